"""Plans to test with: small random networks, and the reference instances where they lie."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from game.planning.network import Activity, Demand, Link, LinkKind, Span
from game.planning.psplib import read_psplib

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "psplib"
KINDS: tuple[LinkKind, ...] = ("FS", "SS", "FF", "SF")
CAPACITY = {"SYS": 2000, "DBA": 1000, "NET": 500}


@st.composite
def plans(
    draw: st.DrawFn,
    kinds: tuple[LinkKind, ...] = KINDS,
    lags: st.SearchStrategy[int] | None = None,
) -> tuple[Activity, ...]:
    """Up to twelve activities with links of all kinds, demands within CAPACITY, any order."""
    lags = st.integers(-600, 600) if lags is None else lags
    activities = []
    for index in range(draw(st.integers(1, 12))):
        before = draw(st.sets(st.integers(0, index - 1), max_size=3)) if index else set()
        links = tuple(
            Link(f"T{other}", draw(st.sampled_from(kinds)), draw(lags)) for other in sorted(before)
        )
        roles = draw(st.sets(st.sampled_from(sorted(CAPACITY))))
        demand = tuple(Demand(role, draw(st.integers(1, CAPACITY[role]))) for role in sorted(roles))
        activities.append(Activity(f"T{index}", draw(st.integers(0, 2400)), links, demand))
    return tuple(draw(st.permutations(activities)))


def starts() -> st.SearchStrategy[dict[str, int]]:
    """Some activities that may not begin before a time of their own."""
    names = [f"T{index}" for index in range(12)]
    return st.dictionaries(st.sampled_from(names), st.integers(-500, 5000), max_size=4)


def broken_links(activities: tuple[Activity, ...], spans: dict[str, Span]) -> list[str]:
    """The links that a schedule does not keep, in words."""
    broken = []
    for activity in activities:
        start, finish = spans[activity.id]
        for link in activity.after:
            began, ended = spans[link.predecessor]
            kept = {
                "FS": start >= ended + link.lag,
                "SS": start >= began + link.lag,
                "FF": finish >= ended + link.lag,
                "SF": finish >= began + link.lag,
            }[link.kind]
            if not kept:
                broken.append(f"{link.predecessor} {link.kind}{link.lag:+} {activity.id}")
    return broken


def overbooked(
    activities: tuple[Activity, ...], spans: dict[str, Span], capacity: dict[str, int]
) -> list[str]:
    """The roles and times at which a schedule holds more people than there are."""
    found = []
    for role, available in capacity.items():
        held = [
            (*spans[activity.id], demand.permille)
            for activity in activities
            for demand in activity.demand
            if demand.role == role
        ]
        for time, _, _ in held:
            used = sum(permille for start, finish, permille in held if start <= time < finish)
            if used > available:
                found.append(f"{role} at {time}: {used} of {available}")
    return found


@dataclass(frozen=True, slots=True)
class Instance:
    """A reference instance with its proven figures (durations and demands in its own units)."""

    name: str
    family: str
    activities: tuple[Activity, ...]
    capacity: dict[str, int]
    cpm_length: int
    lower: int
    best_known: int
    parallel_makespan: int
    serial_makespan: int


def instances() -> list[Instance]:
    """The reference instances; none where the data are absent."""
    table = REFERENCE / "reference.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as rows:
        return [_instance(row) for row in csv.DictReader(rows)]


def _instance(row: dict[str, str]) -> Instance:
    name = row["instance"]
    found = read_psplib((REFERENCE / f"{name}.sm").read_text(encoding="utf-8"), name)
    return Instance(
        name=name,
        family=row["set"],
        activities=found.activities,
        capacity=found.capacity,
        cpm_length=int(row["cpm_length"]),
        lower=int(row["best_known_lower"]),
        best_known=int(row["best_known_upper"]),
        parallel_makespan=int(row["parallel_sgs_lft"]),
        serial_makespan=int(row["serial_sgs_lft"]),
    )
