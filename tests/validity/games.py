"""Whole games played by computer managers, each reduced to the figures that statistics need.

Games are led as rollouts are (no recording, no copies). The same seed gives the same game on any
machine; results are kept, so that two findings about the same games play them once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from game.content import load_scenario
from game.debrief.score import account
from game.engine.rules import money
from game.engine.rules.estimates import true_work
from game.engine.setup import new_world
from game.managers import play, policy
from game.managers.play import Lean, Policy
from game.model.scenario import Scenario
from game.model.units import DAY, MILLION
from game.model.world import World
from game.recording import Header
from game.session import Session

STORIES = ("cloud-migration", "scope-creep", "vendor-delay")
# Seeds from here on were never looked at while the scenarios and the managers were made.
FRESH = 1_000_000


@dataclass(frozen=True, slots=True)
class Played:
    """One game at its end. Days are working days, money cents."""

    seed: int
    ended: str
    score: float
    finish: float
    """Day of the dated milestone; the day on which the game ended if it was never reached."""
    deadline: float
    first_deadline: float
    cost: int
    bac: int
    left: int
    tail: bool
    effort: float
    """Person-days of all finished tasks over those of their first estimates."""
    mending: float
    """Share of the effort that looks for wrong work or mends it: tests, care and rework."""
    first_plan: float
    """Day of the dated milestone in the first baseline."""
    tasks: tuple[float, ...]
    """For each finished task with a crew: work done over its first mean estimate."""
    drawn: tuple[float, ...]
    """The same as drawn at the start, before anything happened."""
    waits: tuple[tuple[str, float], ...]
    """For each supplier's task that finished: how long it took over its most likely time."""
    remaining: tuple[tuple[float, float], ...]
    """Weekly: share of the actual duration gone, and actual over forecast time remaining."""

    @property
    def on_time(self) -> bool:
        return self.finish <= self.deadline

    @property
    def overrun(self) -> float:
        """All cost over the budget at completion, as a share of it."""
        return self.cost / self.bac - 1


def load(name: str) -> Scenario:
    """A story as it is shipped, read once."""
    return _load(name)


@cache
def _load(name: str) -> Scenario:
    return load_scenario(name)


def score_of(world: World, seed: int) -> float:
    """The score of an ended world."""
    scenario = world.rules.scenario
    header = Header(scenario.id, scenario.digest, seed, world.rules.level)
    return account(Session(scenario, header, world, None)).score


def lead(
    scenario: Scenario,
    seed: int,
    manager: Policy,
    overrides: Mapping[str, int | float] | None = None,
    prepare: Callable[[World], None] | None = None,
) -> World:
    """The world at the end of a game; `prepare` may change it before the first move."""
    world = new_world(scenario, seed, overrides=overrides)
    if prepare:
        prepare(world)
    play(Lean(world), manager)
    return world


def reduce(world: World, seed: int) -> Played:
    """The figures of an ended world."""
    public = world.public
    scenario = world.rules.scenario
    milestone = public.tasks[scenario.deadline.task]
    finish = milestone.finished if milestone.finished >= 0 else public.now
    tasks, drawn, done, planned, mending = [], [], 0.0, 0.0, 0.0
    for id, task in scenario.tasks.items():
        if not task.slots or public.tasks[id].status != "finished":
            continue
        hidden = world.hidden.tasks[id]
        mean = task.estimate.mean * MILLION
        crew = sum(slot.nominal for slot in task.slots)
        tasks.append(hidden.work / mean)
        drawn.append(true_work(task.estimate, hidden.quantile, hidden.factor) / mean)
        done += crew * hidden.work
        mending += crew * (hidden.work if task.finds else hidden.added)
        planned += crew * mean
    return Played(
        seed,
        public.ended,
        score_of(world, seed),
        finish / DAY,
        public.deadline / DAY,
        scenario.deadline.minute / DAY,
        money.spent(world),
        scenario.bac,
        sum(1 for person in public.people.values() if person.status == "gone"),
        bool(world.hidden.tail_task),
        done / max(1.0, planned),
        mending / max(1.0, done),
        public.baseline[scenario.deadline.task].finish / DAY,
        tuple(tasks),
        tuple(drawn),
        tuple(_waits(world)),
        tuple(_remaining(world, finish)),
    )


def _waits(world: World) -> Iterator[tuple[str, float]]:
    for id, task in world.rules.scenario.tasks.items():
        state = world.public.tasks[id]
        if task.supplier and state.status == "finished":
            yield id, (state.finished - state.started) / task.estimate.most_likely


def _remaining(world: World, finish: int) -> Iterator[tuple[float, float]]:
    for now, forecast, _ in world.public.history:
        if 0 < now < finish and forecast > now:
            yield now / finish, (finish - now) / (forecast - now)


@cache
def played(
    name: str, manager: str, count: int, overrides: tuple[tuple[str, int], ...] = ()
) -> tuple[Played, ...]:
    """`count` games of a story by a manager, on seeds that nothing was tuned on."""
    scenario = load(name)
    return tuple(
        reduce(lead(scenario, seed, policy(manager, seed), dict(overrides)), seed)
        for seed in range(FRESH, FRESH + count)
    )
