"""What a trigger sets off without a choice, after its delay, its condition and its chance."""

from __future__ import annotations

from game.engine import kernel
from game.engine.rules.consequences import TARGETS, trigger_of
from game.model.actions import Assign
from game.model.effects import ChangeMorale, SetFlag
from game.model.scenario import Happening, Scenario, Trigger
from game.model.units import DAY
from game.model.world import World
from tests.engine import builder as b


def with_happening(*triggers: Trigger, repeats: bool = False) -> Scenario:
    """A project in which ten points of morale are won at each of the triggers."""
    effects = (ChangeMorale("team", 10), *(() if repeats else (SetFlag("f", True),)))
    return b.scenario(happenings={"H": Happening("H", triggers, effects)}, flags={"f": ""})


def morale(world: World) -> int:
    return world.public.people["dan"].morale


def test_a_happening_follows_from_a_moment_after_its_delay() -> None:
    world = b.begun(with_happening(Trigger("started", "A", delay=2 * DAY)))
    b.pass_days(world, 1)
    assert morale(world) == 650
    b.pass_days(world, 1)
    assert world.public.flags["f"]
    assert morale(world) == 660


def test_it_follows_from_each_of_its_moments() -> None:
    triggers = (Trigger("baseline"), Trigger("day", amount=DAY), Trigger("started", "A"))
    world = b.begun(with_happening(*triggers, repeats=True))
    assert morale(world) == 670
    b.pass_days(world, 2)
    assert morale(world) == 680


def test_a_state_is_looked_at_each_week_and_follows_once() -> None:
    world = b.begun(with_happening(Trigger("state", condition="day > 3"), repeats=True))
    b.pass_days(world, 4)
    assert morale(world) == 650
    b.submit(world, Assign("dan", "A", 0))
    b.pass_days(world, 1)
    assert morale(world) == 660
    b.pass_days(world, 10)
    assert morale(world) <= 660


def test_the_condition_is_asked_when_the_delay_is_over() -> None:
    for condition, happens in (("day > 1", True), ("day < 1", False)):
        trigger = Trigger("baseline", delay=2 * DAY, condition=condition)
        world = b.begun(with_happening(trigger))
        b.pass_days(world, 3)
        assert world.public.flags["f"] == happens


def test_a_chance_is_drawn_by_the_name_of_the_trigger() -> None:
    """The same with another happening beside it."""
    doubt = Trigger("baseline", chance=500)
    alone = with_happening(doubt)
    other = Happening("G", (Trigger("baseline", chance=500),), ())
    beside = b.scenario(happenings={"G": other, **alone.happenings}, flags=dict(alone.flags))
    found = []
    for project in (alone, beside):
        worlds = [b.begun(project, seed) for seed in range(40)]
        found.append([world.public.flags["f"] for world in worlds])
    assert found[0] == found[1]
    assert 8 < sum(found[0]) < 32


def test_every_target_of_a_listener_is_known() -> None:
    project = with_happening(Trigger("baseline"))
    rules = b.world(project).rules
    listeners = [x for found in rules.listeners.values() for x in found]
    assert {x.target for x in listeners} == {"happening"}
    assert {x.target for x in listeners} <= TARGETS.keys()
    assert trigger_of(project, "happening", "H", 0) == Trigger("baseline")


def test_the_end_of_time_stops_what_is_still_to_come() -> None:
    world = b.begun(with_happening(Trigger("day", amount=90 * DAY)))
    kernel.advance(world, 100 * DAY)
    assert world.public.ended
    assert not world.public.flags["f"]
