"""The decisions of a game as its player knows them, without a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.moments import without_take_backs
from game.model import actions as a
from game.session import Session
from game.ui import wording


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
