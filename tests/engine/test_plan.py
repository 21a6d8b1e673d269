"""The current plan: dates and floats by the network, the levelled order, cost at completion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import money, people, plan, scope
from game.engine.setup import new_world
from game.model.actions import Assign, Delay, SetBaseline
from game.model.effects import Link
from game.model.scenario import BudgetItem, Deadline, Scenario, Slot, Task, Trigger
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import World
from game.planning.network import Activity, backward_pass, forward_pass
from game.planning.network import Link as NetworkLink
from tests.engine import builder as b

EXACT = {"reference_class": 1000}
"""No reference-class factor: a plan to the minute of its estimates."""


def planned(project: Scenario) -> World:
    return new_world(project, 1, overrides=EXACT)


def by_network(world: World) -> dict[str, tuple[int, int, int]]:
    """Start, finish and float of each task by the network and its extra links.

    Float counts towards the dated milestone, for what it waits for, and else towards the end.
    """
    public = world.public
    activities = [
        Activity(
            id,
            state.estimate.mean,
            (
                *(NetworkLink(x.task, x.kind, x.lag) for x in state.after),  # type: ignore[arg-type]
                *(NetworkLink(other) for other in public.sequence.get(id, ())),
            ),
        )
        for id, state in public.tasks.items()
        if state.status != "out"
    ]
    early = forward_pass(activities)
    milestone = world.rules.scenario.deadline.task
    end = max(finish for _, finish in early.values())
    late = backward_pass(activities, end, not_after={milestone: early[milestone][1]})
    return {id: (*early[id], late[id][1] - early[id][1]) for id in public.current}


def current(world: World) -> dict[str, tuple[int, int, int]]:
    return {id: (p.start, p.finish, p.slack) for id, p in world.public.current.items()}


def two_paths() -> Scenario:
    """A to B and D to B, then C; D waits two days after A has started; two developers."""
    team = b.by_id(
        b.person("dan"), b.person("dora"), b.person("tess", "TST"), b.person("you", "PM")
    )
    later = replace(b.task("D", 4), after=(Link("A", "SS", 2 * DAY),))
    tasks = b.by_id(
        b.task("A", 8), later, b.task("B", 3, ("A", "D")), b.task("C", 2, ("B",), "TST")
    )
    return b.scenario(people=team, tasks=tasks)


def test_dates_and_floats_are_those_of_the_network() -> None:
    world = planned(two_paths())
    assert current(world) == by_network(world)
    assert current(world)["D"] == (2 * DAY, 6 * DAY, 2 * DAY)


def test_float_days_count_from_the_milestone_to_its_date_in_whole_days() -> None:
    world = planned(b.scenario())
    assert world.public.float_days == 2
    for minutes, days in ((12 * DAY - 1, 1), (9 * DAY, -1), (10 * DAY - 1, -1)):
        world.public.deadline = minutes
        plan.refresh(world)
        assert world.public.float_days == days, minutes


def test_a_reference_class_lengthens_what_is_left() -> None:
    world = new_world(b.scenario(), 1)
    factor = world.rules.parameters.reference_class
    assert world.public.current["C"].finish == 3 * (5 * DAY * factor // PERMILLE)


def test_what_ends_after_the_milestone_gives_its_predecessors_no_float() -> None:
    tasks = b.by_id(b.task("A", 5), b.task("B", 5, ("A",)), b.task("C", 30, ("A",), role="TST"))
    world = planned(b.scenario(tasks=tasks))
    assert world.public.float_days == 2
    assert {id: p.slack for id, p in world.public.current.items()} == {"A": 0, "B": 0, "C": 0}


@st.composite
def crowded(draw: st.DrawFn) -> Scenario:
    """Up to seven tasks of two roles with random predecessors, for few people."""
    tasks: list[Task] = []
    for n in range(draw(st.integers(2, 7))):
        after = tuple(t.id for t in tasks if draw(st.integers(0, 3)) == 0)
        role = draw(st.sampled_from(["DEV", "TST"]))
        made = b.task(f"T{n}", draw(st.integers(1, 9)), after, role)
        share = draw(st.sampled_from([500, 1000]))
        tasks.append(replace(made, slots=(Slot(role, share, 2000),)))
    last = tasks[-1].id
    deadline = Deadline(last, "the launch", "launch", 20 * DAY, 0, 0)
    return b.scenario(tasks=b.by_id(*tasks), end_task=last, deadline=deadline)


@given(crowded())
@settings(max_examples=60)
def test_the_levelled_order_never_asks_for_more_people_than_there_are(project: Scenario) -> None:
    world = planned(project)
    assert current(world) == by_network(world)
    plans = world.public.current
    for moment in {entry.start for entry in plans.values()}:
        for role in ("DEV", "TST"):
            wanted = sum(
                slot.nominal
                for id, entry in plans.items()
                for slot in project.tasks[id].slots
                if slot.role == role and entry.start <= moment < entry.finish
            )
            assert wanted <= PERMILLE


def test_the_plan_follows_what_happens() -> None:
    world = b.at_work()
    plan.refresh(world)
    start = world.public.current["C"].finish
    b.pass_days(world, 2)
    plan.refresh(world)
    assert world.public.current["C"].finish < start, "work done is not expected twice"
    assert world.public.current["A"].start == 0
    b.submit(world, Assign("dan", "A", 500))
    plan.refresh(world)
    slower = world.public.current["A"].finish
    left = 3 * DAY * world.rules.parameters.reference_class // PERMILLE
    assert slower == 2 * DAY + left * 2
    b.pass_days(world, 8)
    assert world.public.current["A"].finish == world.public.tasks["A"].finished == 8 * DAY


def test_between_two_reports_the_forecast_stands_still_if_work_goes_as_planned() -> None:
    world = b.at_work()
    plan.refresh(world)
    rate = world.public.tasks["A"].rate
    for _ in range(4):
        b.pass_days(world, 1)
        plan.refresh(world)
        left = world.public.tasks["A"].remaining * MILLION - rate * world.public.now
        factor = world.rules.parameters.reference_class
        expected = world.public.now + left // MILLION * factor // PERMILLE
        assert world.public.current["A"].finish == expected


def test_a_standing_task_is_expected_to_go_on_soon_or_when_its_crew_is_back() -> None:
    world = b.at_work()
    left = 5 * DAY * world.rules.parameters.reference_class // PERMILLE
    people.absence(world, "dan", 4 * DAY)
    world.stale = True
    b.settle(world)
    plan.refresh(world)
    assert world.public.tasks["A"].rate == 0
    assert world.public.current["A"].finish == left + 4 * DAY
    b.submit(world, Assign("dan", "A", 0))
    plan.refresh(world)
    assert world.public.current["A"].finish == left + plan.UNMANNED


def test_holds_and_known_dates_are_in_the_plan() -> None:
    world = b.at_work()
    b.submit(world, Delay("B", 20 * DAY))
    assert world.public.current["B"].start == 20 * DAY
    scope.hold_task(world, "B", 30 * DAY)
    plan.refresh(world)
    assert world.public.current["B"].start == 30 * DAY


def test_optional_tasks_are_planned_once_they_are_in_scope() -> None:
    extra = replace(b.task("O", 6, ("A",), role="TST"), optional=True)
    tasks = b.by_id(b.task("A"), extra, b.task("B", after=("A", "O")), b.task("C", after=("B",)))
    world = b.at_work(b.scenario(tasks=tasks))
    plan.refresh(world)
    assert "O" not in world.public.current
    before = world.public.current["B"].start
    scope.add_task(world, "O")
    plan.refresh(world)
    factor = world.rules.parameters.reference_class
    assert world.public.current["B"].start == before + 6 * DAY * factor // PERMILLE
    scope.drop_task(world, "O")
    plan.refresh(world)
    assert world.public.current["B"].start == before


def test_a_late_link_against_the_levelled_order_is_planned_all_the_same() -> None:
    """One developer: A before B by the levelled order; then an event makes A wait for B."""
    tasks = b.by_id(b.task("A", 2), b.task("B", 5), b.task("C", 1, ("A", "B")))
    world = planned(b.scenario(tasks=tasks))
    first, second = sorted(("A", "B"), key=lambda id: world.public.current[id].start)
    assert world.public.sequence[second] == (first,)
    scope.add_link(world, first, Link(second))
    plan.refresh(world)
    assert world.public.current[first].start >= world.public.current[second].finish


def test_a_new_baseline_lets_running_crews_go_on_first() -> None:
    """Two long tasks of the only developer: whichever runs, the other one waits for it."""
    for first, second in (("A", "B"), ("B", "A")):
        tasks = b.by_id(b.task("A", 9), b.task("B", 9), b.task("C", 1, ("A", "B")))
        world = b.begun(b.scenario(tasks=tasks))
        b.submit(world, Assign("dan", second, 0))
        b.pass_days(world, 1)
        plan.sequence(world)
        plan.refresh(world)
        assert world.public.tasks[second].rate == 0
        assert world.public.current[second].start == 0, "it has begun, and stands still"
        world.public.tasks[second].status, world.public.tasks[second].started = "ready", -1
        plan.sequence(world)
        plan.refresh(world)
        assert world.public.current[second].start == world.public.current[first].finish


def test_the_baseline_stays_as_it_was_set() -> None:
    world = b.begun()
    kept = dict(world.public.baseline)
    b.pass_days(world, 9)
    assert world.public.baseline == kept
    assert world.public.promised == 12 * DAY
    b.submit(world, SetBaseline(20 * DAY))
    assert world.public.baseline != kept


def test_cost_at_completion_is_what_was_spent_and_what_is_left() -> None:
    items = (
        BudgetItem("tools", "Tools", 40_000, Trigger("finished", "B")),
        BudgetItem("paid", "Paid", 10_000, Trigger("baseline")),
    )
    world = planned(b.scenario(budget=items))
    assert world.public.plan_cost == 15 * 80_000 + 50_000
    money.spend(world, "paid", 10_000, "budget")
    plan.refresh(world)
    assert world.public.plan_cost == 15 * 80_000 + 50_000, "paid is not to be paid again"


def test_a_late_plan_expects_its_penalty() -> None:
    deadline = Deadline("B", "the launch", "launch", 8 * DAY, 1_000, 30)
    world = planned(b.scenario(deadline=deadline))
    assert world.public.float_days == -2
    assert world.public.plan_cost == 15 * 80_000 + 2 * 1_000


def test_history_and_earned_value_are_kept_each_week() -> None:
    world = b.begun()
    b.pass_days(world, 11)
    weeks = [entry[0] // DAY for entry in world.public.values]
    assert weeks == [0, 5, 10]
    assert [entry[0] // DAY for entry in world.public.history] == weeks
    _, before, earned, actual = world.public.values[1]
    factor = world.rules.parameters.reference_class / PERMILLE
    labour = sum(money.labour_value(world, id) for id in world.public.tasks)
    share = 5 * 80_000 / factor / labour
    assert before == pytest.approx(world.rules.scenario.bac * share, rel=0.01)
    assert earned > 0
    assert actual == 3 * 5 * 80_000
    assert world.public.values[0][1:3] == (0, 0)


def test_a_forecast_that_moves_by_three_days_is_told() -> None:
    world = b.at_work()
    plan.refresh(world)
    told = len(world.public.log)
    scope.add_work(world, "A", DAY, "a bit")
    plan.refresh(world)
    assert "forecast_moved" not in b.sentences(world)[told:]
    scope.add_work(world, "A", 5 * DAY, "a lot")
    plan.refresh(world)
    assert b.sentences(world)[-1] == "forecast_moved"


def test_a_link_less_makes_no_levelled_plan_longer() -> None:
    """Two tasks of one latest finish want one team: by that rule alone the later would go first."""
    team = b.by_id(
        b.person("dan"), b.person("dora"), b.person("tess", "TST"), b.person("you", "PM")
    )
    tasks = b.by_id(
        b.task("A", 14, role="TST"),
        b.task("Some", 15, ("A",)),
        b.task("All", 20, slots=(Slot("DEV", 2000, 2000),)),
        b.task("B", 1, ("Some", "All"), role="TST"),
        b.task("C", 1, ("B",), role="TST"),
    )
    linked = {**tasks, "Some": replace(tasks["Some"], after=(Link("A"), Link("All")))}
    lengths = [
        planned(b.scenario(people=team, tasks=each)).public.current["C"].finish
        for each in (linked, tasks)
    ]
    assert lengths[1] <= lengths[0]
