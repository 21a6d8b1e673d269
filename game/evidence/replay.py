"""A recording played again, with what the manager saw at each decision and at the end of each day.

The result holds nothing hidden: documents are built from it by pure functions. A game that has
not ended gives drafts. What was taken back is not part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.score import Account, account
from game.errors import RecordingError
from game.evidence import ledger, titles
from game.evidence.words import typographic
from game.model import actions as a
from game.model.calendar import Calendar
from game.model.plan import Planned
from game.model.scenario import Dilemma, Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import IN_SCOPE
from game.outlook.again import replay
from game.recording import Header, Recording
from game.session import Session

MOST_ACTIONS = 20_000
"""More moves than this are no game that a person plays; a hostile file could hold a million."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the plan and the books said at one moment. Minutes and cents."""

    minute: int
    finish: int
    float_days: int
    plan_cost: int
    spent: int
    contingency: int
    reserve: int
    trust: int
    waiting: int
    active: int
    finished: int


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it was offered, its texts filled with the figures of that moment.

    `closed` is why it could not be chosen, "" where it could. Cost in cents.
    """

    id: str
    title: str
    text: str
    cost: int
    time_text: str
    depends_text: str
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: `number` is its place among all actions, -1 for one that lapsed.

    `about` is the dilemma, risk, move … that journal entries name.
    """

    number: int
    minute: int
    about: str
    title: str
    dilemma: str
    chosen: str
    options: tuple[Option, ...]
    before: Known
    after: Known

    @property
    def choice(self) -> Option | None:
        """The option that was chosen, or that came by default."""
        return next((option for option in self.options if option.id == self.chosen), None)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as it was set: who set it when, what it promised, when each task was to be done.

    `sequence` is who follows whom for want of people; `refused` says that it did not come to be.
    """

    minute: int
    promised: int
    plan: Mapping[str, Planned]
    sequence: Mapping[str, tuple[str, ...]]
    refused: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A game as its documents need it. `score` is None before the end."""

    header: Header
    recording: Recording
    view: View
    decisions: tuple[Decision, ...]
    baselines: tuple[Baseline, ...]
    samples: tuple[Known, ...]
    acts: tuple[tuple[int, a.Action], ...]
    digest: str
    score: Account | None

    @property
    def project(self) -> Scenario:
        return self.view.project

    @property
    def calendar(self) -> Calendar:
        return self.view.calendar

    @property
    def ended(self) -> bool:
        return bool(self.view.public.ended)


def tell(recording: Recording, scenario: Scenario) -> Story:
    """Plays `recording` again. Raises RecordingError when it does not play as it says."""
    if len(recording.actions) > MOST_ACTIONS:
        raise RecordingError(
            f"The recording holds {len(recording.actions):,} moves; {MOST_ACTIONS:,} are the most."
        )
    header = recording.header
    session = replay(Recording(header), scenario)
    teller = _Teller(session)
    for number, (minute, action) in enumerate(recording.actions):
        teller.run_to(minute)
        teller.act(number, action)
    teller.run_to(recording.reached)
    if session.recording.actions != recording.actions:
        raise RecordingError("The recording does not play: the clock did not reach its times.")
    return teller.story(recording)


