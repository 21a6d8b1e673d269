"""The result: each part of the score with the sum it is made of, and what was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.debrief.score import Account, Mark, Part, account
from game.evidence import ledger
from game.model.units import DAY
from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Cell,
    Column,
    Factor,
    Hint,
    Node,
    Option,
    Panel,
    Row,
    ScrollArea,
    Segment,
    Separator,
    Table,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import aimed_table, inner, line, pair
from game.ui.screens.result_curve import function
from game.ui.screens.why_card import why_card

if TYPE_CHECKING:
    from game.ui.play import Play


class ResultScreen(RunScreen):
    """The parts at the left, one of them with its function at the right."""

    name = "result"
    rail = "home"
    title = "Result"
    form = True
    notice = "The result judges what happened, not each decision"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("score", 200), ("parts", 0))), Col((("one", 0), ("facts", 260)), 560))),
        ),
        "L": (
            Page("", (Col((("score", 136), ("parts", 0)), 660), Col((("one", 0), ("facts", 200))))),
        ),
        "M": (
            Page("Score", (Col((("score", 140), ("parts", 0))), Col((("one", 0),), 340))),
            one("facts", name="Facts"),
        ),
        "S": (
            one("score", name="Score"),
            one("parts", name="Parts"),
            one("one", name="Sum"),
            one("facts", name="Facts"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.account: Account = account(self.run.session)
        lost = max(self.account.parts, key=lambda part: part.weight * 100 - part.hundredths)
        self.selected = lost.id
        self.hidden = False

    def arrival(self) -> str:
        return "parts.table"

    def parts(self) -> dict[str, Builder]:
        return {"score": self._score, "parts": self._parts, "one": self._one, "facts": self._facts}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Part"),
            Hint(("0",), "Journal", lambda: self.play.go("journal")),
            Hint(("2",), "Plan", lambda: self.play.go("plan")),
            Hint(("Esc",), "Back", lambda: self.play.go("end")),
        ]

    def _score(self, ui: Ui, panel: Rect) -> list[Node]:
        total = self.account
        view = self.view
        header = self.run.session.recording.header
        area = inner(ui, panel, 16, 12)
        big = f"{wording.decimal(total.score)}"
        wide = ui.measure(big, "heading_l", 600)
        about = f"{view.project.title}, {header.level}, seed {header.seed}"
        name_w = ui.measure("Result") + 12
        beside = (area.x + name_w, area.y, area.w - name_w)
        nodes: list[Node] = [
            Panel("score", panel),
            line(
                "score.name",
                *(area.x, area.y, ui.measure("Result") + 4),
                "Result",
                colour="muted",
                card=lambda: why_card(ui, why.result(total)),
            ),
            line(
                "score.value",
                area.x,
                area.y + 18,
                wide + 4,
                big,
                size="heading_l",
                weight=600,
                colour="text",
            ),
            line("score.of", area.x + wide + 8, area.y + 30, 120, "of 100 points", colour="text2"),
            line("score.about", *beside, about, colour="muted", align="right"),
            Canvas(
                "score.bar", Rect(area.x, area.y + 62, area.w, 42), f"{big} of 100", paint=self._bar
            ),
        ]
        if panel.h >= 160:
            text = (
                "Each part earns its points by what happened. Luck is in it: a good decision can "
                "end badly."
            )
            nodes.append(line("score.text", area.x, area.y + 124, area.w, text, colour="text2"))
        return nodes

    def _bar(self, p: Painter, rect: Rect) -> None:
        """Each part as wide as its weight, filled by what it earned, named where there is room."""
        bars = Rect(rect.x, rect.y, rect.w, 22)
        cells = bars.columns([part.weight for part in self.account.parts], gap=3)
        for part, cell in zip(self.account.parts, cells, strict=True):
            p.round_rect(cell, 3, "bg3")
            share = part.hundredths / (part.weight * 100)
            if share > 0:
                fill = "accent" if part.id == self.selected else "you_dim"
                p.round_rect(Rect(cell.x, cell.y, max(4.0, cell.w * share), cell.h), 3, fill)
            if p.measure(part.name) <= cell.w:
                colour = "text" if part.id == self.selected else "muted"
                p.text(cell.x, cell.bottom + 4, part.name, colour=colour)

    def _parts(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 40, 8)
        wide = area.w >= 560
        columns = [Column("Part"), Column("points", 84, "right"), Column("of", 56, "right")]
        if wide:
            columns.append(Column("most was lost by", 260))
        rows = []
        for part in self.account.parts:
            share = part.hundredths / (part.weight * 100)
            colour = "ok" if share >= 0.8 else "warn" if share >= 0.5 else "bad"
            cells: list[Cell | str] = [
                Cell(part.name, "text", 600 if part.id == self.selected else 400),
                Cell(f"{part.hundredths / 100:.1f}", colour, 600, order=part.hundredths),
                Cell(str(part.weight), order=part.weight),
            ]
            if wide:
                cells.append(Cell(_worst(part), "muted"))
            rows.append(Row(part.id, cells, _card(part)))
        rows.append(
            Row(
                "",
                [
                    Cell("All parts", "text", 600),
                    Cell(f"{self.account.score:.1f}", "text", 600, order=10**9),
                    Cell("100"),
                    *([Cell("")] if wide else []),
                ],
            )
        )
        table = Table(
            "parts.table",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Parts",
            columns=columns,
            rows=rows,
            selected=self.selected,
            on_select=self._select,
            row_h=32,
        )
        ground = Panel("parts", panel, "Parts", subtitle="the sum is the result")
        return [ground, aimed_table(ui, table, self.selected)]

    def _select(self, id: str) -> None:
        if id:
            self.selected = id

    def _one(self, ui: Ui, panel: Rect) -> list[Node]:
        part = next(p for p in self.account.parts if p.id == self.selected)
        area = inner(ui, panel, 44, 8)
        points = f"{part.hundredths / 100:.2f} of {part.weight}"
        nodes: list[Node] = [Panel("one", panel, part.name, figure=points)]
        shares = sum(mark.share for mark in part.marks)
        rows: list[Node] = []
        step = 132.0
        for i, mark in enumerate(part.marks):
            y = area.y + i * step
            rows += self._mark(ui, i, part, mark, shares, Rect(area.x, y, area.w - 8, step - 12))
            if i < len(part.marks) - 1:
                rows.append(Separator(f"mark.{i}.rule", Rect(area.x, y + step - 14, area.w - 8, 9)))
        total = step * len(part.marks)
        if total <= area.h + 10:
            lost = max(part.marks, key=lambda mark: mark.share * (1000 - mark.permille))
            below = Rect(area.x, area.y + total + 4, area.w - 8, area.h - total - 4)
            return nodes + rows + self._behind(ui, part, lost, below)
        shown = Rect(panel.x + 4, area.y - 4, panel.w - 8, panel.bottom - area.y)
        return [*nodes, ScrollArea("one.scroll", shown, "Sum", rows, total)]

    def _mark(self, ui: Ui, i: int, part: Part, mark: Mark, shares: int, at: Rect) -> list[Node]:
        """The measure, its value, its points, and the function that joins them."""
        most = part.weight * mark.share / shares
        won = most * mark.permille / 1000
        value = wording.measured(mark.value, mark.unit)
        said = (
            f"{wording.percent(mark.permille)} of {wording.decimal(most)} points = "
            f"{wording.decimal(won)}"
        )
        return [
            *pair(
                f"mark.{i}",
                Rect(at.x, at.y, at.w, 20),
                mark.name,
                value,
                ui=ui,
                size="text_m",
                colour="text",
                card=lambda: self._why(part, mark),
            ),
            line(f"mark.{i}.sum", at.x, at.y + 22, at.w, said),
            Canvas(
                f"mark.{i}.curve",
                Rect(at.x, at.y + 42, at.w, at.h - 42),
                said,
                paint=lambda p, r: function(p, r, mark),
            ),
        ]

    def _behind(self, ui: Ui, part: Part, mark: Mark, at: Rect) -> list[Node]:
        """What moved the measure that lost most, as far as there is room."""
        causes = self.run.debrief().why
        moved = why.measure(self.view, part, mark, causes).moved
        most = int((at.h - 26) // 38)
        if not moved or most < 1:
            return []
        title = "What stands behind it"
        if len(part.marks) > 1:
            title += f": {mark.name.lower()}"
        nodes: list[Node] = [
            Separator("behind.rule", Rect(at.x, at.y - 8, at.w, 9)),
            line("behind", at.x, at.y + 4, at.w, title, weight=600, colour="text"),
        ]
        for i, event in enumerate(moved[:most]):
            y = at.y + 28 + i * 38
            nodes += pair(
                f"behind.{i}", Rect(at.x, y, at.w, 16), event.text, event.by, ui=ui, colour="text"
            )
            nodes.append(line(f"behind.{i}.day", at.x, y + 17, at.w, event.day, colour="muted"))
        return nodes

    def _why(self, part: Part, mark: Mark) -> Card:
        causes = self.run.debrief().why
        return why_card(self.play.ui, why.measure(self.view, part, mark, causes))

    def _facts(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        options = [Option("facts", "What happened"), Option("hidden", "What was hidden")]
        switch = Segment(
            "facts.which",
            Rect(0, 0, 0, 0),
            "Facts",
            options,
            "hidden" if self.hidden else "facts",
            self._which,
            small=True,
        )
        switch.rect = Rect(
            panel.x + 12, panel.y + 10, min(panel.w - 24, switch.width(ui.metrics)), 24
        )
        nodes: list[Node] = [Panel("facts", panel), switch]
        area = inner(ui, panel, 44, 6)
        if self.hidden:
            return [*nodes, self._truth(area)]
        deadline = view.project.deadline
        finished = view.public.tasks[deadline.task].finished
        late = -(-(finished - view.public.deadline) // DAY) if finished >= 0 else 0
        spent = ledger.spent(view)
        over = (spent - view.project.bac) * 1000 // view.project.bac
        promised = view.public.promised
        rows = [
            (deadline.name, f"day {-(-finished // DAY)}" if finished >= 0 else "not reached"),
            (
                "Against the deadline",
                f"{late} d late" if late > 0 else "in time" if finished >= 0 else "–",
            ),
            (
                "Your promise",
                f"day {promised // DAY}, {'kept' if 0 <= finished <= promised else 'not kept'}",
            ),
            ("Cost", wording.money(spent, view.project.currency)),
            (
                "Against the budget",
                f"{wording.percent(abs(over))} {'over' if over > 0 else 'under'}",
            ),
            ("People who left", str(sum(e.kind == "left" for e in view.public.log))),
        ]
        y = area.y
        for i, (name, value) in enumerate(rows):
            if y + 18 > area.bottom + 4:
                break
            nodes += pair(f"facts.{i}", Rect(area.x, y, area.w, 16), name, value, ui=ui)
            y += 24
        return nodes

    def _which(self, which: str) -> None:
        self.hidden = which == "hidden"

    def _truth(self, area: Rect) -> Node:
        """True work of each task beside its estimate, and the true chances of the risks."""
        view = self.view
        hidden = self.run.session.truth()
        rows = []
        for id, task in hidden.tasks.items():
            state = view.public.tasks[id]
            if state.status in ("out", "dropped"):
                continue
            true, planned = task.work // 1_000_000, view.project.tasks[id].estimate.mean
            more = (true - planned) * 100 // max(1, planned)
            rows.append(
                Row(
                    id,
                    [
                        Cell(wording.task_label(view, id), "text"),
                        Cell(wording.days(planned), order=planned),
                        Cell(wording.days(true), "text", order=true),
                        Cell(f"{wording.signed(more)} %", order=more),
                    ],
                )
            )
        for id, risk in hidden.risks.items():
            if not view.project.risks[id].responses:
                continue
            chance = risk.at_opening if risk.at_opening >= 0 else risk.probability
            own = view.public.risks[id].frozen
            said = wording.percent(own) if own >= 0 else "–"
            struck = "happened" if view.public.risks[id].struck else "did not"
            rows.append(
                Row(
                    f"risk.{id}",
                    [
                        Cell(f"{id} {view.project.risks[id].name}", "text"),
                        Cell(f"you {said}"),
                        Cell(wording.percent(chance), "text", order=chance),
                        Cell(struck),
                    ],
                )
            )
        columns = [
            Column("Task or risk"),
            Column("estimate", 84, "right"),
            Column("truth", 84, "right"),
            Column("", 84, "right"),
        ]
        return Table(
            "facts.truth",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "What was hidden",
            columns=columns,
            rows=rows,
            row_h=24,
        )


def _worst(part: Part) -> str:
    lost = max(part.marks, key=lambda mark: mark.share * (1000 - mark.permille))
    return lost.name if lost.permille < 1000 else "nothing was lost"


def _card(part: Part) -> Card:
    shares = sum(mark.share for mark in part.marks)
    factors = tuple(
        Factor(
            mark.name,
            wording.decimal(part.weight * mark.share / shares * mark.permille / 1000),
            wording.measured(mark.value, mark.unit),
        )
        for mark in part.marks
    )
    return Card(part.name, f"{part.hundredths / 100:.2f} of {part.weight} points.", factors)
