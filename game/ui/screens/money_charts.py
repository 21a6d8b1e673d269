"""Charts of the money screen: cost and progress, the price of a late finish, weekly spending."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Node,
    Panel,
    Ui,
    draw_flag,
    spread,
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


def paint_curve(screen: MoneyScreen, p: Painter, rect: Rect) -> None:
    view = screen.view
    money, dates = figures.money(view), figures.dates(view)
    end = max(dates.plan, dates.deadline, view.day) * 1.16
    top = max(money.forecast, money.limit) / MILLION * 1.12
    plot = Plot(Rect(rect.x + 36, rect.y + 12, rect.w - 110, rect.h - 40), 0, end, 0, top)
    plot.grid(p, nice_step(top, 5), "{:.1f}")
    _limits(screen, p, plot, money)
    values = view.public.values
    now = view.now / DAY
    planned = [(t / DAY, v / MILLION) for t, v, _, _ in values]
    earned = [(t / DAY, v / MILLION) for t, _, v, _ in values]
    actual = [(t / DAY, v / MILLION) for t, _, _, v in values] + [(now, money.spent / MILLION)]
    finish = (max(float(dates.plan), now + 1), money.forecast / MILLION)
    plot.curve(p, [actual[-1], finish], "money", 2, (2, 3))
    plot.curve(p, planned, "plan", 2, (5, 4))
    plot.curve(p, earned, "you", 3)
    plot.curve(p, actual, "money", 3)
    p.circle(*plot.at(*finish), 4, "money")
    today, flag = plot.x(now), plot.x(dates.deadline)
    said = wording.amount(money.forecast)
    at = plot.x(finish[0])
    left = at < flag < at + 14 + p.measure(said, "text_s", 600)
    p.text(
        at - 10 if left else at + 10,
        plot.y(finish[1]) + (4 if plot.y(finish[1]) < plot.rect.y + 32 else -17),
        said,
        "text_s",
        600,
        "money",
        "right" if left else "left",
    )
    p.line(flag, plot.rect.y, flag, plot.rect.bottom, "text", 2)
    draw_flag(p, flag, plot.rect.y)
    word = f"{view.project.deadline.short} {dates.deadline}"
    p.text(flag - 6, plot.rect.y - 4, word, align="right")
    p.line(today, plot.rect.y, today, plot.rect.bottom, "accent", 2)
    label = f"today {view.day}"
    wide = p.measure(label, "text_s", 600) + 12
    start = max(rect.x, today - wide / 2)
    p.round_rect(Rect(start, plot.rect.bottom + 5, wide, 17), 4, "accent")
    p.text(start + wide / 2, plot.rect.bottom + 5, label, "text_s", 600, "on_accent", "center")
    plot.days(p, nice_step(end, 12), [(start, start + wide)])
    if values:
        _values(screen, p, plot, (planned[-1][1], earned[-1][1], actual[-1][1]), now)


def _limits(screen: MoneyScreen, p: Painter, plot: Plot, money: figures.Money) -> None:
    close = plot.y(money.budget / MILLION) - plot.y(money.limit / MILLION) < 19
    for cents, word, dash, colour in (
        (money.limit, "limit with contingency", (8.0, 4.0), "text2"),
        (money.budget, "approved", None, "line_strong"),
    ):
        y = plot.y(cents / MILLION)
        p.line(plot.rect.x, y, plot.rect.right, y, colour, 1.5 if dash else 1, dash)
        said = f"{word} {wording.amount(cents)}"
        today = plot.x(screen.view.now / DAY)
        left = plot.rect.x + 8
        if left < today + 6 < left + p.measure(said) + 12:
            left = today + 8
        below = close and cents == money.budget
        p.text(left, y + 3 if below else y - 18, said, colour="text2")


def _values(
    screen: MoneyScreen, p: Painter, plot: Plot, latest: tuple[float, float, float], now: float
) -> None:
    """Labels beside the curves, moved apart, with lines that lead to them."""
    names = ("planned value", "earned value", "actual cost")
    colours = ("plan", "you", "money")
    ys = [plot.y(v) for v in latest]
    order = sorted(range(3), key=lambda i: ys[i])
    placed = spread(
        [ys[i] for i in order],
        [14.0] * 3,
        plot.rect.y + 20,
        plot.rect.bottom - 8,
        keep=1,
        gap=6,
    )
    x0 = plot.x(now)
    if x0 + 250 > plot.rect.right:
        return
    for i, y in zip(order, placed, strict=True):
        colour = colours[i]
        p.polyline(((x0 + 2, ys[i]), (x0 + 34, y), (x0 + 48, y)), colour, 1.25)
        said = f"{names[i]} {wording.amount(round(latest[i] * MILLION))}"
        ink = "text2" if colour == "plan" else colour
        p.text(x0 + 54, y - 8, said, "text_s", 400 if i == 0 else 600, ink)


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
