"""Kanban flow: cycle times, work in progress, throughput, and forecasts by resampling it.

Times in any one unit (days, say), cumulative from any origin; an item is a span from start to
finish. Pure functions. Little's law: Little (1961); forecasts after Vacanti (2015), "Actionable
Agile Metrics for Predictability".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from game.errors import PlanError

Item = tuple[float, float]
"""When work on an item began and when it was finished."""
RUNS = 10_000
LONGEST = 10_000
"""Periods after which a forecast gives up."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Means over a window: items in progress, items finished a unit of time, time an item takes.

    `cycle_time` is None when nothing was finished. `balance` is work in progress divided by
    throughput × cycle time: 1 in a steady state, above it when work piles up.
    """

    wip: float
    throughput: float
    cycle_time: float | None
    balance: float | None


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0 to 1) of the values does not exceed, linear between two.

    Raises PlanError without values or for another share.
    """
    if not values or not 0 <= share <= 1:
        raise PlanError("A percentile needs values, and a share between 0 and 1.")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def cycle_times(items: Sequence[Item]) -> list[float]:
    """How long each item took. Raises PlanError for one that is finished before it began."""
    for begun, done in items:
        if done < begun:
            raise PlanError(f"An item is finished at {done:g}, before it began at {begun:g}.")
    return [done - begun for begun, done in items]


def flow(items: Sequence[Item], begin: float, end: float) -> Flow:
    """Little's law, measured from `begin` to `end`: L = λ · W.

    Cycle time is that of the items finished within; work in progress counts every item for as
    long as it lay within. Raises PlanError for an empty window, or as `cycle_times`.
    """
    if end <= begin:
        raise PlanError("The window ends before it begins.")
    cycle_times(items)
    present = 0.0
    took = 0.0
    count = 0
    for start, done in items:
        present += max(0.0, min(done, end) - max(start, begin))
        if begin < done <= end:
            took += done - start
            count += 1
    wip = present / (end - begin)
    throughput = count / (end - begin)
    if not count:
        return Flow(wip, throughput, None, None)
    cycle_time = took / count
    expected = throughput * cycle_time
    return Flow(wip, throughput, cycle_time, wip / expected if expected else None)


def throughput(items: Sequence[Item], begin: float, periods: int, length: float) -> list[int]:
    """How many items were finished in each of so many periods of a length, from `begin` on."""
    if length <= 0 or periods < 1:
        raise PlanError("Throughput needs at least one period of some length.")
    counts = [0] * periods
    for _, done in items:
        index = int((done - begin) // length)
        if 0 <= index < periods:
            counts[index] += 1
    return counts


def periods_needed(
    history: Sequence[int], items: int, *, runs: int = RUNS, seed: int = 1
) -> list[int]:
    """In how many periods so many items get done, sorted, one figure for each run.

    Each period's throughput is drawn from `history`. Raises PlanError when nothing was ever
    finished, or for a negative figure.
    """
    _check(history, runs)
    if not any(history):
        raise PlanError("Nothing was finished in the past, so there is nothing to forecast by.")
    random = Random(seed)
    count = len(history)
    found = []
    for _ in range(runs):
        left = items
        periods = 0
        while left > 0 and periods < LONGEST:
            left -= history[int(random.random() * count)]
            periods += 1
        found.append(periods)
    return sorted(found)


def items_finished(
    history: Sequence[int], periods: int, *, runs: int = RUNS, seed: int = 1
) -> list[int]:
    """How many items get done in so many periods, sorted, one figure for each run.

    What is promised with 85 % confidence is the 15th percentile. Raises as `periods_needed`.
    """
    _check(history, runs)
    random = Random(seed)
    count = len(history)
    return sorted(
        sum(history[int(random.random() * count)] for _ in range(periods)) for _ in range(runs)
    )


def _check(history: Sequence[int], runs: int) -> None:
    if not history or min(history) < 0:
        raise PlanError("A forecast needs the throughput of past periods, none below 0.")
    if not 1 <= runs <= 1_000_000:
        raise PlanError("A forecast takes between 1 and 1,000,000 runs.")
