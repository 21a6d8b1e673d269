"""One game being played in the window: its session, its view, and time that runs and stops.

Screens read `run.view`, change the game through `run.submit`, and let time pass with `play` and
`next_event`. What the player is told comes back through `tell`.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game import session as sessions
from game.errors import RecordingError
from game.managers.staffing import propose
from game.model.actions import Action, Refusal, TakeBack
from game.model.events import LogEntry
from game.model.parameters import Parameters
from game.model.units import DAY, MINUTES_PER_HOUR, WEEK
from game.model.view import View
from game.session import Session
from game.ui import wording
from game.ui.debriefing import Debriefing
from game.ui.looks import Looks
from game.ui.settings import Settings

if TYPE_CHECKING:
    from game.ui.packing import Packing

MS_PER_DAY = (0, 2000, 800, 250)
"""Wall-clock milliseconds of a working day at speed 0 (never) to 3."""
STEP = MINUTES_PER_HOUR
NOT_SAVED = "not saved"
"""The code of what was refused because the disk refused it."""
_BITS = {
    "ready": sessions.READY,
    "news": sessions.NEWS,
    "people": sessions.PEOPLE,
    "sign": sessions.SIGN,
    "milestone": sessions.MILESTONE,
    "week": sessions.WEEK,
}
ToldKind = Literal["done", "refusal", "notice"]


@dataclass(frozen=True, slots=True)
class Stop:
    """Why time stands still, for the top bar; `state` is the colour of its sign."""

    text: str = ""
    state: str = ""


class Run:
    """`tell(title, text, kind)` shows a toast; `changed` is called after the view has changed."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        tell: Callable[[str, str, ToldKind], None],
        path: Path | None = None,
    ) -> None:
        self.session = session
        self.settings = settings
        self.path = path
        self.view: View = session.view()
        self.speed = 0
        self.stop = Stop()
        self.looks = Looks(session, path)
        self.waived: set[str] = set()
        self.auto_staff = False
        self.told: list[tuple[int, str]] = []
        self._debrief: Debriefing | None = None
        self._packing: Packing | None = None
        self._packed: tuple[int, int, bool] = (0, 0, False)
        self.packer: Executor | None = None
        self.on_action: Callable[[Action], None] | None = None
        self._tell = tell
        self._spare = 0.0
        self._steps: list[int] = []
        header = session.recording.header
        settled = {**session.scenario.parameters, **header.overrides}
        self.parameters = Parameters(header.level, settled)
        self._say_why(0, len(self.view.public.log))

    # Acting

    def note(self, said: str) -> None:
        """Keeps a sentence in the log of the run; what passes on screen stays to be read."""
        self.told.append((self.view.now, said))

    def check(self, action: Action) -> Refusal | None:
        return self.session.check(action)

    def possible(self, action: Action) -> str:
        """Why the action is not possible now, in one sentence; "" if it is."""
        refusal = self.session.check(action)
        return _sentence(refusal) if refusal else ""

    def submit(self, *actions: Action, done: str = "", text: str = "") -> bool:
        """Does the actions as one step that `Z` takes back as a whole; False if one is refused.

        `done` is what the toast says afterwards.
        """
        count = 0
        for action in actions:
            refusal = self.attempt(action)
            if refusal:
                title = "Not saved" if refusal.code == NOT_SAVED else "Not possible"
                self._tell(title, _sentence(refusal), "refusal")
                break
            count += 1
            if self.on_action is not None:
                self.on_action(action)
        if count:
            self._steps.append(count)
            self.refresh()
            self._after_acting()
        if count == len(actions) and done:
            hint = "Z takes it back." if self.session.can_take_back else ""
            self._tell(done, " ".join(part for part in (text, hint) if part), "done")
        return count == len(actions)

    def attempt(self, action: Action) -> Refusal | None:
        """Does one action; why it was not done. What cannot be saved is not done either."""
        try:
            return self.session.submit(action)
        except RecordingError as error:
            return Refusal(NOT_SAVED, str(error))

    def do(self, *actions: Action, done: str = "", text: str = "") -> None:
        """The same for buttons and menus, which do not ask how it went."""
        self.submit(*actions, done=done, text=text)

    def _after_acting(self) -> None:
        if self.view.public.ended:
            self.stop = Stop("The project has ended")
        elif not self.view.open_dilemmas() and self.stop.state == "warn":
            self.stop = Stop("Time stands still")
        elif self.view.open_dilemmas():
            self.stop = self._waiting_stop()

    def take_back(self) -> None:
        """Undoes the last step as far as time has not moved and chance was not asked."""
        if not self.session.can_take_back:
            begun = f"{wording.day(self.view.now)} has begun" if self.view.now else "nothing done"
            self._tell("Too late to take back", f"Nothing can be undone now ({begun}).", "refusal")
            return
        count = self._steps.pop() if self._steps else 1
        undone = 0
        for _ in range(count):
            refusal = self.attempt(TakeBack())
            if refusal is None:
                undone += 1
            else:
                self._tell("Not taken back", _sentence(refusal), "refusal")
        self.refresh()
        self._after_acting()
        if undone:
            self._tell("Taken back", "Everything is as it was before that step.", "done")

    def fill(self, text: str) -> str:
        """A text of the scenario with the figures of this moment in it."""
        return wording.with_minus(self.session.fill(text))

    @property
    def looked(self) -> View | None:
        """What the player saw when time last began to run."""
        found = self.looks.last
        return found.view if found is not None else None

    def refresh(self) -> None:
        """Reads the view anew."""
        self.view = self.session.view()

    def debrief(self) -> Debriefing:
        """The debrief of this game, once it has ended; the same each time."""
        if self._debrief is None:
            self._debrief = Debriefing(self.session, self.path)
        return self._debrief

    def packing(self) -> Packing:
        """The evidence of this game as it stands now; a draft until it has ended."""
        from game.evidence.manifest import Precision
        from game.ui.packing import Packing  # its libraries take a second to load

        found = self._debrief
        judged = found.judged if found is not None else None
        stands = (len(self.session.recording.actions), self.session.view().now, judged is not None)
        if self._packing is None or stands != self._packed:
            if self._packing is not None:
                self._packing.close()
            precision = None
            if found is not None and judged is not None:
                precision = Precision(found.settings.rollouts, found.settings.compared)
            self._packing = Packing(self.session, judged, precision, self.packer)
            self._packed = stands
        return self._packing

    def close(self) -> None:
        """Ends saving, and what is computed beside the screen."""
        if self.running:
            self.looks.stopped(self.view)
        self.session.close()
        if self._debrief is not None:
            self._debrief.close()
        if self._packing is not None:
            self._packing.close()

    # Time

    @property
    def running(self) -> bool:
        return self.speed > 0

    def must_ask(self) -> str:
        """Id of a decision that waits and whose waiting was not agreed to; "" if none."""
        waiting = [id for id in self.view.open_dilemmas() if id not in self.waived]
        return waiting[0] if waiting and self.settings.ask_to_run_on else ""

    def set_speed(self, speed: int) -> None:
        if speed and self.speed == 0:
            self._look_away()
        elif self.speed and not speed:
            self.looks.stopped(self.view)
        self.speed = 0 if self.view.public.ended else speed
        if speed:
            self.stop = Stop("Running")
        elif self.stop.text == "Running":
            self.stop = self._waiting_stop() if self.view.open_dilemmas() else Stop("Paused")

    def _look_away(self) -> None:
        """Time begins to run: what the player has seen so far is the measure of change."""
        self.looks.away(self.view)
        self._steps.clear()
        self._spare = 0.0

    def tick(self, ms: int) -> bool:
        """Lets time run as wall-clock time passes; True if something changed."""
        if not self.running:
            return False
        self._spare += ms * DAY / MS_PER_DAY[self.speed]
        steps = int(self._spare // STEP)
        if steps <= 0:
            return False
        self._spare -= steps * STEP
        if self._advance(min(steps * STEP, DAY)):
            self.speed = 0
            self.looks.stopped(self.view)
        return True

    def next_event(self) -> None:
        """Runs to the next event that concerns the player."""
        self._look_away()
        self._advance(self.session.scenario.horizon + DAY)
        self.speed = 0
        self.looks.stopped(self.view)

    def _advance(self, minutes: int) -> bool:
        """Plays on; True if something stopped it before its time."""
        until = min(self.view.now + minutes, self._limit())
        before = len(self.view.public.log)
        stopped = False
        while not stopped:
            try:
                reason = self.session.advance(until, self._mask() | sessions.WEEK | sessions.READY)
            except RecordingError as error:
                self.refresh()
                self.stop = Stop("Stopped: the game cannot be saved", "bad")
                self._tell("Not saved", str(error), "refusal")
                return True
            now = self.session.recording.reached
            if (self.auto_staff or self.settings.auto_staff) and reason & (
                sessions.READY | sessions.PEOPLE
            ):
                self._staff()
                reason &= ~sessions.READY
            stopped = bool(reason & (self._mask() | sessions.END))
            self.refresh()
            if self._report_fell_due(now):
                stopped = True
                self._say_why(reason, before)
                if not reason & self._mask():
                    self.stop = Stop("Stopped: a report is due")
                break
            if stopped:
                self._say_why(reason, before)
            elif now >= until or self.view.public.ended:
                break
        if not stopped and self.view.now >= self._limit() and self.view.open_dilemmas():
            self.stop = self._waiting_stop()
            return True
        return stopped

    def _staff(self) -> None:
        """The assistant takes its own proposals, as recorded actions of the player."""
        for action in propose(self.session.view()):
            self.attempt(action)

    def _limit(self) -> int:
        """Time runs no further than the last day of a decision that waits."""
        end = self.session.scenario.horizon + DAY
        for id in self.view.open_dilemmas():
            deadline = self.view.public.dilemmas[id].deadline
            morning = (deadline - 1) // DAY * DAY
            end = min(end, morning if self.view.now < morning else deadline)
        return end

    def _mask(self) -> int:
        mask = sessions.DECISION | sessions.END
        for name in self.settings.stops:
            mask |= _BITS.get(name, 0)
        return mask

    def report_due_at(self) -> int:
        """The minute at which the next status report is due."""
        reports = self.view.public.reports
        last = reports[-1].time if reports else 0
        return int(last + self.parameters.report_due * DAY)

    @property
    def report_due(self) -> bool:
        """Whether people wait for a report now; after the dated milestone nobody does."""
        public = self.view.public
        reached = public.tasks[self.view.project.deadline.task].finished >= 0
        running = public.started and not public.ended and not reached
        return running and self.view.now >= self.report_due_at()

    def _report_fell_due(self, now: int) -> bool:
        if "report" not in self.settings.stops or now % WEEK or not self.report_due:
            return False
        return 0 <= now - self.report_due_at() < WEEK

    def _waiting_stop(self) -> Stop:
        count = len(self.view.open_dilemmas())
        return Stop(f"Stopped: {wording.plural(count, 'decision')} waiting", "warn")

    def _say_why(self, reason: int, before: int) -> None:
        public = self.view.public
        if public.ended:
            self.stop = Stop("The project has ended")
        elif self.view.open_dilemmas():
            self.stop = self._waiting_stop()
        elif reason:
            entry = _telling(public.log[before:], reason)
            said = wording.sentence(entry, self.view).rstrip(".") if entry else "something new"
            if entry is not None and entry.kind == "forecast_moved":
                said = f"plan moved by {wording.signed_days(int(entry.detail) * DAY)}"
            state = "warn" if reason & (sessions.SIGN | sessions.PEOPLE) else ""
            self.stop = Stop(f"Stopped: {said}", state)


_KINDS = (
    (sessions.PEOPLE, ("notice", "left", "ill", "task_stopped", "away", "joined", "back")),
    (sessions.SIGN, ("indicator_rising", "forecast_moved")),
    (sessions.MILESTONE, ("task_finished",)),
    (
        sessions.NEWS,
        (
            "risk_struck",
            "surprise",
            "deadline_moved",
            "risk_found",
            "lapsed",
            "task_finished",
            "message",
            "response_runs",
            "move_made",
            "looked",
            "result",
            "task_dropped",
            "task_added",
            "talked",
        ),
    ),
    (sessions.READY, ("task_ready",)),
    (sessions.WEEK, ("week",)),
)


def _telling(entries: list[LogEntry], reason: int) -> LogEntry | None:
    """The entry that says best why time stopped: the latest of the weightiest kind."""
    for bit, kinds in _KINDS:
        if not reason & bit:
            continue
        for kind in kinds:
            for entry in reversed(entries):
                if entry.kind == kind:
                    return entry
    return entries[-1] if entries else None


def _sentence(refusal: Refusal) -> str:
    return f"{refusal.text} {refusal.way_out}".strip()
