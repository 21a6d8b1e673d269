"""Levelling over several calendars: the serial scheme on clock times.

A job holds what it demands from its start to its finish by the clock, nights included. Jobs
whose span is fixed hold theirs whatever others need; everybody else waits for room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from game.planning.dated import Job, in_order, place
from game.planning.network import Demand, Span


class _Profile:
    """What is held of one role over time."""

    def __init__(self, available: int) -> None:
        self.available = available
        self.times = [-1]
        self.held = [0]

    def wait(self, begin: int, end: int, wanted: int) -> int:
        """`begin` if there is room until `end`, else the first time at which room may return."""
        index = bisect_right(self.times, begin) - 1
        while index < len(self.times) and (self.times[index] < end):
            if self.held[index] + wanted > self.available:
                while index < len(self.times) and self.held[index] + wanted > self.available:
                    index += 1
                return self.times[index] if index < len(self.times) else begin
            index += 1
        return begin

    def book(self, begin: int, end: int, wanted: int) -> None:
        first = self._cut(begin)
        for index in range(first, self._cut(end)):
            self.held[index] += wanted

    def _cut(self, time: int) -> int:
        index = bisect_left(self.times, time)
        if index == len(self.times) or self.times[index] != time:
            self.times.insert(index, time)
            self.held.insert(index, self.held[index - 1])
        return index


def level_dated(
    jobs: Sequence[Job],
    start: int,
    demands: Mapping[str, Sequence[Demand]],
    capacity: Mapping[str, int],
    priority: Mapping[str, int],
) -> dict[str, Span]:
    """Spans by the clock: lowest `priority` first among jobs whose predecessors are placed.

    A demand above `capacity` takes all there is. Raises as `early_dates` does.
    """
    order = in_order(jobs)
    profiles = {role: _Profile(available) for role, available in capacity.items()}
    followers: dict[str, list[int]] = {job.id: [] for job in order}
    waiting = [len(job.after) for job in order]
    for index, job in enumerate(order):
        for tie in job.after:
            followers[tie.predecessor].append(index)
        if job.limits.fixed is not None:
            _book(job.limits.fixed, demands.get(job.id, ()), profiles)
    ready = [(priority[order[i].id], i) for i, count in enumerate(waiting) if not count]
    heapify(ready)
    placed: dict[str, Span] = {}
    while ready:
        job = order[heappop(ready)[1]]
        wanted = demands.get(job.id, ())
        span = place(job, placed, start)
        if job.limits.fixed is None and span[0] < span[1] and wanted:
            free = _free(job, placed, span, wanted, profiles)
            _book(free, wanted, profiles)
            span = free
        placed[job.id] = span
        for follower in followers[job.id]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heappush(ready, (priority[order[follower].id], follower))
    return placed


def _free(
    job: Job,
    placed: Mapping[str, Span],
    span: Span,
    wanted: Sequence[Demand],
    profiles: Mapping[str, _Profile],
) -> Span:
    """The first span from `span` on that has room for everything; pinned dates stay."""
    pinned = job.limits.start_on is not None or job.limits.finish_on is not None
    while not pinned:
        later = span[0]
        for demand in wanted:
            profile = profiles[demand.role]
            amount = min(demand.permille, profile.available)
            later = max(later, profile.wait(*span, amount))
        if later == span[0]:
            break
        span = place(job, placed, later)
    return span


def _book(span: Span, wanted: Sequence[Demand], profiles: Mapping[str, _Profile]) -> None:
    for demand in wanted:
        profile = profiles[demand.role]
        profile.book(*span, min(demand.permille, profile.available))
