"""Money: cost and progress over time, what the figures say, the budget as a table, the reserves."""

from __future__ import annotations

from game.model.actions import DrawReserve
from game.model.units import DAY
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Answer,
    Button,
    Canvas,
    Card,
    Cell,
    Column,
    Dialog,
    Factor,
    Hint,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Separator,
    Slider,
    StateTag,
    Table,
    Ui,
    draw_bar,
    draw_flag,
    spread,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.charts import Plot, nice_step
from game.ui.screens.home import cost_card
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import inner, line, pair

THOUSAND = 100_000
MILLION = 100_000_000


class MoneyScreen(RunScreen):
    """The chart or the table at the left, figures and reserves at the right."""

    name = "money"
    rail = "money"
    title = "Money"
    first_focus = "money.how"
    layouts = {
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

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.table = False
        self.asked = 0
        self.notice = f"Figures of {wording.day(self.view.now)}, measured"

    def parts(self) -> dict[str, Builder]:
        return {
            "curve": self._curve,
            "lower": self._lower,
            "late": self._late,
            "says": self._says,
            "reserves": self._reserves,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("T",), "Table", lambda: self._show("chart" if self.table else "table")),
            Hint(("R",), "Draw reserve", self.draw_reserve),
            Hint(("F1",), "Formulas"),
            Hint(("N",), "Next event", self.play.next_event),
        ]

    # The curve, or the budget

    def _curve(self, ui: Ui, panel: Rect) -> list[Node]:
        currency = self.view.project.currency
        switch = Segment(
            "money.how",
            Rect(0, 0, 0, 0),
            "Shown as",
            [Option("chart", "Chart"), Option("table", "Table T")],
            "table" if self.table else "chart",
            self._show,
            small=True,
        )
        wide = switch.width(ui.metrics)
        switch.rect = Rect(panel.right - 16 - wide, panel.y + 8, wide, 24)
        title = "Budget" if self.table else "Cost and progress"
        subtitle = (
            f"{currency}, planned and spent"
            if self.table
            else f"{currency} m, cumulative, by working day"
        )
        nodes: list[Node] = [Panel("curve", panel, title, subtitle=subtitle), switch]
        area = inner(ui, panel, 44, 8)
        if self.table:
            return [*nodes, self._budget(area)]
        return [*nodes, Canvas("curve.chart", area, self._reading(), paint=self._paint_curve)]

    def _show(self, how: str) -> None:
        self.table = how == "table"

    def _reading(self) -> str:
        money = figures.money(self.view)
        return f"Spent {wording.amount(money.spent)}, at completion {wording.amount(money.forecast)}, limit {wording.amount(money.limit)}"

    def _budget(self, area: Rect) -> Node:
        view = self.view
        items = dict(view.public.ledger.items)
        ledger = view.public.ledger
        running = {
            i: c * (view.now - ledger.daily_since[i]) // DAY - ledger.daily_paid[i]
            for i, c in ledger.daily.items()
        }
        planned_items = sum(item.planned for item in view.project.budget)
        labour = figures.spent(view) - sum(items.values()) - sum(running.values())
        rows = [("labour", "People, while booked", view.project.bac - planned_items, labour)]
        rows += [
            (b.id, b.name, b.planned, items.pop(b.id, 0) + running.pop(b.id, 0))
            for b in view.project.budget
        ]
        for id in [*items, *(i for i in running if i not in items)]:
            rows.append((id, wording.item_name(view, id), 0, items.get(id, 0) + running.get(id, 0)))
        total = ("total", "All", view.project.bac, figures.spent(view))
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

    def _paint_curve(self, p: Painter, rect: Rect) -> None:
        view = self.view
        money, dates = figures.money(view), figures.dates(view)
        end = max(dates.plan, dates.deadline, view.day) * 1.16
        top = max(money.forecast, money.limit) / MILLION * 1.12
        plot = Plot(Rect(rect.x + 36, rect.y + 12, rect.w - 110, rect.h - 40), 0, end, 0, top)
        plot.grid(p, nice_step(top, 5), "{:.1f}")
        self._limits(p, plot, money)
        values = view.public.values
        now = view.now / DAY
        planned = [(t / DAY, v / MILLION) for t, v, _, _ in values]
        earned = [(t / DAY, v / MILLION) for t, _, v, _ in values]
        actual = [(t / DAY, v / MILLION) for t, _, _, v in values] + [(now, money.spent / MILLION)]
        finish = (max(float(dates.plan), now + 1), money.forecast / MILLION)
        plot.curve(p, [actual[-1], finish], "money", 2, (2, 3))
        plot.curve(p, planned, "plan", 2, (5, 4))
        plot.curve(p, earned, "you", 3)
        plot.curve(p, actual, "money", 3)
        p.circle(*plot.at(*finish), 4, "money")
        p.text(
            plot.x(finish[0]) + 10,
            plot.y(finish[1]) - 17,
            wording.amount(money.forecast),
            "text_s",
            600,
            "money",
        )
        today, flag = plot.x(now), plot.x(dates.deadline)
        p.line(flag, plot.rect.y, flag, plot.rect.bottom, "text", 2)
        draw_flag(p, flag, plot.rect.y)
        word = f"{view.project.deadline.short} {dates.deadline}"
        p.text(flag - 6, plot.rect.y - 4, word, align="right")
        p.line(today, plot.rect.y, today, plot.rect.bottom, "accent", 2)
        label = f"today {view.day}"
        wide = p.measure(label, "text_s", 600) + 12
        left = max(rect.x, today - wide / 2)
        p.round_rect(Rect(left, plot.rect.bottom + 5, wide, 17), 4, "accent")
        p.text(left + wide / 2, plot.rect.bottom + 5, label, "text_s", 600, "on_accent", "center")
        plot.days(p, nice_step(end, 12), [(left, left + wide)])
        if values:
            self._values(p, plot, (planned[-1][1], earned[-1][1], actual[-1][1]), now)

    def _limits(self, p: Painter, plot: Plot, money: figures.Money) -> None:
        for cents, word, dash, colour in (
            (money.limit, "limit with contingency", (8.0, 4.0), "text2"),
            (money.budget, "approved", None, "line_strong"),
        ):
            y = plot.y(cents / MILLION)
            p.line(plot.rect.x, y, plot.rect.right, y, colour, 1.5 if dash else 1, dash)
            said = f"{word} {wording.amount(cents)}"
            today = plot.x(self.view.now / DAY)
            left = plot.rect.x + 8
            if left < today + 6 < left + p.measure(said) + 12:
                left = today + 8
            p.text(left, y - 18, said, colour="text2")

    def _values(
        self, p: Painter, plot: Plot, latest: tuple[float, float, float], now: float
    ) -> None:
        """Labels beside the curves, moved apart, with lines that lead to them."""
        names = ("planned value", "earned value", "actual cost")
        colours = ("plan", "you", "money")
        ys = [plot.y(v) for v in latest]
        order = sorted(range(3), key=lambda i: ys[i])
        placed = spread(
            [ys[i] for i in order],
            [14.0] * 3,
            plot.rect.y + 20,
            plot.rect.bottom - 8,
            keep=1,
            gap=6,
        )
        x0 = plot.x(now)
        if x0 + 250 > plot.rect.right:
            return
        for i, y in zip(order, placed, strict=True):
            colour = colours[i]
            p.polyline(((x0 + 2, ys[i]), (x0 + 34, y), (x0 + 48, y)), colour, 1.25)
            said = f"{names[i]} {wording.amount(round(latest[i] * MILLION))}"
            ink = "text2" if colour == "plan" else colour
            p.text(x0 + 54, y - 8, said, "text_s", 400 if i == 0 else 600, ink)

    # Below: what a late finish costs, spending by week

    def _lower(self, ui: Ui, panel: Rect) -> list[Node]:
        left, right = panel.columns((440, 320), 16)
        return [*self._late(ui, left), *self._spending(ui, right)]

    def _late(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 44, 8)
        dates = figures.dates(self.view)
        cost = figures.delay_cost(self.view, dates.late)
        said = f"A finish on day {dates.plan} costs {wording.amount(cost)}"
        subtitle = f"{self.view.project.currency} k by finish day"
        return [
            Panel("late", panel, "What a late finish costs", subtitle=subtitle),
            Canvas("late.chart", area, said, paint=self._paint_late),
        ]

    def _paint_late(self, p: Painter, rect: Rect) -> None:
        view = self.view
        deadline, dates = view.project.deadline, figures.dates(view)
        cap = deadline.penalty_cap_days or 40
        low, high = dates.deadline - 15, dates.deadline + cap + 5
        top = cap * deadline.penalty / THOUSAND * 1.15
        plot = Plot(
            Rect(rect.x + 40, rect.y + 8, rect.w - 56, rect.h - 32), low, high, 0, max(1.0, top)
        )
        plot.grid(p, nice_step(plot.y1, 3))
        ends = (float(dates.deadline + cap), cap * deadline.penalty / THOUSAND)
        points = [(float(low), 0.0), (float(dates.deadline), 0.0), ends, (float(high), ends[1])]
        p.polygon(
            [plot.at(dates.deadline, 0), plot.at(*ends), plot.at(high, ends[1]), plot.at(high, 0)],
            "luck_band2",
        )
        plot.curve(p, points, "luck", 2)
        plot.days(p, 15 if cap <= 45 else 30)
        each = f"{wording.amount(deadline.penalty)} a day"
        p.text(plot.rect.right - 8, plot.rect.bottom - 22, each, align="right")
        cost = figures.delay_cost(view, dates.late)
        at = min(max(dates.plan, low), high)
        x, y = plot.at(at, min(cost / THOUSAND, plot.y1))
        p.circle(x, y, 4, "luck")
        word = f"plan {dates.plan}: {wording.amount(cost)}"
        wide = p.measure(word, "text_s", 600)
        left = min(max(plot.rect.x + 4, x - wide - 8), plot.rect.right - wide)
        p.text(left, max(plot.rect.y, y - 22), word, "text_s", 600, "luck")

    def _spending(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 44, 8)
        values = [v for _, _, _, v in self.view.public.values]
        weeks = [(b - a) / 5 / THOUSAND for a, b in zip(values, values[1:], strict=False)]
        shown = list(enumerate(weeks, 1))[-6:]
        nodes: list[Node] = [
            Panel(
                "spending",
                panel,
                "Spending a working day",
                subtitle=f"{self.view.project.currency} k, by week",
            )
        ]
        if not shown:
            return [
                *nodes,
                line(
                    "spending.none",
                    area.x,
                    area.y,
                    area.w,
                    "The first week is not over yet.",
                    colour="muted",
                ),
            ]

        def paint(p: Painter, r: Rect) -> None:
            base, top = r.bottom - 20, r.y + 22
            most = max(v for _, v in shown) or 1.0
            step = r.w / max(6, len(shown))
            for i, (week, value) in enumerate(shown):
                height = (base - top) * max(0.0, value) / most
                x = r.x + i * step + step * 0.28
                p.round_rect(Rect(x, base - height, step * 0.44, height), 1, "money_band2")
                p.fill(Rect(x, base - height, step * 0.44, 2), "money")
                latest = i == len(shown) - 1
                p.text(
                    x + step * 0.22,
                    base - height - 18,
                    wording.decimal(value),
                    "text_s",
                    600 if latest else 400,
                    align="center",
                )
                p.text(
                    x + step * 0.22,
                    base + 4,
                    str(week),
                    colour="text" if latest else "muted",
                    align="center",
                )
            p.line(r.x, base, r.right, base, "line_strong")

        said = ", ".join(f"week {w}: {wording.decimal(v)} k" for w, v in shown)
        return [*nodes, Canvas("spending.chart", area, said, paint=paint)]

    # The right column

    def _says(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        money = figures.money(view)
        values = view.public.values
        area = inner(ui, panel, 42, 8)
        rows: list[tuple[str, str, str, str, Card | None]] = [
            (
                "Cost at completion",
                money.state,
                wording.amount(money.forecast),
                f"limit {wording.amount(money.limit)}, approved {wording.amount(money.budget)}",
                cost_card(self),
            ),
        ]
        if values and values[-1][3] > 0 and values[-1][1] > 0:
            _, planned, earned, actual = values[-1]
            cpi, spi = earned / actual, earned / planned
            rows.append(
                (
                    "Cost efficiency (CPI)",
                    _index_state(cpi),
                    wording.factor(cpi),
                    f"earned {wording.amount(earned)} ÷ cost {wording.amount(actual)}",
                    Card(
                        "CPI",
                        "Earned value divided by actual cost. Under 1 the work costs more than planned.",
                        (
                            Factor("Earned value", wording.money_figure(earned)),
                            Factor("Actual cost", wording.money_figure(actual)),
                        ),
                        f"{wording.day(values[-1][0])}",
                        "Cost performance index",
                    ),
                )
            )
            rows.append(
                (
                    "Schedule (SPI)",
                    _index_state(spi),
                    wording.factor(spi),
                    f"earned {wording.amount(earned)} ÷ planned {wording.amount(planned)}",
                    Card(
                        "SPI",
                        "Earned value divided by planned value. Near the end it always runs to 1; watch the float too.",
                        (
                            Factor("Earned value", wording.money_figure(earned)),
                            Factor("Planned value", wording.money_figure(planned)),
                        ),
                        f"{wording.day(values[-1][0])}",
                        "Schedule performance index",
                    ),
                )
            )
        idle = view.public.ledger.idle // (DAY * 1000)
        rows.append(
            (
                "Booked but idle",
                "ok" if idle * 20 < money.spent else "warn",
                wording.amount(idle),
                "people who are paid and wait",
                Card(
                    "Idle cost",
                    "People cost while they are booked, also when they wait. Release them, or give them work.",
                ),
            )
        )
        if money.forecast > money.budget:
            over = money.forecast - money.budget
            rows.append(
                (
                    "Overrun",
                    money.state,
                    wording.percent(over * 1000 // money.budget),
                    f"{wording.amount(over)} over the approved budget",
                    None,
                )
            )
        nodes: list[Node] = [Panel("says", panel, "What the figures say", figure="F1: formulas")]
        step = min(66.0, area.h / len(rows))
        for i, (name, state, value, text, card) in enumerate(rows):
            y = area.y + i * step
            wide = ui.measure(value, "heading_s", 600) + 2
            tag_w = StateTag.width(ui.metrics, _word(state), quiet=True)
            nodes += [
                line(
                    f"says.{i}.name",
                    area.x,
                    y + 4,
                    area.w - wide - tag_w - 24,
                    name,
                    size="text_m",
                    colour="text2",
                    card=card,
                ),
                line(
                    f"says.{i}.value",
                    area.x,
                    y + 2,
                    area.w,
                    value,
                    size="heading_s",
                    weight=600,
                    colour="text",
                    align="right",
                ),
                StateTag(
                    f"says.{i}.state",
                    Rect(area.right - wide - tag_w - 10, y + 2, tag_w, 24),
                    _word(state),
                    state=state,
                    quiet=True,
                ),
                line(f"says.{i}.text", area.x, y + 28, area.w, text, colour="muted"),
            ]
            if i < len(rows) - 1 and step >= 56:
                nodes.append(Separator(f"says.{i}.rule", Rect(area.x, y + step - 12, area.w, 9)))
        return nodes

    def _reserves(self, ui: Ui, panel: Rect) -> list[Node]:
        money = figures.money(self.view)
        area = inner(ui, panel, 42, 8)
        reason = (
            self.run.possible(DrawReserve(1))
            if money.reserve
            else "The management reserve is used up."
        )
        nodes: list[Node] = [Panel("reserves", panel, f"Reserves, {self.view.project.currency}")]
        y = area.y
        for key, name, left, whole, colour in (
            (
                "contingency",
                "Contingency (yours)",
                money.contingency,
                money.contingency_whole,
                "you",
            ),
            (
                "management",
                "Management reserve (sponsor)",
                money.reserve,
                money.reserve_whole,
                "plan",
            ),
        ):
            share = left / max(1, whole)
            nodes += pair(
                f"reserves.{key}",
                Rect(area.x, y, area.w, 16),
                name,
                f"{wording.amount(left)} of {wording.amount(whole)}",
                ui=ui,
            )
            nodes.append(
                Canvas(
                    f"reserves.{key}.bar",
                    Rect(area.x, y + 20, area.w, 8),
                    f"{round(share * 100)} %",
                    paint=lambda p, r, s=share, c=colour: draw_bar(p, r, s, c),
                )
            )
            y += 42
        if y + 30 <= panel.bottom - 4:
            nodes.append(
                Button(
                    "reserves.draw",
                    Rect(area.x, panel.bottom - 44, area.w, 32),
                    "Ask the sponsor for reserve",
                    self.draw_reserve,
                    shortcut="R",
                    reason=reason,
                )
            )
        return nodes

    def draw_reserve(self) -> None:
        """How much to ask for."""
        money = figures.money(self.view)
        whole = money.reserve // THOUSAND
        refusal = self.run.possible(DrawReserve(max(1, money.reserve)))
        if refusal:
            self.play.ui.refuse(refusal)
            return
        self.asked = self.asked or max(1, whole // 2)

        def body(ui: Ui, rect: Rect) -> list[Node]:
            return [
                *pair(
                    "ask.amount",
                    Rect(rect.x, rect.y + 6, rect.w, 16),
                    "Amount",
                    wording.money(self.asked * THOUSAND),
                    ui=ui,
                ),
                Slider(
                    "ask.slider",
                    Rect(rect.x, rect.y + 32, rect.w, 40),
                    "Amount in thousand",
                    value=self.asked,
                    on_change=self._set_asked,
                    low=1,
                    high=max(2, whole),
                    unit="k",
                ),
            ]

        self.play.ui.open(
            Dialog(
                "Ask for management reserve?",
                [
                    Answer(
                        "ask",
                        "Ask",
                        lambda: self.run.submit(
                            DrawReserve(self.asked * THOUSAND),
                            done="Asked for the reserve",
                            text="The answer comes when you have met the sponsor.",
                        ),
                        primary=True,
                    ),
                    Answer("cancel", "Cancel", shortcut="Escape"),
                ],
                "The sponsor decides by trust, more easily after an honest report of the last two weeks.",
                body=body,
                body_h=84,
            )
        )

    def _set_asked(self, value: int) -> None:
        self.asked = value

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "T":
            self.table = not self.table
            return True
        if key.chord == "R":
            self.draw_reserve()
            return True
        return False


def _index_state(value: float) -> str:
    return "ok" if value >= 0.97 else "warn" if value >= 0.88 else "bad"


def _word(state: str) -> str:
    return {"ok": "On track", "warn": "At risk", "bad": "Off track"}[state]
