"""Step 2: what was planned, said, known and what came, without a comment."""

from __future__ import annotations

from typing import ClassVar

from game.model.units import DAY
from game.ui import figures, wording
from game.ui.charts import (
    Axis,
    Band,
    Dot,
    End,
    Ends,
    Level,
    Line,
    Moment,
    Picture,
    Piece,
    Reading,
    Value,
    panel,
)
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
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner


class FactsScreen(DebriefScreen):
    """The date over time, and two tables of what was to be and what was."""

    name = "debrief.facts"
    rail = ""
    title = "Facts"
    step = 2
    first_focus = "course"
    notice = "No comment yet"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("course", 0),)), Col((("was", 300), ("said", 0), ("on", 56)), 480))),
        ),
        "L": (
            Page("", (Col((("course", 0),), 776), Col((("was", 244), ("said", 0), ("on", 56))))),
        ),
        "M": (
            one("course", name="Course"),
            Page("Tables", (Col((("was", 0),)), Col((("said", 0), ("on", 56)), 400))),
        ),
        "S": (
            one("course", name="Course"),
            one("was", name="Was"),
            Page("Reports", (Col((("said", 0), ("on", 56))),)),
        ),
    }

    def parts(self) -> dict[str, Builder]:
        return {"course": self._course, "was": self._was, "said": self._said, "on": self._on}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Day"),
            Hint(("T",), "Table"),
            Hint(("PgDn",), "Skill and luck", self.forward),
            Hint(("Esc",), "Back", lambda: self.play.go("end")),
        ]

    def _course(self, ui: Ui, rect: Rect) -> list[Node]:
        title = f"{self.view.project.deadline.name}: planned, known, reported, true"
        return panel(ui, "course", rect, title, "", self._picture())

    def _picture(self) -> Picture:
        view = self.view
        public, why = view.public, self.debrief.why
        plan = [(minute / DAY, finish / DAY) for minute, finish, _ in public.history]
        told = [(said.time / DAY, said.high / DAY) for said in public.reports]
        known = {
            check.said.time: check.known
            for check in self.debrief.calibration.reports
            if check.computed
        }
        pieces: list[Piece] = []
        if known:
            pieces.append(
                Band([(t / DAY, a / DAY, b / DAY) for t, (a, b) in sorted(known.items())])
            )
        levels = [(why.deadline, f"date {wording.finish_number(why.deadline)}")]
        if why.planned >= 0:
            levels.append((why.planned, f"baseline {wording.finish_number(why.planned)}"))
        pieces += [
            Level(minute / DAY, word, at=0.0, below=bool(i))
            for i, (minute, word) in enumerate(levels)
        ]
        pieces.append(Line(plan, "plan", 2, (5.0, 4.0)))
        pieces.append(Line(told, "you", 2, steps=True))
        pieces += [Dot(x, y, "you", "square", 4) for x, y in told]
        ends: list[End] = []
        if plan:
            ends.append(End(*plan[-1], "current plan", "plan"))
        if told:
            ends.append(End(*told[-1], "you reported", "you", 600))
        end = view.now / DAY
        if why.finish >= 0:
            at = why.finish / DAY
            pieces.append(Dot(at, at, "text", "diamond", 6))
            ends.append(End(at, at, f"came: {wording.finish_number(why.finish)}", "text", 600))
        pieces.append(Ends(ends, reach=24))
        values = [y for _, y in [*plan, *told]] + [minute / DAY for minute, _ in levels]
        values += [b / DAY for pair in known.values() for b in pair] + [why.finish / DAY]
        values = [value for value in values if value >= 0]
        low, high = min(values), max(values)
        room = max(4.0, (high - low) * 0.12)
        base = low - room * 1.6
        pieces += [
            Dot(each.time / DAY, base + room * 0.5, "you", "square", 5)
            for each in self.debrief.taken
        ]
        struck = [entry for entry in public.log if entry.kind == "risk_struck"]
        pieces += [
            Dot(entry.time / DAY, base + room * 0.1, "luck", "circle", 5) for entry in struck
        ]
        readings = self._readings(plan, dict(told))
        across = Axis(0, end * 1.02, "working day")
        up = Axis(base - room * 0.2, high + room, "finish, working day", most=6)
        sentence = (
            f"The date over {wording.day(view.now)}: {len(told)} reports, squares are your "
            "decisions, circles are risks that happened"
        )
        if why.deadline <= view.now * 1.02:
            pieces.append(Moment(why.deadline / DAY, view.project.deadline.short, "deadline"))
        columns = ("Day", "Current plan", "You reported", "Known then")
        return Picture(sentence, across, up, pieces, readings, columns, right=110)

    def _readings(self, plan: list[tuple[float, float]], told: dict[float, float]) -> list[Reading]:
        known = {
            check.said.time / DAY: check.known
            for check in self.debrief.calibration.reports
            if check.computed
        }
        found = []
        said = None
        every = sorted({*(x for x, _ in plan), *told})
        course = dict(plan)
        now = None
        for day in every:
            said = told.get(day, said)
            now = course.get(day, now)
            values = [Value("current plan", _day(now), "plan", now)]
            values.append(Value("you reported", _day(said), "you", said))
            if day in known:
                low, high = (each // DAY for each in known[day])
                values.append(Value("known then", f"{low} to {high}", "luck"))
            found.append(Reading(day, f"Day {day:.0f}", tuple(values)))
        return found

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
            ("People without work", "–", wording.amount(figures.idle(view))),
            ("Tasks finished", str(scope), str(done)),
            ("Trust, average", *(_average(each) for each in (start, trust))),
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
        columns = [
            Column("Report", 72),
            Column("you said", 72, "right"),
            Column("plan then", 72, "right"),
            Column("colour", 0),
        ]
        colours = {"ok": "On track", "warn": "At risk", "bad": "Off track"}
        rows = [
            Row(
                str(i),
                [
                    Cell(f"day {check.said.time // DAY}", order=check.said.time),
                    Cell(_number(check.said.high), "text", 600),
                    Cell(_number(check.said.plan_finish)),
                    Cell(
                        colours[check.said.colour],
                        icon=check.said.colour,
                        icon_colour=check.said.colour,
                    ),
                ],
            )
            for i, check in enumerate(checks)
        ]
        area = inner(ui, rect, 36, 6)
        return [
            Panel("said", rect, "Reported and planned", figure=f"{len(checks)} reports"),
            Table(
                "said.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Status reports as sent",
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


def _day(value: float | None) -> str:
    return "–" if value is None else f"day {value:.0f}"


def _number(minute: int) -> str:
    return "–" if minute < 0 else f"day {wording.finish_number(minute)}"


def _late(finish: int, against: int) -> str:
    if finish < 0 or against < 0:
        return "not reached"
    gap = -(-(finish - against) // DAY)
    return f"{gap} d late" if gap > 0 else "kept"


def _average(values: list[int]) -> str:
    return f"{sum(values) // max(1, len(values)) // 10} of 100"
