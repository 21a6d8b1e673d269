"""What the last report of a running task says about its true work.

Its noise is taken as bell-shaped; only the last report is weighed, because earlier ones are not
kept.
"""

from __future__ import annotations

from bisect import bisect_right

from game.model.parameters import Parameters
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import TaskState
from game.outlook.lots import LEAST, bell, total

STEP = 1.03
POINTS = 160
"""Works (micro-minutes) from what was done up, on which the likelihood is kept."""
LEAST_SPREAD = 20_000
"""Millionths of ln: noise below it would fall between the slices that work is weighed in."""


class Report:
    """How likely what was told is, for each true work."""

    __slots__ = (
        "_biases",
        "_closer",
        "_done",
        "_plan",
        "_shares",
        "_spread",
        "_told",
        "_values",
        "_works",
    )

    def __init__(self, state: TaskState, parameters: Parameters) -> None:
        p = parameters
        self._told = state.remaining + state.done // MILLION
        since = max(0, state.touched - state.reported_at) * state.rate
        self._done = max(0, state.done - since)
        self._plan = max(state.estimate.mean, self._done * 105 // 100 // MILLION)
        truth = p.review_truth if state.reviewed else 0
        # A careful estimate that was asked for comes at any hour, the crew's own at a week's turn.
        self._closer = state.reported_at % WEEK != 0
        if self._closer:
            truth = max(truth, 500)
        self._spread = max(LEAST_SPREAD, p.report_noise * (PERMILLE - truth)) / MILLION
        size = p.bias_size * (PERMILLE - truth) // PERMILLE
        biased = p.bias_probability
        optimistic = biased * p.optimistic_share // PERMILLE
        self._biases = (PERMILLE - size, PERMILLE + size, PERMILLE)
        self._shares = (optimistic, biased - optimistic, PERMILLE - biased)
        self._works = [float(max(state.done, DAY * MILLION // 8))]
        while len(self._works) < POINTS:
            self._works.append(self._works[-1] * STEP)
        self._values = [total(self.by_bias(work)) for work in self._works]

    def by_bias(self, work: float) -> tuple[float, float, float]:
        """The likelihood of what was told, for `work` micro-minutes and a crew that is optimistic,
        pessimistic or plain, weighted by how common each is."""
        closeness = min(1.0, self._done / work) if work > 0 else 1.0
        if self._closer:
            closeness = (closeness + 1) / 2
        whole = work / MILLION * closeness + self._plan * (1 - closeness)
        found = []
        for bias, share in zip(self._biases, self._shares, strict=True):
            ratio = self._told / (whole * bias / PERMILLE)
            # The logarithm, near enough where it matters: 2 (r - 1) / (r + 1).
            away = 2 * (ratio - 1) / (ratio + 1) / self._spread
            found.append(bell(away) * share / PERMILLE + LEAST)
        return (found[0], found[1], found[2])

    def likelihood(self, work: float) -> float:
        """The likelihood of what was told for `work` micro-minutes, by straight lines."""
        works, values = self._works, self._values
        index = bisect_right(works, work)
        if index <= 0 or index >= POINTS:
            return values[0] if index <= 0 else values[-1]
        low, left = works[index - 1], values[index - 1]
        return left + (values[index] - left) * (work - low) / (works[index] - low)


def last_report(state: TaskState, parameters: Parameters) -> Report | None:
    """The last report, if it says more than the plan did."""
    if state.reported_at <= state.started or state.remaining <= DAY // 4:
        return None
    if state.remaining + state.done // MILLION == state.estimate.mean:
        return None  # a new plan has taken its place
    return Report(state, parameters)
