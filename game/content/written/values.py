"""The kinds of value that an author writes, each with its unit, its limits and its words.

Every kind turns what stands in the file into the integer unit of the model: minutes, cents or
permille. A wrong value raises an error that says what is wrong and what to write instead.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from game.model.conditions import LONGEST
from game.model.effects import Estimate
from game.model.units import DAY, METER_TOP, MINUTES_PER_HOUR, PERMILLE, WEEK

OWN_ERROR = "contingency"
"""Type of the errors raised here; their context holds `message` and `remedy`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is written, in words: for the author's reference."""

    words: str


def wrong(message: str, remedy: str) -> PydanticCustomError:
    """An error of a value, as two sentences."""
    return PydanticCustomError(OWN_ERROR, "{message}", {"message": message, "remedy": remedy})


def _kind(words: str, read: Callable[[Any], Any]) -> Any:
    """What stands behind a type in `Annotated`."""
    return PlainValidator(read), Kind(words)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 30 else f'"{value[:27]}…"'
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else str(value)


def _number(value: object, remedy: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(f"This must be a number, not {_shown(value)}.", remedy)
    return Decimal(str(value))


def _within(amount: int, value: object, low: int, high: int, limits: str) -> int:
    if not low <= amount <= high:
        raise wrong(f"{_shown(value)} is outside the range.", f"Write a value {limits}.")
    return amount


def _exact(unit: int, low: int, high: int, limits: str, places: str) -> Callable[[object], int]:
    """Reads a decimal that must come out whole in a unit `unit` times smaller."""

    def read(value: object) -> int:
        amount = _number(value, f"Write a number {limits}.") * unit
        if amount != amount.to_integral_value():
            raise wrong(f"{_shown(value)} has too many decimals.", f"Write at most {places}.")
        return _within(int(amount), value, low, high, limits)

    return read


def _rounded(unit: int, low: int, high: int, limits: str) -> Callable[[object], int]:
    """Reads a decimal and rounds it half up to whole minutes."""

    def read(value: object) -> int:
        amount = _number(value, f"Write a number {limits}.") * unit
        return _within(int(amount.to_integral_value(ROUND_HALF_UP)), value, low, high, limits)

    return read


def _whole(low: int, high: int) -> Callable[[object], int]:
    limits = f"from {low} to {high}"

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise wrong(
                f"This must be a whole number, not {_shown(value)}.", f"Write a number {limits}."
            )
        return _within(value, value, low, high, limits)

    return read


_SPAN = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?) ?(min|h|d|w)", re.ASCII)
_MINUTES = {"min": 1, "h": MINUTES_PER_HOUR, "d": DAY, "w": WEEK}
_LONGEST_DAYS = 3000


def _span(low_days: int) -> Callable[[object], int]:
    lead = "-5 d" if low_days else "5 d"

    def read(value: object) -> int:
        found = _SPAN.fullmatch(value) if isinstance(value, str) and len(value) < 20 else None
        if found is None:
            raise wrong(
                f"This must be a time with its unit, not {_shown(value)}.",
                f"Write for example `{lead}`, `4 h`, `2 w` or `30 min` (working time).",
            )
        amount = Decimal(found[1]) * _MINUTES[found[2]]
        minutes = int(amount.to_integral_value(ROUND_HALF_UP))
        limits = f"from {low_days} d to {_LONGEST_DAYS} d"
        return _within(minutes, value, low_days * DAY, _LONGEST_DAYS * DAY, limits)

    return read


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value) or keyword.iskeyword(value):
        raise wrong(
            f"{_shown(value)} cannot be an id.",
            "Write a letter, then letters, digits or underscores, at most 40; no Python keyword.",
        )
    return value


_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)


def _scenario_id(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", value, re.ASCII):
        raise wrong(
            f"{_shown(value)} cannot be the id of a scenario.",
            "Write small letters, digits and hyphens, beginning with a letter, at most 40.",
        )
    return value


def _text(longest: int, least: int = 1) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str):
            quoted = isinstance(value, bool | int | float)
            remedy = f'Put quotes around it: "{_shown(value)}".' if quoted else "Write a text."
            raise wrong(f"This must be text, not {_shown(value)}.", remedy)
        if len(value.strip()) < least:
            raise wrong("This text is empty.", "Write it, or leave the key out if it is optional.")
        if len(value) > longest:
            raise wrong(
                f"This text has {len(value)} characters.", f"Shorten it to {longest} at most."
            )
        return value

    return read


def _date(value: object) -> date:
    try:
        if isinstance(value, str) and re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise wrong(f"{_shown(value)} is not a date.", "Write year, month, day: `2027-01-04`.")


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(
            f"This must be true or false, not {_shown(value)}.",
            "Write `true` or `false`, without quotes; yes, no, on and off are plain words here.",
        )
    return value


def _range_of(read: Callable[[object], int], example: str) -> Callable[[object], tuple[int, int]]:
    """Reads one value, or a list of the lowest and the highest."""

    def read_range(value: object) -> tuple[int, int]:
        if not isinstance(value, list):
            amount = read(value)
            return amount, amount
        if len(value) != 2:
            raise wrong("A range has two values.", f"Write `{example}`.")
        low, high = read(value[0]), read(value[1])
        if low > high:
            raise wrong("The range is upside down.", f"Write the lower value first: `{example}`.")
        return low, high

    return read_range


