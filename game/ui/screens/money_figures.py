"""The right side of the money screen: what the figures say, and the reserves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import DrawReserve
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    About,
    Answer,
    Button,
    Card,
    Dialog,
    Factor,
    Node,
    Panel,
    Separator,
    Slider,
    StateTag,
    Ui,
)
from game.ui.screens import figures
from game.ui.screens.home_strip import cost_card
from game.ui.screens.money_charts import THOUSAND
from game.ui.screens.parts import bar, inner, line, pair

if TYPE_CHECKING:
    from game.ui.screens.money import MoneyScreen


def says(screen: MoneyScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    money = figures.money(view)
    values = view.public.values
    area = inner(ui, panel, 42, 8)
    rows: list[tuple[str, str, str, str, About | None]] = [
        (
            "Cost at completion",
            money.state,
            wording.amount(money.forecast),
            f"limit {wording.amount(money.limit)}, approved {wording.amount(money.budget)}",
            partial(cost_card, screen),
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
                    (
                        "Earned value divided by actual cost. Under 1 the work costs more than "
                        "planned."
                    ),
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
                    (
                        "Earned value divided by planned value. Near the end it always runs to "
                        "1; watch the float too."
                    ),
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
                (
                    "People cost while they are booked, also when they wait. Release them, or "
                    "give them work."
                ),
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
                partial(cost_card, screen),
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


def reserves(screen: MoneyScreen, ui: Ui, panel: Rect) -> list[Node]:
    money = figures.money(screen.view)
    area = inner(ui, panel, 42, 8)
    reason = (
        screen.run.possible(DrawReserve(1))
        if money.reserve
        else "The management reserve is used up."
    )
    nodes: list[Node] = [Panel("reserves", panel, f"Reserves, {screen.view.project.currency}")]
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
            bar(
                f"reserves.{key}.bar",
                Rect(area.x, y + 20, area.w, 8),
                share,
                f"{round(share * 100)} %",
                colour,
            )
        )
        y += 42
    if y + 30 <= panel.bottom - 4:
        nodes.append(
            Button(
                "reserves.draw",
                Rect(area.x, panel.bottom - 44, area.w, 32),
                "Ask the sponsor for reserve",
                partial(draw_reserve, screen),
                shortcut="R",
                reason=reason,
            )
        )
    return nodes


def _set_asked(screen: MoneyScreen, value: int) -> None:
    screen.asked = value


def draw_reserve(screen: MoneyScreen) -> None:
    """How much to ask for."""
    money = figures.money(screen.view)
    whole = money.reserve // THOUSAND
    refusal = screen.run.possible(DrawReserve(max(1, money.reserve)))
    if refusal:
        screen.play.ui.refuse(refusal)
        return
    screen.asked = screen.asked or max(1, whole // 2)

    def body(ui: Ui, rect: Rect) -> list[Node]:
        return [
            *pair(
                "ask.amount",
                Rect(rect.x, rect.y + 6, rect.w, 16),
                "Amount",
                wording.money(screen.asked * THOUSAND),
                ui=ui,
            ),
            Slider(
                "ask.slider",
                Rect(rect.x, rect.y + 32, rect.w, 40),
                "Amount in thousand",
                value=screen.asked,
                on_change=partial(_set_asked, screen),
                low=1,
                high=max(2, whole),
                unit="k",
            ),
        ]

    screen.play.ui.open(
        Dialog(
            "Ask for management reserve?",
            [
                Answer(
                    "ask",
                    "Ask",
                    lambda: screen.run.do(
                        DrawReserve(screen.asked * THOUSAND),
                        done="Asked for the reserve",
                        text="The answer comes when you have met the sponsor.",
                    ),
                    primary=True,
                ),
                Answer("cancel", "Cancel", shortcut="Escape"),
            ],
            (
                "The sponsor decides by trust, more easily after an honest report of the last "
                "two weeks."
            ),
            body=body,
            body_h=84,
        )
    )


def _index_state(value: float) -> str:
    return "ok" if value >= 0.97 else "warn" if value >= 0.88 else "bad"


def _word(state: str) -> str:
    return {"ok": "On track", "warn": "At risk", "bad": "Off track"}[state]
