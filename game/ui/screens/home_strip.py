"""The strip of figures on home: the date, float, cost, reserve, each with its explanation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Node,
    Panel,
    Separator,
    StateTag,
    Ui,
    draw_bar,
)
from game.ui.screens import figures, home_forecast
from game.ui.screens.base import RunScreen
from game.ui.screens.charts import DateLine, sparkline
from game.ui.screens.parts import line
from game.ui.screens.why_card import why_card

if TYPE_CHECKING:
    from game.ui.screens.home import HomeScreen


def strip(screen: HomeScreen, ui: Ui, panel: Rect) -> list[Node]:
    nodes: list[Node] = [Panel("strip", panel)]
    pad = 16.0 if ui.layout in ("XL", "L") else 12.0
    area = panel.inset(pad, 12 if panel.h >= 120 else 8)
    if area.w < 560:
        first, rest = area.cut_left(area.w * 0.6, 24)
        nodes += _exit(screen, ui, first)
        nodes.append(Separator("strip.rule", Rect(first.right + 8, area.y, 9, area.h)))
        if panel.w < 480 or ui.layout == "S":
            top, below = rest.cut_top(rest.h / 2)
            return (
                nodes + _cost(screen, ui, top, small=True) + _reserve(screen, ui, below, small=True)
            )
        top, below = rest.cut_top(66)
        left, right = top.columns((1, 1.15), 12)
        nodes += _float(screen, ui, left, small=True) + _cost(screen, ui, right, small=True)
        return nodes + _reserve(screen, ui, below, small=True)
    cells = area.columns((318, 146, 128, 80), 32)
    nodes += _exit(screen, ui, cells[0]) + _float(screen, ui, cells[1])
    nodes += _cost(screen, ui, cells[2]) + _reserve(screen, ui, cells[3])
    for i, cell in enumerate(cells[1:]):
        nodes.append(Separator(f"strip.rule{i}", Rect(cell.x - 20, area.y, 9, area.h - 4)))
    return nodes


def _exit(screen: HomeScreen, ui: Ui, area: Rect) -> list[Node]:
    if _forecast(screen):
        return home_forecast.exit_nodes(screen, ui, area)
    view = screen.view
    dates = figures.dates(view)
    deadline = view.project.deadline
    words = figures.late_words(view)
    look = {"ok": "On track", "warn": "At risk", "bad": "Off track"}[dates.state]
    day = f"Day {dates.plan}"
    said = f"{look}: {words}"
    if StateTag.width(ui.metrics, said, quiet=True) > home_forecast.room_beside(ui, area, day):
        said = figures.late_words(view, short=True)
    span = max(12.0, (max(dates.deadline, dates.plan, dates.promised) - view.day) * 0.35)
    low = max(0.0, min(dates.deadline, dates.plan, dates.promised) - span)
    high = max(dates.deadline, dates.plan, dates.promised) + span
    shown = DateLine(
        low,
        high,
        dates.plan,
        f"plan {dates.plan}",
        dates.deadline,
        f"{deadline.short} {dates.deadline}",
        dates.promised if dates.promised > 0 else None,
        f"promised {dates.promised}",
        view.now / DAY if view.now / DAY > low else None,
    )
    title = f"{deadline.name}, " + ("reached" if dates.done else "by the current plan")
    if screen.play.ahead.computing:
        title = f"{deadline.short} by the plan; {screen.play.ahead.computing}"
    return [
        *home_forecast.headline(
            ui, area, title, partial(exit_card, screen), day, said, dates.state
        ),
        Canvas(
            "exit.line",
            Rect(area.x, area.y + 48, area.w, 58),
            (
                f"Planned day {dates.plan}, {deadline.short} {dates.deadline}, promised day "
                f"{dates.promised}"
            ),
            paint=shown.paint,
        ),
    ]


def _forecast(screen: HomeScreen) -> bool:
    """Whether the strip shows played futures instead of the plan; a date reached needs neither."""
    return screen.play.ahead.latest is not None and not figures.dates(screen.view).done


def _float(screen: HomeScreen, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
    if _forecast(screen):
        return home_forecast.chance_nodes(screen, ui, area, small)
    view = screen.view
    float_days = view.public.float_days
    history = [(view.public.deadline - finish) // DAY for _, finish, _ in view.public.history]
    was = history[-2] if len(history) > 1 else None
    text = f"{wording.signed(float_days)} d"
    nodes: list[Node] = [
        line(
            "float.name",
            area.x,
            area.y,
            area.w,
            "Float" if small else "Float to the date",
            card=partial(float_card, screen),
        ),
        line(
            "float.value",
            area.x,
            area.y + 18 if small else area.y + 20,
            area.w,
            text,
            size="heading_s",
            weight=600,
            colour="text",
        ),
    ]
    if was is not None and was != float_days:
        said = f"was {wording.signed(was)}"
        up = float_days > was
        nodes.append(home_forecast.trend(ui, "float.was", area, text, said, up=up, small=small))
    if small:
        return nodes
    values = [float(v) for v in history[-30:]] or [float(float_days)]
    nodes.append(
        Canvas(
            "float.line",
            Rect(area.x, area.y + 48, area.w - 6, 38),
            "Float, week by week",
            paint=lambda p, r: sparkline(p, r, values),
        )
    )
    first = max(0, len(history) - 30)
    nodes += [
        line("float.from", area.x, area.y + 90, area.w / 2 - 4, f"week {first}", colour="muted"),
        line(
            "float.to",
            area.x + area.w / 2 + 4,
            area.y + 90,
            area.w / 2 - 4,
            f"week {max(len(history) - 1, 0)}",
            colour="muted",
            align="right",
        ),
    ]
    return nodes


def _cost(screen: HomeScreen, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
    if _forecast(screen) and not small:
        return home_forecast.cost_nodes(screen, ui, area)
    money = figures.money(screen.view)
    text = wording.amount(money.forecast)
    wide = ui.measure(text, "heading_s", 600)
    currency = screen.view.project.currency
    words = {"ok": "within budget", "warn": "uses reserve", "bad": "over the limit"}[money.state]
    nodes: list[Node] = [
        line(
            "cost.name",
            area.x,
            area.y,
            area.w,
            f"Cost, {currency}" if small else "Cost at completion",
            card=partial(cost_card, screen),
        ),
        line(
            "cost.value",
            area.x,
            area.y + (18 if small else 20),
            area.w,
            text,
            size="heading_s",
            weight=600,
            colour="text",
        ),
    ]
    if small:
        limit = f"of {wording.amount(money.limit)}"
        nodes.append(
            StateTag(
                "cost.state",
                Rect(area.x, area.y + 42, area.w, 20),
                limit,
                state=money.state,
                quiet=True,
            )
        )
        return nodes
    spent = f"spent {wording.amount(money.spent)}"
    limit = f"limit {wording.amount(money.limit)}"
    return [
        *nodes,
        line(
            "cost.unit",
            area.x + wide + 6,
            area.y + 26,
            area.w - wide - 6,
            currency,
            colour="muted",
        ),
        line("cost.spent", area.x, area.y + 50, area.w, spent),
        line("cost.limit", area.x, area.y + 68, area.w, limit),
        StateTag(
            "cost.state",
            Rect(area.x, area.y + 86, area.w, 20),
            words,
            state=money.state,
            quiet=True,
        ),
    ]


def _reserve(screen: HomeScreen, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
    money = figures.money(screen.view)
    share = money.contingency / max(1, money.contingency_whole)
    whole = wording.amount(money.contingency_whole)
    bar = Rect(area.x, area.y + 24 if small else area.y + 70, area.w, 6)
    paint = Canvas(
        "reserve.bar",
        bar,
        f"{round(share * 100)} % left",
        paint=lambda p, r: draw_bar(p, r, share),
    )
    card = Card(
        "Contingency reserve",
        "Money for what goes wrong. It is yours to spend; what goes beyond it is overrun.",
    )
    if small:
        left = wording.amount(money.contingency)
        return [
            line("reserve.name", area.x, area.y + 2, area.w, "Reserve", card=card),
            line(
                "reserve.value",
                area.x,
                area.y + 2,
                area.w,
                f"{left} of {whole}",
                weight=600,
                align="right",
                colour="text",
            ),
            paint,
        ]
    return [
        line("reserve.name", area.x, area.y, area.w, "Reserve", card=card),
        line(
            "reserve.value",
            area.x,
            area.y + 20,
            area.w,
            wording.amount(money.contingency),
            size="heading_s",
            weight=600,
            colour="text",
        ),
        line("reserve.of", area.x, area.y + 50, area.w, f"of {whole}"),
        paint,
    ]


def exit_card(screen: RunScreen) -> Card:
    """Where the planned date comes from, and what moved it."""
    return why_card(screen.play.ui, why.finish(screen.view))


def float_card(screen: RunScreen) -> Card:
    """The same by its difference to the date."""
    view = screen.view
    dates = figures.dates(view)
    text = (
        f"Deadline day {dates.deadline} − planned day {dates.plan} = "
        f"{wording.signed(view.public.float_days)} d. Negative means late."
    )
    return why_card(screen.play.ui, replace(why.finish(view), title="Float to the date", text=text))


def cost_card(screen: RunScreen) -> Card:
    """What the cost at completion is the sum of, and what moved it."""
    return why_card(screen.play.ui, why.cost(screen.view))
