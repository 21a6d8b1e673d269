"""Working minutes as moments of an office day: 8 to 12 and 13 to 17, as plan files write them."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from game.model.calendar import Calendar
from game.model.units import DAY

MORNING, NOON, BREAK = time(8), 240, 60


def begins(calendar: Calendar, minute: int) -> datetime:
    """When something that starts at this minute begins: the first minute of a day is 8:00."""
    return _at(calendar, minute // DAY, minute % DAY, after_lunch=minute % DAY >= NOON)


def ends(calendar: Calendar, minute: int) -> datetime:
    """When something that ends at this minute is over: the last minute of a day is 17:00."""
    if minute <= 0:
        return begins(calendar, 0)
    day, rest = divmod(minute - 1, DAY)
    return _at(calendar, day, rest + 1, after_lunch=rest + 1 > NOON)


def _at(calendar: Calendar, day: int, rest: int, *, after_lunch: bool) -> datetime:
    minutes = rest + BREAK if after_lunch else rest
    start = datetime.combine(calendar.date_at(day * DAY), MORNING)
    return start + timedelta(minutes=minutes)
