"""What home shows besides on large windows: stakeholders, cost, the latest words of the journal."""

from __future__ import annotations

from game.model.units import DAY
from game.ui import wording
from game.ui.figures import points
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Link,
    Node,
    Panel,
    Portrait,
    StateTag,
    Ui,
    button_width,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import RunScreen
from game.ui.screens.charts import Plot, nice_step
from game.ui.screens.parts import bar, empty, inner, line, prose
from game.ui.screens.stakeholder_words import attitude


def stakeholders(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """Who can help or stop the project, with trust."""
    view = screen.view
    wide = button_width(ui.metrics, "Open", cap="6")
    nodes: list[Node] = [
        Panel("stakes", panel, "Stakeholders", subtitle="your reading"),
        Button(
            "stakes.open",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            "Open",
            lambda: screen.play.go("stakeholders"),
            shortcut="6",
        ),
    ]
    area = inner(ui, panel, 44, 8)
    step = 44.0
    for i, (id, who) in enumerate(view.project.stakeholders.items()):
        y = area.y + i * step
        if y + 40 > area.bottom:
            break
        trust = view.public.stakeholders[id].trust
        state, word = attitude(view, id)
        nodes += [
            Portrait(f"stakes.{id}.face", Rect(area.x, y, 36, 36), who.name, person=who.portrait),
            line(
                f"stakes.{id}.name",
                area.x + 46,
                y + 2,
                area.w - 230,
                who.name,
                weight=600,
                colour="text",
            ),
            line(
                f"stakes.{id}.title", area.x + 46, y + 19, area.w - 230, who.title, colour="muted"
            ),
            StateTag(
                f"stakes.{id}.state",
                Rect(area.right - 176, y + 7, 104, 24),
                word,
                state=state,
                quiet=True,
            ),
            line(
                f"stakes.{id}.trust",
                area.right - 70,
                y + 3,
                70,
                f"trust {points(trust)}",
                colour="text",
                align="right",
            ),
            bar(
                f"stakes.{id}.bar",
                Rect(area.right - 64, y + 24, 64, 5),
                trust / 1000,
                f"trust {points(trust)}",
            ),
        ]
    return nodes


def cost(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """Spent so far against the plan, and where the forecast ends."""
    wide = button_width(ui.metrics, "Open", cap="7")
    area = inner(ui, panel, 44, 8)
    return [
        Panel(
            "cost", panel, "Cost", subtitle=f"{screen.view.project.currency} m; grey: planned value"
        ),
        Button(
            "cost.open",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            "Open",
            lambda: screen.play.go("money"),
            shortcut="7",
        ),
        Canvas("cost.chart", area, "Cost by day", paint=lambda p, r: paint_cost(screen, p, r)),
    ]


def paint_cost(screen: RunScreen, p: Painter, rect: Rect) -> None:
    view = screen.view
    money, dates = figures.money(view), figures.dates(view)
    end = max(dates.plan, dates.deadline, view.day) * 1.12
    top = max(money.forecast, money.limit) / 1e8 * 1.1
    plot = Plot(Rect(rect.x + 34, rect.y + 4, rect.w - 90, rect.h - 28), 0, end, 0, top)
    plot.grid(p, nice_step(top, 4), "{:.1f}")
    values = view.public.values
    planned = [(t / DAY, v / 1e8) for t, v, _, _ in values]
    actual = [(t / DAY, v / 1e8) for t, _, _, v in values] + [(view.now / DAY, money.spent / 1e8)]
    plot.curve(p, planned, "plan", 2, (5, 4))
    plot.curve(p, actual, "money", 3)
    last = actual[-1]
    plot.curve(p, [last, (max(dates.plan, last[0]), money.forecast / 1e8)], "money", 2, (2, 3))
    x, y = plot.at(max(dates.plan, last[0]), money.forecast / 1e8)
    p.circle(x, y, 3.5, "money")
    p.text(x + 8, y - 8, f"{wording.amount(money.forecast)}", "text_s", 600, "money")
    today = plot.x(view.now / DAY)
    p.line(today, plot.rect.y, today, plot.rect.bottom, "accent", 2)
    p.text(
        max(today, rect.x + 40),
        plot.rect.bottom + 5,
        f"today {view.day}",
        "text_s",
        600,
        "accent",
        "center",
    )
    flag = plot.x(dates.deadline)
    p.line(flag, plot.rect.y, flag, plot.rect.bottom, "text", 1.5)
    if abs(flag - today) > 60:
        p.text(flag, plot.rect.bottom + 5, str(dates.deadline), align="center")


def journal(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The latest own words."""
    written = [w for w in screen.view.public.written if w.kind == "journal"]
    text = wording.plural(len(written), "entry", "entries")
    wide = ui.measure(text) + 2
    nodes: list[Node] = [
        Panel("diary", panel, "Journal"),
        Link(
            "diary.open",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            text,
            lambda: screen.play.go("journal"),
            align="right",
        ),
    ]
    area = inner(ui, panel, 40, 8)
    if not written:
        return nodes + empty(
            ui, "diary", area, "Nothing written yet. One sentence after each decision is enough."
        )
    last = written[-1]
    made, _ = prose(
        ui, "diary.text", area.x, area.y + 18, area.w, f"“{last.text}”", colour="text", most=44
    )
    return [
        *nodes,
        line("diary.day", area.x, area.y, area.w, wording.day(last.time), colour="muted"),
        made,
    ]
