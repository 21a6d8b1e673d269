"""The luck that tasks share, given all that their work has shown.

Z_project takes 64 equally likely values, each Z_role 16, and the tail event has hit one of the
tasks or none: few enough to sum over all of them exactly. Given Z_project and the task of the tail
event the roles are independent, so that the sum is a product over roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.engine import chance
from game.engine.rules.estimates import leading_role
from game.engine.tables import NORMAL_64, PARETO_64, exponential, interpolate
from game.model.parameters import Parameters
from game.model.scenario import Scenario
from game.model.units import MILLION
from game.outlook.effort import TAILS, Effort, factor_of
from game.outlook.lots import Wheel

PROJECT = len(NORMAL_64)
ROLE = 16


class Drawn(NamedTuple):
    """One draw of the shared luck, as `Hidden` keeps it."""

    z_project: int
    z_role: dict[str, int]
    tail_task: str
    tail_factor: int


class Luck:
    """The posterior of the shared luck; `draw` takes one from it."""

    def __init__(
        self, scenario: Scenario, parameters: Parameters, efforts: Mapping[str, Effort]
    ) -> None:
        self._scenario = scenario
        self._parameters = parameters
        self._efforts = efforts
        self._roles: dict[str, list[Effort]] = {role: [] for role in scenario.roles}
        for effort in efforts.values():
            role = leading_role(effort.task)
            if role and effort.informative:
                self._roles[role].append(effort)
        self._factors = [
            [factor_of(parameters, normal, z_role) for z_role in range(ROLE)]
            for normal in NORMAL_64
        ]
        # role -> for each Z_project the likelihood at each Z_role
        self._plain: dict[str, list[list[float]]] = {}
        for role, seen in self._roles.items():
            if seen:
                self._plain[role] = [
                    [_product(seen, factor) for factor in row] for row in self._factors
                ]
        self._exploding = [
            task.id for task in scenario.tasks.values() if task.slots and not task.gate
        ]
        self._options: list[tuple[str, int]] = []
        self._wheel = self._weigh()
        self._role_wheels: dict[tuple[str, int, str], Wheel] = {}
        self._tail_wheels: dict[tuple[str, int], Wheel] = {}

    def _weigh(self) -> Wheel:
        """Every (task of the tail event, Z_project) with its weight."""
        sums = {role: [_sum(weights) for weights in rows] for role, rows in self._plain.items()}
        together = [1.0] * PROJECT
        for rows in sums.values():
            highest = max(rows)
            for z in range(PROJECT):
                together[z] *= rows[z] / highest
        armed = self._parameters.tail_probability / 1000
        each = armed / len(self._exploding) if self._exploding else 0.0
        unseen = sum(1 for task in self._exploding if not self._efforts[task].informative)
        none = 1 - armed if self._exploding else 1.0
        weights = []
        for option, prior in (("", none), ("?", each * unseen)):
            if prior > 0:
                for z in range(PROJECT):
                    self._options.append((option, z))
                    weights.append(prior * together[z])
        for task in self._exploding:
            if not self._efforts[task].informative or each <= 0:
                continue
            role = leading_role(self._scenario.tasks[task])
            for z in range(PROJECT):
                self._options.append((task, z))
                hit = _sum(self._role_weights(role, z, task))
                weights.append(each * together[z] * hit / sums[role][z])
        return Wheel(weights)

    def _role_weights(self, role: str, z: int, tail: str) -> list[float]:
        """The likelihood at each Z_role, for this Z_project and task of the tail event."""
        if tail and leading_role(self._scenario.tasks[tail]) == role:
            hit = self._efforts[tail]
            others = [effort for effort in self._roles[role] if effort is not hit]
            return [
                _product(others, factor) * hit.tail_likelihood(factor)
                for factor in self._factors[z]
            ]
        return self._plain[role][z]

    def draw(self, seed: int) -> Drawn:
        """The shared luck of the replicate with this seed."""
        option, z = self._options[self._wheel.pick(chance.uniform(seed, "project:z"))]
        tail = option
        if option == "?":
            unseen = [task for task in self._exploding if not self._efforts[task].informative]
            tail = unseen[chance.pick(seed, "tail:task", len(unseen))]
        z_role = {role: self._draw_role(seed, role, z, option) for role in self._scenario.roles}
        size = chance.uniform(seed, "tail:size")
        if option not in ("", "?"):
            factor = self.factor(option, z, z_role)
            wheel = self._tail_wheels.get((option, factor))
            if wheel is None:
                wheel = self._efforts[option].tail_wheel(factor)
                self._tail_wheels[option, factor] = wheel
            slice_, inside = wheel.place(size)
            size = (slice_ * MILLION + inside) // TAILS
        return Drawn(z, z_role, tail, interpolate(PARETO_64, size, MILLION))

    def _draw_role(self, seed: int, role: str, z: int, tail: str) -> int:
        uniform = chance.uniform(seed, f"role:{role}:z")
        if role not in self._plain:
            return uniform * ROLE // MILLION
        if tail in ("", "?") or leading_role(self._scenario.tasks[tail]) != role:
            tail = ""
        wheel = self._role_wheels.get((role, z, tail))
        if wheel is None:
            wheel = Wheel(self._role_weights(role, z, tail))
            self._role_wheels[role, z, tail] = wheel
        return wheel.pick(uniform)

    def factor(self, task: str, z_project: int, z_role: Mapping[str, int]) -> int:
        """The factor of a task without a tail event, millionths."""
        role = leading_role(self._scenario.tasks[task])
        if not role:
            return exponential(self._parameters.optimism * 1000)
        return self._factors[z_project][z_role[role]]


def _product(efforts: list[Effort], factor: int) -> float:
    result = 1.0
    for effort in efforts:
        result *= effort.likelihood(factor)
    return result


def _sum(values: list[float]) -> float:
    result = 0.0
    for value in values:
        result += value
    return result
