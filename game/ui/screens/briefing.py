"""The briefing: charter, money, milestones, risks, how it is scored, and the date one promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.debrief.words import AIMS
from game.model.actions import SetBaseline
from game.model.units import DAY
from game.ui import saves, wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Card,
    Frame,
    Hint,
    Icon,
    Node,
    Panel,
    Paragraph,
    Portrait,
    Slider,
    Ui,
    button_width,
    draw_flag,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import briefing_charter, figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.charter import aims_written
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, pair, scrolled

if TYPE_CHECKING:
    from game.ui.play import Play

PROMISE_H = 220.0
"""The least height that shows the promise and both buttons."""


class BriefingScreen(RunScreen):
    """Time stands still; the baseline starts the project."""

    name = "briefing"
    rail = "home"
    title = "Briefing"
    first_focus = "promise.slider"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (
                    Col((("charter", 0),)),
                    Col((("sponsor", 220), ("practise", 0), ("promise", 240)), 440),
                ),
            ),
        ),
        "L": (
            Page(
                "",
                (
                    Col((("charter", 0),), 776),
                    Col((("sponsor", 210), ("practise", 138), ("promise", 0))),
                ),
            ),
        ),
        "M": (
            Page(
                "Promise", (Col((("practise", 0), ("promise", 244)), 420), Col((("sponsor", 0),)))
            ),
            one("charter", name="Charter"),
        ),
        "S": (
            one("promise", name="Promise"),
            one("charter", name="Charter"),
            one("sponsor", name="Sponsor"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        view = self.view
        dates = figures.dates(view)
        self.rule = saves.own_rule()
        self.promised = max(1, min(dates.plan + max(0, dates.margin) // 2, dates.deadline))

    def parts(self) -> dict[str, Builder]:
        return {
            "charter": self._charter,
            "sponsor": self._sponsor,
            "practise": self._practise,
            "promise": self._promise,
        }

    def frame(self, ui: Ui) -> Frame | None:
        view = self.view
        self.notice = f"Seed {self.run.session.recording.header.seed}, {view.public.level}"
        return super().frame(ui)

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Date you promise"),
            Hint(("Enter",), "Baseline and start", self.start),
            Hint(("2",), "See the plan first", lambda: self.play.go("plan")),
            Hint(("W",), "Write your aims", self.write),
            Hint(("F1",), "Explain"),
            Hint(("Esc",), "Back", self.play.leave),
        ]

    # The charter

    def _charter(self, ui: Ui, panel: Rect) -> list[Node]:
        written = aims_written(self.view)
        label = f"Your aims, {written} of {len(AIMS)}" if written else "Write your aims"
        pad = 24.0 if ui.layout in ("XL", "L") else 12.0
        wide = button_width(ui.metrics, label, cap="W")
        at = Rect(panel.right - pad - wide, panel.y + 22, wide, 32)
        aims = Button("aims", at, label, self.write, shortcut="W", icon="edit")
        return [*briefing_charter.charter(self, ui, panel, wide + 12), aims]

    def write(self) -> None:
        """The charter, to write the aims into it."""
        self.play.go("charter")

    # The right column

    def _sponsor(self, ui: Ui, panel: Rect) -> list[Node]:
        project = self.view.project
        who = project.stakeholders[project.sponsor]
        pad = 16.0 if ui.layout in ("XL", "L") else 12.0
        x, width = panel.x + pad, panel.w - 2 * pad
        title = f"{who.title}, power {who.power}, interest {who.interest}"
        words = f"“{project.charter.sponsor_words}”"
        tall = min(rich_height(ui.metrics, words, width, "text_m"), panel.h - 94)
        return [
            Panel("sponsor", panel),
            Portrait("sponsor.face", Rect(x, panel.y + pad, 64, 64), who.name, person=who.portrait),
            line(
                "sponsor.name",
                x + 76,
                panel.y + pad,
                width - 76,
                who.name,
                size="heading_s",
                weight=600,
                colour="text",
            ),
            Paragraph(
                "sponsor.title",
                Rect(x + 76, panel.y + pad + 28, width - 76, 40),
                title,
                colour="muted",
            ),
            Paragraph(
                "sponsor.words",
                Rect(x, panel.y + 92, width, tall),
                words,
                size="text_m",
                colour="text",
            ),
        ]

    def _practise(self, ui: Ui, panel: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("practise", panel, "What to practise in this run")]
        area = inner(ui, panel, 44)
        rows = [("target", text) for text in self.view.project.charter.practise]
        if self.rule:
            rows.insert(0, ("rewind", f"Your rule: {self.rule}"))
        for i, (icon, text) in enumerate(rows):
            y = area.y + i * 28
            if y + 20 > area.bottom + 6:
                break
            nodes += [
                Icon(f"practise{i}.icon", Rect(area.x, y + 1, 18, 18), icon=icon),
                line(f"practise{i}", area.x + 26, y, area.w - 26, text, size="text_m"),
            ]
        return nodes

    def _promise(self, ui: Ui, panel: Rect) -> list[Node]:
        return scrolled("promise", panel, PROMISE_H, lambda room: self._promised(ui, room))

    def _promised(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        dates = figures.dates(view)
        low = max(1, dates.plan - 40)
        high = max(dates.deadline + 30, dates.plan + 15)
        area = inner(ui, panel, 44)
        date = wording.date(view, self.promised * DAY)
        spare = dates.deadline - self.promised
        against = self.promised - dates.plan
        button_w = area.w - 8 - 130
        day = f"Day {self.promised}"
        date_w = ui.measure(date) + 10
        day_w = ui.measure(day, "heading_s", 600) + 10
        ticks = (low, dates.plan, high)
        card = Card(
            "Your promise",
            "People expect this day. Keeping it wins trust; a later date costs trust, less when "
            "you "
            "say so early.",
        )
        return [
            Panel("promise", panel, "Your promise", subtitle="you can ask for another later"),
            line(
                "promise.name",
                area.x,
                area.y + 6,
                area.w - date_w - day_w,
                "Date you promise",
                card=card,
            ),
            line(
                "promise.day",
                area.x,
                area.y,
                area.w - date_w,
                day,
                size="heading_s",
                weight=600,
                colour="text",
                align="right",
            ),
            line("promise.date", area.x, area.y + 6, area.w, date, colour="muted", align="right"),
            Canvas(
                "promise.marks",
                Rect(area.x, area.y + 32, area.w, 44),
                paint=lambda p, r: _marks(p, r, low, high, dates.plan, dates.deadline),
            ),
            Slider(
                "promise.slider",
                Rect(area.x, area.y + 44, area.w, 40),
                "Date you promise",
                value=self.promised,
                on_change=self._set,
                low=low,
                high=high,
                step=5,
                ticks=ticks,
                unit="days",
            ),
            *pair(
                "promise.spare",
                Rect(area.x, area.y + 86, area.w, 16),
                f"Spare time to the {view.project.deadline.short} date",
                f"{wording.signed(spare)} d",
                ui=ui,
                colour="text" if spare >= 0 else "bad",
            ),
            *pair(
                "promise.plan",
                Rect(area.x, area.y + 106, area.w, 16),
                f"Spare time to the plan, day {dates.plan}",
                f"{wording.signed(against)} d",
                ui=ui,
                colour="text" if against >= 0 else "bad",
            ),
            Button(
                "start",
                Rect(area.x, panel.bottom - 44, button_w, 32),
                "Baseline and start",
                self.start,
                primary=True,
                shortcut="Enter",
            ),
            Button(
                "plan",
                Rect(area.right - 122, panel.bottom - 44, 122, 32),
                "Plan first",
                lambda: self.play.go("plan"),
                shortcut="2",
            ),
        ]

    def _set(self, day: int) -> None:
        self.promised = day

    def on_key(self, ui: Ui, key: Key) -> bool:
        by = {"Left": -1, "Right": 1}.get(key.name, 0)
        if by and not key.ctrl:
            self._set(max(1, self.promised + by * (1 if key.shift else 5)))
            return True
        if key.chord == "W":
            self.write()
            return True
        return False

    def start(self) -> None:
        """Sets the baseline: from here on time may run."""
        if self.run.submit(
            SetBaseline(self.promised * DAY),
            done=f"The project has started; you promised day {self.promised}",
        ):
            self.play.go("home")


def _marks(p: Painter, rect: Rect, low: int, high: int, plan: int, deadline: int) -> None:
    """Behind the slider: where the plan ends, where the deadline stands."""

    def x(day: float) -> float:
        share = min(1.0, max(0.0, (day - low) / max(1, high - low)))
        return rect.x + 8 + (rect.w - 16) * share

    at = x(plan)
    p.polygon(
        ((at, rect.y + 1), (at + 5, rect.y + 6), (at, rect.y + 11), (at - 5, rect.y + 6)), "plan"
    )
    flag = x(deadline)
    p.line(flag, rect.y, flag, rect.y + 34, "text", 2)
    draw_flag(p, flag, rect.y + 1)