class _Teller:
    """Plays on and takes notes."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view = session.view()
        self.samples: list[Known] = []
        self.offered: dict[str, tuple[Option, ...]] = {}
        self.stood: list[tuple[int, a.Action, Decision | None]] = []
        self.baselines: list[tuple[int, Baseline]] = []
        self.lapsed: list[Decision] = []

    def run_to(self, minute: int) -> None:
        """Day by day, so that a picture has a point for each."""
        while minute > self.view.now and self.view.public.started and not self.session.ended:
            evening = (self.view.now // DAY + 1) * DAY
            self.session.advance(min(minute, evening), 0)
            before, self.view = self.view, self.session.view()
            if self.view.now == before.now and not self.session.ended:
                return
            if self.view.now % DAY == 0 or self.session.ended:
                self.samples.append(known(self.view))
            self._look_at_dilemmas(before)

    def act(self, number: int, action: a.Action) -> None:
        """One action of the recording, as it was done."""
        view = self.view
        offer = self._offer(action.dilemma) if isinstance(action, a.Answer) else ()
        refusal = self.session.submit(action)
        if refusal:
            raise RecordingError(
                f"Action {number + 1} of the recording does not play: {refusal.text}"
            )
        self.view = self.session.view()
        if isinstance(action, a.TakeBack):
            self.stood.pop()
            self.baselines = [each for each in self.baselines if each[0] < len(self.stood)]
            return
        if isinstance(action, a.SetBaseline):
            public = self.view.public
            refused = bool(view.public.baseline) and public.promised != action.promised
            baseline = Baseline(
                view.now, action.promised, public.baseline, public.sequence, refused
            )
            self.baselines.append((len(self.stood), baseline))
        decision = None
        name = titles.title(view, action)
        about = titles.about(action)
        if isinstance(action, a.Answer):
            name = view.project.dilemmas[action.dilemma].title
        if name:
            dilemma, choice = (
                (action.dilemma, action.choice) if isinstance(action, a.Answer) else ("", "")
            )
            decision = Decision(
                number, view.now, about, name, dilemma, choice, offer, known(view), known(self.view)
            )
        self.stood.append((view.now, action, decision))
        self._look_at_dilemmas(view)

    def _offer(self, id: str) -> tuple[Option, ...]:
        dilemma: Dilemma | None = self.view.project.dilemmas.get(id)
        if dilemma is None:
            return ()
        found = []

        def fill(text: str) -> str:
            return typographic(self.session.fill(text))

        for choice in dilemma.choices:
            refusal = self.session.check(a.Answer(id, choice.id))
            found.append(
                Option(
                    choice.id,
                    fill(choice.title),
                    fill(choice.text),
                    choice.cost,
                    fill(choice.time_text),
                    fill(choice.depends_text),
                    refusal.text if refusal else "",
                )
            )
        return tuple(found)

    def _look_at_dilemmas(self, before: View) -> None:
        """Keeps what new dilemmas offer, and those that nobody answered in time."""
        for id, state in self.view.public.dilemmas.items():
            if state.status == "open" and id not in self.offered:
                self.offered[id] = self._offer(id)
            if state.status == "lapsed" and before.public.dilemmas[id].status != "lapsed":
                self.lapsed.append(
                    Decision(
                        -1,
                        state.answered,
                        id,
                        self.view.project.dilemmas[id].title,
                        id,
                        state.choice,
                        self.offered.get(id, ()) or self._offer(id),
                        known(before),
                        known(self.view),
                    )
                )

    def story(self, recording: Recording) -> Story:
        session = self.session
        made = [decision for _, _, decision in self.stood if decision]
        return Story(
            recording.header,
            recording,
            self.view,
            tuple(sorted(made + self.lapsed, key=lambda d: (d.minute, d.number))),
            tuple(baseline for _, baseline in self.baselines),
            tuple(self.samples),
            tuple((minute, action) for minute, action, _ in self.stood),
            session.digest(),
            account(session) if session.ended else None,
        )


def known(view: View) -> Known:
    """The figures of a moment."""
    public = view.public
    target = public.tasks[view.project.deadline.task]
    planned = public.current.get(view.project.deadline.task)
    states = [state.status for state in public.tasks.values() if state.status in IN_SCOPE]
    return Known(
        view.now,
        target.finished if target.finished >= 0 else planned.finish if planned else -1,
        public.float_days,
        public.plan_cost,
        ledger.spent(view),
        public.ledger.contingency,
        public.ledger.reserve,
        public.stakeholders[view.project.sponsor].trust,
        len([1 for state in states if state in ("waiting", "ready")]),
        states.count("active"),
        states.count("finished"),
    )
