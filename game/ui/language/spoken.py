"""A painter that says every text in another language before it is measured or drawn."""

from __future__ import annotations

from collections.abc import Sequence

from game.ui.geometry import Point, Rect
from game.ui.language.catalogue import Language
from game.ui.painter import Align, Dash, Metrics, Painter


class SpokenMetrics(Metrics):
    """Widths of the texts as they are said."""

    def __init__(self, plain: Metrics, language: Language) -> None:
        self._metrics = plain
        self._language = language

    @property
    def plain(self) -> Metrics:
        return self._metrics

    def say(self, text: str) -> str:
        return self._language.say(text)

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        return self._metrics.measure(self._language.say(text), size, weight)


class SpokenPainter(Painter):
    """Draws on `plain`; shapes pass as they are."""

    def __init__(self, plain: Painter, language: Language) -> None:
        self._plain = plain
        self._language = language

    @property
    def plain(self) -> Painter:
        return self._plain

    def say(self, text: str) -> str:
        return self._language.say(text)

    @property
    def size(self) -> tuple[float, float]:
        return self._plain.size

    @property
    def scale(self) -> float:
        return self._plain.scale

    def tag(self, key: str) -> None:
        self._plain.tag(key)

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        return self._plain.measure(self._language.say(text), size, weight)

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
        said = self._language.say(text)
        return self._plain.text(x, y, said, size, weight, colour, align, max_width)

    def fill(self, rect: Rect, colour: str, alpha: float = 1.0) -> None:
        self._plain.fill(rect, colour, alpha)

    def round_rect(
        self,
        rect: Rect,
        radius: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        self._plain.round_rect(rect, radius, fill, stroke, width, dash)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        self._plain.line(x1, y1, x2, y2, colour, width, dash)

    def polylines(
        self,
        lines: Sequence[Sequence[Point]],
        colour: str,
        width: float = 2.0,
        dash: Dash | None = None,
    ) -> None:
        self._plain.polylines(lines, colour, width, dash)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self._plain.polygon(points, colour)

    def circle(
        self,
        cx: float,
        cy: float,
        r: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        self._plain.circle(cx, cy, r, fill, stroke, width)

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "text2") -> None:
        self._plain.icon(name, x, y, size, colour)

    def portrait(self, key: str, x: float, y: float, size: float) -> None:
        self._plain.portrait(key, x, y, size)

    def image(self, name: str, rect: Rect, colour: str | None = None) -> None:
        self._plain.image(name, rect, colour)

    def page(self, png: bytes, rect: Rect) -> None:
        self._plain.page(png, rect)

    def push_clip(self, rect: Rect) -> None:
        self._plain.push_clip(rect)

    def pop_clip(self) -> None:
        self._plain.pop_clip()
