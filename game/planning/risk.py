"""Plan risk: what a network may come to when estimates are uncertain and risks happen.

Monte Carlo, vectorised over the runs with numpy: each activity is an array of as many durations
as there are runs, and the passes of the critical path method go over whole arrays. Time in the
plan's unit, money in any one currency. The same seed gives the same figures on one platform.

Durations are PERT (beta with shape 4: Malcolm et al. 1959), times errors that all activities,
or those of one group, share: what makes a whole plan late at once, and merges of independent
branches too hopeful.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from game.errors import PlanError
from game.planning.network import Activity, topological_order
from game.planning.network.activities import NOTHING

Draws = npt.NDArray[np.float64]
RUNS = 10_000
MOST_CELLS = 50_000_000
SHARED = "shared error"
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Optimistic, most likely and pessimistic amount."""

    low: float
    likely: float
    high: float

    @property
    def mean(self) -> float:
        """By PERT: (low + 4 likely + high) / 6."""
        return (self.low + 4 * self.likely + self.high) / 6

    @property
    def sd(self) -> float:
        """By PERT: (high - low) / 6."""
        return (self.high - self.low) / 6


@dataclass(frozen=True, slots=True)
class Normal:
    """A normally distributed amount, never below nothing."""

    mean: float
    sd: float


Amount = ThreePoint | Normal


@dataclass(frozen=True, slots=True)
class Event:
    """A risk: with a probability (0 to 1) it delays activities and costs money."""

    id: str
    probability: float
    delays: Mapping[str, Amount] = field(default_factory=dict)
    cost: Amount | None = None


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors that activities share, as standard deviations of the logarithm.

    `plan` is shared by all; `group` by the activities of one group in `groups`.
    """

    plan: float = 0.0
    group: float = 0.0
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Costs:
    """Money: fixed, for each unit of an activity's time, and of the whole plan's."""

    fixed: float = 0.0
    rates: Mapping[str, float] = field(default_factory=dict)
    standing: float = 0.0


NO_ERRORS = Errors()
NO_COSTS = Costs()


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Of all runs: as often below as the name says, mean and standard deviation."""

    p10: float
    p50: float
    p80: float
    p90: float
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Driver:
    """A bar of the tornado: mean finish in the runs where this went best and worst.

    For activities and shared errors the lowest and highest tenth; for events without and with.
    """

    id: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """`criticality`: the share of runs in which an activity set the end. Drivers widest first."""

    finish: Percentiles
    cost: Percentiles
    criticality: Mapping[str, float]
    drivers: tuple[Driver, ...]
    chance: float | None
    runs: int


def simulate(
    activities: Sequence[Activity],
    amounts: Mapping[str, Amount],
    *,
    events: Sequence[Event] = (),
    errors: Errors = NO_ERRORS,
    costs: Costs = NO_COSTS,
    not_before: Mapping[str, int] = NOTHING,
    deadline: float | None = None,
    runs: int = RUNS,
    seed: int = 1,
) -> Outcome:
    """Plays the network `runs` times.

    Activities without an amount take their own duration. `chance` is that of `deadline`.
    Raises PlanError for amounts, probabilities or sizes that make no sense, or as
    `topological_order` does.
    """
    order = topological_order(activities)
    if not order:
        raise PlanError("There is no activity to simulate.")
    if runs < 10 or runs * len(order) > MOST_CELLS:
        raise PlanError(f"{runs} runs of {len(order)} activities are too few or too many.")
    random = np.random.Generator(np.random.PCG64(seed))
    drivers: dict[str, Draws] = {}
    factors = _factors(errors, runs, random, drivers)
    lengths: dict[str, Draws] = {}
    for activity in order:
        amount = amounts.get(activity.id)
        if amount is None:
            lengths[activity.id] = np.full(runs, float(activity.duration))
            continue
        own = _draw(amount, runs, random)
        drivers[activity.id] = own
        group = errors.groups.get(activity.id)
        shared = factors[""] if group is None else factors[""] * factors[group]
        lengths[activity.id] = own * shared
    spent, happened = _happen(events, lengths, runs, random)
    ended = _forward(order, lengths, not_before)
    end = _latest(ended)
    spent += costs.fixed + costs.standing * end
    for name, rate in costs.rates.items():
        if name in lengths:
            spent += rate * lengths[name]
    floats = _floats(order, lengths, ended, end)
    return Outcome(
        finish=_percentiles(end),
        cost=_percentiles(spent),
        criticality={
            name: float(np.mean(slack <= CLOSE * np.maximum(1.0, np.abs(end))))
            for name, slack in floats.items()
        },
        drivers=_tornado(drivers, happened, end),
        chance=None if deadline is None else float(np.mean(end <= deadline)),
        runs=runs,
    )


def chance_by_normal(mean: float, sd: float, deadline: float) -> float:
    """The chance to end by a deadline by PERT's normal approximation of one path."""
    if sd <= 0:
        return 1.0 if mean <= deadline else 0.0
    return 0.5 * (1 + math.erf((deadline - mean) / (sd * math.sqrt(2))))


