"""Tables of cumulative planned value, earned value and cost, read from CSV text.

Columns `period,pv,ev,ac` in any order, and optional `bac` and `planned_periods`. Rows ahead of
the status date leave `ev` and `ac` empty: they are the rest of the plan. Whole periods below
1,000 are times; anything else (dates, names) is a label, and rows are counted from 1.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from game.errors import PlanFileError
from game.planning.earned_value import Figures, Point, Status, figures

NEEDED = ("period", "pv", "ev", "ac")
OPTIONAL = ("bac", "planned_periods")
MOST_ROWS = 20_000
LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Row:
    """A status date: its label, values, budget at completion, and all that follows from them."""

    label: str
    status: Status
    bac: float
    figures: Figures


@dataclass(frozen=True, slots=True)
class StatusTable:
    """What a file says: the status dates, the plan's curve, its length where known."""

    rows: tuple[Row, ...]
    plan: tuple[Point, ...]
    bac: float
    planned_periods: float | None


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    label: str
    pv: float
    ev: float | None
    ac: float | None
    bac: float | None
    planned: float | None


def read_status_table(text: str, source: str) -> StatusTable:
    """All figures for each row with an earned value; `source` names the file in errors.

    Without `bac` the budget is the largest planned value; without `planned_periods` the plan
    ends where it first reaches the budget. Raises PlanFileError with the line.
    """
    lines = _lines(text, source)
    times = _times(lines, source)
    largest = max(line.pv for line in lines)
    bac = next((line.bac for line in reversed(lines) if line.bac is not None), largest)
    plan = tuple(zip(times, (line.pv for line in lines), strict=True))
    planned = next((line.planned for line in lines if line.planned is not None), None)
    if planned is None:
        planned = next((at for at, pv in plan if pv >= bac), None)
    budget = next((line.bac for line in lines if line.bac is not None), bac)
    rows = []
    for at, line in zip(times, lines, strict=True):
        budget = budget if line.bac is None else line.bac
        if line.pv > budget:
            _refuse(source, line.number, f"pv {line.pv:g} is more than bac {budget:g}.")
        if line.ev is None or line.ac is None:
            continue
        if line.ev > budget:
            _refuse(source, line.number, f"ev {line.ev:g} is more than bac {budget:g}.")
        status = Status(at, line.pv, line.ev, line.ac)
        rows.append(Row(line.label, status, budget, figures(status, budget, plan, planned)))
    if not rows:
        raise PlanFileError(source, "no row has both an ev and an ac.")
    return StatusTable(tuple(rows), plan, bac, planned)


def _refuse(source: str, line: int, problem: str) -> None:
    raise PlanFileError(source, problem, line)


def _lines(text: str, source: str) -> list[_Line]:
    """The rows as written, each value checked by itself, planned value never falling."""
    if "\0" in text:
        raise PlanFileError(source, "this is not a text file.")
    reader = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    columns: list[str] = []
    lines: list[_Line] = []
    try:
        for row in reader:
            words = [word.strip() for word in row]
            if not any(words):
                continue
            if not columns:
                columns = [word.lower() for word in words]
                _check_columns(columns, source, reader.line_num)
                continue
            if len(words) != len(columns):
                count = f"{len(words)} values for {len(columns)} columns."
                raise PlanFileError(source, count, reader.line_num)
            if len(lines) == MOST_ROWS:
                raise PlanFileError(source, f"more than {MOST_ROWS:,} rows.", reader.line_num)
            line = _line(dict(zip(columns, words, strict=True)), source, reader.line_num)
            if lines and line.pv < lines[-1].pv:
                problem = f"pv falls from {lines[-1].pv:g} to {line.pv:g}, but it is cumulative."
                raise PlanFileError(source, problem, line.number)
            lines.append(line)
    except csv.Error as error:
        raise PlanFileError(source, f"this is not CSV ({error}).", reader.line_num) from None
    if not lines:
        raise PlanFileError(source, "there are no rows of figures.")
    if lines[-1].pv <= 0 and not any(line.bac for line in lines):
        raise PlanFileError(source, "there is neither a planned value nor a bac.")
    return lines


def _check_columns(columns: Iterable[str], source: str, line: int) -> None:
    seen: set[str] = set()
    for column in columns:
        if column in seen:
            _refuse(source, line, f"the column {column} is there twice.")
        if column not in NEEDED + OPTIONAL:
            known = ", ".join(NEEDED + OPTIONAL)
            _refuse(source, line, f"the column {column!r} is unknown; known are {known}.")
        seen.add(column)
    missing = [column for column in NEEDED if column not in seen]
    if missing:
        _refuse(source, line, f"the first line lacks the column {', '.join(missing)}.")


def _line(words: dict[str, str], source: str, number: int) -> _Line:
    def value(column: str, *, least: Callable[[float], bool] = lambda _: True) -> float | None:
        word = words.get(column, "")
        if not word:
            return None
        try:
            found = float(word)
        except ValueError:
            found = math.nan
        if math.isnan(found) or not word.isascii() or "_" in word:
            raise PlanFileError(source, f"{column} {word[:40]!r} is not a number.", number)
        if not 0 <= found <= LARGEST or not least(found):
            above = "above 0" if column in OPTIONAL else "0 or more"
            raise PlanFileError(source, f"{column} {word[:40]} must be {above}.", number)
        return found

    if not words["period"]:
        raise PlanFileError(source, "the period is empty.", number)
    pv = value("pv")
    ev, ac = value("ev"), value("ac")
    if pv is None:
        raise PlanFileError(source, "the pv is empty.", number)
    if (ev is None) != (ac is None):
        missing = "ev" if ev is None else "ac"
        raise PlanFileError(source, f"the {missing} is empty, but the other is not.", number)
    positive = {"least": lambda found: found > 0}
    bac = value("bac", **positive)
    return _Line(number, words["period"], pv, ev, ac, bac, value("planned_periods", **positive))


def _times(lines: list[_Line], source: str) -> list[float]:
    """The time of each row in periods: its own whole number, or else its place in the table."""
    words = [line.label for line in lines]
    if not all(word.isascii() and word.isdecimal() and len(word) <= 3 for word in words):
        return [float(index) for index in range(1, len(lines) + 1)]
    for before, line in pairwise(lines):
        if int(line.label) <= int(before.label):
            problem = f"period {line.label} does not come after period {before.label}."
            raise PlanFileError(source, problem, line.number)
    return [float(word) for word in words]
