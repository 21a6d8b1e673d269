"""THE door to a game: start, submit, advance, view, fork, save, replay, and the truth at the end.

Screens, documents and tools use nothing of the engine but this. What a session shows is public;
`truth` opens only after the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from game import recording as recordings
from game.engine import agenda, conditions, dispatch, explain, kernel, legality
from game.engine.setup import new_world
from game.errors import RecordingError
from game.model.actions import Action, Redraw, Refusal, TakeBack
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import Hidden, World, copy_state
from game.recording import Header, Recording, Writer

DECISION = agenda.DECISION
READY = agenda.READY
WEEK = agenda.WEEK
NEWS = agenda.NEWS
PEOPLE = agenda.PEOPLE
SIGN = agenda.SIGN
MILESTONE = agenda.MILESTONE
END = agenda.END
FINISHED = agenda.FINISHED
ANYTHING = DECISION | READY | FINISHED | NEWS | PEOPLE | SIGN | MILESTONE | END

Redrawer = Callable[[View, Mapping[str, int | float], int], World]
"""How a world is drawn anew from a view, overrides and a replicate; those above bring it along."""
MOST_REDRAWS = 8


class Session:
    """One game in progress."""

    def __init__(
        self,
        scenario: Scenario,
        header: Header,
        world: World,
        writer: Writer | None,
        redrawer: Redrawer | None = None,
    ):
        self.scenario = scenario
        self.recording = Recording(header)
        self._world = world
        self._writer = writer
        self._redrawer = redrawer
        self._snapshots: list[World] = []
        self._snapshot_time = -1
        self._may_tell = True

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        seed: int,
        level: str = "practitioner",
        *,
        player: str = "",
        manager: str = "person",
        overrides: Mapping[str, int | float] | None = None,
        path: Path | None = None,
    ) -> Session:
        """A new game, saved to `path` from the first moment if one is given.

        Raises RecordingError when the file cannot be written.
        """
        header = Header(
            scenario.id,
            scenario.digest,
            seed,
            level,
            player=player,
            manager=manager,
            overrides=dict(overrides or {}),
            title=scenario.title,
        )
        world = new_world(scenario, seed, level, overrides)
        return cls(scenario, header, world, Writer(path, header) if path else None)

    @classmethod
    def replay(
        cls,
        recording: Recording,
        scenario: Scenario,
        path: Path | None = None,
        redrawer: Redrawer | None = None,
    ) -> Session:
        """Plays a recording again to where it stopped; goes on saving to `path` if given. A branch
        that goes on in another luck needs a `redrawer` (`game.outlook.again.replay` has one).

        Raises RecordingError when it belongs to another scenario or does not play.
        """
        header = recording.header
        if header.scenario != scenario.id or header.scenario_digest != scenario.digest:
            raise RecordingError(
                f"This recording belongs to another version of “{header.title}”. "
                "Open it with the scenario file and the release that made it."
            )
        world = new_world(scenario, header.seed, header.level, header.overrides)
        session = cls(scenario, header, world, None, redrawer)
        for number, (minute, action) in enumerate(recording.actions, 1):
            session._run_to(minute)
            refusal = session.submit(action)
            if refusal or session._world.public.now != minute:
                why = refusal.text if refusal else "the clock did not reach its time."
                raise RecordingError(f"Action {number} of the recording does not play: {why}")
        session._run_to(recording.reached)
        if path:
            session._writer = Writer(path, None)
        return session

    def _run_to(self, minute: int) -> None:
        if minute > self._world.public.now:
            self.advance(minute, 0)

    def view(self) -> View:
        """What the manager may know now; a copy that does not change."""
        return View(self.scenario, copy_state(self._world.public), self._world.rules.calendar)

    def check(self, action: Action) -> Refusal | None:
        """Why the action is not possible now, or None."""
        if isinstance(action, TakeBack):
            if self.can_take_back:
                return None
            return Refusal("late", "There is nothing that can be taken back.")
        if isinstance(action, Redraw):
            found = self._redrawn(action)
            return found if isinstance(found, Refusal) else None
        return dispatch.check(self._world, action)

    def submit(self, action: Action) -> Refusal | None:
        """Does the action, or refuses it and changes nothing. Saved before it returns None."""
        found = self._redrawn(action) if isinstance(action, Redraw) else self.check(action)
        if isinstance(found, Refusal):
            return found
        world = self._world
        if self._writer:
            self._writer.append(world.public.now, action)
        self.recording.actions.append((world.public.now, action))
        self.recording.reached = world.public.now
        if isinstance(action, TakeBack):
            self._world = self._snapshots.pop()
            return None
        if isinstance(found, World):
            self._world = found
            self._snapshots.clear()
            return None
        if self._snapshot_time != world.public.now:
            self._snapshots.clear()
            self._snapshot_time = world.public.now
        before = world.fork()
        messages = len(world.public.inbox)
        world.drew = False
        world.attention = 0
        dispatch.do(world, action)
        kernel.settle(world)
        if world.drew or len(world.public.inbox) > messages or world.public.ended:
            self._snapshots.clear()
        else:
            self._snapshots.append(before)
        return None

    def _redrawn(self, action: Redraw) -> World | Refusal:
        """The world of another luck, or why this game cannot go on in it."""
        header, done = self.recording.header, self.recording.actions
        if not header.is_branch:
            return Refusal("luck", "Only a branch can go on in another luck.")
        if sum(isinstance(each, Redraw) for _, each in done) >= MOST_REDRAWS:
            return Refusal("luck", "The luck of this branch was drawn anew often enough.")
        if self._redrawer is None or self.ended or action.replicate < 0:
            return Refusal("luck", "Luck cannot be drawn anew here.")
        drawn = self._redrawer(self.view(), header.overrides, action.replicate)
        if drawn.digest() != action.digest:
            return Refusal(
                "luck",
                "The luck of this branch was drawn by another release.",
                "Open it with the release that made it.",
            )
        return drawn

    @property
    def can_take_back(self) -> bool:
        """Whether the last action can be undone: time stands still and chance was not asked."""
        return bool(self._snapshots) and self._snapshot_time == self._world.public.now

    def advance(self, until: int, stop: int = ANYTHING) -> int:
        """Lets time run to `until`, or to the first instant with one of the reasons in `stop`.

        Returns the reasons (bits such as DECISION) that came up at the last instant. Before the
        baseline is set time stands still.
        """
        world = self._world
        if not world.public.started or world.public.ended:
            return END if world.public.ended else 0
        kernel.advance(world, until, stop)
        self.recording.reached = world.public.now
        if self._writer:
            self._writer.clock(world.public.now)
        return world.attention

    def next_event(self) -> int:
        """Runs to the next event that concerns the manager."""
        return self.advance(self.scenario.horizon + DAY, ANYTHING)

    def legal(self) -> list[legality.MoveKind]:
        """The kinds of move there are now, with the domains of their arguments."""
        return legality.legal(self._world)

    def fill(self, text: str) -> str:
        """A text of the scenario with the figures of this moment in its `{placeholders}`."""
        return conditions.fill(self._world, text)

    def explain_rate(self, task: str) -> list[explain.SlotRate]:
        """Why a task goes as fast as it does: each slot, its people and their named factors."""
        return explain.task_rate(self._world, task)

    def explain_person(self, person: str, task: str) -> dict[str, float]:
        """The factors of a person on a task, as they are or would be, by name."""
        return explain.person_on_task(self._world, person, task)

    @property
    def attention(self) -> int:
        """What the last move or the last stretch of time brought up (bits such as DECISION)."""
        return self._world.attention

    @property
    def ended(self) -> bool:
        """Whether the game is over."""
        return bool(self._world.public.ended)

    def fork(self) -> Session:
        """An unsaved copy with the same luck, to try something."""
        copy = Session(
            self.scenario, self.recording.header, self._world.fork(), None, self._redrawer
        )
        copy.recording.actions = self.recording.actions.copy()
        copy.recording.reached = self.recording.reached
        copy._may_tell = self.ended
        return copy

    def digest(self) -> str:
        """The digest of the whole world, the hidden part included."""
        return self._world.digest()

    def truth(self) -> Hidden:
        """What was hidden. Raises PermissionError before the end of the game itself: a copy that
        was played on by itself keeps the secrets of the luck they share."""
        if not (self.ended and self._may_tell):
            raise PermissionError("The truth opens after the end of the game.")
        return copy_state(self._world.hidden)

    def outcome(self, expression: str) -> int:
        """A figure of the scenario's score at the end. Raises PermissionError before the end."""
        if not self.ended:
            raise PermissionError("The result opens after the end of the game.")
        return dispatch.figure(self._world, expression)

    def close(self) -> None:
        """Ends saving; the game can be taken up again with `replay`."""
        if self._writer:
            self._writer.close()


def load(
    path: Path, scenario: Scenario, *, go_on: bool = True, redrawer: Redrawer | None = None
) -> Session:
    """A saved game where it stopped. Raises RecordingError."""
    return Session.replay(recordings.read(path), scenario, path if go_on else None, redrawer)
