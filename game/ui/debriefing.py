"""The debrief of a game that has ended, for window and terminal: what is known of it so far.

Facts and causes are there at once. The analysis is computed beside the screen in a thread with
worker processes, comes in parts, can be stopped and taken up again, and is kept with the recording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from time import monotonic

from game.debrief import words
from game.debrief.analysis import Analysis, Decision
from game.debrief.analyst import Progress, analyse
from game.debrief.calibration import Calibration, calibrate
from game.debrief.causes import Why, why
from game.debrief.competences import Standing, standings
from game.debrief.keeping import Kept, belongs_to, path_beside
from game.debrief.rewind import (
    MOST,
    Branch,
    Pair,
    Rewind,
    branches_beside,
    keep_branches,
    read_branches,
)
from game.debrief.settings import Settings
from game.errors import ContingencyError
from game.model import actions as a
from game.model.view import View
from game.outlook.forecast import forecast
from game.outlook.workers import Here, cores, workers
from game.recording import Recording
from game.session import Session
from game.ui import wording

STAGES = {
    "values": "values of the positions",
    "decisions": "decisions, first look",
    "precision": "closer looks",
    "continuation": "another manager playing on",
    "done": "done",
}
REPORT_FUTURES = 64


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as the player knows it, without a verdict; `action` is its place in the game."""

    number: int
    action: int
    title: str
    choice: str
    time: int


