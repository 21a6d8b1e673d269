"""The journal: what was decided and expected, in the player's own words, and the log of the run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import WriteJournal
from game.model.view import View
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Chip,
    Hint,
    Link,
    Node,
    Panel,
    ScrollArea,
    TextField,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens import journal_entry
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.journal_entries import OUTCOMES, Entry, entries, log_lines
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner

if TYPE_CHECKING:
    from game.ui.play import Play

ROW_H = 56.0


FILTERS = {
    "all": "All",
    "decision": "Decisions",
    "forecast": "Forecasts",
    "note": "Notes",
    "report": "Reports",
    "log": "Log",
}
ICONS = {
    "decision": "decision",
    "forecast": "target",
    "note": "edit",
    "report": "report",
    "log": "info",
}


class JournalScreen(RunScreen):
    """Entries are never edited; a later sentence is a new one."""

    name = "journal"
    rail = "journal"
    title = "Journal"
    first_focus = "write"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("list", 0),)), Col((("entry", 0), ("forecasts", 220)), 440))),),
        "L": (Page("", (Col((("list", 0),), 776), Col((("entry", 0), ("forecasts", 208))))),),
        "M": (
            one("list", name="Entries"),
            Page("Entry", (Col((("entry", 0),)), Col((("forecasts", 0),), 300))),
        ),
        "S": (
            one("list", name="Entries"),
            one("entry", name="Entry"),
            one("forecasts", name="Forecasts"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.only = "all"
        self.selected = ""
        self.draft = ""
        self.search = ""

    def select(self, id: str) -> None:
        if id in FILTERS:
            self.only = id

    def parts(self) -> dict[str, Builder]:
        return {
            "list": self._list,
            "entry": partial(journal_entry.entry, self),
            "forecasts": partial(journal_entry.forecasts, self),
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Entry"),
            Hint(("Enter",), "Open"),
            Hint(("A",), "Write", lambda: self.attend("list", "write")),
            Hint(("/",), "Search", lambda: self.attend("list", "search")),
            Hint(("F1",), "Explain"),
        ]

    def shown(self) -> list[Entry]:
        view = self.view
        if self.only == "log":
            found = log_lines(view, self.run.told)
        else:
            found = [e for e in entries(view) if self._matches(e)]
        words = self.search.casefold().split()
        return [e for e in found if all(w in f"{e.title} {e.text}".casefold() for w in words)]

    def _matches(self, entry: Entry) -> bool:
        if self.only == "forecast":
            return bool(entry.chance)
        return self.only in ("all", entry.kind)

    def _list(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        links: list[Node] = []
        right = panel.right - 16
        for id, word in (("evidence", "Documents"), ("charter", "Charter")):
            wide = ui.measure(word) + 2
            link = Rect(right - wide, panel.y + 8, wide, 24)
            links.append(Link(id, link, word, partial(self.play.go, id), align="right"))
            right -= wide + 20
        nodes: list[Node] = [
            Panel(
                "list",
                panel,
                "What you decided and expected",
                subtitle="newest first; your words, never changed",
                free=panel.right - 16 - right,
            ),
            *links,
        ]
        area = inner(ui, panel, 44, 60)
        every = entries(view)
        counts = {"all": len(every), "log": 0}
        for entry in every:
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        counts["forecast"] = sum(1 for e in every if e.chance)
        x = area.x
        search_w = 184.0 if area.w > 640 else 0.0
        for id, word in FILTERS.items():
            label = f"{word} {counts[id]}" if counts.get(id) else word
            wide = ui.measure(label) + 20 + (18 if id == self.only else 0)
            if x + wide > area.right - search_w - 8:
                break
            nodes.append(
                Chip(
                    f"only.{id}",
                    Rect(x, area.y, wide, 26),
                    label,
                    id == self.only,
                    partial(self._filter, id),
                    group="only",
                )
            )
            x += wide + 8
        if search_w:
            nodes.append(
                TextField(
                    "search",
                    Rect(area.right - search_w, area.y, search_w, 28),
                    "Search",
                    self.search,
                    self._set_search,
                    placeholder="Search",
                    icon="search",
                    shortcut="/",
                )
            )
        shown = self.shown()
        body = Rect(area.x - 8, area.y + 38, area.w + 16, area.h - 38)
        if not shown:
            text = "Nothing written yet. One sentence after each decision is enough."
            if self.search:
                text = f"Nothing holds “{self.search}”."
            nodes += empty(ui, "list", body.inset(8), text)
        step = 28.0 if self.only == "log" else ROW_H
        rows = [
            JournalRow(
                f"entry.{e.key}",
                Rect(body.x, body.y + i * step, body.w - 8, step - 2),
                e.title,
                entry=e,
                selected=e.key == (self.selected or shown[0].key),
                view=view,
                screen=self,
                group="entries",
            )
            for i, e in enumerate(shown[:300])
        ]
        nodes.append(ScrollArea("list.rows", body, "Entries", rows, step * len(rows)))
        y = panel.bottom - 52
        add_w = 104.0
        return [
            *nodes,
            TextField(
                "write",
                Rect(area.x, y, area.w - add_w - 12, 36),
                "Write a sentence",
                self.draft,
                self._set_draft,
                limit=280,
                placeholder="What do I expect this week, and why",
                on_enter=self.add,
            ),
            Button(
                "add",
                Rect(area.right - add_w, y, add_w, 36),
                "Add",
                self.add,
                primary=True,
                shortcut="Enter",
            ),
        ]

    def _filter(self, id: str) -> None:
        self.only = id

    def _set_search(self, text: str) -> None:
        self.search = text

    def _set_draft(self, text: str) -> None:
        self.draft = text

    def add(self) -> None:
        """Writes the sentence down, today."""
        text = " ".join(self.draft.split())
        if self.run.submit(WriteJournal("", text), done="Written"):
            self.draft = ""
            self.only = "all"

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "A":
            self.attend("list", "write")
            return True
        return False


@dataclass(slots=True, eq=False)
class JournalRow(Node):
    """Day, sign, title and text; the forecast and what became of it at the right."""

    entry: Entry | None = None
    selected: bool = False
    view: View | None = None
    screen: JournalScreen | None = None

    role = "entry"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        entry, rect = self.entry, self.rect
        assert entry is not None
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        else:
            p.line(rect.x + 8, rect.bottom + 1, rect.right - 8, rect.bottom + 1, "line")
        flat = rect.h < 40
        y = rect.cy - 8 if flat else rect.y + 8
        p.text(rect.x + 8, y, wording.day(entry.time), colour="muted")
        p.icon(
            ICONS[entry.kind], rect.x + 66, y, 16, "accent" if entry.kind == "decision" else "text2"
        )
        x, right = rect.x + 96, rect.right - 12
        if entry.chance:
            wide = min(190.0, rect.w * 0.28)
            p.text(right - wide, y, entry.chance, "text_s", 600)
            p.text(
                right - wide + p.measure(entry.chance, "text_s", 600) + 6,
                y,
                "forecast",
                colour="text2",
            )
            if entry.outcome:
                icon, word, colour = OUTCOMES[entry.outcome]
                p.icon(icon, right - wide, y + 22, 15, colour)
                p.text(right - wide + 21, y + 21, word, colour=colour, max_width=wide - 22)
            right -= wide + 12
        if flat:
            p.text(x, y, entry.title, colour="text2", max_width=right - x)
            return
        p.text(x, y - 2, entry.title, "text_m", 600, max_width=right - x)
        p.text(x, y + 21, entry.text, colour="text2", max_width=right - x)

    def value_text(self, ui: Ui) -> str:
        entry = self.entry
        assert entry is not None
        return ", ".join(
            part for part in (wording.day(entry.time), entry.text, entry.chance) if part
        )

    def press(self, ui: Ui) -> None:
        assert self.screen is not None
        assert self.entry is not None
        screen, entry = self.screen, self.entry
        if screen.selected == entry.key and entry.about in screen.view.project.dilemmas:
            screen.play.open_dilemma(entry.about)
        screen.selected = entry.key
        if ui.layout in ("M", "S"):
            ui.page = 1
