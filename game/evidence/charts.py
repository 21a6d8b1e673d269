"""The pictures of the documents that are no plain curves: plans, ranges, maps, accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.evidence.blocks import Chart
from game.evidence.svg import (
    ACCENT,
    BAND,
    BAND2,
    GRID,
    LINE,
    LUCK,
    MUTED,
    PLAN,
    STATE,
    TEXT,
    TEXT2,
    YOU_DIM,
    Scale,
    Svg,
    spread,
    ticks,
    wide,
)
from game.evidence.words import points, signed_points

PAGE = 482.0
"""Width of the text on an A4 page, points; pictures are scaled to the page they are on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A task in a Gantt chart; days, None for what is not known."""

    id: str
    name: str
    baseline: tuple[float, float] | None
    actual: tuple[float, float] | None
    running: bool = False
    milestone: bool = False


def gantt(
    alt: str, bars: Sequence[Bar], deadline: float, months: Sequence[tuple[float, str]]
) -> Chart:
    """Baseline (thin, grey) under actual (blue); a diamond where a milestone was reached."""
    width, row, head = 730.0, 14.0, 26.0
    height = head + row * len(bars) + 16
    svg = Svg(width, height)
    ends = [end for bar in bars for span in (bar.baseline, bar.actual) if span for end in span]
    x_of = Scale(0, max([deadline, *ends, 1.0]) * 1.02, 206, width - 8)
    for at, name in months:
        if at > x_of.high:
            continue
        svg.line([(x_of(at), head - 8), (x_of(at), height - 14)], GRID)
        if x_of(at) < width - 46:
            svg.text(x_of(at) + 2, head - 14, name)
    for number, bar in enumerate(bars):
        y = head + row * number
        svg.text(0, y + 9.5, bar.id, MUTED, most=26)
        svg.text(28, y + 9.5, bar.name, TEXT, most=172)
        if bar.baseline:
            start, end = bar.baseline
            svg.rect(x_of(start), y + 9.5, max(1, x_of(end) - x_of(start)), 2.5, PLAN)
        if bar.actual:
            start, end = bar.actual
            shape = max(1.5, x_of(end) - x_of(start))
            svg.rect(x_of(start), y + 2.5, shape, 6, YOU_DIM if bar.running else ACCENT, radius=1)
        if bar.milestone and (bar.actual or bar.baseline):
            _, end = bar.actual or bar.baseline or (0.0, 0.0)
            svg.diamond(x_of(end), y + 5.5, 4)
    x = x_of(deadline)
    svg.line([(x, head - 8), (x, height - 14)], TEXT, wide=1)
    svg.text(
        x + 3, height - 4, f"deadline, day {deadline:g}", TEXT2, at="start" if x < 600 else "end"
    )
    return Chart(svg.done(alt), alt, width, height)


def strip(
    alt: str,
    low: float,
    high: float,
    marks: Sequence[tuple[float, str, Literal["line", "dash", "bar"]]],
    width: float = PAGE,
) -> Chart:
    """A range of days on a line, with marks above and below it."""
    svg = Svg(width, 54)
    places = [low, high, *(at for at, _, _ in marks)]
    reach = max(4.0, max(places) - min(places))
    x_of = Scale(min(places) - 0.12 * reach, max(places) + 0.12 * reach, 0, width)
    svg.line([(0, 27), (width, 27)], LINE)
    svg.rect(x_of(low), 21, max(2, x_of(high) - x_of(low)), 12, BAND2, radius=2)
    labels = [f"{name} {at:g}" for at, name, _ in marks]
    gap = 4 + max([wide(label) for label in labels] + [0])
    spots = spread([x_of(at) for at, _, _ in marks], gap, gap / 2, width - gap / 2)
    for (at, _, kind), label, spot in zip(marks, labels, spots, strict=True):
        colour = LUCK if kind == "bar" else TEXT2
        dash = "3 2" if kind == "dash" else ""
        svg.line(
            [(x_of(at), 14), (x_of(at), 38)], colour, wide=2 if kind == "bar" else 1, dash=dash
        )
        svg.line([(x_of(at), 14), (spot, 10)], GRID)
        svg.text(spot, 8, label, colour, at="middle")
    same = abs(high - low) < 0.5
    svg.text(
        x_of(low),
        48,
        f"said {low:g}" if same else f"from {low:g}",
        LUCK,
        at="middle" if same else "end",
    )
    if not same:
        svg.text(x_of(high), 48, f"to {high:g}", LUCK)
    return Chart(svg.done(alt), alt, width, 54)


def timeline(alt: str, stops: Sequence[tuple[float, float, float, str]], deadline: float) -> Chart:
    """Milestones on a line: (day, earliest, latest, name) each, names above and below in turn."""
    svg = Svg(PAGE, 62)
    last = max([deadline, *(stop[2] for stop in stops), 1.0])
    x_of = Scale(0, last * 1.04, 0, PAGE)
    svg.line([(0, 31), (PAGE, 31)], LINE)
    for _, early, late, _ in stops:
        svg.rect(x_of(early), 27, x_of(late) - x_of(early), 8, BAND, radius=2)
    ends = [-100.0, -100.0]
    for number, (at, _, _, name) in enumerate(stops):
        svg.diamond(x_of(at), 31, 4)
        half = wide(name) / 2
        x = min(max(x_of(at), half), PAGE - half)
        side = number % 2
        if x - half < ends[side] + 5:
            side = 1 - side
        x = max(x, ends[side] + 5 + half)
        if x + half <= PAGE + 1:
            svg.text(x, 20 if side == 0 else 49, name, TEXT2, at="middle")
            ends[side] = x + half
    x = x_of(deadline)
    svg.line([(x, 22), (x, 40)], TEXT)
    svg.text(min(x, PAGE - 30), 60, f"deadline {deadline:g}", MUTED, at="middle")
    return Chart(svg.done(alt), alt, PAGE, 62)


def intervals(
    alt: str, rows: Sequence[tuple[str, float, float, float, bool]], width: float = PAGE
) -> Chart:
    """Expected values with their 95 % intervals: (label, value, low, high, chosen) each."""
    row = 15.0
    svg = Svg(width, row * len(rows) + 18)
    lows, highs = [r[2] for r in rows], [r[3] for r in rows]
    reach = max(1.0, max(highs) - min(lows))
    x_of = Scale(min(lows) - 0.05 * reach, max(highs) + 0.05 * reach, 210, width - 10)
    for value in ticks(x_of.low, x_of.high, 5):
        svg.line([(x_of(value), 0), (x_of(value), row * len(rows))], GRID)
        svg.text(x_of(value), row * len(rows) + 11, f"{value:g}", at="middle")
    for number, (label, value, low, high, chosen) in enumerate(rows):
        y = row * number + row / 2
        colour = ACCENT if chosen else MUTED
        svg.text(0, y + 2.6, label, ACCENT if chosen else TEXT, strong=chosen, most=200)
        svg.line([(x_of(low), y), (x_of(high), y)], colour, wide=1.5)
        svg.dot(x_of(value), y, 3, colour)
    return Chart(svg.done(alt), alt, width, svg.height)


def waterfall(alt: str, start: int, decisions: int, luck: int, score: int) -> Chart:
    """Value at the start, what decisions and luck did to it, and the result; hundredths."""
    svg = Svg(PAGE, 76)
    after = start + decisions
    reach = [start, after, score]
    low = max(0, min(reach) - 800)
    x_of = Scale(low, max(reach) + 300, 90, PAGE - 90)
    rows = (
        ("at the start", low, start, PLAN, points(start)),
        ("decisions", start, after, ACCENT, signed_points(decisions)),
        ("luck", after, score, LUCK, signed_points(luck)),
        ("result", low, score, TEXT, points(score)),
    )
    for number, (name, a, b, colour, figure) in enumerate(rows):
        y = 4 + number * 16.0
        left, right = sorted((x_of(a), x_of(b)))
        svg.text(84, y + 8, name, TEXT2, at="end")
        if name == "luck":
            svg.rect(left, y, max(1.5, right - left), 10, "#FFFFFF", stroke=colour, radius=1)
        else:
            svg.rect(left, y, max(1.5, right - left), 10, colour, radius=1)
        svg.text(right + 4, y + 8, figure, colour, strong=True)
    svg.text(90, 74, f"score points; the axis begins at {points(low)}", MUTED)
    return Chart(svg.done(alt), alt, PAGE, 76)


def influence(alt: str, people: Sequence[tuple[str, int, int, str]]) -> Chart:
    """Stakeholders by power (up) and interest (right), 0 to 2 each; the state colours the dot."""
    side, height = 230.0, 152.0
    svg = Svg(side, height)
    left, floor = 16.0, height - 16
    cell_w, cell_h = (side - left) / 3, floor / 3
    for column in range(3):
        for row in range(3):
            warm = column + (2 - row) >= 3
            x, y = left + column * cell_w, row * cell_h
            svg.rect(
                x + 1, y + 1, cell_w - 2, cell_h - 2, "#F5F0E3" if warm else "#F2F5F7", radius=2
            )
    seen: dict[tuple[int, int], int] = {}
    for name, power, interest, state in people:
        place = seen.get((power, interest), 0)
        seen[(power, interest)] = place + 1
        x, y = left + interest * cell_w + 8, (2 - power) * cell_h + 11 + place * 10
        if place < 4:
            svg.dot(x, y, 2.6, STATE.get(state, MUTED))
            svg.text(x + 5, y + 2.6, name, TEXT, most=cell_w - 16)
    svg.text(left, height - 3, "low interest")
    svg.text(side, height - 3, "high interest", at="end")
    svg.text(0, 8, "high", MUTED)
    svg.text(0, floor, "low", MUTED)
    return Chart(svg.done(alt), alt, side, height)


def claims(alt: str, rows: Sequence[tuple[str, int, bool]]) -> Chart:
    """Chances that were said (permille): a full dot where it came true, else a ring."""
    row = 13.0
    svg = Svg(PAGE, row * len(rows) + 18)
    x_of = Scale(0, 1000, 250, PAGE - 14)
    for value in range(0, 1001, 250):
        svg.line([(x_of(value), 0), (x_of(value), row * len(rows))], GRID)
        svg.text(x_of(value), row * len(rows) + 11, f"{value // 10} %", at="middle")
    for number, (label, said, came) in enumerate(rows):
        y = row * number + row / 2
        svg.text(0, y + 2.6, label, TEXT, most=240)
        svg.dot(x_of(said), y, 3.2, LUCK if came else "#FFFFFF", LUCK)
    return Chart(svg.done(alt), alt, PAGE, svg.height)
