"""Step 6: decisions by skill theme, weakest first, and where the outlines speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.debrief.analysis import Decision
from game.debrief.competences import OUTLINE, Theme, met, strongest
from game.debrief.telling import option_title
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Cell,
    Column,
    Hint,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Table,
    Ui,
    button_width,
)
from game.ui.own_moves import dated
from game.ui.painter import Painter
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, points
from game.ui.screens.debrief.decision import verdict_text
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.ui.play import Play

BODIES = {
    "pmp": "PMP 2026",
    "pmbok": "PMBOK 8",
    "prince2": "PRINCE2 7",
    "icb4": "ICB4",
    "project_plus": "Project+",
    "itil": "ITIL",
}
CHIP = 44.0


@dataclass(slots=True, eq=False)
class _Outline(Node):
    """Codes of the outline by domain: filled where the run met them, dashed where not."""

    counts: dict[str, int] | None = None

    role = "picture"

    def draw(self, p: Painter, ui: Ui) -> None:
        counts = self.counts or {}
        y = self.rect.y
        for domain in dict.fromkeys(name for name, _ in OUTLINE.values()):
            codes = [code for code, (name, _) in OUTLINE.items() if name == domain]
            some = sum(counts[code] > 0 for code in codes)
            p.text(self.rect.x, y, domain, "text_s", 600, "text")
            p.text(self.rect.right, y, f"{some} of {len(codes)} met", colour="muted", align="right")
            y += 20
            x = self.rect.x
            for code in codes:
                if x + CHIP - 4 > self.rect.right:
                    x, y = self.rect.x, y + 26
                box = Rect(x, y, CHIP - 4, 22)
                if counts[code]:
                    p.round_rect(box, 3, "you_dim")
                else:
                    p.round_rect(box.inset(0.5), 3, None, "line_strong")
                ink = "text" if counts[code] else "muted"
                p.text(box.cx, y + 3, code, colour=ink, align="center")
                x += CHIP
            y += 32

    def value_text(self, ui: Ui) -> str:
        counts = self.counts or {}
        some = sum(count > 0 for count in counts.values())
        return f"{some} of {len(counts)} tasks of the outline were met"


class ThemesScreen(DebriefScreen):
    """About decisions, never about persons; no grade and no certificate."""

    name = "debrief.themes"
    rail = "debrief.themes"
    title = "Themes"
    step = 6
    first_focus = "themes.table"
    notice = "About decisions, never about persons"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (Col((("themes", 0), ("weak", 200), ("strong", 180))), Col((("outline", 0),), 480)),
            ),
        ),
        "L": (Page("", (Col((("themes", 0), ("cards", 204)), 776), Col((("outline", 0),)))),),
        "M": (
            one("themes", name="Themes"),
            Page("Two", (Col((("weak", 0),)), Col((("strong", 0),)))),
            one("outline", name="Outline"),
        ),
        "S": (
            one("themes", name="Themes"),
            one("weak", name="Most to gain"),
            one("strong", name="Strongest"),
            one("outline", name="Outline"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.body = "pmp"
        self.selected = ""

    def parts(self) -> dict[str, Builder]:
        return {
            "themes": self._themes,
            "weak": self._weak,
            "strong": self._strong,
            "cards": self._cards,
            "outline": self._outline,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Theme"),
            Hint(("Enter",), "Its decisions"),
            Hint(("S",), "Drill", lambda: self.play.go("debrief.drill")),
            Hint(("O",), "Other outline", self._turn),
            Hint(("PgDn",), "Next time", self.forward),
        ]

    def _turn(self) -> None:
        known = list(BODIES)
        self.body = known[(known.index(self.body) + 1) % len(known)]

    def _themes(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.themes()
        area = inner(ui, rect, 40, 8)
        wide = rect.w >= 560
        rows = []
        for each in found:
            numbers = ", ".join(str(self.debrief.number(d)) for d in each.decisions[:9])
            cells = [
                Cell(each.theme.name, "text", 600),
                Cell(numbers, "you"),
                Cell(points(-each.lost) if each.lost else "0", "text", 600, order=-each.lost),
                Cell(points(each.gained, sign=True), "you", order=each.gained),
                Cell(" ".join(each.theme.eco), "muted"),
            ]
            rows.append(Row(each.theme.id, cells if wide else cells[:3]))
        columns = [
            Column("Theme", 0),
            Column("Decisions", 190, sortable=False),
            Column("points lost", 84, "right"),
            Column("won", 64, "right"),
            Column("Outline", 160, sortable=False),
        ]
        if not wide:
            columns = [columns[0], Column("Decisions", 100, sortable=False), columns[2]]
        about = "weakest first; each decision counts once, in its main theme"
        title = "Decisions by theme"
        room = rect.w - 40 - ui.measure(title, "text_m", 600)
        return [
            Panel("themes", rect, title, subtitle=about if ui.measure(about) < room else ""),
            Table(
                "themes.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                title,
                columns=columns,
                rows=rows,
                selected=self.selected,
                on_select=self._select,
                on_open=self._open,
                row_h=32,
                empty=f"{self.debrief.doing()}. Themes stand when decisions are judged.",
            ),
        ]

    def _select(self, id: str) -> None:
        self.selected = id

    def _open(self, id: str) -> None:
        for each in self.debrief.themes():
            if each.theme.id == id:
                self.debrief.selected = each.decisions[0].id
                self.play.go("debrief.decision")

    def _cards(self, ui: Ui, rect: Rect) -> list[Node]:
        half = (rect.w - 16) / 2
        left = Rect(rect.x, rect.y, half, rect.h)
        right = Rect(rect.right - half, rect.y, half, rect.h)
        return [*self._weak(ui, left), *self._strong(ui, right)]

    def _weak(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.themes()
        if not found or not found[0].lost:
            text = "No decision lost points beyond doubt." if found else f"{self.debrief.doing()}."
            area = inner(ui, rect, 40, 8)
            made, _ = prose(ui, "weak.none", area.x, area.y, area.w, text, colour="muted")
            return [Panel("weak", rect, "Most to gain"), made]
        title = f"Most to gain: {found[0].theme.name.lower()}"
        nodes = _card(ui, "weak", rect, title, found[0].decisions[0])
        label = "Drill such decisions"
        wide = min(rect.w - 32, button_width(ui.metrics, label, cap="S") + 16)
        if rect.h > 130:
            nodes.append(
                Button(
                    "weak.drill",
                    Rect(rect.x + 16, rect.bottom - 44, wide, 32),
                    label,
                    lambda: self.play.go("debrief.drill"),
                    shortcut="S",
                    icon="drill",
                )
            )
        return nodes

    def _strong(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.themes()
        best = strongest(found)
        if best is None:
            return [Panel("strong", rect, "Strongest")]
        shown = max(best.decisions, key=lambda each: (each.gain, -each.loss))
        return _card(ui, "strong", rect, f"Strongest: {best.theme.name.lower()}", shown)

    def _outline(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 8)
        decisions = self.debrief.analysis.decisions if self.debrief.analysis else ()
        short = {"project_plus": "Proj+", "pmp": "PMP", "pmbok": "PMBOK", "prince2": "PR2"}
        options = [
            Option(id, short.get(id, name) if rect.w < 420 else name) for id, name in BODIES.items()
        ]
        nodes: list[Node] = [
            Panel("outline", rect, "Where it stands in the outlines"),
            Segment(
                "outline.body",
                Rect(area.x, area.y, area.w, 26),
                "Outline",
                options,
                self.body,
                self._set_body,
                small=True,
            ),
        ]
        y = area.y + 40
        note = (
            "Names of the outlines only. This page says what was practised; it certifies nothing."
        )
        foot = 44.0 if rect.h >= 300 else 0.0
        if self.body == "pmp":
            nodes.append(
                _Outline(
                    "outline.tasks",
                    Rect(area.x, y, area.w, max(60.0, area.bottom - y - foot)),
                    "Tasks of the PMP outline of 2026",
                    counts=met(decisions),
                )
            )
        else:
            for each in self.debrief.themes():
                if y + 36 > area.bottom - foot:
                    break
                nodes.append(
                    line(
                        f"o.{each.theme.id}",
                        area.x,
                        y,
                        area.w,
                        each.theme.name,
                        weight=600,
                        colour="text",
                    )
                )
                nodes.append(
                    line(
                        f"o.{each.theme.id}.in",
                        area.x,
                        y + 18,
                        area.w,
                        _names(each.theme, self.body),
                    )
                )
                y += 42
        if not foot:
            return nodes
        made, _ = prose(
            ui, "outline.note", area.x, rect.bottom - foot, area.w, note, colour="muted", most=36
        )
        return [*nodes, made]

    def _set_body(self, id: str) -> None:
        self.body = id


def _names(theme: Theme, body: str) -> str:
    found = getattr(theme, body)
    return ", ".join(found) if found else "not spoken of"


def _card(ui: Ui, key: str, rect: Rect, title: str, decision: Decision) -> list[Node]:
    area = inner(ui, rect, 40, 52 if key == "weak" else 8)
    text = (
        f"{dated(decision)}: “{option_title(decision, decision.chosen)}”. {verdict_text(decision)}"
    )
    made, _ = prose(ui, f"{key}.text", area.x, area.y, area.w, text, most=area.h)
    icon, colour = ("down", "warn") if key == "weak" else ("up", "ok")
    return [Panel(key, rect, title, icon=icon, icon_colour=colour), made]
