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
from game.engine.tables import NORMAL_16, NORMAL_64, PARETO_64, exponential, interpolate
from game.model.parameters import Parameters
from game.model.scenario import Scenario
from game.model.units import MILLION
from game.outlook.effort import TAILS, Effort, factors_of
from game.outlook.lots import Wheel, total

PROJECT = len(NORMAL_64)
ROLE = len(NORMAL_16)
NONE, UNSEEN = "", "?"
"""No tail event; one on a task of whose work nothing was seen."""


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
        self._hits: dict[str, list[float]] = {}
        self._roles: dict[str, list[Effort]] = {role: [] for role in scenario.roles}
        for effort in efforts.values():
            role = leading_role(effort.task)
            if role and effort.informative:
                self._roles[role].append(effort)
        p = parameters
        self._factors = factors_of(p.optimism, p.shared_sigma, p.role_sigma)
        # For each role whose work was seen, the likelihood at each Z_project and Z_role.
        self._plain: dict[str, list[float]] = {
            role: _product([effort.likelihoods(self._factors) for effort in seen])
            for role, seen in self._roles.items()
            if seen
        }
        self._exploding = [
            task.id for task in scenario.tasks.values() if task.slots and not task.gate
        ]
        self._unseen = [task for task in self._exploding if not efforts[task].informative]
        self._options: list[tuple[str, int]] = []
        self._wheel = self._weigh()
        self._role_wheels: dict[tuple[str, int, str], Wheel] = {}
        self._tail_wheels: dict[tuple[str, int], Wheel] = {}

    def _weigh(self) -> Wheel:
        """Every (task of the tail event, Z_project) with its weight."""
        sums = {role: _by_project(weights) for role, weights in self._plain.items()}
        together = [1.0] * PROJECT
        for rows in sums.values():
            highest = max(rows)
            together = [so_far * row / highest for so_far, row in zip(together, rows, strict=True)]
        armed = self._parameters.tail_probability / 1000 if self._exploding else 0.0
        each = armed / max(1, len(self._exploding))
        weights: list[float] = []
        for option, prior in ((NONE, 1 - armed), (UNSEEN, each * len(self._unseen))):
            self._options += [(option, z) for z in range(PROJECT)]
            weights += [prior * weight for weight in together]
        for task in self._exploding:
            if task in self._unseen or not each:
                continue
            role = leading_role(self._scenario.tasks[task])
            hits = _by_project(self._hit(role, task))
            self._options += [(task, z) for z in range(PROJECT)]
            weights += [
                each * weight * hit / plain
                for weight, hit, plain in zip(together, hits, sums[role], strict=True)
            ]
        return Wheel(weights)

    def _hit(self, role: str, task: str) -> list[float]:
        """The likelihoods of the role had the tail event hit this task of it."""
        found = self._hits.get(task)
        if found is None:
            effort = self._efforts[task]
            plain = effort.likelihoods(self._factors)
            tails = effort.tail_likelihoods(self._factors)
            whole = self._plain[role]
            found = [w * t / p for w, t, p in zip(whole, tails, plain, strict=True)]
            self._hits[task] = found
        return found

    def draw(self, seed: int) -> Drawn:
        """The shared luck of the replicate with this seed."""
        option, z = self._options[self._wheel.pick(chance.uniform(seed, "project:z"))]
        tail = option
        if option == UNSEEN:
            tail = self._unseen[chance.pick(seed, "tail:task", len(self._unseen))]
        z_role = {role: self._draw_role(seed, role, z, option) for role in self._scenario.roles}
        size = chance.uniform(seed, "tail:size")
        if option not in (NONE, UNSEEN):
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
        if tail in (NONE, UNSEEN) or leading_role(self._scenario.tasks[tail]) != role:
            tail = NONE
        wheel = self._role_wheels.get((role, z, tail))
        if wheel is None:
            rows = self._hit(role, tail) if tail else self._plain[role]
            wheel = self._role_wheels[role, z, tail] = Wheel(rows[z * ROLE : (z + 1) * ROLE])
        return wheel.pick(uniform)

    def factor(self, task: str, z_project: int, z_role: Mapping[str, int]) -> int:
        """The factor of a task without a tail event, millionths."""
        role = leading_role(self._scenario.tasks[task])
        if not role:
            return exponential(self._parameters.optimism * 1000)
        return self._factors[z_project * ROLE + z_role[role]]


def _product(rows: list[tuple[float, ...]]) -> list[float]:
    """Likelihoods of several tasks together, scaled so that the largest is one."""
    result = list(rows[0])
    for row in rows[1:]:
        result = [a * b for a, b in zip(result, row, strict=True)]
        highest = max(result)
        result = [value / highest for value in result]
    return result


def _by_project(values: list[float]) -> list[float]:
    """Sums over Z_role for each Z_project."""
    return [total(values[first : first + ROLE]) for first in range(0, len(values), ROLE)]
