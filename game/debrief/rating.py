"""One figure for the decisions of a game: average loss, and accuracy in percent.

Both look at losses alone, never at the result. The curve from loss to accuracy is that of chess
servers (lichess, "Accuracy"), which is made for losses of expected score in percent and so fits our
points; a game blends the mean, weighted by how much there was to lose, with the harmonic mean, so
that one disaster is not hidden by twenty good moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from typing import Protocol

LEAST_WEIGHT = 50
MOST_WEIGHT = 1200


class Judged(Protocol):
    """What counts of a decision, hundredths of a point."""

    @property
    def loss(self) -> int: ...
    @property
    def spread(self) -> int: ...
    @property
    def matters(self) -> bool: ...


def decision_rating(decisions: Iterable[Judged]) -> int | None:
    """The average loss of the decisions that mattered, hundredths; None where none did."""
    losses = [decision.loss for decision in decisions if decision.matters]
    if not losses:
        return None
    return max(0, (2 * sum(losses) + len(losses)) // (2 * len(losses)))


def accuracy(decisions: Iterable[Judged]) -> int | None:
    """Accuracy of a game in hundredths of a percent; None where nothing mattered."""
    counted = [decision for decision in decisions if decision.matters]
    if not counted:
        return None
    marks = [accuracy_of(decision.loss) for decision in counted]
    weights = [min(MOST_WEIGHT, max(LEAST_WEIGHT, decision.spread)) for decision in counted]
    weighted = sum(m * w for m, w in zip(marks, weights, strict=True)) / sum(weights)
    # a floor of one percent keeps a single zero from making the harmonic mean zero
    harmonic = len(marks) / sum(1 / max(1.0, mark) for mark in marks)
    return round(100 * (weighted + harmonic) / 2)


def accuracy_of(loss: int) -> float:
    """Accuracy in percent of one decision with this loss (hundredths): 0 → 100, 5 points → 80."""
    points = max(0, loss) / 100
    return min(100.0, max(0.0, 103.1668 * exp(-0.04354 * points) - 3.1669))
