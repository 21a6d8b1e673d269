"""Dilemmas come once, wait for an answer, and go their own way without one."""

from __future__ import annotations

from typing import Any

from game.engine.rules import dilemmas
from game.model.actions import Answer, Ask, Forecast
from game.model.effects import ChangeMeter, Later, SetFlag
from game.model.scenario import Choice, Trigger
from game.model.units import DAY
from game.model.world import DilemmaState, World
from tests.engine import builder as b

YES = b.choice("A", SetFlag("f", True), cost=10_000, source="contingency", hours=120)
NO = b.choice("B", ChangeMeter("debt", 50))
LOCKED = b.choice("C", gate="trust.sponsor >= 900", gate_text="Needs the sponsor's trust.")


def with_dilemma(*choices: Choice, **changes: Any) -> World:
    project = b.scenario(
        flags={"f": ""},
        meters=b.by_id(b.meter("debt")),
        dilemmas=b.by_id(
            b.dilemma("E1", *(choices or (YES, LOCKED, NO)), **changes),
            b.dilemma("E2", triggers=(Trigger("chosen", "E1.A"),)),
        ),
    )
    return b.world(project)


def opened(*choices: Choice, **changes: Any) -> World:
    world = with_dilemma(*choices, **changes)
    dilemmas.open(world, "E1")
    return world


def state(world: World, id: str = "E1") -> DilemmaState:
    return world.public.dilemmas[id]


def test_the_message_comes_once_with_a_deadline() -> None:
    world = opened(body="Debt is {meter.debt}.")
    dilemmas.open(world, "E1")
    assert len(world.public.inbox) == 1
    message = world.public.inbox[0]
    assert (message.dilemma, message.body) == ("E1", "Debt is 0.")
    assert state(world).deadline == 2 * DAY


def test_an_answer_costs_acts_and_is_heard_by_what_follows() -> None:
    world = opened()
    b.submit(world, Answer("E1", "A"))
    assert (state(world).status, state(world).choice) == ("answered", "A")
    assert world.public.flags["f"]
    assert world.public.ledger.contingency == 190_000
    assert world.public.errands[0].label == "Choice A"
    assert state(world, "E2").status == "open"
    b.pass_days(world, 5)
    assert world.public.meters["debt"] == 0


def test_without_an_answer_the_default_acts_at_the_deadline() -> None:
    world = opened()
    b.pass_days(world, 1)
    assert state(world).status == "open"
    b.pass_days(world, 1)
    assert (state(world).status, state(world).choice) == ("lapsed", "B")
    assert world.public.meters["debt"] == 50
    assert "lapsed" in b.sentences(world)


def test_effects_may_act_later() -> None:
    world = opened(b.choice("A", Later(DAY, (SetFlag("f", True),))), NO)
    b.submit(world, Answer("E1", "A"))
    assert not world.public.flags["f"]
    b.pass_days(world, 1)
    assert world.public.flags["f"]


def test_refusals_of_answers_say_why() -> None:
    world = with_dilemma()
    assert b.refused(world, Answer("E1", "A")) == "unknown"
    assert b.refused(world, Answer("E9", "A")) == "unknown"
    dilemmas.open(world, "E1")
    assert b.refused(world, Answer("E1", "Z")) == "unknown"
    assert b.refused(world, Answer("E1", "C")) == "gate"
    b.submit(world, Answer("E1", "B"))
    assert b.refused(world, Answer("E1", "A")) == "answered"
    late = opened()
    b.pass_days(late, 2)
    assert b.refused(late, Answer("E1", "A")) == "late"


def test_a_question_is_answered_at_once_and_once() -> None:
    world = opened(questions=(b.question(answer="Debt is {meter.debt}."),))
    world.public.now = 60
    b.submit(world, Ask("E1", "Q1"))
    assert world.public.inbox[-1].body == "Debt is 0."
    assert world.public.stakeholders["sponsor"].contacted == 60
    assert world.public.errands[0].left == 15 * 1000
    assert b.refused(world, Ask("E1", "Q1")) == "asked"
    assert b.refused(world, Ask("E1", "Q2")) == "unknown"
    assert b.refused(world, Ask("E2", "Q1")) == "unknown"


def test_a_forecast_comes_true_at_a_weekly_look() -> None:
    world = opened(forecast=b.prompt("flag.f", 10))
    b.submit(world, Forecast("E1", 700), Answer("E1", "B"))
    dilemmas.weekly(world)
    assert world.public.forecasts["E1"].outcome == "open"
    world.public.flags["f"] = True
    dilemmas.weekly(world)
    assert world.public.forecasts["E1"].outcome == "true"
    world.public.flags["f"] = False
    b.pass_days(world, 11)
    assert world.public.forecasts["E1"].outcome == "true"


def test_a_forecast_is_false_when_its_time_is_over() -> None:
    world = opened(forecast=b.prompt("flag.f", 10))
    b.submit(world, Forecast("E1", 700))
    b.pass_days(world, 9)
    assert world.public.forecasts["E1"].outcome == "open"
    b.pass_days(world, 1)
    assert world.public.forecasts["E1"].outcome == "false"
    assert "forecast_false" in b.sentences(world)


def test_a_forecast_is_void_when_it_becomes_moot() -> None:
    world = opened(forecast=b.prompt("day > 99", 10, moot="flag.f"))
    b.submit(world, Forecast("E1", 700), Answer("E1", "A"))
    dilemmas.weekly(world)
    assert world.public.forecasts["E1"].outcome == "void"


def test_a_forecast_may_be_changed_until_the_answer() -> None:
    world = opened(forecast=b.prompt("flag.f", 10))
    b.submit(world, Forecast("E1", 700), Forecast("E1", 200))
    assert world.public.forecasts["E1"].probability == 200
    assert len([e for e in world.agenda if e[3].kind == "forecast_due"]) == 1
    assert b.refused(world, Forecast("E1", 1001)) == "range"
    b.submit(world, Answer("E1", "B"))
    assert b.refused(world, Forecast("E1", 100)) == "answered"


def test_where_nothing_is_asked_nothing_is_forecast() -> None:
    assert b.refused(opened(), Forecast("E1", 500)) == "none"


def test_at_the_end_what_has_not_come_true_is_false() -> None:
    world = opened(forecast=b.prompt("flag.f", 10))
    b.submit(world, Forecast("E1", 700))
    dilemmas.decide_all(world)
    assert world.public.forecasts["E1"].outcome == "false"


def test_a_dilemma_arrives_in_a_real_game() -> None:
    world = b.begun(b.scenario(dilemmas=b.by_id(b.dilemma("E1"))))
    assert state(world).status == "open"
    b.pass_days(world, 3)
    assert state(world).status == "lapsed"
