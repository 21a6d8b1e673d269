"""Everybody in one line: portrait, role, load. Opens the team screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.model.view import View
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Button, Card, Factor, Node, Panel, Ui, button_width, draw_bar
from game.ui.kit.frame import nothing
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import RunScreen
from game.ui.screens.parts import inner


@dataclass(slots=True, eq=False)
class Member(Node):
    """One person of the strip."""

    portrait: str = ""
    load: int = 0
    warning: bool = False
    present: bool = True
    action: Callable[[], None] = nothing

    role = "person"
    interactive = True
    pressable = True
    radius = 6.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        if ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect.inset(-2), 6, "bg2")
        size = 40.0
        x = rect.cx - size / 2
        p.portrait(self.portrait, x, rect.y, size)
        if self.warning:
            p.round_rect(Rect(x + size - 12, rect.y - 4, 16, 16), 4, "bg1")
            p.icon("warn", x + size - 11, rect.y - 3, 14, "warn")
        colour = "text" if self.load and self.present else "muted"
        p.text(rect.cx, rect.y + 43, self.label, colour=colour, align="center", max_width=rect.w)
        track = Rect(x, rect.y + 62, size, 5)
        draw_bar(p, track, min(1.0, self.load / 1000), "warn" if self.load > 1000 else "you")

    def value_text(self, ui: Ui) -> str:
        return f"load {self.load // 10} %"

    def press(self, ui: Ui) -> None:
        self.action()


def person_card(view: View, id: str) -> Card:
    """Name, role, state and work of a person."""
    state = view.public.people[id]
    profile = state.profile
    work = [
        Factor(wording.task_label(view, task), wording.percent(crew[id]))
        for task, crew in view.public.assignments.items()
        if id in crew and view.public.tasks[task].status in ("ready", "active", "waiting")
    ]
    status = {
        "here": "",
        "notice": f"Leaves on {wording.day(state.leaves_at)}. ",
        "away": f"Away until {wording.day(state.back_at)}. ",
        "coming": f"Comes on {wording.day(max(state.back_at, state.joined))}. ",
        "released": "Back in the line organisation. ",
    }.get(state.status, "")
    return Card(
        f"{profile.name}, {view.project.roles[profile.role].name}",
        f"{status}Morale {state.morale // 10}, fatigue {state.fatigue // 10}.",
        tuple(work) or (Factor("No task", "free"),),
    )


def warns(view: View, id: str) -> bool:
    state = view.public.people[id]
    low = state.morale < figures.LOW_MORALE or state.fatigue > figures.HIGH_FATIGUE
    return low or view.load(id) > state.profile.capacity or state.status == "notice"


def team_words(view: View) -> str:
    """The one line above the strip: who is free, overloaded or away."""
    ids = [i for i in figures.team(view) if not view.public.people[i].profile.manager]
    free = [i for i in ids if view.public.people[i].status == "here" and not view.load(i)]
    over = [i for i in ids if view.load(i) > view.public.people[i].profile.capacity]
    away = [i for i in ids if view.public.people[i].status == "away"]
    said = []
    if free:
        said.append(f"{wording.plural(len(free), 'person', 'people')} free")
    if over:
        said.append(f"{figures.code(view, over[0])} at {view.load(over[0]) // 10} %")
    if away:
        said.append(f"{wording.listed([figures.code(view, i) for i in away[:3]])} away")
    return "; ".join(said)


def team_strip(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    wide = button_width(ui.metrics, "Assign", cap="4")
    nodes: list[Node] = [
        Panel("team", panel, f"Team, {wording.week(view.now)}"),
        Button(
            "team.assign",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            "Assign",
            lambda: screen.play.go("team"),
            shortcut="4",
        ),
    ]
    from game.ui.screens.parts import line

    title_w = ui.measure(f"Team, {wording.week(view.now)}", "text_m", 600)
    room = panel.w - wide - title_w - 56
    nodes.insert(
        1,
        line(
            "team.words",
            panel.x + 24 + title_w,
            panel.y + 12,
            room,
            team_words(view),
            colour="muted",
        ),
    )
    area = inner(ui, panel, 42, 6)
    people = figures.team(view)
    per_row = max(1, min(len(people), int((area.w + 10) // 47)))
    rows = max(1, int(area.h // 70))
    per_row = (
        max(per_row, -(-len(people) // rows))
        if area.w / max(1, -(-len(people) // rows)) >= 42
        else per_row
    )
    step = area.w / per_row if len(people) >= per_row else 50.0
    for number, id in enumerate(people[: per_row * rows]):
        state = view.public.people[id]
        x = area.x + number % per_row * step
        y = area.y + number // per_row * 74
        nodes.append(
            Member(
                f"member.{id}",
                Rect(x, y, min(step, 48), 68),
                figures.code(view, id),
                portrait=state.profile.portrait,
                load=view.load(id),
                warning=warns(view, id),
                present=state.status in ("here", "notice"),
                group="members",
                action=partial(_open, screen, id),
                card=partial(person_card, view, id),
            )
        )
    return nodes


def _open(screen: RunScreen, id: str) -> None:
    team = screen.play.screen("team")
    team.select(id)
    screen.play.go("team")
