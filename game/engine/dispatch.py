"""The tables of the engine: event kind -> handler, action type -> check, do and result.

Everything that can happen and everything a manager can do stands here once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from game.engine import conditions
from game.engine.rules import (
    consequences,
    control,
    dilemmas,
    ending,
    errands,
    moves,
    people,
    readiness,
    register,
    risks,
    sponsor,
    staffing,
    stakeholders,
    start,
    work,
    written,
)
from game.model import actions as a
from game.model.events import Event
from game.model.world import World


class Rule(NamedTuple):
    """How an action is checked and done; `complete` is its result when its hours are worked."""

    check: Callable[[World, Any], a.Refusal | None]
    do: Callable[[World, Any], None]
    complete: Callable[[World, Any], None] | None = None
    before_start: bool = False
    after_end: bool = False


def _check_baseline(world: World, action: a.SetBaseline) -> a.Refusal | None:
    if world.public.started:
        return sponsor.check_set_baseline(world, action)
    return control.check_first_baseline(world, action)


def _do_baseline(world: World, action: a.SetBaseline) -> None:
    if world.public.started:
        sponsor.do_set_baseline(world, action)
    else:
        control.do_first_baseline(world, action)


ACTIONS: dict[type[a.Action], Rule] = {
    a.SetBaseline: Rule(_check_baseline, _do_baseline, before_start=True),
    a.Assign: Rule(staffing.check_assign, staffing.do_assign, before_start=True),
    a.Release: Rule(staffing.check_release, staffing.do_release),
    a.SetOvertime: Rule(staffing.check_overtime, staffing.do_overtime),
    a.Prioritise: Rule(staffing.check_prioritise, staffing.do_prioritise, before_start=True),
    a.Hire: Rule(staffing.check_hire, staffing.do_hire, staffing.complete_hire),
    a.Pair: Rule(staffing.check_pair, staffing.do_pair, staffing.complete_pair),
    a.Train: Rule(staffing.check_train, staffing.do_train, staffing.complete_train),
    a.OneToOne: Rule(
        staffing.check_one_to_one, staffing.do_one_to_one, staffing.complete_one_to_one
    ),
    a.Retrospective: Rule(staffing.check_retrospective, staffing.do_retrospective),
    a.Reestimate: Rule(
        control.check_reestimate, control.do_reestimate, control.complete_reestimate
    ),
    a.Delay: Rule(control.check_delay, control.do_delay, before_start=True),
    a.FastTrack: Rule(control.check_fast_track, control.do_fast_track),
    a.Review: Rule(control.check_review, control.do_review),
    a.PayDownDebt: Rule(control.check_pay_down, control.do_pay_down),
    a.AutomateTests: Rule(control.check_automate, control.do_automate, control.complete_automate),
    a.LookForRisks: Rule(
        risks.check_look_for_risks, risks.do_look_for_risks, risks.complete_look_for_risks
    ),
    a.EstimateRisk: Rule(
        register.check_estimate_risk, register.do_estimate_risk, before_start=True
    ),
    a.Respond: Rule(risks.check_respond, risks.do_respond, risks.complete_respond),
    a.Answer: Rule(dilemmas.check_answer, dilemmas.do_answer),
    a.Ask: Rule(dilemmas.check_ask, dilemmas.do_ask),
    a.Talk: Rule(stakeholders.check_talk, stakeholders.do_talk, stakeholders.complete_talk),
    a.Report: Rule(stakeholders.check_report, stakeholders.do_report),
    a.DrawReserve: Rule(sponsor.check_draw_reserve, sponsor.do_draw_reserve),
    a.MakeMove: Rule(moves.check_make_move, moves.do_make_move, moves.complete_make_move),
    a.Forecast: Rule(dilemmas.check_forecast, dilemmas.do_forecast),
    a.WriteJournal: Rule(
        written.check_write_journal,
        written.do_write_journal,
        before_start=True,
        after_end=True,
    ),
    a.WriteCharter: Rule(written.check_write_charter, written.do_write_charter, before_start=True),
    a.WriteRisk: Rule(register.check_write_risk, register.do_write_risk, before_start=True),
    a.UseHint: Rule(written.check_use_hint, written.do_use_hint, before_start=True, after_end=True),
}


def check(world: World, action: a.Action) -> a.Refusal | None:
    """Why the action is not possible now, or None. Changes nothing."""
    rule = ACTIONS.get(type(action))
    if rule is None:
        return a.Refusal("unknown", "There is no such move.")
    if world.public.ended and not rule.after_end:
        return a.Refusal("ended", "The project has ended.")
    if not world.public.started and not rule.before_start:
        return a.Refusal(
            "early", "The project has not started.", "Promise a date and set the baseline first."
        )
    return rule.check(world, action)


def do(world: World, action: a.Action) -> None:
    """Does a checked action."""
    ACTIONS[type(action)].do(world, action)


def _on_errand_done(world: World, event: Event) -> None:
    """A move of the manager comes to its result."""
    action = event.action
    assert action is not None
    complete = ACTIONS[type(action)].complete
    if complete is not None:
        complete(world, action)


EVENTS: dict[str, Callable[[World, Event], None]] = {
    "task_due": work.on_task_due,
    "task_ready": readiness.on_task_ready,
    "week": start.on_week,
    "horizon": ending.on_horizon,
    "errand": errands.on_errand,
    "errand_done": _on_errand_done,
    "pace_ends": people.on_pace_ends,
    "back": people.on_back,
    "leave": people.on_leave,
    "ill": people.on_ill,
    "leave_for_good": people.on_leave_for_good,
    "join": people.on_join,
    "trigger": consequences.on_trigger,
    "effects": consequences.on_effects,
    "strike": risks.on_strike,
    "dilemma_due": dilemmas.on_dilemma_due,
    "forecast_due": dilemmas.on_forecast_due,
}


def figure(world: World, expression: str) -> int:
    """The value of a published expression, hidden names included."""
    return conditions.value(world, expression)
