"""Small charts that more than one screen draws: a line of dates, sparklines, curves with axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.geometry import Point, Rect
from game.ui.kit import draw_flag, draw_flag_word, spread
from game.ui.painter import Painter


@dataclass(frozen=True, slots=True)
class DateLine:
    """The planned date between start and end, with the promise and the deadline above it."""

    low: float
    high: float
    plan: float
    plan_word: str
    deadline: float
    deadline_word: str
    promised: float | None = None
    promised_word: str = ""
    today: float | None = None

    def paint(self, p: Painter, rect: Rect) -> None:
        def x(day: float) -> float:
            share = (day - self.low) / max(1e-9, self.high - self.low)
            return rect.x + rect.w * min(1.0, max(0.0, share))

        y = rect.y + 32
        p.round_rect(Rect(rect.x, y - 1, rect.w, 2), 1, "bg3")
        if self.today is not None:
            p.round_rect(Rect(rect.x, y - 1, x(self.today) - rect.x, 2), 1, "you")
        at, flag = x(self.plan), x(self.deadline)
        if abs(at - flag) > 1:
            low, high = sorted((at, flag))
            late = self.plan > self.deadline
            p.round_rect(Rect(low, y - 6, high - low, 12), 3, "bad_bg" if late else "ok_bg")
        self._marks(p, rect, y, x(self.promised) if self.promised is not None else None, flag)
        p.polygon(((at, y - 8), (at + 8, y), (at, y + 8), (at - 8, y)), "text")
        width = p.measure(self.plan_word, "text_s", 600)
        centre = min(max(at, rect.x + width / 2), rect.right - width / 2)
        p.text(centre, y + 11, self.plan_word, "text_s", 600, "text", "center")

    def _marks(self, p: Painter, rect: Rect, y: float, promised: float | None, flag: float) -> None:
        p.line(flag, rect.y + 4, flag, y + 10, "text", 2)
        draw_flag(p, flag, rect.y + 5)
        words = [(flag, self.deadline_word, "text")]
        if promised is not None and self.promised_word:
            p.line(promised, y - 12, promised, y + 10, "text2", 1.5, (3, 2))
            words.insert(0 if promised <= flag else 1, (promised, self.promised_word, "text2"))
        self._words(p, rect, words, flag)

    def _words(
        self, p: Painter, rect: Rect, words: list[tuple[float, str, str]], flag: float
    ) -> None:
        """The words beside their marks: the deadline's right of its flag where it fits."""
        top = rect.y + 3
        widths = [p.measure(word) for _, word, _ in words]
        if sum(widths) + 40 > rect.w:
            words, widths = [w for w in words if w[0] == flag][:1], widths[-1:]
        if len(words) == 1:
            draw_flag_word(p, flag, top, words[0][1], rect.x, rect.right)
            return
        deadline_at = next(i for i, w in enumerate(words) if w[2] == "text")
        centres = [
            at
            + (16 + width / 2 if i == deadline_at else -width / 2 - 6 if i == 0 else width / 2 + 6)
            for i, ((at, _, _), width) in enumerate(zip(words, widths, strict=True))
        ]
        low = rect.x + widths[0] / 2
        high = rect.right - widths[-1] / 2
        centres = [min(max(c, low), high) for c in centres]
        placed = spread(centres, widths, rect.x, rect.right, keep=deadline_at)
        for centre, (_, word, colour) in zip(placed, words, strict=True):
            p.text(centre, top, word, colour=colour, align="center")


def sparkline(p: Painter, rect: Rect, values: Sequence[float], colour: str = "luck") -> None:
    """A line through the values with a dot at the last; the scale is their own."""
    if not values:
        return
    low, high = min(values), max(values)
    span = max(1e-9, high - low)
    step = rect.w / max(1, len(values) - 1)
    points = [
        (rect.x + i * step, rect.bottom - 4 - (v - low) / span * (rect.h - 8))
        for i, v in enumerate(values)
    ]
    if len(points) == 1:
        points = [(rect.x, rect.cy), (rect.right, rect.cy)]
    if high == low:
        points = [(px, rect.cy) for px, _ in points]
    p.polyline(points, colour, 2)
    p.circle(points[-1][0], points[-1][1], 3.5, colour)


def nice_step(span: float, most: int) -> float:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that fits at most `most` times."""
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / most))
    return next(size * f for f in (1.0, 2.0, 2.5, 5.0, 10.0) if span / (size * f) <= most)


@dataclass(slots=True)
class Plot:
    """A coordinate field: maps values to points and draws axes and lines."""

    rect: Rect
    x0: float
    x1: float
    y0: float
    y1: float

    def x(self, value: float) -> float:
        return self.rect.x + self.rect.w * (value - self.x0) / max(1e-9, self.x1 - self.x0)

    def y(self, value: float) -> float:
        return self.rect.bottom - self.rect.h * (value - self.y0) / max(1e-9, self.y1 - self.y0)

    def at(self, x: float, y: float) -> Point:
        return self.x(x), self.y(y)

    def grid(self, p: Painter, step_y: float, form: str = "{:.0f}", left: float = 6) -> None:
        value = -(-self.y0 // step_y) * step_y
        while value <= self.y1 + 1e-9:  # a step below zero would be written as minus nothing
            value = value or 0.0
            y = self.y(value)
            p.line(self.rect.x, y, self.rect.right, y, "grid")
            p.text(self.rect.x - left, y - 8, form.format(value), colour="muted", align="right")
            value += step_y

    def days(self, p: Painter, step: float, taken: Sequence[tuple[float, float]] = ()) -> None:
        """Day numbers below the axis, where nothing else is written."""
        day = -(-self.x0 // step) * step
        while day <= self.x1 + 1e-9:
            day = day or 0.0
            x = self.x(day)
            half = p.measure(f"{day:.0f}") / 2
            if all(x + half + 4 < a or x - half - 4 > b for a, b in taken):
                p.text(x, self.rect.bottom + 6, f"{day:.0f}", colour="muted", align="center")
            day += step

    def curve(
        self,
        p: Painter,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float = 2,
        dash: tuple[float, float] | None = None,
    ) -> None:
        if len(points) > 1:
            p.polyline([self.at(a, b) for a, b in points], colour, width, dash)
