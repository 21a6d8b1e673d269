"""Triggers set things off at their moment, once, and with the same luck in every branch."""

from __future__ import annotations

from game.engine.rules import triggers
from game.model.actions import MakeMove
from game.model.effects import SetFlag
from game.model.scenario import BudgetItem, Trigger
from game.model.units import DAY
from game.model.world import World
from tests.engine import builder as b


def with_trigger(*found: Trigger) -> World:
    return b.world(b.scenario(flags={"f": ""}, dilemmas=b.by_id(b.dilemma(triggers=found))))


def status(world: World) -> str:
    return world.public.dilemmas["E1"].status


def test_a_trigger_without_delay_acts_in_the_same_moment() -> None:
    world = with_trigger(Trigger("started", "A"))
    triggers.fire(world, "started", "A")
    b.settle(world)
    assert status(world) == "open"


def test_other_moments_and_other_subjects_do_not_matter() -> None:
    world = with_trigger(Trigger("started", "A"))
    triggers.fire(world, "started", "B")
    triggers.fire(world, "finished", "A")
    b.settle(world)
    assert status(world) == "dormant"


def test_a_delay_is_waited_for() -> None:
    world = with_trigger(Trigger("finished", "A", delay=2 * DAY))
    triggers.fire(world, "finished", "A")
    b.pass_days(world, 1)
    assert status(world) == "dormant"
    b.pass_days(world, 1)
    assert status(world) == "open"


def test_a_spread_adds_up_to_its_size_by_luck_of_its_own() -> None:
    arrivals = {}
    for seed in range(20):
        world = with_trigger(Trigger("baseline", delay=DAY, spread=4 * DAY))
        world.hidden.seed = seed
        triggers.fire(world, "baseline")
        b.pass_days(world, 6)
        arrivals[world.public.dilemmas["E1"].arrived] = seed
    assert min(arrivals) >= DAY
    assert max(arrivals) <= 5 * DAY
    assert len(arrivals) > 10


def test_the_condition_counts_when_the_delay_is_over() -> None:
    world = with_trigger(Trigger("started", "A", delay=DAY, condition="flag.f"))
    triggers.fire(world, "started", "A")
    world.public.flags["f"] = True
    b.pass_days(world, 1)
    assert status(world) == "open"


def test_a_chance_is_met_about_as_often_as_it_says() -> None:
    opened = 0
    for seed in range(400):
        world = with_trigger(Trigger("started", "A", chance=300))
        world.hidden.seed = seed
        triggers.fire(world, "started", "A")
        b.settle(world)
        opened += status(world) == "open"
    assert 90 <= opened <= 150


def test_day_triggers_are_put_on_the_agenda_at_the_start() -> None:
    world = with_trigger(Trigger("day", amount=3 * DAY))
    triggers.schedule_start(world)
    b.pass_days(world, 2)
    assert status(world) == "dormant"
    b.pass_days(world, 1)
    assert status(world) == "open"


def test_a_state_goes_off_at_the_weekly_look_once() -> None:
    world = with_trigger(Trigger("state", condition="flag.f"))
    triggers.weekly_states(world)
    b.settle(world)
    assert status(world) == "dormant"
    world.public.flags["f"] = True
    triggers.weekly_states(world)
    triggers.weekly_states(world)
    assert len(world.agenda) == 1
    b.settle(world)
    assert status(world) == "open"


def test_a_state_with_a_chance_is_a_weekly_hazard() -> None:
    world = with_trigger(Trigger("state", condition="day >= 0", chance=100))
    weeks = 0
    while status(world) == "dormant":
        triggers.weekly_states(world)
        b.settle(world)
        weeks += 1
        assert weeks < 100
    assert weeks > 1


def test_a_task_that_starts_near_a_month_end_is_noticed() -> None:
    trigger = Trigger("month_end", "A", amount=3 * DAY)
    far = with_trigger(trigger)
    far.public.now = 10 * DAY
    triggers.fire(far, "started", "A")
    assert not far.agenda
    near = with_trigger(trigger)
    near.public.now = 20 * DAY
    triggers.fire(near, "started", "A")
    b.settle(near)
    assert status(near) == "open"


def test_a_flag_that_is_set_fires_once() -> None:
    project = b.scenario(
        flags={"f": ""},
        dilemmas=b.by_id(b.dilemma(triggers=(Trigger("flag", "f"),))),
        moves=b.by_id(b.move("m", SetFlag("f", True))),
    )
    world = b.world(project)
    b.submit(world, MakeMove("m"))
    assert status(world) == "open"
    world.agenda.clear()
    b.submit(world, MakeMove("m"))
    assert not world.agenda


def test_budget_items_start_and_end_by_trigger() -> None:
    rent = BudgetItem(
        "rent", "Rent", 50_000, Trigger("started", "A"), 10_000, Trigger("finished", "A")
    )
    world = b.world(b.scenario(budget=(rent,)))
    triggers.fire(world, "started", "A")
    b.pass_days(world, 5)
    triggers.fire(world, "finished", "A")
    b.pass_days(world, 5)
    assert world.public.ledger.items["rent"] == 50_000
    assert not world.public.ledger.daily
