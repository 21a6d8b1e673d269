"""How the result came together: the waterfall from start to result, and luck by event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.analysis import Luck
from game.debrief.telling import option_title
from game.model.units import DAY
from game.ui.charts import Axis, Picture, panel
from game.ui.charts.account import Waterfall, waterfall
from game.ui.geometry import Rect
from game.ui.kit import Cell, Column, Node, Panel, Row, Table, Ui
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import inner

if TYPE_CHECKING:
    from game.debrief.analysis import Analysis
    from game.ui.screens.debrief.skill import SkillScreen

DECISIONS = 6
_KINDS = {"staffing": "staff", "omitted": "undone", "report": "report", "baseline": "promise"}


def fall(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    found = screen.debrief.analysis
    if found is None or not found.finished:
        shown = Picture("", Axis(0, 1), Axis(0, 1), empty="The sum closes when all is computed.")
    else:
        shown = waterfall(_columns(screen, found, 4 if rect.w < 600 else DECISIONS))
    return panel(
        ui, "fall", rect, "From start to result", "points; filled: gain, hollow: loss", shown
    )


def luck(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    found = screen.debrief.analysis
    area = inner(ui, rect, 36, 4)
    named = sorted(found.luck if found else (), key=_small)
    rows = [
        Row(
            str(i),
            [
                Cell(
                    each.event,
                    icon="tri_up" if each.points > 0 else "tri_down",
                    icon_colour="luck",
                ),
                Cell("" if each.time < 0 else str(each.time // DAY), "muted", order=each.time),
                Cell(points(each.points, sign=True), "luck", 600, order=each.points),
            ],
        )
        for i, each in enumerate(named)
    ]
    return [
        Panel("luck", rect, "Unluckiest and luckiest", figure="points"),
        Table(
            "luck.table",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Luck by event",
            columns=[
                Column("Event"),
                Column("Day", 40, "right"),
                Column("Points", 60, "right"),
            ],
            rows=rows,
            row_h=26,
            empty="Luck is named when the values are there.",
        ),
    ]


def _columns(screen: SkillScreen, found: Analysis, most: int) -> list[Waterfall]:
    """Start, the largest gains and losses, the rest of them, the largest luck, the rest, result."""
    gained = [each for each in found.decisions if each.gain]
    large = sorted(gained, key=lambda each: -abs(each.gain))[:most]
    large.sort(key=lambda each: each.time)
    rest = found.gains - sum(each.gain for each in large)
    made = [Waterfall("Start", found.start_value, "whole", "At the start")]
    for each in large:
        number = screen.debrief.number(each)
        word = str(number) if number else _KINDS.get(each.kind, "other")
        made.append(
            Waterfall(word, each.gain, "you", f"{each.title}: {option_title(each, each.chosen)}")
        )
    if rest or len(gained) > most:
        made.append(Waterfall("others", rest, "you", f"{len(gained) - len(large)} other decisions"))
    named = sorted((each for each in found.luck if each.time >= 0), key=_small)[:4]
    made += [Waterfall(_word(luck.event), luck.points, "luck", luck.event) for luck in named]
    other = found.luck_points - sum(luck.points for luck in named)
    if other:
        made.append(Waterfall("Other", other, "luck", "Other luck"))
    return [*made, Waterfall("Result", found.score, "whole", "Result")]


def _small(luck: Luck) -> tuple[bool, int]:
    return luck.time < 0, -abs(luck.points)


def _word(event: str) -> str:
    """One telling word of an event, for a narrow column."""
    known = [word for word in event.rsplit(":", maxsplit=1)[-1].split() if len(word) > 3]
    return (known or [event])[0].strip(".,")[:10].capitalize()