def _pair_of(read: Callable[[object], int], example: str) -> Callable[[object], tuple[int, int]]:
    both = _range_of(read, example)

    def read_pair(value: object) -> tuple[int, int]:
        if not isinstance(value, list):
            raise wrong(f"This must be two values, not {_shown(value)}.", f"Write `{example}`.")
        return both(value)

    return read_pair


def _estimate(value: object) -> Estimate:
    example = "`[3, 5, 9]`: optimistic, most likely, pessimistic"
    if not isinstance(value, list) or len(value) != 3:
        raise wrong("This must be three numbers of days.", f"Write for example {example}.")
    low, middle, high = (_positive_days(item) for item in value)
    if not low <= middle <= high:
        raise wrong("The three values do not rise.", f"Write them in this order: {example}.")
    return Estimate(low, middle, high)


class Crew(NamedTuple):
    """Nominal and largest useful full-time equivalent of a role on a task, permille."""

    nominal: int
    largest: int


def _crew(value: object) -> Crew:
    if isinstance(value, list):
        return Crew(*_pair_of(_fte, "[1, 2]")(value))
    nominal = _fte(value)
    return Crew(nominal, max(nominal, min(2 * nominal, nominal + PERMILLE)))


def _point(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("This must be a value and its marks.", "Write for example `[10, 0.6]`.")
    return _figure(value[0]), _marks(value[1])


_figure = _whole(-(10**9), 10**9)
_marks = _exact(PERMILLE, 0, PERMILLE, "from 0 to 1", "three")
_positive_days = _rounded(DAY, 1, _LONGEST_DAYS * DAY, f"above 0, at most {_LONGEST_DAYS}")
_any_days = _rounded(DAY, -_LONGEST_DAYS * DAY, _LONGEST_DAYS * DAY, f"up to {_LONGEST_DAYS}")
_some_days = _rounded(DAY, 0, _LONGEST_DAYS * DAY, f"from 0 to {_LONGEST_DAYS}")
_cents = _exact(100, 0, 10**13, "from 0 on, in USD", "two")
_any_cents = _exact(100, -(10**13), 10**13, "in USD", "two")
_fte = _exact(PERMILLE, 1, 20 * PERMILLE, "above 0, at most 20", "three")

Id = Annotated[str, *_kind("id", _id)]
ScenarioId = Annotated[str, *_kind("id, hyphens allowed", _scenario_id)]
Short = Annotated[str, *_kind("short text", _text(80))]
PersonName = Annotated[str, *_kind("text, at most 14 characters", _text(14))]
Text = Annotated[str, *_kind("text", _text(4000))]
MaybeText = Annotated[str, *_kind("text, may be empty", _text(4000, 0))]
Expression = Annotated[str, *_kind("expression", _text(LONGEST))]
Date = Annotated[date, *_kind("date", _date)]
Flag = Annotated[bool, *_kind("true or false", _flag)]
Time = Annotated[int, *_kind("time", _span(0))]
Lag = Annotated[int, *_kind("time, may be negative", _span(-_LONGEST_DAYS))]
Days = Annotated[int, *_kind("days", _some_days)]
AnyDays = Annotated[int, *_kind("days, may be negative", _any_days)]
AnyDayRange = Annotated[
    tuple[int, int], *_kind("days or [low, high], may be negative", _range_of(_any_days, "[3, 12]"))
]
DayRange = Annotated[
    tuple[int, int], *_kind("days or [low, high]", _range_of(_some_days, "[3, 12]"))
]
ThreePoint = Annotated[Estimate, *_kind("[optimistic, most likely, pessimistic] days", _estimate)]
Hours = Annotated[int, *_kind("hours", _rounded(MINUTES_PER_HOUR, 0, 200 * 60, "from 0 to 200"))]
Usd = Annotated[int, *_kind("USD", _cents)]
UsdRange = Annotated[tuple[int, int], *_kind("USD or [low, high]", _range_of(_cents, "[500, 900]"))]
UsdPair = Annotated[tuple[int, int], *_kind("[low, high] USD", _pair_of(_any_cents, "[0, 9000]"))]
Chance = Annotated[int, *_kind("0 to 1", _marks)]
Share = Annotated[
    int, *_kind("above 0, at most 1", _exact(PERMILLE, 1, PERMILLE, "above 0, at most 1", "three"))
]
Skill = Annotated[
    int, *_kind("0 to 1.5", _exact(PERMILLE, 1, 1500, "above 0, at most 1.5", "three"))
]
Factor = Annotated[
    int, *_kind("factor 0 to 10", _exact(PERMILLE, 0, 10 * PERMILLE, "from 0 to 10", "three"))
]
CrewNeed = Annotated[Crew, *_kind("FTE or [nominal, largest] FTE", _crew)]
Meter = Annotated[int, *_kind("0 to 1000", _whole(0, METER_TOP))]
Change = Annotated[int, *_kind("-1000 to 1000", _whole(-METER_TOP, METER_TOP))]
Percent = Annotated[int, *_kind("0 to 100", _whole(0, 100))]
Count = Annotated[int, *_kind("whole number from 0", _whole(0, 10_000))]
DaysPair = Annotated[
    tuple[int, int],
    *_kind("[low, high] days", _pair_of(_whole(-_LONGEST_DAYS, _LONGEST_DAYS), "[3, 12]")),
]
CountPair = Annotated[
    tuple[int, int], *_kind("[low, high]", _pair_of(_whole(0, 10_000), "[3, 12]"))
]
Point = Annotated[tuple[int, int], *_kind("[value, marks from 0 to 1]", _point)]
Parameter = Annotated[int, *_kind("whole number", _figure)]
