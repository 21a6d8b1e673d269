"""Step 1: the learner's own view, before the game says anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.model.actions import WriteJournal
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Cell,
    Column,
    Hint,
    Icon,
    Link,
    Menu,
    MenuItem,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Slider,
    Table,
    TextField,
    Ui,
    button_width,
)
from game.ui.own_moves import Taken
from game.ui.screens import dialogs
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose, scrolled

if TYPE_CHECKING:
    from game.ui.play import Play

LIMIT = 400
LUCK = ("hurt a lot", "hurt", "even", "helped")


class ViewScreen(DebriefScreen):
    """Three sentences about decisions, and two guesses; at least one sentence opens the rest."""

    name = "debrief.view"
    title = "Your view"
    step = 1
    first_focus = "text.again"
    notice = "Your words stay as they are"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("write", 0),)), Col((("list", 0), ("guess", 220)), 520))),),
        "L": (Page("", (Col((("write", 0),), 776), Col((("list", 0), ("guess", 196))))),),
        "M": (
            one("write", name="Write"),
            Page("Decisions", (Col((("list", 0),)), Col((("guess", 0),), 360))),
        ),
        "S": (
            one("write", name="Write"),
            one("list", name="Decisions"),
            one("guess", name="Guess"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        taken = self.debrief.taken
        self.texts = dict.fromkeys(words.VIEW, "")
        self.about: dict[str, int] = {
            kind: min(index, len(taken) - 1) for index, kind in enumerate(words.VIEW)
        }
        self.current = words.AGAIN
        self.guessed: int | None = None
        self.luck = ""

    @property
    def locked(self) -> bool:
        """Whether the view stands in the record."""
        return words.is_open(self.view)

    def parts(self) -> dict[str, Builder]:
        return {"write": self._write, "list": self._list, "guess": self._guess}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Tab",), "Next field"),
            Hint(("Ctrl+Enter",), "Next sentence"),
            Hint(("PgDn",), "Facts", self.forward),
            Hint(("Esc",), "Later", lambda: self.play.go("end")),
        ]

    def _write(self, ui: Ui, panel: Rect) -> list[Node]:
        return scrolled("write", panel, 470, partial(self._form, ui))

    def _form(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 16, 12)
        heading = "What do you think, before the game says anything?"
        size = "heading_s" if ui.measure(heading, "heading_s", 600) <= area.w else "text_m"
        nodes: list[Node] = [
            Panel("write", panel),
            line("w.title", area.x, area.y, area.w, heading, size=size, weight=600, colour="text"),
        ]
        text = (
            "Two decisions you would take again, one you would change. Write why. Your words stay "
            "as they are and are marked as yours in the evidence."
        )
        made, y = prose(ui, "w.text", area.x, area.y + 30, area.w, text)
        nodes.append(made)
        y += 12
        foot = 52.0
        each = max(80.0, (area.bottom - foot - y) / 3)
        for kind in words.VIEW:
            nodes += self._sentence(ui, kind, Rect(area.x, y, area.w, each - 10))
            y += each
        return nodes + self._foot(ui, Rect(area.x, area.bottom - 40, area.w, 40))

    def _sentence(self, ui: Ui, kind: str, area: Rect) -> list[Node]:
        title = words.ASKED[kind]
        icon, colour = ("edit", "you") if kind == words.CHANGE else ("check", "ok")
        wide = ui.measure(title, "text_m", 600)
        nodes: list[Node] = [
            Icon(f"icon.{kind}", Rect(area.x, area.y + 4, 18, 18), "", icon=icon, colour=colour),
            line(
                f"title.{kind}",
                area.x + 26,
                area.y + 3,
                wide + 4,
                title,
                size="text_m",
                weight=600,
                colour="text",
            ),
        ]
        taken = self._taken(kind)
        at = area.x + wide + 42
        if taken is not None and not self.locked:
            label = f"{taken.number}  {taken.title}, {wording.day(taken.time)}"
            room = area.right - at
            nodes.append(
                Button(
                    f"about.{kind}",
                    Rect(at, area.y, min(room, button_width(ui.metrics, label) + 24), 26),
                    label,
                    partial(self._choose, kind),
                    small=True,
                    icon="chev_down",
                )
            )
        box = Rect(area.x, area.y + 32, area.w, area.h - 32)
        said = words.last(self.view, kind)
        if self.locked:
            text = f"“{said.text}”" if said is not None else "Nothing was written."
            nodes.append(prose(ui, f"said.{kind}", box.x, box.y, box.w, text, colour="text")[0])
            return nodes
        nodes.append(
            TextField(
                f"text.{kind}",
                box,
                title,
                self.texts[kind],
                partial(self._typed, kind),
                limit=LIMIT,
                lines=4 if box.h >= 60 else 1,
                placeholder="because …",
                on_enter=partial(self._next_sentence, kind),
            )
        )
        return nodes

    def _foot(self, ui: Ui, row: Rect) -> list[Node]:
        count = sum(len(text.strip()) >= words.LEAST for text in self.texts.values())
        if self.locked:
            count = len(words.VIEW)
        reason = "" if count else "write a sentence first"
        label = "Show the facts"
        wide = button_width(ui.metrics, label, cap="PgDn") + 24
        nodes: list[Node] = [
            Button(
                "facts",
                Rect(row.x, row.y, wide, 40),
                label,
                self.forward,
                primary=True,
                shortcut="PageDown",
                cap=False,
                reason=reason,
            )
        ]
        skip = "Skip, it will be recorded"
        room = row.w - wide - ui.measure(skip) - 32
        written = f"{count} of 3 written; one is enough to go on"
        if not self.locked:
            if ui.measure(written) <= room:
                nodes.append(line("count", row.x + wide + 16, row.y + 12, room, written))
            at = Rect(row.right - ui.measure(skip) - 2, row.y + 8, ui.measure(skip) + 2, 24)
            nodes.append(Link("skip", at, skip, self._skip, align="right"))
        return nodes

    def _list(self, ui: Ui, panel: Rect) -> list[Node]:
        taken = self.debrief.taken
        area = inner(ui, panel, 40, 8)
        columns = [
            Column("", 34, "right", sortable=False),
            Column("Decision"),
            Column("Day", 52, "right", sortable=False),
        ]
        rows = [
            Row(
                str(each.number),
                [
                    Cell(str(each.number), "text", 600),
                    Cell(f"{each.title}: {each.choice}"),
                    Cell(str(wording.day_number(each.time)), "muted"),
                ],
            )
            for each in taken
        ]
        nodes: list[Node] = [
            Panel(
                "list",
                panel,
                f"Your {len(taken)} decisions",
                subtitle="no verdicts yet" if not self.locked else "",
            ),
            Table(
                "list.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Your decisions, without verdicts",
                columns=columns,
                rows=rows,
                on_open=self._pick,
                row_h=26,
                empty="You answered nothing and made no move; the staffing is judged by itself.",
            ),
        ]
        return nodes

    def _guess(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 40, 8)
        nodes: list[Node] = [
            Panel("guess", panel, "Guess two things", subtitle="compared in step 3"),
            line("g.name", area.x, area.y, area.w, "How good were your decisions, of 100?"),
            Slider(
                "g.decisions",
                Rect(area.x, area.y + 22, area.w, 40),
                "How good were your decisions",
                self.guessed,
                self._set_guess,
                ticks=(0, 50, 100),
                figure=True,
                reason="already compared" if self.locked else "",
            ),
            line("g.luck", area.x, area.y + 74, area.w, "Luck in this run"),
            Segment(
                "g.luck.set",
                Rect(area.x, area.y + 96, area.w, 28),
                "Luck in this run",
                [Option(word, word) for word in LUCK],
                self.luck,
                self._set_luck,
                small=True,
                reason="already compared" if self.locked else "",
            ),
        ]
        return nodes

    def _taken(self, kind: str) -> Taken | None:
        taken = self.debrief.taken
        index = self.about[kind]
        return taken[index] if 0 <= index < len(taken) else None

    def _choose(self, kind: str) -> None:
        items = [
            MenuItem(
                str(each.number),
                f"{each.number}  {each.title}, {wording.day(each.time)}",
                partial(self._set_about, kind, index),
            )
            for index, each in enumerate(self.debrief.taken)
        ]
        self.current = kind
        self.play.ui.open(Menu(items[:18], 260, 120, 420))

    def _set_about(self, kind: str, index: int) -> None:
        self.about[kind] = index

    def _pick(self, key: str) -> None:
        if not self.locked:
            self.about[self.current] = int(key) - 1

    def _typed(self, kind: str, text: str) -> None:
        self.texts[kind] = text
        self.current = kind

    def _set_guess(self, value: int) -> None:
        self.guessed = value

    def _set_luck(self, word: str) -> None:
        self.luck = word

    def _next_sentence(self, kind: str) -> None:
        place = words.VIEW.index(kind)
        if place + 1 < len(words.VIEW):
            self.play.ui.focus_on(f"text.{words.VIEW[place + 1]}")
        else:
            self.forward()

    def forward(self) -> None:
        """The facts; what was typed becomes part of the record first."""
        if not self.locked and not self._record():
            return
        super().forward()

    def _record(self) -> bool:
        entries: list[WriteJournal] = []
        for kind in words.VIEW:
            text = " ".join(self.texts[kind].split())
            if len(text) >= words.LEAST:
                taken = self._taken(kind)
                entries.append(words.entry(kind, text, taken.action if taken else -1))
        if not entries:
            self.play.ui.refuse(
                f"Write one sentence of at least {words.LEAST} characters, or skip it."
            )
            return False
        return self._say(*self._guesses(), *entries)

    def _guesses(self) -> list[WriteJournal]:
        if self.guessed is None:
            return []
        return [words.guess(self.guessed, self.luck or "not said")]

    def _say(self, *entries: WriteJournal) -> bool:
        problem = self.debrief.say(*entries)
        if problem:
            self.play.ui.refuse(problem)
            return False
        self.run.refresh()
        return True

    def _skip(self) -> None:
        def skip() -> None:
            if self._say(words.entry(words.SKIPPED, "(No view was written.)"), *self._guesses()):
                self.play.go("debrief.facts")

        dialogs.confirm(
            self.play,
            "Go on without your view?",
            "It stands in the record that no view was written. People who first say what they "
            "think learn more from what they see.",
            "Go on without it",
            skip,
        )
