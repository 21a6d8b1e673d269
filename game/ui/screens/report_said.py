"""What the manager says: the date or range, the state, the cost, the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.ui import wording
from game.ui.figures import points
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Chip,
    Label,
    Node,
    Option,
    Panel,
    Portrait,
    RangeSlider,
    Segment,
    Separator,
    TextField,
    Ui,
    draw_flag,
    draw_flag_word,
)
from game.ui.painter import Painter
from game.ui.screens import figures
from game.ui.screens.parts import inner, line, scrolled
from game.ui.theme import STATES

COST_STEP = 1_000_000
"""Cents by which the cost is stepped: ten thousand."""

if TYPE_CHECKING:
    from game.ui.screens.report import ReportScreen


def _bounds(screen: ReportScreen) -> tuple[int, int]:
    dates = figures.dates(screen.view)
    low = min(dates.plan, dates.deadline, screen.range[0]) - 25
    low = max(0, low) if dates.done else max(screen.view.day + 1, low)
    return low, max(dates.plan, dates.deadline, screen.range[1]) + 25


def said(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The form; it scrolls where the window is too low for it."""
    return scrolled("said", panel, 330, partial(_form, screen, ui))


def _form(screen: ReportScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    who = view.project.stakeholders[view.project.sponsor]
    number = len(view.public.reports) + 1
    due = screen.run.report_due_at()
    overdue = view.now >= due
    area = inner(ui, panel, 42, 8)
    x, y, width = area.x, area.y, area.w
    short = panel.h < 420
    nodes: list[Node] = [
        Panel(
            "said",
            panel,
            "What you say",
            subtitle=f"report {number}, due {wording.day(due)}" + ("" if not overdue else ", now"),
            icon="say",
        ),
    ]
    if not short:
        trust = points(view.public.stakeholders[view.project.sponsor].trust)
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
        "one" if screen.one_date else "range",
        partial(_mode, screen),
        small=True,
    )
    dates = figures.dates(view)
    low, high = _bounds(screen)
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
            f"plan day {dates.plan}, {view.project.deadline.short} {dates.deadline}",
            paint=lambda p, r: _marks(
                p, r, low, high, dates.plan, dates.deadline, view.project.deadline.short
            ),
        ),
        RangeSlider(
            "say.range",
            Rect(x, y + 66, width, 40),
            "The date you say",
            value=screen.range,
            on_change=partial(_set_range, screen),
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
                screen.colour == state,
                partial(_set_colour, screen, state),
                icon=look.icon,
                group="say.state",
            )
        )
        at -= 8
    y += 36
    currency = view.project.currency
    cost = wording.amount(screen.cost)
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
            lambda: _step_cost(screen, -1),
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
            lambda: _step_cost(screen, 1),
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
                screen.text,
                partial(_set_text, screen),
                limit=400,
                lines=4,
                placeholder="What happened, what you do about it, and when you tell more",
                on_enter=screen.send,
            ),
        ]
    elif tall >= 12:
        nodes.append(
            TextField(
                "say.text",
                Rect(x, y, width, 32),
                "In your words",
                screen.text,
                partial(_set_text, screen),
                limit=400,
                placeholder="In your words",
                on_enter=screen.send,
            )
        )
    nodes += [
        Button(
            "say.send",
            Rect(x, panel.bottom - 52, send_w, 40),
            "Send report",
            screen.send,
            primary=True,
            shortcut="Ctrl+Enter",
            reason=screen.run.possible(screen.action()),
        ),
        Button(
            "say.draft",
            Rect(x + send_w + 8, panel.bottom - 52, 132, 40),
            "Keep as draft",
            lambda: screen.play.go("home"),
        ),
    ]
    return nodes


def _mode(screen: ReportScreen, value: str) -> None:
    screen.one_date = value == "one"
    if screen.one_date:
        middle = sum(screen.range) // 2
        _set_range(screen, (middle, middle))


def _set_range(screen: ReportScreen, value: tuple[int, int]) -> None:
    screen.touched = True
    if screen.one_date:
        moved = value[0] if value[0] != screen.range[0] else value[1]
        value = (moved, moved)
    screen.range = value


def _set_colour(screen: ReportScreen, state: str) -> None:
    screen.touched = True
    screen.colour = state


def _step_cost(screen: ReportScreen, by: int) -> None:
    screen.touched = True
    screen.cost = max(0, screen.cost + by * COST_STEP)


def _set_text(screen: ReportScreen, text: str) -> None:
    screen.touched = True
    screen.text = text


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
    plan_w = p.measure(plan_word)
    box = draw_flag_word(p, flag, rect.y, deadline_word, rect.x, rect.right)
    left = min(max(rect.x, at - plan_w / 2), rect.right - plan_w)
    low_x, high_x = min(box[0], flag - 4), max(box[1], flag + 12)
    if left + plan_w > low_x - 6 and left < high_x + 6:
        left = low_x - 10 - plan_w if low_x - 10 - plan_w >= rect.x else high_x + 10
    if left + plan_w <= rect.right:
        p.text(left, rect.y, plan_word, "text_s", 600, "luck")
