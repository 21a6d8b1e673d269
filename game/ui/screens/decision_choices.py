"""The right side of a decision: the forecast, the choices, why, and the way to confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import Answer
from game.model.scenario import Choice
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    ChoiceRow,
    Label,
    Link,
    Node,
    Panel,
    ScrollArea,
    Slider,
    TextField,
    Ui,
)
from game.ui.screens.parts import inner, line, lower, scrolled

LETTERS = "ABCD"
ANSWER_H = 102.0
"""The least height that shows the forecast, or the sentence of why, whole."""
WHY_LIMIT = 280

if TYPE_CHECKING:
    from game.ui.screens.decision import DecisionScreen


def forecast(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The number to say first."""
    return scrolled("forecast", panel, ANSWER_H, lambda room: _forecast(screen, ui, room))


def _forecast(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    prompt = screen.dilemma.forecast
    assert prompt is not None
    area = inner(ui, panel, 12, 8)
    figure = "–" if screen.forecast is None else f"{screen.forecast} %"
    side = 232.0 if area.w > 560 else 96.0
    track_w = area.w - side
    said = "Nobody in the project sees it. After the run you see how good your numbers are."
    text = screen.run.fill(prompt.text).rstrip(".?") + "?"
    title = f"First your forecast: {lower(text)}"
    if ui.measure(title, "text_m", 600) > area.w:
        title = text
    roomy = panel.h >= 100
    figure_y = area.y + (30 if roomy else 16)
    nodes: list[Node] = [
        Panel("forecast", panel),
        line(
            "forecast.title",
            area.x,
            area.y,
            area.w,
            title,
            size="text_m",
            weight=600,
            colour="text",
        ),
        *([line("forecast.said", area.x, area.y + 26, track_w, said, colour="muted")] * roomy),
        Slider(
            "forecast.slider",
            Rect(area.x, area.y + (46 if roomy else 24), track_w, 40),
            "Your forecast",
            value=screen.forecast,
            on_change=partial(set_forecast, screen),
            ticks=(0, 25, 50, 75, 100),
            unit="%",
            reason="" if screen.open else "answered",
        ),
        Label(
            "forecast.figure",
            Rect(area.x + track_w + 16, figure_y, 84, 32),
            figure,
            size="heading_l",
            weight=600,
            align="center",
        ),
        line(
            "forecast.word",
            area.x + track_w + 8,
            figure_y + 32,
            100,
            "your forecast",
            align="center",
        ),
    ]
    if side > 200 and screen.open:
        nodes.append(
            Button(
                "forecast.skip",
                Rect(area.right - 112, figure_y + 4, 112, 32),
                "No forecast" if not screen.silent else "Not said",
                partial(_skip, screen),
                on=screen.silent,
            )
        )
    return nodes


def set_forecast(screen: DecisionScreen, value: int) -> None:
    screen.forecast = value
    screen.silent = False
    if screen.play.coach is not None:
        screen.play.coach.happened("forecast")


def _skip(screen: DecisionScreen) -> None:
    """Not to say is an answer too: no forecast is recorded."""
    screen.silent = not screen.silent
    if screen.silent:
        screen.forecast = None


def choices(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    view, dilemma = screen.view, screen.dilemma
    state = view.public.dilemmas[screen.id]
    default = next(c for c in dilemma.choices if c.id == dilemma.default)
    last = (state.deadline - 1) // DAY
    subtitle = f"answer by day {last}; no answer: {lower(default.title)}"
    if state.status == "answered":
        subtitle = f"decided on {wording.day(state.answered)}"
    elif state.status == "lapsed":
        subtitle = f"not answered in time, {wording.day(state.answered)}"
    nodes: list[Node] = [Panel("choices", panel, "What do you do?", subtitle=subtitle)]
    area = inner(ui, panel, 36, 8)
    wide = area.w >= 640
    columns = (72.0, 168.0, 144.0) if area.w < 900 else (96.0, 260.0, 260.0)
    if wide:
        y = area.y + 4
        depends_x = area.right - columns[2]
        time_x = depends_x - columns[1]
        nodes += [
            line("choices.h1", area.x + 52, y, 200, "Choice", colour="muted"),
            line(
                "choices.h2",
                time_x - 124,
                y,
                100,
                f"Cost, {view.project.currency}",
                colour="muted",
                align="right",
            ),
            line("choices.h3", time_x, y, 140, "Time", colour="muted"),
            line("choices.h4", depends_x, y, columns[2], "Depends on", colour="muted"),
        ]
        area = area.cut_top(24)[1]
    ordered = screen.ordered()
    gap = 6.0
    height = min(84.0, (area.h - gap * (len(ordered) - 1)) / len(ordered))
    scroll = height < 52
    height = max(height, 62.0 if scroll else 52.0)
    rows = [
        _row(
            screen,
            i,
            choice,
            Rect(area.x, area.y + i * (height + gap), area.w - (8 if scroll else 0), height),
            columns,
            wide,
        )
        for i, choice in enumerate(ordered)
    ]
    if scroll:
        total = len(rows) * (height + gap)
        return [
            *nodes,
            ScrollArea(
                "choices.scroll",
                Rect(area.x - 6, area.y - 6, area.w + 12, area.h + 8),
                "Choices",
                rows,
                total + 8,
            ),
        ]
    return [*nodes, *rows]


def _row(
    screen: DecisionScreen,
    i: int,
    choice: Choice,
    rect: Rect,
    columns: tuple[float, float, float],
    wide: bool,
) -> Node:
    state = screen.view.public.dilemmas[screen.id]
    reason = screen.run.possible(Answer(screen.id, choice.id)) if screen.open else ""
    chosen = screen.chosen if screen.open else state.choice
    fill = screen.run.fill
    time, depends, text = fill(choice.time_text), fill(choice.depends_text), fill(choice.text)
    if not wide:
        text, time, depends = time or text, "", ""
    return ChoiceRow(
        f"choice.{choice.id}",
        rect,
        choice.title,
        letter=LETTERS[i],
        text=text,
        cost=wording.money_figure(choice.cost),
        time=time,
        depends=depends,
        columns=columns,
        selected=choice.id == chosen,
        on_select=lambda: screen.choose(choice.id),
        on_confirm=screen.confirm,
        reason=reason,
        shortcut=LETTERS[i] if screen.open else "",
        group="choices",
    )


def why(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The sentence for the journal, and the button that decides."""
    return scrolled("why", panel, ANSWER_H, lambda room: _why(screen, ui, room))


def _why(screen: DecisionScreen, ui: Ui, panel: Rect) -> list[Node]:
    area = inner(ui, panel, 12, 8)
    state = screen.view.public.dilemmas[screen.id]
    nodes: list[Node] = [Panel("why", panel)]
    if not screen.open:
        word = "You decided this." if state.status == "answered" else "Time decided this."
        return [
            *nodes,
            line("why.done", area.x, area.y + 4, area.w, word, size="text_m", colour="text"),
            Button(
                "why.back",
                Rect(area.x, area.y + 36, 160, 32),
                "Back to home",
                lambda: screen.play.go("home"),
            ),
        ]
    button_w = 248.0 if area.w > 640 else 168.0
    field_w = area.w - button_w - 20
    label = f"Choose {_letter(screen)}" if screen.chosen else "Choose one"
    wide = ui.measure("Why?", "text_m", 600) + 6
    back = "You can take it back until time runs on, if no chance was asked."
    roomy = panel.h >= 96
    later_y = area.y + (74 if roomy else 3)
    return [
        *nodes,
        line("why.title", area.x, area.y, wide, "Why?", size="text_m", weight=600, colour="text"),
        line(
            "why.sub",
            area.x + wide,
            area.y + 3,
            (area.w if roomy else field_w) - wide,
            "One sentence for your journal, in your words (optional)",
            colour="muted",
        ),
        TextField(
            "why.field",
            Rect(area.x, area.y + 26, field_w, 36),
            "Why, for your journal",
            screen.why,
            screen.set_why,
            limit=WHY_LIMIT,
            placeholder="Because …",
            on_enter=screen.confirm,
        ),
        Button(
            "confirm",
            Rect(area.right - button_w, area.y + 24, button_w, 40),
            label,
            screen.confirm,
            primary=True,
            shortcut="Enter",
            reason=screen.blocked(),
        ),
        *([line("why.back", area.x, area.y + 74, field_w, back, colour="muted")] * roomy),
        Link(
            "later",
            Rect(area.right - button_w, later_y - 4, 96, 24),
            "Decide later",
            screen.later,
            shortcut="Escape",
        ),
        line("later.key", area.right - 60, later_y, 60, "Esc", colour="muted", align="right"),
    ]


def _letter(screen: DecisionScreen) -> str:
    ids = [choice.id for choice in screen.ordered()]
    return LETTERS[ids.index(screen.chosen)]
