"""A plan as the desk shows it, whatever file it came from, and its JSON.

Times are working minutes since the start by the plan's own calendar (for `.sm` files: periods).
Where there is a calendar, dates are exact even for tasks that work by another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from game.planning.network import Span, Times
from game.planning.worktime import DAY


@dataclass(frozen=True, slots=True)
class Line:
    """One task: its times, where it is scheduled, and the same as dates if there are any.

    `dates` are early start and finish, late start and finish, scheduled start and finish, in
    clock minutes.
    """

    id: str
    name: str
    times: Times
    span: Span
    dates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole plan; `levelled_length` is None unless it was levelled."""

    title: str
    unit: str
    lines: tuple[Line, ...]
    length: int
    levelled_length: int | None = None
    start: int | None = None
    risk: Mapping[str, Any] = field(default_factory=dict)


def iso(minutes: int) -> str:
    """A clock time as an ISO date and time."""
    day = datetime.fromordinal(minutes // DAY)
    return day.replace(hour=minutes % DAY // 60, minute=minutes % 60).isoformat()


def as_json(sheet: Sheet) -> dict[str, Any]:
    """The object that scripts read; see `contingency plan` in the README."""
    found: dict[str, Any] = {
        "title": sheet.title,
        "unit": sheet.unit,
        "length": sheet.length,
        "levelled_length": sheet.levelled_length,
        "tasks": [_task(line) for line in sheet.lines],
    }
    if sheet.start is not None:
        found["start"] = iso(sheet.start)
        found["finish"] = iso(max((line.dates[5] for line in sheet.lines), default=sheet.start))
    if sheet.risk:
        found["risk"] = dict(sheet.risk)
    return found


def _task(line: Line) -> dict[str, Any]:
    times = line.times
    found: dict[str, Any] = {
        "id": line.id,
        "name": line.name,
        "early_start": times.early_start,
        "early_finish": times.early_finish,
        "late_start": times.late_start,
        "late_finish": times.late_finish,
        "total_float": times.total_float,
        "free_float": times.free_float,
        "critical": times.critical,
        "start": line.span[0],
        "finish": line.span[1],
    }
    if line.dates:
        names = ("early_start", "early_finish", "late_start", "late_finish")
        for name, date in zip(names, line.dates, strict=False):
            found[f"{name}_date"] = iso(date)
        found["start_minutes"], found["finish_minutes"] = line.span
        found["start"], found["finish"] = iso(line.dates[4]), iso(line.dates[5])
    return found
