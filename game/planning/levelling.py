"""Levelled schedules: by one scheme and rule, or by a search with a budget of schedules.

The search begins with the priority rules, improves each schedule by pushing everything late
and then early again (double justification: Valls, Ballestín & Quintanilla 2005), and goes on
by recombining the best orders (genetic search: Hartmann 1998). It is seeded and counts the
schedules it builds, never seconds: the same arguments give the same schedule everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from game.planning.network import Activity, Span, forward_pass
from game.planning.network.activities import NOTHING
from game.planning.schemes import (
    RULES,
    Rule,
    Shop,
    in_order,
    mirrored,
    parallel,
    ranks,
    serial,
    shop_of,
    spans_of,
)

Scheme = Literal["serial", "parallel"]
BUDGET = 6000
POPULATION = 80
SWAPS = 0.02
"""The chance of each activity to change places with the next one in a new order."""


def level_by_rule(
    activities: Sequence[Activity],
    capacity: Mapping[str, int],
    not_before: Mapping[str, int] = NOTHING,
    *,
    scheme: Scheme = "parallel",
    rule: Rule = "LFT",
    origin: int = 0,
) -> dict[str, Span]:
    """One schedule by one scheme and priority rule, ties by topological order.

    Demand and capacity in any unit, constant over time. Raises CapacityError where a demand
    exceeds its capacity, otherwise as `topological_order` does.
    """
    shop = shop_of(activities, capacity, not_before, origin=origin)
    rank = ranks(activities, shop, rule)
    if scheme == "parallel":
        return spans_of(shop, parallel(shop, rank))
    return spans_of(shop, serial(shop, in_order(shop, rank)))


def level_well(
    activities: Sequence[Activity],
    capacity: Mapping[str, int],
    not_before: Mapping[str, int] = NOTHING,
    *,
    origin: int = 0,
    budget: int = BUDGET,
    seed: int = 1,
) -> dict[str, Span]:
    """The shortest schedule that a bounded search finds; at least as short as any rule's.

    `budget` is how many schedules it may build, beyond those of the rules; it stops early at a
    length that is proven least. Raises as `level_by_rule`.
    """
    shop = shop_of(activities, capacity, not_before, origin=origin)
    if not shop.names:
        return {}
    search = _Search(shop, bound(activities, capacity, not_before, origin=origin))
    for rule in RULES:
        rank = ranks(activities, shop, rule)
        search.add(parallel(shop, rank))
        search.add(serial(shop, in_order(shop, rank)))
    search.run(ranks(activities, shop, "LFT"), budget, Random(seed))
    return spans_of(shop, search.best.dates)


def bound(
    activities: Sequence[Activity],
    capacity: Mapping[str, int],
    not_before: Mapping[str, int] = NOTHING,
    *,
    origin: int = 0,
) -> int:
    """A time before which no schedule can end: by the links, and by the work of each role."""
    spans = forward_pass(activities, not_before, origin=origin)
    least = max((finish for _, finish in spans.values()), default=origin)
    work: dict[str, int] = {}
    first: dict[str, int] = {}
    for activity in activities:
        for demand in activity.demand:
            role = demand.role
            work[role] = work.get(role, 0) + demand.permille * activity.duration
            begin = spans[activity.id][0]
            first[role] = min(first.get(role, begin), begin)
    for role, amount in work.items():
        if amount:
            least = max(least, first[role] - -amount // capacity[role])
    return least


@dataclass(frozen=True, slots=True)
class _Found:
    """A schedule, and the order of its starts."""

    length: int
    spread: int
    order: tuple[int, ...]
    dates: list[int]


class _Search:
    """The best schedules so far, shortest first, no two with the same order."""

    def __init__(self, shop: Shop, least: int) -> None:
        self.shop = shop
        self.back = mirrored(shop)
        self.least = least
        self.count = len(shop.names)
        self.built = 0
        self.found: list[_Found] = []
        self.known: set[tuple[int, ...]] = set()

    @property
    def best(self) -> _Found:
        return self.found[0]

    @property
    def done(self) -> bool:
        return bool(self.found) and self.best.length <= self.least

    def run(self, rank: Sequence[int], budget: int, random: Random) -> None:
        """Fills the population with disturbed ranks, then recombines, until the budget is used."""
        span = max(1, self.least - self.shop.origin)
        self.built = 0
        while not self.done and self.built < budget and self.built < 6 * POPULATION:
            width = span * (0.1 + 0.4 * random.random())
            rough = [each + width * random.random() for each in rank]
            if random.random() < 0.5:
                self.add(parallel(self.shop, rough))
            else:
                self.add(serial(self.shop, in_order(self.shop, rough)))
        while not self.done and self.built < budget:
            mother, father = self._parent(random), self._parent(random)
            self.add(serial(self.shop, self._child(mother.order, father.order, random)))

    def add(self, dates: list[int]) -> None:
        """Improves a schedule by double justification and keeps it if it is among the best."""
        self.built += 1
        count = self.count
        late = serial(self.back, in_order(self.back, [-finish for finish in dates[count:]]))
        # mirrored time runs from the end: the later finish there is the earlier start
        early = [-finish for finish in late[count:]]
        again = serial(self.shop, in_order(self.shop, early))
        self.built += 2
        if max(again[count:]) <= max(dates[count:]):
            dates = again
        self._keep(dates)

    def _keep(self, dates: list[int]) -> None:
        count = self.count
        order = tuple(in_order(self.shop, dates[:count]))
        if order in self.known:
            return
        found = _Found(max(dates[count:]), sum(dates[count:]), order, dates)
        place = len(self.found)
        while place and (found.length, found.spread) < (
            self.found[place - 1].length,
            self.found[place - 1].spread,
        ):
            place -= 1
        if place >= POPULATION:
            return
        self.found.insert(place, found)
        self.known.add(order)
        if len(self.found) > POPULATION:
            self.known.discard(self.found.pop().order)

    def _parent(self, random: Random) -> _Found:
        first = int(random.random() * len(self.found))
        second = int(random.random() * len(self.found))
        return self.found[min(first, second)]

    def _child(self, mother: tuple[int, ...], father: tuple[int, ...], random: Random) -> list[int]:
        """Mother's order outside a random stretch, father's within; then a few swaps."""
        one, two = sorted(int(random.random() * (self.count + 1)) for _ in range(2))
        if random.random() < 0.5:
            mother, father = father, mother
        order = list(mother[:one])
        taken = set(order)
        middle = [index for index in father if index not in taken][: two - one]
        order += middle
        taken.update(middle)
        order += [index for index in mother if index not in taken]
        links, count = self.shop.links, self.count
        for place in range(count - 1):
            if random.random() < SWAPS:
                here, after = order[place], order[place + 1]
                if all(where % count != here for where, _ in links[after]):
                    order[place], order[place + 1] = after, here
        return order
