"""Step 3: decision score and result side by side, the value graph, the waterfall, the luck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.debrief.analysis import Decision, Luck
from game.model.units import DAY
from game.ui import wording
from game.ui.charts import (
    Axis,
    Moment,
    Picture,
    Piece,
    Reading,
    Value,
    around,
    panel,
)
from game.ui.charts.account import Number, Sign, Stairs, Waterfall, waterfall
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Cell,
    Column,
    Hint,
    Node,
    Panel,
    Progress,
    Row,
    Table,
    Ui,
    button_width,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, points
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.debrief.analysis import Analysis

GOOD = 8000
"""Accuracy (hundredths of a percent) from which decisions are called good …"""
COSTLY = -500
"""… unless they lost more than this against the reference (hundredths of a point)."""
DECISIONS = 6


class SkillScreen(DebriefScreen):
    """Everything comes as it is computed; until then there is a bar with the time that is left."""

    name = "debrief.skill"
    rail = "debrief.skill"
    title = "Debrief"
    step = 3
    first_focus = "value"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (Col((("account", 112), ("value", 0), ("fall", -0.7))), Col((("luck", 0),), 440)),
            ),
        ),
        "L": (Page("", (Col((("account", 100), ("value", 0), ("low", 200))),)),),
        "M": (
            Page("Account", (Col((("account", 132), ("value", 0))),)),
            Page("Sum", (Col((("fall", 0),)), Col((("luck", 0),), 320))),
        ),
        "S": (
            one("account", name="Account"),
            one("value", name="Value"),
            one("fall", name="Sum"),
            one("luck", name="Luck"),
        ),
    }

    @property
    def notice(self) -> str:  # type: ignore[override]
        return self.debrief.doing()

    def parts(self) -> dict[str, Builder]:
        return {
            "account": self._account,
            "value": self._value,
            "fall": self._fall,
            "luck": self._luck,
            "low": self._low,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Event"),
            Hint(("Enter",), "Open decision"),
            Hint(("T",), "Table"),
            Hint(("S",), "Stop" if self.debrief.computing else "Go on", self._switch),
            Hint(("V",), "Other weights", lambda: self.play.go("debrief.weights")),
            Hint(("R",), "Score in parts", lambda: self.play.go("result")),
            Hint(("PgDn",), "Why", self.forward),
        ]

    def _switch(self) -> None:
        if self.debrief.computing:
            self.debrief.stop()
        elif self.play.ahead.able:
            self.debrief.begin()

    # The account

    def _account(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.analysis
        area = inner(ui, rect, 12, 10)
        nodes: list[Node] = [Panel("account", rect)]
        if found is None or not found.finished:
            return nodes + self._progress(ui, area)
        rows = ui.layout in ("M", "S")
        widths = (0.5, 0.5, 1.0, 1.0) if rows else (0.15, 0.16, 0.36, 0.33)
        if rows:
            half = area.h / 2
            boxes = [
                Rect(area.x, area.y, area.w * 0.4, half),
                Rect(area.x + area.w * 0.42, area.y, area.w * 0.58, half),
                Rect(area.x, area.y + half, area.w, half - 2),
            ]
            if ui.layout == "S":
                boxes.append(Rect(area.x, area.y + half, 0, 0))
        else:
            boxes, x = [], area.x
            for share in widths:
                boxes.append(Rect(x, area.y, area.w * share - 24, area.h))
                x += area.w * share
        nodes += self._decisions(ui, boxes[0], found)
        nodes += self._result(ui, boxes[1], found)
        if not rows:
            nodes += self._sum(ui, boxes[2], found)
            nodes += self._verdict(ui, boxes[3], found)
        elif ui.layout == "M" or area.h > 130:
            nodes += self._sum(ui, boxes[2], found)
        return nodes

    def _progress(self, ui: Ui, area: Rect) -> list[Node]:
        label = "Stop" if self.debrief.computing else "Compute"
        wide = button_width(ui.metrics, label, cap="S") + 8
        text = (
            "What each decision was worth is being computed. Facts, causes and forecasts are there."
        )
        nodes: list[Node] = [
            Progress(
                "a.progress",
                Rect(area.x, area.y + 4, max(80.0, area.w - wide - 24), 34),
                "Analysis",
                share=self.debrief.share,
                text=self.debrief.doing(),
            ),
            Button(
                "a.stop",
                Rect(area.right - wide, area.y + 6, wide, 32),
                label,
                self._switch,
                shortcut="S",
                cap=False,
                reason="" if self.play.ahead.able else "nothing is computed in this window",
            ),
        ]
        if area.h >= 64:
            nodes.append(line("a.text", area.x, area.y + 52, area.w, text, colour="muted"))
        return nodes

    def _decisions(self, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
        faults = sum(each.label in ("mistake", "blunder") for each in found.decisions)
        if self.debrief.hindsight:
            figure, of = "no rating", "with hindsight"
        elif found.accuracy is None:
            figure, of = "–", "nothing mattered"
        else:
            figure, of = f"{found.accuracy / 100:.0f}", "of 100"
        about = f"{found.mattered} mattered, {wording.plural(faults, 'mistake')}"
        return _big(ui, "a.decisions", box, "Decisions", figure, of, about, "you")

    def _result(self, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
        why = self.debrief.why
        late = -(-why.late // DAY)
        state = "not reached" if why.finish < 0 else f"{late} d late" if late > 0 else "on time"
        about = f"{state}, cost {wording.amount(why.spent)}"
        return _big(
            ui, "a.result", box, "Result", points(found.score, decimals=0), "of 100", about, "text"
        )

    def _sum(self, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
        terms = (
            (points(found.start_value), "at the start", "text"),
            ("+", "", "muted"),
            (points(found.gains, sign=True), "decisions", "you"),
            ("+", "", "muted"),
            (points(found.luck_points, sign=True), "luck", "luck"),
            ("=", "", "muted"),
            (points(found.score), "result", "text"),
        )
        nodes: list[Node] = []
        y = box.y
        if box.h >= 60:
            nodes.append(line("a.sum", box.x, y, box.w, "How they fit together, in points"))
            y += 22
        wide = [
            max(ui.measure(a, "heading_s", 600), ui.measure(b)) if b else ui.measure(a, "heading_s")
            for a, b, _ in terms
        ]
        gap = max(4.0, (box.w - sum(wide)) / (len(terms) - 1))
        x = box.x
        for i, ((figure, name, colour), w) in enumerate(zip(terms, wide, strict=True)):
            nodes.append(
                line(f"a.sum.{i}", x, y, w + 2, figure, size="heading_s", weight=600, colour=colour)
            )
            if name:
                nodes.append(line(f"a.sum.{i}.name", x, y + 26, w + 2, name, colour="muted"))
            x += w + min(gap, 28.0)
        return nodes

    def _verdict(self, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
        cheap = found.gains > COSTLY
        good = cheap and (found.accuracy or 0) >= GOOD
        made = "Good decisions" if good else "Costly decisions"
        if not cheap and (found.accuracy or 0) >= GOOD:
            made = "Many small losses"
        lucky = found.luck_points >= 0
        title = f"{made}, {'good' if lucky else 'bad'} luck"
        text = _said(self, found)
        side = 64.0 if box.w > 260 else 0.0
        paragraph, _ = prose(
            ui, "a.verdict.text", box.x, box.y + 22, box.w - side - 8, text, most=box.h - 20
        )
        nodes: list[Node] = [
            line(
                "a.verdict",
                box.x,
                box.y,
                box.w - side - 8,
                title,
                size="text_m",
                weight=600,
                colour="text",
            ),
            paragraph,
        ]
        if side:
            nodes.append(
                Canvas(
                    "a.quadrant",
                    Rect(box.right - side, box.y, side, min(side, box.h)),
                    f"Quadrant: {title}",
                    paint=_quadrant(good, lucky),
                )
            )
        return nodes

    # The value graph

    def _value(self, ui: Ui, rect: Rect) -> list[Node]:
        title, about = "Value of the position", "expected final score; squares: you, circles: luck"
        return panel(ui, "value", rect, title, about, self.picture())

    def picture(self) -> Picture:
        """The value after each decision and each stroke of luck."""
        found = self.debrief.analysis
        if found is None or len(found.track) < 2:
            return Picture("", Axis(0, 1), Axis(0, 1), empty=self.debrief.doing() + ".")
        track = found.track
        ys = [tick.value / 100 for tick in track]
        end = max(self.view.now, track[-1].time) / DAY
        decisions = {each.id: each for each in found.decisions}
        pieces: list[Piece] = [Stairs([(t.time / DAY, t.value / 100, t.cause) for t in track], end)]
        readings: list[Reading] = []
        self._opened: list[str] = []
        named = sorted((abs(b.value - a.value), i) for i, (a, b) in enumerate(pairwise(track), 1))
        words_at = _apart([i for _, i in reversed(named)], [t.time / DAY for t in track], end)
        shown = {i for _, i in named[-16:]}
        for i, tick in enumerate(track):
            change = tick.value - track[i - 1].value if i else 0
            x, y = tick.time / DAY, tick.value / 100
            name = "Start"
            if tick.cause == "decision":
                decision = decisions[tick.about]
                name = f"{decision.title}: {option(decision, decision.chosen)}"
                number = self.debrief.number(decision)
                if number:
                    pieces.append(Number(x, y, str(number), change > 0))
            elif tick.cause == "luck":
                name = tick.about
                if i in shown:
                    word = f"{_short(name)} {points(change, sign=True)}" if i in words_at else ""
                    pieces.append(Sign(x, y, change > 0, word, end))
            figure = points(change, sign=True) if i else points(tick.value)
            colour = {"decision": "you", "luck": "luck"}.get(tick.cause, "text")
            value = Value(name, figure, colour)
            readings.append(Reading(x, f"Day {x:.0f}, value {points(tick.value)}", (value,), y))
            self._opened.append(tick.about if tick.cause == "decision" else "")
        up = around(ys, 0.14)
        if self.debrief.why.deadline / DAY <= end * 1.03:
            short = self.view.project.deadline.short
            pieces.append(Moment(self.debrief.why.deadline / DAY, short, "deadline"))
        sentence = (
            f"The value of the position from {points(track[0].value)} at the start to "
            f"{points(track[-1].value)} points"
        )
        columns = ("When", "Points")
        return Picture(
            *(sentence, Axis(0, end * 1.03, "working day"), up, pieces, readings, columns),
            right=16,
            on_open=self._open,
        )

    def _open(self, index: int) -> None:
        id = self._opened[index]
        if id:
            self.debrief.selected = id
            self.play.go("debrief.decision")

    # The waterfall and the luck

    def _low(self, ui: Ui, rect: Rect) -> list[Node]:
        left = Rect(rect.x, rect.y, rect.w - 392, rect.h)
        right = Rect(left.right + 16, rect.y, rect.right - left.right - 16, rect.h)
        return [*self._fall(ui, left), *self._luck(ui, right)]

    def _fall(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.analysis
        if found is None or not found.finished:
            shown = Picture(
                "", Axis(0, 1), Axis(0, 1), empty="The sum closes when all is computed."
            )
        else:
            shown = waterfall(_columns(self, found, 4 if rect.w < 600 else DECISIONS))
        return panel(
            ui, "fall", rect, "From start to result", "points; filled: gain, hollow: loss", shown
        )

    def _luck(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.debrief.analysis
        area = inner(ui, rect, 36, 4)
        named = sorted(found.luck if found else (), key=_small)
        rows = [
            Row(
                str(i),
                [
                    Cell(
                        each.event,
                        icon="tri_up" if each.points > 0 else "tri_down",
                        icon_colour="luck",
                    ),
                    Cell("" if each.time < 0 else str(each.time // DAY), "muted", order=each.time),
                    Cell(points(each.points, sign=True), "luck", 600, order=each.points),
                ],
            )
            for i, each in enumerate(named)
        ]
        return [
            Panel("luck", rect, "Unluckiest and luckiest", figure="points"),
            Table(
                "luck.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h),
                "Luck by event",
                columns=[
                    Column("Event"),
                    Column("Day", 40, "right"),
                    Column("Points", 60, "right"),
                ],
                rows=rows,
                row_h=26,
                empty="Luck is named when the values are there.",
            ),
        ]


def _apart(order: Sequence[int], xs: Sequence[float], end: float) -> set[int]:
    """Places whose words do not run into each other, the weightiest first."""
    found: list[int] = []
    for i in order[:8]:
        if all(abs(xs[i] - xs[j]) > 0.22 * end for j in found):
            found.append(i)
    return set(found)


def option(decision: Decision, id: str) -> str:
    """The title of an option."""
    return next((each.title for each in decision.options if each.id == id), id)


def _small(luck: Luck) -> tuple[bool, int]:
    return luck.time < 0, -abs(luck.points)


def _short(text: str) -> str:
    return text if len(text) <= 28 else text[:27].rstrip() + "…"


def _word(event: str) -> str:
    """One telling word of an event, for a narrow column."""
    known = [word for word in event.rsplit(":", maxsplit=1)[-1].split() if len(word) > 3]
    return (known or [event])[0].strip(".,")[:10].capitalize()


def _said(screen: SkillScreen, found: Analysis) -> str:
    """The sum in a sentence, and the learner's guess beside it."""
    guess = words.guess_of(screen.view)
    reference = f"Against the handbook manager: {points(found.gains, sign=True)} points."
    if guess is not None and found.accuracy is not None:
        return f"You guessed {guess[0]} of 100, luck {guess[1]}. {reference}"
    rating = found.decision_rating
    lost = f"Each that mattered lost {points(rating)} on average. " if rating is not None else ""
    return lost + reference


