"""Kanban flow figures."""

from __future__ import annotations

from random import Random

import pytest

from game.errors import PlanError
from game.planning.flow import (
    Item,
    cycle_times,
    flow,
    items_finished,
    percentile,
    periods_needed,
    throughput,
)


def _board(count: int, limit: int) -> list[Item]:
    """A board that always has `limit` items in progress, each of a random length."""
    random = Random(3)
    free = [0.0] * limit
    items = []
    for _ in range(count):
        begin = min(free)
        done = begin + 1 + 8 * random.random()
        free[free.index(begin)] = done
        items.append((begin, done))
    return items


def test_percentiles_of_cycle_times_lie_between_the_values() -> None:
    times = cycle_times([(0, 1), (1, 3), (2, 5), (3, 7), (0, 5)])
    assert times == [1, 2, 3, 4, 5]
    assert [percentile(times, share) for share in (0, 0.5, 0.85, 1)] == pytest.approx(
        [1, 3, 4.4, 5]
    )


def test_work_in_progress_is_throughput_times_cycle_time() -> None:
    """D, row LITTLE: within 2 % in a steady state."""
    found = flow(_board(2000, 6), 100, 1000)
    assert found.cycle_time is not None
    assert found.wip == pytest.approx(6)
    assert found.wip == pytest.approx(found.throughput * found.cycle_time, rel=0.02)
    assert found.balance == pytest.approx(1, rel=0.02)


def test_work_that_piles_up_shows_in_the_balance() -> None:
    items: list[Item] = [(day, day + 1 + day / 2) for day in range(100)]
    balance = flow(items, 0, 60).balance
    assert balance is not None
    assert balance > 1.2


def test_a_window_in_which_nothing_was_finished_has_no_cycle_time() -> None:
    found = flow([(0, 10)], 2, 4)
    assert (found.wip, found.throughput, found.cycle_time, found.balance) == (1, 0, None, None)


def test_throughput_counts_what_was_finished_in_each_period() -> None:
    assert throughput([(0, 1), (0, 6), (0, 8), (0, 30), (0, -1)], 0, 3, 7) == [2, 1, 0]


def test_a_steady_past_leaves_no_doubt() -> None:
    assert set(periods_needed([4, 4], 10, runs=50)) == {3}
    assert set(items_finished([4, 4], 5, runs=50)) == {20}
    assert periods_needed([4], 0, runs=2) == [0, 0]


def test_an_uneven_past_spreads_the_forecast_around_its_mean() -> None:
    needed = periods_needed([0, 2, 4, 6], 30)
    assert sum(needed) / len(needed) == pytest.approx(10.5, abs=0.8)
    assert percentile(needed, 0.15) < percentile(needed, 0.5) < percentile(needed, 0.85)
    finished = items_finished([0, 2, 4, 6], 10)
    assert sum(finished) / len(finished) == pytest.approx(30, abs=0.3)
    assert percentile(finished, 0.15) < 30 < percentile(finished, 0.85)


def test_the_same_seed_makes_the_same_forecast() -> None:
    assert periods_needed([1, 5], 30, runs=99, seed=4) == periods_needed(
        [1, 5], 30, runs=99, seed=4
    )
    assert items_finished([1, 5], 9, runs=99, seed=4) != items_finished([1, 5], 9, runs=99, seed=5)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(PlanError, match="before it began"):
        cycle_times([(3, 2)])
    with pytest.raises(PlanError, match="needs values"):
        percentile([], 0.5)
    with pytest.raises(PlanError, match="ends before"):
        flow([], 3, 3)
    with pytest.raises(PlanError, match="at least one period"):
        throughput([], 0, 0, 1)
    with pytest.raises(PlanError, match="Nothing was finished"):
        periods_needed([0, 0], 3)
    with pytest.raises(PlanError, match="none below 0"):
        items_finished([1, -1], 3)
    with pytest.raises(PlanError, match="1,000,000 runs"):
        items_finished([1], 3, runs=0)
