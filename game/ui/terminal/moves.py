"""Moves: what the scenario offers besides, and what every project can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import (
    Action,
    AutomateTests,
    LookForRisks,
    MakeMove,
    PayDownDebt,
    Retrospective,
    SetBaseline,
)
from game.model.scenario import Move
from game.model.units import DAY
from game.ui import phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Page
from game.ui.terminal.team import hire

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def moves(game: Game) -> Page:
    """Every move with its price; those not possible now are marked, their page says why."""
    page = Page("MOVES")
    project = game.view.project
    for category, title in phrases.CATEGORY.items():
        offered = [move for move in project.moves.values() if move.category == category]
        if offered:
            page.add(" " + game.console.style(title, "bold"))
        for entry in offered:
            _offer(game, page, entry)
    page.add(" " + game.console.style("In every project", "bold"))
    _general(game, page)
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens a move · Enter home · z take back · ? help"
    return page


def _offer(game: Game, page: Page, entry: Move) -> None:
    cost = phrases.cost_of(entry.cost, entry.hours, game.view)
    used = len(game.view.public.moves[entry.id])
    mark = f" · made {used} ×" if used else ""
    if game.session.check(MakeMove(entry.id)):
        mark += " · not now"
    page.choice(
        f"{entry.title} ({cost}){mark}",
        lambda: game.go(pages.maker("move", game, entry.id)),
    )


def move(game: Game, id: str) -> Page:
    """One move: what it does, what it takes, whether it can be made; Enter makes it."""
    entry = game.view.project.moves[id]
    page = Page("MOVE")
    cost = phrases.cost_of(entry.cost, entry.hours, game.view)
    lead = f" It works after {w.span(entry.lead)}." if entry.lead else ""
    facts = [game.session.fill(entry.text), f"It takes: {cost}.{lead}"]
    used = game.view.public.moves[id]
    if used:
        facts.append(f"Made on {w.listed([w.day(minute) for minute in used])}.")
    refusal = game.session.check(MakeMove(id))
    if refusal:
        facts.append(f"Not now: {game.session.fill(refusal.text)} {refusal.way_out}".rstrip())
    page.add(" " + game.console.style(entry.title, "bold"))
    for text in facts:
        page.add(*(f" {line}" for line in game.console.wrap(text, game.console.width - 2)))
    back = pages.maker("moves", game)
    page.keys["l"] = page.keys["later"] = lambda _: game.go(back)
    if refusal:
        page.enter = Choice("moves", lambda: game.go(back))
        page.hint = "Enter back to the moves · h home · ? help"
        return page

    def begin() -> None:
        if game.act(MakeMove(id)):
            game.go(back)

    page.choice("Make this move", begin)
    page.enter = Choice("make it", begin)
    page.hint = "Enter make it · l back to the moves · h home · ? help"
    return page


def make(game: Game, action: Action) -> None:
    """Does it and stays on the page."""
    game.act(action)


def _general(game: Game, page: Page) -> None:
    public = game.view.public
    page.choice("Retrospective with the team (4 h)", lambda: make(game, Retrospective()))
    page.choice("Look for risks: workshop", lambda: make(game, LookForRisks("workshop")))
    page.choice("Look for risks: pre-mortem", lambda: make(game, LookForRisks("premortem")))
    page.choice("Recruit somebody (4 h)", lambda: hire(game))
    if not public.tests_automated:
        page.choice("Automate the tests (2 h)", lambda: make(game, AutomateTests()))
    page.choice(
        f"Capacity for technical debt (now {w.percent(public.debt_share)})", lambda: debt(game, "")
    )
    page.choice("Ask the sponsor for a new baseline (1 h)", lambda: baseline(game, ""))
    page.choice("Ask the sponsor for money of the reserve", lambda: reserve(game, ""))


def debt(game: Game, text: str) -> None:
    """0, 10 or 20 % of the capacity."""
    text = (text or game.ask("0, 10 or 20 percent:")).strip(" %")
    if text in ("0", "10", "20"):
        game.act(PayDownDebt(int(text) * 10))
    elif text:
        game.say("Reserve 0, 10 or 20 percent.")


def baseline(game: Game, text: str) -> None:
    """A promised day; before the start it begins the project."""
    view = game.view
    words = text.lower().replace("day", " ").split()
    if words and words[0].isdecimal():
        number = int(words[0][:6])
    else:
        deadline = w.day_number(view.public.deadline)
        last = view.project.horizon // DAY
        number = game.ask_number("Promise which day", max(1, view.day + 1), last, deadline)
    if number > 0:
        game.act(SetBaseline(number * DAY))


def reserve(game: Game, text: str) -> None:
    """An amount in whole currency units, "20000" or "20k"."""
    from game.model.actions import DrawReserve

    left = game.view.public.ledger.reserve
    text = text or game.ask(f"How much of {w.money(left)}:")
    if not text:
        return
    cents = amount(text)
    if cents <= 0:
        game.say("An amount is wanted, for example 20000 or 20k.")
        return
    game.act(DrawReserve(cents))


def amount(text: str) -> int:
    """Cents of "20000", "20,000", "20k", "1.3m"; 0 if it is none of these."""
    clean = text.lower().replace("usd", "").replace(",", "").replace(" ", "")
    scale = {"k": 1_000, "m": 1_000_000}.get(clean[-1:], 1)
    digits = clean[:-1] if scale > 1 else clean
    whole, _, part = digits.partition(".")
    if not (whole + part).isdecimal() or len(whole) > 10 or not (whole + part).isascii():
        return 0
    return int((whole or "0") + (part + "00")[:2]) * scale if len(part) <= 2 else 0
