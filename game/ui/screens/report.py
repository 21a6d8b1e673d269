"""The status report: what you know beside what you say, to everybody who reads it.

Time stands still here; an unsent report stays as a draft.
"""

from __future__ import annotations

from game.model.actions import Report
from game.model.units import DAY
from game.ui import wording
from game.ui.events import Key
from game.ui.figures import CLOSE_DAYS
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Chip,
    Hint,
    Icon,
    Label,
    Node,
    Option,
    Panel,
    Paragraph,
    Portrait,
    RangeSlider,
    Segment,
    Separator,
    StateTag,
    TextField,
    Ui,
    draw_flag,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.charts import Plot, nice_step
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import empty, inner, line, pair
from game.ui.screens.register_words import watched
from game.ui.theme import STATES

COST_STEP = 1_000_000
"""Cents by which the cost is stepped: ten thousand."""


class ReportScreen(RunScreen):
    """Known at the left, said in the middle, earlier reports and the reader at the right."""

    name = "report"
    rail = "report"
    title = "Status report"
    form = True
    notice = "A sent report cannot be changed"
    layouts = {
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

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.one_date = False
        self.text = ""
        self.touched = False
        self._fresh()

    def _fresh(self) -> None:
        """A draft starts at what the plan says."""
        dates, money = figures.dates(self.view), figures.money(self.view)
        self.range = (max(self.view.day, dates.plan - 5), dates.plan + 10)
        self.colour = dates.state
        self.cost = round(money.forecast / COST_STEP) * COST_STEP

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        if not self.touched:
            self._fresh()
        return super().build(ui, area)

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        return "say.range"

    def parts(self) -> dict[str, Builder]:
        return {
            "known": self._known,
            "said": self._said,
            "gap": self._gap,
            "earlier": self._earlier,
            "reader": self._reader,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Tab",), "Next field"),
            Hint(("←", "→"), "Move an end of the range"),
            Hint(("Ctrl+Enter",), "Send", self.send),
            Hint(("Esc",), "Keep as draft", lambda: self.play.go("home")),
        ]

    # What you know

    def _known(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        dates, money = figures.dates(view), figures.money(view)
        history = view.public.history
        before = history[-3][1] // DAY if len(history) > 2 else None
        risks = watched(view)
        rows: list[tuple[str, str, str, str]] = [
            (
                view.project.deadline.name,
                f"day {dates.plan}",
                f"two weeks ago {before}" if before is not None else "",
                "current plan",
            ),
            (
                "Float to the date",
                f"{wording.signed(view.public.float_days)} d",
                f"deadline day {dates.deadline}",
                "computed",
            ),
            (
                "Cost at completion",
                wording.amount(money.forecast),
                f"limit {wording.amount(money.limit)}",
                "computed",
            ),
            (
                "Spent so far",
                wording.amount(money.spent),
                f"budget {wording.amount(money.budget)}",
                "measured",
            ),
            (
                "Reserve left",
                wording.amount(money.contingency),
                f"of {wording.amount(money.contingency_whole)}",
                "measured",
            ),
        ]
        if risks:
            name = view.project.risks[risks[0]].name
            sign = view.public.risks[risks[0]].indicator
            rows.append(("First risk", name, "sign rising" if sign == "rising" else "", "register"))
        waiting = view.open_dilemmas()
        if waiting:
            last = (view.public.dilemmas[waiting[0]].deadline - 1) // DAY
            rows.append(
                (
                    "Open decision",
                    view.project.dilemmas[waiting[0]].title,
                    f"by day {last}",
                    "inbox",
                )
            )
        nodes: list[Node] = [
            Panel("known", panel, "What you know", subtitle=wording.day(view.now), icon="eye")
        ]
        area = inner(ui, panel, 44, 84)
        step = min(62.0, area.h / len(rows))
        slim = step < 54
        for i, (name, value, more, source) in enumerate(rows):
            y = area.y + i * step
            if y + 40 > area.bottom + 4:
                break
            nodes += [
                line(f"known.{i}.name", area.x, y + 2, area.w * 0.6, name),
                line(
                    f"known.{i}.more",
                    area.x + area.w * 0.4,
                    y + 2,
                    area.w * 0.6,
                    more,
                    align="right",
                    colour="muted",
                ),
                line(
                    f"known.{i}",
                    area.x,
                    y + 19,
                    area.w * (0.62 if not slim else 0.7),
                    value,
                    size="text_m",
                    weight=600,
                    colour="text",
                ),
                line(
                    f"known.{i}.source",
                    area.x + area.w * 0.6,
                    y + 22,
                    area.w * 0.4,
                    source,
                    align="right",
                    colour="muted",
                ),
                Separator(f"known.{i}.rule", Rect(area.x, y + step - 9, area.w, 9)),
            ]
        y = panel.bottom - 76
        wide = StateTag.width(ui.metrics, STATES[dates.state].word)
        rule = f"Off track: the plan ends late. At risk: less than {CLOSE_DAYS} d of float."
        nodes += [
            line("known.rule.name", area.x, y + 4, area.w - wide - 8, "State by the agreed rule"),
            StateTag("known.rule", Rect(area.right - wide, y, wide, 24), state=dates.state),
            Paragraph("known.rule.text", Rect(area.x, y + 30, area.w, 40), rule, colour="muted"),
        ]
        return nodes

    # What you say

    def _bounds(self) -> tuple[int, int]:
        dates = figures.dates(self.view)
        low = max(self.view.day, min(dates.plan, dates.deadline, self.range[0]) - 25)
        return low, max(dates.plan, dates.deadline, self.range[1]) + 25

    def _said(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        who = view.project.stakeholders[view.project.sponsor]
        number = len(view.public.reports) + 1
        due = self.run.report_due_at()
        overdue = view.now >= due
        area = inner(ui, panel, 42, 8)
        x, y, width = area.x, area.y, area.w
        short = panel.h < 420
        nodes: list[Node] = [
            Panel(
                "said",
                panel,
                "What you say",
                subtitle=f"report {number}, due {wording.day(due)}"
                + ("" if not overdue else ", now"),
                icon="say",
            ),
        ]
        if not short:
            trust = view.public.stakeholders[view.project.sponsor].trust // 10
            nodes += [
                Portrait("say.face", Rect(x, y + 2, 40, 40), who.name, person=who.portrait),
                line(
                    "say.who",
                    x + 48,
                    y + 2,
                    width - 48,
                    f"{who.name} and all who follow the project",
                    size="text_m",
                    weight=600,
                    colour="text",
                ),
                line(
                    "say.trust",
                    x + 48,
                    y + 23,
                    width - 48,
                    f"sponsor, trust {trust}",
                    colour="muted",
                ),
                Separator("say.rule0", Rect(x, y + 48, width, 9)),
            ]
            y += 58
        mode = Segment(
            "say.mode",
            Rect(x + width - 150, y, 150, 24),
            "One date or a range",
            [Option("one", "One date"), Option("range", "A range")],
            "one" if self.one_date else "range",
            self._mode,
            small=True,
        )
        dates = figures.dates(view)
        low, high = self._bounds()
        nodes += [
            line(
                "say.date",
                x,
                y + 2,
                width - 160,
                f"{view.project.deadline.name}, day",
                size="text_m",
                colour="text2",
            ),
            mode,
            Canvas(
                "say.marks",
                Rect(x, y + 30, width, 40),
                f"plan day {dates.plan}, deadline day {dates.deadline}",
                paint=lambda p, r: _marks(
                    p, r, low, high, dates.plan, dates.deadline, view.project.deadline.short
                ),
            ),
            RangeSlider(
                "say.range",
                Rect(x, y + 66, width, 40),
                "The date you say",
                value=self.range,
                on_change=self._set_range,
                low=low,
                high=high,
                step=1,
            ),
            Separator("say.rule1", Rect(x, y + 108, width, 9)),
        ]
        y += 120
        nodes.append(line("say.state", x, y + 3, 60, "State", size="text_m"))
        at = x + width
        for state in ("bad", "warn", "ok"):
            look = STATES[state]
            wide = ui.measure(look.word) + 36
            at -= wide
            nodes.append(
                Chip(
                    f"say.state.{state}",
                    Rect(at, y, wide, 26),
                    look.word,
                    self.colour == state,
                    lambda s=state: self._set_colour(s),
                    icon=look.icon,
                    group="say.state",
                )
            )
            at -= 8
        y += 36
        currency = view.project.currency
        cost = wording.amount(self.cost)
        nodes += [
            line(
                "say.cost.name",
                x,
                y + 6,
                width * 0.5,
                f"Cost at completion, {currency}",
                size="text_m",
            ),
            Button(
                "say.cost.less",
                Rect(x + width - 168, y, 32, 28),
                "Less cost",
                lambda: self._step_cost(-1),
                icon="minus",
                bare=True,
            ),
            Label(
                "say.cost",
                Rect(x + width - 132, y, 92, 28),
                cost,
                size="text_m",
                weight=600,
                align="center",
            ),
            Button(
                "say.cost.more",
                Rect(x + width - 32, y, 32, 28),
                "More cost",
                lambda: self._step_cost(1),
                icon="plus",
                bare=True,
            ),
            Separator("say.rule2", Rect(x, y + 32, width, 9)),
        ]
        y += 44
        tall = panel.bottom - 60 - y - 22
        send_w = width - 8 - 132
        if tall >= 40:
            nodes += [
                line("say.words", x, y, width, "In your words (kept as yours)"),
                TextField(
                    "say.text",
                    Rect(x, y + 20, width, tall),
                    "In your words",
                    self.text,
                    self._set_text,
                    limit=400,
                    lines=4,
                    placeholder="What happened, what you do about it, and when you tell more",
                    on_enter=self.send,
                ),
            ]
        elif tall >= 12:
            nodes.append(
                TextField(
                    "say.text",
                    Rect(x, y, width, 32),
                    "In your words",
                    self.text,
                    self._set_text,
                    limit=400,
                    placeholder="In your words",
                    on_enter=self.send,
                )
            )
        nodes += [
            Button(
                "say.send",
                Rect(x, panel.bottom - 52, send_w, 40),
                "Send report",
                self.send,
                primary=True,
                shortcut="Ctrl+Enter",
                reason=self.run.possible(self._action()),
            ),
            Button(
                "say.draft",
                Rect(x + send_w + 8, panel.bottom - 52, 132, 40),
                "Keep as draft",
                lambda: self.play.go("home"),
            ),
        ]
        return nodes

    def _mode(self, value: str) -> None:
        self.one_date = value == "one"
        if self.one_date:
            middle = sum(self.range) // 2
            self._set_range((middle, middle))

    def _set_range(self, value: tuple[int, int]) -> None:
        self.touched = True
        if self.one_date:
            moved = value[0] if value[0] != self.range[0] else value[1]
            value = (moved, moved)
        self.range = value

    def _set_colour(self, state: str) -> None:
        self.touched = True
        self.colour = state

    def _step_cost(self, by: int) -> None:
        self.touched = True
        self.cost = max(0, self.cost + by * COST_STEP)

    def _set_text(self, text: str) -> None:
        self.touched = True
        self.text = text

    def _action(self) -> Report:
        words = " ".join(self.text.split())
        return Report(self.range[0] * DAY, self.range[1] * DAY, self.cost, self.colour, words)

    def send(self) -> None:
        hours = wording.hours(self.run.parameters.report_minutes)
        if self.run.submit(self._action(), done="Report sent", text=f"{hours} of your time."):
            self.touched = False
            self.text = ""
            self.play.go("home")

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "Ctrl+Enter":
            self.send()
            return True
        return False

    # Said against known

    def _gap(self, ui: Ui, panel: Rect) -> list[Node]:
        dates = figures.dates(self.view)
        low, high = self.range
        area = inner(ui, panel, 40, 8)
        if dates.plan < low:
            state, head, text = (
                "warn",
                f"You say {low - dates.plan} d later than the plan",
                "That is careful. People may ask why.",
            )
        elif dates.plan > high:
            state, head = "bad", f"You say {dates.plan - high} d earlier than the plan"
            text = "If that comes out later, it is a surprise, and surprises cost most trust."
        else:
            state, head, text = (
                "ok",
                "Your range holds the plan",
                f"The plan says day {dates.plan}.",
            )
        if self.colour != dates.state:
            text += f" By the agreed rule the state is **{STATES[dates.state].word}**."
        colour = {"ok": "ok", "warn": "warn", "bad": "bad"}[state]
        tall = min(area.h - 64, rich_height(ui.metrics, text, area.w - 28))
        return [
            Panel("gap", panel, "Said against known"),
            Icon("gap.icon", Rect(area.x, area.y, 18, 18), head, icon=state, colour=colour),
            line(
                "gap.head",
                area.x + 28,
                area.y - 1,
                area.w - 28,
                head,
                size="text_m",
                weight=600,
                colour="text",
            ),
            Paragraph("gap.text", Rect(area.x + 28, area.y + 24, area.w - 28, tall), text),
            Button(
                "gap.use",
                Rect(area.x, panel.bottom - 38, 152, 28),
                "Say what I know",
                self._use,
                icon="check",
                small=True,
            ),
        ]

    def _use(self) -> None:
        self._fresh()
        self.one_date = False
        self.touched = True

    def _earlier(self, ui: Ui, panel: Rect) -> list[Node]:
        reports = self.view.public.reports
        nodes: list[Node] = [
            Panel("earlier", panel, "Your reports so far", subtitle="day, by report")
        ]
        area = inner(ui, panel, 44, 8)
        if not reports:
            return nodes + empty(ui, "earlier", area, "None yet. This is the first.")
        said = ", ".join(
            f"report {i}: said {(r.low + r.high) // 2 // DAY}, plan {r.plan_finish // DAY}"
            for i, r in enumerate(reports, 1)
        )
        return [*nodes, Canvas("earlier.chart", area, said, paint=self._paint_earlier)]

    def _paint_earlier(self, p: Painter, rect: Rect) -> None:
        view = self.view
        reports = view.public.reports[-8:]
        first = len(view.public.reports) - len(reports) + 1
        said = [(r.low + r.high) / 2 / DAY for r in reports]
        known = [r.plan_finish / DAY for r in reports]
        draft = sum(self.range) / 2
        dates = figures.dates(view)
        values = [*said, *known, draft, dates.plan, dates.deadline]
        low, high = min(values) - 5, max(values) + 5
        plot = Plot(
            Rect(rect.x + 34, rect.y + 4, rect.w - 40, rect.h - 30),
            0.5,
            len(reports) + 1.5,
            low,
            high,
        )
        plot.grid(p, nice_step(high - low, 5))
        y = plot.y(dates.deadline)
        p.line(plot.rect.x, y, plot.rect.right, y, "text2", 1.5, (6, 4))
        plot.curve(
            p, [(i + 1, v) for i, v in enumerate(known)] + [(len(known) + 1, dates.plan)], "luck"
        )
        plot.curve(p, [(i + 1, v) for i, v in enumerate(said)], "you")
        plot.curve(p, [(len(said), said[-1]), (len(said) + 1, draft)], "you", 2, (2, 3))
        for i, v in enumerate([*known, dates.plan]):
            p.circle(*plot.at(i + 1, v), 3.5, "luck")
        for i, v in enumerate([*said, draft]):
            x, y = plot.at(i + 1, v)
            p.round_rect(Rect(x - 4, y - 4, 8, 8), 2, "you" if i < len(said) else "bg1", "you", 1.5)
        for i in range(len(reports)):
            p.text(
                plot.x(i + 1), plot.rect.bottom + 6, str(first + i), colour="muted", align="center"
            )
        p.text(plot.x(len(reports) + 1), plot.rect.bottom + 6, "draft", align="center")
        at = max(range(len(said)), key=lambda i: abs(known[i] - said[i]))
        over = known[at] >= said[at]
        right = at > len(said) // 2
        x = plot.x(at + 1) - (8 if right else -8)
        for values, word, colour, above in (
            (known, "plan", "luck", over),
            (said, "said", "you", not over),
        ):
            y = plot.y(values[at]) + (-20 if above else 5)
            y = min(max(y, plot.rect.y), plot.rect.bottom - 16)
            p.text(x, y, word, "text_s", 600, colour, "right" if right else "left")

    def _reader(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        who = view.project.stakeholders[view.project.sponsor]
        nodes: list[Node] = [Panel("reader", panel, f"How {who.name} reads")]
        area = inner(ui, panel, 42, 8)
        y = area.y
        for word, text in (("Wants", who.wants), ("Fears", who.fears), ("Helps", who.helps)):
            tall = min(40.0, rich_height(ui.metrics, text, area.w - 60))
            if y + tall > area.bottom + 4:
                break
            nodes += [
                line(f"reader.{word}.name", area.x, y + 2, 56, word, colour="muted"),
                Paragraph(
                    f"reader.{word}", Rect(area.x + 60, y, area.w - 60, tall), text, colour="text"
                ),
            ]
            y += tall + 2
        return nodes


def _marks(
    p: Painter, rect: Rect, low: int, high: int, plan: int, deadline: int, word: str
) -> None:
    """Above the range: the plan's day and the deadline."""

    def x(day: float) -> float:
        return rect.x + 8 + (rect.w - 16) * min(1.0, max(0.0, (day - low) / max(1, high - low)))

    y = rect.y + 26
    p.round_rect(Rect(rect.x + 8, y - 2, rect.w - 16, 4), 2, "luck_band2")
    flag, at = x(deadline), x(plan)
    p.line(flag, rect.y, flag, rect.bottom + 10, "text", 2)
    draw_flag(p, flag, rect.y + 1)
    p.polygon(((at, y - 6), (at + 6, y), (at, y + 6), (at - 6, y)), "luck")
    deadline_word, plan_word = f"{word} {deadline}", f"plan {plan}"
    wide, plan_w = p.measure(deadline_word), p.measure(plan_word)
    right = flag + 14 + wide <= rect.right
    box = (flag + 14, flag + 14 + wide) if right else (flag - 6 - wide, flag - 6)
    p.text(box[0], rect.y, deadline_word)
    left = min(max(rect.x, at - plan_w / 2), rect.right - plan_w)
    low_x, high_x = min(box[0], flag - 4), max(box[1], flag + 12)
    if left + plan_w > low_x - 6 and left < high_x + 6:
        left = low_x - 10 - plan_w if low_x - 10 - plan_w >= rect.x else high_x + 10
    if left + plan_w <= rect.right:
        p.text(left, rect.y, plan_word, "text_s", 600, "luck")


__all__ = ["ReportScreen", "pair"]
