"""The function that gives a measure of the result its points, drawn."""

from __future__ import annotations

from game.debrief.score import Mark
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import draw_bar
from game.ui.painter import Painter
from game.ui.screens.charts import Plot


def function(p: Painter, rect: Rect, mark: Mark) -> None:
    """The published piecewise-linear function, with the value that was reached."""
    points = mark.points
    if len(points) < 2 or mark.unit == "yes or no":
        draw_bar(p, Rect(rect.x, rect.y + 12, rect.w, 8), mark.permille / 1000)
        return
    low, high = points[0][0], points[-1][0]
    low_x, high_x = min(low, mark.value), max(high, mark.value)
    pad = max(1.0, (high_x - low_x) * 0.06)
    plot = Plot(
        Rect(rect.x + 46, rect.y + 6, rect.w - 62, rect.h - 26), low_x - pad, high_x + pad, 0, 1000
    )
    p.line(plot.rect.x, plot.rect.bottom, plot.rect.right, plot.rect.bottom, "line_strong")
    p.text(plot.rect.x - 6, plot.rect.y - 6, "100 %", colour="muted", align="right")
    p.text(plot.rect.x - 6, plot.rect.bottom - 10, "0", colour="muted", align="right")
    curve = [
        (plot.x0, float(points[0][1])),
        *((float(a), float(b)) for a, b in points),
        (plot.x1, float(points[-1][1])),
    ]
    plot.curve(p, curve, "plan", 2)
    x, y = plot.at(mark.value, mark.permille)
    p.line(x, plot.rect.bottom, x, y, "you", 1, (2, 3))
    p.circle(x, y, 4.5, "you")
    taken = p.measure(wording.measure_figure(mark.value, mark.unit)) / 2 + 8
    p.text(
        x,
        plot.rect.bottom + 3,
        wording.measure_figure(mark.value, mark.unit),
        "text_s",
        600,
        "you",
        "center",
    )
    edge = plot.rect.x - 20
    for value, _ in points:
        at = plot.x(value)
        half = p.measure(wording.measure_figure(value, mark.unit)) / 2
        if abs(at - x) > taken + half and at - half > edge + 6:
            edge = at + half
            p.text(
                at,
                plot.rect.bottom + 3,
                wording.measure_figure(value, mark.unit),
                colour="muted",
                align="center",
            )
