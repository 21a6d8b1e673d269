"""The briefing: charter, money, milestones, risks, how it is scored, and the date one promises."""

from __future__ import annotations

from game.model.actions import SetBaseline
from game.model.scenario import Risk
from game.model.units import DAY
from game.ui import wording
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
    ScrollArea,
    Separator,
    Slider,
    Ui,
    draw_flag,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import inner, line, pair

RISKS_SHOWN = 5


def likelihood(risk: Risk) -> str:
    """A stated probability as a word."""
    permille = risk.probability
    if permille >= 550:
        return "likely"
    if permille >= 450:
        return "even"
    return "unlikely" if permille < 200 else f"1 in {round(1000 / permille)}"


class BriefingScreen(RunScreen):
    """Time stands still; the baseline starts the project."""

    name = "briefing"
    rail = "home"
    title = "Briefing"
    first_focus = "promise.slider"
    layouts = {
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
                    Col((("sponsor", 216), ("practise", 128), ("promise", 0))),
                ),
            ),
        ),
        "M": (
            Page(
                "Promise", (Col((("practise", 0), ("promise", 214)), 420), Col((("sponsor", 0),)))
            ),
            one("charter", name="Charter"),
        ),
        "S": (
            one("promise", name="Promise"),
            one("charter", name="Charter"),
            one("sponsor", name="Sponsor"),
        ),
    }

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        view = self.view
        dates = figures.dates(view)
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
            Hint(("F1",), "Explain"),
            Hint(("Esc",), "Back", self.play.leave),
        ]

    # The charter

    def _charter(self, ui: Ui, panel: Rect) -> list[Node]:
        project = self.view.project
        pad = 24.0 if ui.layout in ("XL", "L") else 12.0
        x, width = panel.x + pad, panel.w - 2 * pad
        about = f"Project charter, {project.charter.organisation}, version {project.version}"
        nodes: list[Node] = [
            Panel("charter", panel),
            line(
                "title",
                x,
                panel.y + 20,
                width,
                project.title,
                size="heading_l",
                weight=600,
                colour="text",
            ),
            line("about", x, panel.y + 58, width, about, colour="muted"),
            Separator("rule", Rect(x, panel.y + 80, width, 9)),
        ]
        top = panel.y + 96
        two = width >= 620
        col_w = (width - 24) / 2 if two else width
        left, end = self._texts(ui, x, top, col_w)
        right_x = x + col_w + 24 if two else x
        right, last = self._facts(ui, right_x, top if two else end + 12, col_w)
        bottom = max(end, last)
        if bottom <= panel.bottom - 8:
            return [*nodes, *left, *right]
        area = Rect(panel.x + 4, top - 4, panel.w - 8, panel.bottom - top)
        return [
            *nodes,
            ScrollArea("charter.text", area, "Charter", [*left, *right], bottom + 8 - area.y),
        ]

    def _texts(self, ui: Ui, x: float, y: float, width: float) -> tuple[list[Node], float]:
        charter = self.view.project.charter
        nodes: list[Node] = []
        for name, text in (
            ("Purpose", charter.purpose),
            ("Objectives", charter.objectives),
            ("In scope", charter.in_scope),
            ("Out of scope", charter.out_of_scope),
            ("Authority", charter.authority),
            ("Assumptions, to be checked", charter.assumptions),
        ):
            if not text:
                continue
            tall = rich_height(ui.metrics, text, width)
            nodes.append(line(f"{name}.name", x, y, width, name, weight=600, colour="text"))
            nodes.append(Paragraph(f"{name}.text", Rect(x, y + 18, width, tall), text))
            y += 18 + tall + 14
        return nodes, y - 14

    def _facts(self, ui: Ui, x: float, y: float, width: float) -> tuple[list[Node], float]:
        project = self.view.project
        view = self.view
        target = view.public.current[project.deadline.task].finish
        stones = [
            id
            for id, task in project.tasks.items()
            if task.milestone and view.public.current[id].finish <= target
        ][-5:]
        nodes: list[Node] = [
            line("stones", x, y, width, "Milestones by the plan", weight=600, colour="text"),
            line(
                "stones.end",
                x,
                y,
                width,
                f"{project.deadline.short} by {project.deadline.minute // DAY}",
                colour="muted",
                align="right",
            ),
            Canvas(
                "stones.chart",
                Rect(x, y + 20, width, 18 + 22 * len(stones)),
                "Milestones",
                paint=lambda p, r: self._stones(p, r, stones),
            ),
        ]
        y += 20 + 18 + 22 * len(stones) + 16
        currency = project.currency
        nodes.append(line("money", x, y, width, f"Money, {currency}", weight=600, colour="text"))
        y += 20
        money = figures.money(view)
        for name, cents in (
            ("Approved budget", project.bac),
            ("Contingency, yours", money.contingency_whole),
            ("Management reserve, sponsor", project.management_reserve),
            (
                f"Each working day after {wording.day(project.deadline.minute)}",
                project.deadline.penalty,
            ),
        ):
            nodes += pair(
                name, Rect(x, y, width, 16), name, wording.money_figure(cents), weight=400, ui=ui
            )
            y += 20
        y += 12
        known = [r for r in project.risks.values() if r.known and not r.opportunity]
        known = sorted(known, key=lambda r: -r.probability * (r.impact_days[1] + 1))[:RISKS_SHOWN]
        if known:
            nodes.append(
                line("risks", x, y, width, "Key risks at the start", weight=600, colour="text")
            )
            y += 20
        for risk in known:
            nodes += pair(
                f"risk.{risk.id}",
                Rect(x, y, width, 16),
                risk.name,
                likelihood(risk),
                weight=400,
                colour="muted",
                ui=ui,
            )
            y += 19
        return self._scored(ui, nodes, x, y + 12, width)

    def _scored(
        self, ui: Ui, nodes: list[Node], x: float, y: float, width: float
    ) -> tuple[list[Node], float]:
        score = self.view.project.score
        said = ", ".join(f"{part.name.lower()} **{part.weight}**" for part in score)
        said = said[:1].upper() + said[1:]
        tall = rich_height(ui.metrics, said, width)
        nodes += [
            line("score", x, y, width, "How the result is scored", weight=600, colour="text"),
            line("score.all", x, y, width, "100 points", colour="muted", align="right"),
            Canvas(
                "score.bar", Rect(x, y + 22, width, 14), "Weights of the score", paint=self._weights
            ),
            Paragraph("score.text", Rect(x, y + 42, width, tall), said),
        ]
        return nodes, y + 42 + tall

    def _weights(self, p: Painter, rect: Rect) -> None:
        parts = [part.weight for part in self.view.project.score]
        cells = rect.columns(parts, gap=2)
        for i, cell in enumerate(cells):
            p.round_rect(cell, 2, "you" if i % 2 == 0 else "you_dim")

    def _stones(self, p: Painter, rect: Rect, stones: list[str]) -> None:
        """Each milestone at its planned day, the deadline as a flag over all of them."""
        current = self.view.public.current
        deadline = self.view.project.deadline.minute // DAY
        days = {id: wording.finish_number(current[id].finish) for id in stones if id in current}
        high = max([deadline, *days.values()]) * 1.06
        names_w = min(rect.w * 0.46, 168.0)
        plot = Rect(rect.x + names_w, rect.y + 18, rect.w - names_w - 8, rect.h - 18)
        step = 50 if high > 120 else 20 if high > 45 else 5
        flag = plot.x + plot.w * deadline / high
        day = 0
        while day <= high:
            x = plot.x + plot.w * day / high
            if abs(x - flag) > 20:
                p.text(x, rect.y, str(day), colour="muted", align="center" if day else "left")
            p.line(x, plot.y, x, plot.bottom, "grid")
            day += step
        for i, id in enumerate(stones):
            y = plot.y + 22 * i
            name = self.view.project.tasks[id].milestone
            p.text(rect.x, y + 2, name, colour="text2", max_width=names_w - 12)
            if id in days:
                x = plot.x + plot.w * days[id] / high
                wide = p.measure(str(days[id]), "text_s", 600)
                right = x + 12 + wide <= flag - 4
                bar = x - plot.x - (0 if right else wide + 16)
                p.round_rect(Rect(plot.x, y + 8, max(4.0, bar), 4), 2, "you_dim")
                p.polygon(((x, y + 4), (x + 6, y + 10), (x, y + 16), (x - 6, y + 10)), "you")
                at = x + 10 if right else x - 10
                p.text(at, y + 2, str(days[id]), "text_s", 600, align="left" if right else "right")
        p.line(flag, rect.y + 4, flag, plot.bottom, "text", 2)
        draw_flag(p, flag, rect.y + 5)

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
        for i, text in enumerate(self.view.project.charter.practise):
            y = area.y + i * 28
            if y + 20 > area.bottom + 6:
                break
            nodes += [
                Icon(f"practise{i}.icon", Rect(area.x, y + 1, 18, 18), icon="target"),
                line(f"practise{i}", area.x + 26, y, area.w - 26, text, size="text_m"),
            ]
        return nodes

    def _promise(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        dates = figures.dates(view)
        low = max(1, dates.plan - 40)
        high = max(dates.deadline + 30, dates.plan + 15)
        area = inner(ui, panel, 44)
        date = wording.date(view, self.promised * DAY)
        spare = dates.deadline - self.promised
        against = self.promised - dates.plan
        button_w = area.w - 8 - 130
        ticks = (low, dates.plan, high)
        card = Card(
            "Your promise",
            "People expect this day. Keeping it wins trust; a later date costs trust, less when you "
            "say so early.",
        )
        return [
            Panel("promise", panel, "Your promise", subtitle="you can ask for another later"),
            line("promise.name", area.x, area.y + 6, area.w / 2, "Date you promise", card=card),
            line(
                "promise.day",
                area.x,
                area.y,
                area.w - 112,
                f"Day {self.promised}",
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
                Rect(area.x, area.y + 90, area.w, 16),
                f"Spare time to the {view.project.deadline.short} date",
                f"{wording.signed(spare)} d",
                ui=ui,
                colour="text" if spare >= 0 else "bad",
            ),
            *pair(
                "promise.plan",
                Rect(area.x, area.y + 112, area.w, 16),
                f"Spare time to the plan, day {dates.plan}",
                f"{wording.signed(against)} d",
                ui=ui,
                colour="text" if against >= 0 else "bad",
            ),
            Button(
                "start",
                Rect(area.x, panel.bottom - 48, button_w, 32),
                "Baseline and start",
                self.start,
                primary=True,
                shortcut="Enter",
            ),
            Button(
                "plan",
                Rect(area.right - 122, panel.bottom - 48, 122, 32),
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
