"""Instances of the Project Scheduling Problem Library, in its `.sm` format (one mode).

Format: Kolisch & Sprecher (1997), "PSPLIB – a project scheduling problem library". Times are
the file's periods, demands and capacities the file's units; roles are called R1, R2 …
"""

from __future__ import annotations

from dataclasses import dataclass

from game.errors import PlanFileError
from game.planning.network import Activity, Demand, Link

MOST_JOBS = 20_000


@dataclass(frozen=True, slots=True)
class Instance:
    """The jobs of a file, dummy source and sink included, and what there is of each role."""

    activities: tuple[Activity, ...]
    capacity: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    numbers: list[int]


def read_psplib(text: str, source: str) -> Instance:
    """The instance in a text; `source` names the file in errors.

    Raises PlanFileError with the line for what is not a single-mode instance with renewable
    resources.
    """
    lines = text.splitlines()
    precedence = _table(lines, "PRECEDENCE RELATIONS", 1, source)
    requests = _table(lines, "REQUESTS/DURATIONS", 2, source)
    available = _table(lines, "RESOURCEAVAILABILITIES", 1, source)[0]
    if len(precedence) > MOST_JOBS:
        raise PlanFileError(source, f"more than {MOST_JOBS:,} jobs.", precedence[0].line)
    roles = [f"R{number}" for number in range(1, len(available.numbers) + 1)]
    predecessors: dict[int, list[Link]] = {}
    for row in precedence:
        if len(row.numbers) < 3 or len(row.numbers) != 3 + row.numbers[2]:
            raise PlanFileError(source, "the number of successors is not what it says.", row.line)
        if row.numbers[1] != 1:
            raise PlanFileError(source, "jobs with several modes are not read here.", row.line)
        if predecessors.setdefault(row.numbers[0], []):
            raise PlanFileError(source, f"job {row.numbers[0]} is there twice.", row.line)
    if len(predecessors) != len(precedence):
        raise PlanFileError(source, "a job is there twice.", precedence[0].line)
    for row in precedence:
        for successor in row.numbers[3:]:
            if successor not in predecessors:
                raise PlanFileError(source, f"there is no job {successor}.", row.line)
            predecessors[successor].append(Link(str(row.numbers[0])))
    activities = []
    for row in requests:
        if len(row.numbers) != 3 + len(roles):
            problem = f"{len(row.numbers)} numbers where {3 + len(roles)} are wanted."
            raise PlanFileError(source, problem, row.line)
        job, _, duration, *units = row.numbers
        links = predecessors.pop(job, None)
        if links is None:
            raise PlanFileError(source, f"job {job} is unknown or there twice.", row.line)
        demand = tuple(Demand(role, held) for role, held in zip(roles, units, strict=True) if held)
        activities.append(Activity(str(job), duration, tuple(links), demand))
    if predecessors:
        raise PlanFileError(source, f"job {min(predecessors)} has no duration.", requests[0].line)
    return Instance(tuple(activities), dict(zip(roles, available.numbers, strict=True)))


def _table(lines: list[str], title: str, heads: int, source: str) -> list[_Row]:
    """The rows of whole numbers under a title and its heads, up to a line of asterisks."""
    start = next((i for i, line in enumerate(lines) if line.strip().startswith(title)), None)
    if start is None:
        raise PlanFileError(source, f"the table {title} is missing.")
    rows = []
    for index in range(start + 1 + heads, len(lines)):
        words = lines[index].split()
        if not words or words[0].startswith("*"):
            break
        if not all(word.isascii() and word.isdecimal() and len(word) < 10 for word in words):
            raise PlanFileError(source, f"whole numbers are wanted under {title}.", index + 1)
        rows.append(_Row(index + 1, [int(word) for word in words]))
    if not rows:
        raise PlanFileError(source, f"the table {title} is empty.", start + 1)
    return rows
