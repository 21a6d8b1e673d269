"""How fast a task goes, and when it is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import explain
from game.engine.agenda import schedule
from game.engine.rules import scope
from game.engine.rules.productivity import changed, product, task_factors
from game.model.actions import Assign, Prioritise
from game.model.events import Event
from game.model.scenario import Scenario, Slot
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import World
from tests.engine import builder as b

TEAM = b.by_id(
    b.person("ann"),
    b.person("bob"),
    b.person("cat"),
    b.person("tess", "TST"),
    b.person("you", "PM", manager=True),
)


def two_roles() -> Scenario:
    """A wants one DEV, at most two are of use, and half a TST; B and C are plain."""
    slots = (Slot("DEV", 1000, 2000), Slot("TST", 500, 500))
    tasks = b.by_id(replace(b.task("A", 10), slots=slots), b.task("B"), b.task("C", after=("B",)))
    return b.scenario(people=TEAM, tasks=tasks)


def ready(project: Scenario) -> World:
    """The first moment of a project, made by hand, its first tasks ready and nobody on them."""
    world = b.world(project)
    schedule(world, 0, Event("task_ready"))
    b.settle(world)
    return world


def crew(world: World, task: str, **shares: int) -> int:
    """Gives a task this crew and nobody else; its rate in millionths."""
    for name in (*world.public.assignments[task],):
        b.submit(world, Assign(name, task, 0))
    b.submit(world, *(Assign(name, task, share) for name, share in shares.items()))
    return world.public.tasks[task].rate


def test_a_nominal_crew_makes_the_nominal_pace() -> None:
    assert crew(ready(two_roles()), "A", ann=1000, tess=500) == MILLION


def test_the_slot_that_binds_sets_the_pace() -> None:
    world = ready(two_roles())
    assert crew(world, "A", ann=1000, tess=250) == 500_000
    assert crew(world, "A", ann=300, tess=500) == 300_000


def test_more_of_a_role_that_does_not_bind_changes_nothing() -> None:
    world = ready(two_roles())
    before = crew(world, "A", ann=1000, tess=500)
    assert crew(world, "A", ann=1000, bob=1000, cat=1000, tess=500) == before


def test_beyond_the_largest_useful_crew_nobody_adds_anything() -> None:
    world = ready(two_roles())
    assert crew(world, "B", ann=1000, bob=1000) == 2 * MILLION
    assert crew(world, "B", ann=1000, bob=1000, cat=1000) == 2 * MILLION


def test_without_a_role_the_task_stands_still_and_says_why() -> None:
    world = ready(two_roles())
    assert crew(world, "A", ann=1000, tess=500)
    b.submit(world, Assign("tess", "A", 0))
    state = world.public.tasks["A"]
    assert (state.status, state.rate, state.why) == ("active", 0, "no Tst")
    assert b.sentences(world)[-1] == "task_stopped"
    b.pass_days(world, 3)
    b.submit(world, Assign("tess", "A", 500))
    assert (state.rate, state.why, state.waited) == (MILLION, "", 3 * DAY)


def test_waiting_tasks_hold_nobody() -> None:
    world = ready(two_roles())
    crew(world, "C", ann=1000)
    assert world.public.tasks["C"].status == "waiting"
    assert crew(world, "A", ann=1000, tess=500) == MILLION


def test_who_is_wanted_twice_gives_each_a_part_and_pays_for_switching() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=1000)
    rate = crew(world, "A", ann=1000, tess=500)
    assert rate == world.public.tasks["B"].rate == 450_000


def test_a_part_time_slot_has_its_switching_in_the_estimate() -> None:
    """Who fills half a slot here and half a job there is as quick there as the plan says."""
    world = ready(two_roles())
    crew(world, "A", ann=1000, tess=500)
    small = replace(b.task("B"), slots=(Slot("TST", 500, 500),))
    project = replace(two_roles(), tasks={**two_roles().tasks, "B": small})
    world = ready(project)
    crew(world, "B", tess=500)
    assert crew(world, "A", ann=1000, tess=500) == MILLION


def test_where_shares_exceed_the_week_the_higher_priority_goes_first() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=700)
    crew(world, "A", ann=700, tess=500)
    b.submit(world, Prioritise("B", 3))
    assert world.public.tasks["B"].rate == 630_000
    assert world.public.tasks["A"].rate == 270_000


def test_a_wait_for_somebody_outside_needs_no_crew() -> None:
    tasks = b.by_id(b.task("A", 4, role=""), b.task("B", after=("A",)), b.task("C", after=("B",)))
    world = b.at_work(b.scenario(tasks=tasks))
    assert world.public.tasks["A"].rate == MILLION
    b.pass_days(world, 4)
    assert world.public.tasks["A"].finished == 4 * DAY


@pytest.mark.parametrize("share", [1000, 700, 333, 50])
def test_a_task_is_done_in_the_first_minute_in_which_its_work_is(share: int) -> None:
    world = ready(two_roles())
    rate = crew(world, "B", ann=share)
    work = world.hidden.tasks["B"].work
    assert rate == share * 1000
    b.pass_days(world, 200)
    state = world.public.tasks["B"]
    assert state.finished == -(-work // rate)
    assert state.done == work


def test_progress_does_not_depend_on_how_often_it_is_looked_at() -> None:
    looked, left = ready(two_roles()), ready(two_roles())
    for world in (looked, left):
        crew(world, "B", ann=730)
    for _ in range(60):
        scope.grow(looked, "B", 0)
        b.pass_days(looked, 0)
        looked.public.now += 1
    b.pass_days(looked, 20)
    b.pass_days(left, 21)
    assert looked.public.tasks["B"].finished == left.public.tasks["B"].finished


def test_work_added_later_is_added_to_what_is_left() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=1000)
    b.pass_days(world, 3)
    scope.add_work(world, "B", 2 * DAY, "a wish")
    b.pass_days(world, 10)
    assert world.public.tasks["B"].finished == 7 * DAY


def test_between_reports_what_remains_shrinks_with_the_work_done() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=1000)
    b.pass_days(world, 2)
    b.submit(world, Assign("ann", "B", 500))
    assert world.public.tasks["B"].remaining == 3 * DAY
    b.pass_days(world, 2)
    b.submit(world, Assign("ann", "B", 1000))
    assert world.public.tasks["B"].remaining == 2 * DAY


def test_the_explanation_multiplies_out_to_the_rate() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=800, bob=400)
    crew(world, "A", ann=600, cat=1000, tess=300)
    world.public.people["ann"].morale = 300
    world.public.people["tess"].fatigue = 700
    world.public.people["bob"].overtime = 50
    changed(world)
    b.submit(world, Prioritise("A", 2))
    for id in ("A", "B"):
        slots = explain.task_rate(world, id)
        told = min(min(slot.effective, slot.largest) / slot.nominal for slot in slots)
        told *= product(task_factors(world, world.rules.scenario.tasks[id]))
        assert told == pytest.approx(world.public.tasks[id].rate / MILLION, abs=2e-6)


def test_an_explanation_names_what_somebody_would_be_before_they_are_assigned() -> None:
    world = ready(two_roles())
    crew(world, "B", ann=1000)
    factors = explain.person_on_task(world, "ann", "A")
    assert factors["2 tasks at once"] == 0.9
    assert explain.person_on_task(world, "you", "A")["skill"] == 0


def test_the_end_task_ends_the_project_and_frees_everybody() -> None:
    world = b.at_work()
    b.pass_days(world, 15)
    assert world.public.ended == "complete"
    assert world.public.now == 15 * DAY
    assert set(map(len, world.public.assignments.values())) == {0}
    assert world.public.tasks["C"].remaining == 0


def test_shares_are_permille_of_a_week() -> None:
    world = ready(two_roles())
    assert crew(world, "B", ann=PERMILLE // 4) == MILLION // 4
