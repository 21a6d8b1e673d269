"""Serial and parallel schedule generation, fast enough to be asked thousands of times.

A `Shop` holds a network in plain lists by position, in topological order. The idea to read on
with: what is free of all roles at one time is a single whole number, a field of bits for each
role with one guard bit above it. Demand fits when subtracting it leaves every guard bit set.

Schemes after Kelley (1963) and Brooks & White (1965), priority rules after Kolisch (1996),
"Serial and parallel resource-constrained project scheduling methods revisited".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal

from game.errors import CapacityError
from game.planning.network import (
    Activity,
    Span,
    backward_pass,
    forward_pass,
    topological_order,
)
from game.planning.network.activities import NOTHING

Rule = Literal["LFT", "LST", "MSLK", "MTS", "GRPW", "SPT"]
RULES: tuple[Rule, ...] = ("LFT", "LST", "MSLK", "MTS", "GRPW", "SPT")
"""Latest finish, latest start, least slack, most successors, greatest rank positional weight
(own duration and that of the direct successors), shortest processing time."""


@dataclass(frozen=True, slots=True)
class Shop:
    """A network to be levelled, by position.

    `links[i]` are pairs (where, plus): activity i starts no earlier than `dates[where] + plus`,
    where `dates` are all starts and then all finishes. `followers[i]` are those with a link to
    i, once for each. `free` is the capacity with its guard bits `guards`.
    """

    names: tuple[str, ...]
    durations: list[int]
    early: list[int]
    links: list[list[tuple[int, int]]]
    followers: list[list[int]]
    needs: list[int]
    free: int
    guards: int
    origin: int


def shop_of(
    activities: Sequence[Activity],
    capacity: Mapping[str, int],
    not_before: Mapping[str, int] = NOTHING,
    *,
    origin: int = 0,
) -> Shop:
    """The network as a shop. Raises CapacityError, or as `topological_order` does."""
    order = topological_order(activities)
    shift: dict[str, int] = {}
    free = guards = bits = 0
    for activity in order:
        for demand in activity.demand:
            available = capacity.get(demand.role, 0)
            if demand.permille > available:
                raise CapacityError(activity.id, demand.role, demand.permille, available)
            if demand.role not in shift:
                shift[demand.role] = bits
                free |= available << bits
                bits += available.bit_length()
                guards |= 1 << bits
                bits += 1
    needs = [
        sum(demand.permille << shift[demand.role] for demand in activity.demand)
        if activity.duration
        else 0
        for activity in order
    ]
    early = [max(origin, not_before.get(activity.id, origin)) for activity in order]
    return _shop(order, early, needs, free | guards, guards, origin)


def _shop(
    order: Sequence[Activity],
    early: list[int],
    needs: list[int],
    free: int,
    guards: int,
    origin: int,
) -> Shop:
    position = {activity.id: index for index, activity in enumerate(order)}
    links: list[list[tuple[int, int]]] = []
    followers: list[list[int]] = [[] for _ in order]
    for index, activity in enumerate(order):
        found = []
        for link in activity.after:
            other = position[link.predecessor]
            ends = link.kind in ("FS", "FF")
            less = activity.duration if link.kind in ("FF", "SF") else 0
            found.append((other + len(order) if ends else other, link.lag - less))
            followers[other].append(index)
        links.append(found)
    return Shop(
        names=tuple(activity.id for activity in order),
        durations=[activity.duration for activity in order],
        early=early,
        links=links,
        followers=followers,
        needs=needs,
        free=free,
        guards=guards,
        origin=origin,
    )


def mirrored(shop: Shop) -> Shop:
    """The same shop with time running backwards from 0; positions stay, so do demands."""
    count = len(shop.names)
    links: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    followers: list[list[int]] = [[] for _ in range(count)]
    for index, found in enumerate(shop.links):
        for where, plus in found:
            other = where % count
            # start[i] >= date[other] + plus, with start = -finish' and finish = -start'
            own = plus - shop.durations[other] if where < count else plus
            links[other].append((index + count, own))
            followers[index].append(other)
    return Shop(
        names=shop.names,
        durations=shop.durations,
        early=[0] * count,
        links=links,
        followers=followers,
        needs=shop.needs,
        free=shop.free,
        guards=shop.guards,
        origin=0,
    )


def in_order(shop: Shop, rank: Sequence[float]) -> list[int]:
    """The positions, each behind those it is linked to, otherwise by rank, then by position."""
    waiting = [len(found) for found in shop.links]
    ready = [(rank[index], index) for index, count in enumerate(waiting) if count == 0]
    heapify(ready)
    order = []
    followers = shop.followers
    while ready:
        index = heappop(ready)[1]
        order.append(index)
        for follower in followers[index]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heappush(ready, (rank[follower], follower))
    return order


def serial(shop: Shop, order: Sequence[int]) -> list[int]:
    """All starts and then all finishes: each activity, in this order, as early as it fits.

    `order` is one that `in_order` could have made.
    """
    durations, links, early, needs = shop.durations, shop.links, shop.early, shop.needs
    guards = shop.guards
    count = len(durations)
    dates = [0] * (2 * count)
    times = [shop.origin]
    free = [shop.free]
    for index in order:
        start = early[index]
        for where, plus in links[index]:
            bound = dates[where] + plus
            if bound > start:
                start = bound
        duration = durations[index]
        need = needs[index]
        if need:
            first = bisect_right(times, start) - 1
            end = start + duration
            last = first
            segments = len(times)
            while True:
                if (free[last] - need) & guards != guards:
                    last += 1
                    first = last
                    start = times[last]
                    end = start + duration
                    continue
                last += 1
                if last == segments or times[last] >= end:
                    break
            if times[first] != start:
                first += 1
                times.insert(first, start)
                free.insert(first, free[first - 1])
                last += 1
                segments += 1
            if last == segments or times[last] != end:
                times.insert(last, end)
                free.insert(last, free[last - 1])
            for segment in range(first, last):
                free[segment] -= need
        dates[index] = start
        dates[index + count] = start + duration
    return dates


def parallel(shop: Shop, rank: Sequence[float]) -> list[int]:
    """All starts and then all finishes: time goes on, and what can start does, by rank.

    At each time at which something ends or may begin, activities whose links allow it are
    tried by rank, then by position; one that does not fit lets the next go first.
    """
    durations, links, early, needs = shop.durations, shop.links, shop.early, shop.needs
    guards, followers = shop.guards, shop.followers
    count = len(durations)
    dates = [0] * (2 * count)
    waiting = [len(found) for found in links]
    coming = [(early[index], index) for index, number in enumerate(waiting) if number == 0]
    heapify(coming)
    running: list[tuple[int, int]] = []
    able: list[tuple[float, int]] = []
    free = shop.free
    while coming or able:
        if running and (not coming or running[0][0] <= coming[0][0]):
            now = running[0][0]
        else:
            now = coming[0][0]
        while running and running[0][0] <= now:
            free += heappop(running)[1]
        while coming and coming[0][0] <= now:
            index = heappop(coming)[1]
            heappush(able, (rank[index], index))
        stay: list[tuple[float, int]] = []
        while able:
            entry = heappop(able)
            index = entry[1]
            need = needs[index]
            if need:
                if (free - need) & guards != guards:
                    stay.append(entry)
                    continue
                free -= need
                heappush(running, (now + durations[index], need))
            dates[index] = now
            dates[index + count] = now + durations[index]
            for follower in followers[index]:
                waiting[follower] -= 1
                if waiting[follower] == 0:
                    start = early[follower]
                    for where, plus in links[follower]:
                        start = max(start, dates[where] + plus)
                    heappush(coming, (start, follower))
            while coming and coming[0][0] <= now:
                index = heappop(coming)[1]
                heappush(able, (rank[index], index))
        able = stay
    return dates


def ranks(activities: Sequence[Activity], shop: Shop, rule: Rule) -> list[int]:
    """The rank of each position by a priority rule, lowest first; floats without resources."""
    order = topological_order(activities)
    not_before = dict(zip(shop.names, shop.early, strict=True))
    early = forward_pass(order, not_before, origin=shop.origin)
    end = max((finish for _, finish in early.values()), default=shop.origin)
    late = backward_pass(order, end)
    if rule == "LFT":
        return [late[name][1] for name in shop.names]
    if rule == "LST":
        return [late[name][0] for name in shop.names]
    if rule == "MSLK":
        return [late[name][0] - early[name][0] for name in shop.names]
    if rule == "SPT":
        return list(shop.durations)
    if rule == "MTS":
        behind: list[int] = [0] * len(shop.names)
        for index in range(len(behind) - 1, -1, -1):
            for follower in shop.followers[index]:
                behind[index] |= behind[follower] | 1 << follower
        return [-found.bit_count() for found in behind]
    return [
        -duration - sum(shop.durations[other] for other in set(shop.followers[index]))
        for index, duration in enumerate(shop.durations)
    ]


def spans_of(shop: Shop, dates: Sequence[int]) -> dict[str, Span]:
    """Start and finish of each activity by its id."""
    count = len(shop.names)
    return {name: (dates[i], dates[i + count]) for i, name in enumerate(shop.names)}


__all__ = [
    "RULES",
    "Rule",
    "Shop",
    "in_order",
    "mirrored",
    "parallel",
    "ranks",
    "serial",
    "shop_of",
    "spans_of",
]
