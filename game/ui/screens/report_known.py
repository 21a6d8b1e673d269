"""What the manager knows, and how what is said differs from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui import wording
from game.ui.figures import CLOSE_DAYS
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Icon,
    Node,
    Panel,
    Paragraph,
    Separator,
    StateTag,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures, home_forecast
from game.ui.screens.charts import Plot, nice_step
from game.ui.screens.parts import empty, inner, line, pair
from game.ui.screens.register_words import watched
from game.ui.theme import STATES

if TYPE_CHECKING:
    from game.ui.screens.report import ReportScreen


def _futures(screen: ReportScreen) -> list[tuple[str, str, str, str]]:
    """What played futures say of the date, where there are any."""
    found = screen.play.ahead.latest
    if found is None:
        return []
    view = screen.view
    p10, _, p50, _, p80 = home_forecast.days(found, view)
    chance = f"{home_forecast.chance(found, view)} % by day {figures.dates(view).deadline}"
    source = f"forecast, {wording.day(found.made)}" if found.made < view.now else "forecast"
    return [("Forecast", f"P50 {p50}, P10 {p10}, P80 {p80}", chance, source)]


def known(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    dates, money = figures.dates(view), figures.money(view)
    history = view.public.history
    before = history[-3][1] // DAY if len(history) > 2 else None
    risks = watched(view)
    rows: list[tuple[str, str, str, str]] = _futures(screen)
    rows += [
        (
            view.project.deadline.name,
            f"day {dates.plan}",
            f"two weeks ago {before}" if before is not None else "",
            "current plan",
        ),
        (
            "Float to the date",
            f"{wording.signed(view.public.float_days)} d",
            f"deadline day {dates.deadline}",
            "computed",
        ),
        (
            "Cost at completion",
            wording.amount(money.forecast),
            f"limit {wording.amount(money.limit)}",
            "computed",
        ),
        (
            "Spent so far",
            wording.amount(money.spent),
            f"budget {wording.amount(money.budget)}",
            "measured",
        ),
        (
            "Reserve left",
            wording.amount(money.contingency),
            f"of {wording.amount(money.contingency_whole)}",
            "measured",
        ),
    ]
    if risks:
        name = view.project.risks[risks[0]].name
        sign = view.public.risks[risks[0]].indicator
        rows.append(("First risk", name, "sign rising" if sign == "rising" else "", "register"))
    waiting = view.open_dilemmas()
    if waiting:
        last = (view.public.dilemmas[waiting[0]].deadline - 1) // DAY
        rows.append(
            (
                "Open decision",
                view.project.dilemmas[waiting[0]].title,
                f"by day {last}",
                "inbox",
            )
        )
    nodes: list[Node] = [
        Panel("known", panel, "What you know", subtitle=wording.day(view.now), icon="eye")
    ]
    area = inner(ui, panel, 44, 84)
    step = max(22.0, min(62.0, area.h / len(rows)))
    slim = step < 54
    flat = step < 42
    for i, (name, value, more, source) in enumerate(rows):
        y = area.y + i * step
        if y + (18 if flat else 40) > area.bottom + 4:
            break
        if flat:
            nodes += pair(f"known.{i}", Rect(area.x, y, area.w, 20), name, value, ui=ui)
            continue
        half = area.w * 0.6
        nodes += [
            line(f"known.{i}.name", area.x, y + 2, half, name),
            line(
                f"known.{i}.more",
                area.x + area.w - half,
                y + 2,
                half,
                more,
                align="right",
                colour="muted",
            ),
            line(
                f"known.{i}",
                area.x,
                y + 19,
                area.w * (0.62 if not slim else 0.7),
                value,
                size="text_m",
                weight=600,
                colour="text",
            ),
            line(
                f"known.{i}.source",
                area.x + half,
                y + 22,
                area.w - half,
                source,
                align="right",
                colour="muted",
            ),
            Separator(f"known.{i}.rule", Rect(area.x, y + step - 9, area.w, 9)),
        ]
    y = panel.bottom - 76
    wide = StateTag.width(ui.metrics, STATES[dates.state].word)
    rule = f"Off track: the plan ends late. At risk: less than {CLOSE_DAYS} d of float."
    nodes += [
        line("known.rule.name", area.x, y + 4, area.w - wide - 8, "State by the agreed rule"),
        StateTag("known.rule", Rect(area.right - wide, y, wide, 24), state=dates.state),
        Paragraph("known.rule.text", Rect(area.x, y + 30, area.w, 40), rule, colour="muted"),
    ]
    return nodes


def gap(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    dates = figures.dates(screen.view)
    low, high = screen.range
    area = inner(ui, panel, 40, 8)
    if dates.plan < low:
        state, head, text = (
            "warn",
            f"You say {low - dates.plan} d later than the plan",
            "That is careful. People may ask why.",
        )
    elif dates.plan > high:
        state, head = "bad", f"You say {dates.plan - high} d earlier than the plan"
        text = "If that comes out later, it is a surprise, and surprises cost most trust."
    else:
        state, head, text = (
            "ok",
            "Your range holds the plan",
            f"The plan says day {dates.plan}.",
        )
    if screen.colour != dates.state:
        text += f" By the agreed rule the state is **{STATES[dates.state].word}**."
    colour = {"ok": "ok", "warn": "warn", "bad": "bad"}[state]
    tall = min(area.h - 64, rich_height(ui.metrics, text, area.w - 28))
    return [
        Panel("gap", panel, "Said against known"),
        Icon("gap.icon", Rect(area.x, area.y, 18, 18), head, icon=state, colour=colour),
        line(
            "gap.head",
            area.x + 28,
            area.y - 1,
            area.w - 28,
            head,
            size="text_m",
            weight=600,
            colour="text",
        ),
        Paragraph("gap.text", Rect(area.x + 28, area.y + 24, area.w - 28, tall), text),
        Button(
            "gap.use",
            Rect(area.x, panel.bottom - 38, 152, 28),
            "Say what I know",
            partial(_use, screen),
            icon="check",
            small=True,
        ),
    ]


def _use(screen: ReportScreen) -> None:
    screen.fresh()
    screen.one_date = False
    screen.touched = True


def earlier(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    reports = screen.view.public.reports
    nodes: list[Node] = [Panel("earlier", panel, "Your reports so far", subtitle="day, by report")]
    area = inner(ui, panel, 44, 8)
    if not reports:
        return nodes + empty(ui, "earlier", area, "None yet. This is the first.")
    said = ", ".join(
        f"report {i}: said {(r.low + r.high) // 2 // DAY}, plan {r.plan_finish // DAY}"
        for i, r in enumerate(reports, 1)
    )
    return [*nodes, Canvas("earlier.chart", area, said, paint=partial(_paint_earlier, screen))]


def _paint_earlier(screen: ReportScreen, p: Painter, rect: Rect) -> None:
    view = screen.view
    reports = view.public.reports[-8:]
    first = len(view.public.reports) - len(reports) + 1
    said = [(r.low + r.high) / 2 / DAY for r in reports]
    known = [r.plan_finish / DAY for r in reports]
    draft = sum(screen.range) / 2
    dates = figures.dates(view)
    values = [*said, *known, draft, dates.plan, dates.deadline]
    low, high = min(values) - 5, max(values) + 5
    plot = Plot(
        Rect(rect.x + 34, rect.y + 4, rect.w - 40, rect.h - 30),
        0.5,
        len(reports) + 1.5,
        low,
        high,
    )
    plot.grid(p, nice_step(high - low, 5))
    y = plot.y(dates.deadline)
    p.line(plot.rect.x, y, plot.rect.right, y, "text2", 1.5, (6, 4))
    plot.curve(
        p, [(i + 1, v) for i, v in enumerate(known)] + [(len(known) + 1, dates.plan)], "luck"
    )
    plot.curve(p, [(i + 1, v) for i, v in enumerate(said)], "you")
    plot.curve(p, [(len(said), said[-1]), (len(said) + 1, draft)], "you", 2, (2, 3))
    for i, v in enumerate([*known, dates.plan]):
        p.circle(*plot.at(i + 1, v), 3.5, "luck")
    for i, v in enumerate([*said, draft]):
        x, y = plot.at(i + 1, v)
        p.round_rect(Rect(x - 4, y - 4, 8, 8), 2, "you" if i < len(said) else "bg1", "you", 1.5)
    for i in range(len(reports)):
        p.text(plot.x(i + 1), plot.rect.bottom + 6, str(first + i), colour="muted", align="center")
    p.text(plot.x(len(reports) + 1), plot.rect.bottom + 6, "draft", align="center")
    at = max(range(len(said)), key=lambda i: abs(known[i] - said[i]))
    over = known[at] >= said[at]
    right = at > len(said) // 2
    x = plot.x(at + 1) - (8 if right else -8)
    for values, word, colour, above in (
        (known, "plan", "luck", over),
        (said, "said", "you", not over),
    ):
        y = plot.y(values[at]) + (-20 if above else 5)
        y = min(max(y, plot.rect.y), plot.rect.bottom - 16)
        p.text(x, y, word, "text_s", 600, colour, "right" if right else "left")


def reader(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    who = view.project.stakeholders[view.project.sponsor]
    nodes: list[Node] = [Panel("reader", panel, f"How {who.name} reads")]
    area = inner(ui, panel, 42, 8)
    y = area.y
    for word, text in (("Wants", who.wants), ("Fears", who.fears), ("Helps", who.helps)):
        tall = min(40.0, rich_height(ui.metrics, text, area.w - 60))
        if y + tall > area.bottom + 4:
            break
        nodes += [
            line(f"reader.{word}.name", area.x, y + 2, 56, word, colour="muted"),
            Paragraph(
                f"reader.{word}", Rect(area.x + 60, y, area.w - 60, tall), text, colour="text"
            ),
        ]
        y += tall + 2
    return nodes
