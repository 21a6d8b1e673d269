"""What a chart is made of: lines, bands, bars, dots, fields, rules. Each draws itself in a field.

Two things are never told by colour alone: lines differ by dash, dots by shape, and each carries
its name beside it (`Line.label`, `Ends`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from game.ui.charts.axis import Field
from game.ui.geometry import Point, Rect
from game.ui.kit.forecast import draw_flag, draw_flag_word, spread
from game.ui.painter import Align, Dash, Painter

INSIDE = 22.0
"""The least height of a bar that can hold its word."""
Shape = Literal["circle", "ring", "square", "diamond", "triangle"]


class Piece(Protocol):
    def draw(self, p: Painter, field: Field) -> None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """Straight between its points, or in steps that hold each value until the next."""

    points: Sequence[Point]
    colour: str = "you"
    width: float = 2.0
    dash: Dash | None = None
    steps: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        points = list(self.points)
        if self.steps:
            held = [((b[0], a[1]), b) for a, b in pairwise(points)]
            points = points[:1] + [point for pair in held for point in pair]
        if len(points) > 1:
            p.polyline([field.at(*point) for point in points], self.colour, self.width, self.dash)


@dataclass(frozen=True, slots=True)
class Band:
    """An area between a lower and an upper value at each x."""

    points: Sequence[tuple[float, float, float]]
    colour: str = "luck_band2"

    def draw(self, p: Painter, field: Field) -> None:
        if len(self.points) < 2:
            return
        lower = [field.at(x, low) for x, low, _ in self.points]
        upper = [field.at(x, high) for x, _, high in reversed(self.points)]
        p.polygon([*lower, *upper], self.colour)


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright bar around `x`, `width` in the unit of the axis; its edge is where it ends, its
    word beyond that or `inside`."""

    x: float
    start: float
    end: float
    width: float = 0.5
    colour: str = "you_dim"
    edge: str = ""
    word: str = ""
    weight: int = 400
    word_colour: str = "text"
    inside: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        left, right = field.x(self.x - self.width / 2), field.x(self.x + self.width / 2)
        top, bottom = sorted((field.y(self.start), field.y(self.end)))
        p.round_rect(Rect(left, top, right - left, max(1.0, bottom - top)), 1, self.colour)
        if self.edge:
            p.fill(Rect(left, field.y(self.end) - 1, right - left, 2), self.edge)
        if self.word:
            up = self.end >= self.start
            inside = self.inside and bottom - top >= INSIDE
            y = top + 4 if inside else top - 18 if up else bottom + 2
            p.text(
                (left + right) / 2, y, self.word, "text_s", self.weight, self.word_colour, "center"
            )


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    colour: str = "you"
    shape: Shape = "circle"
    r: float = 4.0
    word: str = ""
    align: Align = "left"
    weight: int = 400

    def draw(self, p: Painter, field: Field) -> None:
        x, y, r = field.x(self.x), field.y(self.y), self.r
        draw_dot(p, x, y, self.colour, self.shape, r)
        if self.word:
            at = {"left": x + r + 5, "center": x, "right": x - r - 5}[self.align]
            top = y - r - 18 if self.align == "center" else y - 8
            p.text(at, top, self.word, "text_s", self.weight, "text", self.align)


def draw_dot(p: Painter, x: float, y: float, colour: str, shape: Shape, r: float) -> None:
    if shape == "circle":
        p.circle(x, y, r, colour)
    elif shape == "ring":
        p.circle(x, y, r, "bg1", colour, 2)
    elif shape == "square":
        p.round_rect(Rect(x - r, y - r, 2 * r, 2 * r), 1, colour)
    elif shape == "diamond":
        p.polygon(((x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)), colour)
    else:
        p.polygon(((x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)), colour)


BOX = 18.0
"""Height, and least width, of a box with a number or a letter, in pixels."""


def draw_box(p: Painter, x: float, y: float, word: str, ground: str, ink: str) -> None:
    """A short word in a box around (x, y)."""
    wide = max(BOX, p.measure(word, "text_s", 600) + 6)
    p.round_rect(Rect(x - wide / 2, y - BOX / 2, wide, BOX), 4, ground)
    p.text(x, y - 8, word, "text_s", 600, ink, "center")


