"""The forecast: what many possible futures come to, if the handbook leads from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import foresight
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

FUTURES = 100


def forecast(game: Game) -> Page:
    """Plays the futures of this moment, unless that was done, and tells what they come to."""
    page = Page("FORECAST")
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.keys["why"] = lambda rest: asking.why(game, rest or "date")
    page.hint = "Enter home · why: what moved it · past forecasts · p plan · m money · ? help"
    if game.view.public.ended:
        page.add(" The project has ended; there is nothing left to forecast.")
        return page
    made = game.forecast
    if made is None or game.foreseen is not game.view:
        made = foresight.of_session(game.session, FUTURES)
        game.forecasts = [each for each in game.forecasts if each.made < made.made] + [made]
        game.foreseen = game.view
    told = foresight.as_text(game.view, made, bars=not game.console.plain)
    page.lines += [f" {line}".rstrip() for line in told]
    return page


def line(game: Game) -> str:
    """The last forecast for Home, with its age, or how to get one."""
    made = game.forecast
    if made is None:
        return "type forecast for what 100 futures come to"
    age = "" if game.foreseen is game.view else f" (from {w.day(made.made)})"
    return foresight.in_short(made) + age
