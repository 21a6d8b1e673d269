"""A network as numbers: for many passes over one shape with changing durations.

What `dates` does by name for whoever asks once, this does by place in the order. An entry of
`after` that the caller replaces by `()` is an activity that no link binds any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.planning.network.activities import Activity, topological_order

FS, SS, FF, SF = range(4)
KINDS = {"FS": FS, "SS": SS, "FF": FF, "SF": SF}

NumberedLinks = tuple[tuple[int, int, int], ...]
"""Each link as (place of the predecessor, kind, lag)."""


class Numbered(NamedTuple):
    """Activities in topological order: `place` of each id, and the links of each place."""

    place: dict[str, int]
    after: tuple[NumberedLinks, ...]


def numbered(activities: Sequence[Activity]) -> Numbered:
    """The network by number. Raises as `topological_order` does."""
    order = topological_order(activities)
    place = {activity.id: at for at, activity in enumerate(order)}
    after = tuple(
        tuple((place[link.predecessor], KINDS[link.kind], link.lag) for link in activity.after)
        for activity in order
    )
    return Numbered(place, after)


def earliest(
    after: Sequence[NumberedLinks], durations: Sequence[int], starts: list[int]
) -> list[int]:
    """Moves each of `starts` to the first time that the links allow; returns the finishes."""
    finishes: list[int] = []
    for at, links in enumerate(after):
        start = starts[at]
        for other, kind, lag in links:
            if kind == FS:
                bound = finishes[other] + lag
            elif kind == SS:
                bound = starts[other] + lag
            elif kind == FF:
                bound = finishes[other] + lag - durations[at]
            else:
                bound = starts[other] + lag - durations[at]
            if bound > start:
                start = bound
        starts[at] = start
        finishes.append(start + durations[at])
    return finishes


def latest(
    after: Sequence[NumberedLinks], durations: Sequence[int], finishes: list[int]
) -> list[int]:
    """Moves each of `finishes` back to the last time that keeps them all; returns the same list."""
    for at in range(len(after) - 1, -1, -1):
        links = after[at]
        if not links:
            continue
        finish = finishes[at]
        start = finish - durations[at]
        for other, kind, lag in links:
            if kind == FS:
                bound = start - lag
            elif kind == SS:
                bound = start - lag + durations[other]
            elif kind == FF:
                bound = finish - lag
            else:
                bound = finish - lag + durations[other]
            if bound < finishes[other]:
                finishes[other] = bound
    return finishes
