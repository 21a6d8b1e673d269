"""Money: cost and progress over time, what the figures say, the budget as a table, the reserves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.evidence.ledger import items, labour, spent
from game.ui import charts, wording
from game.ui.events import Key
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
)
from game.ui.screens import forecast, money_charts, money_curve, money_figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner

if TYPE_CHECKING:
    from game.ui.play import Play


CHART = "curve.chart"


class MoneyScreen(RunScreen):
    """The chart or the table at the left, figures and reserves at the right."""

    name = "money"
    rail = "money"
    title = "Money"
    first_focus = "money.how"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "", (Col((("curve", 0), ("late", 260))), Col((("says", 0), ("reserves", 180)), 440))
            ),
        ),
        "L": (
            Page(
                "",
                (Col((("curve", 400), ("lower", 0)), 776), Col((("says", 0), ("reserves", 176)))),
            ),
        ),
        "M": (
            one("curve", name="Curve"),
            Page("Figures", (Col((("says", 0),)), Col((("reserves", 150), ("late", 0)), 380))),
        ),
        "S": (
            one("curve", name="Curve"),
            one("says", name="Figures"),
            one("reserves", name="Reserves"),
            one("late", name="Delay"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.budget = False
        self.asked = 0
        self.notice = f"Figures of {wording.day(self.view.now)}, measured"

    def parts(self) -> dict[str, Builder]:
        return {
            "curve": self._curve,
            "lower": partial(money_charts.lower, self),
            "late": partial(money_charts.late, self),
            "says": partial(money_figures.says, self),
            "reserves": partial(money_figures.reserves, self),
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("T",), "Table", self._flip),
            Hint(("B",), "Budget", lambda: self._show("curve" if self.budget else "budget")),
            Hint(("R",), "Draw reserve", partial(money_figures.draw_reserve, self)),
            Hint(("F",), "Forecast history", lambda: forecast.show(self, "cost")),
            Hint(("F1",), "Formulas"),
            Hint(("N",), "Next event", self.play.next_event),
        ]

    # The curve, or the budget

    def _curve(self, ui: Ui, panel: Rect) -> list[Node]:
        currency = self.view.project.currency
        switch = Segment(
            "money.how",
            Rect(0, 0, 0, 0),
            "Shown",
            [Option("curve", "Curve"), Option("budget", "Budget B")],
            "budget" if self.budget else "curve",
            self._show,
            small=True,
        )
        wide = switch.width(ui.metrics)
        switch.rect = Rect(panel.right - 16 - wide, panel.y + 8, wide, 24)
        title = "Budget" if self.budget else "Cost and progress"
        ahead = "by played futures" if self.play.ahead.latest else "by the plan"
        subtitle = f"{currency}, planned and spent" if self.budget else f"what is to come {ahead}"
        nodes: list[Node] = [Panel("curve", panel, title, subtitle=subtitle), switch]
        area = inner(ui, panel, 44, 8)
        if self.budget:
            return [*nodes, self._budget(area)]
        return [*nodes, charts.show(CHART, area, money_curve.picture(self), ui)]

    def _flip(self) -> None:
        """The curve as a table of its figures, or back."""
        self.budget = False
        charts.flip(self.play.ui, CHART)

    def _show(self, how: str) -> None:
        self.budget = how == "budget"

    def _budget(self, area: Rect) -> Node:
        view = self.view
        paid = items(view)
        planned_items = sum(item.planned for item in view.project.budget)
        rows = [("labour", "People, while booked", view.project.bac - planned_items, labour(view))]
        rows += [(b.id, b.name, b.planned, paid.pop(b.id, 0)) for b in view.project.budget]
        rows += [(id, wording.item_name(view, id), 0, cents) for id, cents in paid.items()]
        total = ("total", "All", view.project.bac, spent(view))
        made = [
            Row(
                id,
                [
                    Cell(name, "text", 600 if id == "total" else 400),
                    Cell(wording.money_figure(planned) if planned else "–", order=planned),
                    Cell(
                        wording.money_figure(spent) if spent else "–",
                        "text",
                        600 if id == "total" else 400,
                        order=spent,
                    ),
                    Cell(
                        wording.money_figure(planned - spent),
                        "bad" if spent > planned else "text2",
                        order=planned - spent,
                    ),
                ],
            )
            for id, name, planned, spent in [total, *rows]
        ]
        columns = [
            Column("Item"),
            Column("planned", 120, "right"),
            Column("spent", 120, "right"),
            Column("left", 120, "right"),
        ]
        return Table(
            "curve.table",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Budget",
            columns=columns,
            rows=made,
            row_h=24,
        )

    # Below: what a late finish costs, spending by week

    # The right column

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "T":
            self._flip()
            return True
        if key.chord == "B":
            self.budget = not self.budget
            return True
        if key.chord == "F":
            forecast.show(self, "cost")
            return True
        if key.chord == "R":
            money_figures.draw_reserve(self)
            return True
        return False
