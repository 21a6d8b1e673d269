"""The moments of a recorded game at which there was something to decide, and those between.

A game is played again; wherever the player acted or the reference policy would have been asked,
the view as it stood before the first move is kept. Where a move of the player brought something
up (a message, people, a task that is ready) the rest of the instant is a moment of its own, because
chance may have spoken in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.moves import Plan, key_of, without_take_backs
from game.managers import Policy
from game.managers.play import ASKED, ROUNDS
from game.model.actions import Action
from game.model.events import LogEntry
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.recording import Recording
from game.session import NEWS, SIGN, Session

TOLD = NEWS | SIGN


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the game from which its value is reckoned.

    `played` is what the player did (with the numbers of its actions in the recording),
    `reference` what the policy would have submitted and `accepted` what of it is possible; `same`
    says that they are one and the same in all rounds of the instant. `news` is what the log has
    told since the moment before.
    """

    number: int
    view: View
    played: Plan
    numbers: tuple[int, ...]
    reference: Plan
    accepted: Plan
    same: bool
    news: tuple[LogEntry, ...]

    @property
    def time(self) -> int:
        """Working minutes."""
        return self.view.now


class Walk:
    """A recorded game played again from moment to moment; `session` is where it ends."""

    def __init__(self, recording: Recording, scenario: Scenario, policy: Policy) -> None:
        header = recording.header
        # replaying checks that the recording belongs to the scenario and plays as it says
        self.session = Session.replay(recording, scenario)
        self._again = Session.start(
            scenario, header.seed, header.level, overrides=header.overrides
        )
        self._policy = policy
        self._queue = without_take_backs(recording.actions)
        self._reached = recording.reached
        self._made = 0
        self._read = 0

    def __iter__(self) -> Iterator[Moment]:
        session = self._again
        raised = ASKED
        pending: Moment | None = None
        while not session.ended:
            time = session.view().now
            here = bool(self._queue) and self._queue[0][1] == time
            if raised & ASKED or here:
                if pending is not None and pending.time // DAY == time // DAY:
                    self._take_back(pending)
                elif pending is not None:
                    yield pending
                pending = None
                yield from self._decide(bool(raised & ASKED))
            elif raised & TOLD:
                if pending is not None and pending.time // DAY != time // DAY:
                    yield pending
                elif pending is not None:
                    self._take_back(pending)
                pending = self._moment((), (), (), (), same=True)
            if session.ended or (not self._queue and time >= self._reached):
                break
            until = self._queue[0][1] if self._queue else self._reached
            raised = session.advance(until, ASKED | TOLD)
            if session.view().now == time and not raised and not here:
                break
        if pending is not None:
            yield pending

    def _take_back(self, pending: Moment) -> None:
        """What happens twice on a day is looked at once, at its last."""
        self._made -= 1
        self._read -= len(pending.news)

    def _decide(self, asked: bool) -> Iterator[Moment]:
        """The moments of this instant, the player's moves made on the way."""
        session = self._again
        while not session.ended:
            time = session.view().now
            if asked and self._plays_as_reference(time):
                view = session.view()
                reference = tuple(self._policy(view))
                accepted = self._accepted(reference)
                played, numbers = self._all_of(time)
                before = self._moment(played, numbers, reference, accepted, same=True)
                self._submit(played)
                yield before
                return
            view = session.view()
            reference = tuple(self._policy(view)) if asked else ()
            accepted = self._accepted(reference)
            log = len(view.public.log)
            done: list[tuple[int, Action]] = []
            raised = 0
            while self._queue and self._queue[0][1] == time and not raised & ASKED:
                number, _, action = self._queue.pop(0)
                self._submit((action,))
                raised |= session.attention
                if key_of(action) is not None:
                    done.append((number, action))
            yield self._moment(
                tuple(action for _, action in done),
                tuple(number for number, _ in done),
                reference,
                accepted,
                same=False,
                view=view,
                log=log,
            )
            if not raised & ASKED and not (self._queue and self._queue[0][1] == time):
                return
            asked = bool(raised & ASKED)

    def _moment(
        self,
        played: Plan,
        numbers: tuple[int, ...],
        reference: Plan,
        accepted: Plan,
        *,
        same: bool,
        view: View | None = None,
        log: int = -1,
    ) -> Moment:
        view = view or self._again.view()
        log = len(view.public.log) if log < 0 else log
        news = tuple(view.public.log[self._read : log])
        self._read = log
        self._made += 1
        return Moment(
            self._made - 1, view, played, numbers, reference, accepted, same, news
        )

    def _all_of(self, time: int) -> tuple[Plan, tuple[int, ...]]:
        """Takes the rest of the player's moves of this minute from the queue."""
        actions: list[Action] = []
        numbers: list[int] = []
        while self._queue and self._queue[0][1] == time:
            number, _, action = self._queue.pop(0)
            actions.append(action)
            numbers.append(number)
        return tuple(actions), tuple(numbers)

    def _submit(self, actions: Plan) -> None:
        for action in actions:
            refusal = self._again.submit(action)
            assert refusal is None, refusal

    def _accepted(self, plan: Plan) -> Plan:
        """What of a plan is possible, tried on a copy."""
        if not plan:
            return ()
        copy = self._again.fork()
        return tuple(action for action in plan if copy.submit(action) is None)

    def _plays_as_reference(self, time: int) -> bool:
        """Whether the player's moves of this minute are the policy's in all its rounds."""
        theirs = [action for _, minute, action in self._queue if minute == time]
        copy = self._again.fork()
        moves: list[Action] = []
        for _ in range(ROUNDS):
            raised = 0
            for action in self._policy(copy.view()):
                if copy.submit(action) is None:
                    moves.append(action)
                    raised |= copy.attention
            if not raised & ASKED or copy.ended:
                break
        return moves == [action for action in theirs if key_of(action) is not None] and bool(
            moves or not theirs
        )
