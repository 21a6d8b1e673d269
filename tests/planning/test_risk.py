"""Plan risk by Monte Carlo, against closed forms and published numbers."""

from __future__ import annotations

from math import exp, sqrt

import pytest

from game.errors import CycleError, PlanError
from game.planning.network import Activity, Link
from game.planning.risk import (
    SHARED,
    Costs,
    Errors,
    Event,
    Normal,
    ThreePoint,
    chance_by_normal,
    simulate,
)

CHAIN = (Activity("a", 10), Activity("b", 10, (Link("a"),)), Activity("c", 10, (Link("b"),)))


def test_a_path_without_spread_is_on_time_or_not() -> None:
    assert (chance_by_normal(31, 0, 30), chance_by_normal(31, 0, 31)) == (0, 1)


def test_three_points_have_the_mean_and_spread_of_pert() -> None:
    amount = ThreePoint(4, 6, 14)
    found = simulate([Activity("a", 6)], {"a": amount}, runs=100_000).finish
    assert (amount.mean, amount.sd) == pytest.approx((7, 10 / 6))
    assert found.mean == pytest.approx(7, rel=0.005)
    # the beta distribution of shape 4: variance (mean - low)(high - mean) / 7
    assert found.sd == pytest.approx(sqrt(3 * 7 / 7), rel=0.01)
    assert found.p10 < found.p50 < found.p80 < found.p90


def test_a_shared_error_widens_the_whole_plan_by_as_much_as_its_own() -> None:
    amounts = {name: ThreePoint(10, 10, 10) for name in "abc"}
    found = simulate(CHAIN, amounts, errors=Errors(plan=0.2), runs=100_000)
    assert found.finish.p50 == pytest.approx(30, rel=0.01)
    assert found.finish.p90 == pytest.approx(30 * exp(0.2 * 1.2816), rel=0.01)
    assert found.drivers[0].id == SHARED


def test_errors_of_groups_partly_cancel() -> None:
    amounts = {name: ThreePoint(10, 10, 10) for name in "abc"}
    groups = {name: name for name in "abc"}
    apart = simulate(CHAIN, amounts, errors=Errors(group=0.2, groups=groups)).finish
    together = simulate(CHAIN, amounts, errors=Errors(group=0.2, groups=dict.fromkeys("abc", "x")))
    assert apart.sd < 0.7 * together.finish.sd


def test_the_longer_branch_is_critical_as_often_as_it_is_longer() -> None:
    plan = [Activity("long", 10), Activity("short", 9), Activity("end", 0, (Link("long"),))]
    plan[2] = Activity("end", 0, (Link("long"), Link("short")))
    amounts = {"long": Normal(10, 1), "short": Normal(9, 1)}
    found = simulate(plan, amounts, runs=50_000).criticality
    assert found["end"] == 1
    assert found["long"] == pytest.approx(chance_by_normal(0, sqrt(2), 1), abs=0.01)
    assert found["long"] + found["short"] == pytest.approx(1, abs=1e-3)


def test_a_risk_delays_and_costs_as_often_as_it_happens() -> None:
    event = Event("strike", 0.25, {"b": ThreePoint(8, 8, 8)}, ThreePoint(100, 100, 100))
    found = simulate(CHAIN, {}, events=[event], runs=40_000, deadline=30)
    assert found.finish.mean == pytest.approx(32, abs=0.1)
    assert found.cost.mean == pytest.approx(25, abs=1.5)
    assert found.chance == pytest.approx(0.75, abs=0.01)
    assert (found.drivers[0].id, found.drivers[0].low, found.drivers[0].high) == ("strike", 30, 38)


def test_cost_is_fixed_by_activity_and_standing() -> None:
    costs = Costs(fixed=5, rates={"a": 2, "unknown": 9}, standing=1)
    assert simulate(CHAIN, {}, costs=costs).cost.mean == pytest.approx(5 + 20 + 30)


@pytest.mark.parametrize(
    ("link", "end"),
    [
        (Link("a", "SS", 3), 13),
        (Link("a", "FF", 3), 13),
        (Link("a", "SF", 3), 10),
        (Link("a", "FS", -4), 16),
    ],
)
def test_every_kind_of_link_holds(link: Link, end: int) -> None:
    plan = [Activity("a", 10), Activity("b", 10, (link,))]
    assert simulate(plan, {}, runs=10).finish.p50 == end
    assert simulate(plan, {}, runs=10, not_before={"b": 20}).finish.p50 == 30


def test_the_same_seed_gives_the_same_figures() -> None:
    amounts = {name: ThreePoint(5, 10, 20) for name in "abc"}
    first = simulate(CHAIN, amounts, runs=1000, seed=7)
    assert simulate(CHAIN, amounts, runs=1000, seed=7) == first
    assert simulate(CHAIN, amounts, runs=1000, seed=8) != first


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(PlanError, match="not three points"):
        simulate(CHAIN, {"a": ThreePoint(5, 4, 6)})
    with pytest.raises(PlanError, match="never negative"):
        simulate(CHAIN, {"a": Normal(5, -1)})
    with pytest.raises(PlanError, match="between 0 and 1"):
        simulate(CHAIN, {}, events=[Event("e", 1.5)])
    with pytest.raises(PlanError, match="does not exist"):
        simulate(CHAIN, {}, events=[Event("e", 0.5, {"z": Normal(1, 0)})])
    with pytest.raises(PlanError, match="between 0 and 5"):
        simulate(CHAIN, {}, errors=Errors(plan=-1))
    with pytest.raises(PlanError, match="too few or too many"):
        simulate(CHAIN, {}, runs=10**9)
    with pytest.raises(PlanError, match="no activity"):
        simulate([], {})
    with pytest.raises(CycleError):
        simulate([Activity("a", 1, (Link("a"),))], {})
