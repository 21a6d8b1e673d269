"""The critical path method: early and late dates, floats, the chain that sets the end.

Exact in integers, and blind to people: what a role can carry is the business of `levelling`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.planning.network.activities import (
    NOTHING,
    Activity,
    Link,
    Span,
    topological_order,
)


@dataclass(frozen=True, slots=True)
class Times:
    """What the critical path method says of one activity.

    `total_float` is measured against the deadline and negative when that cannot be met;
    `free_float` is what may be lost without moving anybody else's early dates or the
    earliest end of the whole. `critical`: any delay moves that end.
    """

    early_start: int
    early_finish: int
    late_start: int
    late_finish: int
    total_float: int
    free_float: int
    critical: bool


def forward_pass(
    activities: Sequence[Activity],
    not_before: Mapping[str, int] = NOTHING,
    *,
    durations: Mapping[str, int] = NOTHING,
    origin: int = 0,
) -> dict[str, Span]:
    """Earliest start and finish of each activity, in topological order.

    Nothing starts before `origin`, nor before its own entry in `not_before`; `durations`
    replaces the activities' own. Raises as `topological_order` does.
    """
    spans: dict[str, Span] = {}
    for activity in topological_order(activities):
        name = activity.id
        duration = durations.get(name, activity.duration)
        start = max(origin, not_before.get(name, origin))
        if activity.after:
            start = earliest_start(activity.after, spans, duration, start)
        spans[name] = (start, start + duration)
    return spans


def earliest_start(
    links: tuple[Link, ...], spans: Mapping[str, Span], duration: int, start: int
) -> int:
    """The first time from `start` on that all links allow, given the predecessors' spans."""
    for link in links:
        began, ended = spans[link.predecessor]
        kind = link.kind
        if kind == "FS":
            bound = ended + link.lag
        elif kind == "SS":
            bound = began + link.lag
        elif kind == "FF":
            bound = ended + link.lag - duration
        else:
            bound = began + link.lag - duration
        if bound > start:
            start = bound
    return start


def backward_pass(
    activities: Sequence[Activity],
    deadline: int,
    *,
    durations: Mapping[str, int] = NOTHING,
    not_after: Mapping[str, int] = NOTHING,
) -> dict[str, Span]:
    """Latest start and finish of each activity that keep `deadline`, in reverse order.

    `not_after` gives single activities an earlier latest finish of their own. The start may be
    negative: the deadline is then out of reach. Raises as `topological_order` does.
    """
    order = topological_order(activities)
    length = {activity.id: durations.get(activity.id, activity.duration) for activity in order}
    latest = dict.fromkeys(length, deadline)
    for name, bound in not_after.items():
        if name in latest:
            latest[name] = min(deadline, bound)
    spans: dict[str, Span] = {}
    for activity in reversed(order):
        name = activity.id
        finish = latest[name]
        start = finish - length[name]
        spans[name] = (start, finish)
        for link in activity.after:
            other = link.predecessor
            kind = link.kind
            bound = (start if kind == "FS" or kind == "SS" else finish) - link.lag
            if kind == "SS" or kind == "SF":
                bound += length[other]
            if bound < latest[other]:
                latest[other] = bound
    return spans


def analyse(
    activities: Sequence[Activity],
    not_before: Mapping[str, int] = NOTHING,
    *,
    durations: Mapping[str, int] = NOTHING,
    origin: int = 0,
    deadline: int | None = None,
) -> dict[str, Times]:
    """Early and late dates, floats and critical flags, in topological order.

    `deadline` is the earliest end of the whole unless given. Raises as `topological_order`.
    """
    order = topological_order(activities)
    early = forward_pass(order, not_before, durations=durations, origin=origin)
    end = max((finish for _, finish in early.values()), default=origin)
    if deadline is None:
        deadline = end
    late = backward_pass(order, deadline, durations=durations)
    free = {name: end - finish for name, (_, finish) in early.items()}
    for activity in order:
        start, finish = early[activity.id]
        for link in activity.after:
            began, ended = early[link.predecessor]
            slack = (
                (start if link.kind == "FS" or link.kind == "SS" else finish)
                - (ended if link.kind == "FS" or link.kind == "FF" else began)
                - link.lag
            )
            free[link.predecessor] = min(free[link.predecessor], slack)
    return {
        name: Times(
            early_start=start,
            early_finish=finish,
            late_start=late[name][0],
            late_finish=late[name][1],
            total_float=late[name][1] - finish,
            free_float=free[name],
            critical=late[name][1] - finish <= deadline - end,
        )
        for name, (start, finish) in early.items()
    }


def critical_path(
    activities: Sequence[Activity],
    not_before: Mapping[str, int] = NOTHING,
    *,
    durations: Mapping[str, int] = NOTHING,
    origin: int = 0,
) -> tuple[str, ...]:
    """One longest chain that sets the end of the whole, first activity first.

    It begins where no predecessor, but `origin` or `not_before`, sets the start. Of several
    chains that are equally long it is always the same one. Raises as `topological_order`.
    """
    order = topological_order(activities)
    spans = forward_pass(order, not_before, durations=durations, origin=origin)
    if not spans:
        return ()
    by_id = {activity.id: activity for activity in order}
    last = max(finish for _, finish in spans.values())
    here: str | None = next(name for name in reversed(spans) if spans[name][1] == last)
    chain: list[str] = []
    while here is not None:
        chain.append(here)
        start, finish = spans[here]
        here = next(
            (
                link.predecessor
                for link in by_id[here].after
                if earliest_start((link,), spans, finish - start, start - 1) == start
            ),
            None,
        )
    return tuple(reversed(chain))
