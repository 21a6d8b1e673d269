"""Eyes for the tests of screens: draws each page of a screen and says what is wrong with it.

`frames` fails on text that is lost, cut off by its box or too faint, on controls that cover each
other, leave the window, have no name or are too small to hit, and on letters that are too small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from game.ui.charts import Chart
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Gantt,
    Label,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    StateTag,
    Table,
    TextField,
    floating,
)
from game.ui.kit.stage import Stage
from game.ui.kit.ui import OpenCard, Ui
from game.ui.painter import Align
from game.ui.play import Play
from game.ui.recording_painter import DrawnText, RecordingPainter
from game.ui.theme import TYPE, Theme, ThemeName

CONTRAST = 4.5
TARGET = 24
TEXT = 13
GROUNDS = ("fill", "round_rect", "circle", "polygon")
BESIDE = ("home.frame", "coach.frame")
"""Areas that hold controls and can be pressed themselves."""
PLAIN = (Label, Paragraph, StateTag)
"""Texts: they tell nothing beyond what is seen of them."""
THEMES: tuple[ThemeName, ...] = ("dark", "light")


class Eyes(RecordingPainter):
    """Remembers for each text on which colour it stands."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)
        self.pairs: dict[tuple[str, str], str] = {}

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: str = "text_s",
        weight: int = 400,
        colour: str = "text",
        align: Align = "left",
        max_width: float | None = None,
    ) -> float:
        before = len(self.texts)
        width = super().text(x, y, text, size, weight, colour, align, max_width)
        for drawn in self.texts[before:]:
            seen = drawn.rect.intersect(drawn.clip)
            self.pairs.setdefault((colour, self._ground(seen)), text)
        return width

    def _ground(self, rect: Rect) -> str:
        under = (
            c.colour
            for c in reversed(self.calls)
            if c.kind in GROUNDS
            and c.colour
            and c.rect.intersect(c.clip).contains(rect.cx, rect.cy)
        )
        return next(under)


def frames(play: Play, w: float, h: float) -> list[Eyes]:
    """Each page of the screen, drawn and found good."""
    drawn = []
    for page, painter in enumerate(pages(play, w, h)):
        found = wrong(play.stage, painter)
        assert found == [], f"page {page}: " + "; ".join(found[:6])
        drawn.append(painter)
    return drawn


def pages(play: Play, w: float, h: float) -> Iterator[Eyes]:
    """Each page of the screen as it is drawn, with the ring of focus."""
    stage = play.stage
    stage.resize(w, h)
    stage.ui.ring = True
    for page in range(max(1, len(stage.screen.pages(stage.ui)))):
        stage.ui.page = page
        stage.ui.refresh()
        painter = Eyes(w, h)
        stage.draw(painter)
        assert not stage.failed, painter.words()
        yield painter


def explained(play: Play, w: float, h: float) -> list[Card]:
    """Every card of the screen, drawn and found good: whole, inside the window, readable."""
    found: list[Card] = []
    for _ in pages(play, w, h):
        ui = play.ui
        for node in play.stage.nodes:
            if not node.focusable or node.seen.h < 3:
                continue
            for card in (node.explanation(ui), *_cards(node, ui)):
                if card is not None:
                    found.append(card)
                    faults = _of_card(play.stage, OpenCard(card, node.seen, node.key))
                    assert faults == [], f"{node.key}: " + "; ".join(faults[:4])
    return found


def _of_card(stage: Stage, shown: OpenCard) -> list[str]:
    window = stage.ui.window
    painter = Eyes(window.w, window.h)
    painter.fill(window, "bg0")
    spoken = stage.saying(painter)
    box = floating.place_card(spoken, shown, window)
    floating.draw_card(spoken, box, floating.fitted(spoken, shown.card, window), pinned=False)
    found = [*painter.problems(), *faint(painter)]
    found += [f"{t.text!r} leaves it" for t in painter.texts if not box.inset(-1).encloses(t.ink)]
    found += [f"{t.whole!r} is cut off" for t in painter.texts if t.cut]
    return found if window.encloses(box, 1) else [*found, f"{box} leaves the window"]


def wrong(stage: Stage, painter: Eyes) -> list[str]:
    """Sentences about everything that a person could not read, find or hit."""
    return [
        *painter.problems([n.key for n in stage.nodes if isinstance(n, TextField)]),
        *outside(stage, painter),
        *overlapping(stage),
        *unnamed(stage),
        *faint(painter),
        *lost(stage, painter),
    ]


