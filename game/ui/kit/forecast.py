"""The forecast bar: a band of what may come, with its middle, the promise and the deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.theme import MOTION_MS


@dataclass(frozen=True, slots=True)
class Band:
    """Quantiles of a forecast, in days or money."""

    p10: float
    p25: float
    p50: float
    p75: float
    p80: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its words: the promise, the deadline."""

    value: float
    text: str


@dataclass(slots=True, eq=False)
class ForecastBar(Node):
    """62 px high. Labels stand at their marks and move apart where they would meet.

    `share_by` answers "in how many of 100 futures by this value", for the pointer.
    """

    band: Band | None = None
    low: float = 0.0
    high: float = 100.0
    deadline: Mark | None = None
    promised: Mark | None = None
    unit: str = ""
    computing: str = ""
    share_by: Callable[[float], int] | None = None
    ground: str = "bg1"

    role = "forecast"
    follows_pointer = True

    @property
    def focusable(self) -> bool:
        return self.card is not None or self.share_by is not None

    def _x(self, value: float) -> float:
        span = max(1e-9, self.high - self.low)
        return self.rect.x + self.rect.w * min(1.0, max(0.0, (value - self.low) / span))

    def draw(self, p: Painter, ui: Ui) -> None:
        y = self.rect.y + 32
        p.round_rect(Rect(self.rect.x, y - 1, self.rect.w, 2), 1, "bg3")
        if self.band is not None:
            self._band(p, ui, self.band, y)
        self._marks(p, y)
        if self.computing:
            p.icon("hourglass", self.rect.x, y + 12, 16, "muted")
            p.text(
                self.rect.x + 24, y + 12, self.computing, colour="text2", max_width=self.rect.w - 24
            )
        elif ui.hover == self.key and ui.pointer is not None and self.share_by is not None:
            self._under_pointer(p, ui.pointer[0], y)

    def _band(self, p: Painter, ui: Ui, band: Band, y: float) -> None:
        slow = MOTION_MS["slow"]
        names = ("p10", "p25", "p50", "p75", "p80")
        values = (band.p10, band.p25, band.p50, band.p75, band.p80)
        moved = [
            ui.animated(f"{self.key}.{n}", v, slow) for n, v in zip(names, values, strict=True)
        ]
        x10, x25, x50, x75, x80 = (self._x(v) for v in moved)
        outer = max(x80, x75)
        p.round_rect(Rect(x10, y - 6, outer - x10, 12), 3, "luck_band2")
        p.round_rect(Rect(x25, y - 6, min(x75, outer) - x25, 12), 3, "luck_band3")
        p.round_rect(Rect(x50 - 2, y - 9, 4, 18), 2, "luck")
        if self.computing:
            return
        labels = [f"P10 {_n(band.p10)}", f"P50 {_n(band.p50)}", f"P80 {_n(band.p80)}"]
        widths = [p.measure(s, "text_s", 600 if i == 1 else 400) for i, s in enumerate(labels)]
        centres = spread([x10, x50, x80], widths, self.rect.x, self.rect.right, keep=1)
        for i, (text, x) in enumerate(zip(labels, centres, strict=True)):
            p.text(x, y + 11, text, "text_s", 600 if i == 1 else 400, "luck", "center")

    def _marks(self, p: Painter, y: float) -> None:
        top = self.rect.y + 4
        room = self.rect.w
        if self.deadline is not None:
            x = self._x(self.deadline.value)
            p.line(x, top + 2, x, y + 10, "text", 2)
            draw_flag(p, x, top + 2)
            width = p.measure(self.deadline.text)
            fits = x + 14 + width <= self.rect.right
            p.text(
                x + 14 if fits else x - 6,
                top,
                self.deadline.text,
                align="left" if fits else "right",
            )
            room = x - self.rect.x if fits else x - 10 - width - self.rect.x
        if self.promised is not None:
            x = self._x(self.promised.value)
            p.line(x, y - 12, x, y + 10, "text2", 1.5, (3, 2))
            width = p.measure(self.promised.text)
            left = x - 5 - width
            before = self.deadline is None or x <= self._x(self.deadline.value)
            if before and left >= self.rect.x and x - 5 - self.rect.x <= room:
                p.text(left, top, self.promised.text, colour="text2")
            elif before and width <= room - 8:
                at = min(max(self.rect.x, left), self.rect.x + room - 8 - width)
                p.text(at, top, self.promised.text, colour="text2")

    def _under_pointer(self, p: Painter, x: float, y: float) -> None:
        assert self.share_by is not None
        value = self.low + (x - self.rect.x) / self.rect.w * (self.high - self.low)
        p.line(x, y - 12, x, y + 10, "text2")
        said = f"{self.unit} {value:.0f}, {self.share_by(value)} of 100 futures are done".strip()
        width = p.measure(said) + 16
        left = min(max(self.rect.x, x - width / 2), self.rect.right - width)
        p.round_rect(Rect(left, y - 40, width, 24), 4, "bg3", "line_strong")
        p.text(left + 8, y - 36, said)

    def value_text(self, ui: Ui) -> str:
        if self.band is None:
            return self.computing or "no forecast yet"
        b = self.band
        return f"P10 {_n(b.p10)}, P50 {_n(b.p50)}, P80 {_n(b.p80)} {self.unit}".rstrip()


FLAG_W = 14.0
"""From the line of a deadline to the word beside its flag."""


def draw_flag(p: Painter, x: float, y: float, colour: str = "text") -> None:
    """The flag at the head of a deadline's line."""
    for a, b in (((0, 0), (10, 0)), ((10, 0), (7.5, 4)), ((7.5, 4), (10, 8)), ((10, 8), (0, 8))):
        p.line(x + a[0], y + a[1], x + b[0], y + b[1], colour, 1.75)


def draw_flag_word(
    p: Painter, x: float, y: float, word: str, left: float, right: float
) -> tuple[float, float]:
    """The word of a flag at x: right of it, or left where only there is room; its stretch."""
    after, before = right - x - FLAG_W, x - 6 - left
    fits = p.measure(word) <= after or after >= before
    wide = p.text(
        x + FLAG_W if fits else x - 6,
        y,
        word,
        align="left" if fits else "right",
        max_width=max(0.0, after if fits else before),
    )
    return (x + FLAG_W, x + FLAG_W + wide) if fits else (x - 6 - wide, x - 6)


def spread(
    centres: list[float], widths: list[float], low: float, high: float, keep: int, gap: float = 8
) -> list[float]:
    """Centres of labels moved apart so that none meet; the one at `keep` moves last."""
    at = list(centres)
    at[keep] = min(max(at[keep], low + widths[keep] / 2), high - widths[keep] / 2)
    for i in range(keep - 1, -1, -1):
        at[i] = min(at[i], at[i + 1] - (widths[i] + widths[i + 1]) / 2 - gap)
    for i in range(keep + 1, len(at)):
        at[i] = max(at[i], at[i - 1] + (widths[i] + widths[i - 1]) / 2 + gap)
    return at


def _n(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 20 or value == int(value) else f"{value:.2f}"
