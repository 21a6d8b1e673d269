"""The card that says what is needed now: a decision, a crew, a report, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from game.managers.staffing import propose
from game.model.scenario import Dilemma
from game.model.units import DAY
from game.model.view import View
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Node,
    Panel,
    Paragraph,
    Portrait,
    Ui,
    button_width,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import RunScreen
from game.ui.screens.parts import inner, line, lower
from game.ui.screens.people_of import portrait_of


def next_step(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The decision that is due first, else a crew that is missing, else the next event."""
    view = screen.view
    waiting = view.open_dilemmas()
    if waiting:
        return _decision(screen, ui, panel, waiting)
    idle = unstaffed(view)
    if idle:
        return _crew(screen, ui, panel, idle)
    if screen.run.report_due:
        return _report(screen, ui, panel)
    return _quiet(screen, ui, panel)


def unstaffed(view: View) -> list[str]:
    """Tasks that could run but lack somebody."""
    public = view.public
    return [
        id
        for id, state in public.tasks.items()
        if view.project.tasks[id].slots
        and (state.status == "ready" or (state.status == "active" and state.rate == 0))
    ]


def _main(
    ui: Ui,
    panel: Rect,
    label: str,
    action: Callable[[], None],
    key: str,
    cap: str,
    second: tuple[str, Callable[[], None], str] | None = None,
) -> list[Node]:
    """The primary button of the card, and one beside it."""
    area = inner(ui, panel)
    y = panel.bottom - 48 if panel.h >= 160 else panel.bottom - 44
    wide = area.w
    nodes: list[Node] = []
    if second is not None:
        word, act, letter = second
        other = max(112.0, button_width(ui.metrics, word, cap=letter) + 8)
        other = min(other, (area.w - 8) * 0.45)
        wide = area.w - 8 - other
        nodes.append(
            Button(
                f"{key}.second", Rect(area.x + wide + 8, y, other, 32), word, act, shortcut=letter
            )
        )
    nodes.insert(
        0, Button(key, Rect(area.x, y, wide, 32), label, action, primary=True, shortcut=cap)
    )
    return nodes


def plain(text: str) -> str:
    """The first paragraph of a message."""
    return text.split("\n", maxsplit=1)[0].strip()