def outside(stage: Stage, painter: RecordingPainter) -> list[str]:
    """Texts that leave the panel their node stands in, or the control that they name."""
    panels = [n for n in stage.nodes if isinstance(n, Panel)]
    controls = {n.key: n for n in stage.nodes if n.pressable and not isinstance(n, Canvas)}
    homes = {n.key: _home(n, panels) for n in stage.nodes}
    found = []
    for text in painter.texts:
        home = homes.get(text.key)
        node = controls.get(text.key)
        if home is not None and not home.inset(-1).encloses(_seen(text)):
            found.append(f"{text.text!r} ({text.key}) leaves its panel {home}")
        if node is not None and not node.rect.inset(-1).encloses(_seen(text)):
            found.append(f"{text.text!r} leaves its control {text.key} {node.rect}")
    return found


def _home(node: Node, panels: Sequence[Node]) -> Rect | None:
    held = [p.rect for p in panels if p.rect.contains(node.rect.cx, node.rect.cy)]
    return held[-1] if held and node.clip is None else None


def _seen(text: DrawnText) -> Rect:
    return text.ink.intersect(text.clip)


def overlapping(stage: Stage) -> list[str]:
    """Controls that cover each other, or leave the window."""
    live = [
        n
        for n in stage.nodes
        if n.focusable and not isinstance(n, ScrollArea) and n.key not in BESIDE and n.seen.h > 2
    ]
    found = [
        f"{a.key} covers {b.key}"
        for a, b in combinations(live, 2)
        if a.seen.inset(1).overlaps(b.seen.inset(1), slack=1)
    ]
    window = stage.ui.window
    return found + [f"{n.key} leaves the window" for n in live if not window.encloses(n.seen, 1)]


def unnamed(stage: Stage) -> list[str]:
    """Controls without a name or too small to hit, and keys that two controls have."""
    controls = [n for n in stage.nodes if n.focusable and not isinstance(n, ScrollArea)]
    keys = [n.key for n in controls]
    found = [f"{n.key} has no name" for n in controls if not n.label.strip()]
    found += [f"{key} names two controls" for key in sorted(set(keys)) if keys.count(key) > 1]
    found += [
        f"{n.key} is {n.rect.w:.0f}x{n.rect.h:.0f}"
        for n in controls
        if n.pressable and min(n.rect.w, n.rect.h) < TARGET
    ]
    return found


def faint(painter: Eyes) -> list[str]:
    """Texts too close in colour to what they stand on, in either theme, or with small letters."""
    found = [
        f"{text!r}: {ink} on {ground}, {theme}, {ratio:.2f}"
        for (ink, ground), text in painter.pairs.items()
        for theme in THEMES
        if (ratio := contrast(ink, ground, theme)) < CONTRAST
    ]
    return found + [f"{t.text!r} is too small" for t in painter.texts if TYPE[t.size].px < TEXT]


def _cards(node: Node, ui: Ui) -> Iterator[Card | None]:
    """The cards of what stands inside a table or a plan."""
    if isinstance(node, Table):
        yield from (node.card_of(ui, row) for row in node.rows)
    elif isinstance(node, Gantt):
        yield from (row.card for row in node.rows)


def lost(stage: Stage, painter: RecordingPainter) -> list[str]:
    """Texts that are cut off and stand whole nowhere: in no card, no name, no other text."""
    ui = stage.ui
    cut = [t for t in painter.texts if t.cut]
    if not cut or ui.metrics.plain is not ui.metrics:
        return []  # a translation is cut where the English is; what it says is found in that only
    told = [n.sentence(ui) for n in stage.nodes if n.focusable or not isinstance(n, PLAIN)]
    cards = [n.explanation(ui) for n in stage.nodes if n.focusable]
    for node in stage.nodes:
        cards += _cards(node, ui)
        if isinstance(node, Gantt):
            told += [f"{row.code} {row.name} {row.short}" for row in node.rows]
    for card in cards:
        if card is not None:
            told += [card.title, card.text, *(f"{f.name} {f.value} {f.note}" for f in card.factors)]
    said = "\n".join([painter.words(), *told]).casefold()
    return [
        f"{t.whole!r} ({t.key}) is cut off for good"
        for t in cut
        if t.whole.casefold() not in said and not _hint(stage, t)
    ]


def _hint(stage: Stage, text: DrawnText) -> bool:
    """What stands in an empty field, beside the title of a panel, or short below a column that a
    reading tells in full, may be cut."""
    node = next((n for n in stage.nodes if n.key == text.key), None)
    return isinstance(node, Panel | TextField | Chart)


@cache
def contrast(ink: str, ground: str, theme: ThemeName) -> float:
    """Contrast of two named colours as WCAG 2.2 defines it, 1 to 21."""
    named = Theme(theme)
    dark, light = sorted((luminance(named.hex(ink)), luminance(named.hex(ground))))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
