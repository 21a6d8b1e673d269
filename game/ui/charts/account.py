"""Charts of the debrief: the value over time in stairs, and the waterfall from start to result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.ui.charts.axis import Axis, Field
from game.ui.charts.chart import Picture, Reading, Value
from game.ui.charts.pieces import draw_box
from game.ui.geometry import Point, Rect
from game.ui.painter import Painter

WORD, LINE, AWAY, GAP = 215.0, 20.0, 12.0, 5.0
"""Pixels: the room of a word, between two lines of words, from a mark to its word, and from the
word to its points."""
BESIDE, FLAG_WORD = 14.0, 4.0
"""Pixels from the stairs to a sign, and from the top of a field to the middle of a flag's word."""
COLOURS = {"decision": "you", "luck": "luck"}


@dataclass(frozen=True, slots=True)
class Stairs:
    """Points (x, y, cause): level until the next, each rise in the colour of its cause."""

    points: Sequence[tuple[float, float, str]]
    end: float

    def draw(self, p: Painter, field: Field) -> None:
        last: tuple[float, float] | None = None
        for x, y, cause in self.points:
            if last is not None:
                p.polyline([field.at(*last), field.at(x, last[1])], "text", 2)
                p.polyline([field.at(x, last[1]), field.at(x, y)], COLOURS.get(cause, "text"), 4)
            last = (x, y)
        if last is not None:
            p.polyline([field.at(*last), field.at(self.end, last[1])], "text", 2)


@dataclass(frozen=True, slots=True)
class Number:
    """A decision by its number, above the stairs where it gained, below where it lost; `aside` in
    pixels where another one stands at the same place."""

    x: float
    y: float
    word: str
    above: bool
    aside: float = 0.0

    def draw(self, p: Painter, field: Field) -> None:
        x, y = field.at(self.x, self.y)
        x += self.aside
        y += -16 if self.above else 16
        y = min(max(y, field.rect.y + 10), field.rect.bottom - 10)
        draw_box(p, x, y, self.word, "you", "on_accent")


@dataclass(frozen=True, slots=True)
class Sign:
    """A stroke of luck: a circle with a triangle, and its name and points where it weighs much, at
    its right or `left`."""

    x: float
    y: float
    up: bool
    word: str
    points: str
    left: bool = False

    def draw(self, p: Painter, field: Field) -> None:
        x, y = sign_at(field, self.x, self.y, self.up)
        p.circle(x, y, 8, "luck")
        p.icon("tri_up" if self.up else "tri_down", x - 5, y - 5, 10, "bg1")
        if self.word:
            figure = p.measure(self.points)
            room = WORD - AWAY - figure - GAP
            wide = min(p.measure(self.word), room) + GAP + figure
            start = x - 14 - wide if self.left else x + 14
            p.fill(Rect(start - 2, y - 8, wide + 4, 17), "bg1", 0.85)
            p.text(start, y - 8, self.word, colour="luck", max_width=room)
            p.text(start + wide, y - 8, self.points, colour="luck", align="right")


def sign_at(field: Field, x: float, y: float, up: bool) -> Point:
    """The middle of the sign of a stroke to a value, beside the stairs and inside the field."""
    px, py = field.at(x, y)
    py += -BESIDE if up else BESIDE
    return px, min(max(py, field.rect.y + 9), field.rect.bottom - 9)


def flag_words(x: float) -> list[Point]:
    """What the word of a flag at the top of a field may cover, right or left of its line."""
    return [(x + k * WORD / 8, FLAG_WORD) for k in range(-8, 9)]


def sides_of(
    order: Sequence[int],
    places: Mapping[int, Point],
    width: float,
    words: Sequence[Point] = (),
) -> dict[int, str]:
    """At which side of its mark a word has room, the weightiest first; missing where at none.

    `words` are points that other words cover."""
    taken = [*places.items(), *((-1, point) for point in words)]
    found: dict[int, str] = {}
    for i in order:
        x, y = places[i]
        for side, low, high in (("right", x + AWAY, x + WORD), ("left", x - WORD, x - AWAY)):
            inside = low >= 0 and high <= width
            free = all(j == i or not low < a < high or abs(b - y) > LINE for j, (a, b) in taken)
            if inside and free:
                found[i] = side
                step = (high - low) / 8
                taken += [(-1, (low + k * step, y)) for k in range(9)]
                break
    return found


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A column: the word below it, its hundredths, `you`, `luck` or `whole`, and its full name."""

    word: str
    hundredths: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    start: float
    end: float
    each: Waterfall

    def draw(self, p: Painter, field: Field) -> None:
        step = field.rect.w / max(1.0, field.across.high - field.across.low)
        wide = min(48.0, step * 0.74)
        x, top = field.x(self.x) - wide / 2, field.y(max(self.start, self.end))
        high = max(2.0, field.y(min(self.start, self.end)) - top)
        rect = Rect(x, top, wide, high)
        colour = {"you": "you", "luck": "luck"}.get(self.each.kind, "plan")
        if self.each.kind == "whole" or self.each.hundredths >= 0:
            p.round_rect(rect, 2, colour)
        else:
            p.round_rect(rect.inset(1), 2, "bg1", colour, 2)
        whole = self.each.kind == "whole"
        sign = "" if whole else "+"
        text = format(self.each.hundredths / 100, f"{sign}.1f").replace("-", "−")
        ink = "text" if whole else colour
        p.text(x + wide / 2, top - 17, text, "text_s", 600, ink, "center")
        y = field.rect.bottom + 4
        word = self.each.word
        if self.each.kind == "you" and word.isdecimal():
            badge = max(20.0, p.measure(word, "text_s", 600) + 8)
            p.round_rect(Rect(x + wide / 2 - badge / 2, y - 1, badge, 18), 4, "you")
            p.text(x + wide / 2, y, word, "text_s", 600, "on_accent", "center")
        else:
            p.text(x + wide / 2, y, word, colour="text2", align="center", max_width=step - 4)


def waterfall(columns: Sequence[Waterfall]) -> Picture:
    """From the first column to the last, each standing where the one before it ended."""
    values: list[tuple[float, float]] = []
    level = 0.0
    for each in columns:
        amount = each.hundredths / 100
        start = level
        level = amount if each.kind == "whole" else level + amount
        values.append((start, level))
    steps = [
        v for (a, b), c in zip(values, columns, strict=True) if c.kind != "whole" for v in (a, b)
    ]
    ends = [b for (_, b), c in zip(values, columns, strict=True) if c.kind == "whole"]
    low, high = min([*steps, *ends]), max([*steps, *ends])
    room = max(1.0, high - low)
    base = max(0.0, low - room * 0.5)
    pieces = [
        _Column(i, base if c.kind == "whole" else a, b, c)
        for i, ((a, b), c) in enumerate(zip(values, columns, strict=True))
    ]
    readings = [
        Reading(
            *(float(i), c.name),
            (Value("points", format(c.hundredths / 100, "+.2f").replace("-", "−")),),
        )
        for i, c in enumerate(columns)
    ]
    across = Axis(-0.6, len(columns) - 0.4, " ", ticks=())
    up = Axis(base, high + room * 0.3, ticks=())
    sentence = "From the value at the start through decisions and luck to the result"
    return Picture(sentence, across, up, pieces, readings, ("What", "Points"))
