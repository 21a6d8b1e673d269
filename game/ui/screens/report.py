"""The status report: what you know beside what you say, to everybody who reads it.

Time stands still here; an unsent report stays as a draft.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import Report
from game.model.units import DAY
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Hint,
    Node,
    Ui,
)
from game.ui.screens import figures, report_known, report_said
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one

if TYPE_CHECKING:
    from game.ui.play import Play


class ReportScreen(RunScreen):
    """Known at the left, said in the middle, earlier reports and the reader at the right."""

    name = "report"
    rail = "report"
    title = "Status report"
    form = True
    notice = "A sent report cannot be changed"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (
                    Col((("known", 0),), 480),
                    Col((("said", 0),)),
                    Col((("gap", 192), ("earlier", 0), ("reader", 160)), 440),
                ),
            ),
        ),
        "L": (
            Page(
                "",
                (
                    Col((("known", 0),), 344),
                    Col((("said", 0),), 432),
                    Col((("gap", 176), ("earlier", 0), ("reader", 156))),
                ),
            ),
        ),
        "M": (
            Page("Write", (Col((("said", 0),), 460), Col((("known", 0),)))),
            Page("Compare", (Col((("gap", 160), ("reader", 0))), Col((("earlier", 0),)))),
        ),
        "S": (
            one("said", name="Say"),
            one("known", name="Know"),
            one("gap", name="Gap"),
            one("earlier", name="Earlier"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.one_date = False
        self.text = ""
        self.touched = False
        self.fresh()

    def fresh(self) -> None:
        """A draft starts at what the plan says."""
        dates, money = figures.dates(self.view), figures.money(self.view)
        low = max(self.view.day + 1, dates.plan - 5)
        self.range = (dates.plan, dates.plan) if dates.done else (low, max(low, dates.plan + 10))
        self.colour = dates.state
        self.cost = round(money.forecast / report_said.COST_STEP) * report_said.COST_STEP

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        if not self.touched:
            self.fresh()
        return super().build(ui, area)

    def arrival(self) -> str:
        return "say.range"

    def parts(self) -> dict[str, Builder]:
        return {
            "known": partial(report_known.known, self),
            "said": partial(report_said.said, self),
            "gap": partial(report_known.gap, self),
            "earlier": partial(report_known.earlier, self),
            "reader": partial(report_known.reader, self),
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Tab",), "Next field"),
            Hint(("←", "→"), "Move an end of the range"),
            Hint(("Ctrl+Enter",), "Send", self.send),
            Hint(("Esc",), "Keep as draft", lambda: self.play.go("home")),
        ]

    # What you know

    # What you say

    def action(self) -> Report:
        words = " ".join(self.text.split())
        return Report(self.range[0] * DAY, self.range[1] * DAY, self.cost, self.colour, words)

    def send(self) -> None:
        hours = wording.hours(self.run.parameters.report_minutes)
        if self.run.submit(self.action(), done="Report sent", text=f"{hours} of your time."):
            self.touched = False
            self.text = ""
            self.play.go("home")

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "Ctrl+Enter":
            self.send()
            return True
        return False

    # Said against known