def _decision(screen: RunScreen, ui: Ui, panel: Rect, waiting: list[str]) -> list[Node]:
    view = screen.view
    id = waiting[0]
    dilemma: Dilemma = view.project.dilemmas[id]
    state = view.public.dilemmas[id]
    area = inner(ui, panel)
    face = portrait_of(view, dilemma.sender)
    size = 48.0 if panel.h >= 180 else 36.0
    count = f"1 of {len(waiting)}"
    default = next(c for c in dilemma.choices if c.id == dilemma.default)
    last = (state.deadline - 1) // DAY
    message = next((m.body for m in reversed(view.public.inbox) if m.dilemma == id), dilemma.body)
    top = area.y + size + 10
    buttons_y = panel.bottom - (48 if panel.h >= 160 else 44)
    answer_y = buttons_y - 24
    rows: list[Node] = []
    if ui.layout == "XL":
        rows = _choices(screen, dilemma, area, answer_y)
        top_end = rows[0].rect.y - 8 if rows else answer_y - 4
    else:
        top_end = answer_y - 4
    tall = max(20.0, (top_end - top) // 22 * 22)
    words = f"Answer by **day {last}**"
    until_w = ui.measure(f"Answer by day {last}", "text_s", 600) + 12
    return [
        Panel("next", panel, "Needs a decision", icon="warn", icon_colour="warn", figure=count),
        Portrait(
            "decision.face",
            Rect(area.x, area.y + 4, size, size),
            view.name(dilemma.sender),
            person=face,
        ),
        line(
            "decision.title",
            area.x + size + 12,
            area.y + 4,
            area.w - size - 12,
            dilemma.title,
            size="heading_s" if size > 40 else "text_m",
            weight=600,
            colour="text",
        ),
        line(
            "decision.from",
            area.x + size + 12,
            area.y + (30 if size > 40 else 26),
            area.w - size - 12,
            f"{view.name(dilemma.sender)}, {wording.day(state.arrived)}",
            colour="muted",
        ),
        Paragraph("decision.body", Rect(area.x, top, area.w, tall), plain(message), size="text_m"),
        *rows,
        Paragraph("decision.until", Rect(area.x, answer_y, until_w, 20), words),
        line(
            "decision.else",
            area.x + until_w,
            answer_y + 2,
            area.w - until_w,
            f"else: {lower(default.title)}",
            colour="muted",
            align="right",
        ),
        *_main(
            ui,
            panel,
            "Decide",
            screen.play.decide,
            "decide",
            "D",
            ("Inbox", lambda: screen.play.go("inbox"), "8"),
        ),
    ]


def _choices(screen: RunScreen, dilemma: Dilemma, area: Rect, bottom: float) -> list[Node]:
    """The choices to read, where there is room; deciding happens on its own screen."""
    from game.ui.screens.decision import in_order

    ordered = in_order(screen.run, dilemma)
    top = bottom - 8 - 50 * len(ordered)
    made: list[Node] = []
    for i, choice in enumerate(ordered):
        rect = Rect(area.x, top + 50 * i, area.w, 46)

        def paint(p: Painter, r: Rect, i: int = i) -> None:
            choice = ordered[i]
            p.round_rect(r, 4, "bg2")
            p.round_rect(Rect(r.x + 12, r.y + 11, 24, 24), 4, "bg0", "line_strong")
            p.text(r.x + 24, r.y + 15, "ABCD"[i], colour="text2", align="center")
            cost = wording.money_figure(choice.cost)
            wide = p.text(r.right - 12, r.y + 6, cost, "text_s", 600, align="right")
            p.text(r.x + 48, r.y + 5, choice.title, "text_m", max_width=r.w - 72 - wide)
            time = screen.run.fill(choice.time_text)
            p.text(r.x + 48, r.y + 25, time, colour="text2", max_width=r.w - 60)

        made.append(Canvas(f"decision.choice{i}", rect, choice.title, paint=paint))
    return made


def _crew(screen: RunScreen, ui: Ui, panel: Rect, idle: list[str]) -> list[Node]:
    view = screen.view
    area = inner(ui, panel)
    proposal = propose(view)
    names = wording.listed([wording.task_label(view, id) for id in idle[:3]])
    many = len(idle) > 1
    text = f"**{names}** could go on, and {'they lack' if many else 'it lacks'} people."
    if proposal:
        text += f" The assistant proposes {wording.plural(len(proposal), 'assignment')}."
    else:
        text += " Nobody with the skill is free now. Look who is overloaded, or let time run."
    tall = rich_height(ui.metrics, text, area.w, "text_m")
    nodes: list[Node] = [
        Panel(
            "next",
            panel,
            "Needs a crew",
            icon="warn",
            icon_colour="warn",
            figure=wording.plural(len(idle), "task"),
        ),
        Paragraph(
            "crew.text",
            Rect(area.x, area.y + 6, area.w, min(tall, panel.h - 104)),
            text,
            size="text_m",
        ),
    ]
    y = area.y + 6 + tall + 6
    for i, id in enumerate(idle):
        if y + 20 > panel.bottom - 56:
            break
        why = view.public.tasks[id].why or "no crew yet"
        nodes.append(
            line(
                f"crew.{i}",
                area.x,
                y,
                area.w,
                f"{wording.task_label(view, id)}: {why}",
                colour="muted",
            )
        )
        y += 20
    team = ("Team", lambda: screen.play.go("team"), "4")
    if not proposal:
        return nodes + _main(
            ui, panel, "Next event", screen.play.next_event, "next.main", "N", team
        )

    def take() -> None:
        screen.run.submit(
            *propose(screen.view),
            done="Crews assigned",
            text=f"{wording.plural(len(proposal), 'assignment')} by the assistant.",
        )

    return nodes + _main(ui, panel, "Take the proposal", take, "next.main", "P", team)


def _report(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    area = inner(ui, panel)
    reports = view.public.reports
    last = (
        f"The last one was sent on {wording.day(reports[-1].time)}."
        if reports
        else "You have not sent one yet."
    )
    text = f"People expect a **status report** every two weeks. {last} Silence costs trust."
    tall = rich_height(ui.metrics, text, area.w, "text_m")
    return [
        Panel("next", panel, "A report is due", icon="report", icon_colour="warn"),
        Paragraph(
            "report.text",
            Rect(area.x, area.y + 6, area.w, min(tall, panel.h - 104)),
            text,
            size="text_m",
        ),
        *_main(
            ui,
            panel,
            "Write the report",
            lambda: screen.play.go("report"),
            "next.main",
            "9",
            ("Next event", screen.play.next_event, ""),
        ),
    ]


def _quiet(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    area = inner(ui, panel)
    nodes: list[Node] = [
        Panel("next", panel, "Nothing needs a decision", icon="ok", icon_colour="ok")
    ]
    errands = view.public.errands
    text = "Time can run. It stops by itself when something needs you."
    if errands:
        left = sum(e.left for e in errands) // 1000
        text = (
            f"On your list: {wording.plural(len(errands), 'move')}, "
            f"{wording.hours(max(60, left))} of work. "
            "They come to their results while time runs."
        )
    tall = min(rich_height(ui.metrics, text, area.w, "text_m"), panel.h - 104)
    nodes.append(
        Paragraph("quiet.text", Rect(area.x, area.y + 6, area.w, tall), text, size="text_m")
    )
    y = area.y + 6 + tall + 8
    for i, (what, when) in enumerate(coming(view, screen.run.report_due_at())):
        if y + 20 > panel.bottom - 56:
            break
        nodes += [
            line(f"coming.{i}", area.x, y, area.w - 80, what),
            line(f"coming.{i}.day", area.x, y, area.w, when, colour="muted", align="right"),
        ]
        y += 22
    return nodes + _main(
        ui,
        panel,
        "Next event",
        screen.play.next_event,
        "next.main",
        "N",
        _beside(screen),
    )


def _beside(screen: RunScreen) -> tuple[str, Callable[[], None], str]:
    """The second button: moves, and while the tutorial hides them the inbox."""
    coach = screen.play.coach
    if coach is not None and coach.step is not None:
        return "Inbox", lambda: screen.play.go("inbox"), "8"
    return "Moves", lambda: screen.play.go("moves"), "F3"


def coming(view: View, report_due: int) -> list[tuple[str, str]]:
    """What the plan expects next."""
    public = view.public
    rows: list[tuple[int, str]] = [
        (max(report_due, view.now), f"Report {len(public.reports) + 1} due")
    ]
    for id, planned in public.current.items():
        state = public.tasks[id]
        if state.status == "active":
            rows.append((planned.finish, f"{wording.task_label(view, id)} done"))
    for id, person in public.people.items():
        code = figures.code(view, id)
        if person.status in ("away", "coming") and person.back_at > view.now:
            rows.append(
                (
                    person.back_at,
                    f"{code} back" if person.status == "away" else f"{code} joins",
                )
            )
    rows.sort()
    return [(what, wording.day(when)) for when, what in rows[:4]]
