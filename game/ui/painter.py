"""What screens and widgets draw on: one small interface in logical pixels.

Colours are names of the theme ("bg1", "text2", "person.DBA"), sizes of text are names too
("text_s", "text_m", "heading_s", "heading_l", and "mono_s", "mono_m" in IBM Plex Mono). Scale,
caching and anti-aliasing are the backend's business. The `y` of a text is the top of its line box
(`theme.line_height`). No pygame here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, Protocol

from game.ui import text_layout
from game.ui.geometry import Point, Rect
from game.ui.theme import line_height

Align = Literal["left", "center", "right"]
Dash = tuple[float, float]


class Metrics(Protocol):
    """Enough to lay out: how wide is this text?"""

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        """Width in logical pixels, one line."""
        ...

    @property
    def plain(self) -> Metrics:
        """The same without translation: for text that is said already, or the player's own."""
        return self

    def say(self, text: str) -> str:
        """An English text of the interface in the language of the player."""
        return text


class Painter(Metrics, Protocol):
    @property
    def plain(self) -> Painter:
        return self

    @property
    def size(self) -> tuple[float, float]:
        """Logical width and height of the surface."""
        ...

    @property
    def scale(self) -> float:
        """Device pixels per logical pixel."""
        ...

    def tag(self, key: str) -> None:
        """What follows belongs to the widget of this key; only recordings care."""

    def fill(self, rect: Rect, colour: str, alpha: float = 1.0) -> None: ...

    def round_rect(
        self,
        rect: Rect,
        radius: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        """Smooth corners; the stroke lies inside the rectangle."""
        ...

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None: ...

    def polylines(
        self,
        lines: Sequence[Sequence[Point]],
        colour: str,
        width: float = 2.0,
        dash: Dash | None = None,
    ) -> None:
        """Many open lines of one look; cached together by their shape."""
        ...

    def polygon(self, points: Sequence[Point], colour: str) -> None: ...

    def circle(
        self,
        cx: float,
        cy: float,
        r: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None: ...

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
        """One line at, around or before `x`, cut with "…" at `max_width`; returns its width."""
        ...

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "text2") -> None:
        """A file of assets/icons, tinted, in a square whose upper left corner is given."""
        ...

    def portrait(self, key: str, x: float, y: float, size: float) -> None: ...

    def image(self, name: str, rect: Rect, colour: str | None = None) -> None:
        """An SVG below assets ("brand/wordmark", "emblems/S1"), fitted into the rectangle.

        A white drawing (emblems) takes a colour; a brand file comes in the theme's version.
        """
        ...

    def page(self, png: bytes, rect: Rect) -> None:
        """A picture of a page, scaled to fill the rectangle."""
        ...

    def push_clip(self, rect: Rect) -> None: ...

    def pop_clip(self) -> None: ...

    @contextmanager
    def clip(self, rect: Rect) -> Iterator[None]:
        self.push_clip(rect)
        try:
            yield
        finally:
            self.pop_clip()

    def polyline(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 2.0,
        dash: Dash | None = None,
    ) -> None:
        self.polylines((points,), colour, width, dash)

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: str = "text_s",
        weight: int = 400,
        colour: str = "text",
        line: float | None = None,
        max_lines: int | None = None,
    ) -> float:
        """Text wrapped at `width`; returns its height. The last line allowed is cut with "…"."""
        step = line_height(size, prose=True) if line is None else line
        lines = text_layout.wrap(self, text, width, size, weight, max_lines)
        shift = (step - line_height(size)) / 2
        for i, part in enumerate(lines):
            self.plain.text(x, y + shift + i * step, part, size, weight, colour, max_width=width)
        return step * len(lines)
