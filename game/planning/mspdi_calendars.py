"""Calendars of an MSPDI file: working times of the week, inheritance, exceptions, work weeks.

Schema: Microsoft Project XML Data Interchange (2007 and later). A calendar defines weekdays
1 (Sunday) to 7; what it leaves out comes from its base, at last from Monday to Friday 8 to 12
and 13 to 17. Day type 0 with a period is an exception of the older kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from game.planning.mspdi_values import Values
from game.planning.safe_xml import Element
from game.planning.worktime import DAY, OFFICE, OFFICE_WEEK, Shifts, WorkTime

MOST_DAYS = 200_000
DAILY, YEARLY, MONTHLY, WEEKLY, EVERY_DAYS = 1, 2, 4, 6, 7


@dataclass(slots=True)
class _Written:
    """A calendar as the file has it; weekdays Monday first."""

    element: Element
    base: str
    week: dict[int, Shifts] = field(default_factory=dict)
    exceptions: dict[int, Shifts] = field(default_factory=dict)


def read_calendars(root: Element, values: Values, around: int) -> dict[str, WorkTime]:
    """The calendars of a project by UID; `around` is a day of the plan. Raises PlanFileError."""
    written: dict[str, _Written] = {}
    days = 0
    for element in root.all("Calendars", "Calendar"):
        uid = values.text(element, "UID")
        if uid in written:
            raise values.refuse(element, f"two calendars have the UID {uid}.")
        found = _Written(element, values.text(element, "BaseCalendarUID", "-1"))
        _read_days(found, values)
        _read_exceptions(found, values)
        days += len(found.exceptions)
        if days > MOST_DAYS:
            raise values.refuse(element, f"more than {MOST_DAYS:,} days of exceptions.")
        written[uid] = found
    return {uid: _made(uid, written, values, around) for uid in written}


def _made(uid: str, written: Mapping[str, _Written], values: Values, around: int) -> WorkTime:
    week: dict[int, Shifts] = {}
    exceptions: dict[int, Shifts] = {}
    seen: set[str] = set()
    here = uid
    while here in written:
        if here in seen:
            raise values.refuse(written[here].element, "calendars are each other's base.")
        seen.add(here)
        week = {**written[here].week, **week}
        exceptions = {**written[here].exceptions, **exceptions}
        here = written[here].base
    shifts = [week.get(day, OFFICE_WEEK[day]) for day in range(7)]
    return WorkTime(shifts, around, exceptions)


def _read_days(found: _Written, values: Values) -> None:
    for element in found.element.all("WeekDays", "WeekDay"):
        kind = values.whole(element, "DayType", 0, most=7)
        shifts = _shifts(element, values)
        if kind:
            found.week[(kind + 5) % 7] = shifts
        else:
            found.exceptions.update(dict.fromkeys(_period(element, values), shifts))
    for element in found.element.all("WorkWeeks", "WorkWeek"):
        week = {
            (values.whole(day, "DayType", 0, most=7) + 5) % 7: _shifts(day, values)
            for day in element.all("WeekDays", "WeekDay")
        }
        for day in _period(element, values):
            if (day + 6) % 7 in week:
                found.exceptions[day] = week[(day + 6) % 7]


def _read_exceptions(found: _Written, values: Values) -> None:
    for element in found.element.all("Exceptions", "Exception"):
        shifts = _shifts(element, values)
        for day in _occurrences(element, values):
            found.exceptions[day] = shifts


def _shifts(element: Element, values: Values) -> Shifts:
    """The working times of a day, sorted and joined; the usual ones where none are written."""
    if not values.flag(element, "DayWorking"):
        return ()
    spans = []
    for each in element.all("WorkingTimes", "WorkingTime"):
        begin = values.clock(each, "FromTime")
        end = values.clock(each, "ToTime") or DAY
        if begin >= end:
            raise values.refuse(each, "a working time ends before it begins.")
        spans.append((begin, end))
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined) or OFFICE


def _period(element: Element, values: Values) -> range:
    """The days from FromDate to ToDate, both included."""
    period = element.find("TimePeriod")
    if period is None:
        raise values.refuse(element, "a period without TimePeriod.")
    first = values.date(period, "FromDate")
    last = values.date(period, "ToDate")
    if first is None or last is None or last < first:
        raise values.refuse(period, "a period must have FromDate and a ToDate not before it.")
    if last - first > MOST_DAYS * DAY:
        raise values.refuse(period, "the period is longer than five centuries.")
    return range(first // DAY, last // DAY + 1)


def _occurrences(element: Element, values: Values) -> Iterator[int]:
    """The days of an exception, which may recur. Raises PlanFileError for unknown patterns."""
    days = _period(element, values)
    kind = values.whole(element, "Type", DAILY, most=9)
    every = max(1, values.whole(element, "Period", 1, most=999))
    counted = values.flag(element, "EnteredByOccurrences")
    left = values.whole(element, "Occurrences", 0, most=MOST_DAYS) if counted else 0
    if kind in (DAILY, EVERY_DAYS):
        chosen: Iterator[int] = iter(days[:: every if kind == EVERY_DAYS else 1])
    elif kind == WEEKLY:
        mask = values.whole(element, "DaysOfWeek", 0, most=127)
        first = days[0] - days[0] % 7
        chosen = (day for day in days if mask >> day % 7 & 1 and (day - first) // 7 % every == 0)
    elif kind in (YEARLY, MONTHLY):
        chosen = _on_date(element, values, days, kind, every)
    else:
        raise values.refuse(element, f"recurring exceptions of type {kind} are not read here.")
    if kind == DAILY or not left:
        return chosen
    return (day for day, _ in zip(chosen, range(left), strict=False))


def _on_date(element: Element, values: Values, days: range, kind: int, every: int) -> Iterator[int]:
    wanted = values.whole(element, "MonthDay", 1, most=31)
    month = values.whole(element, "Month", 0, most=11) + 1
    first = date.fromordinal(days[0])
    for day in days:
        when = first + timedelta(days=day - days[0])
        if when.day != wanted:
            continue
        if kind == YEARLY and when.month == month:
            yield day
        if (
            kind == MONTHLY
            and (12 * (when.year - first.year) + when.month - first.month) % every == 0
        ):
            yield day
