"""Home: where we are, what needs a decision, what changed, what drives the date, who does what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Hint,
    Node,
    Option,
    Panel,
    Segment,
    Ui,
)
from game.ui.screens import gantt_rows, home_forecast, home_strip
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.home_cards import changed, risks
from game.ui.screens.home_wide import cost, journal, stakeholders
from game.ui.screens.next_step import next_step
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner
from game.ui.screens.team_strip import team_strip

if TYPE_CHECKING:
    from game.ui.play import Play

LAYOUTS: Layouts = {
    "XL": (
        Page(
            "",
            (
                Col((("strip", 128), ("gantt", 0), ("team", 152)), 960),
                Col((("next", 0), ("changed", 0)), 392),
                Col((("risks", -1.5), ("stakeholders", -1.6), ("cost", 200), ("journal", 112)), 0),
            ),
        ),
    ),
    "L": (
        Page(
            "",
            (
                Col((("strip", 128), ("gantt", 0), ("team", 120)), 776),
                Col((("next", 232), ("changed", 184), ("risks", 0))),
            ),
        ),
    ),
    "M": (
        Page(
            "Now", (Col((("strip", 124), ("gantt", 0)), 520), Col((("next", 200), ("changed", 0))))
        ),
        Page("Team", (Col((("team", 0),), 520), Col((("risks", 0),)))),
    ),
    "S": (
        one("next", name="Now"),
        one("strip", name="Forecast"),
        one("gantt", name="Plan"),
        one("changed", name="Changed"),
        one("team", name="Team"),
        one("risks", name="Risks"),
    ),
}
TAUGHT: Layouts = {
    **LAYOUTS,
    "XL": (
        Page(
            "",
            (
                Col((("strip", 128), ("gantt", 0), ("coach", 224)), 960),
                Col((("next", 0), ("changed", 0))),
            ),
        ),
    ),
    "L": (
        Page(
            "",
            (
                Col((("strip", 128), ("gantt", 216), ("coach", 0)), 776),
                Col((("next", 232), ("changed", 0))),
            ),
        ),
    ),
}


class HomeScreen(RunScreen):
    """The strip of figures holds at most seven; everything else is a row or a card."""

    name = "home"
    rail = "home"
    title = "Home"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.everything = False
        self.selected = ""

    def arrival(self) -> str:
        return self.resting()

    def resting(self) -> str:
        if self.play.coach is not None and self.play.coach.waits:
            return "coach.next"
        return "decide" if self.view.open_dilemmas() else "next.main"

    def division(self) -> Layouts:
        coach = self.play.coach
        return LAYOUTS if coach is None or coach.step is None else TAUGHT

    def _coach(self, ui: Ui, panel: Rect) -> list[Node]:
        assert self.play.coach is not None
        return self.play.coach.panel(ui, panel)

    def parts(self) -> dict[str, Builder]:
        return {
            "strip": partial(home_strip.strip, self),
            "gantt": self._gantt,
            "team": partial(team_strip, self),
            "next": partial(next_step, self),
            "changed": partial(changed, self),
            "risks": partial(risks, self),
            "stakeholders": partial(stakeholders, self),
            "cost": partial(cost, self),
            "journal": partial(journal, self),
            "coach": self._coach,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        waiting = self.view.open_dilemmas()
        decide = [Hint(("D",), "Decide", self.play.decide)] if waiting else []
        return [
            Hint(("Space",), "Pause" if self.run.running else "Play", self.play.toggle_time),
            Hint(("N",), "Next event", self.play.next_event),
            *decide,
            Hint(("F",), "Forecast history", lambda: self.play.go("forecast")),
            Hint(("1", "…", "0"), "Screens"),
            Hint(("Tab",), "Next field"),
            Hint(("F1",), "Explain what is in focus"),
            Hint(("Ctrl+K",), "Find", self.play.open_finder),
        ]

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "F":
            self.play.go("forecast")
            return True
        return False

    # The chart

    def _gantt(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        area = inner(ui, panel, 44, 8)
        everything = gantt_rows.in_scope(view)
        row_h = 18.0 if ui.layout != "XL" else 22.0
        fits = int((area.h - 20) // row_h)
        wide = ui.layout == "XL"
        tasks = (
            everything
            if self.everything or (wide and len(everything) <= fits)
            else gantt_rows.active_and_critical(view, fits)
        )
        low = (
            None
            if self.everything or wide
            else max(
                0.0,
                min([view.now / DAY - 20, *(gantt_rows.span(view, t)[0] / DAY for t in tasks)][:1]),
            )
        )
        names_w = 268.0 if area.w >= 700 else min(268.0, area.w * 0.46)
        ahead = home_forecast.band(self)
        shown = gantt_rows.chart(view, tasks, low=low, width=area.w - names_w - 24, ahead=ahead)
        switch = Segment(
            "gantt.which",
            Rect(0, 0, 0, 0),
            "Tasks shown",
            [Option("some", "Active and critical"), Option("all", f"All {len(everything)}")],
            "all" if self.everything or wide else "some",
            self._which,
            small=True,
        )
        switch_w = switch.width(ui.metrics)
        switch.rect = Rect(panel.right - 16 - switch_w, panel.y + 8, switch_w, 24)
        room = panel.w - switch_w - ui.measure("What drives the date", "text_m", 600) - 56
        subtitle = "critical path bright, baseline grey, dotted: float"
        return [
            Panel(
                "gantt",
                panel,
                "What drives the date",
                subtitle=subtitle if room > 180 else "",
                free=switch_w + 8,
            ),
            switch,
            shown.node(
                view,
                "gantt.chart",
                area,
                "What drives the date",
                names_w=names_w,
                row_h=row_h,
                selected=self.selected,
                on_select=self._select,
                on_open=self._open_task,
            ),
        ]

    def _which(self, value: str) -> None:
        self.everything = value == "all"

    def _select(self, task: str) -> None:
        self.selected = task

    def _open_task(self, task: str) -> None:
        screen = self.play.screen("plan")
        screen.select(task)
        self.play.go("plan")
