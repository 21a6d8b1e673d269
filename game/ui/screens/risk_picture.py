"""All open risks by chance and impact; brighter ground means more expected delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Node,
    Panel,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens import register_words as words
from game.ui.screens.charts import Plot
from game.ui.screens.parts import inner

if TYPE_CHECKING:
    from game.ui.screens.risks import RisksScreen


def picture(screen: RisksScreen, ui: Ui, panel: Rect) -> list[Node]:
    """Probability by impact; brighter ground means more expected delay."""
    area = inner(ui, panel, 36, 8)
    shown = words.open_risks(screen.view)
    said = ", ".join(f"{id} {words.own_words(screen.view, id)}" for id in shown)
    return [
        Panel("picture", panel, "Chance × impact", subtitle="brighter: more expected delay"),
        Canvas(
            "picture.chart",
            area,
            f"Risks by chance and impact: {said}",
            paint=lambda p, r: _paint_picture(screen, p, r),
            on_point=lambda x, y: _pick(screen, area, x, y),
        ),
    ]


def _plot(screen: RisksScreen, rect: Rect) -> Plot:
    view = screen.view
    days = [abs(words.with_responses(view, id)[1]) / DAY for id in words.open_risks(view)]
    most = max([15.0, *days]) * 1.15
    return Plot(Rect(rect.x + 36, rect.y + 24, rect.w - 44, rect.h - 66), 0, most, 0, 100)


def _paint_picture(screen: RisksScreen, p: Painter, rect: Rect) -> None:
    plot = _plot(screen, rect)
    p.text(rect.x, rect.y, "chance, %", colour="muted")
    p.fill(plot.rect, "luck_band1")
    for days, colour in ((2.0, "luck_band2"), (6.0, "luck_band3")):
        _zone(p, plot, days, colour)
    p.text(plot.rect.right - 6, plot.rect.y + 4, "over 6 d expected", align="right")
    p.line(plot.rect.x, plot.rect.y, plot.rect.x, plot.rect.bottom, "line_strong")
    p.line(plot.rect.x, plot.rect.bottom, plot.rect.right, plot.rect.bottom, "line_strong")
    for value in (0, 50, 100):
        p.text(plot.rect.x - 6, plot.y(value) - 8, str(value), colour="muted", align="right")
    step = 5 if plot.x1 <= 40 else 10
    for day in range(0, int(plot.x1) + 1, step):
        p.text(plot.x(day), plot.rect.bottom + 4, str(day), colour="muted", align="center")
    p.text(
        plot.rect.right,
        plot.rect.bottom + 22,
        "impact on the date, working days",
        colour="muted",
        align="right",
    )
    placed = _places(screen, plot)
    corner = Rect(plot.rect.x + 4, plot.rect.bottom - 22, 64, 20)
    if not any(box.overlaps(corner) for _, box in placed):
        p.text(plot.rect.x + 6, plot.rect.bottom - 20, "under 2 d", colour="text2")
    for id, box in placed:
        chosen = id == screen.selected
        p.round_rect(box, 10, "accent" if chosen else "luck")
        p.text(box.cx, box.cy - 8, id, "text_s", 600, "on_accent" if chosen else "bg1", "center")


def _zone(p: Painter, plot: Plot, expected: float, colour: str) -> None:
    """The ground above the curve chance × impact = expected days."""
    first = expected / plot.y1 * 100
    if first >= plot.x1:
        return
    points = [plot.at(first, plot.y1)]
    steps = 24
    for i in range(steps + 1):
        x = first * (plot.x1 / first) ** (i / steps)
        points.append(plot.at(x, min(100.0, expected / x * 100)))
    points.append(plot.at(plot.x1, plot.y1))
    p.polygon(points, colour)


def _places(screen: RisksScreen, plot: Plot) -> list[tuple[str, Rect]]:
    """Where each label stands; those that would cover another one give way downwards."""
    view = screen.view
    placed: list[tuple[str, Rect]] = []
    for id in words.open_risks(view):
        chance, impact = words.with_responses(view, id)
        x, y = plot.at(abs(impact) / DAY, chance / 10)
        box = Rect(min(max(x - 15, plot.rect.x + 2), plot.rect.right - 30), y - 10, 30, 20)
        while any(box.overlaps(other, 2) for _, other in placed) and box.y < plot.rect.bottom - 24:
            box = box.moved(0, 11)
        if any(box.overlaps(other, 2) for _, other in placed):
            box = box.moved(34, 0)
        placed.append((id, box))
    return placed


def _pick(screen: RisksScreen, area: Rect, x: float, y: float) -> None:
    for id, box in _places(screen, _plot(screen, area)):
        if box.contains(x, y):
            screen.select(id)
