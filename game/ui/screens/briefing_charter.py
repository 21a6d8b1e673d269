"""The charter page of the briefing: texts, milestones, money, risks, how it is scored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.scenario import Risk
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    Separator,
    Ui,
    draw_flag,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.parts import line, pair

RISKS_SHOWN = 5

if TYPE_CHECKING:
    from game.ui.screens.base import RunScreen


def charter(screen: RunScreen, ui: Ui, panel: Rect, aside: float = 0.0) -> list[Node]:
    """`aside` is the room beside the title that something else takes."""
    project = screen.view.project
    pad = 24.0 if ui.layout in ("XL", "L") else 12.0
    x, width = panel.x + pad, panel.w - 2 * pad
    about = f"Project charter, {project.charter.organisation}, version {project.version}"
    nodes: list[Node] = [
        Panel("charter", panel),
        line(
            "title",
            x,
            panel.y + 20,
            width - aside,
            project.title,
            size="heading_l",
            weight=600,
            colour="text",
        ),
        line("about", x, panel.y + 58, width, about, colour="muted"),
        Separator("rule", Rect(x, panel.y + 80, width, 9)),
    ]
    top = panel.y + 96
    two = width >= 620
    col_w = (width - 24) / 2 if two else width
    left, end = _texts(screen, ui, x, top, col_w)
    right_x = x + col_w + 24 if two else x
    right, last = _facts(screen, ui, right_x, top if two else end + 12, col_w)
    bottom = max(end, last)
    if bottom <= panel.bottom - 8:
        return [*nodes, *left, *right]
    area = Rect(panel.x + 4, top - 4, panel.w - 8, panel.bottom - top)
    return [
        *nodes,
        ScrollArea("charter.text", area, "Charter", [*left, *right], bottom + 8 - area.y),
    ]


def _texts(screen: RunScreen, ui: Ui, x: float, y: float, width: float) -> tuple[list[Node], float]:
    charter = screen.view.project.charter
    nodes: list[Node] = []
    for name, text in (
        ("Purpose", charter.purpose),
        ("Objectives", charter.objectives),
        ("In scope", charter.in_scope),
        ("Out of scope", charter.out_of_scope),
        ("Authority", charter.authority),
        ("Assumptions, to be checked", charter.assumptions),
    ):
        if not text:
            continue
        tall = rich_height(ui.metrics, text, width)
        nodes.append(line(f"{name}.name", x, y, width, name, weight=600, colour="text"))
        nodes.append(Paragraph(f"{name}.text", Rect(x, y + 18, width, tall), text))
        y += 18 + tall + 14
    return nodes, y - 14


def _facts(screen: RunScreen, ui: Ui, x: float, y: float, width: float) -> tuple[list[Node], float]:
    project = screen.view.project
    view = screen.view
    target = view.public.current[project.deadline.task].finish
    stones = [
        id
        for id, task in project.tasks.items()
        if task.milestone and view.public.current[id].finish <= target
    ][-5:]
    title = "Milestones by the plan"
    beside = ui.measure(title, "text_s", 600) + 12
    nodes: list[Node] = [
        line("stones", x, y, width, title, weight=600, colour="text"),
        line(
            "stones.end",
            x + beside,
            y,
            width - beside,
            f"{project.deadline.short} by {project.deadline.minute // DAY}",
            colour="muted",
            align="right",
        ),
        Canvas(
            "stones.chart",
            Rect(x, y + 20, width, 18 + 22 * len(stones)),
            "Milestones",
            paint=lambda p, r: _stones(screen, p, r, stones),
        ),
    ]
    y += 20 + 18 + 22 * len(stones) + 16
    currency = project.currency
    nodes.append(line("money", x, y, width, f"Money, {currency}", weight=600, colour="text"))
    y += 20
    money = figures.money(view)
    for name, cents in (
        ("Approved budget", project.bac),
        ("Contingency, yours", money.contingency_whole),
        ("Management reserve, sponsor", project.management_reserve),
        (
            f"Each working day after {wording.day(project.deadline.minute)}",
            project.deadline.penalty,
        ),
    ):
        nodes += pair(
            name, Rect(x, y, width, 16), name, wording.money_figure(cents), weight=400, ui=ui
        )
        y += 20
    y += 12
    known = [r for r in project.risks.values() if r.known and not r.opportunity]
    known = sorted(known, key=lambda r: -r.probability * (r.impact_days[1] + 1))[:RISKS_SHOWN]
    if known:
        nodes.append(
            line("risks", x, y, width, "Key risks at the start", weight=600, colour="text")
        )
        y += 20
    for risk in known:
        nodes += pair(
            f"risk.{risk.id}",
            Rect(x, y, width, 16),
            risk.name,
            likelihood(risk),
            weight=400,
            colour="muted",
            ui=ui,
        )
        y += 19
    return _scored(screen, ui, nodes, x, y + 12, width)


def _scored(
    screen: RunScreen, ui: Ui, nodes: list[Node], x: float, y: float, width: float
) -> tuple[list[Node], float]:
    score = screen.view.project.score
    said = ", ".join(f"{part.name.lower()} **{part.weight}**" for part in score)
    said = said[:1].upper() + said[1:]
    tall = rich_height(ui.metrics, said, width)
    nodes += [
        line("score", x, y, width, "How the result is scored", weight=600, colour="text"),
        line("score.all", x, y, width, "100 points", colour="muted", align="right"),
        Canvas(
            "score.bar",
            Rect(x, y + 22, width, 14),
            "Weights of the score",
            paint=partial(_weights, screen),
        ),
        Paragraph("score.text", Rect(x, y + 42, width, tall), said),
    ]
    return nodes, y + 42 + tall


def _weights(screen: RunScreen, p: Painter, rect: Rect) -> None:
    parts = [part.weight for part in screen.view.project.score]
    cells = rect.columns(parts, gap=2)
    for i, cell in enumerate(cells):
        p.round_rect(cell, 2, "you" if i % 2 == 0 else "you_dim")


def _stones(screen: RunScreen, p: Painter, rect: Rect, stones: list[str]) -> None:
    """Each milestone at its planned day, the deadline as a flag over all of them."""
    current = screen.view.public.current
    deadline = screen.view.project.deadline.minute // DAY
    days = {id: wording.finish_number(current[id].finish) for id in stones if id in current}
    high = max([deadline, *days.values()]) * 1.06
    names_w = min(rect.w * 0.46, 168.0)
    plot = Rect(rect.x + names_w, rect.y + 18, rect.w - names_w - 8, rect.h - 18)
    step = 50 if high > 120 else 20 if high > 45 else 5
    flag = plot.x + plot.w * deadline / high
    day = 0
    while day <= high:
        x = plot.x + plot.w * day / high
        if abs(x - flag) > 20:
            p.text(x, rect.y, str(day), colour="muted", align="center" if day else "left")
        p.line(x, plot.y, x, plot.bottom, "grid")
        day += step
    for i, id in enumerate(stones):
        y = plot.y + 22 * i
        name = screen.view.project.tasks[id].milestone
        p.text(rect.x, y + 2, name, colour="text2", max_width=names_w - 12)
        if id in days:
            x = plot.x + plot.w * days[id] / high
            wide = p.measure(str(days[id]), "text_s", 600)
            right = x + 12 + wide <= flag - 4
            bar = x - plot.x - (0 if right else wide + 16)
            p.round_rect(Rect(plot.x, y + 8, max(4.0, bar), 4), 2, "you_dim")
            p.polygon(((x, y + 4), (x + 6, y + 10), (x, y + 16), (x - 6, y + 10)), "you")
            at = x + 10 if right else x - 10
            p.text(at, y + 2, str(days[id]), "text_s", 600, align="left" if right else "right")
    p.line(flag, rect.y + 4, flag, plot.bottom, "text", 2)
    draw_flag(p, flag, rect.y + 5)


def likelihood(risk: Risk) -> str:
    """A stated probability as a word."""
    permille = risk.probability
    if permille >= 550:
        return "likely"
    if permille >= 450:
        return "even"
    return "unlikely" if permille < 200 else f"1 in {round(1000 / permille)}"
