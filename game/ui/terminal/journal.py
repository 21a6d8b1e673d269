"""What was written and what happened: the decision journal, the log, the charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief import words
from game.model.actions import WriteCharter, WriteJournal
from game.ui import phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Do, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

LOG_LINES = 30


def journal(game: Game) -> Page:
    """Decisions with their forecasts and reasons, in order."""
    view, console = game.view, game.console
    public = view.public
    page = Page("JOURNAL")
    entries: list[tuple[int, str]] = []
    for id, state in public.dilemmas.items():
        if state.status not in ("answered", "lapsed"):
            continue
        dilemma = view.project.dilemmas[id]
        title = next((c.title for c in dilemma.choices if c.id == state.choice), state.choice)
        who = "You decided" if state.status == "answered" else "Nobody answered"
        entries.append((state.answered, f"{who}, {dilemma.title}: {title}."))
        forecast = public.forecasts.get(id)
        if forecast is not None and dilemma.forecast is not None:
            expected = w.percent(forecast.probability)
            outcome = phrases.FORECAST[forecast.outcome].capitalize()
            text = f"You expected {expected}: {game.session.fill(dilemma.forecast.text)} "
            entries.append((forecast.made, f"{text}{outcome}, due {w.day(forecast.due)}."))
    for written in public.written:
        if written.kind == "journal":
            about = words.heading(written.about) or w.label(view, written.about)
            about = f" ({about})" if about else ""
            entries.append((written.time, f"“{written.text}”{about}"))
    for time, text in sorted(entries, key=lambda entry: entry[0]):
        lines = console.wrap(f"{w.day(time).capitalize()}: {text}", console.width - 2)
        page.add(*(f" {line}" for line in lines))
    if not entries:
        page.add(" Nothing written yet. One sentence after each decision is enough.")
    page.choice("Write a sentence", lambda: write(game, ""))
    page.choice("Everything that happened: the log", lambda: game.go(pages.maker("log", game)))
    page.choice("Your words in the charter", lambda: game.go(pages.maker("charter", game)))
    page.choice("Evidence of this game", lambda: game.go(pages.maker("evidence", game)))
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "j and a sentence writes it · Enter home · ? help"
    return page


def write(game: Game, text: str) -> None:
    """A sentence of why, kept as typed."""
    text = text or game.ask("One sentence:")
    if text:
        game.act(WriteJournal("", text), said="Written into your journal.")


def log(game: Game) -> Page:
    """The latest lines of the log, oldest first."""
    view, console = game.view, game.console
    page = Page("LOG")
    entries = [entry for entry in view.public.log if entry.kind != "week"][-LOG_LINES:]
    today = -1
    for entry in entries:
        day = w.day_number(entry.time)
        head = f"{w.capital(w.date_text(view, entry.time))}: " if day != today else "  "
        today = day
        lines = console.wrap(head + console.said(w.sentence(entry, view)), console.width - 2)
        page.add(*(f" {line}" for line in lines))
    if not entries:
        page.add(" Nothing has happened yet.")
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "Enter home · j journal · ? help"
    return page


def charter(game: Game) -> Page:
    """The charter as given, and the player's own words for its fields."""
    view, console = game.view, game.console
    page = Page("CHARTER")
    given = view.project.charter
    for name, text in (
        ("Purpose", given.purpose),
        ("Objectives", given.objectives),
        ("In scope", given.in_scope),
        ("Out of scope", given.out_of_scope),
        ("Authority", given.authority),
        ("Assumptions", given.assumptions),
    ):
        page.add(*(f" {line}" for line in console.wrap(f"{name}: {text}", console.width - 2)))
    page.add(console.rule(), " Your words")
    own = {x.about: x.text for x in view.public.written if x.kind == "charter"}
    for field, name in phrases.CHARTER.items():
        more = console.wrap(own[field], console.width - 7) if field in own else []
        page.choice(name if field in own else f"{name}: –", _writer(game, field, name), *more)
    home = pages.maker("home", game)
    page.enter = Choice("home", lambda: game.go(home))
    page.hint = "A number writes a field · Enter home · ? help"
    return page


def _writer(game: Game, field: str, name: str) -> Do:
    def write_field() -> None:
        text = game.ask(f"{name}:")
        if text:
            game.act(WriteCharter(field, text), said=f"{name}: written into the charter.")

    return write_field
