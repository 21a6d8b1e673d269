"""Charts over time with axes: curves, steps and stacked areas, labelled directly at their ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.evidence.blocks import Chart
from game.evidence.svg import GRID, MUTED, TEXT2, Point, Scale, Svg, spread, ticks, wide

LEFT, TOP, BOTTOM = 38.0, 12.0, 20.0


@dataclass(frozen=True, slots=True)
class Series:
    """A line; `area` fills down to the axis with that colour."""

    label: str
    points: tuple[Point, ...]
    colour: str
    dash: str = ""
    wide: float = 1.6
    area: str = ""
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A straight line across: at a value of y, or upright at a value of x."""

    label: str
    at: float
    upright: bool = False


def curves(
    alt: str,
    series: tuple[Series, ...],
    *,
    unit: str,
    size: tuple[float, float] = (482, 170),
    marks: tuple[Mark, ...] = (),
    x_name: str = "working day",
    low: float | None = None,
    high: float | None = None,
    figure: Callable[[float], str] = lambda value: f"{value:,.6g}".replace("-", "−"),
) -> Chart:
    """Curves over working days. Points are (day, value); `figure` writes a value at the axis."""
    svg = Svg(*size)
    right = max([wide(each.label) for each in series] + [30.0]) + 10
    xs = [x for each in series for x, _ in each.points]
    xs += [mark.at for mark in marks if mark.upright]
    ys = [y for each in series for _, y in each.points]
    ys += [mark.at for mark in marks if not mark.upright]
    if not xs or not ys:
        return nothing(alt, size)
    bottom, top = (min(ys) if low is None else low), (max(ys) if high is None else high)
    x_of = Scale(min(0.0, *xs), max(xs), LEFT, size[0] - right)
    y_of = Scale(bottom, top, size[1] - BOTTOM, TOP + 4)
    svg.text(LEFT - 4, 7, unit, at="end" if wide(unit) < LEFT - 4 else "start")
    for value in ticks(bottom, top, 4):
        svg.line([(LEFT, y_of(value)), (size[0] - right, y_of(value))], GRID)
        svg.text(LEFT - 5, y_of(value) + 2.6, figure(value), at="end")
    for value in ticks(x_of.low, x_of.high, 7):
        svg.text(x_of(value), size[1] - BOTTOM + 10, f"{value:g}", at="middle")
    svg.text(size[0] - right, size[1] - 1, x_name, at="end")
    for mark in marks:
        _mark(svg, mark, x_of, y_of, size[0] - right)
    for each in series:
        placed = [(x_of(x), y_of(y)) for x, y in each.points]
        if not placed:
            continue
        if each.area:
            floor = size[1] - BOTTOM
            svg.line(
                [(placed[0][0], floor), *placed, (placed[-1][0], floor)], "none", fill=each.area
            )
        svg.line(placed, each.colour, wide=each.wide, dash=each.dash)
        if each.dots:
            for x, y in placed:
                svg.dot(x, y, 2, each.colour)
    named = [each for each in series if each.points and each.label]
    places = spread([y_of(each.points[-1][1]) + 2.6 for each in named], 9.5, TOP, size[1] - BOTTOM)
    for each, y in zip(named, places, strict=True):
        svg.text(size[0] - right + 5, y, each.label, each.colour)
    return Chart(svg.done(alt), alt, *size)


def _mark(svg: Svg, mark: Mark, x_of: Scale, y_of: Scale, edge: float) -> None:
    if mark.upright:
        x = x_of(mark.at)
        svg.line([(x, TOP), (x, svg.height - BOTTOM)], TEXT2, wide=0.8)
        near = x + wide(mark.label) + 4 > edge
        svg.text(
            x - 3 if near else x + 3, TOP + 5, mark.label, TEXT2, at="end" if near else "start"
        )
    else:
        y = y_of(mark.at)
        svg.line([(LEFT, y), (edge, y)], TEXT2, wide=0.8, dash="6 3")
        svg.text(LEFT + 3, y + 8.5 if y < TOP + 20 else y - 3, mark.label, TEXT2)


def steps(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points as a staircase: each value holds until the next."""
    found: list[Point] = []
    for x, y in points:
        if found:
            found.append((x, found[-1][1]))
        found.append((x, y))
    return tuple(found)


def nothing(alt: str, size: tuple[float, float]) -> Chart:
    """In place of a chart without data."""
    svg = Svg(size[0], 24)
    svg.text(0, 15, "Nothing to draw yet.", MUTED)
    return Chart(svg.done(alt), alt, size[0], 24)
