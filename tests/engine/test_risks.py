"""Risks open, show signs, strike, and answer to responses; the register tells what is known."""

from __future__ import annotations

from typing import Any

import pytest

from game.engine import dispatch
from game.engine.rules import register, risks
from game.engine.rules.effects import apply
from game.model.actions import EstimateRisk, LookForRisks, Respond, WriteRisk
from game.model.effects import AddWork, ScaleRisk, SetFlag
from game.model.scenario import Risk, Trigger
from game.model.units import DAY
from game.model.world import HiddenRisk, RiskState, World
from tests.engine import builder as b


def with_risk(*more: Risk, **changes: Any) -> World:
    project = b.scenario(flags={"f": ""}, risks=b.by_id(b.risk(**changes), *more))
    return b.world(project)


def state(world: World, id: str = "R1") -> RiskState:
    return world.public.risks[id]


def hidden(world: World, id: str = "R1") -> HiddenRisk:
    return world.hidden.risks[id]


def test_the_window_freezes_the_estimate_beside_the_truth() -> None:
    world = with_risk()
    b.submit(world, EstimateRisk("R1", 300, 2 * DAY))
    risks.open_window(world, "R1")
    b.submit(world, EstimateRisk("R1", 900, 2 * DAY))
    assert (state(world).status, state(world).frozen, state(world).probability) == (
        "open",
        300,
        900,
    )
    assert hidden(world).at_opening == 500


def test_a_risk_strikes_below_its_probability_and_not_at_it() -> None:
    for draw, struck in ((499_999, 1), (500_000, 0)):
        world = with_risk()
        hidden(world).draw = draw
        risks.open_window(world, "R1")
        risks.test(world, "R1")
        assert state(world).struck == struck


def test_outside_its_window_a_risk_does_not_strike() -> None:
    world = with_risk()
    hidden(world).draw = 0
    risks.test(world, "R1")
    risks.open_window(world, "R1")
    risks.close_window(world, "R1")
    risks.test(world, "R1")
    assert state(world).status == "closed"
    assert "risk_closed" in b.sentences(world)


def test_a_window_that_closed_does_not_open_again() -> None:
    world = with_risk()
    risks.close_window(world, "R1")
    risks.open_window(world, "R1")
    assert state(world).status == "closed"


def test_later_tests_draw_afresh() -> None:
    world = with_risk()
    hidden(world).draw = 0
    risks.open_window(world, "R1")
    for _ in range(200):
        risks.test(world, "R1")
    assert 70 <= state(world).struck <= 130
    risks.close_window(world, "R1")
    assert state(world).status == "struck"


def test_the_probability_is_a_product_with_a_cap() -> None:
    world = with_risk(modifiers=(("flag.f", 1500), ("day > 100", 0)))
    assert risks.probability(world, "R1") == 500
    world.public.flags["f"] = True
    assert risks.probability(world, "R1") == 750
    register.scale(world, "R1", 400, 1000)
    assert risks.probability(world, "R1") == 300
    register.scale(world, "R1", 9000, 1000)
    assert risks.probability(world, "R1") == 950


def test_the_level_changes_threats_and_leaves_opportunities() -> None:
    risks_of = b.by_id(b.risk("R1"), b.risk("O1", opportunity=True))
    world = b.world(b.scenario(risks=risks_of), level="expert")
    assert risks.probability(world, "R1") == 600
    assert risks.probability(world, "O1") == 500


def test_a_strike_acts_with_its_impact_tells_and_is_heard() -> None:
    world = with_risk(
        effects=(AddWork("A", 4 * DAY, 4 * DAY, "k"),), message=("ops", "Day {day}", "It broke.")
    )
    register.scale(world, "R1", 1000, 250)
    risks.strike(world, "R1")
    assert world.public.tasks["A"].estimate.most_likely == 6 * DAY
    assert world.public.inbox[-1].subject == "Day 0"
    assert b.sentences(world)[0] == "risk_struck"


def test_a_strike_of_an_unknown_risk_makes_it_known() -> None:
    world = with_risk(known=False)
    assert not register.known(world, "R1")
    risks.strike(world, "R1")
    assert register.known(world, "R1")


