"""The manager's own forty hours: one thing after another, shared with tasks."""

from __future__ import annotations

import pytest

from game.engine.agenda import schedule
from game.engine.rules import errands, people
from game.engine.setup import new_world
from game.model.actions import Assign, MakeMove, OneToOne, Report, SetBaseline, Talk
from game.model.effects import SetFlag
from game.model.events import Event
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.world import World
from tests.engine import builder as b


def project(hours: int = 4 * 60, lead: int = 0) -> Scenario:
    """Two moves that raise a flag, a task of the manager's own, and a waiting one."""
    flags = {"one": "", "two": ""}
    moves = [b.move(name, SetFlag(name, True), hours=hours, lead=lead) for name in flags]
    tasks = b.by_id(
        b.task("A", 20, role="PM"), b.task("B", after=("A",)), b.task("C", after=("B",))
    )
    return b.scenario(flags=flags, moves=b.by_id(*moves), tasks=tasks)


def led(hours: int = 4 * 60, lead: int = 0) -> World:
    world = b.world(project(hours, lead))
    schedule(world, 0, Event("task_ready"))
    b.settle(world)
    return world


def done_at(world: World, flag: str, within: int = 20) -> float:
    """The day on which a move came to its result."""
    b.pass_days(world, within)
    moves = [e for e in world.public.log if e.kind == "move_made" and e.subject == flag]
    return moves[0].time / DAY


def test_a_move_takes_its_hours_and_then_its_lead() -> None:
    world = led(lead=3 * DAY)
    b.submit(world, MakeMove("one"))
    assert not world.public.flags["one"]
    assert done_at(world, "one") == 3.5


def test_what_does_not_fit_waits_its_turn() -> None:
    world = led(hours=6 * 60)
    b.submit(world, MakeMove("one"), MakeMove("two"))
    assert [errand.label for errand in world.public.errands] == ["Move one", "Move two"]
    assert b.sentences(world)[-1] == "move_queued"
    assert done_at(world, "two") == 1.5
    assert done_at(world, "one") == 0.75


def test_a_lead_keeps_nobody_waiting() -> None:
    world = led(lead=10 * DAY)
    b.submit(world, MakeMove("one"), MakeMove("two"))
    assert done_at(world, "two") == 11
    assert done_at(world, "one") == 10.5


def test_small_things_delay_great_ones_without_a_result_of_their_own() -> None:
    world = led()
    finish = 12 * DAY
    b.submit(world, Report(finish, finish, 0, "ok"), MakeMove("one"))
    assert done_at(world, "one") == 0.75, "two hours for the report come first"


def test_forty_hours_are_a_week() -> None:
    world = led(hours=60)
    for _ in range(41):
        b.submit(world, MakeMove("one"))
    b.pass_days(world, 5)
    assert b.sentences(world).count("move_made") == 40


@pytest.mark.parametrize(("share", "days"), [(0, 0.5), (500, 1.0), (800, 2.5), (1000, 0.5 / 0.15)])
def test_tasks_take_from_the_same_hours_but_never_all_of_them(share: int, days: float) -> None:
    world = led()
    if share:
        b.submit(world, Assign("you", "A", share))
    b.submit(world, MakeMove("one"))
    assert done_at(world, "one") == pytest.approx(days, abs=1 / DAY)


def test_what_is_begun_keeps_its_progress_when_the_share_changes() -> None:
    world = led(hours=8 * 60)
    b.submit(world, MakeMove("one"))
    world.public.now = DAY // 2
    b.submit(world, Assign("you", "A", 500))
    assert done_at(world, "one") == 1.5


def test_an_assignment_to_a_waiting_task_takes_no_time() -> None:
    world = led()
    world.public.people["you"].skills["DEV"] = 500
    b.submit(world, Assign("you", "B", 1000), MakeMove("one"))
    assert done_at(world, "one") == 0.5


def test_while_the_manager_is_away_the_list_waits() -> None:
    world = led()
    b.submit(world, MakeMove("one"))
    people.absence(world, "you", 3 * DAY, "on leave")
    world.stale = True
    b.settle(world)
    assert done_at(world, "one") == 3.5


def test_what_is_set_in_motion_goes_on_without_the_manager() -> None:
    world = led(hours=0, lead=2 * DAY)
    b.submit(world, MakeMove("one"))
    people.absence(world, "you", 5 * DAY, "on leave")
    assert done_at(world, "one") == 2


def test_a_longer_week_has_more_hours() -> None:
    for hours, days in ((50, 0.4), (20, 1.0)):
        world = new_world(project(), 1, overrides={"manager_week": hours})
        b.submit(world, SetBaseline(12 * DAY), MakeMove("one"))
        assert done_at(world, "one", 2) == pytest.approx(days, abs=1 / DAY)


def test_talks_come_in_the_order_in_which_they_were_asked_for() -> None:
    world = led()
    b.submit(world, OneToOne("tess"), Talk("ops", "listen"), OneToOne("dan"))
    b.pass_days(world, 1)
    told = [(e.time, e.kind) for e in world.public.log if e.kind in ("result", "talked")]
    assert told == [(60, "result"), (120, "talked"), (180, "result")]


def test_a_load_of_nothing_is_no_errand() -> None:
    world = led()
    errands.load(world, 0, "nothing")
    assert world.public.errands == []