def _big(
    ui: Ui, key: str, box: Rect, name: str, figure: str, of: str, about: str, colour: str
) -> list[Node]:
    wide = ui.measure(figure, "heading_l", 600)
    nodes: list[Node] = [
        line(f"{key}.name", box.x, box.y, box.w, name),
        line(
            *(f"{key}.figure", box.x, box.y + 18, wide + 4, figure),
            size="heading_l",
            weight=600,
            colour=colour,
        ),
        line(f"{key}.of", box.x + wide + 8, box.y + 30, max(20.0, box.w - wide - 8), of),
    ]
    if box.h >= 68:
        nodes.append(line(f"{key}.about", box.x, box.y + 54, box.w, about))
    return nodes


def _quadrant(good: bool, lucky: bool):  # type: ignore[no-untyped-def]
    def paint(p: Painter, rect: Rect) -> None:
        p.round_rect(rect, 4, "bg2")
        p.line(rect.x, rect.cy, rect.right, rect.cy, "line_strong")
        p.line(rect.cx, rect.y, rect.cx, rect.bottom, "line_strong")
        x = rect.cx + rect.w / 4 if good else rect.cx - rect.w / 4
        y = rect.cy - rect.h / 4 if lucky else rect.cy + rect.h / 4
        p.circle(x, y, 7, "you", "text", 2)
        if good:
            p.text(rect.x + 3, rect.y + 1, "luck", colour="luck")
        else:
            p.text(rect.right - 3, rect.y + 1, "luck", colour="luck", align="right")
        below = rect.cy + 1 if lucky else rect.cy - 17
        p.text(rect.right - 3, below, "skill", colour="you", align="right")

    return paint


