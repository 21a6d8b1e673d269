"""The arithmetic of the result: 0 to 100 from the scenario's weighted parts.

Each part has measures: a figure of what happened and a published piecewise-linear function from
it to permille of full marks. Everything is integer: points are hundredths. Where the figures come
from is the caller's business: a finished game, or one of many futures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from game.model.scenario import Measure, ScorePart

Figure = Callable[[str], int]
"""The value of a measure's expression at the end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One measure: what happened and what it earned (permille of full marks)."""

    name: str
    value: int
    unit: str
    share: int
    permille: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score. `hundredths` of a point out of `weight` points."""

    id: str
    name: str
    weight: int
    hundredths: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The whole score, in hundredths of a point, and the parts it is the sum of."""

    hundredths: int
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """0 to 100, two decimals."""
        return self.hundredths / 100


def reckon(score: tuple[ScorePart, ...], figure: Figure) -> Account:
    """The account of a scenario's score from the figures at the end."""
    parts = tuple(_part(part, figure) for part in score)
    return Account(sum(part.hundredths for part in parts), parts)


def _part(part: ScorePart, figure: Figure) -> Part:
    marks = tuple(_mark(measure, figure) for measure in part.measures)
    shares = sum(mark.share for mark in marks)
    permille = sum(mark.share * mark.permille for mark in marks)
    return Part(part.id, part.name, part.weight, part.weight * permille // (10 * shares), marks)


def _mark(measure: Measure, figure: Figure) -> Mark:
    value = figure(measure.expression)
    return Mark(
        measure.name,
        value,
        measure.unit,
        measure.share,
        piecewise(measure.points, value),
        measure.points,
    )


def piecewise(points: tuple[tuple[int, int], ...], value: int) -> int:
    """The piecewise-linear function through `points`, flat outside them."""
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) // (x1 - x0)
    return points[-1][1]
