"""What changed since time last ran, in groups; a number leads to the page that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import digest
from game.ui import wording as w
from game.ui.digest import Line
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Do, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

TEXT = 49
_ONE = {"plan": "task", "team": "person", "risks": "risk", "stakeholders": "stakeholder"}
"""The page of one thing, where a page of many has such."""
SIGNS = {1: ("+", "ok"), -1: ("!", "bad"), 0: (" ", "")}
"""What stands before a line: better, worse, neither."""


def lines(game: Game) -> list[Line]:
    """What changed, as far as the player can know it now."""
    looks = game.looks
    if looks.since is None:
        return []
    due = looks.since.now < game.report_due() <= game.view.now and not game.view.public.ended
    pair = digest.pair(game.forecasts, looks.since)
    return looks.lines(looks.since, game.view, pair, report_due=due)


def changed(game: Game) -> Page:
    """The whole digest."""
    view, console = game.view, game.console
    page = Page("CHANGED")
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number leads there · + better, ! worse · l log · Enter home · ? help"
    since = game.looks.since
    if since is None:
        page.add(" Nothing has changed yet: let time run first.")
        return page
    days = view.day - since.day
    page.add(f" Since {w.date_text(since, since.now)}: {w.plural(days, 'working day')}.")
    found = lines(game)
    if not found:
        page.add(" Nothing that you can know of has changed.")
    for group in digest.grouped(found):
        page.add(f" {console.style(group.name, 'bold')}")
        for line in group.lines:
            page.choice(_row(game, line), _go(game, line))
    return page


def _row(game: Game, line: Line) -> str:
    sign, style = SIGNS[line.good]
    console = game.console
    if console.plain:
        word = {1: "Better: ", -1: "Worse: ", 0: ""}[line.good]
        return f"{word}{line.said()}."
    pair = f"{line.then} → {line.now}" if line.then else ""
    told = console.fit(line.text, TEXT - 2 + (16 if not pair else 0))
    text = f"{sign} {told}{pair.rjust(16) if pair else ''}{line.difference:>10}"
    return console.style(console.cut(text, 75), style) if style else console.cut(text, 75)


def _go(game: Game, line: Line) -> Do:
    if line.screen == "inbox" and line.about:
        maker = pages.maker("message", game, line.about)
    elif line.about == "log":
        maker = pages.maker("log", game)
    elif line.about and line.screen in _ONE:
        maker = pages.maker(_ONE[line.screen], game, line.about)
    elif line.screen == "decision":
        maker = pages.maker("decision", game, line.about)
    else:
        maker = pages.maker(line.screen, game)
    return lambda: game.go(maker)
