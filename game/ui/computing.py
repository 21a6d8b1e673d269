"""What is computed for a debrief beside the screen: the course of the date, then the analysis.

A thread with worker processes does it in steps. Each step is kept beside the recording, so that it
can be stopped, taken up again and opened another day; what there is so far is shown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Executor
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import monotonic

from game.debrief.analysis import Analysis, Bearing
from game.debrief.analyst import Progress, analyse
from game.debrief.course import course
from game.debrief.keeping import Kept, belongs_to, path_beside
from game.debrief.settings import Settings
from game.errors import ContingencyError
from game.outlook.workers import Here, cores, workers
from game.session import Session
from game.ui.own_moves import titled

STAGES = {
    "course": "the course of the date",
    "values": "values of the positions",
    "decisions": "decisions, first look",
    "precision": "closer looks",
    "continuation": "another manager playing on",
    "done": "done",
}
_SPANS = {
    "course": (0.0, 0.06),
    "values": (0.06, 0.25),
    "decisions": (0.25, 0.5),
    "precision": (0.5, 0.92),
    "continuation": (0.92, 1.0),
    "done": (1.0, 1.0),
}
"""Which part of the whole a stage usually takes; each tells of its own futures only when it begins,
and a bar must not run backwards."""
_RECENT = 20.0


class Pace:
    """How long the rest takes, by how fast it went in the last seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float]] = deque()

    def note(self, now: float, share: float) -> None:
        """So much is done at this second."""
        self._seen.append((now, share))
        while len(self._seen) > 2 and now - self._seen[0][0] > _RECENT:
            self._seen.popleft()

    def left(self) -> float | None:
        """Seconds that are left; None while nothing has moved yet."""
        if len(self._seen) < 2:
            return None
        (began, before), (now, share) = self._seen[0], self._seen[-1]
        if share <= before or now <= began:
            return None
        return (1.0 - share) * (now - began) / (share - before)


