"""What score and decisions would be if the parts of the score weighed otherwise; never a rating."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from game.debrief.telling import option_title
from game.model.scenario import ScorePart
from game.ui import weighing
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
    Slider,
    Table,
    Ui,
)
from game.ui.own_moves import dated
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, points
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose, scrolled

MOST = 60
PART = 58.0


class WeightsScreen(DebriefScreen):
    """Weights at the left, what they change at the right."""

    name = "debrief.weights"
    rail = "debrief.skill"
    title = "Other weights"
    step = 3
    first_focus = "presets"
    notice = "Under your weights: no new futures, and the rating stays as it is"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("weights", 0),), 440), Col((("sum", 176), ("decisions", 0))))),),
        "L": (Page("", (Col((("weights", 0),), 380), Col((("sum", 168), ("decisions", 0))))),),
        "M": (
            one("weights", name="Weights"),
            Page("Result", (Col((("sum", 150), ("decisions", 0))),)),
        ),
        "S": (
            one("weights", name="Weights"),
            one("sum", name="Result"),
            one("decisions", name="Decisions"),
        ),
    }

    def parts(self) -> dict[str, Builder]:
        return {"weights": self._weights, "sum": self._sum, "decisions": self._decisions}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Weight"),
            Hint(("Enter",), "Open decision"),
            Hint(("0",), "As the charter", self._reset),
            Hint(("V",), "Back", lambda: self.play.go("debrief.skill")),
            Hint(("PgDn",), "Why", self.forward),
        ]

    def backward(self) -> None:
        self.play.go("debrief.skill")

    def _reset(self) -> None:
        self._take("charter")

    def _take(self, id: str) -> None:
        for each in weighing.presets(self.view.project.score):
            if each.id == id:
                self.debrief.weights = dict(each.weights)

    def _set(self, part: str, weight: int) -> None:
        others = sum(each for id, each in self.debrief.weights.items() if id != part)
        if others + weight:
            self.debrief.weights[part] = weight

    # The weights

    def _weights(self, ui: Ui, rect: Rect) -> list[Node]:
        least = 92 + PART * len(self.view.project.score)
        return scrolled("weights", rect, least, partial(self._sliders, ui))

    def _sliders(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 44, 8)
        offered = weighing.presets(self.view.project.score)
        words = [Option(each.id, each.name.removesuffix(" first")) for each in offered]
        nodes: list[Node] = [
            Panel("weights", rect, "Your weights", subtitle="what counts, and how much"),
            Segment(
                "presets",
                Rect(area.x, area.y, area.w, 30),
                "Weights that put half on one thing",
                words,
                weighing.preset_of(self.debrief),
                self._take,
                small=True,
            ),
        ]
        y = area.y + 44
        for part in self.view.project.score:
            nodes += self._part(part, Rect(area.x, y, area.w, PART))
            y += PART
        return nodes

    def _part(self, part: ScorePart, box: Rect) -> list[Node]:
        share = weighing.share(self.debrief, part.id)
        figure, wide = f"{share} % of the score, charter {part.weight} %", box.w * 0.6
        return [
            line(f"w.{part.id}.name", box.x, box.y, box.w * 0.4, part.name, colour="text"),
            line(f"w.{part.id}.share", box.right - wide, box.y, wide, figure, align="right"),
            Slider(
                f"w.{part.id}",
                Rect(box.x, box.y + 16, box.w, 40),
                f"Weight of {part.name}",
                value=min(MOST, self.debrief.weights[part.id]),
                on_change=partial(self._set, part.id),
                high=MOST,
            ),
        ]

    # What they change

    def _sum(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 38, 6)
        nodes: list[Node] = [Panel("sum", rect, "The score in either weights")]
        found, weighed = self.debrief.analysis, self.debrief.reweighed()
        if found is None or weighed is None:
            return [*nodes, prose(ui, "sum.none", area.x, area.y, area.w, self._empty())[0]]
        charter = (found.accuracy, found.start_value, found.gains, found.luck_points, found.score)
        mine = (weighed.accuracy, weighed.start, weighed.gains, weighed.luck, weighed.score)
        rows = [
            Row(name, [Cell(name, "text", weight), *_figures(figures, weight)])
            for name, figures, weight in (
                ("As the charter weighs", charter, 400),
                ("Under your weights", mine, 600),
            )
        ]
        heads = ("Decisions", "start", "decisions", "luck", "Result")
        wide = 76.0 if area.w > 520 else 62.0
        columns = [Column("", 0, sortable=False)]
        columns += [Column(head, wide, "right", sortable=False) for head in heads]
        made, _ = prose(
            *(ui, "sum.text", area.x, area.y + 88, area.w, self._said()),
            colour="muted",
            most=max(0.0, area.h - 88),
        )
        table = Table(
            "sum.table",
            Rect(area.x - 8, area.y, area.w + 16, 84),
            "The score in either weights",
            columns=columns,
            rows=rows,
            row_h=26,
        )
        return [*nodes, table, made]

    def _said(self) -> str:
        """How many decisions are seen otherwise, in a sentence."""
        if weighing.preset_of(self.debrief) == "charter":
            return "These are the charter's own weights: nothing differs. Move one or take a set."
        changed = weighing.changed(self.debrief)
        other = sum(each.other_best for each in changed)
        return (
            f"Of {len(changed)} decisions that matter, {other} would have another best option. "
            "The handbook manager still plays on as the charter weighs."
        )

    def _empty(self) -> str:
        doing = self.debrief.doing()
        return f"{doing}. Other weights can be tried when the decisions are judged."

    def _decisions(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 38, 6)
        changed = weighing.changed(self.debrief)
        rows = []
        for each in changed:
            decision, weighed = each.decision, each.weighed
            number = self.debrief.number(decision)
            mark = "*" if each.other_best else ""
            best = option_title(decision, weighed.best)
            rows.append(
                Row(
                    decision.id,
                    [
                        Cell(str(number or "·"), "muted", order=number),
                        Cell(dated(decision), "text"),
                        Cell(_lost(decision.loss), order=decision.loss),
                        Cell(_lost(weighed.loss), "text", 600, order=weighed.loss),
                        Cell(f"{best}{mark}", "text" if mark else "muted", 600 if mark else 400),
                    ],
                )
            )
        wide = area.w > 520
        columns = [
            Column("", 36),
            Column("Decision", 0),
            Column("lost", 60, "right"),
            Column("yours", 64, "right"),
            Column("best by yours", 220 if wide else 130, sortable=False),
        ]
        return [
            Panel("decisions", rect, "Decisions", subtitle="points lost; * another best option"),
            Table(
                "decisions.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Decisions in either weights",
                columns=columns,
                rows=rows,
                on_open=self._open,
                row_h=26,
                empty=self._empty() if not self.debrief.complete else "No decision mattered.",
            ),
        ]

    def _open(self, id: str) -> None:
        self.debrief.selected = id
        self.play.go("debrief.decision")


def _figures(figures: tuple[int | None, int, int, int, int], weight: int) -> list[Cell]:
    accuracy, start, gains, luck, score = figures
    rating = "–" if accuracy is None else f"{accuracy / 100:.0f}"
    return [
        Cell(rating, "you", weight),
        Cell(points(start), "text2", weight),
        Cell(points(gains, sign=True), "you", weight),
        Cell(points(luck, sign=True), "luck", weight),
        Cell(points(score), "text", weight),
    ]


def _lost(hundredths: int) -> str:
    return points(-max(0, hundredths))
