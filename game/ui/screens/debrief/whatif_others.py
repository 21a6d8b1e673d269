"""A pair of options in other luck: the same futures for both, redrawn from what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.telling import option_title
from game.model.units import DAY
from game.ui import wording
from game.ui.charts import Axis, Bar, Moment, Picture, Piece, panel
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import line

if TYPE_CHECKING:
    from game.ui.screens.debrief.whatif import WhatIfScreen

BINS = 18


def others(screen: WhatIfScreen, ui: Ui, rect: Rect) -> list[Node]:
    """Two options in the same other futures: how both end, and how often which is better."""
    pair, found = screen.debrief.pair, screen.current
    if pair is None:
        empty = screen.debrief.busy or (
            "Was it only this luck? Choose “Others”, then P: the option and yours in the same 200 "
            "futures, redrawn from what could be known at that moment."
        )
        shown = Picture("", Axis(0, 1), Axis(0, 1), empty=empty)
        return panel(ui, "others", rect, "200 others", "", shown, small=True)
    head = Rect(rect.x, rect.y, rect.w, rect.h - 64)
    other = [each.finish / DAY for each in pair.first if each.finish >= 0]
    own = [each.finish / DAY for each in pair.second if each.finish >= 0]
    low, high = min([*other, *own]), max([*other, *own]) + 1
    pieces: list[Piece] = []
    tallest = 1
    width = (high - low) / BINS
    for values, colour, shift in ((other, "luck", -0.2), (own, "you", 0.2)):
        counts = [0] * BINS
        for value in values:
            counts[min(BINS - 1, int((value - low) / width))] += 1
        tallest = max(tallest, *counts)
        pieces += [
            Bar(low + (i + 0.5 + shift) * width, 0, count, width * 0.4, colour)
            for i, count in enumerate(counts)
            if count
        ]
    deadline = screen.debrief.why.deadline / DAY
    if low <= deadline <= high:
        pieces.append(
            Moment(deadline, str(wording.finish_number(screen.debrief.why.deadline)), "deadline")
        )
    names = (
        option_title(found, screen.chosen) if found else "the other",
        option_title(found, found.chosen) if found else "yours",
    )
    axes = (
        Axis(low, high, "finish, working day", most=5),
        Axis(0, tallest * 1.15, "futures", most=4, whole=True),
    )
    shown = Picture(f"Finishes in {len(pair.first)} futures", *axes, pieces)
    nodes = panel(
        *(
            ui,
            "others",
            head,
            f"{len(pair.first)} others",
            "gold: the other, blue: yours",
            shown,
        ),
        small=True,
    )
    nodes[0].rect = rect
    x, wide = rect.x + 16, rect.w - 32
    title = f"“{names[0]}” is better in {pair.wins} of {len(pair.first)}"
    if pair.tied:
        about = f"Mean difference {points(pair.difference, sign=True)}: they cannot be told apart."
    else:
        mean, half = points(pair.difference, sign=True), points(pair.half_width)
        about = f"Mean difference {mean} ± {half} points."
    return [
        *nodes,
        line("others.title", x, head.bottom + 2, wide, title, weight=600, colour="text"),
        line("others.about", x, head.bottom + 22, wide, about),
    ]
