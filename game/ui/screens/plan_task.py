"""One task of the plan: estimate, what it waits for, its crew, and what can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.model.actions import Reestimate, Review
from game.model.units import DAY, MILLION
from game.model.world import OPEN
from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Link,
    Node,
    Panel,
    Paragraph,
    Portrait,
    ScrollArea,
    Separator,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures, gantt_rows
from game.ui.screens.parts import inner, line, pair
from game.ui.screens.why_card import why_card

if TYPE_CHECKING:
    from game.ui.screens.plan import PlanScreen


def task(screen: PlanScreen, ui: Ui, panel: Rect) -> list[Node]:
    view, id = screen.view, screen.selected
    task, state = view.project.tasks[id], view.public.tasks[id]
    area = inner(ui, panel, 14, 8)
    x, y, width = area.x, area.y, area.w
    title = f"**{task.name}**"
    tall = min(44.0, rich_height(ui.metrics, title, width, "text_m"))
    words = {
        "finished": "finished",
        "active": "running",
        "ready": "can start",
        "waiting": "waits",
        "dropped": "out of scope",
    }
    status = words.get(state.status, state.status)
    if state.status in ("active", "ready", "waiting") and state.why:
        status += f": {state.why}"
    rows: list[Node] = [
        line("task.id", x, y, width, f"{id}, {status}", colour="muted"),
        Paragraph("task.name", Rect(x, y + 20, width, tall), title, size="text_m", colour="text"),
    ]
    y += 26 + tall
    rows += _estimate(screen, ui, Rect(x, y, width, 62))
    y += 70
    if task.slots and state.status in ("active", "ready"):
        rows += _pace(screen, ui, Rect(x, y, width, 16))
        y += 24
    rows.append(Separator("task.rule1", Rect(x, y, width, 9)))
    y += 14
    made, y = _waits(screen, ui, Rect(x, y, width, 130))
    rows += made
    made, y = _people(screen, ui, Rect(x, y + 4, width, 70))
    rows += made
    made, y = _changes(screen, ui, Rect(x, y + 4, width, max(40.0, panel.bottom - y - 14)))
    rows += made
    if y <= panel.bottom:
        return [Panel("task", panel), *rows]
    return [
        Panel("task", panel),
        ScrollArea("task.scroll", panel.inset(2), "Task", rows, y + 8 - panel.y),
    ]


def _estimate(screen: PlanScreen, ui: Ui, at: Rect) -> list[Node]:
    state = screen.view.public.tasks[screen.selected]
    e = state.estimate
    three = [x / DAY for x in (e.optimistic, e.most_likely, e.pessimistic)]
    if state.status == "finished":
        took = (state.finished - state.started) / DAY
        figure = f"took {wording.decimal(took)} d"
    elif state.status == "active":
        figure = f"{wording.decimal(state.remaining / DAY)} d remain"
    else:
        figure = " / ".join(wording.decimal(v) for v in three)

    def paint(p: Painter, r: Rect) -> None:
        high = three[2] * 1.12
        left, right = r.x, r.right

        def px(v: float) -> float:
            return left + (right - left) * v / high

        y = r.y + 10
        p.round_rect(Rect(left, y - 1, r.w, 2), 1, "bg3")
        p.round_rect(Rect(px(three[0]), y - 7, px(three[2]) - px(three[0]), 14), 3, "luck_band2")
        p.round_rect(Rect(px(three[1]) - 1.5, y - 9, 3, 18), 1, "luck")
        labels = [
            f"{wording.decimal(v)} {w}"
            for v, w in zip(three, ("good", "likely", "bad"), strict=True)
        ]
        from game.ui.kit import spread

        widths = [p.measure(s) for s in labels]
        centres = spread([px(v) for v in three], widths, left, right, keep=1)
        overflow = max(0.0, centres[2] + widths[2] / 2 - right)
        under = max(0.0, left - (centres[0] - widths[0] / 2))
        for c, text in zip(centres, labels, strict=True):
            p.text(c - overflow + under, y + 12, text, colour="luck", align="center")

    return [
        *pair("task.estimate", Rect(at.x, at.y, at.w, 16), "Estimate, days", figure, ui=ui),
        Canvas("task.range", Rect(at.x, at.y + 18, at.w, 40), f"Estimate {figure}", paint=paint),
    ]


def _pace(screen: PlanScreen, ui: Ui, at: Rect) -> list[Node]:
    """How fast it goes, which opens into people and their factors."""
    id, state = screen.selected, screen.view.public.tasks[screen.selected]
    moving = state.status == "active" and state.rate > 0
    return pair(
        "task.pace",
        at,
        "Pace, of its nominal crew",
        wording.factor(state.rate / MILLION) if moving else "stands still",
        colour="text" if moving else "warn",
        card=lambda: why_card(ui, why.task_pace(screen.run.session, id)),
        ui=ui,
    )


def _waits(screen: PlanScreen, ui: Ui, at: Rect) -> tuple[list[Node], float]:
    view, id = screen.view, screen.selected
    links = gantt_rows.waits_for(view, id) if view.public.tasks[id].status == "waiting" else []
    y = at.y
    if not links:
        return [], y
    drives = gantt_rows.driver(view, id)
    nodes: list[Node] = [
        line(
            "task.waits",
            at.x,
            y,
            at.w,
            f"Waits for {wording.plural(len(links), 'task')}",
            size="text_m",
            weight=600,
            colour="text",
        )
    ]
    y += 24
    start = gantt_rows.span(view, id)[0]
    for i, link in enumerate(links[:4]):
        other = view.public.tasks[link.task]
        begin, end = gantt_rows.span(view, link.task)
        when = end if link.kind in ("FS", "FF") else begin
        apart = (start - when - link.lag) // DAY
        word = (
            "drives it"
            if link.task == drives
            else "done"
            if other.status == "finished"
            else f"{max(0, apart)} d earlier"
        )
        nodes += [
            line(
                f"task.wait{i}",
                at.x,
                y,
                at.w - 150,
                wording.task_label(view, link.task),
                colour="text2",
            ),
            line(
                f"task.wait{i}.day",
                at.x + at.w - 150,
                y,
                66,
                wording.day(when),
                colour="text2",
                align="right",
            ),
            line(
                f"task.wait{i}.how",
                at.x + at.w - 80,
                y,
                80,
                word,
                colour="accent" if link.task == drives else "muted",
                align="right",
            ),
        ]
        y += 22
    nodes.append(Separator("task.rule2", Rect(at.x, y, at.w, 9)))
    return nodes, y + 12


def _people(screen: PlanScreen, ui: Ui, at: Rect) -> tuple[list[Node], float]:
    view, id = screen.view, screen.selected
    task = view.project.tasks[id]
    crew = view.public.assignments[id]
    if not task.slots:
        text = (
            f"Done outside: {task.supplier}"
            if task.supplier
            else "Done outside; you can only ask and wait."
        )
        return [line("task.crew", at.x, at.y, at.w, text, colour="text2")], at.y + 28
    wants = ", ".join(f"{slot.role} {wording.decimal(slot.nominal / 1000)}" for slot in task.slots)
    nodes: list[Node] = [
        line("task.crew.name", at.x, at.y, 60, "Crew", size="text_m", weight=600, colour="text"),
        line(
            "task.crew.wants",
            at.x + 60,
            at.y + 3,
            at.w - 60,
            f"nominal: {wants}",
            colour="muted",
            align="right",
        ),
    ]
    x = at.x
    for person in list(crew)[:4]:
        nodes.append(
            Portrait(
                f"task.crew.{person}",
                Rect(x, at.y + 26, 32, 32),
                view.name(person),
                person=view.public.people[person].profile.portrait,
            )
        )
        x += 38
    said = (
        ", ".join(f"{figures.code(view, p)} {wording.percent(s)}" for p, s in crew.items())
        or "nobody yet"
    )
    nodes.append(
        line(
            "task.crew.said",
            x + (4 if crew else 0),
            at.y + 34,
            at.x + at.w - x - 8,
            said,
            colour="text2" if crew else "warn",
        )
    )
    nodes.append(Separator("task.rule3", Rect(at.x, at.y + 62, at.w, 9)))
    return nodes, at.y + 74


def _changes(screen: PlanScreen, ui: Ui, at: Rect) -> tuple[list[Node], float]:
    view, id = screen.view, screen.selected
    state = view.public.tasks[id]
    held = state.not_before > view.now
    reviewed = state.reviewed
    x, y, width = at.x, at.y, at.w
    nodes: list[Node] = [
        line(
            "task.change",
            x,
            y,
            width,
            "What you can change",
            size="text_m",
            weight=600,
            colour="text",
        )
    ]
    y += 26
    crew = view.project.tasks[id].slots
    rows: list[tuple[str, str, str, str, Callable[[], None]]] = []
    if state.status in OPEN:
        rows.append(
            (
                "estimate",
                "Ask for a fresh estimate",
                "E",
                "unknown",
                lambda: screen.do(Reestimate(id), "Fresh estimate asked"),
            )
        )
        rows.append(("sequence", "Start before another is done …", "S", "link", screen.sequence))
        word = f"Lift the hold of {wording.day(state.not_before)}" if held else "Not before a day …"
        rows.append(("hold", word, "U", "pause", screen.hold))
        if crew:
            rows.append(
                (
                    "review",
                    "End the reviews" if reviewed else "Review its product",
                    "V",
                    "ok",
                    screen.review,
                )
            )
            rows.append(("crew", "Change its crew", "C", "team", screen.crew))
        rows.append(
            ("priority", f"Priority {state.priority} of 3: change", "Y", "sort", screen.priority)
        )
    for key, label, letter, icon, action in rows:
        reason = ""
        if key == "estimate":
            reason = screen.run.possible(Reestimate(id))
        elif key == "review":
            reason = screen.run.possible(Review(id, not reviewed))
        nodes.append(
            Button(
                f"task.{key}",
                Rect(x, y, width, 28),
                label,
                action,
                icon=icon,
                shortcut=letter,
                reason=reason,
            )
        )
        y += 34
    if not rows:
        nodes.append(line("task.nothing", x, y, width, "Nothing; it is done.", colour="muted"))
        y += 26
    if view.public.started:
        nodes.append(
            Link(
                "task.baseline",
                Rect(x, y, width - 24, 24),
                "Ask for a new baseline …",
                screen.baseline,
            )
        )
        nodes.append(line("task.baseline.key", x, y + 4, width, "B", colour="muted", align="right"))
        y += 26
    return nodes, y
