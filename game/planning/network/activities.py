"""What a network is made of: activities, links, demands, and the order they can be done in.

Only data and their order live here; dates are computed in `dates`, resources in `levelling`.
Time is a plain count (in the game: working minutes), demand is permille of a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from types import MappingProxyType
from typing import Literal

from game.errors import CycleError, PlanError

LinkKind = Literal["FS", "SS", "FF", "SF"]
Span = tuple[int, int]
"""Start and finish."""

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency on `predecessor`; `lag` in the unit of time, negative for a lead."""

    predecessor: str
    kind: LinkKind = "FS"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Demand:
    """What an activity holds of a role from its start to its finish."""

    role: str
    permille: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes time; `duration` 0 is a milestone and holds nobody.

    `demand` names each role at most once.
    """

    id: str
    duration: int
    after: tuple[Link, ...] = ()
    demand: tuple[Demand, ...] = ()


def topological_order(activities: Sequence[Activity]) -> Sequence[Activity]:
    """The activities, each behind its predecessors; where that leaves a choice, as given.

    Raises CycleError, and PlanError for an unknown predecessor or an id used twice.
    """
    seen: set[str] = set()
    for activity in activities:
        for link in activity.after:
            if link.predecessor not in seen:
                return _sort(activities)
        seen.add(activity.id)
    if len(seen) != len(activities):
        return _sort(activities)
    return activities


def _sort(activities: Sequence[Activity]) -> Sequence[Activity]:
    position = {activity.id: index for index, activity in enumerate(activities)}
    if len(position) != len(activities):
        raise PlanError("Two activities have the same id.")
    followers: list[list[int]] = [[] for _ in activities]
    waiting = [len(activity.after) for activity in activities]
    for index, activity in enumerate(activities):
        for link in activity.after:
            if link.predecessor not in position:
                raise PlanError(f"{activity.id} follows {link.predecessor}, which does not exist.")
            followers[position[link.predecessor]].append(index)
    ready = [index for index, count in enumerate(waiting) if count == 0]
    order: list[Activity] = []
    while ready:
        index = heappop(ready)
        order.append(activities[index])
        for follower in followers[index]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heappush(ready, follower)
    if len(order) != len(activities):
        raise CycleError(_cycle([activities[i] for i, count in enumerate(waiting) if count]))
    return order


def _cycle(stuck: Sequence[Activity]) -> tuple[str, ...]:
    """One circle among activities of which each waits for another of them."""
    waits_for = {activity.id: activity for activity in stuck}
    path: dict[str, None] = {}
    here = stuck[0].id
    while here not in path:
        path[here] = None
        here = next(
            link.predecessor for link in waits_for[here].after if link.predecessor in waits_for
        )
    walked = list(path)
    circle = walked[walked.index(here) :][::-1]
    first = circle.index(next(name for name in waits_for if name in circle))
    return (*circle[first:], *circle[:first])
