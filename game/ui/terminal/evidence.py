"""The evidence as text: what the pack holds, each document in outline, and the pack itself.

A draft while the game goes on; after its end once the player has written a view.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.evidence import blocks as b
from game.evidence.limits import LONGEST_NAME
from game.evidence.manifest import FORMATS, Precision
from game.evidence.portfolio import PAPERS
from game.outlook.workers import Here
from game.ui.packing import Packing
from game.ui.terminal import pages
from game.ui.terminal.debrief import locked_page
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

MOST_LINES = 60
"""Of an outline; the pack has the rest."""
ABOUT = 28
"""Characters of what a document is about, in the list."""


def packing(game: Game) -> Packing:
    """The evidence of the game as it stands; made here, by whoever asks."""
    found = game.debriefing
    judged = found.judged if found is not None else None
    stands = (len(game.session.recording.actions), game.view.now, judged is not None)
    if game.packing is None or game.packed != stands:
        precision = None
        if found is not None and judged is not None:
            precision = Precision(found.settings.rollouts, found.settings.compared)
        before = game.packing
        game.packing = Packing(game.session, judged, precision, Here())
        game.packed = stands
        if before is not None:
            game.packing.change(replace(game.packing.settings, name=before.settings.name))
    return game.packing


def evidence(game: Game) -> Page:
    """The documents with their outlines, the name, the paper, and saving."""
    locked = locked_page(game) if game.view.public.ended else None
    if locked is not None:
        return locked
    pack = packing(game)
    page = Page("EVIDENCE", right="a draft" if pack.draft else "the whole game")
    made = pack.made
    if made is None:
        page.add(*_lines(game, f"It cannot be made: {pack.trouble}"))
        return page
    state = f"A draft of {made.stamp.draft}; every page says so." if pack.draft else ""
    if not pack.draft and made.analysis is None:
        state = "Without expected values: step 3 of the debrief computes them."
    page.add(*_lines(game, f"Documents to keep and to send. {state}".strip()), "")
    for document in made.documents:
        about = document.subtitle
        about = about if len(about) <= ABOUT else f"{about[: ABOUT - 1]}…"
        label = f"{document.title[:44]:<46}{about}"
        page.choice(label, lambda id=document.id: _open(game, id))  # type: ignore[misc]
    page.add("")
    settings = pack.settings
    paper = "A4" if settings.paper == PAPERS[0] else "Letter"
    page.choice(f"Name on it: {made.stamp.name or 'not recorded'}", partial(_name, game))
    page.choice(f"Paper: {paper}", partial(_paper, game))
    page.choice("Save the pack", partial(_save, game))
    page.add("", f" Verification code {made.stamp.code}")
    page.enter = Choice("save", partial(_save, game))
    page.hint = "A number opens · Enter saves the pack · h home · x leave (saved)"
    return page


def outline(game: Game, id: str) -> Page:
    """One document: its headings, words and figures, without pictures."""
    document = packing(game).document(id)
    page = Page("EVIDENCE")
    if document is not None:
        page.add(game.console.style(f" {document.title}", "bold"), f" {document.subtitle}")
        lines = [line for block in b.flat(document.blocks) for line in _lines(game, *_said(block))]
        page.add(*lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            page.add(f" … and {len(lines) - MOST_LINES} more lines in the pack.")
    page.enter = Choice("back", lambda: game.go(pages.maker("evidence", game)))
    page.hint = "Enter back to the list · h home"
    return page


def _said(block: b.Block) -> list[str]:
    match block:
        case b.Heading(text):
            return ["", text.upper()]
        case b.Entry(title, aside):
            return ["", f"{title}, {aside}" if aside else title]
        case b.Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case b.Words(label, text):
            return [f"“{text}” ({label})"]
        case b.Signal(_, word, sentence):
            return [f"{word}. {sentence}"]
        case b.Pairs(rows):
            return [f"{name}: {value.text}" for name, value in rows]
        case b.Table(name, _, rows, empty):
            return [
                *([f"({name})"] if rows else [empty]),
                *(" · ".join(cell.text for cell in row if cell.text) for row in rows),
            ]
        case b.Chart(_, alt):
            return [f"[{alt}]"]
    return []


def _lines(game: Game, *texts: str) -> list[str]:
    return [
        f" {line}"
        for text in texts
        for line in game.console.wrap(text, game.console.width - 2) or [""]
    ]


def _open(game: Game, id: str) -> None:
    game.go(pages.maker("outline", game, id))


def _name(game: Game) -> None:
    name = " ".join(game.ask("Your name, as it shall stand on the pages:").split())
    if len(name) > LONGEST_NAME:
        game.say(f"A name has at most {LONGEST_NAME} characters. Nothing changed.")
    elif name:
        pack = packing(game)
        pack.change(replace(pack.settings, name=name))
    game.show_again()


def _paper(game: Game) -> None:
    pack = packing(game)
    other = PAPERS[1 - PAPERS.index(pack.settings.paper)]
    pack.change(replace(pack.settings, paper=other))
    game.show_again()


def _save(game: Game) -> None:
    """Makes every format; where it lies, or why it could not be written."""
    pack = packing(game)
    game.say("The pack is being made; it takes some seconds …")
    pack.save(tuple(FORMATS))
    if pack.saved is None or pack.made is None:
        game.say(pack.trouble or "The pack could not be made.", "bad")
        return
    game.say(f"It lies at {pack.saved}. Code: {pack.made.stamp.code}")
    game.say("Anybody can check it with: contingency verify FILE")