class Debriefing:
    """`where` says who computes: "" for all processors, "here" for the thread that asks.

    `analysis` is as far as it goes, in words for a screen; `judged` is the finished one as it was
    computed with `settings`.
    """

    def __init__(self, session: Session, path: Path | None, where: str = "") -> None:
        self.session = session
        self.path = path
        self.view: View = session.view()
        self.taken = taken(session)
        self.why: Why = why(self.view)
        self.analysis: Analysis | None = None
        self.judged: Analysis | None = None
        self.settings = Settings()
        self.progress: Progress | None = None
        self.trouble = ""
        self.reached = 7 if words.is_open(self.view) else 1
        self.branches: list[Branch] = read_branches(branches_beside(path)) if path else []
        self.pair: Pair | None = None
        self.busy = ""
        self.selected = ""
        self._where = where
        self._known: dict[int, tuple[int, int]] = {}
        self._calibration: Calibration | None = None
        self._rewind: Rewind | None = None
        self._executor: Executor | None = None
        self._stop = False
        self._thread: Thread | None = None
        self._task: Thread | None = None
        self._begun = 0.0
        self._news = False

    # What is known

    @property
    def hindsight(self) -> bool:
        """Whether this game is a branch, whose player knew what would come."""
        return self.session.recording.header.is_branch

    @property
    def calibration(self) -> Calibration:
        """Forecasts, risk estimates and reports against what came."""
        if self._calibration is None:
            hidden = self.session.truth()
            chances = {id: risk.at_opening for id, risk in hidden.risks.items()}
            self._calibration = calibrate(self.view, chances, self._known)
        return self._calibration

    @property
    def rewind(self) -> Rewind:
        """The game, ready for another choice; made when first wanted."""
        if self._rewind is None:
            self._rewind = Rewind(self.session.recording, self.session.scenario)
        return self._rewind

    @property
    def computing(self) -> bool:
        """Whether the analysis is being worked on."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def complete(self) -> bool:
        """Whether the analysis is finished."""
        return self.analysis is not None and self.analysis.finished

    @property
    def share(self) -> float:
        """How much of the analysis is done, 0 to 1."""
        if self.complete:
            return 1.0
        found = self.progress
        return found.done / found.total if found is not None and found.total else 0.0

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
        state = STAGES.get(found.stage, found.stage)
        count = f"{found.done:,} of {found.total:,} futures"
        if not self.computing:
            return f"Stopped at {count}; what is there is kept"
        left = found.left(monotonic() - self._begun)
        return f"{state}: {count}, about {_time(left)} left"

    def doing_now(self) -> str:
        """The count and the time that is left, while it is waited for."""
        found = self.progress
        if found is None:
            return ""
        left = found.left(monotonic() - self._begun)
        return f"{found.done:,} of {found.total:,} futures, about {_time(left)} left"

    def keep(self, branch: Branch) -> None:
        """Keeps a branch beside the recording; the oldest gives way where there are too many."""
        same = (branch.decision, branch.option)
        kept = [each for each in self.branches if (each.decision, each.option) != same]
        self.branches = [*kept, branch][-MOST:]
        if self.path is not None:
            keep_branches(branches_beside(self.path), self.branches)

    def weighty(self) -> list[Decision]:
        """Decisions that mattered or cost something, in order of time."""
        if self.analysis is None:
            return []
        return [each for each in self.analysis.decisions if each.matters]

    def decision(self, id: str) -> Decision | None:
        """The decision of that id."""
        found = self.analysis.decisions if self.analysis is not None else ()
        return next((each for each in found if each.id == id), None)

    def by_subject(self, subject: str) -> Decision | None:
        """The decision about a dilemma, risk or move that mattered most."""
        found = self.analysis.decisions if self.analysis is not None else ()
        mine = [each for each in found if each.subject == subject]
        return max(mine, key=lambda each: each.spread, default=None)

    def number(self, decision: Decision) -> int:
        """The number that a decision bears on screen, from 1 in order of time; 0 for none."""
        for number, each in enumerate(self.weighty(), 1):
            if each.id == decision.id:
                return number
        return 0

    def themes(self) -> tuple[Standing, ...]:
        """Skill themes, weakest first."""
        return standings(self.analysis.decisions) if self.analysis is not None else ()

    # The learner's words

    def say(self, *entries: a.WriteJournal) -> str:
        """Puts words into the recording; a sentence where they cannot be kept, else ""."""
        for entry in entries:
            try:
                refusal = self.session.submit(entry)
            except ContingencyError as error:
                return str(error)
            if refusal is not None:
                return f"{refusal.text} {refusal.way_out}".strip()
        self.view = self.session.view()
        if words.is_open(self.view):
            self.reached = max(self.reached, 2)
        return ""

    # Computing

    def begin(self, settings: Settings | None = None) -> None:
        """Begins or takes up the analysis beside the screen."""
        if not (self.computing or self.complete):
            self._stop = False
            self.trouble = ""
            self._begun = monotonic()
            self._thread = Thread(target=self._compute, args=(settings,), daemon=True)
            self._thread.start()

    def finish(
        self,
        settings: Settings | None = None,
        told: Callable[[Progress], None] | None = None,
    ) -> None:
        """The whole analysis, waited for; KeyboardInterrupt leaves what is there."""
        self._begun = monotonic()
        for progress in self._steps(settings):
            if told is not None:
                told(progress)
        self._look_at_reports()

    def here(self, path: Path | None) -> None:
        """From now on everything is computed by whoever asks; `path` is where it is kept."""
        self._where = "here"
        self.path = path

    def kept_settings(self, few: Settings) -> Settings:
        """The default precision if such an analysis lies beside the recording, else `few`."""
        if self.path is None:
            return few
        recording, usual = self.session.recording, Settings()
        kept = Kept(path_beside(self.path), belongs_to(recording, usual))
        return usual if kept.result(usual) is not None else few

    def stop(self) -> None:
        """Stops computing; what was answered is kept and need not be computed again."""
        self._stop = True

    def poll(self) -> bool:
        """Whether there is something new to see."""
        news, self._news = self._news, False
        return news

    def play_out(self, decision: str, option: str) -> None:
        """Tries another option in the same luck, beside the screen."""

        def work() -> None:
            self.keep(self.rewind.play_out(decision, option))

        self._beside("playing the branch out", work)

    def compare(self, decision: str, first: str, second: str, futures: int = 200) -> None:
        """Compares two options in other luck, beside the screen."""

        def work() -> None:
            self.pair = self.rewind.compare(
                *(decision, first, second), futures=futures, executor=self.executor()
            )

        self.pair = None
        self._beside(f"comparing in {futures} other futures", work)

    def wait(self) -> None:
        """Until what runs beside the screen is done (pictures, tests)."""
        for thread in (self._task, self._thread):
            if thread is not None:
                thread.join()

    def close(self) -> None:
        """Stops all work and lets the processes go."""
        self._stop = True
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _beside(self, what: str, work: Callable[[], None]) -> None:
        if self.busy:
            return
        self.busy = what

        def run() -> None:
            try:
                work()
            except (ContingencyError, KeyError, RuntimeError) as error:
                self.trouble = str(error)
            self.busy = ""
            self._news = True

        self._task = Thread(target=run, daemon=True)
        self._task.start()
        if self._where == "here":
            self._task.join()

    def _compute(self, settings: Settings | None) -> None:
        try:
            for _ in self._steps(settings):
                if self._stop:
                    self._news = True
                    return
            self._look_at_reports()
        except (ContingencyError, RuntimeError, OSError) as error:
            if not self._stop:
                self.trouble = f"The analysis stopped: {error}"
        self._news = True

    def _steps(self, settings: Settings | None) -> Iterator[Progress]:
        """The steps of the analysis, each noted as it comes."""
        for progress in analyse(
            self.session.recording,
            self.session.scenario,
            self.executor(),
            settings,
            keep=path_beside(self.path) if self.path else None,
        ):
            self.progress = progress
            if progress.stage == "done":
                self.judged, self.settings = progress.analysis, settings or Settings()
            if progress.analysis is not None:
                self.analysis = _titled(progress.analysis, self.session)
            self._news = True
            yield progress

    def _look_at_reports(self) -> None:
        """What could be known when each report was sent: a forecast of that moment."""
        recording = self.session.recording
        overrides = recording.header.overrides
        for said in self.view.public.reports:
            if self._stop or said.time in self._known:
                continue
            moment = _view_at(self.session, said.time)
            made = forecast(moment, self.executor(), futures=REPORT_FUTURES, overrides=overrides)
            middle, late = made.finish_at(500), made.finish_at(800)
            horizon = self.session.scenario.horizon
            self._known[said.time] = (middle or horizon, late or horizon)
        self._calibration = None
        self._news = True

    def executor(self) -> Executor:
        """Who computes for this debrief."""
        if self._executor is None:
            self._executor = Here() if self._where == "here" else workers(cores())
        return self._executor


def _view_at(session: Session, minute: int) -> View:
    found = session.recording
    actions = [each for each in found.actions if each[0] < minute]
    return Session.replay(Recording(found.header, actions, minute), session.scenario).view()


def _titled(analysis: Analysis, session: Session) -> Analysis:
    """The analysis in words that fit a line and name the player's own moves."""
    view = session.view()
    named = tuple(_named(each, session, view) for each in analysis.decisions)
    return replace(analysis, decisions=named)


