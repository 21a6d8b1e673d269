"""A manager who tries its moves in possible futures before it makes them: one-step rollouts.

It starts from what another policy would do and asks an evaluator, group by group, whether another
answer, response or staffing ends better if that policy leads from there on. The evaluator is passed
in, for this package cannot see what may come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.managers.handbook import handbook
from game.managers.plans import STAFFING, Key, Plan, blocks, compose
from game.managers.play import Policy
from game.managers.staffing import propose
from game.model.actions import Action, Answer, Release, Respond, SetBaseline
from game.model.units import DAY, WEEK
from game.model.view import View

Evaluate = Callable[[View, Sequence[Plan]], Sequence[Sequence[int]]]
"""For each plan of a moment, the final scores of the same replicates, hundredths."""

DOUBT = 2
"""Another plan must be better by so many standard errors."""
LEAST = 20
"""And by so much, hundredths."""
AGAIN = 4 * WEEK
"""A response that was not worth it is tried again after this time."""
LATER_PROMISES = (5 * DAY, 10 * DAY, 15 * DAY)


class Planner:
    """Chooses by rollouts; never an answer that is marked as a trap."""

    def __init__(self, evaluate: Evaluate, base: Policy = handbook) -> None:
        self._evaluate = evaluate
        self._base = base
        self._tried: dict[tuple[str, str], int] = {}
        self._last = -1

    def __call__(self, view: View) -> list[Action]:
        """What has come out best, as moves."""
        if view.now < self._last:
            self._tried.clear()
        self._last = view.now
        base = self._base(view)
        replaced: dict[Key, Plan] = {}
        for key, alternatives in self._questions(view, blocks(base)):
            plans = [compose(base, {**replaced, key: block}) for block in alternatives]
            best = self._best(view, compose(base, replaced), plans)
            if best >= 0:
                replaced[key] = alternatives[best]
        return list(compose(base, replaced))

    def _best(self, view: View, present: Plan, plans: Sequence[Plan]) -> int:
        """The number of the plan that is better than the present one beyond doubt, or -1."""
        if not plans:
            return -1
        scores, *others = self._evaluate(view, [present, *plans])
        found, most = -1, LEAST
        for number, each in enumerate(others):
            differences = [a - b for a, b in zip(each, scores, strict=True)]
            count, total = len(differences), sum(differences)
            squares = count * sum(d * d for d in differences) - total * total
            # total ÷ count > most, and more than so many standard errors, without a root
            sure = total > 0 and total * total * (count - 1) > DOUBT * DOUBT * squares
            if sure and total > most * count:
                found, most = number, total // count
        return found

    def _questions(self, view: View, ours: dict[Key, Plan]) -> Iterator[tuple[Key, list[Plan]]]:
        """Each subject that there is a choice about, with the other things to do about it."""
        if not view.public.started:
            yield from _promises(ours)
            return
        for id in view.open_dilemmas():
            choices = view.project.dilemmas[id].choices
            yield (
                Key("dilemma", id),
                [(Answer(id, choice.id),) for choice in choices if not choice.trap],
            )
        if view.now % WEEK == 0 or view.now < DAY:
            yield from self._responses(view, ours)
        staffing = ours.get(STAFFING, ())
        if staffing:
            kept = tuple(action for action in staffing if not isinstance(action, Release))
            proposal = tuple(propose(view))
            yield STAFFING, [block for block in (kept, proposal, ()) if block != staffing]

    def _responses(self, view: View, ours: dict[Key, Plan]) -> Iterator[tuple[Key, list[Plan]]]:
        """Responses to risks that are in the register, each tried once in a while."""
        for id, risk in view.project.risks.items():
            state = view.public.risks[id]
            if state.status not in ("dormant", "open", "struck"):
                continue
            key = Key("response", id)
            others: list[Plan] = [()] if key in ours else []
            for response in risk.responses:
                due = self._tried.get((id, response.id), -AGAIN) + AGAIN <= view.now
                if response.id in state.responses or not due:
                    continue
                self._tried[id, response.id] = view.now
                others.append((Respond(id, response.id),))
            others = [block for block in others if block != ours.get(key)]
            if others:
                yield key, others


def _promises(ours: dict[Key, Plan]) -> Iterator[tuple[Key, list[Plan]]]:
    """Later dates to promise than the policy would."""
    key = Key("baseline")
    for action in ours.get(key, ()):
        if isinstance(action, SetBaseline):
            later = [SetBaseline(action.promised + more) for more in LATER_PROMISES]
            yield key, [(each,) for each in later]
