"""Each kind of action is told in one clause, and each state has its word."""

from __future__ import annotations

import pytest

from game.content.load import load_scenario
from game.model import actions as a
from game.model.actions import ACTION_TYPES, Action
from game.model.units import DAY
from game.session import Session
from game.ui import phrases

EXAMPLES: dict[Action, str] = {
    a.SetBaseline(175 * DAY): "Promise day 175, Mon 6 Sep 2027 and set the baseline",
    a.Assign("SYS1", "M02", 500): "Ewan Kerr on M02 Discovery at 50 %",
    a.Assign("SYS1", "M02", 0): "Ewan Kerr off M02 Discovery",
    a.Release("SYS1"): "Ewan Kerr back to the line organisation",
    a.SetOvertime("SYS1", 45): "Ewan Kerr works 45 hours a week",
    a.Prioritise("M02", 3): "M02 Discovery gets priority 3",
    a.Hire("CLD", "contractor"): "Recruit Cloud engineer: contractor",
    a.Pair("SYS1", "SYS2"): "Reza Karimi works beside Ewan Kerr",
    a.Train("SYS1", "DBA"): "Train Ewan Kerr as Database administrator",
    a.OneToOne("SYS1"): "One-to-one with Ewan Kerr",
    a.Retrospective(): "Retrospective with the team",
    a.Reestimate("M02"): "Fresh estimate of M02 Discovery",
    a.Delay("M02", 30 * DAY): "M02 Discovery not before day 30",
    a.Delay("M02", 0): "M02 Discovery may start again",
    a.FastTrack("M02", "M01"): "M02 Discovery overlaps M01 Charter",
    a.Review("M02", True): "Reviews of M02 Discovery: on",
    a.PayDownDebt(100): "10 % of the capacity for technical debt",
    a.AutomateTests(): "Automate the tests",
    a.LookForRisks("premortem"): "Look for risks: pre-mortem",
    a.EstimateRisk("R2", 300, 5 * DAY): "Circuit late: 30 %, 5 d",
    a.Respond("R2", "nothing"): "Circuit late: nothing",
    a.Answer("E1", "A"): ": ",
    a.Ask("E1", "none"): ": ask none",
    a.Talk("ingrid_vale", "listen"): "Talk with Ingrid Vale: listen to what worries them",
    a.Report(170 * DAY, 180 * DAY, 130_000_000, "warn"): (
        "Report: day 170 to day 180, USD 1.30 m, At risk"
    ),
    a.DrawReserve(2_000_000): "Ask for USD 20 k of the management reserve",
    a.MakeMove("none"): "none",
    a.Forecast("E1", 300): ": 30 %",
    a.WriteJournal("", "Why."): "Journal: Why.",
    a.WriteCharter("in_scope", "All."): "Charter, in scope",
    a.WriteRisk("Strike.", 100, DAY): "Own risk: Strike.",
    a.UseHint("E1:1"): "Hint E1:1",
    a.TakeBack(): "Take back",
    a.Redraw(7, "a1"): "Go on in another luck",
}


def test_every_kind_of_action_has_an_example() -> None:
    assert {type(action) for action in EXAMPLES} == set(ACTION_TYPES.values())


@pytest.mark.parametrize(("action", "told"), EXAMPLES.items())
def test_an_action_is_told_in_one_clause(action: Action, told: str) -> None:
    view = Session.start(load_scenario("cloud-migration"), 1).view()
    assert told in phrases.describe(action, view)


def test_a_refusal_says_the_way_out() -> None:
    refusal = a.Refusal("rest", "The team has just looked.", "Look again from day 9 on.")
    assert phrases.refused(refusal).endswith("just looked. Look again from day 9 on.")
