"""The course of a game that has ended: how its date stood at each turn.

For each moment: what the plan said, what could be known (futures redrawn from the view), and where
the project was heading in truth: the game as it was, its own luck in it, led from there by the
reference manager. The truth is looked at only because the game is over.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import Executor
from dataclasses import dataclass

from game.debrief.analysis import Bearing
from game.debrief.keeping import Kept
from game.debrief.moments import without_take_backs
from game.managers import play as lead
from game.managers import policy
from game.managers.plans import STAFFING, key_of
from game.model.scenario import Scenario
from game.model.view import View
from game.outlook.again import replay
from game.outlook.forecast import forecast
from game.recording import Recording
from game.session import Session

FUTURES = 64
"""Futures behind what could be known at a moment."""
WEEKS = 20
"""Turns of a week that are looked at, spread evenly over the game, beside decisions and reports."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment to be looked at; `asked` that it is also asked what could be known."""

    time: int
    asked: bool


def turns(view: View, recording: Recording) -> list[Turn]:
    """The moments of a game: the start, weeks, decisions, reports, and the end."""
    public = view.public
    weeks = [minute for minute, _, _ in public.history]
    step = max(1, -(-len(weeks) // WEEKS))
    asked = {0, *weeks[::step], *(said.time for said in public.reports)}
    decided = {
        minute
        for minute, action in recording.actions
        if key_of(action) not in (None, STAFFING) and minute <= view.now
    }
    return [Turn(minute, minute in asked) for minute in sorted({*asked, *decided, view.now})]


def course(
    recording: Recording,
    scenario: Scenario,
    executor: Executor,
    kept: Kept,
    leader: str = "handbook",
) -> Generator[tuple[int, int], None, None]:
    """Looks at each turn and puts what it finds into `kept`; yields how many of how many are done.

    What is kept already is not looked at again. Raises RecordingError for a recording that does
    not play.
    """
    header = recording.header
    wanted = turns(replay(recording, scenario).view(), recording)
    if all(kept.bearing(turn.time) is not None for turn in wanted):
        yield len(wanted), len(wanted)
        return
    session = replay(Recording(header), scenario)
    queue = without_take_backs(recording.actions)
    for done, turn in enumerate(wanted, 1):
        while queue and queue[0][1] < turn.time:
            _, minute, action = queue.pop(0)
            session.advance(minute, 0)
            session.submit(action)
        session.advance(turn.time, 0)
        before = session.view()
        while queue and queue[0][1] == turn.time:
            session.submit(queue.pop(0)[2])
        if kept.bearing(turn.time) is None:
            asked = turn.asked and not before.public.ended
            # nothing is planned before the start: the view is that of the first baseline
            seen = before if before.public.started else session.view()
            known = _known(seen, executor, header.overrides, leader) if asked else ()
            kept.keep_bearing(_bearing(turn.time, session, leader, known))
        yield done, len(wanted)


def _bearing(time: int, session: Session, leader: str, known: tuple[int, ...]) -> Bearing:
    view = session.view()
    public, task = view.public, view.project.deadline.task
    copy = session.fork()
    if not copy.ended:
        lead(copy, policy(leader))
    state = public.tasks[task]
    planned = public.current.get(task)
    plan = state.finished if state.finished >= 0 else planned.finish if planned else -1
    heading = copy.view().public.tasks[task].finished
    return Bearing(time, plan, public.deadline, heading, known)


def _known(
    view: View, executor: Executor, overrides: dict[str, int | float], leader: str
) -> tuple[int, ...]:
    """The minutes by which 10, 50 and 80 of 100 futures reach the milestone; -1 for not."""
    made = forecast(view, executor, futures=FUTURES, overrides=overrides, leader=leader)
    found = (made.finish_at(permille) for permille in (100, 500, 800))
    return tuple(-1 if minute is None else minute for minute in found)
