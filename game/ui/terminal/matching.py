"""Which task, person, risk or stakeholder a player means by a word or two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.ui import figures
from game.ui import wording as w

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def which(game: Game, kind: str, text: str) -> str:
    """The id that the text means; "" after saying why not. `kind` is task, person, stakeholder,
    risk, role or move."""
    wanted = text.strip().casefold()
    if not wanted:
        game.say(f"Which {kind}? Name one, for example {_example(game, kind)}.")
        return ""
    names = dict(_names(game, kind))
    exact = [id for id, words in names.items() if wanted in words]
    found = exact or [
        id
        for id, words in names.items()
        if any(word.startswith(wanted) or f" {wanted}" in word for word in words)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        game.say(f"There is no {kind} called {text!r}. For example: {_example(game, kind)}.")
        return ""
    labels = [w.label(game.view, id) for id in found[:6]]
    game.say(f"Which {kind} is meant by {text!r}: {w.listed(labels, 'or')}?")
    return ""


def _names(game: Game, kind: str) -> Iterable[tuple[str, list[str]]]:
    """Each id with the words, in lower case, that it is called by."""
    view = game.view
    if kind == "task":
        for id, task in view.project.tasks.items():
            yield id, _folded(id, task.short, task.name, w.task_label(view, id))
    elif kind == "person":
        for id, state in view.public.people.items():
            if state.status != "gone":
                yield id, _folded(id, state.profile.name, figures.code(view, id))
    elif kind == "stakeholder":
        for id, who in view.project.stakeholders.items():
            yield id, _folded(id, who.name, who.title)
    elif kind == "risk":
        for id in figures.known_risks(view):
            yield id, _folded(id, view.name(id))
    elif kind == "role":
        for id, role in view.project.roles.items():
            yield id, _folded(id, role.name)
    else:
        for id, move in view.project.moves.items():
            yield id, _folded(id, move.title)


def _folded(*names: str) -> list[str]:
    return [name.casefold() for name in names if name]


def _example(game: Game, kind: str) -> str:
    ids = [id for id, _ in _names(game, kind)]
    return w.label(game.view, ids[0]) if ids else "–"


def split(game: Game, kinds: tuple[str, ...], text: str) -> list[str]:
    """Several names in one line, in the order of `kinds`; [] after saying what is wrong.

    Names may be one word or two: "assign ewan kerr M05" and "assign ewan M05" both work.
    """
    words = text.split()
    if len(words) < len(kinds):
        missing = kinds[len(words)]
        which(game, missing, "")
        return []
    found: list[str] = []
    at = 0
    for left, kind in zip(range(len(kinds), 0, -1), kinds, strict=True):
        longest = min(4, len(words) - at - left + 1)
        id = ""
        for count in range(longest, 0, -1):
            id = meant(game, kind, " ".join(words[at : at + count]))
            if id:
                at += count
                break
        if not id:
            id = which(game, kind, words[at])
            at += 1
        if not id:
            return []
        found.append(id)
    return [*found, *words[at:]]


def meant(game: Game, kind: str, text: str) -> str:
    """The id that the text means without doubt; "" and nothing said otherwise."""
    wanted = text.strip().casefold()
    names = dict(_names(game, kind))
    exact = [id for id, words in names.items() if wanted in words]
    close = [id for id, words in names.items() if any(x.startswith(wanted) for x in words)]
    return exact[0] if len(exact) == 1 else close[0] if len(close) == 1 and not exact else ""
