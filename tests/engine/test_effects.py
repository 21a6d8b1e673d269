"""Effects do what their type says, by the luck of their own key."""

from __future__ import annotations

from typing import get_args

import pytest

from game.engine.rules.effects import HANDLERS, apply
from game.model import effects as e
from game.model.units import DAY
from game.model.world import World
from tests.engine import builder as b


def rich() -> World:
    return b.world(
        b.scenario(
            meters=b.by_id(b.meter("debt", 100), b.meter("secret", 100, public=False)),
            flags={"f": ""},
            risks=b.by_id(b.risk("R1", known=False)),
        )
    )


def test_every_effect_has_a_handler_and_every_handler_an_effect() -> None:
    assert set(HANDLERS) == set(get_args(e.Effect))


def test_work_and_money_are_scaled_by_the_impact() -> None:
    world = rich()
    effects = (
        e.AddWork("A", 2 * DAY, 2 * DAY, "k"),
        e.Spend("repair", 10_000, 10_000, "contingency", "c"),
    )
    apply(world, effects, 500, "the storm")
    assert world.public.tasks["A"].estimate.most_likely == 6 * DAY
    assert world.public.ledger.items["repair"] == 5_000


def test_an_amount_lies_between_its_bounds_and_depends_on_its_key_alone() -> None:
    spend = e.Spend("x", 100, 900, "budget", "key")
    one, other = rich(), rich()
    apply(other, (e.Spend("y", 100, 900, "budget", "another key"),))
    for world in (one, other):
        apply(world, (spend,))
    assert 100 <= one.public.ledger.items["x"] <= 900
    assert one.public.ledger.items["x"] == other.public.ledger.items["x"]


@pytest.mark.parametrize(("amount", "expected"), [(50, 150), (-500, 0), (5000, 1000)])
def test_meters_stay_within_their_bounds(amount: int, expected: int) -> None:
    world = rich()
    apply(world, (e.ChangeMeter("debt", amount), e.ChangeMeter("secret", amount)))
    assert world.public.meters["debt"] == expected
    assert world.hidden.meters["secret"] == expected


def test_the_first_case_that_holds_gives_the_odds() -> None:
    world = rich()
    sure = e.Odds((("flag.f", 0), ("meter.debt >= 100", 1000), ("", 0)))
    apply(world, (e.Chance(sure, (e.SetFlag("f", True),), (), "k"),))
    assert world.public.flags["f"]
    apply(world, (e.Chance(sure, (), (e.SetFlag("f", False),), "k"),))
    assert not world.public.flags["f"]


def test_odds_without_a_case_that_holds_are_nil() -> None:
    world = rich()
    chance = e.Chance(e.Odds((("flag.f", 1000),)), (e.SetFlag("f", True),), (), "k")
    apply(world, (chance,))
    assert not world.public.flags["f"]


def test_when_decides_by_the_state_of_now() -> None:
    world = rich()
    when = e.When("flag.f", (e.ChangeMeter("debt", 1),), (e.SetFlag("f", True),))
    apply(world, (when, when))
    assert world.public.meters["debt"] == 101


def test_later_keeps_the_scale_and_the_reason() -> None:
    world = rich()
    later = e.Later(3 * DAY, (e.AddWork("A", DAY, DAY, "k"),))
    apply(world, (later,), 2000, "the storm")
    b.pass_days(world, 2)
    assert world.public.tasks["A"].estimate.most_likely == 5 * DAY
    b.pass_days(world, 1)
    assert world.public.tasks["A"].estimate.most_likely == 7 * DAY
    entry = next(entry for entry in world.public.log if entry.kind == "work_added")
    assert entry.detail == "the storm"


def test_a_message_is_filled_and_logged() -> None:
    world = rich()
    apply(world, (e.Tell("ops", "Debt is {meter.debt}", "On day {day}."),))
    message = world.public.inbox[-1]
    assert (message.subject, message.body) == ("Debt is 100", "On day 0.")
    assert b.sentences(world) == ["message"]


def test_trust_is_changed_and_larger_moves_are_told() -> None:
    world = rich()
    apply(world, (e.ChangeTrust("ops", 5), e.ChangeTrust("ops", -150)))
    assert world.public.stakeholders["ops"].trust == 355
    assert [entry.detail for entry in world.public.log] == ["much less"]


def test_a_risk_can_be_revealed_scaled_and_made_to_strike() -> None:
    world = rich()
    apply(world, (e.RevealRisk("R1"), e.ScaleRisk("R1", 500, 2000), e.ScaleRisk("R1", 500)))
    state = world.public.risks["R1"]
    assert state.status == "dormant"
    assert (state.probability_factor, state.impact_factor) == (250, 2000)
    apply(world, (e.StrikeRisk("R1"),))
    b.settle(world)
    assert (state.status, state.struck) == ("struck", 1)


SIMPLE = (
    e.ScaleWork("A", 500),
    e.Replan("A", e.Estimate(DAY, DAY, DAY)),
    e.DropTask("C"),
    e.AddTask("C"),
    e.RemoveLink("B", "A"),
    e.AddLink("B", e.Link("A", "SS")),
    e.HoldTask("A", DAY),
    e.SetWindow("A", ""),
    e.ChangeMorale("team", -50),
    e.ChangeFatigue("DEV", 50),
    e.SpendDaily("lines", 100),
    e.StopDaily("lines"),
    e.Pace("team", 900, DAY, "noise"),
    e.Absence("dan", DAY, 2 * DAY, "k"),
    e.Depart("dan", 10 * DAY),
    e.Stay("dan"),
    e.Recruit("DEV", "external", DAY, 1500),
    e.ShareKnowledge("DEV", 300),
    e.AddDefects("A", DAY),
    e.FindDefects("A", 500),
    e.MoveDeadline(DAY),
    e.EndProject("nobody wants it"),
)


@pytest.mark.parametrize("effect", SIMPLE, ids=lambda effect: type(effect).__name__)
def test_the_other_effects_reach_their_rules(effect: e.Effect) -> None:
    world = rich()
    apply(world, (effect,))
    b.pass_days(world, 3)
