"""What actions and states are called on screen: one wording for the terminal and the window.

A state has a word and a sign, never a colour alone; an action is told in one short clause.
"""

from __future__ import annotations

from game.model.actions import (
    Action,
    Answer,
    Ask,
    Assign,
    AutomateTests,
    Delay,
    DrawReserve,
    EstimateRisk,
    FastTrack,
    Forecast,
    Hire,
    LookForRisks,
    MakeMove,
    OneToOne,
    Pair,
    PayDownDebt,
    Prioritise,
    Redraw,
    Reestimate,
    Refusal,
    Release,
    Report,
    Respond,
    Retrospective,
    Review,
    SetBaseline,
    SetOvertime,
    TakeBack,
    Talk,
    Train,
    UseHint,
    WriteCharter,
    WriteJournal,
    WriteRisk,
)
from game.model.scenario import Choice
from game.model.view import View
from game.ui import wording as w

TASK = {
    "waiting": "waits",
    "ready": "ready",
    "active": "in work",
    "finished": "finished",
    "dropped": "out of scope",
    "out": "optional",
}
PERSON = {
    "here": "here",
    "away": "away",
    "notice": "gave notice",
    "released": "with the line",
    "coming": "comes",
    "gone": "left",
}
RISK = {
    "unknown": "not known",
    "dormant": "not yet",
    "open": "can happen",
    "struck": "happened",
    "closed": "over",
}
INDICATOR = {"unknown": "Not known", "calm": "Calm", "rising": "Rising"}
STATE = {"ok": "On track", "warn": "At risk", "bad": "Off track", "unknown": "Not known"}
SIGN = {"ok": "[v]", "warn": "[!]", "bad": "[x]", "unknown": "[-]"}
FORECAST = {
    "open": "open",
    "true": "came true",
    "false": "did not come true",
    "void": "no longer to be decided",
}
LEVEL = {"learner": "Learner", "practitioner": "Practitioner", "expert": "Expert"}
CATEGORY = {
    "plan": "Plan",
    "people": "People",
    "risk": "Risk",
    "stakeholder": "Stakeholders",
    "scope": "Scope",
    "quality": "Quality",
    "supplier": "Suppliers",
    "governance": "Governance",
}
RESPONSE = {
    "avoid": "avoid",
    "mitigate": "reduce",
    "transfer": "transfer",
    "accept": "accept",
    "escalate": "escalate",
    "exploit": "exploit",
    "share": "share",
    "enhance": "enhance",
    "contingent": "if it happens",
}
CHARTER = {
    "aims": "First aim",
    "aim_2": "Second aim",
    "aim_3": "Third aim",
    "purpose": "Purpose",
    "objectives": "Objectives",
    "success": "What success is",
    "in_scope": "In scope",
    "out_of_scope": "Out of scope",
    "assumptions": "Assumptions",
    "constraints": "Constraints",
    "authority": "Authority",
}
"""Fields that the manager's own words may fill, with their headings."""
TALK_ABOUT = {
    "listen": "listen to what worries them",
    "progress": "tell how the project stands",
    "help": "ask for help",
}


def refused(refusal: Refusal) -> str:
    """A refusal as it is shown: reason, then the way out."""
    return f"Not possible: {refusal.text} {refusal.way_out}".rstrip()


def price(cents: int, view: View) -> str:
    """ "USD 12 k" or "free"; a saving says so."""
    if not cents:
        return "free"
    if cents < 0:
        return f"saves {w.money_short(-cents, view.project.currency)}"
    return w.money_short(cents, view.project.currency)


def cost_of(cents: int, minutes: int, view: View) -> str:
    """What a move takes: "USD 12 k, 4 h of your time"."""
    parts = [price(cents, view)] if cents else []
    if minutes:
        parts.append(f"{w.hours(minutes)} of your time")
    return ", ".join(parts) or "free"


def choice_of(view: View, dilemma: str, id: str) -> Choice | None:
    """A choice by its id."""
    entry = view.project.dilemmas.get(dilemma)
    return next((choice for choice in entry.choices if choice.id == id), None) if entry else None


