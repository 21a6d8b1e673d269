"""The moments of a recorded game at which there was something to decide, and those between.

A game is played again; wherever the player acted or the reference policy would have been asked,
the view as it stood before the first move is kept. Where a move of the player brought something
up (a message, people, a task that is ready) the rest of the instant is a moment of its own, because
chance may have spoken in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.debrief.naming import weightiest
from game.managers import Policy
from game.managers.plans import Plan, blocks, key_of
from game.managers.play import ASKED, ROUNDS
from game.model.actions import Action, TakeBack
from game.model.events import LogEntry
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.outlook.again import replay
from game.recording import Recording
from game.session import NEWS, SIGN

TOLD = NEWS | SIGN


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the game from which its value is reckoned.

    `played` is what the player did (with the numbers of its actions in the recording),
    `reference` what the policy would have submitted and `accepted` what of it is possible; `same`
    says that they are one and the same in all rounds of the instant. `news` is what the log has
    told since the moment before. Where nobody had anything to do, the news is the reason to look.
    """

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

    @property
    def idle(self) -> bool:
        """Whether neither the player nor the policy had anything to do."""
        return not blocks(self.played) and not blocks(self.accepted)


class Walk:
    """A recorded game played again from moment to moment; `session` is where it ends."""

    def __init__(self, recording: Recording, scenario: Scenario, policy: Policy) -> None:
        """Raises RecordingError when the recording does not belong to the scenario or play."""
        self.session = replay(recording, scenario)
        self._again = replay(Recording(recording.header), scenario)
        self._policy = policy
        self._queue = without_take_backs(recording.actions)
        self._reached = recording.reached
        self._read = 0
        self._last: list[tuple[int, int, Action]] = []

    def __iter__(self) -> Iterator[Moment]:
        """The moments in order: those with something to decide, and days that brought news."""
        pending: Moment | None = None
        for moment in self._instants():
            if pending is not None:
                together = moment.time // DAY == pending.time // DAY
                if together or weightiest(pending.news) is None:
                    moment = replace(moment, news=pending.news + moment.news)
                else:
                    yield pending
                pending = None
            if moment.idle:
                pending = moment
            else:
                yield moment
        if pending is not None and weightiest(pending.news) is not None:
            yield pending

    @property
    def news(self) -> tuple[LogEntry, ...]:
        """What the log has told since the last moment."""
        return tuple(self.session.view().public.log[self._read :])

    def _instants(self) -> Iterator[Moment]:
        session = self._again
        raised = ASKED
        while not session.ended:
            time = session.view().now
            yield from self._decide(asked=bool(raised & ASKED))
            if not self._queue and time >= self._reached:
                return
            raised = session.advance(self._next_minute(), ASKED | TOLD)
            if session.view().now == time:
                return

    def _next_minute(self) -> int:
        return self._queue[0][1] if self._queue else self._reached

    def _decide(self, *, asked: bool) -> Iterator[Moment]:
        """The moments of this instant; the player's moves are made on the way."""
        session = self._again
        time = session.view().now
        rounds = self._rounds_of_reference(time) if asked else None
        for accepted in rounds or ():
            yield self._moment(self._policy(session.view()), accepted, len(accepted), same=True)
        while rounds is None and not session.ended:
            plan = self._policy(session.view()) if asked else []
            yield self._moment(plan, self._accepted(plan), self._until_something(time))
            asked = bool(session.attention & ASKED) and bool(self._last)
            if not asked and not self._here(time):
                return

    def _moment(
        self, plan: Sequence[Action], accepted: Plan, count: int, *, same: bool = False
    ) -> Moment:
        """Makes the next `count` moves of the player; the moment as it was before them."""
        view = self._again.view()
        news = tuple(view.public.log[self._read :])
        self._read = len(view.public.log)
        self._last = self._queue[:count]
        del self._queue[:count]
        for _, _, action in self._last:
            refusal = self._again.submit(action)
            assert refusal is None, refusal
        done = [(number, action) for number, _, action in self._last if key_of(action)]
        return Moment(
            view,
            tuple(action for _, action in done),
            tuple(number for number, _ in done),
            tuple(plan),
            accepted,
            same,
            news,
        )

    def _here(self, time: int) -> bool:
        return bool(self._queue) and self._queue[0][1] == time

    def _until_something(self, time: int) -> int:
        """How many of the player's next moves come before one that has brought something up."""
        copy = self._again.fork()
        for count, (_, minute, action) in enumerate(self._queue):
            if minute != time:
                return count
            copy.submit(action)
            if copy.attention & ASKED:
                return count + 1
        return len(self._queue)

    def _accepted(self, plan: Sequence[Action]) -> Plan:
        """What of a plan is possible, tried on a copy."""
        if not plan:
            return ()
        copy = self._again.fork()
        return tuple(action for action in plan if copy.submit(action) is None)

    def _rounds_of_reference(self, time: int) -> list[Plan] | None:
        """The moves of this minute round by round if they are the policy's own, else None."""
        copy = self._again.fork()
        rounds: list[Plan] = []
        for _ in range(ROUNDS):
            raised = 0
            moves: list[Action] = []
            for action in self._policy(copy.view()):
                if copy.submit(action) is None:
                    moves.append(action)
                    raised |= copy.attention
            rounds.append(tuple(moves))
            if not raised & ASKED or copy.ended:
                break
        theirs = [action for _, minute, action in self._queue if minute == time]
        return rounds if theirs == [action for plan in rounds for action in plan] else None


def without_take_backs(
    actions: Iterable[tuple[int, Action]],
) -> list[tuple[int, int, Action]]:
    """(number in the recording, minute, action) of what was not taken back."""
    kept: list[tuple[int, int, Action]] = []
    for number, (minute, action) in enumerate(actions):
        if isinstance(action, TakeBack):
            kept.pop()
        else:
            kept.append((number, minute, action))
    return kept
