"""A judged game under other weights of the score's parts: no new futures, and no new rating.

Every option carries the points of each part that it may expect, so its value under other weights is
arithmetic. All figures move by what the weights change and by nothing else: under the charter's own
weights each comes out exactly as it was judged. The doubt about a loss is taken over as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.debrief import rating
from game.debrief.analysis import Analysis, Decision, Option
from game.debrief.judgement import TIE, Bounded, label
from game.model.scenario import ScorePart

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """A decision under other weights, hundredths: see `Decision`."""

    id: str
    best: str
    gain: int
    loss: int
    spread: int
    matters: bool
    label: str


@dataclass(frozen=True, slots=True)
class Reweighed:
    """A game under other weights; `start` + `gains` + `luck` = `score`. `accuracy` is None where
    nothing matters or the game gets no rating."""

    score: int
    start: int
    gains: int
    luck: int
    accuracy: int | None
    decisions: tuple[Weighed, ...]

    def of(self, id: str) -> Weighed | None:
        """The decision of that id."""
        return next((each for each in self.decisions if each.id == id), None)


def own(parts: Sequence[ScorePart]) -> dict[str, int]:
    """The weights of the charter."""
    return {part.id: part.weight for part in parts}


def leaning(parts: Sequence[ScorePart], ids: Sequence[str]) -> dict[str, int]:
    """Half of all weight on these parts, by their own proportions; the others share the rest."""
    inside = sum(part.weight for part in parts if part.id in ids)
    outside = sum(part.weight for part in parts) - inside
    if not inside or not outside:
        return own(parts)
    half = WHOLE // 2
    return {
        part.id: round(part.weight * half / (inside if part.id in ids else outside))
        for part in parts
    }


def reweigh(
    analysis: Analysis,
    parts: Sequence[ScorePart],
    earned: Sequence[int],
    weights: Mapping[str, int],
) -> Reweighed | None:
    """The game under `weights` (by the id of a part; their sum does not matter).

    `earned` are the hundredths of each part at the end. None where the analysis does not hold the
    parts of its options, or all weights are zero.
    """
    total = sum(weights.get(part.id, 0) for part in parts)
    options = [option for each in analysis.decisions for option in each.options]
    if not total or not options or any(len(each.parts) != len(parts) for each in options):
        return None
    whole = sum(part.weight for part in parts)
    # what a hundredth of each part gains or loses by the change of weights
    factors = [
        weights.get(part.id, 0) * whole / (total * part.weight) - 1.0 if part.weight else 0.0
        for part in parts
    ]

    def moved(points: Sequence[int]) -> int:
        change = 0.0
        for each, factor in zip(points, factors, strict=True):
            change += each * factor
        return round(change)

    decisions = tuple(_weighed(each, moved) for each in analysis.decisions)
    first = analysis.decisions[0]
    start = analysis.start_value + moved(_option(first, first.reference).parts)
    score = analysis.score + moved(earned)
    gains = sum(each.gain for each in decisions)
    accuracy = None if analysis.accuracy is None else rating.accuracy(decisions)
    return Reweighed(score, start, gains, score - start - gains, accuracy, decisions)


def _weighed(decision: Decision, moved: Callable[[Sequence[int]], int]) -> Weighed:
    values = {each.id: each.value + moved(each.parts) for each in decision.options}
    before = {each.id: each.value for each in decision.options}
    chosen, reference = decision.chosen, decision.reference
    gain = decision.gain + _gap(values, chosen, reference) - _gap(before, chosen, reference)
    best = _best(values, decision)
    loss = decision.loss + _gap(values, best, chosen) - _gap(before, decision.best, chosen)
    apart = max(before.values()) - min(before.values())
    spread = max(0, decision.spread + max(values.values()) - min(values.values()) - apart)
    doubt = decision.loss_high - decision.loss
    more = spread > decision.spread and spread - doubt >= TIE
    shift, up = loss - decision.loss, gain - decision.gain
    verdict = label(
        Bounded(gain, decision.gain_low + up, decision.gain_high + up),
        Bounded(loss, decision.loss_low + shift, decision.loss_high + shift),
        chosen == best,
    )
    matters = spread >= TIE and (decision.matters or more)
    return Weighed(decision.id, best, gain, loss, spread, matters, verdict)


def _gap(values: Mapping[str, int], first: str, second: str) -> int:
    return values[first] - values[second]


def _best(values: Mapping[str, int], decision: Decision) -> str:
    """The option of the highest value; of equals the one that was best, then the chosen one."""
    highest = max(values.values())
    for id in (decision.best, decision.chosen):
        if values[id] == highest:
            return id
    return min(id for id, value in values.items() if value == highest)


def _option(decision: Decision, id: str) -> Option:
    return next(each for each in decision.options if each.id == id)
