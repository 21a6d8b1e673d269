"""A future played to its end: what a world comes to when a policy leads it from here.

The same for the truth and for a redraw: what is asked of the end is all public but the score, whose
figures may be hidden ones.
"""

from __future__ import annotations

from typing import NamedTuple

from game.engine import dispatch
from game.engine.rules import money
from game.managers import Policy, play
from game.managers.play import Lean
from game.model.scenario import Scenario, ScorePart
from game.model.score import Account, reckon
from game.model.world import World


class Outcome(NamedTuple):
    """How a project ended. `score` in hundredths of a point; `finish` is the minute of the dated
    milestone and `closed` that of the end task, -1 for never; `cost` in cents. `targets` tells of
    each target, in the order of `targets_of`, whether it was met; `parts` are the points of each
    part of the score, hundredths, in the order of the scenario."""

    score: int
    finish: int
    closed: int
    cost: int
    targets: tuple[bool, ...]
    parts: tuple[int, ...]


class Target(NamedTuple):
    """Something to be met: a stable id and words for a screen."""

    id: str
    name: str


GOOD = 750
"""Permille of a part's points from which its target is met."""


def targets_of(scenario: Scenario) -> tuple[Target, ...]:
    """The targets of a project: its date, what was promised, its money, and each part of its
    score beside date and money."""
    return (
        Target("deadline", f"{scenario.deadline.name} by its date"),
        Target("promise", f"{scenario.deadline.name} as promised"),
        Target("budget", "Cost within budget"),
        Target("reserve", "Cost within budget and contingency"),
        *(
            Target(part.id, f"{part.name}: three quarters of its points")
            for part in _others(scenario)
        ),
    )


def _others(scenario: Scenario) -> list[ScorePart]:
    return [p for p in scenario.score if p.id not in ("schedule", "cost")]


def rollout(world: World, policy: Policy) -> Outcome:
    """Plays `world` to its end, changing it; fork it first to keep it. A world that has ended is
    only looked at."""
    if not world.public.ended:
        play(Lean(world), policy)
    return outcome(world)


def account(world: World) -> Account:
    """The score of a world that has ended, with its arithmetic."""
    return reckon(world.rules.scenario.score, lambda text: dispatch.figure(world, text))


def outcome(world: World) -> Outcome:
    """How a world that has ended has come out."""
    public, scenario = world.public, world.rules.scenario
    total = account(world)
    finish = public.tasks[scenario.deadline.task].finished
    cost = money.spent(world)
    points = {part.id: part.hundredths * 10 >= GOOD * part.weight for part in total.parts}
    return Outcome(
        total.hundredths,
        finish,
        public.tasks[scenario.end_task].finished,
        cost,
        (
            0 <= finish <= public.deadline,
            0 <= finish <= (public.promised if public.promised >= 0 else public.deadline),
            cost <= scenario.bac,
            cost <= scenario.bac + public.ledger.contingency_start,
            *(points[part.id] for part in _others(scenario)),
        ),
        tuple(part.hundredths for part in total.parts),
    )
