"""Stakeholders by power and interest, with trust; talks, and the scenario's moves with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import MakeMove, Talk
from game.model.scenario import Move
from game.model.view import View
from game.ui import why, wording
from game.ui.events import Key
from game.ui.figures import points
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Hint,
    ListRow,
    Node,
    Panel,
    Paragraph,
    Portrait,
    ScrollArea,
    StateTag,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.charts import sparkline
from game.ui.screens.offers import move_rows
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line
from game.ui.screens.stakeholder_card import PersonCard
from game.ui.screens.stakeholder_words import attitude
from game.ui.screens.why_card import why_card

if TYPE_CHECKING:
    from game.ui.play import Play

TALKS = (
    ("listen", "Listen", "wins most trust, tells wants and fears"),
    ("progress", "Say how things stand", "counts as a report to this person"),
    ("help", "Ask for help", "this person speaks up for the project"),
)
POWERS = ("high", "medium", "low")
INTERESTS = ("low", "medium", "high")
EVEN = 68.0
"""Cards have one height all over the map if that is at least this; else each cell its own."""


class StakeholdersScreen(RunScreen):
    """The map at the left, one person and what to do at the right."""

    name = "stakeholders"
    rail = "stakeholders"
    title = "Stakeholders"
    notice = "Trust is your reading; the person may differ"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("map", 0),)), Col((("who", 380), ("what", 0)), 440))),),
        "L": (Page("", (Col((("map", 0),), 776), Col((("who", 296), ("what", 0))))),),
        "M": (
            one("map", name="Map"),
            Page("Person", (Col((("who", 0),)), Col((("what", 0),), 380))),
        ),
        "S": (one("map", name="Map"), one("who", name="Person"), one("what", name="Do")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        view = self.view
        strong = [i for i, s in view.project.stakeholders.items() if s.power == "high"]
        self.selected = min(
            strong or list(view.project.stakeholders),
            key=lambda i: view.public.stakeholders[i].trust,
        )

    def arrival(self) -> str:
        return f"who.{self.selected}"

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {"map": self._map, "who": self._who, "what": self._what}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→", "↑", "↓"), "Person"),
            Hint(("K",), "Talk", lambda: self.attend("what", "talk.listen")),
            Hint(("Enter",), "Choose"),
            Hint(("F1",), "Explain"),
        ]

    def _map(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        nodes: list[Node] = [
            Panel(
                "map",
                panel,
                "Power and interest",
                subtitle="trust 0 to 100; it moves by contact, promises and surprises",
            ),
        ]
        area = inner(ui, panel, 44, 28)
        narrow = area.w < 520 or area.h < 230
        cells: dict[tuple[int, int], list[str]] = {}
        for id, who in view.project.stakeholders.items():
            cells.setdefault((POWERS.index(who.power), INTERESTS.index(who.interest)), []).append(
                id
            )
        if narrow:
            return nodes + self._list(ui, area)
        rows_used = [
            max((len(v) for (r, _), v in cells.items() if r == row), default=0) for row in range(3)
        ]
        above = 18.0 if area.h >= 400 else 0.0
        bands = area.cut_top(above)[1].rows([max(1.25, n) for n in rows_used], 8)
        same = min(_height(band, n) for band, n in zip(bands, rows_used, strict=True) if n)
        nodes.append(Canvas("map.axes", area, "Axes", paint=partial(_paint_axes, above=above)))
        for row, band in enumerate(bands):
            for column, cell in enumerate(band.columns((1, 1, 1), 8)):
                nodes.append(
                    Canvas(
                        f"cell.{row}.{column}",
                        cell,
                        f"power {POWERS[row]}, interest {INTERESTS[column]}",
                        paint=partial(_paint_cell, row=row, column=column),
                    )
                )
                ids = cells.get((row, column), [])
                height = same if same >= EVEN else _height(cell, len(ids))
                for i, id in enumerate(ids):
                    at = Rect(cell.x + 8, cell.y + 6 + i * (height + 6), cell.w - 16, height)
                    nodes.append(self._card(id, at))
        return nodes

    def _list(self, ui: Ui, area: Rect) -> list[Node]:
        rows = [
            self._card(id, Rect(area.x, area.y + i * 60, area.w - 10, 52))
            for i, id in enumerate(self.view.project.stakeholders)
        ]
        return [
            ScrollArea(
                "map.list",
                Rect(area.x - 6, area.y - 4, area.w + 12, area.h + 24),
                "Stakeholders",
                rows,
                len(rows) * 60.0 + 8,
            )
        ]

    def _card(self, id: str, at: Rect) -> Node:
        who, state = self.view.project.stakeholders[id], self.view.public.stakeholders[id]
        look, word = attitude(self.view, id)
        return PersonCard(
            f"who.{id}",
            at,
            who.name,
            portrait=who.portrait,
            title=who.title,
            state=look,
            word=word,
            trust=state.trust,
            selected=id == self.selected,
            action=lambda: self._choose(id),
            group="map",
            card=partial(self._trust_card, id),
        )

    def _trust_card(self, id: str) -> Card:
        return why_card(self.play.ui, why.trust(self.view, id))

    def _choose(self, id: str) -> None:
        self.selected = id
        if self.play.ui.layout in ("M", "S"):
            self.play.ui.page = 1

    def _who(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        id = self.selected
        who, state = view.project.stakeholders[id], view.public.stakeholders[id]
        area = inner(ui, panel, 16, 8)
        x, y, width = area.x, area.y, area.w
        look, word = attitude(view, id)
        nodes: list[Node] = [
            Panel("who", panel),
            Portrait("who.face", Rect(x, y, 64, 64), who.name, person=who.portrait),
            line(
                "who.name",
                x + 76,
                y,
                width - 76,
                who.name,
                size="heading_s",
                weight=600,
                colour="text",
            ),
            line("who.title", x + 76, y + 27, width - 76, who.title, colour="muted"),
            StateTag(
                "who.state",
                Rect(x + 76, y + 44, width - 76, 24),
                f"{word}, trust {state.trust // 10}",
                state=look,
                quiet=True,
                card=partial(self._trust_card, id),
            ),
        ]
        y += 76
        last = (
            f"{wording.day(state.contacted)}, {wording.days(view.now - state.contacted)} ago"
            if state.contacted
            else "none yet"
        )
        rows = [
            ("Wants", who.wants),
            ("Fears", who.fears),
            ("Helps", who.helps),
            ("Last contact", last),
        ]
        for key, text in rows:
            tall = min(40.0, rich_height(ui.metrics, text, width - 80))
            if y + tall > panel.bottom - 4:
                break
            nodes += [
                line(f"who.{key}.name", x, y + 2, 76, key, colour="muted"),
                Paragraph(
                    f"who.{key}.text", Rect(x + 80, y, width - 80, tall), text, colour="text"
                ),
            ]
            y += tall + 4
        if panel.bottom - y >= 62:
            top = max(y + 2, panel.bottom - 84)
            nodes += self._trust_line(id, Rect(x, top, width, min(72, panel.bottom - 8 - top)))
        return nodes

    def _trust_line(self, id: str, at: Rect) -> list[Node]:
        """Trust over time, from the log of its changes."""
        view = self.view
        now = view.public.stakeholders[id].trust
        values = [float(now)]
        for entry in reversed(view.public.log):
            if entry.kind == "trust" and entry.subject == id:
                values.append(values[-1] - entry.amount)
        values = [v / 10 for v in reversed(values)]

        def paint(p: Painter, r: Rect) -> None:
            sparkline(p, Rect(r.x, r.y + 16, r.w - 40, r.h - 36), values, "you")
            p.text(r.right, r.cy - 8, str(points(now)), "text_m", 600, "you", "right")
            p.text(r.x, r.bottom - 16, "day 0", colour="muted")
            p.text(
                r.right - 40, r.bottom - 16, wording.day(view.now), colour="muted", align="right"
            )

        return [
            line(
                "who.trust",
                *(at.x, at.y, at.w),
                "Trust over time, by change",
                colour="muted",
                card=partial(self._trust_card, id),
            ),
            Canvas("who.trust.line", at, f"Trust {points(now)}", paint=paint),
        ]

    def _what(self, ui: Ui, panel: Rect) -> list[Node]:
        view, run, id = self.view, self.run, self.selected
        who = view.project.stakeholders[id]
        nodes: list[Node] = [Panel("what", panel, "What you can do")]
        area = inner(ui, panel, 40, 8)
        rows: list[Node] = []
        y = area.y
        hours = wording.hours(run.parameters.talk_minutes)
        for about, title, text in TALKS:
            action = Talk(id, about)
            rows.append(
                ListRow(
                    f"talk.{about}",
                    Rect(area.x - 8, y, area.w + 8, 44),
                    title,
                    partial(
                        run.do,
                        action,
                        done=f"{title}: {who.name}",
                        text=f"{hours} on your list.",
                    ),
                    text=text,
                    figure=hours,
                    icon="say",
                    reason=run.possible(action),
                    group="what",
                )
            )
            y += 46
        offered = [
            m
            for m in view.project.moves.values()
            if m.category == "stakeholder" and _mentions(m, id, view)
        ]
        others = [
            m
            for m in view.project.moves.values()
            if m.category == "stakeholder" and m not in offered
        ]
        for move in [*offered, *others]:
            made = move_rows(self, ui, [MakeMove(move.id)], Rect(area.x - 8, y, area.w + 8, 44))
            rows += made
            y += 46
        total = y - area.y
        if total <= area.h:
            return nodes + rows
        shown = Rect(panel.x + 4, area.y - 4, panel.w - 8, panel.bottom - area.y)
        return [*nodes, ScrollArea("what.scroll", shown, "What you can do", rows, total + 8)]

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "K":
            self.attend("what", "talk.listen")
            return True
        return False


def _height(cell: Rect, count: int) -> float:
    """How tall so many cards are in a cell of the map."""
    return min(84.0, (cell.h - 12 - 6 * (count - 1)) / max(1, count))


def _mentions(move: Move, id: str, view: View) -> bool:
    """Whether a move of the scenario is about this person: by an effect, or by name."""
    first = view.project.stakeholders[id].name.split()[0]
    if first in move.title or first in move.text:
        return True
    return any(getattr(effect, "stakeholder", "") == id for effect in move.effects)


def _paint_axes(p: Painter, rect: Rect, above: float) -> None:
    """Power stands above the field, or below it where there is little room."""
    y = rect.y if above else rect.bottom + 6
    p.icon("up", rect.x, y, 14, "muted")
    p.text(rect.x + 18, y, "power", colour="muted")
    p.text(rect.right, rect.bottom + 6, "interest", colour="muted", align="right")
    p.icon("right", rect.right - p.measure("interest") - 20, rect.bottom + 6, 14, "muted")


def _paint_cell(p: Painter, rect: Rect, row: int, column: int) -> None:
    p.round_rect(rect, 6, "bg2")
    words = {
        (0, 0): "keep satisfied",
        (0, 2): "work closely with",
        (2, 0): "watch",
        (2, 2): "keep informed",
    }
    word = words.get((row, column))
    if word:
        p.text(rect.x + 10, rect.bottom - 22, word, colour="muted", max_width=rect.w - 20)
