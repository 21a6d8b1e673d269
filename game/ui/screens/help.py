"""Help: terms with their sentence, and the keys. Works with and without a run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.world import OPEN
from game.ui import around, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Chip,
    Frame,
    Hint,
    Label,
    Link,
    ListRow,
    Node,
    Option,
    Panel,
    Paragraph,
    ScrollArea,
    Segment,
    Separator,
    TextField,
    Ui,
    draw_key_cap,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import glossary, outside
from game.ui.screens.base import RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one, place
from game.ui.screens.parts import empty, inner, line
from game.ui.theme import MARGIN

if TYPE_CHECKING:
    from game.ui.play import Play

KEYS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Everywhere": (
        ("Screens", ("1", "…", "0")),
        ("Play, pause", ("Space",)),
        ("Next event", ("N",)),
        ("Next decision", ("D",)),
        ("Slower, faster", ("[", "]")),
        ("Take back", ("Z",)),
        ("Find anything", ("Ctrl+K",)),
        ("Explain", ("F1",)),
        ("This page", ("F2",)),
        ("Moves", ("F3",)),
        ("What changed", ("F4",)),
        ("Settings", ("F10",)),
        ("Full screen", ("F11",)),
        ("Save a copy", ("Ctrl+S",)),
        ("Quit, saved", ("Ctrl+Q",)),
        ("Back", ("Esc",)),
    ),
    "Screens": (
        ("Decision: choose", ("A", "…", "D")),
        ("Decision: ask first", ("Q",)),
        ("Decision: journal", ("J",)),
        ("Team: pick up, put down", ("Space",)),
        ("Team: share by 10 %", ("+", "−")),
        ("Team: clear a cell", ("Del",)),
        ("Team: take the proposal", ("P",)),
        ("Team: pair", ("I",)),
        ("Risks: your estimate", ("E",)),
        ("Risks: responses", ("R",)),
        ("Risks: look for risks", ("L",)),
        ("Plan: fresh estimate", ("E",)),
        ("Plan: sequence", ("S",)),
        ("Plan: hold", ("U",)),
        ("Stakeholders: talk", ("K",)),
        ("Report: send", ("Ctrl+Enter",)),
        ("Home, Money: forecast history", ("F",)),
        ("Forecast: date, cost, chances", ("C",)),
        ("Chart as table", ("T",)),
    ),
    "Moving": (
        ("Next, previous field", ("Tab", "Shift+Tab")),
        ("Next panel", ("F6",)),
        ("Inside a list or table", ("↑", "↓")),
        ("Press, open, confirm", ("Enter",)),
        ("First, last", ("Home", "End")),
        ("Pages of a small window", ("PgUp", "PgDn")),
        ("Slider by 5, by 1", ("→", "Shift+→")),
        ("Pin an explanation", ("F1", "F1")),
        ("Put back what you carry", ("Esc",)),
    ),
}
LAYOUTS: Layouts = {
    "XL": (Page("", (Col((("terms", 0),), 420), Col((("term", 0),)), Col((("keys", 0),), 420))),),
    "L": (Page("", (Col((("terms", 0),), 360), Col((("term", 0),)), Col((("keys", 0),), 352))),),
    "M": (
        Page("Terms", (Col((("terms", 0),), 320), Col((("term", 0),)))),
        one("keys", name="Keys"),
    ),
    "S": (one("terms", name="Terms"), one("term", name="Term"), one("keys", name="Keys")),
}


class HelpScreen(RunScreen):
    """Terms at the left, one in the middle, keys at the right."""

    name = "help"
    rail = "help"
    title = "Help"
    first_focus = "search"
    form = True
    layouts: ClassVar[Layouts] = LAYOUTS
    notice = "Works offline"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.text = ""
        self.subject = ""
        self.selected = "Float"
        self.keys = "Everywhere"

    def select(self, id: str) -> None:
        self.selected = id

    def frame(self, ui: Ui) -> Frame | None:
        return around.frame(self.play, self, ui) if self.play.run is not None else None

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("/",), "Search", lambda: self.play.ui.focus_on("search")),
            Hint(("↑", "↓"), "Term"),
            Hint(("Tab",), "Next part"),
            Hint(("Esc",), "Back", self.play.back),
        ]

    def on_tick(self, ui: Ui, ms: int) -> bool:
        return False

    def wait_ms(self, ui: Ui) -> int | None:
        return None

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        builders = {"terms": self._terms, "term": self._term, "keys": self._keys}
        outer: list[Node] = []
        if self.play.run is None:
            area = outside.area(ui)
            outer = [*outside.head(ui, "Help"), outside.foot(ui, self.hints(ui), "Works offline")]
        shown = LAYOUTS[ui.layout]
        page = shown[min(ui.page, len(shown) - 1)]
        nodes: list[Node] = []
        for name, rect in place(area, page, MARGIN[ui.layout]).items():
            nodes += builders[name](ui, rect)
        return [*outer, *nodes]

    def _terms(self, ui: Ui, panel: Rect) -> list[Node]:
        found = [t for t in glossary.search(self.text) if self.subject in ("", t.subject)]
        nodes: list[Node] = [Panel("terms", panel, "Terms", figure=str(len(found)))]
        area = inner(ui, panel, 40, 6)
        nodes.append(
            TextField(
                "search",
                Rect(area.x, area.y, area.w, 32),
                "Search",
                self.text,
                self._set_text,
                placeholder=f"Search {len(glossary.TERMS)} terms",
                icon="search",
                shortcut="/",
                on_enter=self._first,
            )
        )
        x, y = area.x, area.y + 40
        for id in ("", *glossary.SUBJECTS):
            word = id.capitalize() or "All"
            wide = ui.measure(word) + 16 + (18 if id == self.subject else 0)
            if x + wide > area.right:
                x, y = area.x, y + 30
            nodes.append(
                Chip(
                    f"subject.{id or 'all'}",
                    Rect(x, y, wide, 24),
                    word,
                    id == self.subject,
                    partial(self._set_subject, id),
                    group="subjects",
                )
            )
            x += wide + 6
        body = Rect(area.x - 8, y + 32, area.w + 16, panel.bottom - y - 38)
        if not found:
            return nodes + empty(ui, "terms", body.inset(8), f"No term holds “{self.text}”.")
        step = 42.0
        rows = [
            ListRow(
                f"term.{t.name}",
                Rect(body.x, body.y + i * step, body.w - 8, step - 2),
                t.name,
                partial(self._choose, t.name),
                text=t.short,
                figure=t.subject,
                figure_colour="muted",
                selected=t.name == self.selected,
                group="terms",
            )
            for i, t in enumerate(found)
        ]
        return [*nodes, ScrollArea("terms.rows", body, "Terms", rows, step * len(rows))]

    def _set_text(self, text: str) -> None:
        self.text = text

    def _set_subject(self, subject: str) -> None:
        self.subject = subject

    def _first(self) -> None:
        found = glossary.search(self.text)
        if found:
            self._choose(found[0].name)

    def _choose(self, name: str) -> None:
        self.selected = name
        if self.play.ui.layout == "S":
            self.play.ui.page = 1

    def _term(self, ui: Ui, panel: Rect) -> list[Node]:
        term = glossary.find(self.selected) or glossary.TERMS[0]
        area = inner(ui, panel, 16, 8)
        x, y, width = area.x, area.y, area.w
        nodes: list[Node] = [
            Panel("term", panel),
            line("term.name", x, y, width, term.name, size="heading_s", weight=600, colour="text"),
            line("term.subject", x, y + 28, width, f"{term.subject}: {term.short}", colour="muted"),
        ]
        y += 56
        tall = min(area.bottom - y, rich_height(ui.metrics, term.text, width, "text_m"))
        nodes.append(Paragraph("term.text", Rect(x, y, width, tall), term.text, size="text_m"))
        y += tall + 12
        here = self._here(term)
        for key, title, text in (
            ("here", "In this run", here),
            ("confused", "Often confused", term.confused),
        ):
            if not text or y + 60 > area.bottom:
                continue
            tall = rich_height(ui.metrics, text, width)
            nodes += [
                Separator(f"term.{key}.rule", Rect(x, y, width, 9)),
                line(f"term.{key}.title", x, y + 14, width, title, colour="muted"),
                Paragraph(f"term.{key}", Rect(x, y + 34, width, tall), text, colour="text"),
            ]
            y += 44 + tall
        if term.where and self.play.run is not None and y + 36 < area.bottom:
            word = f"Go to {term.where}"
            nodes.append(
                Link(
                    "term.go",
                    Rect(x, y + 8, ui.measure(word) + 2, 24),
                    word,
                    lambda: self.play.go(term.where),
                )
            )
        return nodes

    def _here(self, term: glossary.Term) -> str:
        """The term with the figures of the run, where one is open."""
        if self.play.run is None:
            return ""
        view = self.view
        ledger = view.public.ledger
        if term.name in ("Float", "Critical path"):
            from game.ui.screens import gantt_rows

            slack = gantt_rows.floats(view)
            waiting = [i for i in gantt_rows.in_scope(view) if view.public.tasks[i].status in OPEN]
            critical = [i for i in waiting if slack.get(i, 0) < gantt_rows.CRITICAL]
            return (
                f"Critical now: {wording.listed(critical) if critical else 'none'}. "
                f"{len(waiting) - len(critical)} more have float."
            )
        if term.name == "Contingency reserve":
            return f"{wording.money(ledger.contingency)} is left."
        if term.name == "Promise" and view.public.promised >= 0:
            return f"You promised {wording.date_text(view, view.public.promised)}."
        if term.name == "Deadline":
            return (
                f"{view.project.deadline.name} by {wording.date_text(view, view.public.deadline)}."
            )
        return ""

    def _keys(self, ui: Ui, panel: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("keys", panel, "Keys")]
        area = inner(ui, panel, 40, 8)
        options = [Option(k, k) for k in KEYS]
        nodes.append(
            Segment(
                "keys.which",
                Rect(area.x, area.y, area.w, 24),
                "Keys of",
                options,
                self.keys,
                self._set_keys,
                small=True,
            )
        )
        top = area.y + 34
        step = 27.0
        rows: list[Node] = []
        for i, (what, caps) in enumerate(KEYS[self.keys]):
            y = top + i * step
            rows.append(Label(f"keys.{i}", Rect(area.x, y, area.w * 0.62, 24), what))
            rows.append(_caps(ui, f"keys.{i}.caps", Rect(area.x, y, area.w - 6, 24), caps))
        total = step * len(rows) / 2
        body = Rect(area.x, top, area.w, panel.bottom - 8 - top)
        if total <= body.h:
            return nodes + rows
        return [*nodes, ScrollArea("keys.rows", body, "Keys", rows, total)]

    def _set_keys(self, which: str) -> None:
        self.keys = which


def _caps(ui: Ui, key: str, rect: Rect, caps: tuple[str, ...]) -> Node:
    def paint(p: Painter, r: Rect) -> None:
        x = r.right
        for cap in reversed(caps):
            wide = max(20.0, p.measure(cap) + 12)
            x -= wide
            draw_key_cap(p, x, r.cy, cap)
            x -= 6

    return Canvas(key, rect, " ".join(caps), paint=paint)
