"""A pair of options in other luck: the same futures for both, redrawn from what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.telling import option_title
from game.model.units import DAY
from game.ui import wording
from game.ui.charts import Axis, Bar, Moment, Picture, Piece, Reading, Value, panel
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import line

if TYPE_CHECKING:
    from game.debrief.rewind import Pair
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
    deadline = screen.debrief.why.deadline
    count = len(pair.first)
    nodes = panel(
        *(ui, "others", head, f"{count} others", "gold: the other, blue: yours"),
        picture(pair, deadline),
        small=True,
    )
    nodes[0].rect = rect
    x, wide = rect.x + 16, rect.w - 32
    tried = option_title(found, screen.chosen) if found else "the other"
    title = f"Better in {pair.wins} of {count}: {tried}"
    mean, half = points(pair.difference, sign=True), points(pair.half_width)
    apart = "cannot be told apart" if pair.tied else f"± {half} points"
    kept = [sum(0 <= e.finish <= deadline for e in each) for each in (pair.first, pair.second)]
    about = f"On average {mean}, {apart}. On time in {kept[0]}, yours in {kept[1]}."
    return [
        *nodes,
        line("others.title", x, head.bottom + 2, wide, title, weight=600, colour="text"),
        line("others.about", x, head.bottom + 22, wide, about),
    ]


def picture(pair: Pair, deadline: int) -> Picture:
    """In how many futures each of the two ends in which days."""
    other = [each.finish / DAY for each in pair.first if each.finish >= 0]
    own = [each.finish / DAY for each in pair.second if each.finish >= 0]
    if not (other or own):
        empty = "The milestone is reached in none of these futures."
        return Picture("", Axis(0, 1), Axis(0, 1), empty=empty)
    low, high = min([*other, *own]), max([*other, *own]) + 1
    width = (high - low) / BINS
    both = [[0] * BINS, [0] * BINS]
    for values, counts in zip((other, own), both, strict=True):
        for value in values:
            counts[min(BINS - 1, int((value - low) / width))] += 1
    tallest = max(1, *both[0], *both[1])
    pieces: list[Piece] = []
    readings: list[Reading] = []
    for i in range(BINS):
        first, middle = low + i * width, low + (i + 0.5) * width
        for counts, colour, shift in zip(both, ("luck", "you"), (-0.2, 0.2), strict=True):
            if counts[i]:
                x = middle + shift * width
                pieces.append(Bar(x, 0, counts[i], width * 0.4, colour))
        if both[0][i] or both[1][i]:
            told = (
                Value("the other", str(both[0][i]), "luck"),
                Value("yours", str(both[1][i]), "you"),
            )
            days = f"Day {first:.0f} to {first + width:.0f}"
            readings.append(Reading(middle, days, told))
    if low <= deadline / DAY <= high:
        word = str(wording.finish_number(deadline))
        pieces.append(Moment(deadline / DAY, word, "deadline"))
    return Picture(
        f"Finishes in {len(pair.first)} futures",
        Axis(low, high, "finish, working day", most=5),
        Axis(0, tallest * 1.15, "futures", most=4, whole=True),
        pieces,
        readings,
        ("Finish", "The other", "Yours"),
    )
