"""The charter: what the sponsor gave, and beside it what the manager writes into it.

Aims are written before the start and may be written anew at any time; earlier words stay in the
record with their day. The debrief asks what became of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief.words import AIMS
from game.model.actions import WriteCharter
from game.model.view import View
from game.ui import phrases, wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import Button, Hint, Node, Panel, ScrollArea, TextField, Ui, button_width
from game.ui.screens import briefing_charter
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line

if TYPE_CHECKING:
    from game.ui.play import Play

FIELDS = (*AIMS, "success", "assumptions", "constraints")
"""Those that the window asks for; the terminal takes words for every field."""
ASKED = {
    "aims": "What do you want to have reached at the end",
    "aim_2": "How would one see that it was reached",
    "aim_3": "One of the people: what should be true for them",
    "success": "When would you call it a success",
    "assumptions": "What do you take for granted",
    "constraints": "What leaves you no choice",
}
LIMIT = 200
FIELD = 82.0
FOOT = 52.0


class CharterScreen(RunScreen):
    """Given at the left, own words at the right; Ctrl+Enter keeps what was typed."""

    name = "charter"
    rail = "journal"
    title = "Charter"
    form = True
    notice = "Earlier words stay in the record"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("given", 0),)), Col((("own", 0),), 600))),),
        "L": (Page("", (Col((("given", 0),)), Col((("own", 0),), 480))),),
        "M": (one("own", name="Your words"), one("given", name="As given")),
        "S": (one("own", name="Your words"), one("given", name="As given")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.texts = {field: own(self.view, field) for field in FIELDS}

    def arrival(self) -> str:
        missing = [field for field in FIELDS if not self.texts[field]]
        return f"own.{(missing or FIELDS)[0]}"

    def parts(self) -> dict[str, Builder]:
        return {"given": partial(briefing_charter.charter, self), "own": self._own}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Tab",), "Next field"),
            Hint(("Ctrl+Enter",), "Keep", self.keep),
            Hint(("Esc",), "Keep and go back", self.done),
        ]

    @property
    def changed(self) -> list[str]:
        """Fields that say something else than the record."""
        return [
            field
            for field in FIELDS
            if _plain(self.texts[field]) and _plain(self.texts[field]) != own(self.view, field)
        ]

    def _own(self, ui: Ui, panel: Rect) -> list[Node]:
        head = Panel(
            "own", panel, "In your own words", subtitle="three aims, and what they rest on"
        )
        foot = Rect(panel.x, panel.bottom - FOOT, panel.w, FOOT)
        body = Rect(panel.x, panel.y + 40, panel.w, panel.h - 40 - FOOT)
        return [
            head,
            *self._fields(ui, body),
            *self._foot(ui, foot),
        ]

    def _fields(self, ui: Ui, rect: Rect) -> list[Node]:
        tall = FIELD * len(FIELDS)
        area = inner(ui, rect, 0, 0)
        if rect.h < tall:
            area = Rect(area.x, area.y, area.w - 8, area.h)
        nodes: list[Node] = []
        for number, field in enumerate(FIELDS):
            y = area.y + number * FIELD
            nodes += [
                line(
                    f"own.{field}.name",
                    area.x,
                    y,
                    area.w * 0.5,
                    phrases.CHARTER[field],
                    weight=600,
                    colour="text",
                ),
                line(
                    f"own.{field}.state",
                    area.x + area.w * 0.5,
                    y,
                    area.w * 0.5,
                    self._state(field),
                    colour="warn" if field in self.changed else "muted",
                    align="right",
                ),
                TextField(
                    f"own.{field}",
                    Rect(area.x, y + 20, area.w, 50),
                    phrases.CHARTER[field],
                    self.texts[field],
                    partial(self._typed, field),
                    limit=LIMIT,
                    lines=2,
                    placeholder=ASKED[field],
                    on_enter=self.keep,
                ),
            ]
        if rect.h >= tall:
            return nodes
        return [ScrollArea("own.scroll", rect.inset(2), "In your own words", nodes, tall)]

    def _state(self, field: str) -> str:
        if field in self.changed:
            return "not kept yet"
        written = [w.time for w in self.view.public.written if _is(w.kind, w.about, field)]
        return f"kept, {wording.day(written[-1])}" if written else "not recorded"

    def _foot(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 8, 8)
        label = "Keep in the charter"
        wide = min(area.w * 0.6, button_width(ui.metrics, label, cap="Ctrl+Enter"))
        return [
            Button(
                "own.keep",
                Rect(area.x, area.y, wide, 36),
                label,
                self.keep,
                primary=True,
                shortcut="Ctrl+Enter",
                reason="" if self.changed else "Nothing here is new.",
            ),
            Button(
                "own.back",
                Rect(area.x + wide + 12, area.y, min(120.0, area.w - wide - 12), 36),
                "Back",
                self.done,
                shortcut="Escape",
            ),
        ]

    def _typed(self, field: str, text: str) -> None:
        self.texts[field] = text

    def keep(self) -> None:
        """Writes what is new into the record, each field as an action."""
        self._kept()

    def _kept(self) -> bool:
        """The same, and False if a field is refused."""
        new = {field: _plain(self.texts[field]) for field in self.changed}
        self.texts |= new
        actions = [WriteCharter(field, text) for field, text in new.items()]
        return not new or self.run.submit(*actions, done="Written into the charter")

    def done(self) -> None:
        """Keeps what is new and goes back to where the charter was opened."""
        if self._kept():
            started = self.view.public.started
            self.play.go("journal" if started else "briefing")

    def on_key(self, ui: Ui, key: Key) -> bool:
        action = {"Escape": self.done, "Ctrl+Enter": self.keep}.get(key.chord)
        if action is None:
            return False
        action()
        return True


def own(view: View, field: str) -> str:
    """The last words of the manager for a field, "" for none."""
    found = [w.text for w in view.public.written if _is(w.kind, w.about, field)]
    return found[-1] if found else ""


def aims_written(view: View) -> int:
    """How many of the three aims are written."""
    return sum(bool(own(view, field)) for field in AIMS)


def _is(kind: str, about: str, field: str) -> bool:
    return kind == "charter" and about == field


def _plain(text: str) -> str:
    return " ".join(text.split())
