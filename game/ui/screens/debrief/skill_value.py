"""The value graph: the expected final score after each decision and each stroke of luck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from game.debrief.telling import option_title
from game.model.units import DAY
from game.ui.charts import Axis, Moment, Picture, Piece, Reading, Value, around, panel
from game.ui.charts.account import Number, Sign, Stairs
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.screens.debrief.base import points

if TYPE_CHECKING:
    from game.ui.screens.debrief.skill import SkillScreen


def value(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    title, about = "Value of the position", "expected final score; squares: you, circles: luck"
    return panel(ui, "value", rect, title, about, picture(screen))


def picture(screen: SkillScreen) -> Picture:
    """The value after each decision and each stroke of luck."""
    found = screen.debrief.analysis
    if found is None or len(found.track) < 2:
        return Picture("", Axis(0, 1), Axis(0, 1), empty=screen.debrief.doing() + ".")
    track = found.track
    ys = [tick.value / 100 for tick in track]
    end = max(screen.view.now, track[-1].time) / DAY
    decisions = {each.id: each for each in found.decisions}
    pieces: list[Piece] = [Stairs([(t.time / DAY, t.value / 100, t.cause) for t in track], end)]
    readings: list[Reading] = []
    opened: list[str] = []
    numbered = [-end]
    named = sorted((abs(b.value - a.value), i) for i, (a, b) in enumerate(pairwise(track), 1))
    words_at = _apart([i for _, i in reversed(named)], [t.time / DAY for t in track], end)
    shown = {i for _, i in named[-16:]}
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
                word = f"{_short(name)} {points(change, sign=True)}" if i in words_at else ""
                pieces.append(Sign(x, y, change > 0, word, end))
        figure = points(change, sign=True) if i else points(tick.value)
        colour = {"decision": "you", "luck": "luck"}.get(tick.cause, "text")
        value = Value(name, figure, colour)
        readings.append(Reading(x, f"Day {x:.0f}, value {points(tick.value)}", (value,), y))
        opened.append(tick.about if tick.cause == "decision" else "")
    up = around(ys, 0.14)
    if screen.debrief.why.deadline / DAY <= end * 1.03:
        short = screen.view.project.deadline.short
        pieces.append(Moment(screen.debrief.why.deadline / DAY, short, "deadline"))
    sentence = (
        f"The value of the position from {points(track[0].value)} at the start to "
        f"{points(track[-1].value)} points"
    )
    columns = ("When", "Points")
    return Picture(
        *(sentence, Axis(0, end * 1.03, "working day"), up, pieces, readings, columns),
        right=16,
        on_open=lambda index: _open(screen, opened[index]),
    )


def _open(screen: SkillScreen, id: str) -> None:
    if id:
        screen.debrief.selected = id
        screen.play.go("debrief.decision")


def _apart(order: Sequence[int], xs: Sequence[float], end: float) -> set[int]:
    """Places whose words do not run into each other, the weightiest first."""
    found: list[int] = []
    for i in order[:8]:
        if all(abs(xs[i] - xs[j]) > 0.22 * end for j in found):
            found.append(i)
    return set(found)


def _short(text: str) -> str:
    return text if len(text) <= 28 else text[:27].rstrip() + "…"
