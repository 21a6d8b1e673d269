"""One person in detail: skills, morale, fatigue, hours, load to come, and what you can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import Action, OneToOne, Pair, Release, SetOvertime, Train
from game.model.units import WEEK
from game.model.view import View
from game.model.world import OPEN
from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Card,
    Icon,
    Menu,
    MenuItem,
    Meter,
    Node,
    Option,
    Panel,
    Portrait,
    ScrollArea,
    Segment,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens import figures, gantt_rows
from game.ui.screens.parts import NOWHERE, inner, line
from game.ui.screens.why_card import why_card
from game.ui.why import Why

if TYPE_CHECKING:
    from game.ui.screens.team import TeamScreen

HOURS = (40, 45, 50, 60)
WEEKS = 7


def person_panel(screen: TeamScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    id = screen.selected
    state = view.public.people[id]
    profile = state.profile
    role = view.project.roles[profile.role]
    area = inner(ui, panel, 16, 8)
    x, y, width = area.x, area.y, area.w
    rate = f"{view.project.currency} {wording.money_figure(role.day_rate)} a day"
    status = {
        "notice": f"leaves on {wording.day(state.leaves_at)}",
        "away": f"away until {wording.day(state.back_at)}",
        "coming": f"comes on {wording.day(max(state.back_at, state.joined))}",
        "released": "back in the line",
    }.get(state.status, "")
    rows: list[Node] = [
        Portrait("person.face", Rect(x, y, 56, 56), profile.name, person=profile.portrait),
        line(
            "person.name",
            x + 68,
            y + 2,
            width - 68,
            f"{profile.name}",
            size="heading_s",
            weight=600,
            colour="text",
        ),
        line(
            "person.role",
            x + 68,
            y + 27,
            width - 68,
            f"{figures.code(view, id)}, {role.name.lower()}",
        ),
        line(
            "person.status",
            x + 68,
            y + 44,
            width - 68,
            status or rate,
            colour="warn" if status else "muted",
        ),
    ]
    y += 66
    rows += _pace(screen, ui, id, Rect(x, y, width, 16))
    y += 20
    skills = sorted(state.skills.items(), key=lambda entry: -entry[1])
    for code, value in skills[:3]:
        name = view.project.roles[code].name if code in view.project.roles else code
        rows.append(
            Meter(
                f"person.skill.{code}",
                Rect(x, y, width, 20),
                name,
                share=value / 1000,
                figure=f"{value / 1000:.1f}",
                label_w=min(150.0, width * 0.5),
            )
        )
        y += 22
    y += 4
    rows += _mood(screen, ui, id, Rect(x, y, width, 20))
    y += 28
    if not profile.manager:
        rows += _hours(screen, ui, id, Rect(x, y, width, 28))
        y += 38
        made, below = _actions(screen, ui, id, Rect(x, y, width, 80))
        rows += made
        y = below + 8
    load_h = 82.0
    if y + load_h <= panel.bottom - 4:
        rows += _load(view, id, Rect(x, max(y, panel.bottom - load_h - 12), width, load_h))
        y = panel.bottom - 8
    if y <= panel.bottom:
        return [Panel("person", panel), *rows]
    return [
        Panel("person", panel),
        ScrollArea("person.scroll", panel.inset(4), "Person", rows, y - panel.y),
    ]


def _pace(screen: TeamScreen, ui: Ui, id: str, at: Rect) -> list[Node]:
    """The scale of the skills, and the pace on what is in work, which opens into its factors."""
    found = why.pace(screen.run.session, id)
    paces = [figure for _, figure, _ in found.factors]
    said = f"pace {' and '.join(paces[:2])}" if paces else "no pace: nothing in work"
    wide = ui.measure(said) + 2
    name = "Skill, 1.0 = fully trained"
    if ui.measure(name) + wide + 8 > at.w:
        name = "Skill"
    return [
        line("person.skills", at.x, at.y, at.w - wide - 8, name, colour="muted"),
        line(
            "person.pace",
            at.right - wide,
            at.y,
            wide,
            said,
            align="right",
            card=lambda: why_card(ui, why.pace(screen.run.session, id)),
        ),
    ]


def _mood(screen: TeamScreen, ui: Ui, id: str, at: Rect) -> list[Node]:
    view, p = screen.view, screen.run.parameters
    state = view.public.people[id]
    nodes: list[Node] = []
    half = at.w / 2
    for i, (icon, name, value, word, opened) in enumerate(
        (
            ("morale", "Morale", state.morale, figures.morale_word(state.morale), why.morale),
            ("fatigue", "Fatigue", state.fatigue, figures.fatigue_word(state.fatigue), why.fatigue),
        )
    ):
        colour = "warn" if word else "text"
        x = at.x + i * half
        nodes += [
            Icon(
                f"person.{icon}.icon",
                Rect(x, at.y + 1, 18, 18),
                name,
                icon=icon,
                colour="warn" if word else "text2",
            ),
            line(
                f"person.{icon}",
                x + 26,
                at.y + 2,
                half - 30,
                f"{name} {value // 10} {word}".rstrip(),
                weight=600 if word else 400,
                colour=colour,
                card=partial(_opened, ui, partial(opened, view, id, p)),
            ),
        ]
    return nodes


def _opened(ui: Ui, ask: Callable[[], Why]) -> Card:
    return why_card(ui, ask())


def _hours(screen: TeamScreen, ui: Ui, id: str, at: Rect) -> list[Node]:
    hours = screen.view.public.people[id].overtime
    options = [Option(str(h), f"{h} h") for h in HOURS]
    if hours not in HOURS:
        options.append(Option(str(hours), f"{hours} h"))
    made = Segment(
        "person.hours",
        Rect(0, 0, 0, 0),
        "Hours a week",
        options,
        str(hours),
        lambda value: _set_hours(screen, id, int(value)),
        small=True,
    )
    wide = min(at.w - 64, made.width(ui.metrics))
    made.rect = Rect(at.right - wide, at.y, wide, 24)
    return [
        line(
            "person.hours.name",
            at.x,
            at.y + 4,
            at.w - wide - 8,
            "Hours a week" if at.w > 260 else "Hours",
        ),
        made,
    ]


def _set_hours(screen: TeamScreen, id: str, hours: int) -> None:
    if hours != screen.view.public.people[id].overtime:
        code = figures.code(screen.view, id)
        screen.run.submit(SetOvertime(id, hours), done=f"{code} works {hours} h a week")


def _actions(screen: TeamScreen, ui: Ui, id: str, at: Rect) -> tuple[list[Node], float]:
    run = screen.run
    name = screen.view.public.people[id].profile.name

    def do(action: Action, done: str, text: str = "") -> None:
        run.submit(action, done=done, text=text)

    specs = [
        Button(
            "person.talk",
            NOWHERE,
            "One-to-one",
            lambda: do(OneToOne(id), f"One-to-one with {name}", "1 h on your list."),
            reason=run.possible(OneToOne(id)),
            small=True,
        ),
        Button(
            "person.pair",
            NOWHERE,
            "Pair …",
            lambda: _pair_menu(screen, ui, id),
            shortcut="I",
            small=True,
        ),
        Button("person.train", NOWHERE, "Train …", lambda: _train_menu(screen, ui, id), small=True),
        Button(
            "person.release",
            NOWHERE,
            "Release",
            lambda: do(Release(id), f"{name} goes back to the line"),
            reason=run.possible(Release(id)),
            small=True,
        ),
    ]
    x, y = at.x, at.y
    for button in specs:
        wide = ui.measure(button.label) + 20 + (28 if button.shortcut else 0)
        if x + wide > at.right + 0.5:
            x, y = at.x, y + 34
        button.rect = Rect(x, y, wide, 28)
        x += wide + 8
    return list(specs), y + 28


def _pair_menu(screen: TeamScreen, ui: Ui, id: str) -> None:
    """Whom the person teaches, and for how long."""
    items = []
    for other in figures.team(screen.view):
        reason = screen.run.possible(Pair(id, other))
        if not reason:
            code = figures.code(screen.view, other)
            name = screen.view.public.people[other].profile.name
            items.append(
                MenuItem(
                    other,
                    f"with {code}, {name}",
                    partial(
                        screen.run.do,
                        Pair(id, other),
                        done=f"Pairing with {name}",
                        text="Four weeks, both a little slower.",
                    ),
                    text="4 weeks",
                )
            )
    _menu(screen, ui, items, Pair(id, id))


def _train_menu(screen: TeamScreen, ui: Ui, id: str) -> None:
    items = []
    for role in screen.view.project.roles.values():
        if screen.run.possible(Train(id, role.id)):
            continue
        skill = screen.view.public.people[id].skills.get(role.id, 0)
        items.append(
            MenuItem(
                role.id,
                role.name,
                partial(
                    screen.run.do,
                    Train(id, role.id),
                    done=f"Training as {role.name.lower()}",
                    text="Half days for two weeks.",
                ),
                text=f"skill {wording.decimal(skill / 1000)} now",
            )
        )
    _menu(screen, ui, items, Train(id, ""))


def _menu(screen: TeamScreen, ui: Ui, items: list[MenuItem], otherwise: Action) -> None:
    if not items:
        screen.play.ui.refuse(screen.run.possible(otherwise) or "There is nobody for that now.")
        return
    at = screen.play.stage.find("person.pair")
    x, y = (at.rect.x, at.rect.bottom) if at is not None else (ui.size[0] / 2, 80.0)
    ui.open(Menu(items, x, y, 320))


def week_loads(view: View, id: str) -> list[int]:
    """Booked share of the coming weeks by the plan, permille: assigned tasks in their weeks."""
    loads = []
    for week in range(WEEKS):
        start = view.now // WEEK * WEEK + week * WEEK
        total = 0
        for task, crew in view.public.assignments.items():
            if id not in crew or view.public.tasks[task].status not in OPEN:
                continue
            begin, end = gantt_rows.span(view, task)
            overlap = max(0, min(end, start + WEEK) - max(begin, start))
            total += crew[id] * overlap // WEEK
        loads.append(total)
    return loads


def _load(view: View, id: str, at: Rect) -> list[Node]:
    loads = week_loads(view, id)
    first = figures.week_number(view)

    def paint(p: Painter, r: Rect) -> None:
        base, top = r.bottom - 18, r.y + 6
        full = base - (base - top) * 1000 / max(1200, *loads)
        p.line(r.x, full, r.right, full, "line_strong", 1, (4, 3))
        p.text(r.right, full - 17, "100 %", colour="muted", align="right")
        step = r.w / WEEKS
        for i, load in enumerate(loads):
            height = (base - top) * load / max(1200, *loads)
            x = r.x + i * step + 5
            if load:
                over = load > 1000
                p.round_rect(
                    Rect(x, base - height, step - 10, height),
                    2,
                    "warn" if over else "you" if i == 0 else "you_dim",
                )
            p.text(
                x + (step - 10) / 2,
                base + 3,
                str(first + i),
                colour="text" if i == 0 else "muted",
                align="center",
            )
        p.line(r.x, base, r.right, base, "line_strong")

    said = ", ".join(f"week {first + i}: {load // 10} %" for i, load in enumerate(loads))
    return [
        line(
            "person.load",
            at.x,
            at.y,
            at.w - 50,
            f"Load by week, next {WEEKS} weeks",
            colour="muted",
        ),
        Canvas("person.load.chart", Rect(at.x, at.y + 14, at.w, at.h - 14), said, paint=paint),
    ]
