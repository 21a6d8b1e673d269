"""Stakeholders: who can stop or help the project, how they see it, and talking with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import Talk
from game.model.scenario import Stakeholder
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

NAME, TITLE = 15, 28
_POWER = {"high": 0, "medium": 1, "low": 2}


def stakeholders(game: Game) -> Page:
    """Everybody, the powerful first; a number opens one."""
    view, console = game.view, game.console
    page = Page("PEOPLE")
    if not console.plain:
        columns = f"{'Power':<8}{'Interest':<9}{'Trust':>5} {'Contact'}"
        head = f"     {'Name':<{NAME}}{'Title':<{TITLE}}{columns}"
        page.add(console.style(head, "dim"))
    everybody = sorted(view.project.stakeholders.values(), key=lambda who: _POWER[who.power])
    for who in everybody:
        label = _spoken(game, who) if console.plain else _row(game, who)
        page.choice(label, lambda id=who.id: game.go(pages.maker("stakeholder", game, id)))  # type: ignore[misc]
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens a card · s status report · Enter home · ? help"
    return page


def _row(game: Game, who: Stakeholder) -> str:
    console = game.console
    title = console.fit(who.title, TITLE - 1)
    state = game.view.public.stakeholders[who.id]
    contact = w.day(state.contacted) if state.contacted or state.talks else "none yet"
    return (
        f"{console.fit(who.name, NAME)}{title} {who.power:<8}{who.interest:<9}"
        f"{figures.points(state.trust):>5} {contact}"
    )


def _spoken(game: Game, who: Stakeholder) -> str:
    trust = figures.points(game.view.public.stakeholders[who.id].trust)
    return (
        f"{who.name}, {who.title}: power {who.power}, interest {who.interest}, trust {trust} of 100"
    )


def stakeholder(game: Game, id: str) -> Page:
    """One card: wants, fears, what helps; talking."""
    view, console = game.view, game.console
    who, state = view.project.stakeholders[id], view.public.stakeholders[id]
    page = Page("PERSON")
    page.add(" " + console.style(f"{who.name}, {who.title}", "bold"))
    sponsor = " The sponsor." if who.sponsor else ""
    facts = [
        (f"Trust {figures.points(state.trust)} of 100, {who.engagement}. Power {who.power}, "
        f"interest {who.interest}.{sponsor}"),
        f"Wants: {who.wants.rstrip('.')}.",
        f"Fears: {who.fears.rstrip('.')}.",
        f"What helps: {who.helps.rstrip('.')}.",
        f"Talks so far: {state.talks}. Last contact: "
        + (w.day(state.contacted) if state.contacted or state.talks else "none yet") + ".",
    ]  # fmt: skip
    for text in facts:
        page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)))
    hours = game.parameters.talk_minutes
    for about, words in phrases.TALK_ABOUT.items():
        page.choice(
            f"Talk: {words} ({w.hours(hours)})",
            lambda a=about: _talk(game, id, a),  # type: ignore[misc]
        )
    page.enter = Choice("people", lambda: game.go(pages.maker("stakeholders", game)))
    page.keys["why"] = lambda rest: asking.why(game, rest or id)
    page.hint = "Enter stakeholders · why: the trust · h home · z take back · ? help"
    return page


def _talk(game: Game, id: str, about: str) -> None:
    game.act(Talk(id, about))