def test_what_is_revealed_stands_where_it_is_by_now() -> None:
    for moments, status in (((), "dormant"), (("open",), "open"), (("open", "close"), "closed")):
        world = with_risk(known=False)
        for moment in moments:
            getattr(risks, f"{moment}_window")(world, "R1")
        assert state(world).status == "unknown"
        register.reveal(world, "R1")
        assert state(world).status == status


def test_a_perfect_sign_tells_what_is_on_its_way() -> None:
    for draw, sign in ((0, "rising"), (999_999, "calm")):
        world = with_risk(indicator=b.indicator(Trigger("started", "A")))
        hidden(world).draw = draw
        risks.open_window(world, "R1")
        risks.show_indicator(world, "R1", 0)
        assert state(world).indicator == sign


def test_a_sign_for_later_tests_agrees_with_them() -> None:
    for seed in range(40):
        world = with_risk(indicator=b.indicator(Trigger("started", "A")))
        world.hidden.seed = seed
        risks.open_window(world, "R1")
        risks.test(world, "R1")
        before, coming = state(world).struck, risks.on_its_way(world, "R1")
        risks.test(world, "R1")
        assert (state(world).struck > before) == coming


def test_signs_deceive_as_often_as_they_say_and_more_with_noise() -> None:
    shown = {}
    for level in ("practitioner", "expert"):
        rising = 0
        for seed in range(500):
            sign = b.indicator(Trigger("started", "A"), sensitivity=1000, false_alarm=200)
            project = b.scenario(risks=b.by_id(b.risk(indicator=sign)))
            world = b.world(project, seed, level)
            hidden(world).draw = 999_999
            risks.show_indicator(world, "R1", 0)
            rising += state(world).indicator == "rising"
        shown[level] = rising
    assert 70 <= shown["practitioner"] <= 130
    assert 120 <= shown["expert"] <= 180


def test_unknown_risks_show_no_sign() -> None:
    world = with_risk(known=False, indicator=b.indicator(Trigger("started", "A")))
    risks.show_indicator(world, "R1", 0)
    assert state(world).indicator == "unknown"


def test_a_response_works_at_once_when_it_takes_no_time() -> None:
    world = with_risk(responses=(b.response(cost=5_000, effects=(SetFlag("f", True),)),))
    b.submit(world, Respond("R1", "A"))
    assert state(world).responses == {"A": 0}
    assert risks.probability(world, "R1") == 250
    assert world.public.flags["f"]
    assert world.public.ledger.contingency == 195_000


def test_a_response_with_a_lead_works_after_it() -> None:
    world = with_risk(responses=(b.response(lead=3 * DAY),))
    b.submit(world, Respond("R1", "A"))
    assert state(world).responses == {"A": risks.BEGUN}
    b.pass_days(world, 2)
    assert risks.probability(world, "R1") == 500
    b.pass_days(world, 1)
    assert state(world).responses == {"A": 3 * DAY}
    assert risks.probability(world, "R1") == 250


def test_a_response_brings_its_secondary_risk_to_life() -> None:
    secondary = b.risk("R2", known=False, opens=Trigger("flag", "never"))
    world = with_risk(secondary, responses=(b.response(secondary="R2"),))
    b.submit(world, Respond("R1", "A"))
    assert state(world, "R2").status == "open"


def test_what_the_contingency_does_not_cover_is_overspent() -> None:
    world = with_risk(responses=(b.response(cost=300_000),))
    b.submit(world, Respond("R1", "A"))
    assert world.public.ledger.contingency == 0
    assert world.public.ledger.items["Response A"] == 300_000


def test_refusals_of_responses_say_why() -> None:
    responses = (b.response(), b.response("C", kind="contingent"), b.response("G", gate="flag.f"))
    world = with_risk(b.risk("U", known=False), responses=responses)
    assert b.refused(world, Respond("R9", "A")) == "unknown"
    assert b.refused(world, Respond("U", "A")) == "unknown"
    assert b.refused(world, Respond("R1", "Z")) == "unknown"
    assert b.refused(world, Respond("R1", "C")) == "early"
    assert b.refused(world, Respond("R1", "G")) == "gate"
    b.submit(world, Respond("R1", "A"))
    assert b.refused(world, Respond("R1", "A")) == "begun"
    risks.strike(world, "R1")
    assert b.refused(world, Respond("R1", "G")) == "late"
    b.submit(world, Respond("R1", "C"))


