"""Moves on the plan and on quality: estimates, holds, overlaps, reviews, debt, tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.setup import new_world
from game.model.actions import (
    Action,
    Assign,
    AutomateTests,
    Delay,
    FastTrack,
    PayDownDebt,
    Reestimate,
    Review,
    SetBaseline,
)
from game.model.effects import Estimate, Link
from game.model.units import DAY, MILLION
from tests.engine import builder as b


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (Reestimate("Z"), "unknown"),
        (Reestimate("B"), "idle"),
        (Delay("Z", DAY), "unknown"),
        (Delay("A", DAY), "begun"),
        (Delay("B", 61 * DAY), "range"),
        (FastTrack("A", "B"), "begun"),
        (FastTrack("B", "C"), "link"),
        (FastTrack("B", "Z"), "link"),
        (Review("Z", True), "unknown"),
        (Review("A", False), "same"),
        (PayDownDebt(50), "range"),
        (PayDownDebt(0), "same"),
    ],
)
def test_what_is_not_possible_is_refused_with_a_reason(action: Action, code: str) -> None:
    assert b.refused(b.at_work(), action) == code


def test_a_gate_is_not_overlapped_and_a_wait_not_reviewed() -> None:
    gate = replace(b.task("B", after=("A",)), gate=True)
    world = b.at_work(b.scenario(tasks=b.by_id(b.task("A"), gate, b.task("C", role=""))))
    assert b.refused(world, FastTrack("B", "A")) == "gate"
    assert b.refused(world, Review("C", True)) == "slots"


def test_what_is_finished_is_left_alone() -> None:
    world = b.at_work()
    b.pass_days(world, 6)
    for action in (Reestimate("A"), Delay("A", 9 * DAY), Review("A", True)):
        assert b.refused(world, action) == "closed"


def test_the_first_promise_starts_the_project_with_what_was_assigned() -> None:
    world = new_world(b.scenario(), 1)
    assert b.refused(world, SetBaseline(0)) == "range"
    assert b.refused(world, SetBaseline(61 * DAY)) == "range"
    b.submit(world, SetBaseline(15 * DAY))
    public = world.public
    assert public.started
    assert public.tasks["A"].status == "ready"
    assert public.people["you"].booked == 1000
    assert (public.promised, public.expected) == (15 * DAY, 15 * DAY)
    assert list(public.baseline) == ["A", "B", "C"]


def test_a_fresh_estimate_takes_an_hour_and_changes_the_plan() -> None:
    world = b.at_work()
    world.hidden.tasks["A"].work = 10 * DAY * MILLION
    b.pass_days(world, 3)
    b.submit(world, Reestimate("A"))
    assert world.public.tasks["A"].reported_at == 0
    before = world.public.current["A"].finish
    b.pass_days(world, 1)
    assert world.public.tasks["A"].reported_at == 3 * DAY + 60
    assert world.public.current["A"].finish > before


def test_an_overlap_starts_half_way_and_is_paid_with_rework() -> None:
    world = b.at_work(b.scenario(people={**b.scenario().people, "dora": b.person("dora")}))
    b.submit(world, FastTrack("B", "A"))
    assert world.public.tasks["B"].after == (Link("A", "SS", 5 * DAY // 2), Link("A", "FF"))
    share = world.rules.parameters.fast_track_rework
    assert world.hidden.tasks["B"].defects == 5 * DAY * MILLION * share // 1000
    b.pass_days(world, 3)
    assert world.public.tasks["B"].started == 5 * DAY // 2
    assert world.public.errands == [], "two hours of the manager's"


def test_what_overlaps_is_not_done_before_what_it_overlaps_with() -> None:
    """Or the last task, overlapped, would end a project that is not done."""
    tasks = b.by_id(b.task("A", 10), b.task("B", 1, ("A",)), b.task("C", 1, ("B",), role="TST"))
    world = b.at_work(
        b.scenario(people={**b.scenario().people, "dora": b.person("dora")}, tasks=tasks)
    )
    b.submit(world, Assign("dora", "A", 0), Assign("dan", "B", 0))
    b.submit(world, FastTrack("B", "A"), FastTrack("C", "B"))
    b.pass_days(world, 30)
    assert [world.public.tasks[id].finished // DAY for id in "ABC"] == [10, 10, 10]
    assert world.public.tasks["C"].started < 6 * DAY


def test_an_overlap_counts_from_the_estimate_of_the_predecessor() -> None:
    wide = replace(b.task("A"), estimate=Estimate(DAY, 3 * DAY, 20 * DAY))
    world = b.at_work(b.scenario(tasks=b.by_id(wide, b.task("B", after=("A",)), b.task("C"))))
    b.submit(world, FastTrack("B", "A"))
    assert world.public.tasks["B"].after[0].lag == 3 * DAY // 2


def test_automation_takes_the_team_a_while_and_then_finds_sooner() -> None:
    tasks = b.by_id(b.task("A", 30), b.task("B", after=("A",)), b.task("C", after=("B",)))
    world = b.at_work(b.scenario(tasks=tasks))
    b.submit(world, AutomateTests())
    assert world.public.tasks["A"].rate == 950_000
    assert b.refused(world, AutomateTests()) == "busy"
    b.pass_days(world, 2 * world.rules.parameters.automation_days)
    assert world.public.tests_automated
    assert b.refused(world, AutomateTests()) == "done"


def test_capacity_for_debt_is_taken_from_everybody() -> None:
    world = b.at_work()
    b.submit(world, PayDownDebt(100))
    assert world.public.tasks["A"].rate == 900_000
    b.submit(world, PayDownDebt(0))
    assert world.public.tasks["A"].rate == MILLION
