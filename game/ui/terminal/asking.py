"""`why`: any number opened into its factors and the events behind it, as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui import why as reasons
from game.ui import wording as w
from game.ui.terminal.matching import meant, which
from game.ui.why import Why

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

NUMBERS = {
    "date": ("date", "finish", "end", "plan", "float", "forecast"),
    "cost": ("cost", "money", "budget"),
    "score": ("score", "result", "points"),
}
"""Numbers of the whole project, and the words for them."""
EVENTS = 8


def why(game: Game, rest: str) -> None:
    """Why a number is what it is: of a task, a person, a stakeholder, a risk, or of the project."""
    wanted = rest.strip().casefold()
    if not wanted:
        game.say(
            "Why what? A task, a person, a stakeholder or a risk by its name, or: date, cost"
            + (", score." if game.view.public.ended else ".")
        )
        return
    number = next((name for name, known in NUMBERS.items() if wanted in known), "")
    if number:
        _number(game, number)
        return
    found = [
        each
        for kind, ask in _KINDS.items()
        if (id := meant(game, kind, rest))
        for each in ask(game, id)
    ]
    if not found:
        which(game, "task", rest)
        return
    for each in found:
        tell(game, each)


def _number(game: Game, number: str) -> None:
    if number == "date":
        tell(game, reasons.finish(game.view))
    elif number == "cost":
        tell(game, reasons.cost(game.view))
    elif not game.view.public.ended:
        game.say("There is no score before the end.")
    else:
        score(game)


def score(game: Game) -> None:
    """The result as a sum, then each measure with what stands behind it."""
    from game.debrief import words
    from game.debrief.causes import why as causes
    from game.debrief.score import account

    if not words.is_open(game.view):
        game.say("The result opens when you have written your view.")
        return
    found = account(game.session)
    tell(game, reasons.result(found))
    behind = causes(game.view)
    for part in found.parts:
        for mark in part.marks:
            tell(game, reasons.measure(game.view, part, mark, behind), most=3)


def _person(game: Game, id: str) -> list[Why]:
    return [
        reasons.pace(game.session, id),
        reasons.morale(game.view, id, game.parameters),
        reasons.fatigue(game.view, id, game.parameters),
    ]


_KINDS: dict[str, Callable[[Game, str], list[Why]]] = {
    "task": lambda game, id: [reasons.task_pace(game.session, id)],
    "person": _person,
    "stakeholder": lambda game, id: [reasons.trust(game.view, id)],
    "risk": lambda game, id: [reasons.chance(game.view, id)],
}


def tell(game: Game, found: Why, most: int = EVENTS) -> None:
    """Title, sentence, factors with their figures at the right, then the events."""
    console = game.console
    console.line(" " + console.style(found.title, "bold"))
    game.say(found.text)
    for name, figure, note in found.factors:
        if console.plain:
            game.say(f"   {name}: {figure}.")
        else:
            console.line(f"   {name[:52]:<54}{figure:>20}")
        for line in console.wrap(note, console.width - 8, "      ") if note else []:
            console.line(console.style(line, "dim"))
    shown = found.moved[:most]
    if shown:
        count = w.plural(len(found.moved), "event")
        order = "largest" if found.largest else "last"
        more = f", the {order} {len(shown)} of {count}" if len(found.moved) > len(shown) else ""
        console.line(f" What happened{more}:")
    for event in shown:
        by = f" {event.by}" if event.by else ""
        for line in console.wrap(f"{event.day}{by}: {event.text}", console.width - 5, "   "):
            console.line(line)
