"""Values of plans: what worlds redrawn from a view come to when a plan is carried out in them.

An evaluator is asked a question (a view, plans, replicate numbers) and answers with one outcome for
each plan and replicate. Replicates of one number share their luck over all plans. A question holds
all that is needed to answer it, so that it can be answered in any process or on any machine.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import NamedTuple

from game.managers import Policy, policy
from game.managers.planner import Planner
from game.managers.plans import Plan
from game.managers.play import ASKED, Lean
from game.model.units import DAY
from game.model.view import View
from game.model.world import World
from game.outlook.forecast import LEADER, Parcel, posterior_of
from game.outlook.posterior import Posterior
from game.outlook.rollout import Outcome, rollout
from game.outlook.workers import Here

AHEAD = 32
UNSEEN = 100_000
"""The first replicate that a planner looks at: above all that an analysis uses."""


class Played(NamedTuple):
    """How one replicate of a plan ended: hundredths, minute of the milestone (-1), cents, and the
    hundredths of each part of the score."""

    score: int
    finish: int
    cost: int
    parts: tuple[int, ...]


Answer = tuple[tuple[Played, ...], ...]
"""For each plan of a question, what each replicate came to."""


@dataclass(frozen=True, slots=True)
class Question:
    """Plans to be tried from a view, in these replicates, and who leads from there on."""

    parcel: Parcel
    plans: tuple[Plan, ...]
    first: int
    last: int

    @property
    def rollouts(self) -> int:
        """How many games it takes to answer."""
        return len(self.plans) * (self.last - self.first)


def answer(question: Question) -> Answer:
    """Plays the question; what a worker does."""
    posterior = posterior_of(question.parcel)
    lead = policy(question.parcel.leader)
    columns: list[list[Played]] = [[] for _ in question.plans]
    for replicate in range(question.first, question.last):
        world = posterior.world(replicate)
        for column, plan in zip(columns, question.plans, strict=True):
            outcome = carry_out(world.fork(), plan, lead)
            column.append(Played(outcome.score, outcome.finish, outcome.cost, outcome.parts))
    return tuple(tuple(column) for column in columns)


def carry_out(world: World, plan: Plan, lead: Policy) -> Outcome:
    """Makes the moves of the plan (those that are refused are passed over) and lets the policy lead
    from the next time that it is asked, at once if the moves have brought something up."""
    game = Lean(world)
    raised = 0
    for action in plan:
        if game.ended:
            break
        if game.submit(action) is None:
            raised |= game.attention
    if world.public.started and not raised & ASKED and not game.ended:
        game.advance(game.view().project.horizon + DAY, ASKED)
    return rollout(world, lead)


def answers(
    executor: Executor, questions: Iterable[Question], ahead: int = 0
) -> Generator[Answer, None, None]:
    """Answers in the order of the questions, `ahead` of them under way (0: one where they are
    answered here, else enough for many workers). Closing it cancels."""
    ahead = ahead or (1 if isinstance(executor, Here) else AHEAD)
    asked: list[Future[Answer]] = []
    coming = iter(questions)
    try:
        while True:
            while len(asked) < ahead:
                question = next(coming, None)
                if question is None:
                    break
                asked.append(executor.submit(answer, question))
            if not asked:
                return
            yield asked.pop(0).result()
    finally:
        for future in asked:
            future.cancel()


def scores_of(
    view: View,
    plans: Sequence[Plan],
    replicates: range,
    overrides: Mapping[str, int | float] | None = None,
    leader: str = LEADER,
) -> list[list[int]]:
    """The scores of plans in these replicates, computed here: an evaluator for a planner."""
    posterior = Posterior(view, overrides)
    lead = policy(leader)
    columns: list[list[int]] = [[] for _ in plans]
    for replicate in replicates:
        world = posterior.world(replicate)
        for column, plan in zip(columns, plans, strict=True):
            column.append(carry_out(world.fork(), plan, lead).score)
    return columns


def planner(replicates: int, overrides: Mapping[str, int | float] | None = None) -> Planner:
    """A planner that tries each move in so many futures, other ones than an analysis looks at."""
    futures = range(UNSEEN, UNSEEN + replicates)

    def evaluate(view: View, plans: Sequence[Plan]) -> list[list[int]]:
        return scores_of(view, plans, futures, overrides)

    return Planner(evaluate)
