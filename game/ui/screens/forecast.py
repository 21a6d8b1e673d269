"""The forecast over time: the fan, what moved it, and the chance of each target then and now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.ui import charts, course, wording
from game.ui.course import Step, What
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Card,
    Cell,
    Column,
    Factor,
    Hint,
    Link,
    ListRow,
    Node,
    Option,
    Panel,
    Row,
    ScrollArea,
    Segment,
    Table,
    Ui,
)
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.forecast_charts import Course, picture
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner

if TYPE_CHECKING:
    from game.ui.play import Play

CHART = "fan"
WHATS: tuple[What, ...] = ("date", "cost", "chance")
TITLES: dict[What, str] = {
    "date": "Forecasts of the date",
    "cost": "Forecasts of the cost",
    "chance": "Chance of each target",
}
ROW_H = 44.0


class ForecastScreen(RunScreen):
    """Each point is what could be known on its day; nothing of what came later is in it."""

    name = "forecast"
    rail = "home"
    title = "Forecast"
    first_focus = CHART
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("fan", 0),)), Col((("moves", 0), ("targets", 312)), 440))),),
        "L": (Page("", (Col((("fan", 0),), 776), Col((("moves", 0), ("targets", 272))))),),
        "M": (
            one("fan", name="Course"),
            Page("Moves", (Col((("moves", 0),)), Col((("targets", 0),), 340))),
        ),
        "S": (
            one("fan", name="Course"),
            one("moves", name="Moves"),
            one("targets", name="Targets"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.what: What = "date"
        self._asked: tuple[object, ...] = ()
        self._course: Course | None = None

    def select(self, id: str) -> None:
        """Shows the date, the cost or the chances."""
        if id in WHATS:
            self.what = id

    def parts(self) -> dict[str, Builder]:
        return {"fan": self._fan, "moves": self._moves, "targets": self._targets}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Forecast"),
            Hint(("T",), "Table", partial(charts.flip, ui, CHART)),
            Hint(("C",), "Date, cost, chances", self._turn),
            Hint(("F1",), "Explain"),
            Hint(("N",), "Next event", self.play.next_event),
        ]

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "T":
            charts.flip(ui, CHART)
        elif key.chord == "C":
            self._turn()
        else:
            return False
        return True

    def _turn(self) -> None:
        self._set(WHATS[(WHATS.index(self.what) + 1) % len(WHATS)])

    def _set(self, value: str) -> None:
        self.select(value)
        self.play.ui.refresh()

    @property
    def course(self) -> Course:
        """What there is to show, worked out anew when a forecast has come or the game moved."""
        history = self.play.ahead.history
        asked = (self.view, len(history), history[-1] if history else None)
        if self._course is None or any(
            a is not b and a != b if isinstance(a, int) else a is not b
            for a, b in zip(asked, self._asked, strict=True)
        ):
            self._asked = asked
            self._course = Course(self.view, history, course.happenings(self.run.session))
        return self._course

    # The fan

    def _fan(self, ui: Ui, panel: Rect) -> list[Node]:
        title = TITLES[self.what]
        small = ui.layout in ("M", "S")
        shown = picture(self.course, self.what, ui.metrics)
        if not self.course.history:
            return [
                Panel("fan.panel", panel, title),
                *empty(ui, "fan", inner(ui, panel), self._nothing()),
            ]
        head, switch, chart = charts.panel(ui, CHART, panel, title, "", shown, small=True)
        which = Segment(
            "fan.what",
            Rect(0, 0, 0, 0),
            "Shown",
            [Option("date", "Date"), Option("cost", "Cost"), Option("chance", "Chances")],
            self.what,
            self._set,
            small=True,
        )
        wide = which.width(ui.metrics)
        which.rect = Rect(switch.rect.x - 8 - wide, panel.y + 8, wide, 24)
        assert isinstance(head, Panel)
        head.free = panel.right - which.rect.x
        ahead = self.play.ahead
        if not small or ahead.missing or ahead.stale(self.view):
            head.subtitle = self._state()
        return [head, which, switch, chart]

    def _state(self) -> str:
        """How much of the past is there, and how fresh the last forecast."""
        ahead = self.play.ahead
        if ahead.missing:
            return f"{wording.plural(ahead.missing, 'week')} still being played"
        if ahead.stale(self.view):
            return "a new one is being played"
        return "each from what was known then"

    def _nothing(self) -> str:
        ahead = self.play.ahead
        if ahead.trouble:
            return ahead.trouble
        if not self.run.settings.forecast:
            return "Forecasts are switched off. Settings, F10, switch them on."
        return f"No forecast yet. {wording.capital(ahead.computing)}".strip()

    # What moved it

    def _moves(self, ui: Ui, panel: Rect) -> list[Node]:
        made = self.course
        found = course.steps(made.history, made.found, self.what, made.view)
        subtitle = {"date": "the middle, P50", "cost": "the middle, P50", "chance": "to be in time"}
        nodes: list[Node] = [
            Panel("moves", panel, "What moved it most", subtitle=subtitle[self.what])
        ]
        area = inner(ui, panel, 40, 8)
        if not found:
            return [*nodes, *empty(ui, "moves", area, "The forecast has hardly moved so far.")]
        area = Rect(area.x - 8, area.y, area.w + 16, area.h)
        rows: list[Node] = [
            self._step(Rect(area.x, area.y + i * ROW_H, area.w - 8, ROW_H - 2), i, step)
            for i, step in enumerate(found)
        ]
        nodes.append(ScrollArea("moves.rows", area, "What moved it", rows, ROW_H * len(rows)))
        return nodes

    def _step(self, rect: Rect, number: int, step: Step) -> Node:
        worse = course.worse(step, self.what)
        return ListRow(
            f"moves.{number}",
            rect,
            wording.capital(course.stretch(step)),
            partial(self._point_at, step),
            course.happened(step),
            figure=course.said(step, self.what),
            figure_colour="bad" if worse else "ok",
            icon="tri_up" if step.moved > 0 else "tri_down",
            icon_colour="bad" if worse else "ok",
            group="moves.steps",
            card=Card(
                f"{wording.capital(course.stretch(step))}: {course.said(step, self.what)}",
                "What happened between the two forecasts. That it moved then does not prove that "
                "it moved because of it.",
                tuple(Factor(each.text, wording.day(each.time)) for each in step.between[:8]),
                "computed from what was known on each day",
                "Forecast",
            ),
        )

    def _point_at(self, step: Step) -> None:
        """The point of the later forecast in the chart."""
        made = [each.made for each in self.course.history]
        self.reveal("fan")
        charts.stand(self.play.ui, CHART, made.index(step.after.made))

    # The targets

    def _targets(self, ui: Ui, panel: Rect) -> list[Node]:
        made = self.course
        nodes: list[Node] = [
            Panel("targets", panel, "Chance of each target", subtitle="of 100 futures")
        ]
        area = inner(ui, panel, 36, 8)
        if not made.history:
            return [*nodes, *empty(ui, "targets", area, "No forecast yet.")]
        first, last = made.history[0], made.history[-1]
        rows = []
        for number, target in enumerate(last.targets):
            was, now = (each.chance(target.id) for each in (first, last))
            by = wording.percent_number(now - was)
            moved = f"+{by}" if now > was else by
            colour = "ok" if now - was >= 30 else "bad" if was - now >= 30 else "text2"
            rows.append(
                Row(
                    target.id,
                    [
                        Cell(course.short_names(last, made.view)[number], "text"),
                        Cell(wording.percent_number(was), order=was),
                        Cell(wording.percent_number(now), "text", 600, order=now),
                        Cell(moved, colour, order=now - was),
                    ],
                    Card(target.name, "In how many of 100 futures it was and is met."),
                )
            )
        columns = [
            Column("Target"),
            Column(wording.day(first.made), 64, "right"),
            Column("now", 56, "right"),
            Column("moved", 72, "right"),
        ]
        return [
            *nodes,
            Table(
                "targets.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Chance of each target",
                columns=columns,
                rows=rows,
                row_h=22,
            ),
        ]


def link(screen: RunScreen, ui: Ui, right: float, y: float, what: What = "date") -> Link:
    """ "history", right-aligned, for panels that show the latest forecast."""
    wide = max(24.0, ui.measure("history") + 2)
    return Link(
        f"forecast.{what}",
        Rect(right - wide, y, wide, 24),
        "history",
        partial(show, screen, what),
        align="right",
        card=Card(
            "Forecast history",
            "How the forecast stood in the weeks before, each from what was known then.",
        ),
    )


def show(screen: RunScreen, what: What) -> None:
    """Goes to the course of one thing."""
    screen.play.screen("forecast").select(what)
    screen.play.go("forecast")
