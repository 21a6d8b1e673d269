"""Our own SVG: a small canvas that escapes every text, and axes. Sizes in points, always light.

Colours are those of the light theme; what a colour says a label says too.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from game.evidence.font import shorten, width

TEXT, TEXT2, MUTED = "#141D24", "#36434D", "#52616C"
ACCENT, YOU_DIM = "#155FA6", "#A9C3DA"
LUCK, BAND, BAND2 = "#7C5C16", "#E8DCBE", "#CDB981"
PLAN, MONEY, GRID, LINE = "#667782", "#B0215F", "#E3E8EC", "#CBD4DB"
STATE = {"ok": "#0B6E40", "warn": "#7D5200", "bad": "#B3261E", "unknown": "#52616C"}
SIZE = 7.5
Point = tuple[float, float]


class Svg:
    """A picture under construction."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        *,
        stroke: str = "none",
        radius: float = 0,
    ) -> None:
        self._put(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(0, w))}" height="{_n(max(0, h))}" '
            f'rx="{_n(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        wide: float = 1,
        dash: str = "",
        fill: str = "none",
    ) -> None:
        """A line through the points; with `fill` an area."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        kind = "polyline" if fill == "none" else "polygon"
        self._put(
            f'<{kind} points="{path}" fill="{fill}" stroke="{colour}" stroke-width="{_n(wide)}" '
            f'stroke-linejoin="round"{dashed}/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "none") -> None:
        self._put(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def diamond(self, x: float, y: float, size: float, fill: str = TEXT) -> None:
        self.line([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], fill, fill=fill)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = MUTED,
        *,
        at: str = "start",
        size: float = SIZE,
        strong: bool = False,
        most: float = 0,
    ) -> None:
        """Words on a baseline; cut with an ellipsis where they are wider than `most`."""
        if most:
            words = shorten(words, size, most, "strong" if strong else "regular")
        family = "IBM Plex Sans SmBld, IBM Plex Sans" if strong else "IBM Plex Sans"
        weight = ' font-weight="600"' if strong else ""
        self._put(
            f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{at}" font-size="{_n(size)}" '
            f'font-family="{family}, sans-serif"{weight} fill="{colour}">{escape(words)}</text>'
        )

    def done(self, title: str) -> str:
        """The file; `title` is what a screen reader says."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(self.width)}" '
            f'height="{_n(self.height)}" viewBox="0 0 {_n(self.width)} {_n(self.height)}" '
            f'role="img" aria-label={quoteattr(title)}>{"".join(self._parts)}</svg>'
        )

    def _put(self, part: str) -> None:
        self._parts.append(part)


class Scale:
    """A linear axis from values to points."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high = low, high if high > low else low + 1
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values between `low` and `high`, at most about `most` of them."""
    span = max(1e-9, high - low)
    step = 10.0**-6
    factors = (2, 2.5, 2)
    for turn in range(90):
        if span / step <= most:
            break
        step *= factors[turn % 3]
    first = -int(-low // step)
    found = []
    value = first * step
    while value <= high + step / 1000:
        if value >= low - step / 1000:
            found.append(round(value, 6))
        value += step
    return found


def spread(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """The places moved apart to `gap` at least, kept in order between `low` and `high`."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = places.copy()
    limit = low
    for index in order:
        moved[index] = max(moved[index], limit)
        limit = moved[index] + gap
    limit = high
    for index in reversed(order):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved


def wide(words: str, size: float = SIZE) -> float:
    """The width of words in points."""
    return width(words, size)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
