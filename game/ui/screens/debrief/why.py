"""Step 4: why the project ended then and cost that much; the learner marks one cause first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.debrief.causes import Cause
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
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
    draw_flag,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import (
    COLOURS,
    KIND_WORDS,
    DebriefScreen,
    cause_title,
    days,
)
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.ui.play import Play

ROW = 38.0
LARGEST = 9


@dataclass(slots=True, eq=False)
class _Chain(Table):
    """Causes as stairs from the baseline to the end; each bar begins where the last one ended."""

    causes: Sequence[Cause] = ()
    planned: int = 0
    deadline: int = 0
    finish: int = 0
    shown: bool = True

    def draw(self, p: Painter, ui: Ui) -> None:
        Table.draw(self, p, ui)
        if not self.shown or self.rect.w < 480:
            return
        left = self.rect.x + self.rect.w * 0.56
        plot = Rect(left, self.rect.y, self.rect.right - left - 76, self.rect.h)
        levels = [self.planned]
        for cause in self.causes:
            levels.append(levels[-1] + cause.minutes)
        low, high = min(*levels, self.deadline), max(*levels, self.deadline)
        span = max(1, high - low)
        place = self.place(ui)

        def x(minute: int) -> float:
            return plot.x + plot.w * (minute - low) / span

        head = 28.0
        flag = x(self.deadline)
        p.line(flag, plot.y + 16, flag, plot.bottom - 4, "text2")
        draw_flag(p, flag, plot.y + 8)
        with p.clip(Rect(plot.x - 40, plot.y + head, plot.w + 116, plot.h - head)):
            for i, cause in enumerate(self.causes):
                y = plot.y + head + i * self.row_h - place.scroll + self.row_h / 2
                a, b = x(levels[i]), x(levels[i + 1])
                rect = Rect(min(a, b), y - 6, max(2.0, abs(b - a)), 12)
                colour = COLOURS.get(cause.kind, "plan")
                if cause.minutes >= 0:
                    p.round_rect(rect, 2, colour)
                else:
                    p.round_rect(rect.inset(0.5), 2, "bg1", colour, 2)
                p.text(
                    self.rect.right - 8, y - 8, days(cause.minutes), "text_s", 600, "text", "right"
                )


class WhyScreen(DebriefScreen):
    """The chain of the date, and the money; shares appear when one cause is marked."""

    name = "debrief.why"
    rail = "debrief.why"
    title = "Why"
    step = 4
    first_focus = "chain.table"
    notice = "From the log of who waited for what"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("chain", 0), ("sum", 88))), Col((("money", 0),), 560))),),
        "L": (Page("", (Col((("chain", 0), ("sum", 88)), 744), Col((("money", 0),)))),),
        "M": (
            Page("Date", (Col((("chain", 0), ("sum", 76))),)),
            one("money", name="Money"),
        ),
        "S": (one("chain", name="Date"), one("sum", name="Sum"), one("money", name="Money")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.every = "largest"

    @property
    def marked(self) -> str:
        """The cause that the learner has marked, "" before."""
        said = words.last(self.view, words.CAUSE)
        return said.text if said is not None else ""

    def parts(self) -> dict[str, Builder]:
        return {"chain": self._chain, "sum": self._sum, "money": self._money}

    def hints(self, ui: Ui) -> list[Hint]:
        mark = "Open decision" if self.marked else "Mark this cause"
        return [
            Hint(("↑", "↓"), "Cause"),
            Hint(("Enter",), mark),
            Hint(("W",), "All or largest", self._turn),
            Hint(("PgDn",), "What if", self.forward),
        ]

    def _turn(self) -> None:
        self.every = "all" if self.every == "largest" else "largest"

    def causes(self) -> list[Cause]:
        """The causes shown, in order of time; the smaller ones together unless all are wanted."""
        why = self.debrief.why
        if self.every == "all" or len(why.chain) <= LARGEST:
            return list(why.chain)
        kept = {id(each) for each in why.largest()[: LARGEST - 1]}
        shown = [each for each in why.chain if id(each) in kept]
        rest = sum(each.minutes for each in why.chain if id(each) not in kept)
        count = len(why.chain) - len(shown)
        return [*shown, Cause("rest", f"{count} smaller causes together", rest)]

    def _chain(self, ui: Ui, rect: Rect) -> list[Node]:
        why = self.debrief.why
        area = inner(ui, rect, 40, 8)
        if why.finish < 0:
            text = (
                f"{self.view.project.deadline.name} was not reached, so there is no date to "
                "explain. The money is explained beside this."
            )
            made, _ = prose(ui, "chain.none", area.x, area.y, area.w, text)
            return [Panel("chain", rect, "Why this date"), made]
        late = -(-why.late // DAY)
        title = f"Why {late} days late" if late > 0 else f"Why on time, with {-late} days to spare"
        against, buffer = days(why.finish - why.planned), days(why.buffer, sign=False)
        about = f"{against} against the baseline, {buffer} of buffer"
        marked = self.marked
        causes = self.causes()
        named = rect.w >= 520
        columns = [Column("Cause", rect.w * 0.55 if marked and named else 0, sortable=False)]
        if not (marked and named):
            columns.append(Column("Days" if marked else "", 80, "right", sortable=False))
        else:
            columns.append(Column("", 0, "right", sortable=False))
        rows = []
        for i, cause in enumerate(causes):
            kind = KIND_WORDS.get(cause.kind, "")
            name = cause_title(self.view, cause)
            icon = {"decision": "decision", "luck": "luck", "queue": "clock", "crew": "team"}
            cells = [
                Cell(
                    f"{name} · {kind}" if kind else name,
                    "text",
                    600 if marked == cause.title else 400,
                    icon=icon.get(cause.kind, "plus"),
                    icon_colour=COLOURS.get(cause.kind, "muted"),
                ),
                Cell(days(cause.minutes) if marked and not named else ""),
            ]
            rows.append(Row(str(i), cells))
        switch = Segment(
            "chain.how",
            Rect(rect.right - 176, rect.y + 8, 160, 24),
            "Causes shown",
            [Option("largest", "Largest"), Option("all", "All")],
            self.every,
            self._every,
            small=True,
        )
        room = rect.w - 176 - 40 - ui.measure(title, "text_m", 600)
        nodes: list[Node] = [
            Panel(
                "chain", rect, title, subtitle=about if ui.measure(about) < room and marked else ""
            ),
            switch,
        ]
        top = area.y
        ask: list[Node] = []
        if not marked:
            text = "Which of these drove the date most? Enter marks it; then the shares appear."
            made, top = prose(ui, "chain.ask", area.x, area.y, area.w, text, colour="accent")
            ask, top = [made], top + 6
        nodes.append(
            _Chain(
                "chain.table",
                Rect(area.x - 8, top, area.w + 16, area.bottom - top),
                title,
                columns=columns,
                rows=rows,
                on_open=self._opened,
                row_h=30 if rect.h < 520 else ROW,
                causes=causes,
                planned=why.planned,
                deadline=why.deadline,
                finish=why.finish,
                shown=bool(marked),
            )
        )
        return [*nodes, *ask]

    def _every(self, which: str) -> None:
        self.every = which

    def _opened(self, key: str) -> None:
        cause = self.causes()[int(key)]
        if not self.marked:
            problem = self.debrief.say(words.entry(words.CAUSE, cause.title[:300]))
            if problem:
                self.play.ui.refuse(problem)
            self.run.refresh()
            return
        self._open(cause)

    def _open(self, cause: Cause) -> None:
        found = self.debrief.by_subject(cause.subject) if cause.subject else None
        if found is not None:
            self.debrief.selected = found.id
            self.play.go("debrief.decision")
        elif cause.task:
            self.play.screen("plan").select(cause.task)
            self.play.go("plan")

    def _sum(self, ui: Ui, rect: Rect) -> list[Node]:
        why = self.debrief.why
        area = inner(ui, rect, 12, 8)
        nodes: list[Node] = [Panel("sum", rect)]
        if why.finish < 0 or not self.marked:
            text = "Shares of decisions, luck, waiting and staffing appear when a cause is marked."
            made, _ = prose(ui, "sum.wait", area.x, area.y, area.w, text, colour="muted")
            return [*nodes, made]
        kinds = ("decision", "luck", "queue", "crew", "rest")
        names = {"decision": "Decisions", "luck": "Luck", "queue": "Waiting", "crew": "Staffing"}
        wide = area.w / len(kinds)
        for i, kind in enumerate(kinds):
            text = f"{names.get(kind, 'Small')} {days(why.total(kind))}"
            colour = COLOURS.get(kind, "muted")
            nodes.append(
                line(
                    *(f"sum.{kind}", area.x + i * wide, area.y, wide - 8, text),
                    size="text_m" if wide > 120 else "text_s",
                    weight=600,
                    colour="text" if kind in ("rest", "crew") else colour,
                )
            )
        largest = why.largest()
        right = largest[0].title if largest else ""
        agree = (
            "the largest by the log, too"
            if right == self.marked
            else f"largest by the log: {right}"
        )
        said = f"You marked “{self.marked}”; {agree}."
        made, _ = prose(
            *(ui, "sum.said", area.x, area.y + 26, area.w, said),
            most=area.bottom - area.y - 24,
        )
        return [*nodes, made]

    def _money(self, ui: Ui, rect: Rect) -> list[Node]:
        why = self.debrief.why
        over = why.spent - why.budget
        word = "over" if over > 0 else "under"
        title = f"Why {wording.amount(abs(over))} {word} budget"
        area = inner(ui, rect, 40, 40)
        rows = [
            Row(
                str(i),
                [
                    Cell(
                        cause.title,
                        "text",
                        icon={"decision": "decision", "luck": "luck"}.get(cause.kind, "coins"),
                        icon_colour=COLOURS.get(cause.kind, "muted"),
                    ),
                    Cell(_sum(cause.cents), "text", 600, order=cause.cents),
                ],
            )
            for i, cause in enumerate(why.money)
        ]
        spent, budget = wording.amount(why.spent), wording.amount(why.budget)
        text = f"Spent {spent} of {budget}. A cost is not a mistake."
        return [
            Panel("money", rect, title),
            Table(
                "money.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                title,
                columns=[Column("Cause"), Column("USD", 84, "right")],
                rows=rows,
                on_open=partial(self._open_money),
                row_h=28,
            ),
            line("money.text", area.x, rect.bottom - 28, area.w, text, colour="muted"),
        ]

    def _open_money(self, key: str) -> None:
        self._open(self.debrief.why.money[int(key)])


def _sum(cents: int) -> str:
    sign = "+" if cents > 0 else "−"
    return f"{sign}{wording.amount(abs(cents))}"
