"""A forecast: many redrawn futures of one view, played to their end by a computer manager.

A budget is a number of futures, never seconds, and future number n is the same wherever it is
played: a forecast does not depend on how many workers there are, nor on how the work was cut.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from game.managers import policy
from game.model.calendar import calendar_for
from game.model.scenario import Scenario
from game.model.units import PERMILLE
from game.model.view import View
from game.model.world import Public
from game.outlook.posterior import Posterior
from game.outlook.rollout import Outcome, Target, rollout, targets_of

T = TypeVar("T")

FUTURES = 200
CHUNK = 10
KEPT = 4
"""Scenarios and posteriors that a worker keeps."""
LEADER = "handbook"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A view as workers get it: the public state, and the scenario that most of them have already.

    Both are pickled; `key` tells what the futures of two parcels would share.
    """

    scenario: bytes
    public: bytes
    overrides: tuple[tuple[str, int | float], ...]
    leader: str

    @property
    def key(self) -> bytes:
        """Equal for equal questions."""
        return _digest(self.scenario, self.public, repr((self.overrides, self.leader)).encode())


@dataclass(frozen=True, slots=True)
class Forecast:
    """What `futures` possible futures came to, seen from minute `made`.

    `finishes` (minute of the dated milestone) and `costs` (cents) and `scores` (hundredths) are
    in rising order; futures that never reach the milestone are missing at the end of `finishes`.
    `met` counts for each of `targets` the futures that meet it.
    """

    made: int
    futures: int
    finishes: tuple[int, ...]
    costs: tuple[int, ...]
    scores: tuple[int, ...]
    targets: tuple[Target, ...]
    met: tuple[int, ...]

    def finish_at(self, permille: int) -> int | None:
        """The minute by which the milestone is reached in so many of 1000 futures; None if it is
        not in as many."""
        return at(self.finishes, permille, self.futures)

    def cost_at(self, permille: int) -> int:
        """The cost in cents that so many of 1000 futures keep to."""
        found = at(self.costs, permille, self.futures)
        assert found is not None
        return found

    def score_at(self, permille: int) -> int:
        """The score in hundredths that so many of 1000 futures do not exceed."""
        found = at(self.scores, permille, self.futures)
        assert found is not None
        return found

    def share_by(self, minute: int) -> int:
        """The permille of futures in which the milestone is reached by `minute`."""
        return sum(1 for finish in self.finishes if finish <= minute) * PERMILLE // self.futures

    def chance(self, target: str) -> int:
        """The permille of futures that meet a target. Raises KeyError."""
        for each, met in zip(self.targets, self.met, strict=True):
            if each.id == target:
                return met * PERMILLE // self.futures
        raise KeyError(target)


def at(values: Sequence[int], permille: int, count: int) -> int | None:
    """The smallest of the rising `values` that at least so many of 1000 of `count` do not exceed,
    None where there are not as many."""
    rank = max(1, -(-count * permille // PERMILLE))
    return values[rank - 1] if rank <= len(values) else None


def pack(
    view: View,
    overrides: Mapping[str, int | float] | None = None,
    leader: str = LEADER,
    scenario: bytes = b"",
) -> Parcel:
    """A view for workers; `scenario` is its pickled scenario, where the caller has kept it."""
    return Parcel(
        scenario or pickled(view.project),
        pickled(view.public),
        tuple(sorted((overrides or {}).items())),
        leader,
    )


def pickled(value: object) -> bytes:
    """As workers get it."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def play_futures(parcel: Parcel, numbers: range) -> list[Outcome]:
    """Plays the futures of these numbers; what a worker does."""
    posterior = posterior_of(parcel)
    lead = policy(parcel.leader)
    return [rollout(posterior.world(number), lead) for number in numbers]


def chunks(futures: int, size: int = CHUNK) -> list[range]:
    """The numbers 0 … `futures` - 1, cut into pieces of work."""
    return [range(first, min(first + size, futures)) for first in range(0, futures, size)]


def gather(view: View, outcomes: Iterable[Outcome]) -> Forecast:
    """The forecast that these outcomes make."""
    return gathered(view.project, view.now, outcomes)


def gathered(project: Scenario, made: int, outcomes: Iterable[Outcome]) -> Forecast:
    """The same for whoever has the minute and not the view."""
    played = list(outcomes)
    targets = targets_of(project)
    return Forecast(
        made,
        len(played),
        tuple(sorted(each.finish for each in played if each.finish >= 0)),
        tuple(sorted(each.cost for each in played)),
        tuple(sorted(each.score for each in played)),
        targets,
        tuple(sum(each.targets[n] for each in played) for n in range(len(targets))),
    )


def forecast(
    view: View,
    executor: Executor | None = None,
    *,
    futures: int = FUTURES,
    overrides: Mapping[str, int | float] | None = None,
    leader: str = LEADER,
    chunk: int = CHUNK,
) -> Forecast:
    """The forecast of a view, waited for; without an executor it is made here and now."""
    parcel = pack(view, overrides, leader)
    pieces = chunks(futures, chunk)
    if executor is None:
        return gather(view, play_futures(parcel, range(futures)))
    asked: list[Future[list[Outcome]]] = [
        executor.submit(play_futures, parcel, piece) for piece in pieces
    ]
    try:
        return gather(view, (outcome for each in asked for outcome in each.result()))
    finally:
        for each in asked:
            each.cancel()


_SCENARIOS: OrderedDict[bytes, Scenario] = OrderedDict()
_POSTERIORS: OrderedDict[bytes, Posterior] = OrderedDict()


def posterior_of(parcel: Parcel) -> Posterior:
    """The posterior of a parcel, kept by what the parcel holds."""
    key = parcel.key
    found = _POSTERIORS.get(key)
    if found is None:
        public: Public = pickle.loads(parcel.public)
        scenario = _scenario(parcel.scenario)
        calendar = calendar_for(scenario.start, scenario.holidays, scenario.horizon)
        found = Posterior(View(scenario, public, calendar), dict(parcel.overrides))
        _keep(_POSTERIORS, key, found)
    return found


def _scenario(data: bytes) -> Scenario:
    key = _digest(data)
    found = _SCENARIOS.get(key)
    if found is None:
        found = pickle.loads(data)
        _keep(_SCENARIOS, key, found)
    return found


def _keep(kept: OrderedDict[bytes, T], key: bytes, value: T) -> None:
    kept[key] = value
    while len(kept) > KEPT:
        kept.popitem(last=False)


def _digest(*parts: bytes) -> bytes:
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()