def _named(decision: Decision, session: Session, view: View) -> Decision:
    if decision.kind != "staffing":
        return decision
    decision = replace(decision, title=f"{decision.title}, {wording.day(decision.time)}")
    mine = [
        words_of(action, view)
        for minute, action in session.recording.actions
        if minute == decision.time and isinstance(action, a.Assign | a.Release | a.SetOvertime)
    ]
    if not mine:
        return decision
    more = f" and {len(mine) - 2} more" if len(mine) > 2 else ""
    text = "; ".join(mine[:2]) + more
    options = tuple(
        replace(each, title=text) if each.kind == "player" else each for each in decision.options
    )
    return replace(decision, options=options)


def words_of(action: a.Assign | a.Release | a.SetOvertime, view: View) -> str:
    """A move of the staffing in words."""
    who = view.name(action.person)
    match action:
        case a.Assign(_, task, share):
            work = view.name(task).partition(":")[0]
            return f"{who} on {work}, {share // 10} %" if share else f"{who} off {work}"
        case a.SetOvertime(_, hours):
            return f"{who} {hours} h a week"
    return f"{who} released"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def taken(session: Session) -> list[Taken]:
    """The decisions of a game as its player knows them, in order of time, without the staffing."""
    view = session.view()
    project = view.project
    found: list[Taken] = []
    for number, (minute, action) in enumerate(session.recording.actions):
        title = choice = ""
        match action:
            case a.SetBaseline(promised):
                title, choice = "The date to promise", wording.day(promised)
            case a.Answer(dilemma, picked):
                title = project.dilemmas[dilemma].title
                choices = project.dilemmas[dilemma].choices
                choice = next(each.title for each in choices if each.id == picked)
            case a.Respond(risk, response):
                title = project.risks[risk].name
                responses = project.risks[risk].responses
                choice = next(each.title for each in responses if each.id == response)
            case a.MakeMove(move):
                title, choice = project.moves[move].title, "done"
            case a.DrawReserve(cents):
                title, choice = "Management reserve", wording.money(cents)
            case a.Hire(role, origin):
                title, choice = f"Recruiting: {wording.label(view, role)}", origin
        if title:
            found.append(Taken(len(found) + 1, number, title, choice, minute))
    return found