class Computing:
    """`where` says who computes: "" for all processors, "here" for the thread that asks.

    `analysis` is as far as it goes, in words for a screen; `judged` is the finished one as it was
    computed with `settings`; `course` is how the date stood, as far as it is known.
    """

    def __init__(self, session: Session, path: Path | None, where: str = "") -> None:
        self.session = session
        self.path = path
        self.analysis: Analysis | None = None
        self.judged: Analysis | None = None
        self.course: tuple[Bearing, ...] = ()
        self.settings = Settings()
        self.progress: Progress | None = None
        self.share = 0.0
        self.trouble = ""
        self.busy = ""
        self._where = where
        self._executor: Executor | None = None
        self._memory: tuple[tuple[Path | None, str], Kept] | None = None
        self._stop = False
        self._thread: Thread | None = None
        self._task: Thread | None = None
        self._pace = Pace()
        self._news = False

    @property
    def computing(self) -> bool:
        """Whether the analysis is being worked on."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def complete(self) -> bool:
        """Whether the analysis is finished."""
        return self.analysis is not None and self.analysis.finished

    def doing(self) -> str:
        """What is being computed and how long it takes, in words."""
        if self.trouble:
            return self.trouble
        found = self.progress
        if self.complete:
            assert self.analysis is not None
            return f"{self.analysis.rollouts:,} futures, the handbook manager plays on"
        if found is None:
            return "The analysis begins" if self.computing else "The analysis has not begun"
        if not self.computing:
            return f"Stopped at {_count(found)}; what is there is kept"
        return f"{STAGES[found.stage]}: {self.doing_now()}"

    def doing_now(self) -> str:
        """The count and the time that is left, while it is waited for."""
        if self.progress is None:
            return ""
        left = self._pace.left()
        return _count(self.progress) + (f", about {_time(left)} left" if left is not None else "")

    def begin(self, settings: Settings | None = None) -> None:
        """Begins or takes up the analysis beside the screen."""
        if not (self.computing or self.complete):
            self._stop = False
            self.trouble = ""
            self._pace = Pace()
            self._thread = Thread(target=self._compute, args=(settings,), daemon=True)
            self._thread.start()

    def finish(
        self,
        settings: Settings | None = None,
        told: Callable[[Progress], None] | None = None,
    ) -> None:
        """The whole analysis, waited for; KeyboardInterrupt leaves what is there."""
        self._stop = False
        self._pace = Pace()
        for progress in self._steps(settings):
            if told is not None:
                told(progress)

    def look_back(self, told: Callable[[Progress], None] | None = None) -> None:
        """The course of the date alone, waited for."""
        self._stop = False
        self._pace = Pace()
        for progress in self._course(None):
            if told is not None:
                told(progress)

    def here(self, path: Path | None) -> None:
        """From now on everything is computed by whoever asks; `path` is where it is kept."""
        self._where = "here"
        self.path = path

    def kept_settings(self, few: Settings) -> Settings:
        """The default precision if such an analysis lies beside the recording, else `few`."""
        usual = Settings()
        return usual if self._kept(usual).result(usual) is not None else few

    def stop(self) -> None:
        """Stops computing; what was answered is kept and need not be computed again."""
        self._stop = True

    def poll(self) -> bool:
        """Whether there is something new to see."""
        news, self._news = self._news, False
        return news

    def wait(self) -> None:
        """Until what runs beside the screen is done (pictures, tests)."""
        self.wait_busy()
        if self._thread is not None:
            self._thread.join()

    def wait_busy(self) -> None:
        """Until the short thing that runs beside the screen is done."""
        if self._task is not None:
            self._task.join()

    def close(self) -> None:
        """Stops all work and lets the processes go."""
        self._stop = True
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def executor(self) -> Executor:
        """Who computes for this debrief."""
        if self._executor is None:
            self._executor = Here() if self._where == "here" else workers(cores())
        return self._executor

    def beside(self, what: str, work: Callable[[], None]) -> None:
        """Does something short beside the screen, one thing at a time."""
        if self.busy:
            return
        self.busy = what

        def run() -> None:
            try:
                work()
            except (ContingencyError, KeyError, RuntimeError, CancelledError) as error:
                if not self._stop:
                    self.trouble = str(error)
            self.busy = ""
            self._news = True

        self._task = Thread(target=run, daemon=True)
        self._task.start()
        if self._where == "here":
            self._task.join()

    def _compute(self, settings: Settings | None) -> None:
        try:
            with closing(self._steps(settings)) as steps:
                for _ in steps:
                    if self._stop:
                        break
        except (ContingencyError, RuntimeError, OSError, CancelledError) as error:
            # whoever closes the debrief cancels what is under way
            if not self._stop:
                self.trouble = f"The analysis stopped: {error}"
        self._news = True

    def _steps(self, settings: Settings | None) -> Generator[Progress, None, None]:
        """The steps of the course and of the analysis, each noted as it comes."""
        yield from self._course(settings)
        session = self.session
        self.settings = settings = settings or Settings()
        kept = self._kept(settings)
        recording, scenario = session.recording, session.scenario
        for progress in analyse(recording, scenario, self.executor(), settings, keep=kept):
            if progress.stage == "done":
                self.judged = progress.analysis
            if progress.analysis is not None:
                self.analysis = titled(progress.analysis, session)
            if progress.stage == "done":
                self.name_moves()
            self._note(progress)
            yield progress

    def name_moves(self) -> None:
        """What options mean in moves, worked out when all is judged."""

    def _course(self, settings: Settings | None) -> Generator[Progress, None, None]:
        kept = self._kept(settings or Settings())
        session = self.session
        for done, total in course(session.recording, session.scenario, self.executor(), kept):
            self.course = kept.bearings()
            progress = Progress("course", done, total, None)
            self._note(progress)
            yield progress

    def _kept(self, settings: Settings) -> Kept:
        """What was computed before: beside the recording, and in memory for one without a file."""
        key = belongs_to(self.session.recording, settings)
        if self._memory is None or self._memory[0] != (self.path, key):
            path = path_beside(self.path) if self.path is not None else None
            self._memory = (self.path, key), Kept(path, key)
        return self._memory[1]

    def _note(self, progress: Progress) -> None:
        first, last = _SPANS[progress.stage]
        inside = progress.done / progress.total if progress.total else 1.0
        self.progress = progress
        self.share = max(self.share, first + (last - first) * inside)
        self._pace.note(monotonic(), self.share)
        self._news = True


def _count(progress: Progress) -> str:
    what = "moments" if progress.stage == "course" else "futures"
    return f"{progress.done:,} of {progress.total:,} {what}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
