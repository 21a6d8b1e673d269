"""Schedules that respect people: the serial schedule-generation scheme.

After Kelley (1963), with the latest-finish rule as in Kolisch (1996). Capacity and demand are
permille of a person and constant over time; who fills a role is the caller's business.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from game.errors import CapacityError
from game.planning.network.activities import (
    NOTHING,
    Activity,
    Demand,
    Link,
    Span,
    topological_order,
)
from game.planning.network.dates import backward_pass, earliest_start, forward_pass


def level(
    activities: Sequence[Activity],
    capacity: Mapping[str, int],
    not_before: Mapping[str, int] = NOTHING,
    *,
    durations: Mapping[str, int] = NOTHING,
    priority: Mapping[str, int] = NOTHING,
    origin: int = 0,
) -> dict[str, Span]:
    """Start and finish of each activity, precedence and capacity kept, as they were placed.

    The serial scheme: of the activities whose predecessors are placed, the one with the
    lowest priority goes next, at the earliest time that has room for all it demands; ties
    by topological order. The priority is the latest finish without resources, except where
    `priority` names another. Roles that `capacity` leaves out have none. Raises
    CapacityError where a demand exceeds it, otherwise as `topological_order` does.
    """
    order = topological_order(activities)
    early = forward_pass(order, not_before, durations=durations, origin=origin)
    end = max((finish for _, finish in early.values()), default=origin)
    late = backward_pass(order, end, durations=durations)
    profiles: dict[str, _Profile] = {}
    followers: dict[str, list[int]] = {activity.id: [] for activity in order}
    rank: list[int] = []
    waiting: list[int] = []
    for index, activity in enumerate(order):
        for demand in activity.demand:
            available = capacity.get(demand.role, 0)
            if demand.permille > available:
                raise CapacityError(activity.id, demand.role, demand.permille, available)
            if demand.role not in profiles:
                profiles[demand.role] = _Profile(origin, available)
        for link in activity.after:
            followers[link.predecessor].append(index)
        rank.append(priority.get(activity.id, late[activity.id][1]))
        waiting.append(len(activity.after))
    ready = [(rank[index], index) for index, count in enumerate(waiting) if count == 0]
    heapify(ready)
    placed: dict[str, Span] = {}
    while ready:
        _, index = heappop(ready)
        activity = order[index]
        name = activity.id
        start, finish = early[name]
        duration = finish - start
        start = earliest_start(activity.after, placed, duration, start)
        if duration > 0 and activity.demand:
            start = _room(activity.demand, profiles, start, duration)
            for demand in activity.demand:
                profiles[demand.role].book(start, start + duration, demand.permille)
        placed[name] = (start, start + duration)
        for follower in followers[name]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heappush(ready, (rank[follower], follower))
    return placed


def hand_overs(
    activities: Sequence[Activity], capacity: Mapping[str, int], spans: Mapping[str, Span]
) -> tuple[Activity, ...]:
    """The activities with a link from each to those that take over its people.

    `spans` is a schedule within capacity, as `level` makes one. A forward pass over the
    result ends no later, and stays within capacity whatever becomes of the durations of
    activities that had one: the levelled sequence at the price of a network without
    resources. People go to what follows their last activity anyway; otherwise those who
    have been free for longest are taken (chaining, Policella et al. 2007).

    An activity that a lead or an SF link lets finish before one it follows begins hands
    nothing on to that one, because the link would close a circle.
    """
    order = sorted(topological_order(activities), key=lambda activity: spans[activity.id][0])
    place = {activity.id: index for index, activity in enumerate(order)}
    followers: dict[str, list[str]] = {activity.id: [] for activity in order}
    backward = False
    for activity in order:
        for link in activity.after:
            followers[link.predecessor].append(activity.id)
            backward = backward or place[link.predecessor] > place[activity.id]
    # free people of each role: since when, after which activity, how much in permille
    pools: dict[str, list[tuple[int, str | None, int]]] = {}
    linked: list[Activity] = []
    for activity in order:
        start, finish = spans[activity.id]
        givers: dict[str, None] = {}
        known = {link.predecessor for link in activity.after if link.kind == "FS" and link.lag >= 0}
        for demand in activity.demand if finish > start else ():
            pool = pools.get(demand.role, [(start, None, capacity[demand.role])])
            pool.sort(key=lambda share: (share[1] not in known, share[1] is not None, share[0]))
            needed = demand.permille
            rest: list[tuple[int, str | None, int]] = [(finish, activity.id, needed)]
            for since, giver, permille in pool:
                taken = min(needed, permille) if since <= start else 0
                needed -= taken
                if taken and giver is not None and giver not in known:
                    givers[giver] = None
                if taken < permille:
                    rest.append((since, giver, permille - taken))
            pools[demand.role] = rest
        if backward and givers:
            for name in _behind(followers, activity.id):
                givers.pop(name, None)
        for name in givers:
            followers[name].append(activity.id)
        links = tuple(Link(name) for name in givers)
        linked.append(replace(activity, after=activity.after + links) if links else activity)
    return tuple(topological_order(linked))


def _behind(followers: Mapping[str, Sequence[str]], name: str) -> set[str]:
    """Everything that follows an activity, directly or through others."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for follower in followers[ahead.pop()]:
            if follower not in found:
                found.add(follower)
                ahead.append(follower)
    return found


def _room(
    demands: tuple[Demand, ...], profiles: Mapping[str, _Profile], start: int, duration: int
) -> int:
    """The earliest time from `start` at which every role has room for the whole duration."""
    while True:
        begun = start
        for demand in demands:
            start = profiles[demand.role].room(start, duration, demand.permille)
        if start == begun:
            return start


class _Profile:
    """What is free of one role over time: `free[i]` permille from `times[i]` on."""

    __slots__ = ("free", "times")

    def __init__(self, origin: int, capacity: int) -> None:
        self.times = [origin]
        self.free = [capacity]

    def room(self, start: int, duration: int, permille: int) -> int:
        """The earliest time from `start` with `permille` free throughout `duration`."""
        times = self.times
        free = self.free
        index = bisect_right(times, start) - 1
        finish = start + duration
        while index < len(times) and times[index] < finish:
            if free[index] < permille:
                start = times[index + 1]
                finish = start + duration
            index += 1
        return start

    def book(self, start: int, finish: int, permille: int) -> None:
        """Take `permille` from `start` to `finish`; the caller knows that there is room."""
        for index in range(self._cut(start), self._cut(finish)):
            self.free[index] -= permille

    def _cut(self, time: int) -> int:
        """The index of the stretch that begins at `time`, made by cutting one if need be."""
        index = bisect_left(self.times, time)
        if index == len(self.times) or self.times[index] != time:
            self.times.insert(index, time)
            self.free.insert(index, self.free[index - 1])
        return index
