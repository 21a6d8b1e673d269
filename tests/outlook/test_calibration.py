"""Forecasts hold what they promise: outcomes fall under P10, P50 and P80 as often as they should.

Ranks of the truth among redraws are held against the uniform distribution by chi-square. The same
of what is hidden, where a field that is redrawn wrongly shows at once. The long statistics of
whole futures: `tests/validity/forecasts.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model.world import World
from game.outlook import Posterior
from tests.outlook import moments
from tests.outlook.ranks import (
    GAMES,
    LATEST,
    QUANTILES,
    REDRAWS,
    games,
    holds,
    rank,
    ranks_of_outcomes,
    uniform,
)


def test_outcomes_of_the_tutorial_fall_under_the_quantiles() -> None:
    for ranks in ranks_of_outcomes("tutorial", "handbook", 60).values():
        assert uniform(ranks)
        assert all(holds(ranks, permille) for permille in QUANTILES)


# What is hidden: for each figure the values of a world.


def _running(world: World) -> list[int]:
    states = world.public.tasks.items()
    return [world.hidden.tasks[id].work for id, s in states if s.status == "active" and s.known < 0]


def _waiting(world: World) -> list[int]:
    states = world.public.tasks.items()
    return [world.hidden.tasks[id].work for id, s in states if s.status in ("waiting", "out")]


def _risks(world: World) -> list[int]:
    states = world.public.risks.items()
    return [world.hidden.risks[id].probability for id, s in states if s.status != "closed"]


def _triggers(world: World) -> list[int]:
    """When each dilemma that has not come will come by a trigger that was set off."""
    times = dict.fromkeys(world.public.dilemmas, LATEST)
    for time, _, _, event in world.agenda:
        target, _, id = event.subject.partition(":")
        if target == "dilemma":
            times[id] = min(times[id], time)
    states = world.public.dilemmas.items()
    return [times[id] for id, state in states if state.status == "dormant"]


def _tests(world: World) -> list[int]:
    """When each risk will be tested next."""
    times = dict.fromkeys(world.public.risks, LATEST)
    for time, _, _, event in world.agenda:
        target, _, id = event.subject.partition(":")
        if target == "strike":
            times[id] = min(times[id], time)
    return [times[id] for id, risk in world.hidden.risks.items() if risk.window < 2]


HIDDEN: dict[str, Callable[[World], list[int]]] = {
    "Z_project": lambda world: [world.hidden.z_project],
    "Z_role": lambda world: list(world.hidden.z_role.values()),
    "tail event": lambda world: [int(bool(world.hidden.tail_task))],
    "running work": _running,
    "waiting work": _waiting,
    "risks": _risks,
    "dilemmas": _triggers,
    "tests": _tests,
    "meters": lambda world: [sum(world.hidden.meters.values())],
}


@pytest.mark.validity
@pytest.mark.parametrize("manager", ["handbook", "random"])
@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay"])
def test_what_is_hidden_is_redrawn_as_it_is(id: str, manager: str) -> None:
    ranks: dict[str, list[int]] = {name: [] for name in HIDDEN}
    for world, lots, replicates in games(id, manager, GAMES, REDRAWS):
        posterior = Posterior(moments.view(world))
        redrawn = [posterior.world(each) for each in replicates]
        for name, figures in HIDDEN.items():
            truth = figures(world)
            if truth:
                # One of a kind: those of one project share their luck.
                at = lots.randrange(len(truth))
                values = [figures(each)[at] for each in redrawn]
                ranks[name].append(rank(truth[at], values, lots))
    for name, found in ranks.items():
        assert uniform(found, REDRAWS), (name, found)
