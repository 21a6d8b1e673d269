"""What changed since the player last looked: a panel over any screen, each line leads to its own.

The lines come from `game.ui.digest`; here is only how they stand and where they lead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.model.view import View
from game.ui import digest, why, wording
from game.ui.digest import Line
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    About,
    Button,
    Card,
    Label,
    Layer,
    Link,
    ListRow,
    Node,
    Panel,
    ScrollArea,
    Ui,
)
from game.ui.kit.text import KeyCaps
from game.ui.painter import Painter
from game.ui.screens.why_card import why_card
from game.ui.theme import MARGIN, TOP_H
from game.ui.why import Why

if TYPE_CHECKING:
    from game.ui.play import Play

ROW_H = 28.0
HEAD_H = 30.0
TITLE_H = 56.0
FOOT_H = 40.0
WIDTH = 680.0
PAIR_FROM = 280.0
"""The width from which a row also shows what was and what is."""
KEY = "F4"


def lines(play: Play, since: View) -> list[Line]:
    """What changed since that look, as far as the player can know it now."""
    run = play.run
    assert run is not None
    pair = digest.pair(play.ahead.history, since)
    due = run.report_due and run.report_due_at() > since.now
    return run.looks.lines(since, run.view, pair, report_due=due)


def go_to(play: Play, line: Line) -> None:
    """The screen that says more about a line."""
    if line.screen == "decision":
        play.open_dilemma(line.about)
        return
    if line.about:
        play.screen(line.screen).select(line.about)
    play.go(line.screen)


def open_changed(play: Play) -> None:
    """Opens the panel; what it shows counts as seen."""
    run = play.run
    if run is None or run.running:
        return
    since = run.looks.since
    if since is None:
        play.ui.toast("Nothing has changed yet", "Let time run first.", "notice")
        return
    play.ui.open(Changed(play, since))
    run.looks.read()


@dataclass(slots=True, eq=False)
class ChangeRow(ListRow):
    """A line: better or worse by sign and colour, its words, what was and is, by how much."""

    line: Line = Line("", "", 0)  # noqa: RUF009 (frozen)

    def draw(self, p: Painter, ui: Ui) -> None:
        rect, line = self.rect, self.line
        if ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2" if ui.look(self) == "hover" else "bg0")
        y = rect.cy - 8
        icon, colour = _look(line)
        p.icon(icon, rect.x + 4, y + 2, 12, colour)
        right = rect.right - 8
        if line.difference:
            ink, weight = (colour, 600) if line.then or line.good else ("text2", 400)
            wide = p.text(right, y, line.difference, "text_s", weight, ink, "right")
            right -= max(56.0, wide) + 8 if line.then else wide + 12
        if line.then and rect.w > PAIR_FROM:
            right -= 12 + p.text(
                right, y, f"{line.then} → {line.now}", colour="text2", align="right"
            )
        p.text(rect.x + 28, y, self.label, colour="text2", max_width=right - rect.x - 28)

    def value_text(self, ui: Ui) -> str:
        return self.line.said().removeprefix(self.label).removeprefix(", ")


def _look(line: Line) -> tuple[str, str]:
    colour = {1: "ok", -1: "bad", 0: "muted"}[line.good]
    if not line.good:
        return ("warn", "warn") if line.group == digest.NEEDS_YOU else ("minus", colour)
    if not line.then:
        return ("ok" if line.good > 0 else "warn"), colour
    return ("tri_down" if line.difference.startswith(wording.MINUS) else "tri_up"), colour


def row(play: Play, key: str, rect: Rect, line: Line, ui: Ui, group: str) -> ChangeRow:
    """A line as a row that leads to its screen; its card says why, or what is cut off."""
    room = rect.w - 36 - (ui.measure(line.difference, "text_s", 600) + 12 if line.difference else 0)
    if line.then and rect.w > PAIR_FROM:
        room -= ui.measure(f"{line.then} → {line.now}") + 16
    card: About | None = Card(line.group, line.text) if ui.measure(line.text) > room else None
    if line.asks:
        card = partial(_why, play, line)
    return ChangeRow(
        key, rect, line.text, partial(go_to, play, line), line=line, card=card, group=group
    )


def _why(play: Play, line: Line) -> Card:
    """What moved this number."""
    run = play.run
    assert run is not None
    view = run.view
    asked: dict[str, Callable[[], Why]] = {
        "date": lambda: why.finish(view),
        "cost": lambda: why.cost(view),
        "pace": lambda: why.task_pace(run.session, line.about),
        "trust": lambda: why.trust(view, line.about),
        "morale": lambda: why.morale(view, line.about, run.parameters),
        "fatigue": lambda: why.fatigue(view, line.about, run.parameters),
    }
    return why_card(play.ui, asked[line.asks]())


class Changed(Layer):
    """The lines in groups, the weightiest group first; arrows move, Enter goes there."""

    def __init__(self, play: Play, since: View) -> None:
        self.play = play
        self.since = since
        self.groups: list[digest.Group] = []
        self.first_focus = "changed.row.0" if lines(play, since) else "changed.close"

    def build(self, ui: Ui) -> list[Node]:
        self.groups = digest.grouped(lines(self.play, self.since))
        margin = MARGIN[ui.layout]
        width = min(WIDTH, ui.size[0] - 2 * margin)
        total = sum(HEAD_H + ROW_H * len(group.lines) for group in self.groups)
        total = total or ROW_H
        top = TOP_H[ui.layout] + (8 if ui.layout in ("XL", "L") else 4)
        height = min(TITLE_H + total + FOOT_H + 8, ui.size[1] - top - 8)
        box = Rect(ui.size[0] - width - margin, top, width, height)
        body = Rect(box.x + 12, box.y + TITLE_H, box.w - 24, box.h - TITLE_H - FOOT_H - 4)
        rows = self._rows(ui, Rect(body.x, body.y, body.w - 10, total))
        return [
            _Ground("changed", box),
            *self._title(ui, box),
            ScrollArea("changed.list", body, "What changed", rows, total),
            *self._foot(ui, box),
        ]

    def _title(self, ui: Ui, box: Rect) -> list[Node]:
        since, run = self.since, self.play.run
        assert run is not None
        days = run.view.now // DAY - since.now // DAY
        told = f"since {wording.day(since.now)}, {wording.date(since, since.now)}"
        passed = f"{told}: {wording.plural(days, 'working day')}" if days else told
        pending = f"{passed}; the forecast is still being played"
        wanted = (pending, passed) if self.play.ahead.stale(run.view) else (passed,)
        said = next((each for each in wanted if ui.measure(each) <= box.w - 72), told)
        return [
            Label(
                "changed.title",
                Rect(box.x + 16, box.y + 10, box.w - 72, 24),
                "What changed",
                "heading_s",
                600,
            ),
            Label(
                "changed.since", Rect(box.x + 16, box.y + 34, box.w - 72, 16), said, colour="muted"
            ),
            Button(
                "changed.close",
                Rect(box.right - 44, box.y + 10, 32, 32),
                "Close",
                partial(ui.close, self),
                icon="close",
                bare=True,
            ),
        ]

    def _rows(self, ui: Ui, area: Rect) -> list[Node]:
        if not self.groups:
            text = "Nothing that you can know of has changed."
            return [Label("changed.none", Rect(area.x + 4, area.y, area.w, ROW_H), text)]
        nodes: list[Node] = []
        y, number = area.y, 0
        for group in self.groups:
            at = Rect(area.x + 4, y + 6, area.w - 8, 20)
            nodes.append(Label(f"changed.{group.name}", at, group.name, weight=600, colour="text"))
            y += HEAD_H
            for line in group.lines:
                rect = Rect(area.x, y, area.w, ROW_H)
                made = row(self.play, f"changed.row.{number}", rect, line, ui, "changed.rows")
                made.action = partial(self._leave, ui, line)
                nodes.append(made)
                y += ROW_H
                number += 1
        return nodes

    def _leave(self, ui: Ui, line: Line) -> None:
        ui.close(self)
        go_to(self.play, line)

    def _foot(self, ui: Ui, box: Rect) -> list[Node]:
        y = box.bottom - FOOT_H
        word = "Everything in the log"
        wide = ui.measure(word) + 2
        log = Line("", "", 0, about="log")
        nodes: list[Node] = [
            Link(
                "changed.log",
                Rect(box.right - 16 - wide, y + 6, wide, 28),
                word,
                partial(self._leave, ui, log),
                align="right",
            )
        ]
        x = box.x + 12
        for keys, said, action in (
            (("Enter",), "Go there", None),
            (("Esc",), "Close", partial(ui.close, self)),
            (("N",), "Next event", partial(self._next, ui)),
        ):
            wide_caps = KeyCaps.width(ui.metrics, keys, said)
            if x + wide_caps > box.right - 32 - wide:
                break
            at = Rect(x, y + 8, wide_caps, 24)
            nodes.append(KeyCaps(f"changed.key.{keys[0]}", at, said, keys, action))
            x += wide_caps + 20
        return nodes

    def _next(self, ui: Ui) -> None:
        ui.close(self)
        self.play.next_event()

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == KEY:
            ui.close(self)
        elif key.chord == "N":
            self._next(ui)
        else:
            return False
        return True

    def on_outside(self, ui: Ui) -> None:
        ui.close(self)


class _Ground(Panel):
    """The ground of the panel: an edge instead of a shadow."""

    def draw(self, p: Painter, ui: Ui) -> None:
        p.round_rect(self.rect, 8, "bg1", "line_strong")
