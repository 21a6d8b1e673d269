"""Decisions against luck: what each was worth, beside what luck did until the next that mattered.

A good decision with bad luck behind it looks wrong afterwards, a costly one with good luck looks
right; these two are what is worth talking about.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.analysis import Analysis, Decision
from game.debrief.judgement import TIE

GOOD = ("excellent", "good")


@dataclass(frozen=True, slots=True)
class Met:
    """A decision and the luck, hundredths, from it to the next one that mattered or to the end."""

    decision: Decision
    luck: int

    @property
    def good(self) -> bool:
        """Whether no other option came out better by more than a tie."""
        return self.decision.label in GOOD and self.decision.loss <= TIE

    @property
    def costly(self) -> bool:
        """Whether another option was better beyond doubt."""
        return self.decision.label not in GOOD


def against_luck(analysis: Analysis) -> tuple[Met, ...]:
    """The decisions that mattered, in order; luck before the first belongs to none."""
    weighty = {each.id: each for each in analysis.decisions if each.matters}
    # a decision without gain leaves no step in the track, so that it is placed by its time
    order = sorted(weighty.values(), key=lambda each: each.time)
    sums = [0] * len(order)
    before = analysis.start_value
    here = -1
    for tick in analysis.track:
        while here + 1 < len(order) and order[here + 1].time < tick.time:
            here += 1
        if tick.cause == "luck" and here >= 0:
            sums[here] += tick.value - before
        before = tick.value
    return tuple(Met(each, luck) for each, luck in zip(order, sums, strict=True))


def unlucky(found: tuple[Met, ...]) -> Met | None:
    """The good decision with the worst luck after it."""
    some = [each for each in found if each.good and each.luck < 0]
    return min(some, key=lambda each: each.luck, default=None)


def lucky(found: tuple[Met, ...]) -> Met | None:
    """The faulty decision with the best luck after it."""
    some = [each for each in found if each.costly and each.luck > 0]
    return max(some, key=lambda each: each.luck, default=None)