_KINDS = {"staffing": "staff", "omitted": "not done", "report": "report", "baseline": "promise"}


def _columns(screen: SkillScreen, found: Analysis, most: int) -> list[Waterfall]:
    """Start, the largest gains and losses, the rest of them, the largest luck, the rest, result."""
    gained = [each for each in found.decisions if each.gain]
    large = sorted(gained, key=lambda each: -abs(each.gain))[:most]
    large.sort(key=lambda each: each.time)
    rest = found.gains - sum(each.gain for each in large)
    made = [Waterfall("Start", found.start_value, "whole", "At the start")]
    for each in large:
        number = screen.debrief.number(each)
        word = str(number) if number else _KINDS.get(each.kind, "other")
        made.append(Waterfall(word, each.gain, "you", f"{each.title}: {option(each, each.chosen)}"))
    if rest or len(gained) > most:
        made.append(Waterfall("others", rest, "you", f"{len(gained) - len(large)} other decisions"))
    named = sorted((each for each in found.luck if each.time >= 0), key=_small)[:4]
    made += [Waterfall(_word(luck.event), luck.points, "luck", luck.event) for luck in named]
    other = found.luck_points - sum(luck.points for luck in named)
    if other:
        made.append(Waterfall("Other", other, "luck", "Other luck"))
    return [*made, Waterfall("Result", found.score, "whole", "Result")]
