"""Step 2: what was planned, said, known and what came, without a comment."""

from __future__ import annotations

from typing import ClassVar

from game.evidence.ledger import idle
from game.model.units import DAY
from game.ui import wording
from game.ui.charts import panel
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Cell,
    Column,
    Hint,
    Node,
    Panel,
    Row,
    Table,
    Ui,
)
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.debrief.facts_course import picture, tracks_alone
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner
from game.ui.theme import STATES
from game.ui.turns import milestones, turns

HEAD = 52.0
"""Height that a panel takes of its chart."""


class FactsScreen(DebriefScreen):
    """The date over time, and two tables of what was to be and what was."""

    name = "debrief.facts"
    rail = ""
    title = "Facts"
    step = 2
    first_focus = "course"
    notice = "True course: its own luck, led by the handbook from that day"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("course", 0),)), Col((("was", 300), ("said", 0), ("on", 56)), 480))),
        ),
        "L": (
            Page("", (Col((("course", 0),), 776), Col((("was", 244), ("said", 0), ("on", 56))))),
        ),
        "M": (
            one("course", name="Course"),
            one("tracks", name="Tracks"),
            Page("Tables", (Col((("was", 0),)), Col((("said", 0), ("on", 56)), 400))),
        ),
        "S": (
            one("course", name="Course"),
            one("tracks", name="Tracks"),
            one("was", name="Was"),
            Page("Reports", (Col((("said", 0), ("on", 56))),)),
        ),
    }

    def parts(self) -> dict[str, Builder]:
        return {
            "course": self._course,
            "tracks": self._tracks,
            "was": self._was,
            "said": self._said,
            "on": self._on,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Day"),
            Hint(("T",), "Table"),
            Hint(("PgDn",), "Skill and luck", self.forward),
            Hint(("Esc",), "Back", lambda: self.play.go("end")),
        ]

    def _course(self, ui: Ui, rect: Rect) -> list[Node]:
        title = f"{self.view.project.deadline.name}: planned, known, reported, true"
        shown = picture(self.debrief, ui.metrics, rect.h - HEAD)
        return panel(ui, "course", rect, title, "", shown)

    def _tracks(self, ui: Ui, rect: Rect) -> list[Node]:
        title = "What was planned, came and was said"
        shown = tracks_alone(self.debrief, ui.metrics, rect.h - HEAD)
        return panel(ui, "tracks", rect, title, "", shown)

    def _was(self, ui: Ui, rect: Rect) -> list[Node]:
        view, why = self.view, self.debrief.why
        public, project = view.public, view.project
        ledger = public.ledger
        was_to_be = _number(why.planned) if why.planned >= 0 else "–"
        came = _number(why.finish) if why.finish >= 0 else "not reached"
        done = sum(task.status == "finished" for task in public.tasks.values())
        scope = sum(task.status not in ("out", "dropped") for task in public.tasks.values())
        trust = [each.trust for each in public.stakeholders.values()]
        start = [each.trust for each in project.stakeholders.values()]
        rows = [
            (project.deadline.name, was_to_be, came),
            ("Promised", _number(public.promised), _late(why.finish, public.promised)),
            ("The date", _number(why.deadline), _late(why.finish, why.deadline)),
            ("Cost", wording.amount(why.budget), wording.amount(why.spent)),
            (
                "Contingency left",
                wording.amount(ledger.contingency_start),
                wording.amount(ledger.contingency),
            ),
            ("People without work", "–", wording.amount(idle(view))),
            ("Tasks finished", str(scope), str(done)),
            ("Trust, average", *(_average(each) for each in (start, trust))),
        ]
        rows += [
            (each.name, _number(each.planned), _number(each.came))
            for each in milestones(self.debrief)
            if each.name != project.deadline.name
        ]
        columns = [Column("", 0), Column("was to be", 84, "right"), Column("was", 96, "right")]
        area = inner(ui, rect, 36, 6)
        return [
            Panel("was", rect, "What was to happen, what did"),
            Table(
                "was.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "What was to happen and what did",
                columns=columns,
                rows=[Row(name, [name, Cell(a), Cell(b, "text", 600)]) for name, a, b in rows],
                row_h=22 if rect.h < 260 else 24,
            ),
        ]

    def _said(self, ui: Ui, rect: Rect) -> list[Node]:
        checks = self.debrief.calibration.reports
        rules = {each.time: each.rule for each in turns(self.debrief)}
        columns = [
            Column("Day", 40),
            Column("said", 48, "right"),
            Column("P50", 48, "right"),
            Column("you", 92),
            Column("by the rule", 0),
        ]
        rows = [
            Row(
                str(i),
                [
                    Cell(str(check.said.time // DAY), order=check.said.time),
                    Cell(str(wording.finish_number(check.said.high)), "text", 600),
                    Cell(str(wording.finish_number(check.known[0])) if check.computed else "–"),
                    _state(check.said.colour),
                    _state(rules.get(check.said.time, "")),
                ],
            )
            for i, check in enumerate(checks)
        ]
        area = inner(ui, rect, 36, 6)
        count = wording.plural(len(checks), "report")
        return [
            Panel("said", rect, "Reported and known", figure=count),
            Table(
                "said.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Status reports as sent, and what could be known",
                columns=columns,
                rows=rows,
                row_h=24,
                empty="No status report was sent.",
            ),
        ]

    def _on(self, ui: Ui, rect: Rect) -> list[Node]:
        wide = min(rect.w - 16, 220.0)
        return [
            Panel("on", rect),
            Button(
                "on.next",
                Rect(rect.right - wide - 8, rect.y + 8, wide, 40),
                "Skill and luck",
                self.forward,
                primary=True,
            ),
        ]


def _state(state: str) -> Cell:
    look = STATES.get(state)
    return Cell("–") if look is None else Cell(look.word, icon=look.icon, icon_colour=look.colour)


def _number(minute: int) -> str:
    return "–" if minute < 0 else f"day {wording.finish_number(minute)}"


def _late(finish: int, against: int) -> str:
    if finish < 0 or against < 0:
        return "not reached"
    if finish <= against:
        return "kept"
    return f"{max(1, wording.finish_number(finish) - wording.finish_number(against))} d late"


def _average(values: list[int]) -> str:
    return f"{sum(values) // max(1, len(values)) // 10} of 100"
