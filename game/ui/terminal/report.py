"""The status report: what I know beside what I say; a draft is kept until it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from game.model.actions import Report
from game.model.units import DAY
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.moves import amount
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

_WORST = ("ok", "warn", "bad")


def report(game: Game) -> Page:
    """Known figures, the draft, and how earlier reports compare."""
    view, console = game.view, game.console
    public = view.public
    page = Page("REPORT")
    draft = _draft(game)
    due = game.report_due()
    sent = len(public.reports)
    page.add(f" Report {sent + 1}, due {w.day(due)}. It goes to {_sponsor(game)} and the others.")
    finish = w.finish(figures.milestone_finish(view))
    known = [
        f"the plan says {finish} for {view.project.deadline.name}",
        f"float {w.signed(public.float_days)} d",
        f"cost {w.money_short(public.plan_cost)} against {w.money_short(view.project.bac)}",
    ]
    if view.open_dilemmas():
        known.append(f"{w.plural(len(view.open_dilemmas()), 'decision')} open")
    page.add(*(f" {x}" for x in console.wrap(f"You know: {'; '.join(known)}.", console.width - 2)))
    page.add(console.rule(), " You say")
    low, high = cast(int, draft["low"]), cast(int, draft["high"])
    page.choice(f"Earliest finish: {w.date_text(view, low)}", lambda: _day(game, "low"))
    page.choice(f"Latest finish:   {w.date_text(view, high)}", lambda: _day(game, "high"))
    cost = cast(int, draft["cost"])
    page.choice(f"Cost at completion: {w.money(cost)}", lambda: _cost(game))
    colour = cast(str, draft["colour"])
    page.choice(f"State: {phrases.SIGN[colour]} {phrases.STATE[colour]}", lambda: _colour(game))
    page.choice(f"In your words: {draft['text'] or '–'}", lambda: _words(game))
    if public.reports:
        page.add(console.rule(), " Reports so far: day, said, the plan said then")
    for said in public.reports[-4:]:
        span = (
            w.day(said.high)
            if said.low == said.high
            else f"{w.day(said.low)} to {w.day(said.high)}"
        )
        page.add(
            f"   {w.day(said.time)}: {span}, {phrases.STATE[said.colour].lower()}; "
            f"plan {w.finish(said.plan_finish)}"
        )
    page.keys["send"] = lambda _: send(game)
    page.keys["l"] = page.keys["later"] = lambda _: game.go(pages.maker("home", game))
    page.enter = Choice("send", lambda: send(game))
    hours = w.hours(game.parameters.report_minutes)
    page.hint = f"Enter send ({hours} of your time) · a number changes a line · l keep as draft"
    return page


def _sponsor(game: Game) -> str:
    return game.view.name(game.view.project.sponsor)


def _draft(game: Game) -> dict[str, int | str]:
    """The draft; a new one begins with what the plan says."""
    view = game.view
    draft = game.draft
    if not draft:
        finish = max(view.now + DAY, figures.milestone_finish(view))
        finish = -(-finish // DAY) * DAY
        state = max(figures.date_state(view), figures.cost_state(view), key=_WORST.index)
        draft.update(low=finish, high=finish, cost=view.public.plan_cost, colour=state, text="")
    return draft


def _day(game: Game, end: str) -> None:
    view = game.view
    last = 2 * view.project.horizon // DAY
    number = game.ask_number("Day", view.day + 1, last)
    if number < 0:
        return
    game.draft[end] = number * DAY
    low, high = cast(int, game.draft["low"]), cast(int, game.draft["high"])
    if low > high:
        game.draft["high" if end == "low" else "low"] = number * DAY
    game.go(pages.maker("report", game))


def _cost(game: Game) -> None:
    text = game.ask("Cost at completion, for example 1.3m:")
    if not text:
        return
    cents = amount(text)
    if cents <= 0:
        game.say("An amount is wanted, for example 1250000 or 1.25m.")
        return
    game.draft["cost"] = cents
    game.go(pages.maker("report", game))


def _colour(game: Game) -> None:
    def paint(colour: str) -> None:
        game.draft["colour"] = colour
        game.go(pages.maker("report", game))

    game.ask_which(
        "State",
        [Choice(phrases.STATE[c], lambda c=c: paint(c)) for c in _WORST],  # type: ignore[misc]
    )


def _words(game: Game) -> None:
    text = game.ask("In your words:")
    if text:
        game.draft["text"] = text
        game.go(pages.maker("report", game))


def send(game: Game) -> None:
    """Sends the draft; a refused one is kept."""
    draft = _draft(game)
    action = Report(
        cast(int, draft["low"]),
        cast(int, draft["high"]),
        cast(int, draft["cost"]),
        cast(str, draft["colour"]),
        cast(str, draft["text"]),
    )
    if game.act(action, said="Your report is on your list; it goes out when it is written."):
        draft.clear()
        game.go(pages.maker("home", game))