def _factors(
    errors: Errors, runs: int, random: np.random.Generator, drivers: dict[str, Draws]
) -> dict[str, Draws]:
    """The shared factors by group, that of the whole plan under the empty name; median 1."""
    if not (0 <= errors.plan <= 5 and 0 <= errors.group <= 5):
        raise PlanError("The standard deviation of a shared error lies between 0 and 5.")
    found = {"": np.exp(errors.plan * random.standard_normal(runs))}
    if errors.plan:
        drivers[SHARED] = found[""]
    for group in sorted(set(errors.groups.values())):
        found[group] = np.exp(errors.group * random.standard_normal(runs))
        if errors.group:
            drivers[f"{SHARED} of {group}"] = found[group]
    return found


def _draw(amount: Amount, runs: int, random: np.random.Generator) -> Draws:
    if isinstance(amount, Normal):
        if not amount.sd >= 0:
            raise PlanError("A standard deviation is never negative.")
        return np.maximum(0.0, random.normal(amount.mean, amount.sd, runs))
    low, likely, high = amount.low, amount.likely, amount.high
    if not 0 <= low <= likely <= high:
        raise PlanError(f"{low:g}, {likely:g}, {high:g} are not three points in order.")
    if low == high:
        return np.full(runs, low)
    width = high - low
    first = 1 + 4 * (likely - low) / width
    second = 1 + 4 * (high - likely) / width
    return low + width * random.beta(first, second, runs)


def _happen(
    events: Sequence[Event],
    lengths: dict[str, Draws],
    runs: int,
    random: np.random.Generator,
) -> tuple[Draws, dict[str, npt.NDArray[np.bool_]]]:
    """Lengthens activities where events happen; what those cost, and where they happened."""
    spent = np.zeros(runs)
    happened: dict[str, npt.NDArray[np.bool_]] = {}
    for event in events:
        if not 0 <= event.probability <= 1:
            raise PlanError(f"The probability of {event.id} does not lie between 0 and 1.")
        struck = random.random(runs) < event.probability
        happened[event.id] = struck
        for name, amount in event.delays.items():
            if name not in lengths:
                raise PlanError(f"{event.id} delays {name}, which does not exist.")
            lengths[name] = lengths[name] + struck * _draw(amount, runs, random)
        if event.cost is not None:
            spent += struck * _draw(event.cost, runs, random)
    return spent, happened


def _forward(
    order: Sequence[Activity], lengths: Mapping[str, Draws], not_before: Mapping[str, int]
) -> dict[str, Draws]:
    """The finish of each activity in each run."""
    begun: dict[str, Draws] = {}
    ended: dict[str, Draws] = {}
    for activity in order:
        name = activity.id
        length = lengths[name]
        start = np.full(len(length), float(max(0, not_before.get(name, 0))))
        for link in activity.after:
            dates = ended if link.kind in ("FS", "FF") else begun
            bound = dates[link.predecessor] + link.lag
            if link.kind in ("FF", "SF"):
                bound = bound - length
            start = np.maximum(start, bound)
        begun[name] = start
        ended[name] = start + length
    return ended


def _latest(ended: Mapping[str, Draws]) -> Draws:
    latest: Draws | None = None
    for dates in ended.values():
        latest = dates if latest is None else np.maximum(latest, dates)
    if latest is None:
        raise PlanError("There is no activity to simulate.")
    return latest.copy()


def _floats(
    order: Sequence[Activity],
    lengths: Mapping[str, Draws],
    ended: Mapping[str, Draws],
    end: Draws,
) -> dict[str, Draws]:
    """The total float of each activity in each run."""
    late: dict[str, Draws] = {activity.id: end for activity in order}
    for activity in reversed(order):
        finish = late[activity.id]
        for link in activity.after:
            bound = finish - link.lag
            if link.kind in ("FS", "SS"):
                bound = bound - lengths[activity.id]
            if link.kind in ("SS", "SF"):
                bound = bound + lengths[link.predecessor]
            late[link.predecessor] = np.minimum(late[link.predecessor], bound)
    return {name: finish - ended[name] for name, finish in late.items()}


def _percentiles(draws: Draws) -> Percentiles:
    p10, p50, p80, p90 = (float(each) for each in np.quantile(draws, (0.1, 0.5, 0.8, 0.9)))
    return Percentiles(p10, p50, p80, p90, float(np.mean(draws)), float(np.std(draws)))


def _tornado(
    drivers: Mapping[str, Draws], happened: Mapping[str, npt.NDArray[np.bool_]], end: Draws
) -> tuple[Driver, ...]:
    bars = []
    tenth = max(1, len(end) // 10)
    for name, draws in drivers.items():
        if np.ptp(draws) == 0:
            continue
        order = np.argpartition(draws, (tenth, len(end) - tenth))
        low = float(np.mean(end[order[:tenth]]))
        bars.append(Driver(name, low, float(np.mean(end[order[-tenth:]]))))
    for name, struck in happened.items():
        if struck.any() and not struck.all():
            without = float(np.mean(end[~struck]))
            bars.append(Driver(name, without, float(np.mean(end[struck]))))
    return tuple(sorted(bars, key=lambda bar: (-abs(bar.high - bar.low), bar.id)))
