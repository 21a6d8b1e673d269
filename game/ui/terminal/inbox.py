"""The inbox: messages, newest first; those that ask for a decision lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.world import Message
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def inbox(game: Game) -> Page:
    """All messages; a number opens one."""
    view, console = game.view, game.console
    page = Page("INBOX")
    messages = view.public.inbox
    for at in range(len(messages) - 1, -1, -1):
        message = messages[at]
        mark = _mark(game, message)
        who = view.name(message.sender)
        if console.plain:
            label = f"{w.day(message.time).capitalize()}, {who}: {message.subject}. {mark}".rstrip()
        else:
            subject = console.fit(message.subject, 36)
            label = f"{w.day(message.time):<8} {console.fit(who, 15)} {subject} {mark}"
        page.choice(label, lambda at=at: game.go(pages.maker("message", game, str(at))))  # type: ignore[misc]
    if not messages:
        page.add(" No messages yet.")
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens a message · d decide · Enter home · ? help"
    return page


def _mark(game: Game, message: Message) -> str:
    if not message.dilemma:
        return ""
    state = game.view.public.dilemmas[message.dilemma]
    if state.status == "open":
        return f"[!] by {w.day(state.deadline)}"
    return "decided" if state.status == "answered" else "lapsed"


def message(game: Game, at: str) -> Page:
    """One message; if it asks for a decision that waits, Enter goes there."""
    view, console = game.view, game.console
    entry = view.public.inbox[int(at)]
    page = Page("MESSAGE")
    page.add(
        f" From {pages.sender(view, entry.sender)}, {w.date_text(view, entry.time)}",
        " " + console.style(entry.subject, "bold"),
        *(f" {line}" for line in console.wrap(entry.body, console.width - 2)),
    )
    page.enter = Choice("inbox", lambda: game.go(pages.maker("inbox", game)))
    if entry.dilemma:
        state = view.public.dilemmas[entry.dilemma]
        if state.status == "open":
            go = pages.maker("decision", game, entry.dilemma)
            page.enter = Choice("decide", lambda: game.go(go))
        elif state.choice:
            choices = view.project.dilemmas[entry.dilemma].choices
            title = next(c.title for c in choices if c.id == state.choice)
            who = "You decided" if state.status == "answered" else "Nobody answered, so"
            page.add(f" {who} on {w.day(state.answered)}: {title}.")
    page.hint = f"Enter {page.enter.label} · h home · ? help"
    return page
