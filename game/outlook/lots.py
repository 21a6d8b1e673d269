"""Choosing by a given uniform draw, so that replicates with one seed share their luck.

Every choice takes its uniform (millionths) from the replicate's seed under a key of its own. Sums
are made one by one: how `sum` rounds floats differs between Pythons.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from game.engine.tables import exponential
from game.model.units import MILLION

LEAST = 1e-12
"""What evidence that the model calls impossible counts: rounding must not stop the show."""


class Wheel:
    """A choice among indices by weight, made once and asked often."""

    __slots__ = ("total", "_sums")

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(weights))
        self.total = self._sums[-1] if self._sums else 0.0

    def pick(self, uniform: int) -> int:
        """The index at `uniform` (millionths) of the whole weight."""
        return self.place(uniform)[0]

    def place(self, uniform: int) -> tuple[int, int]:
        """The index, and how far into its weight the uniform lies (millionths)."""
        target = (uniform + 0.5) / MILLION * self.total
        index = min(bisect_right(self._sums, target), len(self._sums) - 1)
        below = self._sums[index - 1] if index else 0.0
        width = self._sums[index] - below
        inside = int((target - below) / width * MILLION) if width > 0 else 0
        return index, max(0, min(MILLION - 1, inside))


def total(values: Sequence[float]) -> float:
    """The sum, added in order."""
    result = 0.0
    for value in values:
        result += value
    return result


def between(low: int, high: int, uniform: int) -> int:
    """A uniform integer from `low` to `high` inclusive."""
    return low + uniform * (high - low + 1) // MILLION


def beyond(uniform: int, past: int) -> int:
    """The uniform of a draw that is known to lie above `past` (both millionths)."""
    past = max(0, min(MILLION - 1, past))
    return past + uniform * (MILLION - past) // MILLION


def position(table: Sequence[int], value: float) -> int:
    """Where `value` lies in a rising table read as equally spaced over 0 … 1, in millionths."""
    if value <= table[0]:
        return 0
    if value >= table[-1]:
        return MILLION
    index = bisect_left(table, value) - 1
    inside = (value - table[index]) / (table[index + 1] - table[index])
    return int((index + inside) * MILLION / (len(table) - 1))


def bell(x: float) -> float:
    """exp(-x²/2) for |x| up to 4, from the integer table so that it is the same everywhere."""
    part = exponential(-int(min(16.0, x * x) * MILLION / 8)) / MILLION
    return part * part * part * part
