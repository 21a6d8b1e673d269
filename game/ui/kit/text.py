"""Text on screen: labels, rich paragraphs with bold and explained terms, key caps, panels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.node import Card, Node
from game.ui.kit.rich import draw_rich, lay, rich_height, spans, underline
from game.ui.kit.ui import Ui
from game.ui.painter import Align, Metrics, Painter
from game.ui.theme import line_height


def whole(text: str) -> Card:
    """What explains a text that is cut: the same, whole."""
    return Card("In full", text)


@dataclass(slots=True, eq=False)
class Label(Node):
    """One line. With a card it is a term: dotted underline, in the Tab order.

    What is too long for its width is cut, and its card says it whole.
    """

    size: str = "text_s"
    weight: int = 400
    colour: str = "text"
    align: Align = "left"

    @property
    def focusable(self) -> bool:
        return self.card is not None

    def flat(self, ui: Ui) -> Iterator[Node]:
        if self.card is None and ui.measure(self.label, self.size, self.weight) > self.rect.w + 0.5:
            self.card = whole(self.label)
        yield self

    def draw(self, p: Painter, ui: Ui) -> None:
        anchor = {"left": self.rect.x, "center": self.rect.cx, "right": self.rect.right}
        y = self.rect.cy - line_height(self.size) / 2
        x = anchor[self.align]
        width = p.text(
            x, y, self.label, self.size, self.weight, self.colour, self.align, self.rect.w
        )
        if self.card is not None:
            left = {"left": x, "center": x - width / 2, "right": x - width}[self.align]
            underline(p, left, y, width, self.size)


@dataclass(slots=True)
class _TermPlace:
    index: int = 0


@dataclass(slots=True, eq=False)
class Paragraph(Node):
    """Wrapped rich text; `terms` gives the card of each `[[term]]`. Left and right choose one.

    What needs more lines than there are is cut, and its card says it whole.
    """

    size: str = "text_s"
    colour: str = "text2"
    terms: Mapping[str, Card] = field(default_factory=dict)

    interactive = True

    @property
    def focusable(self) -> bool:
        return bool(self.terms) or self.card is not None

    @property
    def _limit(self) -> int:
        return max(1, int((self.rect.h + 4) // line_height(self.size, prose=True)))

    def flat(self, ui: Ui) -> Iterator[Node]:
        if self.card is None:
            needed = rich_height(ui.metrics, self.label, self.rect.w, self.size, 1)
            if needed > self._limit:
                self.card = whole(self.label)
        yield self

    def draw(self, p: Painter, ui: Ui) -> None:
        x, y, width = self.rect.x, self.rect.y, self.rect.w
        draw_rich(p, x, y, width, self.label, self.size, self.colour, self.terms, None, self._limit)

    def _terms(self) -> list[str]:
        return [s.term for s in spans(self.label) if s.term in self.terms]

    def on_key(self, ui: Ui, key: Key) -> bool:
        known = self._terms()
        if key.name not in ("Left", "Right") or len(known) < 2:
            return False
        place = ui.kept(self.key, _TermPlace)
        place.index = (place.index + (1 if key.name == "Right" else -1)) % len(known)
        return True

    def explanation(self, ui: Ui, x: float | None = None, y: float | None = None) -> Card | None:
        if x is None or y is None:
            known = self._terms()
            place = ui.kept(self.key, _TermPlace)
            return self.terms[known[place.index % len(known)]] if known else self._whole()
        line = int((y - self.rect.y) // line_height(self.size, prose=True))
        for piece in lay(ui.metrics, self.label, self.rect.w, self.size):
            inside = piece.x <= x - self.rect.x < piece.x + piece.width
            if piece.line == line and inside and piece.span.term:
                return self.terms.get(piece.span.term)
        return self._whole()

    def _whole(self) -> Card | None:
        return self.card() if callable(self.card) else self.card


def key_cap_width(metrics: Metrics, text: str) -> float:
    return max(20.0, metrics.measure(text) + 12)


def draw_key_cap(p: Painter, x: float, cy: float, text: str, *, on_accent: bool = False) -> float:
    """A key cap with its left edge at x; returns its width."""
    width = key_cap_width(p, text)
    fill, edge, ink = (
        (None, "on_accent", "on_accent") if on_accent else ("bg0", "line_strong", "text2")
    )
    p.round_rect(Rect(x, cy - 10, width, 20), 4, fill, edge)
    p.text(x + width / 2, cy - 8, text, colour=ink, align="center")
    return width


@dataclass(slots=True, eq=False)
class KeyCaps(Node):
    """Key caps and what they do; with an action a click does it too."""

    keys: tuple[str, ...] = ()
    action: Callable[[], None] | None = None

    role = "button"
    pressable = True

    @staticmethod
    def width(metrics: Metrics, keys: tuple[str, ...], text: str) -> float:
        return sum(key_cap_width(metrics, key) + 6 for key in keys) + metrics.measure(text)

    @property
    def focusable(self) -> bool:
        return self.action is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        x = self.rect.x
        for key in self.keys:
            x += draw_key_cap(p, x, self.rect.cy, key) + 6
        colour = "text" if ui.look(self) == "hover" else "text2"
        p.text(x, self.rect.cy - 8, self.label, colour=colour)

    def press(self, ui: Ui) -> None:
        if self.action is not None:
            self.action()


@dataclass(slots=True, eq=False)
class Panel(Node):
    """A surface with a title line of 40 px; `figure` stands at the right end, `free` px of the line
    are kept for a control."""

    subtitle: str = ""
    figure: str = ""
    icon: str = ""
    icon_colour: str = "text2"
    fill: str = "bg1"
    free: float = 0.0

    role = "panel"
    radius = 8.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        p.round_rect(rect, 8, self.fill)
        if not self.label:
            return
        pad = 16 if ui.layout in ("XL", "L") else 12
        x, right = rect.x + pad, rect.right - pad - self.free
        if self.figure:
            right -= p.text(right, rect.y + 12, self.figure, colour="muted", align="right") + 8
        if self.icon:
            p.icon(self.icon, x, rect.y + 11, 18, self.icon_colour)
            x += 28
        x += 8 + p.text(x, rect.y + 10, self.label, "text_m", 600, max_width=right - x)
        if self.subtitle and right - x > 40:
            p.text(x, rect.y + 12, self.subtitle, colour="muted", max_width=right - x)
