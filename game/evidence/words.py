"""Figures and dates as the documents write them. Units as in `game/model/units.py`.

A minus is U+2212, money has its currency in the column or in front, a day stands before its date.
"""

from __future__ import annotations

import re
from datetime import date

from game.evidence.blocks import Cell, Run, Style
from game.model.calendar import Calendar
from game.model.units import DAY

MINUS = "\N{MINUS SIGN}"
_MINUS = re.compile(r"(?<![\w.,)])-(?=\d)")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEVELS = {"learner": "learner", "practitioner": "practitioner", "expert": "expert"}
COLOURS = {"ok": "On track", "warn": "At risk", "bad": "Off track", "unknown": "Not known"}


def typographic(text: str) -> str:
    """A text of the scenario in one paragraph, its negative figures with a minus."""
    return _MINUS.sub(MINUS, " ".join(text.split()))


def number(value: int) -> str:
    """1317400 → "1,317,400"."""
    return f"{value:,}".replace("-", MINUS)


def decimal(value: float, places: int = 1) -> str:
    """With `places` decimals and a typographic minus."""
    text = f"{value:.{places}f}".replace("-", MINUS)
    return text.removeprefix(MINUS) if float(text.replace(MINUS, "-")) == 0 else text


def short(value: float) -> str:
    """One decimal where it says something: "2.5", "3"."""
    return decimal(value).removesuffix(".0")


def signed(value: float) -> str:
    """A difference: "+7", "−2.5", "0"."""
    text = short(value)
    return f"+{text}" if value > 0 and text != "0" else text


def points(hundredths: int) -> str:
    """Score points from hundredths: "61.6"."""
    return decimal(hundredths / 100)


def signed_points(hundredths: int) -> str:
    """A gain or a loss in score points: "+2.1", "−0.4"."""
    text = points(hundredths)
    return f"+{text}" if hundredths > 0 and text != "0.0" else text


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 risk", "3 risks"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def whole(cents: int) -> int:
    """Cents to the nearest whole unit of money."""
    size = (abs(cents) + 50) // 100
    return -size if cents < 0 else size


def amount(cents: int) -> str:
    """Whole units of money without the currency."""
    return number(whole(cents))


def day(minute: int) -> str:
    """ "day 41"; "–" for a moment that is not known."""
    return f"day {minute // DAY}" if minute >= 0 else "–"


def finish_day(minute: int) -> int:
    """The working day by whose end a finish is reached."""
    return -(-minute // DAY)


def finish(minute: int) -> str:
    """A finish: "day 42" for any moment after day 41."""
    return f"day {finish_day(minute)}" if minute >= 0 else "–"


def long_date(when: date) -> str:
    """ "Mon 1 Mar 2027" """
    return f"{WEEKDAYS[when.weekday()]} {plain_date(when)}"


def plain_date(when: date) -> str:
    """ "1 Mar 2027" """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def finish_date(calendar: Calendar, minute: int) -> date:
    """The date on which a finish is reached (the last working day that it needs)."""
    return calendar.date_at(max(0, minute - 1))


def moment(calendar: Calendar, minute: int) -> str:
    """ "day 41, Mon 1 Mar 2027" """
    return f"{day(minute)}, {long_date(calendar.date_at(minute))}"


# Cells


def money_cell(cents: int, style: Style = "plain") -> Cell:
    """Whole money, right-aligned by its column."""
    return Cell((Run(amount(cents), style),), whole(cents), "money")


def percent_cell(permille: int, style: Style = "plain") -> Cell:
    """A probability or a share; "–" where it is not known (below 0)."""
    if permille < 0:
        return dash()
    return Cell((Run(f"{short(permille / 10)} %", style),), permille / 1000, "percent")


def days_cell(minutes: int | None, style: Style = "plain") -> Cell:
    """A duration in working days."""
    if minutes is None:
        return dash()
    return Cell((Run(short(minutes / DAY), style),), round(minutes / DAY, 2), "days")


def count_cell(value: int, style: Style = "plain") -> Cell:
    """A whole number."""
    return Cell((Run(number(value), style),), value, "count")


def index_cell(value: float | None) -> Cell:
    """An index with two decimals, "–" where it has no divisor."""
    return dash() if value is None else Cell((Run(decimal(value, 2)),), round(value, 4), "index")


def day_cell(minute: int) -> Cell:
    """The number of a finish day."""
    return dash() if minute < 0 else count_cell(finish_day(minute))


def date_cell(when: date | None) -> Cell:
    """A date; "–" for none."""
    return dash() if when is None else Cell((Run(plain_date(when)),), when, "date")


def dash() -> Cell:
    """Nothing to say here."""
    return Cell((Run("–", "muted"),))