def describe(action: Action, view: View) -> str:
    """An action in one clause: "Ewan Kerr works on M05 Landing zone at 50 %"."""
    match action:
        case Assign(person, task, 0):
            return f"{w.label(view, person)} off {w.label(view, task)}"
        case Assign(person, task, share):
            return f"{w.label(view, person)} on {w.label(view, task)} at {w.percent(share)}"
        case Release(person):
            return f"{w.label(view, person)} back to the line organisation"
        case SetOvertime(person, hours):
            return f"{w.label(view, person)} works {hours} hours a week"
        case Prioritise(task, priority):
            return f"{w.label(view, task)} gets priority {priority}"
        case Hire(role, origin):
            return f"Recruit {w.label(view, role)}: {origin}"
        case Pair(expert, learner):
            return f"{w.label(view, learner)} works beside {w.label(view, expert)}"
        case Train(person, role):
            return f"Train {w.label(view, person)} as {w.label(view, role)}"
        case OneToOne(person):
            return f"One-to-one with {w.label(view, person)}"
        case Retrospective():
            return "Retrospective with the team"
        case Report(low, high, cost, colour):
            dates = w.day(low) if low == high else f"{w.day(low)} to {w.day(high)}"
            return f"Report: {dates}, {price(cost, view)}, {STATE.get(colour, colour)}"
        case Talk(stakeholder, about):
            return f"Talk with {w.label(view, stakeholder)}: {TALK_ABOUT.get(about, about)}"
    return _describe_decision(action, view)


def _describe_decision(action: Action, view: View) -> str:
    match action:
        case SetBaseline(promised):
            return f"Promise {w.date_text(view, promised)} and set the baseline"
        case Answer(dilemma, id):
            choice = choice_of(view, dilemma, id)
            return f"{w.label(view, dilemma)}: {choice.title if choice else id}"
        case Ask(dilemma, question):
            return f"{w.label(view, dilemma)}: ask {_asked(view, dilemma, question)}"
        case Respond(risk, response):
            return f"{w.label(view, risk)}: {_response_title(view, risk, response)}"
        case EstimateRisk(risk, probability, impact):
            return f"{w.label(view, risk)}: {w.percent(probability)}, {w.days(impact)}"
        case LookForRisks(method):
            return "Look for risks: " + ("pre-mortem" if method == "premortem" else method)
        case DrawReserve(cents):
            return f"Ask for {price(cents, view)} of the management reserve"
        case MakeMove(move):
            return w.label(view, move)
        case Forecast(dilemma, probability):
            return f"Forecast for {w.label(view, dilemma)}: {w.percent(probability)}"
    return _describe_plan(action, view)


def _describe_plan(action: Action, view: View) -> str:
    match action:
        case Reestimate(task):
            return f"Fresh estimate of {w.label(view, task)}"
        case Delay(task, 0):
            return f"{w.label(view, task)} may start again"
        case Delay(task, minute):
            return f"{w.label(view, task)} not before {w.day(minute)}"
        case FastTrack(task, after):
            return f"{w.label(view, task)} overlaps {w.label(view, after)}"
        case Review(task, on):
            return f"Reviews of {w.label(view, task)}: {'on' if on else 'off'}"
        case PayDownDebt(share):
            return f"{w.percent(share)} of the capacity for technical debt"
        case AutomateTests():
            return "Automate the tests"
        case WriteJournal(_, text):
            return f"Journal: {text}"
        case WriteCharter(field, _):
            return f"Charter, {field.replace('_', ' ')}"
        case WriteRisk(text, _, _):
            return f"Own risk: {text}"
        case UseHint(hint):
            return f"Hint {hint}"
        case TakeBack():
            return "Take back"
        case Redraw():
            return "Go on in another luck"
    return type(action).__name__


def _asked(view: View, dilemma: str, id: str) -> str:
    questions = view.project.dilemmas[dilemma].questions if dilemma in view.project.dilemmas else ()
    return next((w.label(view, q.who) for q in questions if q.id == id), id)


def _response_title(view: View, risk: str, id: str) -> str:
    responses = view.project.risks[risk].responses if risk in view.project.risks else ()
    return next((r.title for r in responses if r.id == id), id)
