"""Wrong work: how it arises, is found, costs more the later, and how debt grows and shrinks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.rules import people, rework
from game.engine.rules.quality import quality
from game.model.actions import PayDownDebt, Review
from game.model.units import DAY, MILLION, WEEK
from game.model.world import World
from tests.engine import builder as b

DAYS = DAY * MILLION
"""One day of work in micro-minutes."""


def checked(stage: str = "integration") -> World:
    """A is built, then B tests it at this stage, then C."""
    tests = replace(b.task("B", 3, after=("A",), role="TST"), finds=("A",), stage=stage)
    project = b.scenario(tasks=b.by_id(b.task("A"), tests, b.task("C", after=("B",))))
    return b.at_work(project)


def test_a_rested_crew_of_experts_gets_four_fifths_right() -> None:
    assert quality(b.at_work(), "A") == pytest.approx(0.80)


def test_fatigue_newcomers_pressure_and_debt_lower_it_and_reviews_raise_it() -> None:
    world = b.at_work(b.scenario(meters=b.by_id(b.meter("debt", 0))))
    world.public.people["dan"].fatigue = 650
    assert quality(world, "A") == pytest.approx(0.80 - 0.10 * 0.5)
    world.public.people["dan"].fatigue = 150
    world.public.float_days = -10
    assert quality(world, "A") == pytest.approx(0.80 - 0.15 / 2)
    world.public.float_days = -90
    assert quality(world, "A") == pytest.approx(0.80 - 0.15)
    world.public.float_days = 0
    world.public.meters["debt"] = 500
    assert quality(world, "A") == pytest.approx(0.80 - 0.20 * 0.5)
    world.public.meters["debt"] = 0
    b.submit(world, Review("A", True))
    assert quality(world, "A") == pytest.approx(0.88)


def test_a_crew_of_newcomers_loses_as_much_as_full_pressure() -> None:
    world = b.at_work()
    people.recruit(world, "DEV", "external", 0, 1500)
    b.settle(world)
    world.public.assignments["A"] = {"DEV2": 1000}
    assert quality(world, "A") == pytest.approx(0.65)


def test_work_brings_hidden_rework_and_waits_do_not() -> None:
    world = b.at_work()
    b.pass_days(world, 5)
    made = 5 * DAYS * (1 - 0.80) * world.rules.parameters.rework_share / 1000
    assert world.hidden.tasks["A"].defects == pytest.approx(made, rel=1e-6)
    waits = b.at_work(b.scenario(tasks=b.by_id(b.task("A", role=""), b.task("B"), b.task("C"))))
    b.pass_days(waits, 4)
    assert waits.hidden.tasks["A"].defects == 0


def with_defects(world: World, days: int, id: str = "A") -> World:
    world.hidden.tasks[id].defects = days * DAYS
    return world


def test_a_third_of_it_shows_each_week_and_is_mended_in_the_task_itself() -> None:
    world = with_defects(b.at_work(), 3)
    before = world.hidden.tasks["A"].work
    rework.weekly(world)
    found = 3 * DAYS * 333 // 1000
    assert world.hidden.tasks["A"].defects == 3 * DAYS - found
    assert world.hidden.tasks["A"].work == before + found * 3 // 2
    assert ("rework", "A", 1) in [entry[1:4] for entry in world.public.log]
    b.pass_days(world, 10)
    assert world.public.tasks["A"].finished > 5 * DAY


def test_with_automated_tests_all_of_it_shows_within_a_week() -> None:
    world = with_defects(b.at_work(), 3)
    world.public.tests_automated = True
    rework.weekly(world)
    assert world.hidden.tasks["A"].defects == 0


def test_a_task_that_stands_still_finds_nothing() -> None:
    world = with_defects(b.at_work(), 3, "B")
    rework.weekly(world)
    assert world.hidden.tasks["B"].defects == 3 * DAYS


@pytest.mark.parametrize(("stage", "price"), [("iteration", 1.5), ("integration", 3), ("use", 6)])
def test_what_is_found_later_is_dearer(stage: str, price: float) -> None:
    world = checked(stage)
    b.pass_days(world, 6)
    with_defects(world, 2)
    assert world.public.tasks["B"].status == "active"
    before = world.hidden.tasks["B"].work
    rework.find_defects(world, "A", 500)
    assert world.hidden.tasks["B"].work - before == DAYS * price
    assert world.hidden.tasks["A"].defects == DAYS


def test_nobody_finds_what_nobody_looks_for() -> None:
    world = b.at_work()
    b.pass_days(world, 6)
    with_defects(world, 2)
    rework.find_defects(world, "A", 500)
    assert world.hidden.tasks["A"].defects == 2 * DAYS


def test_a_test_finds_half_to_nine_tenths_at_its_end_and_mends_it_once() -> None:
    world = checked()
    b.pass_days(world, 5)
    with_defects(world, 2)
    b.pass_days(world, 3)
    left = world.hidden.tasks["A"].defects / (2 * DAYS)
    assert 0.1 <= left <= 0.5
    assert world.public.tasks["B"].status == "active"
    extra = world.hidden.tasks["B"].work - 3 * DAYS
    assert extra == (2 * DAYS - world.hidden.tasks["A"].defects) * 3
    b.pass_days(world, 6)
    assert world.public.tasks["B"].status == "finished"
    assert world.hidden.tasks["A"].defects == left * 2 * DAYS


def test_a_test_of_perfect_work_ends_in_time() -> None:
    world = checked()
    b.pass_days(world, 5)
    world.hidden.tasks["A"].defects = 0
    b.pass_days(world, 3)
    assert world.public.tasks["B"].finished == 8 * DAY


def debt_after(weeks: int, share: int, start: int = 500) -> int:
    world = b.at_work(b.scenario(meters=b.by_id(b.meter("debt", start))))
    if share:
        b.submit(world, PayDownDebt(share))
    for _ in range(weeks):
        world.public.now += WEEK
        rework.drift_debt(world)
    return world.public.meters["debt"]


def test_debt_grows_by_itself_about_one_point_of_a_hundred_in_a_month() -> None:
    assert debt_after(4, 0) == 510
    assert debt_after(1, 0) in (502, 503)


def test_a_tenth_of_capacity_pays_it_down_faster_than_it_grows_and_less_the_less_there_is() -> None:
    assert debt_after(1, 100) == 500 + 2 - 15
    assert debt_after(12, 200) < debt_after(12, 100) < 400
    first = 500 - debt_after(8, 200)
    assert debt_after(8, 200) - debt_after(16, 200) < first
    assert debt_after(100, 200, 40) >= 0


def test_without_the_meter_there_is_no_debt() -> None:
    world = b.at_work()
    rework.drift_debt(world)
    assert world.public.meters == world.hidden.meters == {}
