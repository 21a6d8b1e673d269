"""What a task truly holds, and what its crew says of it."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from statistics import NormalDist, mean

import pytest

from game.engine import chance
from game.engine.rules import estimates
from game.engine.setup import new_world
from game.engine.tables import pert_quantile
from game.model.effects import Estimate
from game.model.scenario import Scenario, Slot
from game.model.units import DAY, MILLION
from game.model.world import World
from tests.engine import builder as b

SEEDS = range(400)
WIDE = Estimate(4 * DAY, 6 * DAY, 14 * DAY)


def project() -> Scenario:
    """A of DEV, B of mostly TST, C a wait for somebody outside."""
    mostly_tst = (Slot("DEV", 500, 500), Slot("TST", 1000, 1000))
    tasks = b.by_id(
        replace(b.task("A"), estimate=WIDE),
        replace(b.task("B"), estimate=WIDE, slots=mostly_tst),
        replace(b.task("C", role=""), estimate=WIDE),
    )
    return b.scenario(tasks=tasks)


PROJECT = project()


def z(slot: int, count: int) -> float:
    """The middle of one of `count` equal slices of the normal distribution."""
    return NormalDist().inv_cdf((slot + 0.5) / count)


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8, 13, 21, 34])
def test_the_truth_is_the_quantile_times_the_shared_errors(seed: int) -> None:
    world = new_world(PROJECT, seed)
    hidden = world.hidden
    p = world.rules.parameters
    for id, role in (("A", "DEV"), ("B", "TST"), ("C", "")):
        u = chance.uniform(seed, f"task:{id}:effort")
        expected = pert_quantile(WIDE.optimistic, WIDE.most_likely, WIDE.pessimistic, u)
        exponent = p.optimism / 1000
        if role:
            exponent += p.shared_sigma / 1000 * z(hidden.z_project, 64)
            exponent += p.role_sigma / 1000 * z(hidden.z_role[role], 16)
        factor = exp(exponent) * (hidden.tail_factor / MILLION if hidden.tail_task == id else 1)
        assert hidden.tasks[id].work / MILLION == pytest.approx(expected * factor, rel=1e-3)


def test_the_shared_error_is_shared() -> None:
    """Two tasks of one role differ by their own luck alone."""
    twins = b.by_id(b.task("A"), b.task("B"), b.task("C", role="TST"))
    worlds = [new_world(b.scenario(tasks=twins), seed) for seed in range(60)]
    plain = [w.hidden.tasks for w in worlds if not w.hidden.tail_task]
    assert all(tasks["A"].work == tasks["B"].work for tasks in plain)
    assert any(tasks["A"].work != tasks["C"].work for tasks in plain)


def test_about_one_project_in_seven_has_a_task_that_explodes_up_to_sixfold() -> None:
    worlds = [new_world(PROJECT, seed) for seed in SEEDS]
    armed = [w for w in worlds if w.hidden.tail_task]
    assert len(armed) == pytest.approx(0.15 * len(worlds), abs=4 * (0.15 * 0.85 * 400) ** 0.5)
    assert {w.hidden.tail_task for w in armed} == {"A", "B"}, "waits and gates do not explode"
    assert all(MILLION <= w.hidden.tail_factor <= 6 * MILLION for w in worlds)


def test_six_crews_in_ten_report_with_a_bias_and_two_thirds_of_those_see_it_rosy() -> None:
    crews = [task for seed in SEEDS for task in new_world(PROJECT, seed).hidden.tasks.values()]
    biased = [crew.optimism for crew in crews if crew.optimism != 1000]
    rosy = [optimism for optimism in biased if optimism < 1000]
    assert len(biased) / len(crews) == pytest.approx(0.60, abs=0.06)
    assert len(rosy) / len(biased) == pytest.approx(0.67, abs=0.07)
    assert set(biased) == {850, 1150}


def running(seed: int, truth: int, done: int, optimism: int = 1000) -> World:
    """Task A with `truth` days of work, of which `done` permille are done."""
    world = b.at_work(seed=seed)
    hidden = world.hidden.tasks["A"]
    hidden.work = truth * DAY * MILLION
    hidden.optimism = optimism
    state = world.public.tasks["A"]
    state.done = hidden.work * done // 1000
    return world


def totals(
    truth: int, done: int, optimism: int = 1000, *, fresh: bool = False, reviewed: bool = False
) -> list[float]:
    """What many crews say the whole task will have taken, in days. The estimate was five."""
    said = []
    for seed in range(300):
        world = running(seed, truth, done, optimism)
        state = world.public.tasks["A"]
        state.reviewed = reviewed
        estimates.report(world, "A", fresh=fresh)
        said.append(state.remaining / DAY + state.done / MILLION / DAY)
    return said


def test_at_the_start_the_crew_repeats_the_estimate() -> None:
    world = b.at_work()
    assert world.public.tasks["A"].remaining == 5 * DAY


def test_reports_come_nearer_to_the_truth_as_work_is_done() -> None:
    """Half of a ten-day task that was estimated at five is done; then three quarters."""
    quarter, half, most = (mean(totals(10, done)) for done in (250, 500, 750))
    assert quarter == pytest.approx(6.25, abs=0.15)
    assert half == pytest.approx(7.6, abs=0.15)
    assert most == pytest.approx(9.5, abs=0.2)


def test_a_bias_moves_every_report_and_noise_is_about_eight_percent() -> None:
    plain, rosy = totals(10, 250), totals(10, 250, 850)
    assert mean(rosy) / mean(plain) == pytest.approx(0.85, abs=0.01)
    spread = mean((said / mean(plain) - 1) ** 2 for said in plain) ** 0.5
    assert spread == pytest.approx(0.08, abs=0.015)


def test_a_fresh_estimate_is_nearer_and_steadier() -> None:
    weekly, fresh = totals(10, 250, 850), totals(10, 250, 850, fresh=True)
    assert abs(mean(fresh) - 10) < abs(mean(weekly) - 10) - 1
    assert max(fresh) / min(fresh) < max(weekly) / min(weekly)


def test_reviews_halve_bias_and_noise() -> None:
    plain, rosy = totals(10, 250), totals(10, 250, 850, reviewed=True)
    assert mean(rosy) / mean(plain) == pytest.approx(0.925, abs=0.005)
    spread = mean((said / mean(rosy) - 1) ** 2 for said in rosy) ** 0.5
    assert spread == pytest.approx(0.04, abs=0.008)


def test_nobody_reports_less_than_a_quarter_of_a_day_while_it_runs() -> None:
    world = running(1, 5, 999, 850)
    estimates.report(world, "A")
    assert world.public.tasks["A"].remaining == DAY // 4


def test_the_same_week_gives_the_same_noise_whoever_asks() -> None:
    one, other = running(7, 10, 500), running(7, 10, 500)
    chance.draw(other, "something else")
    for world in (one, other):
        estimates.report(world, "A")
    assert one.public.tasks["A"].remaining == other.public.tasks["A"].remaining


def test_a_new_estimate_keeps_the_luck() -> None:
    doubled = Estimate(8 * DAY, 12 * DAY, 28 * DAY)
    for seed in range(20):
        task = new_world(PROJECT, seed).hidden.tasks["A"]
        again = estimates.true_work(doubled, task.quantile, task.factor)
        assert again == pytest.approx(2 * task.work, rel=1e-3)
