"""People × tasks: cells that carry shares, by mouse and by keyboard, with the rate behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import Hire, Retrospective
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Carried,
    Menu,
    MenuItem,
    Node,
    Option,
    Panel,
    ScrollArea,
    Segment,
    Ui,
    button_width,
    draw_bar,
)
from game.ui.kit.frame import nothing
from game.ui.painter import Painter
from game.ui.screens import figures, gantt_rows, team_cells
from game.ui.screens.parts import inner
from game.ui.screens.team_strip import person_card
from game.ui.theme import FAMILY_WORDS

if TYPE_CHECKING:
    from game.ui.screens.team import TeamScreen

HEAD_H = 52.0
CELL_W, WIDEST = 64.0, 104.0


@dataclass(slots=True, eq=False)
class PersonHead(Node):
    """The left end of a row: portrait, role, morale, fatigue, load. It can be lifted too."""

    portrait: str = ""
    role_name: str = ""
    morale: int = 0
    fatigue: int = 0
    load: int = 0
    state: str = ""
    selected: bool = False
    narrow: bool = False
    columns: tuple[float, float, float, float] = (34, 178, 66, 66)
    action: Callable[[], None] = nothing

    role = "person"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        if ui.look(self) in ("hover", "pressed") and not self.selected:
            p.round_rect(rect.inset(-2, 0), 4, "bg2")
        size = min(26.0, rect.h - 4)
        y = rect.cy - 8
        p.portrait(self.portrait, rect.x, rect.cy - size / 2, size)
        x = rect.x + self.columns[0]
        colour = "text" if not self.state else "muted"
        p.text(x, y, self.label, "text_s", 600, colour, max_width=42)
        if not self.narrow:
            p.text(
                x + 44,
                y,
                self.role_name,
                colour="text2",
                max_width=self.columns[1] - self.columns[0] - 50,
            )
        x = rect.x + self.columns[1]
        self._figure(p, x, y, self.morale, figures.morale_word(self.morale))
        if not self.narrow:
            self._figure(
                p, x + self.columns[2], y, self.fatigue, figures.fatigue_word(self.fatigue)
            )
        x = rect.right - 46
        over = self.load > 1000
        word = self.state or (f"{self.load // 10} %" if self.load else "free")
        p.text(
            x,
            rect.cy - 12,
            word,
            colour="warn" if over else "text" if self.load else "muted",
            weight=600 if over else 400,
            max_width=46,
        )
        draw_bar(
            p, Rect(x, rect.cy + 7, 40, 4), min(1.0, self.load / 1000), "warn" if over else "you"
        )

    def _figure(self, p: Painter, x: float, y: float, value: int, word: str) -> None:
        text = str(value // 10)
        if not word:
            p.text(x, y, text, colour="text2")
            return
        x += p.text(x, y, text, "text_s", 600, "warn") + 3
        p.icon("warn", x, y + 1, 13, "warn")
        p.text(x + 16, y, word, "text_s", 600, "warn")

    def value_text(self, ui: Ui) -> str:
        return (
            f"{self.role_name}, morale {self.morale // 10}, fatigue {self.fatigue // 10}, load "
            f"{self.load // 10} %"
        )

    def press(self, ui: Ui) -> None:
        self.action()


class Grid:
    """Builds the table of the team screen; keeps which tasks it shows."""

    def __init__(self, screen: TeamScreen) -> None:
        self.screen = screen
        self.page = 0
        self.cell_w = CELL_W

    def tasks(self) -> list[str]:
        """Open tasks that want people: running and ready ones first, then by planned start."""
        view = self.screen.view
        rank = {"active": 0, "ready": 1, "waiting": 2}
        found = [
            id
            for id, state in view.public.tasks.items()
            if state.status in rank and view.project.tasks[id].slots
        ]
        return sorted(
            found,
            key=lambda id: (rank[view.public.tasks[id].status] > 1, gantt_rows.span(view, id)[0]),
        )

    def build(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.screen.view
        narrow = panel.w < 700
        foot = ui.layout != "S"
        area = inner(ui, panel, 44, 36) if foot else inner(ui, panel, 36, 6)
        head_w = 362.0 if not narrow else 200.0
        count = max(1, int((area.w - head_w + 14) // CELL_W))
        tasks = self.tasks()
        pages = max(1, -(-len(tasks) // count))
        self.page = min(self.page, pages - 1)
        shown = tasks[self.page * count : (self.page + 1) * count]
        self.cell_w = min(WIDEST, (area.w - head_w + 12) / max(1, len(shown)))
        nodes: list[Node] = [Panel("grid", panel, "Who works on what")]
        nodes += self._switch(ui, panel, pages)
        nodes.append(
            Canvas(
                "grid.head",
                Rect(area.x, area.y, area.w, HEAD_H),
                "Columns",
                paint=lambda p, r: self._paint_head(p, r, shown, head_w, narrow),
            )
        )
        people = figures.team(view)
        body = Rect(area.x - 8, area.y + HEAD_H, area.w + 16, area.h - HEAD_H)
        row_h = max(28.0, min(32.0, body.h / max(1, len(people)))) if ui.layout != "XL" else 36.0
        rows: list[Node] = []
        for i, person in enumerate(people):
            rows += self._row(
                person, Rect(area.x, body.y + i * row_h, area.w, row_h), shown, head_w, narrow
            )
        total = row_h * len(people)
        if total <= body.h + 0.5:
            nodes += rows
        else:
            nodes.append(ScrollArea("grid.rows", body, "People", rows, total))
        return nodes + self._foot(ui, panel) if foot else nodes

    def _switch(self, ui: Ui, panel: Rect, pages: int) -> list[Node]:
        if pages == 1:
            return []
        words = ["Now", "Next", "Later", "Last"]
        names = words if pages <= 4 else [str(i + 1) for i in range(pages)]
        options = [Option(str(i), names[i]) for i in range(pages)]
        made = Segment(
            "grid.page",
            Rect(0, 0, 0, 0),
            "Tasks shown",
            options,
            str(self.page),
            self._turn,
            small=True,
        )
        x = panel.x + 32 + ui.measure("Who works on what", "text_m", 600)
        made.rect = Rect(x, panel.y + 8, min(made.width(ui.metrics), panel.right - x - 12), 24)
        return [made]

    def _turn(self, to: str) -> None:
        self.page = int(to)

    def _paint_head(
        self, p: Painter, rect: Rect, shown: list[str], head_w: float, narrow: bool
    ) -> None:
        view = self.screen.view
        y = rect.bottom - 22
        p.text(rect.x, y, "Person", colour="muted")
        x = rect.x + (84 if narrow else 178)
        p.text(x, y, "Morale", colour="muted")
        if not narrow:
            p.text(x + 66, y, "Fatigue", colour="muted")
        p.text(rect.x + head_w - 54, y, "Load", colour="muted")
        for i, id in enumerate(shown):
            cx = rect.x + head_w + i * self.cell_w + (self.cell_w - 12) / 2
            state = view.public.tasks[id]
            ready = state.status in ("active", "ready")
            p.text(cx, rect.y, id, "text_s", 600, "text" if ready else "text2", "center", CELL_W)
            p.text(
                cx,
                rect.y + 16,
                view.project.tasks[id].short,
                colour="text2" if ready else "muted",
                align="center",
                max_width=self.cell_w - 4,
            )
            have, want = team_cells.crew(self.screen, id)
            short = have < want and ready
            p.text(
                cx,
                rect.y + 32,
                f"{wording.decimal(have / 1000)}/{wording.decimal(want / 1000)}",
                "text_s",
                600 if short else 400,
                "warn" if short else "muted",
                "center",
                CELL_W,
            )

    def _row(
        self, person: str, rect: Rect, shown: list[str], head_w: float, narrow: bool
    ) -> list[Node]:
        screen, view = self.screen, self.screen.view
        state = view.public.people[person]
        code = figures.code(view, person)
        family = view.project.roles[state.profile.role].family
        word = {"away": "away", "coming": "coming", "released": "line", "notice": "leaves"}.get(
            state.status, ""
        )
        free = screen.free_share(person)
        selected = person == screen.selected
        columns = (30.0, 84.0, 66.0, 0.0) if narrow else (34.0, 178.0, 66.0, 66.0)
        nodes: list[Node] = []
        if selected:
            ground = Rect(rect.x - 8, rect.y, rect.w + 16, rect.h)
            nodes.append(
                Canvas(f"row.{person}", ground, paint=lambda p, r: p.round_rect(r, 4, "accent_bg"))
            )
        else:
            nodes.append(
                Canvas(
                    f"row.{person}",
                    rect,
                    paint=lambda p, r: p.line(r.x, r.bottom, r.right, r.bottom, "line"),
                )
            )
        carried = Carried(
            "share", f"{person}|", f"{code}, {free // 10} %", f"family.{family}.edge", "person.text"
        )
        nodes.append(
            PersonHead(
                f"head.{person}",
                Rect(rect.x, rect.y, head_w - 8, rect.h),
                code,
                portrait=state.profile.portrait,
                role_name=state.profile.name,
                morale=state.morale,
                fatigue=state.fatigue,
                load=figures.wanted_share(view, person),
                state=word,
                selected=selected,
                narrow=narrow,
                columns=columns,
                action=lambda: screen.select(person),
                group="grid",
                carries=carried if free else None,
                card=lambda: person_card(view, person),
            )
        )
        for i, task in enumerate(shown):
            at = Rect(rect.x + head_w + i * self.cell_w, rect.cy - 12, self.cell_w - 12, 24)
            nodes.append(team_cells.cell(self.screen, person, task, at, family, code))
        return nodes

    def buttons(self, ui: Ui, right: float, y: float) -> tuple[Button, Button]:
        """What concerns the whole team: a retrospective, and somebody more."""
        wide = button_width(ui.metrics, "Hire …") - 4
        hire = Button(
            "grid.hire",
            Rect(right - wide, y, wide, 24),
            "Hire …",
            lambda: hire_menu(self.screen, ui),
            small=True,
        )
        retro_w = ui.measure("Retrospective") + 24
        retro = Button(
            "grid.retro",
            Rect(hire.rect.x - 8 - retro_w, y, retro_w, 24),
            "Retrospective",
            lambda: self.screen.run.do(
                Retrospective(), done="Retrospective held", text="Half a day of the team."
            ),
            small=True,
            reason=self.screen.run.possible(Retrospective()),
        )
        return retro, hire

    def _foot(self, ui: Ui, panel: Rect) -> list[Node]:
        y = panel.bottom - 32
        families = [
            f
            for f in FAMILY_WORDS
            if any(r.family == f for r in self.screen.view.project.roles.values())
        ]

        def paint(p: Painter, rect: Rect) -> None:
            x = rect.x
            for family in families:
                word = FAMILY_WORDS[family]
                if x + p.measure(word) + 12 > rect.right:
                    break
                p.round_rect(Rect(x, rect.cy - 7, 3, 14), 1.5, f"family.{family}.edge")
                x += p.text(x + 9, rect.cy - 8, word, colour="text2") + 28

        pad = 16.0 if ui.layout in ("XL", "L") else 12.0
        retro, hire = self.buttons(ui, panel.right - pad, y)
        nodes: list[Node] = [hire]
        room = retro.rect.x - 12 - panel.x - pad
        if room > 120:
            nodes.insert(
                0,
                Canvas("grid.key", Rect(panel.x + pad, y, room, 24), "Role families", paint=paint),
            )
            nodes.insert(1, retro)
        elif room > 0:
            nodes.insert(0, retro)
        return nodes


def hire_menu(screen: TeamScreen, ui: Ui) -> None:
    """Contractors come soon and cost more, employees come late."""
    parameters = screen.run.parameters
    items: list[MenuItem] = []
    for id, role in screen.view.project.roles.items():
        for origin, lead in (
            ("contractor", parameters.contractor_lead),
            ("employee", parameters.employee_lead),
        ):
            action = Hire(id, origin)
            reason = screen.run.possible(action)
            if reason and origin == "employee":
                continue
            items.append(
                MenuItem(
                    f"{id}.{origin}",
                    f"{role.name}, {origin}",
                    partial(
                        screen.run.do,
                        action,
                        done=f"Recruiting: {role.name}, {origin}",
                        text="4 h of your time, then the lead time.",
                    ),
                    text=f"about {lead} d",
                    reason="" if not reason else "not for this role",
                )
            )
    ui.open(Menu([i for i in items if not i.reason], ui.size[0] / 2 - 200, 80, 400))
