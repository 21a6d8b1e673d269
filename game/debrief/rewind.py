"""Back to any decision of a game: another choice, in the same luck or in others.

A branch is a recording of its own. It shares the luck of its parent, remembers it in its header,
and is marked by that: whoever plays it knows what comes, so it gets no rating. The parent is never
changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from math import sqrt
from pathlib import Path

from game.debrief.analysis import Decision
from game.debrief.evaluate import Played, Question, answer, answers
from game.debrief.moments import Moment, Walk, without_take_backs
from game.debrief.points import OMITTED, Candidate, Honest, Point, base_plan, points, reports
from game.debrief.position import honest_of
from game.debrief.score import account
from game.engine import dispatch
from game.errors import RecordingError
from game.managers import play as lead
from game.managers import policy
from game.model.actions import Action, Redraw
from game.model.scenario import Scenario
from game.outlook.again import another_luck, replay
from game.outlook.forecast import pack, pickled
from game.outlook.posterior import Posterior
from game.outlook.workers import Here
from game.recording import Header, Recording, Writer
from game.session import Session

BY_HAND = "person"
MOST = 20
"""Branches that are kept of a game."""
OTHERS = 200
"""Other futures in which two options are compared."""
CHUNK = 50


@dataclass(frozen=True, slots=True)
class Branch:
    """What came of another choice, played on by `leader` (`person`: by hand).

    Times in minutes (-1: not reached), money in cents, score and its `parts` in hundredths (-1 and
    none: not ended), `trust` the average of all stakeholders in permille. `luck` is the replicate
    it goes on in, -1 for the luck of the run. `path` is the file of one played by hand.
    """

    decision: str
    option: str
    title: str
    leader: str
    time: int
    finish: int
    cost: int
    score: int
    path: str = ""
    parts: tuple[int, ...] = ()
    trust: int = -1
    luck: int = -1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two options in the same futures: how each ends, in how many the first is better, the mean
    difference (first minus second, hundredths) and its 95 % interval."""

    first: tuple[Played, ...]
    second: tuple[Played, ...]

    @property
    def wins(self) -> int:
        """Futures in which the first scores higher."""
        return sum(a.score > b.score for a, b in zip(self.first, self.second, strict=True))

    @property
    def ties(self) -> int:
        """Futures in which both score alike."""
        return sum(a.score == b.score for a, b in zip(self.first, self.second, strict=True))

    @property
    def difference(self) -> int:
        """Mean difference, hundredths."""
        total = sum(a.score - b.score for a, b in zip(self.first, self.second, strict=True))
        return round(total / len(self.first))

    @property
    def half_width(self) -> int:
        """Half of the 95 % interval of the mean difference, hundredths."""
        n = len(self.first)
        each = [a.score - b.score for a, b in zip(self.first, self.second, strict=True)]
        mean = sum(each) / n
        variance = sum((value - mean) ** 2 for value in each) / max(1, n - 1)
        return round(1.96 * sqrt(variance / n))

    @property
    def tied(self) -> bool:
        """Whether they cannot be told apart."""
        return abs(self.difference) <= self.half_width


