"""The left side of a decision: the message, what it touches, and what to ask before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.model.world import IN_SCOPE
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Gantt,
    Icon,
    Label,
    Link,
    Node,
    Panel,
    Paragraph,
    Portrait,
    ScrollArea,
    Ui,
    rich_height,
)
from game.ui.screens import gantt_rows
from game.ui.screens.parts import inner, line
from game.ui.screens.people_of import portrait_of, title_of

if TYPE_CHECKING:
    from game.ui.screens.decision import DecisionScreen


def message(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    view, dilemma = screen.view, screen.dilemma
    state = view.public.dilemmas[screen.id]
    pad = 16.0 if ui.layout in ("XL", "L") else 12.0
    x, width = panel.x + pad, panel.w - 2 * pad
    size = 64.0 if ui.layout != "S" else 44.0
    text = next(
        (m.body for m in reversed(view.public.inbox) if m.dilemma == screen.id), dilemma.body
    )
    received = f"Received {wording.day(state.arrived)}, {wording.clock(state.arrived)}"
    right = x + size + 12
    room = width - size - 12
    top = panel.y + pad
    nodes: list[Node] = [
        Panel("message", panel),
        Portrait(
            "message.face",
            Rect(x, top, size, size),
            view.name(dilemma.sender),
            person=portrait_of(view, dilemma.sender),
        ),
        line(
            "message.from",
            right,
            top,
            room,
            view.name(dilemma.sender),
            size="text_m",
            weight=600,
            colour="text",
        ),
        line(
            "message.title",
            right,
            top + 21,
            room,
            title_of(view, dilemma.sender),
            colour="muted",
        ),
        line("message.when", right, top + 39, room, received, colour="muted"),
    ]
    y = top + size + 12
    room_h = panel.bottom - 8 - y
    big, size_of, tall = _sizes(ui, dilemma.title, text, width, room_h)
    nodes.append(
        line(
            "message.head",
            x,
            y,
            width,
            dilemma.title,
            size="heading_l" if big else "heading_s",
            weight=600,
            colour="text",
        )
    )
    y += 42 if big else 34
    body = Paragraph("message.body", Rect(x, y, width, tall), text, size=size_of)
    if y + tall <= panel.bottom - 6:
        return [*nodes, body]
    body.rect = Rect(x, y, width - 8, rich_height(ui.metrics, text, width - 8, size_of))
    area = Rect(panel.x + 4, y - 2, panel.w - 8, panel.bottom - y - 2)
    return [*nodes, ScrollArea("message.scroll", area, "Message", [body], body.rect.h + 8)]


def _sizes(ui: Ui, title: str, text: str, width: float, room: float) -> tuple[bool, str, float]:
    """The largest title and text that fit: whether the title is large, size and height of text."""
    fits = ui.measure(title, "heading_l", 600) <= width
    for big, size in ((fits, "text_m"), (False, "text_m"), (False, "text_s")):
        tall = rich_height(ui.metrics, text, width, size)
        if tall + (42 if big else 34) <= room:
            return big, size, tall
    return False, "text_s", rich_height(ui.metrics, text, width, "text_s")


def touched(screen: DecisionScreen) -> list[str]:
    tasks = screen.view.public.tasks
    found = [id for id in screen.dilemma.touches if tasks[id].status in IN_SCOPE]
    for id in list(found):
        found += [
            other
            for other in gantt_rows.in_scope(screen.view)
            if tasks[other].status != "finished" and any(x.task == id for x in tasks[other].after)
        ]
    return [id for id in gantt_rows.in_scope(screen.view) if id in dict.fromkeys(found)][:6]


def touches(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    nodes: list[Node] = [Panel("touches", panel, "What it touches", subtitle="plan, working days")]
    area = inner(ui, panel, 40, 8)
    rows = touched(screen)[: max(1, int((area.h - 20) // 24))]
    if not rows:
        return [
            *nodes,
            line("touches.none", area.x, area.y, area.w, "No task directly.", colour="muted"),
        ]
    slack = gantt_rows.floats(view)
    low = max(0.0, min(gantt_rows.span(view, id)[0] / DAY for id in rows) - 6)
    low = min(low, max(0.0, view.now / DAY - 8)) if low - view.now / DAY < 40 else low
    shown = gantt_rows.chart(view, rows, low=low, notes=False, short=True)
    ends = max(gantt_rows.span(view, id)[1] for id in rows) / DAY
    most = max((slack.get(id, 0) for id in rows), default=0) / DAY
    today = view.now / DAY
    return [
        *nodes,
        Gantt(
            "touches.chart",
            area,
            "What it touches",
            rows=shown.rows,
            low=shown.low,
            high=ends + min(12.0, max(4.0, most)),
            today=today if today >= low else None,
            links=shown.links,
            names_w=152,
            row_h=24,
            figure_title="float",
            on_open=lambda id: _to_plan(screen, id),
        ),
    ]


def _to_plan(screen: DecisionScreen, id: str) -> None:
    screen.play.screen("plan").select(id)
    screen.play.go("plan")


def ask(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    asked = view.public.dilemmas[screen.id].asked
    nodes: list[Node] = [Panel("ask", panel, "Ask before you decide")]
    area = inner(ui, panel, 38, 6)
    rows: list[Node] = []
    y = area.y
    for question in screen.dilemma.questions:
        who = view.name(question.who)
        who_w = ui.measure(f"{who}:") + 8
        done = question.id in asked
        hours = "asked" if done else wording.hours(question.hours)
        rows.append(
            Icon(
                f"ask.{question.id}.icon",
                Rect(area.x, y + 2, 16, 16),
                icon="check" if done else "say",
                colour="ok" if done else "accent",
            )
        )
        hours_w = ui.measure(hours) + 2
        rows.append(Label(f"ask.{question.id}.who", Rect(area.x + 26, y, who_w, 20), f"{who}:"))
        room = area.w - 26 - who_w - hours_w - 12
        text = screen.run.fill(question.text)
        if done:
            tall = rich_height(ui.metrics, _answer(screen, question.id), area.w - 30)
            rows.append(
                Label(
                    f"ask.{question.id}",
                    Rect(area.x + 26 + who_w, y, room, 20),
                    text,
                    colour="muted",
                )
            )
            rows.append(
                Paragraph(
                    f"ask.{question.id}.answer",
                    Rect(area.x + 26, y + 20, area.w - 30, tall),
                    _answer(screen, question.id),
                    colour="text",
                )
            )
        else:
            rows.append(
                Link(
                    f"ask.{question.id}",
                    Rect(area.x + 26 + who_w, y - 2, room, 24),
                    text,
                    partial(screen.ask, question.id),
                    group="ask.rows",
                )
            )
            tall = 0.0
        rows.append(
            Label(
                f"ask.{question.id}.hours",
                Rect(area.right - hours_w, y, hours_w, 20),
                hours,
                colour="muted",
                align="right",
            )
        )
        y += 24 + tall
    if y - 4 <= area.bottom:
        return nodes + rows
    shown = Rect(panel.x + 4, area.y - 2, panel.w - 8, panel.bottom - area.y - 2)
    return [*nodes, ScrollArea("ask.scroll", shown, "Questions", rows, y - shown.y + 4)]


def _answer(screen: DecisionScreen, question: str) -> str:
    found = next(q for q in screen.dilemma.questions if q.id == question)
    told = [
        m for m in screen.view.public.inbox if m.subject == found.text and m.sender == found.who
    ]
    return told[-1].body if told else screen.run.fill(found.answer)
