"""Charts of the money screen: cost and progress, the price of a late finish, weekly spending."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Node,
    Panel,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.charts import Plot, nice_step
from game.ui.screens.parts import inner, line

THOUSAND = 100_000
MILLION = 100_000_000
"""Cents in a thousand and a million of the currency."""

if TYPE_CHECKING:
    from game.ui.screens.money import MoneyScreen


def lower(screen: MoneyScreen, ui: Ui, panel: Rect) -> list[Node]:
    left, right = panel.columns((440, 320), 16)
    return [*late(screen, ui, left), *_spending(screen, ui, right)]


def late(screen: MoneyScreen, ui: Ui, panel: Rect) -> list[Node]:
    area = inner(ui, panel, 44, 8)
    dates = figures.dates(screen.view)
    cost = figures.delay_cost(screen.view, dates.late)
    said = f"A finish on day {dates.plan} costs {wording.amount(cost)}"
    subtitle = f"{screen.view.project.currency} k by finish day"
    return [
        Panel("late", panel, "What a late finish costs", subtitle=subtitle),
        Canvas("late.chart", area, said, paint=partial(_paint_late, screen)),
    ]


def _paint_late(screen: MoneyScreen, p: Painter, rect: Rect) -> None:
    view = screen.view
    deadline, dates = view.project.deadline, figures.dates(view)
    cap = deadline.penalty_cap_days or 40
    low, high = dates.deadline - 15, dates.deadline + cap + 5
    top = cap * deadline.penalty / THOUSAND * 1.15
    plot = Plot(
        Rect(rect.x + 40, rect.y + 8, rect.w - 56, rect.h - 32), low, high, 0, max(1.0, top)
    )
    plot.grid(p, nice_step(plot.y1, 3))
    ends = (float(dates.deadline + cap), cap * deadline.penalty / THOUSAND)
    points = [(float(low), 0.0), (float(dates.deadline), 0.0), ends, (float(high), ends[1])]
    p.polygon(
        [plot.at(dates.deadline, 0), plot.at(*ends), plot.at(high, ends[1]), plot.at(high, 0)],
        "luck_band2",
    )
    plot.curve(p, points, "luck", 2)
    plot.days(p, 15 if cap <= 45 else 30)
    each = f"{wording.amount(deadline.penalty)} a day"
    p.text(plot.rect.right - 8, plot.rect.bottom - 22, each, align="right")
    cost = figures.delay_cost(view, dates.late)
    at = min(max(dates.plan, low), high)
    x, y = plot.at(at, min(cost / THOUSAND, plot.y1))
    p.circle(x, y, 4, "luck")
    word = f"plan {dates.plan}: {wording.amount(cost)}"
    wide = p.measure(word, "text_s", 600)
    left = min(max(plot.rect.x + 4, x - wide - 8), plot.rect.right - wide)
    p.text(left, max(plot.rect.y, y - 22), word, "text_s", 600, "luck")


def _spending(screen: MoneyScreen, ui: Ui, panel: Rect) -> list[Node]:
    area = inner(ui, panel, 44, 8)
    values = [v for _, _, _, v in screen.view.public.values]
    weeks = [(b - a) / 5 / THOUSAND for a, b in pairwise(values)]
    shown = list(enumerate(weeks, 1))[-6:]
    nodes: list[Node] = [
        Panel(
            "spending",
            panel,
            "Spending a working day",
            subtitle=f"{screen.view.project.currency} k, by week",
        )
    ]
    if not shown:
        return [
            *nodes,
            line(
                "spending.none",
                area.x,
                area.y,
                area.w,
                "The first week is not over yet.",
                colour="muted",
            ),
        ]

    def paint(p: Painter, r: Rect) -> None:
        base, top = r.bottom - 20, r.y + 22
        most = max(v for _, v in shown) or 1.0
        step = r.w / max(6, len(shown))
        for i, (week, value) in enumerate(shown):
            height = (base - top) * max(0.0, value) / most
            x = r.x + i * step + step * 0.28
            p.round_rect(Rect(x, base - height, step * 0.44, height), 1, "money_band2")
            p.fill(Rect(x, base - height, step * 0.44, 2), "money")
            latest = i == len(shown) - 1
            p.text(
                x + step * 0.22,
                base - height - 18,
                wording.decimal(value),
                "text_s",
                600 if latest else 400,
                align="center",
            )
            p.text(
                x + step * 0.22,
                base + 4,
                str(week),
                colour="text" if latest else "muted",
                align="center",
            )
        p.line(r.x, base, r.right, base, "line_strong")

    said = ", ".join(f"week {w}: {wording.decimal(v)} k" for w, v in shown)
    return [*nodes, Canvas("spending.chart", area, said, paint=paint)]
