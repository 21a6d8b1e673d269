"""What the work seen so far says about a task's true work.

A task's true work is (quantile of its estimate) × factor, times and plus what everybody saw being
changed since. A finished task tells it, a running one that it is more than what is done, and its
crew's last report leans towards it. All of it depends on the shared luck through the factor alone,
so that a task is here a likelihood over factors, and a way to draw the quantile given one.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from game.engine.rules.estimates import true_work
from game.engine.tables import NORMAL_16, PARETO_64, exponential, interpolate, pert_quantile
from game.model.effects import Estimate
from game.model.parameters import Parameters
from game.model.scenario import Task
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import TaskState
from game.outlook.lots import Wheel, bell

KNOTS = 32
CELLS = 64
"""Equally likely slices of the quantile that evidence of running tasks is weighed in."""
TAILS = 16
"""Equally likely slices of the size of a tail event, likewise."""
LEAST = 1e-12
"""What evidence that the model calls impossible counts: rounding must not stop the show."""


@cache
def knots(estimate: Estimate) -> tuple[int, ...]:
    """Minutes at the quantiles 0, 1/32 … 1; between them the quantile function is straight."""
    parts = (estimate.optimistic, estimate.most_likely, estimate.pessimistic)
    return tuple(pert_quantile(*parts, MILLION * step // KNOTS) for step in range(KNOTS + 1))


@cache
def middles(estimate: Estimate) -> tuple[int, ...]:
    """Minutes at the middles of the `CELLS` slices."""
    parts = (estimate.optimistic, estimate.most_likely, estimate.pessimistic)
    return tuple(
        pert_quantile(*parts, MILLION * (2 * cell + 1) // (2 * CELLS)) for cell in range(CELLS)
    )


@cache
def tail_sizes() -> tuple[float, ...]:
    """The size of a tail event at the middles of its slices."""
    step = MILLION // (2 * TAILS)
    return tuple(
        interpolate(PARETO_64, step * (2 * slice_ + 1), MILLION) / MILLION
        for slice_ in range(TAILS)
    )


@cache
def grid() -> tuple[float, ...]:
    """Factors (1 is as estimated) on which smooth likelihoods are kept: 0.2 to 14, in steps of
    one in 24."""
    values = [0.2]
    while values[-1] < 14:
        values.append(values[-1] * 25 / 24)
    return tuple(values)


class Curve:
    """A function of the factor, kept on the grid and read by straight lines."""

    __slots__ = ("_values",)

    def __init__(self, values: list[float]) -> None:
        self._values = values

    def at(self, factor: float) -> float:
        points = grid()
        index = bisect_right(points, factor)
        if index <= 0:
            return self._values[0]
        if index >= len(points):
            return self._values[-1]
        low, high = points[index - 1], points[index]
        left, right = self._values[index - 1], self._values[index]
        return left + (right - left) * (factor - low) / (high - low)


class Report:
    """What the last report of a running task says: how likely it is for each true work.

    Its noise is taken as bell-shaped; only the last report is weighed, because earlier ones are
    not kept.
    """

    __slots__ = ("_biases", "_closer", "_done", "_plan", "_shares", "_spread", "_told")

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
        self._spread = max(1, p.report_noise * (PERMILLE - truth)) / MILLION
        size = p.bias_size * (PERMILLE - truth) // PERMILLE
        biased = p.bias_probability
        optimistic = biased * p.optimistic_share // PERMILLE
        self._biases = (PERMILLE - size, PERMILLE + size, PERMILLE)
        self._shares = (optimistic, biased - optimistic, PERMILLE - biased)

    def by_bias(self, work: float) -> tuple[float, float, float]:
        """The likelihood of what was told, for `work` micro-minutes and a crew that is optimistic,
        pessimistic or plain, weighted by how common each is."""
        closeness = min(1.0, self._done / work) if work > 0 else 1.0
        if self._closer:
            closeness = (closeness + 1) / 2
        total = work / MILLION * closeness + self._plan * (1 - closeness)
        if total <= 0:
            return (LEAST, LEAST, LEAST)
        found = []
        for bias, share in zip(self._biases, self._shares, strict=True):
            ratio = self._told / (total * bias / PERMILLE)
            # The logarithm, near enough where it matters: 2 (r - 1) / (r + 1).
            away = 2 * (ratio - 1) / (ratio + 1) / self._spread
            found.append(bell(away) * share / PERMILLE + LEAST)
        return (found[0], found[1], found[2])

    def likelihood(self, work: float) -> float:
        """The likelihood of what was told for `work` micro-minutes."""
        optimistic, pessimistic, plain = self.by_bias(work)
        return optimistic + pessimistic + plain


class Effort:
    """One task's evidence. `fixed` is its base (minutes × factor, in micro-minutes) where known.

    `informative` says whether anything about its work was seen at all.
    """

    def __init__(self, task: Task, state: TaskState, now: int, parameters: Parameters) -> None:
        self.task = task
        self.state = state
        self.basis = state.basis or task.estimate
        self.parameters = parameters
        self.done = state.done + state.rate * max(0, now - state.touched)
        self.fixed = -1
        whole = state.done if state.status == "finished" else state.known
        if whole >= 0 and state.status in ("finished", "active"):
            self.fixed = max(1, (whole - state.extra) * MILLION // max(1, state.scaled))
            self.done = whole
        self.running = state.status == "active" and self.fixed < 0
        self.informative = self.fixed >= 0 or self.running
        self.report = _report(state, parameters) if self.running else None
        self._curve: Curve | None = None
        self._tail: Curve | None = None
        self._wheels: dict[int, Wheel] = {}

    def true_work(self, quantile: int, factor: int) -> int:
        """True work in micro-minutes: what is known of it, or what the luck makes of it."""
        state = self.state
        if self.fixed >= 0:
            return self.done
        base = true_work(self.basis, quantile, factor)
        return max(base * state.scaled // MILLION + state.extra, self.done + self.running)

    def likelihood(self, factor: int) -> float:
        """How likely what was seen is under `factor` (millionths), up to a constant."""
        if self.fixed >= 0:
            return self._density(factor / MILLION)
        if self._curve is None:
            self._curve = Curve([self._survival(point) for point in grid()])
        return self._curve.at(factor / MILLION)

    def tail_likelihood(self, factor: int) -> float:
        """The same if the task is the one that a tail event of unknown size has hit."""
        if self._tail is None:
            if self.fixed >= 0:
                plain = Curve([self._density(point) for point in grid()])
            else:
                self.likelihood(factor)
                assert self._curve is not None
                plain = self._curve
            values = []
            for point in grid():
                mean = 0.0
                for size in tail_sizes():
                    mean += plain.at(point * size)
                values.append(mean / TAILS)
            self._tail = Curve(values)
        return self._tail.at(factor / MILLION)

    def tail_wheel(self, factor: int) -> Wheel:
        """The size of a tail event on this task, by slices."""
        return Wheel(
            [
                self.likelihood(int(factor * size)) if self.informative else 1.0
                for size in tail_sizes()
            ]
        )

    def quantile(self, factor: int, uniform: int) -> int:
        """The task's quantile (millionths) given its factor and what was seen."""
        if self.fixed >= 0:
            return self._where(self.fixed / max(1, factor))
        if not self.running:
            return uniform
        wheel = self._wheels.get(factor)
        if wheel is None:
            wheel = self._wheels[factor] = Wheel(self._cells(factor / MILLION))
        cell, inside = wheel.place(uniform)
        return (cell * MILLION + inside) // CELLS

    def optimism(self, work: int, uniform: int) -> int:
        """The crew's reporting bias (permille) given its last report."""
        p = self.parameters
        optimistic = p.bias_probability * p.optimistic_share // PERMILLE
        weights: tuple[float, float, float] = (
            optimistic,
            p.bias_probability - optimistic,
            PERMILLE - p.bias_probability,
        )
        if self.report is not None:
            weights = self.report.by_bias(work)
        sizes = (PERMILLE - p.bias_size, PERMILLE + p.bias_size, PERMILLE)
        return sizes[Wheel(weights).pick(uniform)]

    def _density(self, factor: float) -> float:
        """Density of the base that was found, under `factor`."""
        minutes = self.fixed / MILLION / factor
        points = knots(self.basis)
        if points[0] == points[-1]:
            near = abs(minutes - points[0]) * factor < 2
            return 1.0 if near else LEAST
        if not points[0] <= minutes <= points[-1]:
            return LEAST
        index = min(max(bisect_right(points, minutes), 1), KNOTS)
        width = points[index] - points[index - 1]
        return 1 / (KNOTS * max(1, width) * factor) + LEAST

    def _where(self, minutes: float) -> int:
        """The quantile (millionths) at which the estimate has so many micro-minutes / factor."""
        points = knots(self.basis)
        if minutes <= points[0]:
            return 0
        if minutes >= points[-1]:
            return MILLION - 1
        index = bisect_right(points, minutes)
        inside = (minutes - points[index - 1]) / max(1, points[index] - points[index - 1])
        return int((index - 1 + inside) * MILLION / KNOTS)

    def _cells(self, factor: float) -> list[float]:
        """Weight of each slice of the quantile of a running task."""
        share = self.state.scaled / MILLION
        extra = self.state.extra
        weights: list[float] = []
        points = middles(self.basis)
        for cell, minutes in enumerate(points):
            work = minutes * MILLION * factor * share + extra
            if work <= self.done:
                above = points[cell + 1] if cell + 1 < CELLS else minutes
                reach = (above - minutes) * MILLION * factor * share / 2
                if work + reach <= self.done:
                    weights.append(0.0)
                    continue
            weights.append(self.report.likelihood(work) if self.report else 1.0)
        if not any(weights):
            weights[-1] = LEAST
        return weights

    def _survival(self, factor: float) -> float:
        whole = 0.0
        for weight in self._cells(factor):
            whole += weight
        return whole / CELLS + LEAST


def _report(state: TaskState, parameters: Parameters) -> Report | None:
    """The last report, if it says more than the plan did."""
    if state.reported_at <= state.started or state.remaining <= DAY // 4:
        return None
    if state.remaining + state.done // MILLION == state.estimate.mean:
        return None  # a new plan has taken its place
    return Report(state, parameters)


def factor_of(parameters: Parameters, normal_project: int, z_role: int) -> int:
    """The factor of a task with a crew under the shared luck, millionths; `normal_project` is the
    standard normal value (millionths) of the project's luck."""
    p = parameters
    exponent = p.optimism * 1000
    exponent += p.shared_sigma * normal_project // 1000
    exponent += p.role_sigma * NORMAL_16[z_role] // 1000
    return exponential(exponent)
