"""The forecast on home: when the date will be reached, the chance to keep it, what it will cost.

Shown in place of the plan's own figures as soon as futures have been played.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.model.units import DAY
from game.model.view import View
from game.outlook import Forecast
from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import About, Band, Canvas, Card, Factor, ForecastBar, Mark, Node, StateTag, Ui
from game.ui.painter import Painter
from game.ui.screens import figures, forecast
from game.ui.screens.base import RunScreen
from game.ui.screens.charts import sparkline
from game.ui.screens.parts import line
from game.ui.screens.why_card import events

QUANTILES = (100, 250, 500, 750, 800)


def days(found: Forecast, view: View) -> list[int]:
    """P10, P25, P50, P75 and P80 of the milestone as day numbers; the horizon where futures do not
    reach it at all."""
    ends = (found.finish_at(q) for q in QUANTILES)
    return [wording.finish_number(view.project.horizon if m is None else m) for m in ends]


def band(screen: RunScreen) -> Band | None:
    """The last forecast of the date as a band of days, if there is one."""
    found = screen.play.ahead.latest
    return Band(*days(found, screen.view)) if found is not None else None


def chance(found: Forecast, view: View) -> int:
    """Percent of futures that keep the date."""
    return found.share_by(view.public.deadline) // 10


def freshness(screen: RunScreen, *, brief: bool = False) -> str:
    """ "forecast from 200 futures", and of which day where the game has moved on since"""
    found = screen.play.ahead.latest
    assert found is not None
    if screen.play.ahead.stale(screen.view):
        return f"forecast of {wording.day(found.made)}"
    return "forecast" if brief else f"forecast from {found.futures} futures"


def card(screen: RunScreen) -> Card:
    """Where the forecast comes from."""
    found = screen.play.ahead.latest
    assert found is not None
    view = screen.view
    p10, _, p50, _, p80 = days(found, view)
    plan = figures.dates(view)
    return Card(
        view.project.deadline.name,
        f"{found.futures} futures were drawn from what you can know and played to their end, if "
        "led by the handbook from here. In half of them the date is reached by P50, in eight of "
        "ten by P80.",
        (
            Factor("P10, P50, P80", f"day {p10}, {p50}, {p80}"),
            Factor("The current plan", f"day {plan.plan}", "what the crews report, added up"),
            Factor("Deadline", f"day {plan.deadline}"),
            *((Factor("You promised", f"day {plan.promised}"),) if plan.promised > 0 else ()),
            *_moved(screen),
        ),
        f"computed from what was known on {wording.day(found.made)}",
        term="Forecast",
    )


def _moved(screen: RunScreen) -> tuple[Factor, ...]:
    """What moved the forecasts; before there were two, what moved the plan."""
    view = screen.view
    made = screen.play.ahead.history
    return events(why.forecasts(view, made) if len(made) > 1 else why.finish(view).moved)


def exit_nodes(screen: RunScreen, ui: Ui, area: Rect) -> list[Node]:
    """The date with its state, and the bar of P10, P50 and P80."""
    found = screen.play.ahead.latest
    assert found is not None
    view = screen.view
    deadline = view.project.deadline
    dates = figures.dates(view)
    p10, _, p50, _, p80 = days(found, view)
    late = p50 - dates.deadline
    state = "bad" if late > 0 else "warn" if p80 > dates.deadline else "ok"
    look = {"ok": "On track", "warn": "At risk", "bad": "Off track"}[state]
    said = f"{look}: {_margin(view, late)}"
    head = f"Day {p50}"
    if StateTag.width(ui.metrics, said, quiet=True) > room_beside(ui, area, head):
        said = _margin(view, late, short=True)
    marks = [p10, p80, dates.deadline, *([dates.promised] if dates.promised > 0 else [])]
    span = max(8.0, (max(marks) - min(marks)) * 0.35)
    past = forecast.link(screen, ui, area.right, area.y - 4)
    names = [f"{name}, {freshness(screen)}" for name in (deadline.name, deadline.short)]
    brief = f"{deadline.short}, {freshness(screen, brief=True)}"
    room = past.rect.x - 8 - area.x
    title = next((name for name in names if ui.measure(name) <= room), brief)
    return [
        *headline(ui, area, title, partial(card, screen), head, said, state, free=past.rect.w + 8),
        past,
        ForecastBar(
            "exit.bar",
            Rect(area.x, area.y + 46, area.w, 62),
            "Futures of the date",
            band=band(screen),
            low=max(0.0, min(marks) - span),
            high=max(marks) + span,
            deadline=Mark(dates.deadline, f"{deadline.short} {dates.deadline}"),
            promised=Mark(dates.promised, f"promised {dates.promised}")
            if dates.promised > 0
            else None,
            unit="day",
            share_by=lambda day: found.share_by(round(day * DAY)) // 10,
        ),
    ]


def room_beside(ui: Ui, area: Rect, head: str) -> float:
    """What a state may take beside the large figure of the date."""
    return area.w - ui.measure(head, "heading_l", 600) - 14


def headline(
    ui: Ui,
    area: Rect,
    title: str,
    about: About,
    head: str,
    said: str,
    state: str,
    free: float = 0.0,
) -> list[Node]:
    """The date in large figures under its name, its state beside it; `free` px of the line of the
    name are kept for a control."""
    room = room_beside(ui, area, head)
    wide = area.w - room - 14
    return [
        line("exit.name", area.x, area.y, area.w - free, title, card=about),
        line(
            "exit.day",
            area.x,
            area.y + 18,
            wide + 4,
            head,
            size="heading_l",
            weight=600,
            colour="text",
        ),
        StateTag(
            "exit.state",
            Rect(area.x + wide + 14, area.y + 24, room, 24),
            said,
            state=state,
            quiet=True,
        ),
    ]


def trend(ui: Ui, key: str, area: Rect, text: str, said: str, *, up: bool, small: bool) -> Canvas:
    """What a figure was a week ago, beside it or below, with an arrow for better or worse."""
    look = ("tri_up", "ok") if up else ("tri_down", "bad")
    wide = ui.measure(text, "heading_s", 600)

    def paint(p: Painter, rect: Rect) -> None:
        p.icon(look[0], rect.x, rect.y + 2, 12, look[1])
        p.text(rect.x + 16, rect.y, said, colour=look[1], max_width=rect.w - 16)

    place = (
        Rect(area.x, area.y + 44, area.w, 16)
        if small
        else Rect(area.x + wide + 10, area.y + 26, area.w - wide - 10, 16)
    )
    return Canvas(key, place, said, paint=paint)


def _margin(view: View, late: int, short: bool = False) -> str:
    if late <= 0:
        return f"{-late} d in hand" if late else "on the day"
    cost = figures.delay_cost(view, late)
    if short or not cost:
        return f"{late} d late"
    return f"{late} d late = {wording.money_short(cost, view.project.currency)}"


def chance_nodes(screen: RunScreen, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
    """How many of 100 futures keep the date, what it was, and how it came here."""
    ahead = screen.play.ahead
    assert ahead.latest is not None
    view = screen.view
    now = chance(ahead.latest, view)
    history = [chance(each, view) for each in ahead.history]
    was = _before(ahead.history, view)
    text = f"{now} %"
    day = figures.dates(view).deadline
    nodes: list[Node] = [
        line(
            "chance.name",
            area.x,
            area.y,
            area.w,
            "Chance" if small else f"Chance by day {day}",
            card=Card(
                f"Chance to keep day {day}",
                "The share of played futures in which the milestone is reached by the date, if led "
                "by the handbook from here.",
                (
                    Factor("Now", f"{now} %"),
                    *((Factor("A week before", f"{was} %"),) if was is not None else ()),
                    Factor("Float by the plan", f"{wording.signed(view.public.float_days)} d"),
                    *_moved(screen),
                ),
                f"computed from what was known on {wording.day(ahead.latest.made)}",
                term="Forecast",
            ),
        ),
        line(
            "chance.value",
            area.x,
            area.y + (18 if small else 20),
            area.w,
            text,
            size="heading_s",
            weight=600,
            colour="text",
        ),
    ]
    if was is not None and was != now:
        said = f"was {was} %"
        nodes.append(trend(ui, "chance.was", area, text, said, up=now > was, small=small))
    if small:
        return nodes
    shown = [float(value) for value in history[-30:]]
    first = ahead.history[-len(shown)].made
    nodes += [
        Canvas(
            "chance.line",
            Rect(area.x, area.y + 48, area.w - 6, 38),
            "Chance, forecast by forecast",
            paint=lambda p, r: sparkline(p, r, shown),
        ),
        line("chance.from", area.x, area.y + 90, area.w / 2, wording.day(first), colour="muted"),
        line(
            "chance.to",
            area.x,
            area.y + 90,
            area.w,
            wording.day(ahead.latest.made),
            colour="muted",
            align="right",
        ),
    ]
    return nodes


def _before(history: Sequence[Forecast], view: View) -> int | None:
    """The chance of the last forecast that is a week old or older, else of the first one."""
    old = [each for each in history[:-1] if each.made <= view.now - 5 * DAY] or list(history[:1])
    return chance(old[-1], view) if len(history) > 1 else None


def cost_state(screen: RunScreen) -> str:
    """Within budget, over budget, over the limit: by P50."""
    found = screen.play.ahead.latest
    assert found is not None
    money = figures.money(screen.view)
    middle = found.cost_at(500)
    if found.cost_at(800) <= money.limit:
        return "ok"
    return "warn" if middle <= money.limit else "bad"


def _range(low: str, high: str) -> str:
    """ "P10 1.21, P80 1.44": without the unit where it is one, it stands above."""
    figure, _, unit = low.rpartition(" ")
    if figure and high.endswith(f" {unit}"):
        low, high = figure, high.removesuffix(f" {unit}")
    return f"P10 {low}, P80 {high}"


def cost_nodes(screen: RunScreen, ui: Ui, area: Rect) -> list[Node]:
    """P50 of the whole cost, its range, and the limit."""
    found = screen.play.ahead.latest
    assert found is not None
    view = screen.view
    money = figures.money(view)
    state = cost_state(screen)
    words = {"ok": "within the limit", "warn": "at risk", "bad": "over the limit"}[state]
    text = wording.amount(found.cost_at(500))
    wide = ui.measure(text, "heading_s", 600)
    p10, p80 = (wording.amount(found.cost_at(q)) for q in (100, 800))
    currency = view.project.currency
    about = Card(
        "Cost at completion",
        "What the project costs in the played futures, delay included, if led by the handbook "
        "from here. The limit is the approved budget and the contingency reserve.",
        (
            Factor("P10, P50, P80", f"{p10}, {text}, {p80}"),
            Factor("By the current plan", wording.money_figure(money.forecast)),
            Factor("Spent so far", wording.money_figure(money.spent)),
            Factor("Approved budget", wording.money_figure(money.budget)),
            Factor("Limit with contingency", wording.money_figure(money.limit)),
            *events(why.cost(view).moved),
        ),
        f"{currency}, computed from what was known on {wording.day(found.made)}",
        term="Estimate at completion",
    )
    unit = ui.measure(f"{currency}, P50")
    return [
        line("cost.name", area.x, area.y, area.w, "Cost at completion", card=about),
        line(
            "cost.value",
            area.x,
            area.y + 20,
            area.w,
            text,
            size="heading_s",
            weight=600,
            colour="text",
        ),
        line(
            "cost.unit",
            area.x + wide + 6,
            area.y + 26,
            area.w - wide - 6,
            f"{currency}, P50" if wide + 6 + unit <= area.w else "P50",
            colour="muted",
        ),
        line("cost.range", area.x, area.y + 50, area.w, _range(p10, p80)),
        line("cost.limit", area.x, area.y + 68, area.w, f"limit {wording.amount(money.limit)}"),
        StateTag(
            "cost.state", Rect(area.x, area.y + 86, area.w, 20), words, state=state, quiet=True
        ),
    ]
