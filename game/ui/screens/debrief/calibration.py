"""How good the numbers were: the reliability curve, scores, and what the reports said."""

from __future__ import annotations

from typing import ClassVar

from game.ui import wording
from game.ui.charts import Axis, Line, Picture, Piece, Reading, Value, panel
from game.ui.charts.interval import Interval
from game.ui.geometry import Rect
from game.ui.kit import Cell, Column, Hint, Node, Panel, Row, Table, Ui
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, pair, prose

VERDICTS = {
    "honest": ("ok", "as known"),
    "hopeful": ("warn", "earlier than known"),
    "dark": ("unknown", "later than known"),
}


class CalibrationScreen(DebriefScreen):
    """Forecasts and risk estimates against what came; reports against what could be known."""

    name = "debrief.calibration"
    rail = "debrief.calibration"
    title = "Calibration"
    step = 4
    first_focus = "curve"
    notice = "A chance is judged over many of them, never by one"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("curve", 0), ("scores", 190))), Col((("reports", 0),)))),),
        "L": (Page("", (Col((("curve", 0), ("scores", 180)), 560), Col((("reports", 0),)))),),
        "M": (
            Page("Numbers", (Col((("curve", 0),)), Col((("scores", 0),), 320))),
            one("reports", name="Reports"),
        ),
        "S": (
            one("curve", name="Numbers"),
            one("scores", name="Scores"),
            one("reports", name="Reports"),
        ),
    }

    def parts(self) -> dict[str, Builder]:
        return {"curve": self._curve, "scores": self._scores, "reports": self._reports}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Point"),
            Hint(("T",), "Table"),
            Hint(("PgUp",), "Why", lambda: self.play.go("debrief.why")),
            Hint(("PgDn",), "What if", self.forward),
        ]

    def backward(self) -> None:
        self.play.go("debrief.why")

    def _curve(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.calibration
        title, about = "How good your numbers were", f"{len(found.claims)} forecasts and estimates"
        pieces: list[Piece] = [Line([(0, 0), (100, 100)], "text2", 1.5, (5.0, 4.0))]
        readings = []
        pieces.append(Line([(b.said / 10, b.came / 10) for b in found.bins], "you", 2))
        for b in found.bins:
            x, y = b.said / 10, b.came / 10
            pieces.append(Interval(x, y, b.low / 10, b.high / 10, str(b.count)))
            values = (
                Value("came true", f"{y:.0f} %", "you"),
                Value("95 % interval", f"{b.low / 10:.0f} to {b.high / 10:.0f} %"),
                Value("how often said", str(b.count)),
            )
            readings.append(Reading(x, f"You said about {x:.0f} %", values, y))
        empty = ""
        if not found.claims:
            empty = (
                "No chance was said that came to be decided. In the next run, say one before each "
                "decision and estimate the risks in the register."
            )
        picture = Picture(
            "What came true against what was said; the dashed line is as good as said",
            Axis(0, 104, "you said, %", most=5),
            Axis(0, 104, "came true, %; number in a dot: how many", most=5),
            pieces,
            readings,
            ("You said", "Came true", "95 % interval", "Count"),
            empty=empty,
        )
        return panel(ui, "curve", rect, title, about, picture)

    def _scores(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.calibration
        area = inner(ui, rect, 12, 8)
        ranges = [each for each in found.reports if each.said.low < each.said.high]
        held = sum(each.held for each in ranges)
        hopeful = found.hopeful
        lines = [
            ("Brier score", _brier(found.brier), "0.25 is a coin, 0 is perfect"),
            ("of the risk register alone", _brier(found.brier_risks), "as the windows opened"),
            ("Ranges that held the end", f"{held} of {len(ranges)}", "reports with a range"),
            (
                "Reports earlier than could be known",
                f"{hopeful} of {len(found.reports)}",
                "by more than a week",
            ),
        ]
        nodes: list[Node] = [Panel("scores", rect)]
        step = min(44.0, area.h / len(lines))
        for i, (name, figure, about) in enumerate(lines):
            y = area.y + i * step
            text = f"{name} ({about})" if area.w > 400 else name
            nodes += pair(f"s.{i}", Rect(area.x, y, area.w, 20), text, figure, ui=ui)
        return nodes

    def _reports(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.calibration
        why = self.debrief.why
        computed = all(each.computed for each in found.reports)
        area = inner(ui, rect, 40, 46)
        columns = [
            Column("Report", 76),
            Column("said", 76, "right"),
            Column("known P50", 92, "right"),
            Column("P80", 60, "right"),
            Column("against it", 0),
        ]
        rows = []
        for i, each in enumerate(found.reports):
            state, word = VERDICTS[each.verdict]
            rows.append(
                Row(
                    str(i),
                    [
                        Cell(f"day {each.said.time // 480}", order=each.said.time),
                        Cell(str(wording.finish_number(each.said.high)), "text", 600),
                        Cell(str(wording.finish_number(each.known[0]))),
                        Cell(str(wording.finish_number(each.known[1]))),
                        Cell(word, icon=state, icon_colour=state),
                    ],
                )
            )
        came = (
            f"It came on {wording.finish(why.finish)}."
            if why.finish >= 0
            else "It was not reached."
        )
        basis = (
            "Known is the median and the 80th percentile of futures played from that day."
            if computed
            else "Known is the plan's own date until the futures are played."
        )
        made, _ = prose(
            *(ui, "r.text", area.x, rect.bottom - 44, area.w, f"{came} {basis}"),
            colour="muted",
            most=36,
        )
        return [
            Panel("reports", rect, "What you reported", subtitle="said, known then, came"),
            Table(
                "r.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Reports against what could be known",
                columns=columns,
                rows=rows,
                row_h=26,
                empty="No status report was sent, so nobody was told anything true or untrue.",
            ),
            made,
        ]


def _brier(score: int | None) -> str:
    return "–" if score is None else f"{score / 10000:.2f}"