class Rewind:
    """A recorded game whose decisions can be taken again; ids are those of the analysis.

    The analysis looks at what was left undone at a moment as a whole or kind by kind, and knows
    from its futures what an honest report would have said. To find the same decisions and options
    its `decisions` are needed here, and the replicates of its first `look` (0: no such reports).
    """

    def __init__(
        self,
        recording: Recording,
        scenario: Scenario,
        leader: str = "handbook",
        *,
        decisions: Sequence[Decision] = (),
        look: int = 0,
    ) -> None:
        """Plays the game once. Raises RecordingError when it does not play."""
        self.recording, self.scenario, self.leader = recording, scenario, leader
        self._look = look
        self._apart = {
            _parts(each.id)[0] for each in decisions if each.kind == OMITTED and each.subject
        }
        self._points: dict[int, tuple[Point, ...]] = {}
        self._moments = list(Walk(recording, scenario, policy(leader)))
        self._cuts: list[int] = []
        done = 0
        for moment in self._moments:
            first = min(moment.numbers, default=done)
            self._cuts.append(max(done, first))
            done = max([done, *(number + 1 for number in moment.numbers)])

    @property
    def count(self) -> int:
        """How many moments there are."""
        return len(self._moments)

    def waiting(self, number: int) -> list[str]:
        """Dilemmas that wait at a moment."""
        return self._moments[number].view.open_dilemmas()

    def moment(self, decision: str) -> Moment:
        """The moment of a decision. Raises KeyError for one that there is not."""
        number, _ = _parts(decision)
        if not 0 <= number < len(self._moments):
            raise KeyError(decision)
        return self._moments[number]

    def points(self, number: int) -> tuple[Point, ...]:
        """The decisions of a moment."""
        if number not in self._points:
            self._points[number] = self._points_of(number)
        return self._points[number]

    def _points_of(self, number: int) -> tuple[Point, ...]:
        moment = self._moments[number]
        if moment.idle:
            return ()
        drawn = Posterior(moment.view, self.recording.header.overrides).world(0)

        def possible(action: Action) -> bool:
            return dispatch.check(drawn, action) is None

        told = self._honest(moment) if self._look and reports(moment) else None
        return points(moment, possible, told, apart=number in self._apart)

    def _honest(self, moment: Moment) -> Honest:
        """What an honest report of this moment would have said, as the analysis reckons it."""
        overrides = self.recording.header.overrides
        parcel = pack(moment.view, overrides, self.leader, pickled(self.scenario))
        (played,) = answer(Question(parcel, (base_plan(moment),), 0, self._look))
        return honest_of(moment, played)

    def point(self, decision: str) -> Point:
        """A decision with its options. Raises KeyError for one that there is not."""
        number, index = _parts(decision)
        self.moment(decision)
        found = self.points(number)
        if not 0 <= index < len(found):
            raise KeyError(decision)
        return found[index]

    def option(self, decision: str, option: str) -> Candidate:
        """An option of a decision. Raises KeyError for one that there is not."""
        for each in self.point(decision).candidates:
            if each.id == option:
                return each
        raise KeyError(option)

    def before(self, decision: str) -> Recording:
        """The game up to the decision, without it."""
        number, _ = _parts(decision)
        moment = self.moment(decision)
        kept = [
            (minute, action)
            for at, minute, action in without_take_backs(self.recording.actions)
            if at < self._cuts[number] and minute <= moment.time
        ]
        return Recording(self.recording.header, kept, moment.time)

    def session_at(self, decision: str) -> Session:
        """The game where the decision is open, unsaved."""
        return replay(self.before(decision), self.scenario)

    def branch(
        self,
        decision: str,
        option: str,
        *,
        luck: int | None = None,
        path: Path | None = None,
        parent: str = "",
    ) -> Session:
        """The game with another option, to be continued by hand; saved to `path` if given.

        It goes on in its own luck, or with `luck` in another: all that was seen up to the decision
        stays as it was, and what is hidden and to come is drawn anew as that replicate.

        Raises RecordingError where the option is not possible in truth or the file cannot be made.
        """
        cut = self.before(decision)
        name = f"{parent or 'recording'} from {decision}"
        cut.header = replace(
            self.recording.header, parent=name, overrides=dict(cut.header.overrides)
        )
        if path is not None:
            _write(path, cut.header, cut)
        session = replay(cut, self.scenario, path)
        if luck is not None:
            refusal = session.submit(another_luck(session, luck))
            assert refusal is None, refusal
        self._take(session, self.option(decision, option).plan)
        return session

    def play_out(self, decision: str, option: str) -> Branch:
        """The option in the same luck, the rest played by the reference manager."""
        session = self.branch(decision, option)
        lead(session, policy(self.leader))
        return result_of(session, decision, self.option(decision, option), self.leader)

    def by_hand(self, recording: Recording, path: Path) -> Branch | None:
        """Where a branch stands that was continued by hand; None for one of another game."""
        decision = recording.header.parent.rpartition(" from ")[2]
        try:
            point, kept = self.point(decision), len(self.before(decision).actions)
        except KeyError:
            return None
        done = [action for _, action in recording.actions[kept:]]
        luck = -1
        if done and isinstance(first := done[0], Redraw):
            luck = first.replicate
            del done[0]
        tried = [each for each in point.candidates if done[: len(each.plan)] == list(each.plan)]
        option = max(tried, key=lambda each: len(each.plan), default=None)
        if option is None:
            return None
        session = replay(recording, self.scenario)
        return replace(result_of(session, decision, option, BY_HAND), path=str(path), luck=luck)

    def compare(
        self,
        decision: str,
        first: str,
        second: str,
        *,
        futures: int = OTHERS,
        executor: Executor | None = None,
        ahead: int = 4,
    ) -> Pair:
        """Two options in other luck: futures redrawn from what could be seen, the same for both."""
        view = self.moment(decision).view
        overrides = self.recording.header.overrides
        parcel = pack(view, overrides, self.leader, pickled(self.scenario))
        plans = (self.option(decision, first).plan, self.option(decision, second).plan)
        asked = [
            Question(parcel, plans, start, min(start + CHUNK, futures))
            for start in range(0, futures, CHUNK)
        ]
        columns: tuple[list[Played], list[Played]] = ([], [])
        for found in answers(executor or Here(), asked, ahead):
            for column, more in zip(columns, found, strict=True):
                column.extend(more)
        return Pair(tuple(columns[0]), tuple(columns[1]))

    def _take(self, session: Session, plan: Sequence[Action]) -> None:
        done = 0
        for action in plan:
            refusal = session.submit(action)
            done += refusal is None
            if refusal is not None and not done:
                raise RecordingError(f"This choice is not possible there: {refusal.text}")