@dataclass(frozen=True, slots=True)
class Area:
    """A filled part of the field with a word in one of its corners."""

    x0: float
    x1: float
    y0: float
    y1: float
    colour: str
    word: str = ""
    word_colour: str = "muted"
    right: bool = False
    low: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        left, right = field.x(self.x0), field.x(self.x1)
        top, bottom = field.y(self.y1), field.y(self.y0)
        p.fill(Rect(left, top, right - left, bottom - top), self.colour)
        if self.word:
            x = right - 8 if self.right else left + 8
            y = bottom - 22 if self.low else top + 6
            align: Align = "right" if self.right else "left"
            p.text(x, y, self.word, colour=self.word_colour, align=align)


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the field at a value, its word above it (or `below`), on a `plate` where other
    lines run behind it."""

    y: float
    word: str = ""
    colour: str = "text2"
    dash: Dash | None = (8.0, 4.0)
    below: bool = False
    at: float | None = None
    plate: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        y = field.y(self.y)
        p.line(
            field.rect.x, y, field.rect.right, y, self.colour, 1.5 if self.dash else 1, self.dash
        )
        if self.word:
            x = field.rect.x + 8 if self.at is None else field.x(self.at) + 10
            top = y + 3 if self.below else y - 18
            if self.plate:
                p.fill(Rect(x - 3, top, p.measure(self.word) + 6, 16), "bg1", 0.85)
            p.text(x, top, self.word, colour="text2")


@dataclass(frozen=True, slots=True)
class Moment:
    """A line up the field at a day: today, a deadline with its flag, a promise."""

    x: float
    word: str = ""
    look: Literal["today", "deadline", "promise"] = "today"

    def draw(self, p: Painter, field: Field) -> None:
        x, top, bottom = field.x(self.x), field.rect.y, field.rect.bottom
        if self.look == "today":
            p.line(x, top, x, bottom, "accent", 2)
            left, right = self.taken(p, field)
            p.round_rect(Rect(left, bottom + 4, right - left, 17), 4, "accent")
            middle = (left + right) / 2
            p.text(middle, bottom + 4, self.word, "text_s", 600, "on_accent", "center")
            return
        if self.look == "promise":
            p.line(x, top, x, bottom, "text2", 1.5, (3, 2))
            p.text(x - 6, top - 2, self.word, colour="text2", align="right")
            return
        p.line(x, top, x, bottom, "text", 2)
        draw_flag(p, x, top)
        draw_flag_word(p, x, top - 4, self.word, field.rect.x, field.rect.right)

    def taken(self, p: Painter, field: Field) -> tuple[float, float]:
        """The stretch of the row of numbers that the word of today covers."""
        wide = p.measure(self.word, "text_s", 600) + 12
        left = max(field.rect.x - 24, field.x(self.x) - wide / 2)
        return left, left + wide


@dataclass(frozen=True, slots=True)
class End:
    """The name of a curve, to stand beside one of its points."""

    x: float
    y: float
    word: str
    colour: str = "text2"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Ends:
    """Names of curves that end close together: moved apart, each led to by a thin line.

    The names may also stand at the left of their points, and on a `plate` where lines run behind.
    Where not all fit, the first do.
    """

    ends: Sequence[End]
    reach: float = 48.0
    left: bool = False
    plate: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        if not self.ends:
            return
        top, bottom = field.rect.y + 8, field.rect.bottom - 8
        most = 1 + max(0, int((bottom - top) // 19))
        order = sorted(self.ends[:most], key=lambda end: field.y(end.y))
        ys = [field.y(end.y) for end in order]
        keep = len(order) // 2
        placed = spread(ys, [14.0] * len(ys), top, bottom, keep=keep, gap=5)
        below = max(0.0, placed[-1] - bottom)
        placed = [y - below for y in placed]
        placed[0] = max(placed[0], top)
        for i in range(1, len(placed)):
            placed[i] = max(placed[i], placed[i - 1] + 19)
        side = -1 if self.left else 1
        for end, y0, y in zip(order, ys, placed, strict=True):
            x = field.x(end.x)
            if self.reach:
                bend = (x + side * self.reach * 0.7, y)
                tip = (x + side * self.reach, y)
                p.polyline(((x + side * 3, y0), bend, tip), end.colour, 1.25)
            align: Align = "right" if self.left else "left"
            at = x + side * (self.reach + 6)
            if self.plate:
                wide = p.measure(end.word, "text_s", end.weight) + 6
                p.fill(Rect(at - 3 if side > 0 else at + 3 - wide, y - 8, wide, 16), "bg1", 0.85)
            p.text(at, y - 8, end.word, "text_s", end.weight, end.colour, align)
