"""Decisions against luck: each by what it lost and by what luck did until the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.against_luck import Met, against_luck
from game.ui.charts import Area, Axis, Dot, Field, Picture, Piece, Reading, Value, panel
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.own_moves import dated
from game.ui.screens.debrief.base import points

if TYPE_CHECKING:
    from game.debrief.analysis import Analysis
    from game.ui.screens.debrief.skill import SkillScreen

LINE = -1.0
"""Points lost from which a decision stands at the left: below it all are ties."""
ROUND = (80.0, 92.0)
"""Pixels of a panel around the field of its chart, across and up."""
APART = (22.0, 18.0)
"""Pixels that two numbers must be apart, across or up."""


def quadrant(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    """The chart in its panel."""
    title, about = "Decisions against luck", "squares: decisions that mattered"
    found = screen.debrief.analysis
    if found is None or not against_luck(found):
        doing = "No decision has mattered so far." if found else screen.debrief.doing() + "."
        return panel(ui, "fall", rect, title, "", Picture("", Axis(0, 1), Axis(0, 1), empty=doing))
    size = (max(1.0, rect.w - ROUND[0]), max(1.0, rect.h - ROUND[1]))
    return panel(ui, "fall", rect, title, about, picture(screen, found, size))


def picture(screen: SkillScreen, found: Analysis, size: tuple[float, float]) -> Picture:
    """Points lost across, luck up; the corners say what that means."""
    met = against_luck(found)
    lost = {each.decision.id: -max(0, each.decision.loss) / 100 for each in met}
    low = min(LINE * 3, *lost.values()) * 1.08
    reach = max(1.0, *(abs(each.luck) / 100 for each in met)) * 1.15
    across, up = Axis(low, -low * 0.3, "points lost", most=5), Axis(-reach, reach, "luck", most=4)
    pieces: list[Piece] = [
        Area(low, LINE, 0, reach, "bg2", "lost points, good luck"),
        Area(LINE, across.high, -reach, 0, "bg2", "little lost, bad luck", right=True, low=True),
        Area(LINE, across.high, 0, reach, "bg1", "little lost, good luck", right=True),
        Area(low, LINE, -reach, 0, "bg1", "lost points, bad luck", low=True),
    ]
    field = Field(Rect(0, 0, *size), across, up)
    taken: list[tuple[float, float]] = []
    readings: list[Reading] = []
    opened: list[str] = []
    for each in met:
        x, y = lost[each.decision.id], each.luck / 100
        place = field.at(x, y)
        free = all(abs(place[0] - a) > APART[0] or abs(place[1] - b) > APART[1] for a, b in taken)
        word = str(screen.debrief.number(each.decision)) if free else ""
        taken += [place] if free else []
        pieces.append(Dot(x, y, "you", "square", 5, word, "center", 600))
        readings.append(_reading(each, x, y))
        opened.append(each.decision.id)
    return Picture(
        "Decisions by what they lost and what luck did until the next one that mattered",
        across,
        up,
        pieces,
        readings,
        ("Decision", "Lost", "Luck after it"),
        on_open=lambda index: _open(screen, opened[index]),
    )


def _reading(each: Met, x: float, y: float) -> Reading:
    values = (
        Value("lost", points(-max(0, each.decision.loss)), "you"),
        Value("luck after it", points(each.luck, sign=True), "luck"),
    )
    return Reading(x, dated(each.decision), values, y)


def _open(screen: SkillScreen, id: str) -> None:
    screen.debrief.selected = id
    screen.play.go("debrief.decision")
