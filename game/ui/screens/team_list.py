"""Who works on what where the window is small: a row for each person, with their tasks as chips.

A press offers the tasks that the person could take, those to be taken off, and the person's card.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import Assign
from game.ui import figures as shared
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Menu, MenuItem, Node, Panel, ScrollArea, Ui, draw_bar
from game.ui.kit.frame import nothing
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.parts import inner
from game.ui.screens.team_strip import person_card

if TYPE_CHECKING:
    from game.ui.screens.team import TeamScreen

ROW = 46.0
LOAD_X, CHIPS_X = 0.34, 0.48
"""Where load and chips begin, as shares of the row."""
STATE = {"away": "away", "coming": "coming", "released": "in the line", "notice": "leaves"}


@dataclass(slots=True, eq=False)
class PersonRow(Node):
    """Portrait, name and role, load, and the tasks with their shares."""

    portrait: str = ""
    title: str = ""
    load: int = 0
    state: str = ""
    family: str = ""
    chips: tuple[str, ...] = ()
    free: str = ""
    selected: bool = False
    action: Callable[[], None] = nothing

    role = "person"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        else:
            p.line(rect.x, rect.bottom, rect.right, rect.bottom, "line")
        p.portrait(self.portrait, rect.x + 6, rect.cy - 17, 34)
        load_x, x = rect.x + rect.w * LOAD_X, rect.x + 48
        room = load_x - x - 8
        ink = "muted" if self.state else "text"
        p.text(x, rect.cy - 19, self.label, "text_s", 600, ink, max_width=room)
        p.text(x, rect.cy + 1, self.title, colour="muted", max_width=room)
        self._load(p, load_x)
        self._chips(p, rect.x + rect.w * CHIPS_X)

    def _load(self, p: Painter, x: float) -> None:
        over = self.load > 1000
        word = self.state or (f"{self.load // 10} %" if self.load else "free")
        wide = self.rect.w * (CHIPS_X - LOAD_X) - 12
        p.text(
            x,
            self.rect.cy - 18,
            word,
            colour="warn" if over else "text" if self.load else "muted",
            weight=600 if over else 400,
            max_width=wide,
        )
        shown = Rect(x, self.rect.cy + 6, wide, 5)
        draw_bar(p, shown, min(1.0, self.load / 1000), "warn" if over else "you")

    def _chips(self, p: Painter, x: float) -> None:
        right = self.rect.right - 8
        for i, chip in enumerate(self.chips):
            more = f"+ {len(self.chips) - i}"
            wide = p.measure(chip) + 18
            if x + wide > right - (p.measure(more) + 8 if i < len(self.chips) - 1 else 0):
                if i and x + p.measure(more) <= right:
                    p.text(x, self.rect.cy - 8, more, colour="text2")
                    return
                wide = right - x
            box = Rect(x, self.rect.cy - 13, wide, 26)
            p.round_rect(box, 4, f"family.{self.family}")
            p.round_rect(Rect(box.x, box.y, 3, box.h), 1.5, f"family.{self.family}.edge")
            p.text(x + 9, self.rect.cy - 8, chip, max_width=wide - 12)
            x += wide + 8
        if self.free and x + p.measure(self.free) <= right:
            p.text(x, self.rect.cy - 8, self.free, colour="accent")

    def value_text(self, ui: Ui) -> str:
        work = wording.listed(list(self.chips)) if self.chips else "no task"
        return f"{self.title}, {self.state or f'load {self.load // 10} %'}, {work}"

    def press(self, ui: Ui) -> None:
        self.action()


def people(screen: TeamScreen, ui: Ui, panel: Rect) -> list[Node]:
    """A scrolled list of everybody on the project."""
    view = screen.view
    team = figures.team(view)
    area = inner(ui, panel, 8, 6)
    rows: list[Node] = [
        _row(screen, ui, id, Rect(area.x, area.y + i * ROW, area.w - 10, ROW - 2))
        for i, id in enumerate(team)
    ]
    total = ROW * len(team) + 36
    rows += screen.grid.buttons(ui, area.right - 10, area.y + total - 28)
    return [Panel("people", panel), ScrollArea("people.rows", area, "People", rows, total)]


def _row(screen: TeamScreen, ui: Ui, id: str, at: Rect) -> Node:
    view = screen.view
    state = view.public.people[id]
    role = view.project.roles[state.profile.role]
    chips = tuple(
        f"{wording.task_label(view, task)} {wording.percent(share)}"
        for task, share in shared.works_on(view, id)
    )
    free = screen.free_share(id) if not state.profile.manager else 0
    here = state.status in ("here", "notice")
    return PersonRow(
        f"head.{id}",
        at,
        state.profile.name,
        portrait=state.profile.portrait,
        title=f"{figures.code(view, id)}, {role.name.lower()}",
        load=figures.wanted_share(view, id),
        state=STATE.get(state.status, ""),
        family=role.family,
        chips=chips,
        free=f"+ {wording.percent(free)} free" if free and here else "",
        selected=id == screen.selected,
        action=partial(_offer, screen, ui, id),
        group="people",
        card=lambda: person_card(view, id),
    )


def _offer(screen: TeamScreen, ui: Ui, id: str) -> None:
    """What can be done with a person: a task more, a task less, a closer look."""
    screen.select(id)
    view = screen.view
    mine = [task for task, _ in shared.works_on(view, id)]
    items = [MenuItem("look", "Skills, morale, hours …", partial(_look, screen), icon="team")]
    for task in screen.grid.tasks():
        label = wording.task_label(view, task)
        if task in mine:
            off = partial(screen.assign, id, task, 0)
            items.append(MenuItem(f"off.{task}", f"Take off {label}", partial(_do, off)))
        elif not screen.run.possible(Assign(id, task, 100)):
            on = partial(screen.move_share, id, "", task)
            said = f"pace {wording.factor(_pace(screen, id, task))}"
            items.append(
                MenuItem(f"on.{task}", f"Put on {label}", partial(_do, on), icon="plus", text=said)
            )
    ui.open(Menu(items, ui.size[0] / 2 - 180, 60, 360))


def _pace(screen: TeamScreen, id: str, task: str) -> float:
    value = 1.0
    for factor in screen.run.session.explain_person(id, task).values():
        value *= factor
    return value


def _do(action: Callable[[], object]) -> None:
    action()


def _look(screen: TeamScreen) -> None:
    screen.reveal("person")
