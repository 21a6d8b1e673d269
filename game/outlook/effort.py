"""What the work seen so far says about a task's true work.

A task's true work is (quantile of its estimate) × factor, times and plus what everybody saw being
changed since. A finished task tells it, a running one that it is more than what is done, and its
crew's last report leans towards it. All of it depends on the shared luck through the factor alone,
so that a task is here a likelihood over factors, and a way to draw the quantile given one.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache

from game.engine.rules.estimates import true_work
from game.engine.tables import (
    NORMAL_16,
    NORMAL_64,
    PARETO_64,
    exponential,
    interpolate,
    pert_quantile,
)
from game.model.effects import Estimate
from game.model.parameters import Parameters
from game.model.scenario import Task
from game.model.units import MILLION, PERMILLE
from game.model.world import TaskState
from game.outlook.lots import LEAST, Wheel
from game.outlook.report import last_report

KNOTS = 32
CELLS = 64
"""Equally likely slices of the quantile that evidence of running tasks is weighed in."""
TAILS = 16
"""Equally likely slices of the size of a tail event, likewise."""
FINISHED_KEPT = 512


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
    """Factors (1 is as estimated) on which smooth likelihoods are kept, 0.2 to 14: close where
    the shared luck lies, wide where only a tail event leads."""
    values = [0.2]
    while values[-1] < 14:
        values.append(values[-1] * (1 + 1 / (24 if values[-1] < 2.5 else 6)))
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
        self.over = state.status in ("finished", "dropped")
        self.informative = self.fixed >= 0 or self.running
        self.report = last_report(state, parameters) if self.running else None
        self._curve: Curve | None = None
        self._wheels: dict[int, Wheel] = {}

    def true_work(self, quantile: int, factor: int) -> int:
        """True work in micro-minutes: what is known of it, or what the luck makes of it."""
        state = self.state
        if self.fixed >= 0:
            return self.done
        base = true_work(self.basis, quantile, factor)
        return max(base * state.scaled // MILLION + state.extra, self.done + self.running)

    def likelihoods(self, factors: tuple[int, ...]) -> tuple[float, ...]:
        """How likely what was seen is under each factor (millionths), up to a constant."""
        if self.fixed >= 0:
            return densities(self.basis, self.fixed, factors)
        curve = self._smooth()
        return tuple(curve.at(factor / MILLION) for factor in factors)

    def tail_likelihoods(self, factors: tuple[int, ...]) -> tuple[float, ...]:
        """The same if the task is the one that a tail event of unknown size has hit."""
        if self.fixed >= 0:
            return _finished_tails(self.basis, self.fixed, factors)
        return _tails(self._smooth(), factors)

    def tail_wheel(self, factor: int) -> Wheel:
        """The size of a tail event on this task, by slices."""
        plain = _density_curve(self.basis, self.fixed) if self.fixed >= 0 else self._smooth()
        return Wheel([plain.at(factor * size / MILLION) for size in tail_sizes()])

    def _smooth(self) -> Curve:
        """The likelihood of a running task's evidence, on the grid."""
        if self._curve is None:
            self._curve = Curve([self._survival(point) for point in grid()])
        return self._curve

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
        sizes = (PERMILLE - p.bias_size, PERMILLE + p.bias_size, PERMILLE)
        if self.report is not None:
            return sizes[Wheel(self.report.by_bias(work)).pick(uniform)]
        if uniform < optimistic * 1000:
            return sizes[0]
        return sizes[1] if uniform < p.bias_probability * 1000 else sizes[2]

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


@cache
def factors_of(optimism: int, shared_sigma: int, role_sigma: int) -> tuple[int, ...]:
    """The factor (millionths) of a task with a crew under each Z_project and, within it, Z_role."""
    return tuple(
        exponential(optimism * 1000 + shared_sigma * project // 1000 + role_sigma * role // 1000)
        for project in NORMAL_64
        for role in NORMAL_16
    )


@lru_cache(FINISHED_KEPT)
def densities(basis: Estimate, fixed: int, factors: tuple[int, ...]) -> tuple[float, ...]:
    """How likely a finished task's base is under each of the factors; games ask it over again."""
    return tuple(_density(basis, fixed, factor / MILLION) for factor in factors)


def _density(basis: Estimate, fixed: int, factor: float) -> float:
    """Density of the base that was found, under `factor`."""
    minutes = fixed / MILLION / factor
    points = knots(basis)
    if points[0] == points[-1]:
        near = abs(minutes - points[0]) * factor < 2
        return 1.0 if near else LEAST
    if not points[0] <= minutes <= points[-1]:
        return LEAST
    index = min(max(bisect_right(points, minutes), 1), KNOTS)
    width = points[index] - points[index - 1]
    return 1 / (KNOTS * max(1, width) * factor) + LEAST


@lru_cache(FINISHED_KEPT)
def _density_curve(basis: Estimate, fixed: int) -> Curve:
    return Curve([_density(basis, fixed, point) for point in grid()])


@lru_cache(FINISHED_KEPT)
def _finished_tails(basis: Estimate, fixed: int, factors: tuple[int, ...]) -> tuple[float, ...]:
    return _tails(_density_curve(basis, fixed), factors)


def _tails(plain: Curve, factors: tuple[int, ...]) -> tuple[float, ...]:
    """A likelihood under each factor, had a tail event of unknown size come on top of it."""
    values = []
    for point in grid():
        mean = 0.0
        for size in tail_sizes():
            mean += plain.at(point * size)
        values.append(mean / TAILS)
    curve = Curve(values)
    return tuple(curve.at(factor / MILLION) for factor in factors)
