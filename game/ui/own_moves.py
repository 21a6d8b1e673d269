"""The moves of a game in its player's own terms: decisions without a verdict, staffing in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.debrief.analysis import Analysis, Decision
from game.debrief.judgement import TIE
from game.debrief.moments import without_take_backs
from game.model import actions as a
from game.model.view import View
from game.session import Session
from game.ui import wording

NAMED = 2
"""Moves that the title of an option holds."""
WHO = {"player": "You", "reference": "The handbook", "assistant": "The assistant"}
"""Who would do what an option means, by its kind."""
_WHO = {"player": "", "reference": "Handbook: ", "assistant": "Assistant: "}


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as the player knows it, without a verdict; `action` is its place in the game."""

    number: int
    action: int
    title: str
    choice: str
    time: int


def taken(session: Session) -> list[Taken]:
    """The decisions of a game as its player knows them, in order of time, without the staffing.

    A tutorial begins with its date promised, so that this is no decision of the player's.
    """
    view = session.view()
    project = view.project
    found: list[Taken] = []
    for number, minute, action in without_take_backs(session.recording.actions):
        title = choice = ""
        match action:
            case a.SetBaseline(promised) if not project.tutorial:
                title, choice = "The date to promise", wording.day(promised)
            case a.Answer(dilemma, picked):
                title = project.dilemmas[dilemma].title
                choices = project.dilemmas[dilemma].choices
                choice = next(each.title for each in choices if each.id == picked)
            case a.Respond(risk, response):
                title = project.risks[risk].name
                responses = project.risks[risk].responses
                choice = next(each.title for each in responses if each.id == response)
            case a.MakeMove(move):
                title, choice = project.moves[move].title, "done"
            case a.DrawReserve(cents):
                title, choice = "Management reserve", wording.money(cents)
            case a.Hire(role, origin):
                title, choice = f"Recruiting: {wording.label(view, role)}", origin
        if title:
            found.append(Taken(len(found) + 1, number, title, choice, minute))
    return found


def titled(analysis: Analysis, session: Session) -> Analysis:
    """The analysis in words that fit a line and name the player's own moves."""
    view = session.view()
    named = tuple(_named(each, session, view) for each in analysis.decisions)
    return replace(analysis, decisions=named)


def verdict(decision: Decision) -> str:
    """The label, or `doubt` where a loss of more than a tie could be chance."""
    other = decision.label == "good" and decision.chosen != decision.best
    return "doubt" if other and decision.loss > TIE else decision.label


def dated(decision: Decision) -> str:
    """The title of a decision with its day, which that of the staffing has already."""
    day = wording.day(decision.time)
    return decision.title if decision.title.endswith(day) else f"{decision.title}, {day}"


def meant(moves: Sequence[str], most: int = 8) -> str:
    """Moves in one sentence, the first of many."""
    more = f"; and {len(moves) - most} more" if len(moves) > most else ""
    return "; ".join(moves[:most]) + more


def spoken(analysis: Analysis, moves: Mapping[tuple[str, str], Sequence[str]]) -> Analysis:
    """The analysis with options named by their moves, which are given by decision and option."""

    def titled_by_moves(decision: Decision) -> Decision:
        options = []
        for each in decision.options:
            found = moves.get((decision.id, each.id), ())
            if found and each.kind in _WHO:
                title = f"{_WHO[each.kind]}{meant(found, NAMED)}"
                options.append(replace(each, title=title))
            else:
                options.append(each)
        return replace(decision, options=tuple(options))

    return replace(analysis, decisions=tuple(titled_by_moves(each) for each in analysis.decisions))


def _named(decision: Decision, session: Session, view: View) -> Decision:
    if decision.kind != "staffing":
        return decision
    decision = replace(decision, title=f"{decision.title}, {wording.day(decision.time)}")
    mine = [
        words_of(action, view)
        for minute, action in session.recording.actions
        if minute == decision.time and isinstance(action, a.Assign | a.Release | a.SetOvertime)
    ]
    if not mine:
        return decision
    more = f" and {len(mine) - 2} more" if len(mine) > 2 else ""
    text = "; ".join(mine[:2]) + more
    options = tuple(
        replace(each, title=text) if each.kind == "player" else each for each in decision.options
    )
    return replace(decision, options=options)


def words_of(action: a.Assign | a.Release | a.SetOvertime, view: View) -> str:
    """A move of the staffing in words."""
    who = view.name(action.person)
    match action:
        case a.Assign(_, task, share):
            work = view.name(task).partition(":")[0]
            return f"{who} on {work}, {share // 10} %" if share else f"{who} off {work}"
        case a.SetOvertime(_, hours):
            return f"{who} {hours} h a week"
    return f"{who} released"
