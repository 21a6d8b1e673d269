"""When a task may start and finish: links of four kinds with lag, holds, windows, people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.agenda import schedule
from game.engine.rules import scope
from game.model.actions import Assign, Delay
from game.model.effects import AddWork, DropTask, HoldTask, Link, SetWindow
from game.model.events import Event
from game.model.scenario import Window
from game.model.units import DAY, PERMILLE
from game.model.world import World
from tests.engine import builder as b

FRIDAY = Window("friday", (4,), 0)
TEAM = b.by_id(b.person("ann"), b.person("bob"), b.person("you", "PM", manager=True))


def linked(link: Link, a_days: int = 4, b_days: int = 3, window: Window | None = None) -> World:
    """A and B side by side, each with people enough, B linked to A and bound to a window if any."""
    second = replace(b.task("B", b_days), after=(link,), window=window.id if window else "")
    project = b.scenario(
        people=TEAM,
        tasks=b.by_id(b.task("A", a_days), second, b.task("C", 1, ("B",))),
        windows=b.by_id(window) if window else {},
    )
    world = b.world(project)
    world.public.assignments |= {"A": {"ann": PERMILLE}, "B": {"bob": PERMILLE}}
    schedule(world, 0, Event("task_ready"))
    b.settle(world)
    return world


def span(world: World, id: str) -> tuple[float, float]:
    """Start and finish of a task in days."""
    state = world.public.tasks[id]
    return state.started / DAY, state.finished / DAY


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        ("FS", 0, (4, 7)),
        ("FS", 2, (6, 9)),
        ("SS", 0, (0, 3)),
        ("SS", 1, (1, 4)),
        ("FF", 0, (0, 4)),
        ("FF", 2, (0, 6)),
        ("SF", 0, (0, 3)),
        ("SF", 5, (0, 5)),
    ],
)
def test_each_kind_of_link_holds_what_it_says(
    kind: str, lag: int, expected: tuple[float, float]
) -> None:
    world = linked(Link("A", kind, lag * DAY))
    b.pass_days(world, 15)
    assert span(world, "A") == (0, 4)
    assert span(world, "B") == expected


def test_a_finish_is_held_to_the_minute_however_long_it_takes() -> None:
    world = linked(Link("A", "FF"))
    scope.add_work(world, "A", 777, "a surprise")
    b.pass_days(world, 3)
    held = world.public.tasks["B"]
    assert (held.status, held.why) == ("active", "its predecessors are not far enough")
    assert held.done == world.hidden.tasks["B"].work
    b.pass_days(world, 12)
    assert world.public.tasks["B"].finished == world.public.tasks["A"].finished == 4 * DAY + 777


def test_a_held_finish_needs_nobody_any_more() -> None:
    world = linked(Link("A", "FF"))
    b.pass_days(world, 3)
    b.submit(world, Assign("bob", "B", 0))
    b.pass_days(world, 5)
    assert world.public.tasks["B"].finished == 4 * DAY


def test_more_work_for_a_held_task_is_done_first() -> None:
    world = linked(Link("A", "FF"), a_days=10)
    b.pass_days(world, 5)
    scope.add_work(world, "B", 8 * DAY, "a surprise")
    b.pass_days(world, 15)
    assert span(world, "B") == (0, 13)


def test_what_is_dropped_holds_nobody_up() -> None:
    for kind in ("FS", "FF"):
        world = linked(Link("A", kind))
        b.pass_days(world, 3)
        schedule(world, 0, Event("effects", "", PERMILLE, (DropTask("A"),)))
        b.pass_days(world, 6)
        assert world.public.tasks["B"].finished >= 3 * DAY, kind


def test_an_order_of_the_file_against_the_links_delays_nothing() -> None:
    """B stands before A in the file and starts in the same instant as A."""
    early = replace(b.task("B", 2), after=(Link("A", "SS"),))
    tasks = b.by_id(early, b.task("A", 4), b.task("C", 1, ("B",)))
    world = b.world(b.scenario(people=TEAM, tasks=tasks))
    world.public.assignments |= {"A": {"ann": PERMILLE}, "B": {"bob": PERMILLE}}
    schedule(world, 7, Event("task_ready"))
    b.pass_days(world, 1)
    assert world.public.tasks["A"].started == world.public.tasks["B"].started == 7


def test_a_window_is_waited_for() -> None:
    """Monday the second of March is day 0; the next Friday is day 4."""
    world = linked(Link("A"), a_days=1, window=FRIDAY)
    b.pass_days(world, 20)
    assert span(world, "B")[0] == 4


def test_a_window_keeps_clear_of_the_month_end() -> None:
    """The thirty-first of March 2026 is the working day 21."""
    world = linked(Link("A"), a_days=19, window=Window("clear", (0, 1, 2, 3, 4), 3))
    b.pass_days(world, 30)
    assert span(world, "B")[0] == 24


def test_lifting_a_window_lets_the_task_start_at_once() -> None:
    world = linked(Link("A"), a_days=1, window=FRIDAY)
    b.pass_days(world, 2)
    schedule(world, 0, Event("effects", "", PERMILLE, (SetWindow("B", ""),)))
    b.pass_days(world, 6)
    assert span(world, "B") == (2, 5)


def test_the_manager_can_hold_a_task_and_let_it_go_again() -> None:
    world = linked(Link("A"), a_days=1)
    b.submit(world, Delay("B", 9 * DAY))
    b.pass_days(world, 3)
    assert world.public.tasks["B"].started < 0
    b.submit(world, Delay("B", 0))
    assert world.public.tasks["B"].started == 3 * DAY


def test_a_hold_from_outside_is_not_the_managers_to_lift() -> None:
    world = linked(Link("A"), a_days=1)
    schedule(world, 0, Event("effects", "", PERMILLE, (HoldTask("B", 6 * DAY),)))
    b.settle(world)
    b.submit(world, Delay("B", 0))
    b.pass_days(world, 10)
    assert span(world, "B")[0] == 6


def test_an_active_task_that_is_held_stands_still_and_goes_on() -> None:
    world = linked(Link("A"))
    b.pass_days(world, 2)
    effects = (HoldTask("A", 3 * DAY), AddWork("A", DAY, DAY, "more"))
    schedule(world, 0, Event("effects", "", PERMILLE, effects))
    b.pass_days(world, 1)
    assert (world.public.tasks["A"].rate, world.public.tasks["A"].why) == (0, "it is held")
    b.pass_days(world, 20)
    assert span(world, "A") == (0, 8)
    assert world.public.tasks["A"].waited == 3 * DAY


def test_a_ready_task_says_whom_it_lacks_and_counts_its_waiting_only_from_then() -> None:
    world = linked(Link("A"))
    b.submit(world, Assign("bob", "B", 0))
    b.pass_days(world, 2)
    b.submit(world, Assign("bob", "B", 500))
    b.submit(world, Assign("bob", "B", 0))
    b.pass_days(world, 5)
    state = world.public.tasks["B"]
    assert (state.status, state.why) == ("ready", "no Dev")
    b.submit(world, Assign("bob", "B", PERMILLE))
    assert state.status == "active"
    assert state.waited == 3 * DAY


def test_somebody_of_a_second_skill_fills_the_slot_too() -> None:
    world = linked(Link("A"))
    world.public.people["you"].skills["DEV"] = 500
    b.submit(world, Assign("bob", "B", 0), Assign("you", "B", PERMILLE))
    b.pass_days(world, 5)
    assert world.public.tasks["B"].rate == 500_000
