"""Forecasts hold what they promise: outcomes fall under P10, P50 and P80 as often as they should.

One forecast a game at a random moment, with the manager that plays as the one that leads on. If the
redraws are distributed as the truth, the truth's rank among them is uniform (Talts et al. 2018,
"Validating Bayesian inference algorithms with simulation-based calibration"), whatever the number
of redraws: ranks are held against that by chi-square, and the shares under the quantiles against
their sampling error. The same of what is hidden, where a field that is redrawn wrongly shows at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from game.managers import policy
from game.model.units import DAY
from game.model.world import World
from game.outlook import Outcome, Posterior, rollout
from tests.outlook import moments

REDRAWS = 19
GAMES = 400
LATEST = 10**9
# Chi-square with nine degrees of freedom that one in ten thousand exceeds.
UNLIKELY = 33.7
MANAGERS = ("handbook", "novice", "idle")

OUTCOMES: dict[str, Callable[[Outcome], int]] = {
    "finish": lambda outcome: outcome.finish if outcome.finish >= 0 else LATEST,
    "cost": lambda outcome: outcome.cost,
    "score": lambda outcome: outcome.score,
}


def games(id: str, manager: str, number: int) -> Iterator[tuple[World, Random, range]]:
    """Games at a random moment each, with the replicates to redraw them by."""
    project = moments.scenario(id)
    lots = Random(f"{id} {manager}")
    for seed in range(number):
        minute = lots.randrange(DAY, project.deadline.minute)
        world = moments.led(project, manager, seed, minute)
        if not world.public.ended:
            yield world, lots, range(seed * REDRAWS, (seed + 1) * REDRAWS)


def rank(truth: int, redrawn: list[int], lots: Random) -> int:
    """How many of the redrawn values lie below the truth, ties broken by lot."""
    below = sum(value < truth for value in redrawn)
    return below + lots.randrange(sum(value == truth for value in redrawn) + 1)


def uniform(ranks: list[int]) -> bool:
    """Whether ranks from 0 to `REDRAWS` are spread evenly, by ten bins."""
    bins = [0] * 10
    for each in ranks:
        bins[each * 10 // (REDRAWS + 1)] += 1
    expected = len(ranks) / 10
    return sum((found - expected) ** 2 / expected for found in bins) < UNLIKELY


def holds(ranks: list[int], permille: int) -> bool:
    """Whether so many of 1000 truths lie under the quantile, within 3.9 standard errors."""
    share = permille / 1000
    under = sum(each < share * (REDRAWS + 1) for each in ranks) / len(ranks)
    return bool(abs(under - share) < 3.9 * (share * (1 - share) / len(ranks)) ** 0.5)


def ranks_of_outcomes(id: str, manager: str, number: int) -> dict[str, list[int]]:
    """Where the truth lies among redrawn futures, for each figure."""
    lead = policy(manager)
    ranks: dict[str, list[int]] = {name: [] for name in OUTCOMES}
    for world, lots, replicates in games(id, manager, number):
        posterior = Posterior(moments.view(world))
        futures = [rollout(posterior.world(each), lead) for each in replicates]
        truth = rollout(world.fork(), lead)
        for name, figure in OUTCOMES.items():
            found = rank(figure(truth), [figure(future) for future in futures], lots)
            ranks[name].append(found)
    return ranks


@pytest.mark.validity
@pytest.mark.parametrize("manager", MANAGERS)
@pytest.mark.parametrize("id", ["cloud-migration", "vendor-delay"])
def test_outcomes_fall_under_the_quantiles_as_often_as_they_should(id: str, manager: str) -> None:
    for name, ranks in ranks_of_outcomes(id, manager, GAMES).items():
        assert len(ranks) > GAMES // 2
        assert uniform(ranks), (name, ranks)
        assert all(holds(ranks, permille) for permille in (100, 500, 800)), (name, ranks)


def test_outcomes_of_the_tutorial_fall_under_the_quantiles() -> None:
    for ranks in ranks_of_outcomes("tutorial", "handbook", 60).values():
        assert uniform(ranks)
        assert all(holds(ranks, permille) for permille in (100, 500, 800))


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
@pytest.mark.parametrize("manager", MANAGERS)
@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay"])
def test_what_is_hidden_is_redrawn_as_it_is(id: str, manager: str) -> None:
    ranks: dict[str, list[int]] = {name: [] for name in HIDDEN}
    for world, lots, replicates in games(id, manager, GAMES):
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
        assert uniform(found), (name, found)
