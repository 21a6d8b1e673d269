"""The units that every stored number is in, and the few constants that convert them.

Time: working minutes since the start. Work: micro-minutes, that is minutes at the nominal crew
times one million. Rates and factors: millionths. Shares: permille. Meters: 0 to 1000. Money: cents.
"""

MINUTES_PER_HOUR = 60
DAY = 480
WEEK = 5 * DAY
MILLION = 1_000_000
PERMILLE = 1000
METER_TOP = 1000


def days(minutes: int) -> int:
    """Whole working days that `minutes` reach into, rounded up."""
    return -(-minutes // DAY)
