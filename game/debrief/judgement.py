"""The statistics of a judgement: paired scores of options in, gain, loss, bounds and label out.

Scores are integer hundredths of a point, one for each replicate, the same replicates for every
option; nothing here knows what an option is. Sums are of integers and therefore exact; only the
width of an interval is a float before it is rounded.

The best of several noisy values flatters itself, so the loss is measured across halves: the best
option by the even replicates is valued on the odd ones, and the other way about. Its mean is never
above the true loss, and zero where all options are equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist

LOOKS = (32, 128, 512)
"""Replicates after which the bounds are looked at; the error is shared out among the looks."""
QUICK = 16
"""A look that can only find that a decision does not weigh a point, whichever way: for decisions
whose options differ by degrees, not by rare events."""
ERROR = 0.05
TIE = 100
"""A hundredth of the scale: what is smaller is called a tie."""
MISTAKE = 200
BLUNDER = 500

Scores = Sequence[int]


@dataclass(frozen=True, slots=True)
class Bounded:
    """An estimate with an interval, hundredths."""

    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scores of a decision's options say about the chosen one."""

    gain: Bounded
    loss: Bounded
    best: str
    values: Mapping[str, Bounded]
    spread: int
    matters: bool
    label: str
    settled: bool


def judge(scores: Mapping[str, Scores], chosen: str, reference: str) -> Verdict:
    """The verdict on `chosen`. The order of the options does not matter.

    Raises KeyError for an option without scores, ValueError if they are not paired or too few.
    """
    count = len(scores[chosen])
    if count < 4 or any(len(each) != count for each in scores.values()):
        raise ValueError("The scores of options must be paired, four replicates at least.")
    values = {id: bounded(scores[id], width(1)) for id in sorted(scores)}
    gain = Bounded(0, 0, 0)
    if scores[chosen] is not scores[reference]:
        gain = bounded(differences(scores[chosen], scores[reference]), width(len(LOOKS)))
    loss = _loss(scores, chosen)
    best = _best(scores, chosen, range(count))
    spread, matters = _spread(scores, chosen)
    return Verdict(
        gain,
        loss,
        best,
        values,
        spread,
        matters,
        label(gain, loss, chosen == best),
        _settled(gain, loss, count),
    )


def _settled(gain: Bounded, loss: Bounded, count: int) -> bool:
    """Whether more replicates could not change what is said."""
    if count < LOOKS[0]:
        return loss.high <= TIE and gain.low >= -TIE and gain.high <= TIE
    return loss.low > TIE or loss.high <= MISTAKE


def label(gain: Bounded, loss: Bounded, best: bool) -> str:
    """The word for a decision; a fault only where the bound excludes a tie."""
    if loss.low > TIE:
        if loss.value >= BLUNDER:
            return "blunder"
        return "mistake" if loss.value >= MISTAKE else "inaccuracy"
    return "excellent" if best and gain.low > TIE else "good"


def bounded(values: Scores, errors: float) -> Bounded:
    """The mean of `values` and so many standard errors to both sides."""
    value = mean(values)
    half = round(errors * standard_error(values))
    return Bounded(value, value - half, value + half)


def mean(values: Scores) -> int:
    """The mean, rounded half up."""
    count = len(values)
    return (2 * sum(values) + count) // (2 * count)


def standard_error(values: Scores) -> float:
    """The standard error of the mean; zero for a single value."""
    count = len(values)
    if count < 2:
        return 0.0
    # exact in integers up to the root
    squares = count * sum(value * value for value in values) - sum(values) ** 2
    return sqrt(squares / (count * count * (count - 1)))


def differences(first: Scores, second: Scores) -> list[int]:
    """`first` minus `second`, replicate by replicate."""
    return [a - b for a, b in zip(first, second, strict=True)]


@cache
def width(shares: int) -> float:
    """Standard errors of a two-sided bound, the error shared out among so many statements."""
    return NormalDist().inv_cdf(1 - ERROR / (2 * shares))


def _loss(scores: Mapping[str, Scores], chosen: str) -> Bounded:
    count = len(scores[chosen])
    even, odd = range(0, count, 2), range(1, count, 2)
    left = _against(scores, chosen, _best(scores, chosen, even), odd)
    right = _against(scores, chosen, _best(scores, chosen, odd), even)
    total = sum(left) * len(right) + sum(right) * len(left)
    pieces = 2 * len(left) * len(right)
    value = (2 * total + pieces) // (2 * pieces)
    error = sqrt(standard_error(left) ** 2 + standard_error(right) ** 2) / 2
    low = value - round(width(len(LOOKS)) * error)
    return Bounded(value, low, max(value, _most(scores, chosen)))


def _against(scores: Mapping[str, Scores], chosen: str, best: str, numbers: range) -> list[int]:
    return [scores[best][n] - scores[chosen][n] for n in numbers]


def _most(scores: Mapping[str, Scores], chosen: str) -> int:
    """What the loss can be at most: no other option is better by more, all bounds at once."""
    others = [id for id in scores if id != chosen]
    errors = width(len(LOOKS) * max(1, len(others)))
    ahead = [bounded(differences(scores[id], scores[chosen]), errors).high for id in others]
    return max([0, *ahead])


def _best(scores: Mapping[str, Scores], chosen: str, numbers: range) -> str:
    """The option of the highest sum; of equals the chosen one, then the first by its id."""
    sums = {id: sum(each[n] for n in numbers) for id, each in scores.items()}
    highest = max(sums.values())
    if sums[chosen] == highest:
        return chosen
    return min(id for id, total in sums.items() if total == highest)


def _spread(scores: Mapping[str, Scores], chosen: str) -> tuple[int, bool]:
    """Best minus worst option, and whether that is more than a tie and more than noise.

    Measured across halves as the loss is: best and worst by one half, their distance by the other.
    """
    count = len(scores[chosen])
    across: list[int] = []
    for picked, valued in (
        (range(0, count, 2), range(1, count, 2)),
        (range(1, count, 2), range(0, count, 2)),
    ):
        sums = {id: sum(each[n] for n in picked) for id, each in sorted(scores.items())}
        top = max(sums, key=lambda id: sums[id])
        bottom = min(sums, key=lambda id: sums[id])
        across += [scores[top][n] - scores[bottom][n] for n in valued]
    found = bounded(across, width(1))
    return max(0, found.value), found.low > 0 and found.value >= TIE
