"""Axes and the field between them: which pixel shows which value. No drawing of data here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.ui.geometry import Point, Rect
from game.ui.painter import Metrics, Painter

Tick = tuple[float, str]
"""A place on an axis and what is written there."""
TICK_ROW = 20.0
"""Height below a field for the numbers of its horizontal axis."""
TITLE_ROW = 20.0
LINE = 18.0
"""The least distance between two numbers of the vertical axis."""
_GAP = 8.0


def plain(value: float) -> str:
    """A number without needless decimals: "40", "0.5", "−3"."""
    text = f"{value:,.0f}" if abs(value - round(value)) < 1e-9 else f"{value:,.4g}"
    return text.replace("-", "−")


def nice_step(span: float, most: int) -> float:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that fits at most `most` times."""
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / most))
    return next(size * f for f in (1.0, 2.0, 2.5, 5.0, 10.0) if span / (size * f) <= most)


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`; `title` says what and in which unit. Round ticks where none given."""

    low: float
    high: float
    title: str = ""
    most: int = 8
    form: Callable[[float], str] = plain
    ticks: tuple[Tick, ...] | None = None
    whole: bool = False

    def shown(self) -> list[Tick]:
        """The ticks inside the axis, with their words."""
        if self.ticks is not None:
            return [tick for tick in self.ticks if self.low <= tick[0] <= self.high]
        step = nice_step(self.high - self.low, self.most)
        step = max(1.0, math.ceil(step)) if self.whole else step
        first = math.ceil(self.low / step - 1e-9)
        count = math.floor(self.high / step + 1e-9) - first + 1
        values = ((first + i) * step for i in range(max(0, count)))
        return [(value, self.form(value)) for value in values]


def around(values: Sequence[float], share: float = 0.06, base: float | None = None) -> Axis:
    """An axis that holds all these values with a little room, and `base` if one is named."""
    known = [*values, *(() if base is None else (base,))] or [0.0, 1.0]
    low, high = min(known), max(known)
    room = (high - low or abs(high) or 1.0) * share
    return Axis(low if low == base else low - room, high if high == base else high + room)


@dataclass(frozen=True, slots=True)
class Field:
    """The rectangle of the data, and where values stand in it."""

    rect: Rect
    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        span = max(1e-9, self.across.high - self.across.low)
        return self.rect.x + self.rect.w * (value - self.across.low) / span

    def y(self, value: float) -> float:
        span = max(1e-9, self.up.high - self.up.low)
        return self.rect.bottom - self.rect.h * (value - self.up.low) / span

    def at(self, x: float, y: float) -> Point:
        return self.x(x), self.y(y)


def lay(
    metrics: Metrics, rect: Rect, across: Axis, up: Axis, right: float = 12.0, least: float = 0.0
) -> Field:
    """The field inside `rect`: room for numbers at the left (`least` px at least) and below, for
    `right` px of labels."""
    top = TITLE_ROW if up.title else 8.0
    below = TICK_ROW if across.title or across.shown() else 4.0
    lines = int((rect.h - top - below) // LINE)
    up = replace(up, most=max(1, min(up.most, lines)))
    left = max((metrics.measure(text) for _, text in up.shown()), default=0.0)
    left = max(least, left + _GAP if left else 0.0)
    inside = Rect(rect.x + left, rect.y + top, rect.w - left - right, rect.h - top - below)
    return Field(inside, across, up)


def draw_axes(p: Painter, field: Field, whole: Rect, taken: Sequence[tuple[float, float]]) -> None:
    """Grid lines, numbers and titles; `taken` are stretches of the lower row that others use."""
    inside, across, up = field.rect, field.across, field.up
    for value, text in up.shown():
        y = field.y(value)
        p.line(inside.x, y, inside.right, y, "grid")
        p.text(inside.x - _GAP, y - 8, text, colour="muted", align="right")
    if up.title:
        p.text(whole.x, whole.y, up.title, colour="muted", max_width=whole.w)
    spans = list(taken)
    y = inside.bottom + 4
    if across.title:
        wide = p.measure(across.title)
        p.text(whole.right, y, across.title, colour="muted", align="right")
        spans.append((whole.right - wide - 4, whole.right))
    for value, text in across.shown():
        x, half = field.x(value), p.measure(text) / 2
        if all(x + half + 4 < a or x - half - 4 > b for a, b in spans):
            p.text(x, y, text, colour="muted", align="center")
            spans.append((x - half, x + half))
