"""Home: where we are, what needs a decision, what changed, what drives the date, who does what."""

from __future__ import annotations

from functools import partial

from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Factor,
    Gantt,
    Hint,
    Label,
    Link,
    Node,
    Option,
    Panel,
    Segment,
    Separator,
    StateTag,
    Ui,
    draw_bar,
)
from game.ui.painter import Painter
from game.ui.screens import figures, gantt_rows
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.charts import DateLine, sparkline
from game.ui.screens.home_cards import changed, next_step, risks
from game.ui.screens.home_wide import cost, journal, stakeholders
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line
from game.ui.screens.team_strip import team_strip

LAYOUTS: Layouts = {
    "XL": (
        Page(
            "",
            (
                Col((("strip", 128), ("gantt", 0), ("team", 152)), 960),
                Col((("next", -2.4), ("changed", -1.6)), 392),
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

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.everything = False
        self.selected = ""

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        if self.play.coach is not None and self.play.coach.waits:
            return "coach.next"
        return "decide" if self.view.open_dilemmas() else "next.main"

    @property
    def layouts(self) -> Layouts:  # type: ignore[override]
        coach = self.play.coach
        return LAYOUTS if coach is None or coach.step is None else TAUGHT

    def _coach(self, ui: Ui, panel: Rect) -> list[Node]:
        assert self.play.coach is not None
        return self.play.coach.panel(ui, panel)

    def parts(self) -> dict[str, Builder]:
        return {
            "strip": self._strip,
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
            Hint(("1", "…", "0"), "Screens"),
            Hint(("Tab",), "Next field"),
            Hint(("F1",), "Explain what is in focus"),
            Hint(("Ctrl+K",), "Find", self.play.open_finder),
        ]

    # The strip of figures

    def _strip(self, ui: Ui, panel: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("strip", panel)]
        pad = 16.0 if ui.layout in ("XL", "L") else 12.0
        area = panel.inset(pad, 12 if panel.h >= 120 else 8)
        if area.w < 560:
            first, rest = area.cut_left(area.w * 0.6, 24)
            nodes += self._exit(ui, first)
            nodes.append(Separator("strip.rule", Rect(first.right + 8, area.y, 9, area.h)))
            if panel.w < 480 or ui.layout == "S":
                top, below = rest.cut_top(rest.h / 2)
                return (
                    nodes + self._cost(ui, top, small=True) + self._reserve(ui, below, small=True)
                )
            top, below = rest.cut_top(66)
            left, right = top.columns((1, 1), 16)
            nodes += self._float(ui, left, small=True) + self._cost(ui, right, small=True)
            return nodes + self._reserve(ui, below, small=True)
        cells = area.columns((318, 146, 128, 80), 32)
        nodes += self._exit(ui, cells[0]) + self._float(ui, cells[1])
        nodes += self._cost(ui, cells[2]) + self._reserve(ui, cells[3])
        for i, cell in enumerate(cells[1:]):
            nodes.append(Separator(f"strip.rule{i}", Rect(cell.x - 20, area.y, 9, area.h - 4)))
        return nodes

    def _exit(self, ui: Ui, area: Rect) -> list[Node]:
        view = self.view
        dates = figures.dates(view)
        deadline = view.project.deadline
        words = figures.late_words(view)
        look = {"ok": "On track", "warn": "At risk", "bad": "Off track"}[dates.state]
        day = f"Day {dates.plan}"
        wide = ui.measure(day, "heading_l", 600)
        room = area.w - wide - 14
        said = f"{look}: {words}"
        if StateTag.width(ui.metrics, said, quiet=True) > room:
            said = figures.late_words(view, short=True)
        span = max(12.0, (max(dates.deadline, dates.plan, dates.promised) - view.day) * 0.35)
        low = max(0.0, min(dates.deadline, dates.plan, dates.promised) - span)
        high = max(dates.deadline, dates.plan, dates.promised) + span
        shown = DateLine(
            low,
            high,
            dates.plan,
            f"plan {dates.plan}",
            dates.deadline,
            f"{deadline.short} {dates.deadline}",
            dates.promised if dates.promised > 0 else None,
            f"promised {dates.promised}",
            view.now / DAY if view.now / DAY > low else None,
        )
        title = f"{deadline.name}, " + ("reached" if dates.done else "by the current plan")
        return [
            line("exit.name", area.x, area.y, area.w, title, card=exit_card(self)),
            line(
                "exit.day",
                area.x,
                area.y + 18,
                wide + 4,
                day,
                size="heading_l",
                weight=600,
                colour="text",
            ),
            StateTag(
                "exit.state",
                Rect(area.x + wide + 14, area.y + 24, room, 24),
                said,
                state=dates.state,
                quiet=True,
            ),
            Canvas(
                "exit.line",
                Rect(area.x, area.y + 48, area.w, 58),
                f"Planned day {dates.plan}, deadline day {dates.deadline}, promised day {dates.promised}",
                paint=lambda p, r: shown.paint(p, r),
            ),
        ]

    def _float(self, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
        view = self.view
        float_days = view.public.float_days
        history = [(view.public.deadline - finish) // DAY for _, finish, _ in view.public.history]
        was = history[-2] if len(history) > 1 else None
        text = f"{wording.signed(float_days)} d"
        nodes: list[Node] = [
            line("float.name", area.x, area.y, area.w, "Float to the date", card=float_card(self)),
            line(
                "float.value",
                area.x,
                area.y + 18 if small else area.y + 20,
                area.w,
                text,
                size="heading_s",
                weight=600,
                colour="text",
            ),
        ]
        wide = ui.measure(text, "heading_s", 600)
        if was is not None and was != float_days:
            up = float_days > was
            look = ("tri_up", "ok") if up else ("tri_down", "bad")

            def paint(p: Painter, rect: Rect) -> None:
                p.icon(look[0], rect.x, rect.y + 2, 12, look[1])
                p.text(
                    rect.x + 16,
                    rect.y,
                    f"was {wording.signed(was or 0)}",
                    colour=look[1],
                    max_width=rect.w - 16,
                )

            at = (
                Rect(area.x, area.y + 44, area.w, 16)
                if small
                else Rect(area.x + wide + 10, area.y + 26, area.w - wide - 10, 16)
            )
            nodes.append(Canvas("float.was", at, f"was {was} days", paint=paint))
        if small:
            return nodes
        values = [float(v) for v in history[-30:]] or [float(float_days)]
        nodes.append(
            Canvas(
                "float.line",
                Rect(area.x, area.y + 48, area.w - 6, 38),
                "Float, week by week",
                paint=lambda p, r: sparkline(p, r, values),
            )
        )
        first = max(0, len(history) - 30)
        nodes += [
            line("float.from", area.x, area.y + 90, area.w / 2, f"week {first}", colour="muted"),
            line(
                "float.to",
                area.x,
                area.y + 90,
                area.w,
                f"week {max(len(history) - 1, 0)}",
                colour="muted",
                align="right",
            ),
        ]
        return nodes

    def _cost(self, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
        money = figures.money(self.view)
        text = wording.amount(money.forecast)
        wide = ui.measure(text, "heading_s", 600)
        currency = self.view.project.currency
        words = {"ok": "within budget", "warn": "over budget", "bad": "over the limit"}[money.state]
        nodes: list[Node] = [
            line(
                "cost.name",
                area.x,
                area.y,
                area.w,
                f"Cost, {currency}" if small else "Cost at completion",
                card=cost_card(self),
            ),
            line(
                "cost.value",
                area.x,
                area.y + (18 if small else 20),
                area.w,
                text,
                size="heading_s",
                weight=600,
                colour="text",
            ),
        ]
        if small:
            limit = f"limit {wording.amount(money.limit)}"
            nodes.append(
                StateTag(
                    "cost.state",
                    Rect(area.x, area.y + 42, area.w, 20),
                    limit,
                    state=money.state,
                    quiet=True,
                )
            )
            return nodes
        spent = f"spent {wording.amount(money.spent)}"
        limit = f"limit {wording.amount(money.limit)}"
        return [
            *nodes,
            line(
                "cost.unit",
                area.x + wide + 6,
                area.y + 26,
                area.w - wide - 6,
                currency,
                colour="muted",
            ),
            line("cost.spent", area.x, area.y + 50, area.w, spent),
            line("cost.limit", area.x, area.y + 68, area.w, limit),
            StateTag(
                "cost.state",
                Rect(area.x, area.y + 86, area.w, 20),
                words,
                state=money.state,
                quiet=True,
            ),
        ]

    def _reserve(self, ui: Ui, area: Rect, small: bool = False) -> list[Node]:
        money = figures.money(self.view)
        share = money.contingency / max(1, money.contingency_whole)
        whole = wording.amount(money.contingency_whole)
        bar = Rect(area.x, area.y + 24 if small else area.y + 70, area.w, 6)
        paint = Canvas(
            "reserve.bar",
            bar,
            f"{round(share * 100)} % left",
            paint=lambda p, r: draw_bar(p, r, share),
        )
        card = Card(
            "Contingency reserve",
            "Money for what goes wrong. It is yours to spend; what goes beyond it is overrun.",
        )
        if small:
            left = wording.amount(money.contingency)
            return [
                line("reserve.name", area.x, area.y + 2, area.w, "Reserve", card=card),
                line(
                    "reserve.value",
                    area.x,
                    area.y + 2,
                    area.w,
                    f"{left} of {whole}",
                    weight=600,
                    align="right",
                    colour="text",
                ),
                paint,
            ]
        return [
            line("reserve.name", area.x, area.y, area.w, "Reserve", card=card),
            line(
                "reserve.value",
                area.x,
                area.y + 20,
                area.w,
                wording.amount(money.contingency),
                size="heading_s",
                weight=600,
                colour="text",
            ),
            line("reserve.of", area.x, area.y + 50, area.w, f"of {whole}"),
            paint,
        ]

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
        shown = gantt_rows.chart(view, tasks, low=low)
        names_w = 268.0 if area.w >= 700 else min(268.0, area.w * 0.46)
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
            Panel("gantt", panel, "What drives the date", subtitle=subtitle if room > 180 else ""),
            switch,
            Gantt(
                "gantt.chart",
                area,
                "What drives the date",
                rows=shown.rows,
                low=shown.low,
                high=shown.high,
                today=view.now / DAY,
                deadline=view.public.deadline // DAY,
                links=shown.links,
                names_w=names_w,
                row_h=row_h,
                figure_title="float, d",
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
        screen.select(task)  # type: ignore[attr-defined]
        self.play.go("plan")


def exit_card(screen: RunScreen) -> Card:
    """Where the planned date comes from."""
    view = screen.view
    dates = figures.dates(view)
    factors = [
        Factor("Planned finish", f"day {dates.plan}"),
        Factor("Deadline", f"day {dates.deadline}"),
    ]
    if dates.promised > 0:
        factors.append(Factor("You promised", f"day {dates.promised}"))
    if dates.late:
        cost = figures.delay_cost(view, dates.late)
        factors.append(Factor("Price of the delay", wording.money(cost, view.project.currency)))
    return Card(
        view.project.deadline.name,
        "The plan adds up what the crews report as remaining, in the order of work, with the usual "
        "overrun of such plans. It is no promise.",
        tuple(factors),
        f"computed, {wording.day(view.now)}",
    )


def float_card(screen: RunScreen) -> Card:
    view = screen.view
    dates = figures.dates(view)
    return Card(
        "Float to the date",
        f"Deadline day {dates.deadline} − planned day {dates.plan} = {wording.signed(view.public.float_days)} d. "
        "Negative means late.",
        source=f"computed, {wording.day(view.now)}",
        term="Float",
    )


def cost_card(screen: RunScreen) -> Card:
    view = screen.view
    money = figures.money(view)
    return Card(
        "Cost at completion",
        "Spent so far, planned labour of the work that is left, what is left of the listed items, and "
        "the price of the delay that the plan shows.",
        (
            Factor("Forecast", wording.money_figure(money.forecast)),
            Factor("Spent so far", wording.money_figure(money.spent)),
            Factor("Approved budget", wording.money_figure(money.budget)),
            Factor("Limit with contingency", wording.money_figure(money.limit)),
        ),
        f"{view.project.currency}, {wording.day(view.now)}",
        term="Estimate at completion",
    )


def section_link(key: str, panel: Rect, text: str, action, ui: Ui, pad: float = 16) -> Link:  # type: ignore[no-untyped-def]
    """A link at the right end of a panel's title line."""
    wide = ui.measure(text) + 2
    return Link(
        key, Rect(panel.right - pad - wide, panel.y + 8, wide, 24), text, action, align="right"
    )


__all__ = ["HomeScreen", "Label", "section_link"]
