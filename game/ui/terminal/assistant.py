"""The assistant's proposal: who should work on what now. The player takes it, a part, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import Action, Assign
from game.ui import phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Do, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def assistant(game: Game) -> Page:
    """Every move of the proposal with its reason; Enter takes all."""
    page = Page("ASSISTANT")
    moves = pages.proposal(game.view)
    home = Choice("home", lambda: game.go(pages.maker("home", game)))
    if not moves:
        page.add(" The assistant has nothing to propose: what can start has its people.")
        page.enter = home
        page.hint = "Enter home · t team"
        return page
    page.add(" The assistant proposes, by skill and by float:")
    for move in moves:
        page.choice(f"{phrases.describe(move, game.view)}{_why(game, move)}", _take(game, [move]))
    page.enter = Choice("take all", _take(game, moves, leave=True))
    page.keys["l"] = page.keys["leave"] = lambda _: _leave(game)
    page.hint = "Enter take all · a number takes one · l leave it · t team · z take back"
    return page


def _why(game: Game, move: Action) -> str:
    if not isinstance(move, Assign):
        return " (no work in sight)"
    view = game.view
    state = view.public.tasks[move.task]
    factors = game.session.explain_person(move.person, move.task)
    rate = 1.0
    for value in factors.values():
        rate *= value
    return f" ({phrases.TASK[state.status]}, rate {w.factor(rate)})"


def _take(game: Game, moves: list[Action], *, leave: bool = False) -> Do:
    def take() -> None:
        if game.act(*moves) and leave:
            game.go(pages.maker("home", game))

    return take


def _leave(game: Game) -> None:
    game.tutor.refused_staffing()
    game.go(pages.maker("home", game))
