"""Commands about people: assign, release, hours, hire, train, pair, talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import (
    Assign,
    Hire,
    OneToOne,
    Pair,
    Release,
    Retrospective,
    SetOvertime,
    Talk,
    Train,
)
from game.ui import phrases
from game.ui.terminal import pages, team
from game.ui.terminal.matching import split, which
from game.ui.terminal.task import share_of

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def open_person(game: Game, rest: str) -> None:
    id = which(game, "person", rest)
    if id:
        game.go(pages.maker("person", game, id))


def assign(game: Game, rest: str) -> None:
    """ "ewan M05 50": without a percentage it is asked for."""
    found = split(game, ("person", "task"), rest)
    if not found:
        return
    person, task, *more = found
    text = more[0].strip(" %") if more else ""
    if not text:
        share_of(game, person, task)
    elif text.isdecimal() and int(text[:6]) <= 100:
        game.act(Assign(person, task, int(text) * 10))
    else:
        game.say("A share is a number from 0 to 100 percent.")


def release(game: Game, rest: str) -> None:
    id = which(game, "person", rest)
    if id:
        game.act(Release(id))


def overtime(game: Game, rest: str) -> None:
    found = split(game, ("person",), rest)
    if not found:
        return
    hours = found[1] if len(found) > 1 else ""
    number = int(hours[:4]) if hours.isdecimal() else game.ask_number("Hours a week", 40, 60)
    if number >= 0:
        game.act(SetOvertime(found[0], number))


def hire(game: Game, rest: str) -> None:
    """ "hire CLD contractor"; without words the choices are listed."""
    if not rest:
        team.hire(game)
        return
    found = split(game, ("role",), rest)
    if not found:
        return
    origin = found[1].lower() if len(found) > 1 else "contractor"
    game.act(Hire(found[0], origin))


def train(game: Game, rest: str) -> None:
    found = split(game, ("person", "role"), rest)
    if found:
        game.act(Train(found[0], found[1]))


def pair(game: Game, rest: str) -> None:
    found = split(game, ("person", "person"), rest)
    if found:
        game.act(Pair(found[0], found[1]))


def retro(game: Game, _: str) -> None:
    game.act(Retrospective())


def talk(game: Game, rest: str) -> None:
    """With a stakeholder about something, or one-to-one with one of the team."""
    words = rest.split()
    about = words[-1].lower() if words and words[-1].lower() in phrases.TALK_ABOUT else ""
    name = " ".join(words[:-1] if about else words)
    if not name:
        game.go(pages.maker("stakeholders", game))
        return
    wanted = name.casefold()
    view = game.view
    outside = [
        id
        for id, who in view.project.stakeholders.items()
        if wanted == id.casefold() or who.name.casefold().startswith(wanted)
        or f" {wanted}" in who.name.casefold()
    ]  # fmt: skip
    if outside:
        id = which(game, "stakeholder", name)
        if id and about:
            game.act(Talk(id, about))
        elif id:
            game.go(pages.maker("stakeholder", game, id))
        return
    id = which(game, "person", name)
    if id:
        game.act(OneToOne(id))