def result_of(session: Session, decision: str, option: Candidate, leader: str) -> Branch:
    """What came of a branch, or where it stands."""
    view = session.view()
    finish = view.public.tasks[view.project.deadline.task].finished
    ledger = view.public.ledger
    labour = ledger.labour + ledger.burn * (view.now - ledger.settled)
    cost = labour // 480_000 + sum(ledger.items.values())
    total = account(session) if session.ended else None
    trust = [each.trust for each in view.public.stakeholders.values()]
    return Branch(
        *(decision, option.id, option.title, leader, view.now, finish, cost),
        score=total.hundredths if total is not None else -1,
        parts=tuple(part.hundredths for part in total.parts) if total is not None else (),
        trust=sum(trust) // len(trust) if trust else -1,
    )


def branches_beside(recording: Path) -> Path:
    """Where the branches of a recording are kept."""
    return recording.with_name(recording.name + ".branches")


def read_branches(path: Path) -> list[Branch]:
    """The branches that are kept; what is damaged is left out."""
    found: list[Branch] = []
    with suppress(OSError, UnicodeError):
        for line in path.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, TypeError):
                entry = json.loads(line)
                found.append(Branch(**{**entry, "parts": tuple(entry.get("parts", ()))}))
    return found[-MOST:]


def keep_branches(path: Path, branches: Sequence[Branch]) -> None:
    """Writes the branches of a game beside it; a disk that is full only costs them."""
    text = "".join(json.dumps(asdict(each)) + "\n" for each in branches[-MOST:])
    with suppress(OSError):
        path.write_text(text, encoding="utf-8")


def _parts(decision: str) -> tuple[int, int]:
    number, dot, index = decision.partition(".")
    if not (dot and number.isdecimal() and index.isdecimal()):
        raise KeyError(decision)
    return int(number), int(index)


def _write(path: Path, header: Header, recording: Recording) -> None:
    writer = Writer(path, header)
    try:
        for minute, action in recording.actions:
            writer.append(minute, action)
        writer.clock(recording.reached)
    finally:
        writer.close()
