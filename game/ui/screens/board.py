"""The board: tasks by where they stand, how work flows through, and whose time runs short.

Another look at the plan: what waits, what could start, what is in progress, what is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from game.model.units import DAY
from game.ui import charts, wording
from game.ui.geometry import Rect
from game.ui.kit import Hint, Node, Panel, Ui
from game.ui.painter import Painter
from game.ui.screens import flow, gantt_rows
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line

CARD_H = 66.0
GAP = 8.0
COLUMNS = (
    ("waiting", "Waiting", "for predecessors"),
    ("ready", "Can start", "needs its crew"),
    ("active", "In progress", ""),
    ("finished", "Done", ""),
)


@dataclass(slots=True, eq=False)
class TaskCard(Node):
    """A task as a card: code, crew, age or start, its name. A press opens it in the plan."""

    code: str = ""
    faces: tuple[str, ...] = ()
    figure: str = ""
    state: str = ""
    bright: bool = False
    on_press: Callable[[], None] = lambda: None

    role = "card"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        fill = {"hover": "bg3", "pressed": "bg0"}.get(ui.look(self), "bg2")
        p.round_rect(rect, 4, fill, self.state or None, 1.5 if self.state else 1.0)
        p.text(
            rect.x + 10, rect.y + 5, self.code, "text_s", 600, "text" if self.bright else "text2"
        )
        x = rect.x + 10 + p.measure(self.code, "text_s", 600) + 8
        wide = p.measure(self.figure)
        for face in self.faces:
            if x + 18 > rect.right - 14 - wide:
                break
            p.portrait(face, x, rect.y + 4, 18)
            x += 22
        ink = self.state or "muted"
        p.text(rect.right - 10, rect.y + 5, self.figure, colour=ink, align="right")
        p.paragraph(rect.x + 10, rect.y + 23, rect.w - 20, self.label, colour="text", max_lines=2)

    def value_text(self, ui: Ui) -> str:
        return self.figure

    def press(self, ui: Ui) -> None:
        self.on_press()


class BoardScreen(RunScreen):
    """Four columns above; the flow of tasks and the load of each role below."""

    name = "board"
    rail = "board"
    title = "Board"
    first_focus = "board.active.0"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("columns", 0), ("below", 260))),)),),
        "L": (Page("", (Col((("columns", 0), ("below", 196))),)),),
        "M": (one("columns", name="Board"), one("flow", "load", name="Flow")),
        "S": (one("columns", name="Board"), one("flow", "load", name="Flow")),
    }

    def parts(self) -> dict[str, Builder]:
        return {
            "columns": self._columns,
            "below": self._below,
            "flow": self._flow,
            "load": self._load,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→", "↑", "↓"), "Card"),
            Hint(("Enter",), "Open in the plan"),
            Hint(("T",), "Table of a chart"),
            Hint(("N",), "Next event", self.play.next_event),
            Hint(("F1",), "Explain"),
        ]

    def _columns(self, ui: Ui, area: Rect) -> list[Node]:
        nodes: list[Node] = []
        for rect, (status, title, about) in zip(
            area.columns((1, 1, 1, 1), GAP * 2), COLUMNS, strict=True
        ):
            nodes += self._column(ui, rect, status, title, about)
        return nodes

    def _column(self, ui: Ui, rect: Rect, status: str, title: str, about: str) -> list[Node]:
        tasks = self._tasks(status)
        count = f"{len(tasks)}" if not about or not tasks else f"{len(tasks)} {about}"
        if ui.measure(title, "text_m", 600) + ui.measure(count) + 48 > rect.w:
            count = str(len(tasks))
        nodes: list[Node] = [Panel(f"board.{status}", rect, title, subtitle=count)]
        area = inner(ui, rect, 42, 8)
        area = Rect(area.x - 6, area.y, area.w + 12, area.h)
        fit = max(1, int((area.h + GAP - 22) // (CARD_H + GAP)))
        if len(tasks) * (CARD_H + GAP) - GAP <= area.h:
            fit = len(tasks)
        for number, id in enumerate(tasks[:fit]):
            box = Rect(area.x, area.y + number * (CARD_H + GAP), area.w, CARD_H)
            nodes.append(self._card(box, status, number, id))
        rest = len(tasks) - fit
        y = area.y + min(fit, len(tasks)) * (CARD_H + GAP)
        if rest > 0:
            nodes.append(
                line(f"board.{status}.more", area.x + 8, y, area.w - 16, f"{rest} more in the plan")
            )
        elif not tasks:
            nodes.append(
                line(f"board.{status}.none", area.x + 8, y, area.w - 16, "none", colour="muted")
            )
        return nodes

    def _tasks(self, status: str) -> list[str]:
        """The tasks of a column, the one that matters first: the next, the oldest, the latest."""
        public = self.view.public
        found = [id for id, state in public.tasks.items() if state.status == status]
        if status == "finished":
            return sorted(found, key=lambda id: -public.tasks[id].finished)
        if status == "active":
            return sorted(found, key=lambda id: public.tasks[id].started)
        return sorted(found, key=lambda id: gantt_rows.span(self.view, id)[0])

    def _card(self, rect: Rect, status: str, number: int, id: str) -> Node:
        view = self.view
        state = view.public.tasks[id]
        slack = gantt_rows.floats(view).get(id, 0)
        colour = ""
        if status == "active":
            figure = wording.days((view.now - state.started) // DAY * DAY)
            if state.rate == 0:
                figure, colour = f"stands {figure}", "bad"
        elif status == "ready":
            figure = f"{(view.now - state.ready_at) // DAY} d ready"
            colour = "warn" if view.now - state.ready_at >= DAY else ""
        elif status == "finished":
            figure = wording.day(state.finished)
        else:
            figure = wording.day(gantt_rows.span(view, id)[0])
        crew = view.public.assignments[id] if status != "finished" else {}
        return TaskCard(
            f"board.{status}.{number}",
            rect,
            view.project.tasks[id].name,
            code=id,
            faces=tuple(view.public.people[who].profile.portrait for who in crew),
            figure=figure,
            state=colour,
            bright=status != "finished" and slack < gantt_rows.CRITICAL,
            on_press=partial(self._open, id),
            card=gantt_rows.task_card(view, id, slack),
            group="board",
        )

    def _open(self, id: str) -> None:
        self.play.screen("plan").select(id)
        self.play.go("plan")

    def _below(self, ui: Ui, area: Rect) -> list[Node]:
        left, right = area.columns((1, 1), GAP * 2)
        return self._flow(ui, left) + self._load(ui, right)

    def _flow(self, ui: Ui, panel: Rect) -> list[Node]:
        picture = flow.picture(self.view)
        return charts.panel(
            ui,
            "board.flow",
            panel,
            "Flow",
            "the height of a band is the queue",
            picture,
            small=True,
        )

    def _load(self, ui: Ui, panel: Rect) -> list[Node]:
        picture = flow.load(self.view)
        about = f"work of the next {flow.AHEAD} days ÷ time of its people"
        return charts.panel(ui, "board.load", panel, "Load by role", about, picture, small=True)