def test_a_risk_that_may_strike_again_may_be_answered_again() -> None:
    world = with_risk(strikes=(Trigger("started", "A"), Trigger("started", "B")))
    risks.strike(world, "R1")
    b.submit(world, Respond("R1", "A"))


def test_unknown_and_absent_risks_are_refused_alike() -> None:
    world = with_risk(known=False)
    for make in (lambda id: Respond(id, "A"), lambda id: EstimateRisk(id, 1, 1)):
        assert dispatch.check(world, make("R1")) == dispatch.check(world, make("R9"))


def test_a_workshop_finds_more_than_a_premortem_and_neither_finds_all() -> None:
    found = {}
    for method in risks.METHODS:
        many = b.by_id(*(b.risk(f"R{i}", known=False) for i in range(300)))
        world = b.world(b.scenario(risks=many))
        b.submit(world, LookForRisks(method))
        b.pass_days(world, 1)
        found[method] = sum(s.status != "unknown" for s in world.public.risks.values())
        assert next(e for e in world.public.log if e.kind == "looked").amount == found[method]
    assert found["workshop"] == pytest.approx(180, abs=30)
    assert found["premortem"] == pytest.approx(135, abs=30)


def test_looking_again_takes_a_rest_and_another_draw() -> None:
    many = b.by_id(*(b.risk(f"R{i}", known=False) for i in range(50)))
    world = b.world(b.scenario(risks=many))
    b.submit(world, LookForRisks("premortem"))
    b.pass_days(world, 5)
    assert b.refused(world, LookForRisks("workshop")) == "rest"
    b.pass_days(world, 5)
    before = sum(s.status == "unknown" for s in world.public.risks.values())
    b.submit(world, LookForRisks("workshop"))
    b.pass_days(world, 1)
    assert sum(s.status == "unknown" for s in world.public.risks.values()) < before
    assert b.refused(world, LookForRisks("tea leaves")) == "method"


def test_risks_that_only_a_response_brings_are_not_found() -> None:
    secondary = [b.risk(f"S{i}", known=False) for i in range(30)]
    responses = tuple(b.response(f"r{i}", secondary=f"S{i}") for i in range(30))
    world = with_risk(*secondary, responses=responses)
    b.submit(world, LookForRisks("workshop"))
    b.pass_days(world, 1)
    assert not [id for id, s in world.public.risks.items() if id != "R1" and s.status != "unknown"]


def test_estimates_and_entries_have_sensible_figures() -> None:
    world = with_risk()
    assert b.refused(world, EstimateRisk("R1", 1001, 0)) == "range"
    assert b.refused(world, EstimateRisk("R1", 500, -1)) == "range"
    assert b.refused(world, WriteRisk("", 500, 0)) == "empty"
    b.submit(world, WriteRisk("The lift may be too small.", 300, DAY))
    assert world.public.written[-1].kind == "risk"
    risks.close_window(world, "R1")
    assert b.refused(world, EstimateRisk("R1", 500, 0)) == "closed"


def test_scaling_by_effects_reaches_the_test() -> None:
    world = with_risk()
    hidden(world).draw = 450_000
    risks.open_window(world, "R1")
    apply(world, (ScaleRisk("R1", 800),))
    risks.test(world, "R1")
    assert state(world).struck == 0


def test_a_risk_lives_through_a_real_game() -> None:
    project = b.scenario(
        risks=b.by_id(b.risk(known=True, effects=(AddWork("B", DAY, DAY, "k"),))),
    )
    outcomes = {}
    for seed in range(12):
        world = b.begun(project, seed)
        assert state(world).status == "open"
        b.pass_days(world, 40)
        assert world.public.ended
        outcomes[state(world).status] = True
    assert sorted(outcomes) == ["closed", "struck"]
