"""The value graph: the expected final score after each decision and each stroke of luck."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from game.debrief.telling import option_title
from game.model.units import DAY
from game.ui.charts import Axis, Field, Moment, Picture, Piece, Reading, Value, around, panel
from game.ui.charts.account import Number, Sign, Stairs, flag_words, sides_of, sign_at
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.screens.debrief.base import points

if TYPE_CHECKING:
    from game.ui.screens.debrief.skill import SkillScreen

SIGNS, WORDS = 16, 10
"""Strokes of luck that are marked, and those that may have words."""
ROUND = (72.0, 82.0)
"""Pixels of a panel around the field of its chart, across and up."""


def value(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    """The chart in its panel."""
    title, about = "Value of the position", "expected final score; squares: you, circles: luck"
    return panel(
        ui, "value", rect, title, about, picture(screen, rect.w - ROUND[0], rect.h - ROUND[1])
    )


def picture(screen: SkillScreen, width: float, height: float) -> Picture:
    """The value after each decision and each stroke of luck, in so many pixels."""
    found = screen.debrief.analysis
    if found is None or len(found.track) < 2:
        return Picture("", Axis(0, 1), Axis(0, 1), empty=screen.debrief.doing() + ".")
    track = found.track
    ys = [tick.value / 100 for tick in track]
    end = max(screen.view.now, track[-1].time) / DAY
    decisions = {each.id: each for each in found.decisions}
    until = end if found.finished else track[-1].time / DAY
    steps = [(tick.time / DAY, tick.value / 100, tick.cause) for tick in track]
    pieces: list[Piece] = [Stairs(steps, until)]
    readings: list[Reading] = []
    opened: list[str] = []
    numbered = [-end]
    changes = [(abs(b.value - a.value), i) for i, (a, b) in enumerate(pairwise(track), 1)]
    heavy = [i for _, i in sorted(changes, reverse=True)]
    shown = set(heavy[:SIGNS])
    marked = [
        i
        for i, tick in enumerate(track)
        if (tick.cause == "luck" and i in shown)
        or (tick.cause == "decision" and screen.debrief.number(decisions[tick.about]))
    ]
    across, up = Axis(0, end * 1.03, "working day"), around(ys, 0.14)
    field = Field(Rect(0, 0, width, height), across, up)
    places = {i: sign_at(field, track[i].time / DAY, ys[i], ys[i] > ys[i - 1]) for i in marked}
    deadline = screen.debrief.why.deadline / DAY
    flag = flag_words(field.x(deadline)) if deadline <= across.high else []
    sides = sides_of([i for i in heavy[:WORDS] if track[i].cause == "luck"], places, width, flag)
    for i, tick in enumerate(track):
        change = tick.value - track[i - 1].value if i else 0
        x, y = tick.time / DAY, tick.value / 100
        name = "Start"
        if tick.cause == "decision":
            decision = decisions[tick.about]
            name = f"{decision.title}: {option_title(decision, decision.chosen)}"
            number = screen.debrief.number(decision)
            if number:
                aside = 20.0 if x - numbered[-1] < 0.016 * end else 0.0
                numbered.append(x)
                pieces.append(Number(x, y, str(number), change > 0, aside))
        elif tick.cause == "luck":
            name = tick.about
            if i in shown:
                word = _short(name) if i in sides else ""
                figure = points(change, sign=True)
                pieces.append(Sign(x, y, change > 0, word, figure, sides.get(i) == "left"))
        figure = points(change, sign=True) if i else points(tick.value)
        colour = {"decision": "you", "luck": "luck"}.get(tick.cause, "text")
        value = Value(name, figure, colour)
        readings.append(Reading(x, f"Day {x:.0f}, value {points(tick.value)}", (value,), y))
        opened.append(tick.about if tick.cause == "decision" else "")
    if flag:
        pieces.append(Moment(deadline, screen.view.project.deadline.short, "deadline"))
    sentence = (
        f"The value of the position from {points(track[0].value)} at the start to "
        f"{points(track[-1].value)} points"
    )
    columns = ("When", "Points")
    return Picture(
        *(sentence, across, up, pieces, readings, columns),
        right=16,
        on_open=lambda index: _open(screen, opened[index]),
    )


def _open(screen: SkillScreen, id: str) -> None:
    if id:
        screen.debrief.selected = id
        screen.play.go("debrief.decision")


def _short(text: str) -> str:
    return text if len(text) <= 28 else text[:27].rpartition(" ")[0] + " …"
