"""Where the truth lies among its redraws: one forecast a game, at a random moment.

If redraws are distributed as the truth, its rank among them is uniform, whatever their number
(Talts et al. 2018, "Validating Bayesian inference algorithms with simulation-based calibration").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from random import Random

from game.managers import policy
from game.model.units import DAY
from game.model.world import World
from game.outlook import Outcome, Posterior, rollout
from tests.outlook import moments

FUTURES, REDRAWS = 9, 19
"""Redraws that are played to their end, and redraws that are only looked at."""
GAMES = 400
QUANTILES = (100, 500, 800)
LATEST = 10**9
# Chi-square with nine degrees of freedom that one in ten thousand exceeds.
UNLIKELY = 33.7
MANAGERS = ("handbook", "novice", "idle")

OUTCOMES: dict[str, Callable[[Outcome], int]] = {
    "finish": lambda outcome: outcome.finish if outcome.finish >= 0 else LATEST,
    "cost": lambda outcome: outcome.cost,
    "score": lambda outcome: outcome.score,
}


def games(
    id: str, manager: str, number: int, redraws: int
) -> Iterator[tuple[World, Random, range]]:
    """So many games at a random moment each, with the replicates to redraw them by."""
    project = moments.scenario(id)
    lots = Random(f"{id} {manager}")
    found = 0
    for seed in count():
        minute = lots.randrange(DAY, project.deadline.minute)
        world = moments.led(project, manager, seed, minute)
        if world.public.ended:
            continue
        found += 1
        if found > number:
            return
        yield world, lots, range(seed * redraws, (seed + 1) * redraws)


def rank(truth: int, redrawn: list[int], lots: Random) -> int:
    """How many of the redrawn values lie below the truth, ties broken by lot."""
    below = sum(value < truth for value in redrawn)
    return below + lots.randrange(sum(value == truth for value in redrawn) + 1)


def uniform(ranks: Sequence[int], redraws: int = FUTURES) -> bool:
    """Whether ranks from 0 to `redraws` are spread evenly."""
    return unevenness(ranks, redraws) < UNLIKELY


def unevenness(ranks: Sequence[int], redraws: int = FUTURES) -> float:
    """Chi-square of ranks from 0 to `redraws` in ten bins against an even spread."""
    bins = [0] * 10
    for each in ranks:
        bins[each * 10 // (redraws + 1)] += 1
    expected = len(ranks) / 10
    return sum((found - expected) ** 2 / expected for found in bins)


def under(ranks: Sequence[int], permille: int) -> float:
    """The share of truths that lie under the quantile."""
    return sum(each * 1000 < permille * (FUTURES + 1) for each in ranks) / len(ranks)


def holds(ranks: Sequence[int], permille: int) -> bool:
    """Whether so many of 1000 truths lie under the quantile, within 3.9 standard errors."""
    share = permille / 1000
    error: float = (share * (1 - share) / len(ranks)) ** 0.5
    return abs(under(ranks, permille) - share) < 3.9 * error


@cache
def ranks_of_outcomes(id: str, manager: str, number: int) -> dict[str, list[int]]:
    """Where the truth lies among redrawn futures, for each figure."""
    lead = policy(manager)
    ranks: dict[str, list[int]] = {name: [] for name in OUTCOMES}
    for world, lots, replicates in games(id, manager, number, FUTURES):
        posterior = Posterior(moments.view(world))
        futures = [rollout(posterior.world(each), lead) for each in replicates]
        truth = rollout(world.fork(), lead)
        for name, figure in OUTCOMES.items():
            found = rank(figure(truth), [figure(future) for future in futures], lots)
            ranks[name].append(found)
    return ranks
