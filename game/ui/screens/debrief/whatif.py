"""Step 5: one decision otherwise, in the same luck or in others, by hand or played out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.debrief.analysis import Decision
from game.debrief.rewind import OTHERS, Branch
from game.errors import ContingencyError
from game.model.units import DAY
from game.ui import saves, wording
from game.ui.charts import Axis, Bar, Moment, Picture, Piece, panel
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Cell,
    Column,
    Hint,
    Menu,
    MenuItem,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Table,
    TextField,
    Ui,
)
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, points
from game.ui.screens.debrief.skill import option
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.ui.play import Play

BINS = 18
OTHER_SEED = 1_000_003


class WhatIfScreen(DebriefScreen):
    """The run and its branches, a pair of options in other luck, and what is tried next."""

    name = "debrief.whatif"
    rail = "debrief.whatif"
    title = "What if"
    step = 5
    first_focus = "go"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "", (Col((("branches", 0), ("said", 72))), Col((("others", 0), ("next", 270)), 520))
            ),
        ),
        "L": (
            Page(
                "", (Col((("branches", 0), ("said", 68)), 776), Col((("others", 0), ("next", 264))))
            ),
        ),
        "M": (
            Page("Branches", (Col((("branches", 0), ("said", 64))), Col((("next", 0),), 340))),
            one("others", name="Other luck"),
        ),
        "S": (
            one("branches", name="Branches"),
            one("others", name="Other luck"),
            one("next", name="Try"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.option = ""
        self.luck = "same"
        self.text = ""

    @property
    def notice(self) -> str:  # type: ignore[override]
        return self.debrief.busy or f"{len(self.debrief.branches)} of 20 branches"

    @property
    def current(self) -> Decision | None:
        """The decision that is taken otherwise."""
        found = self.debrief.decision(self.debrief.selected)
        weighty = self.debrief.weighty()
        if found is None and weighty:
            found = max(weighty, key=lambda each: each.loss)
            self.debrief.selected = found.id
        return found

    @property
    def chosen(self) -> str:
        """The option that is tried: the one picked, else the best, else any other."""
        found = self.current
        if found is None:
            return ""
        known = [each.id for each in found.options]
        if self.option in known:
            return self.option
        if found.best != found.chosen:
            return found.best
        return next((id for id in known if id != found.chosen), found.chosen)

    def parts(self) -> dict[str, Builder]:
        return {
            "branches": self._branches,
            "others": self._others,
            "next": self._next,
            "said": self._said,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Enter",), "Continue by hand", self._by_hand),
            Hint(("P",), "Play out", self._play_out),
            Hint(("L",), "Luck", self._turn),
            Hint(("PgDn",), "Themes", self.forward),
        ]

    def _turn(self) -> None:
        self.luck = "others" if self.luck == "same" else "same"

    def _branches(self, ui: Ui, rect: Rect) -> list[Node]:
        debrief, why = self.debrief, self.debrief.why
        area = inner(ui, rect, 40, 8)
        score = debrief.analysis.score if debrief.analysis and debrief.complete else None
        rows = [
            Row(
                "own",
                [
                    Cell("Your run", "text", 600),
                    Cell("as it was", "muted"),
                    Cell(_day(why.finish), "text", 600, order=why.finish),
                    Cell(wording.amount(why.spent), "text", order=why.spent),
                    Cell("–" if score is None else points(score), "text", 600),
                ],
            )
        ]
        for i, each in enumerate(debrief.branches):
            decision = debrief.decision(each.decision)
            at = decision.title if decision is not None else each.decision
            sooner = each.finish - why.finish if each.finish >= 0 and why.finish >= 0 else 0
            rows.append(
                Row(
                    str(i),
                    [
                        Cell(each.title, "text"),
                        Cell(at, "muted"),
                        Cell(
                            f"{_day(each.finish)} ({_gap(sooner)})",
                            "text2",
                            order=each.finish,
                            icon=_icon(sooner),
                            icon_colour=_colour(sooner),
                        ),
                        Cell(wording.amount(each.cost), order=each.cost),
                        Cell(points(each.score), "text", 600, order=each.score),
                    ],
                )
            )
        wide = rect.w > 560
        columns = [
            Column("Branch", 0),
            Column("at the decision", 190 if wide else 1, sortable=False),
            Column("Finish", 132, "right"),
            Column("Cost", 76, "right"),
            Column("Score", 60, "right"),
        ]
        if not wide:
            columns.pop(1)
            rows = [Row(r.key, [r.cells[0], *r.cells[2:]]) for r in rows]
        title, about = "Your run and its branches", "same luck; the handbook manager plays them on"
        room = rect.w - 32 - ui.measure(title, "text_m", 600)
        nodes: list[Node] = [
            Panel("branches", rect, title, subtitle=about if ui.measure(about) < room else ""),
            Table(
                "branches.table",
                Rect(area.x - 8, area.y, area.w + 16, min(area.h, 36 + 32.0 * len(rows))),
                title,
                columns=columns,
                rows=rows,
                on_open=self._open,
                row_h=32,
            ),
        ]
        if not debrief.branches:
            text = "No branch yet. Choose a decision and an option, then play it out or take over."
            y = area.y + 36 + 32 * len(rows)
            nodes.append(prose(ui, "branches.none", area.x, y, area.w, text, colour="muted")[0])
        return nodes

    def _open(self, key: str) -> None:
        if key != "own":
            each: Branch = self.debrief.branches[int(key)]
            self.debrief.selected = each.decision
            self.option = each.option
            if self.debrief.decision(each.decision) is not None:
                self.play.go("debrief.decision")

    def _others(self, ui: Ui, rect: Rect) -> list[Node]:
        pair, found = self.debrief.pair, self.current
        if pair is None:
            empty = self.debrief.busy or (
                "Was it only this luck? Choose “200 others” and play out: the option and yours in "
                "the same 200 other futures, redrawn from what could be known at that moment."
            )
            shown = Picture("", Axis(0, 1), Axis(0, 1), empty=empty)
            return panel(ui, "others", rect, "200 others", "", shown, small=True)
        head = Rect(rect.x, rect.y, rect.w, rect.h - 64)
        other = [each.finish / DAY for each in pair.first if each.finish >= 0]
        own = [each.finish / DAY for each in pair.second if each.finish >= 0]
        low, high = min([*other, *own]), max([*other, *own]) + 1
        pieces: list[Piece] = []
        tallest = 1
        width = (high - low) / BINS
        for values, colour, shift in ((other, "luck", -0.2), (own, "you", 0.2)):
            counts = [0] * BINS
            for value in values:
                counts[min(BINS - 1, int((value - low) / width))] += 1
            tallest = max(tallest, *counts)
            pieces += [
                Bar(low + (i + 0.5 + shift) * width, 0, count, width * 0.4, colour)
                for i, count in enumerate(counts)
                if count
            ]
        deadline = self.debrief.why.deadline / DAY
        if low <= deadline <= high:
            pieces.append(
                Moment(deadline, str(wording.finish_number(self.debrief.why.deadline)), "deadline")
            )
        names = (
            option(found, self.chosen) if found else "the other",
            option(found, found.chosen) if found else "yours",
        )
        axes = (
            Axis(low, high, "finish, working day", most=5),
            Axis(0, tallest * 1.15, "futures", most=4),
        )
        shown = Picture(f"Finishes in {len(pair.first)} futures", *axes, pieces)
        nodes = panel(
            *(
                ui,
                "others",
                head,
                f"{len(pair.first)} others",
                "gold: the other, blue: yours",
                shown,
            ),
            small=True,
        )
        nodes[0].rect = rect
        x, wide = rect.x + 16, rect.w - 32
        title = f"“{names[0]}” is better in {pair.wins} of {len(pair.first)}"
        if pair.tied:
            about = (
                f"Mean difference {points(pair.difference, sign=True)}: they cannot be told apart."
            )
        else:
            mean, half = points(pair.difference, sign=True), points(pair.half_width)
            about = f"Mean difference {mean} ± {half} points."
        return [
            *nodes,
            line("others.title", x, head.bottom + 2, wide, title, weight=600, colour="text"),
            line("others.about", x, head.bottom + 22, wide, about),
        ]

    def _next(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        area = inner(ui, rect, 40, 10)
        nodes: list[Node] = [Panel("next", rect, "Another branch", icon="rewind")]
        if found is None:
            text = f"{self.debrief.doing()}. Decisions can be taken again when they are judged."
            return [*nodes, prose(ui, "next.none", area.x, area.y, area.w, text)[0]]
        number = self.debrief.number(found)
        label = f"{number}  {found.title}, {wording.day(found.time)}"
        busy = self.debrief.busy
        nodes += [
            line("n.from", area.x, area.y + 6, 60, "From"),
            Button(
                *("from", Rect(area.x + 64, area.y, area.w - 64, 30), label, self._choose),
                small=True,
                icon="chev_down",
            ),
            line("n.choose", area.x, area.y + 42, 60, "Choose"),
            Button(
                "option",
                Rect(area.x + 64, area.y + 36, area.w - 64, 30),
                option(found, self.chosen),
                self._choose_option,
                small=True,
                icon="chev_down",
            ),
            line("n.luck", area.x, area.y + 78, 60, "Luck"),
            Segment(
                "luck",
                Rect(area.x + 64, area.y + 72, area.w - 64, 30),
                "Luck",
                [Option("same", "Same"), Option("others", f"{OTHERS} others")],
                self.luck,
                self._set_luck,
                small=True,
            ),
            Button(
                "go",
                Rect(area.x, area.y + 112, area.w * 0.62 - 6, 40),
                "Continue by hand",
                self._by_hand,
                primary=True,
            ),
            Button(
                "out",
                Rect(area.x + area.w * 0.62 + 2, area.y + 112, area.w * 0.38 - 2, 40),
                "Play out",
                self._play_out,
                shortcut="P",
                cap=False,
                reason="still busy" if busy else "",
            ),
        ]
        if area.h > 186:
            text = (
                f"By hand: you decide from {wording.day(found.time)} on, with hindsight and "
                "without a rating. Your run is kept."
            )
            nodes.append(prose(ui, "n.text", area.x, area.y + 160, area.w, text, colour="muted")[0])
        return nodes

    def _choose(self) -> None:
        items = [
            MenuItem(
                each.id,
                f"{i}  {each.title}, {wording.day(each.time)}",
                partial(self._pick, each.id),
            )
            for i, each in enumerate(self.debrief.weighty(), 1)
        ]
        items.sort(key=lambda item: -self._loss(item.key))
        self.play.ui.open(Menu(items[:16], self.play.ui.size[0] - 460, 120, 440))

    def _loss(self, id: str) -> int:
        found = self.debrief.decision(id)
        return found.loss if found is not None else 0

    def _pick(self, id: str) -> None:
        self.debrief.selected, self.option = id, ""
        self.debrief.pair = None

    def _choose_option(self) -> None:
        found = self.current
        assert found is not None
        items = [
            MenuItem(each.id, each.title, partial(self._set_option, each.id))
            for each in found.options
            if each.id != found.chosen
        ]
        self.play.ui.open(Menu(items, self.play.ui.size[0] - 460, 160, 440))

    def _set_option(self, id: str) -> None:
        self.option = id
        self.debrief.pair = None

    def _set_luck(self, which: str) -> None:
        self.luck = which

    def _play_out(self) -> None:
        found = self.current
        if found is None:
            return
        if self.luck == "same":
            self.debrief.play_out(found.id, self.chosen)
        else:
            self.debrief.compare(found.id, self.chosen, found.chosen)

    def _by_hand(self) -> None:
        """A new game from this decision on, saved beside the others; the run that was is kept."""
        found = self.current
        if found is None:
            return
        rewind = self.debrief.rewind
        parent = self.run.path.name if self.run.path is not None else ""
        try:
            if self.luck == "others":
                seed = (self.run.session.recording.header.seed + OTHER_SEED) % 10**9
                session = rewind.in_other_luck(found.id, self.chosen, seed, parent)
                self.play.take(session)
            else:
                path = saves.new_path(self.run.session.scenario) if self.run.path else None
                session = rewind.branch(found.id, self.chosen, path=path, parent=parent)
                self.play.take(session, path)
        except ContingencyError as error:
            self.play.ui.refuse(str(error))
            return
        self.play.go("home")
        self.play.ui.toast(
            "A branch, with hindsight", "It gets no rating; your run is kept.", "notice"
        )

    def _said(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 8, 6)
        said = words.last(self.view, words.COMPARED)
        name = "What does the comparison tell you? One sentence, yours"
        nodes: list[Node] = [
            Panel("said", rect),
            line("said.name", area.x, area.y, area.w, name, colour="muted"),
        ]
        if said is not None:
            return [
                *nodes,
                line("said.own", area.x, area.y + 22, area.w, f"“{said.text}”", colour="text"),
            ]
        return [
            *nodes,
            TextField(
                *("said.text", Rect(area.x, area.y + 20, area.w, 30), name, self.text, self._typed),
                limit=200,
                on_enter=self._write,
                placeholder="Enter keeps it",
            ),
        ]

    def _typed(self, text: str) -> None:
        self.text = text

    def _write(self) -> None:
        text = " ".join(self.text.split())
        problem = self.debrief.say(words.entry(words.COMPARED, text))
        if problem:
            self.play.ui.refuse(problem)
        self.run.refresh()


def _day(minute: int) -> str:
    return "not reached" if minute < 0 else f"day {wording.finish_number(minute)}"


def _gap(minutes: int) -> str:
    count = round(minutes / DAY)
    return f"{count:+d} d".replace("-", "−") if count else "0 d"


def _icon(minutes: int) -> str:
    return "tri_down" if minutes < -DAY // 2 else "tri_up" if minutes > DAY // 2 else "minus"


def _colour(minutes: int) -> str:
    return "ok" if minutes < -DAY // 2 else "bad" if minutes > DAY // 2 else "muted"
