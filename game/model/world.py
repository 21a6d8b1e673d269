"""The project at one moment: `Public` (what the manager may know), `Hidden`, and the agenda.

Plain, mutable, forkable data; every stored number is an integer (units in `units.py`). Nothing
here decides anything: rules live in `engine`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from game.model.actions import Action
from game.model.copying import copy_state as copy_state  # noqa: PLC0414 (part of the world)
from game.model.effects import Effect, Estimate, Link
from game.model.events import Event, LogEntry
from game.model.kept import Kept
from game.model.plan import Plan
from game.model.scenario import Person

# Statuses that many ask for: tasks that are to be done, tasks of the plan, people who can work.
OPEN = ("waiting", "ready", "active")
IN_SCOPE = (*OPEN, "finished")
PRESENT = ("here", "notice")


@dataclass(slots=True)
class TaskState:
    """A task as seen. Work in micro-minutes, times in minutes, -1 for not yet.

    `status`: waiting, ready, active, finished, dropped or out (optional, not in scope).
    `not_before` is the manager's own hold, `held` one that came from outside.
    `remaining` is what the crew reports in minutes at nominal crew; `why` says what it waits for.

    What is known of how its true work came about: `basis` is a later estimate than the scenario's,
    `scaled` (millionths) and `extra` (micro-minutes) what was multiplied and added since, `rework`
    the part of it that was found wrong work, `flaws` hidden rework that is known to have been
    brought in and not found yet, `known` the whole work once the crew has come to its end.
    """

    status: str
    estimate: Estimate
    after: tuple[Link, ...]
    window: str
    ready_at: int = -1
    started: int = -1
    finished: int = -1
    rate: int = 0
    done: int = 0
    touched: int = 0
    remaining: int = 0
    reported_at: int = 0
    not_before: int = 0
    held: int = 0
    priority: int = 1
    reviewed: bool = False
    version: int = 0
    why: str = ""
    waited: int = 0
    basis: Estimate | None = None
    scaled: int = 1_000_000
    extra: int = 0
    rework: int = 0
    flaws: int = 0
    known: int = -1

    @property
    def earliest(self) -> int:
        """The minute before which no hold lets it start or go on."""
        return max(self.not_before, self.held)


@dataclass(slots=True)
class PersonState:
    """A person as seen. `status`: here, away, notice, released, coming, gone.

    `booked` is the share (permille) the project pays for; `ramp_from` the productivity (permille)
    at `joined`, rising to full over `ramp` minutes; `strain` hours of overtime load times 1000.
    """

    status: str
    profile: Person
    booked: int = 0
    morale: int = 650
    fatigue: int = 150
    overtime: int = 40
    joined: int = 0
    ramp_from: int = 1000
    ramp: int = 0
    back_at: int = -1
    leaves_at: int = -1
    shared: int = 0
    rate_permille: int = 1000
    talked: int = -1
    skills: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class PaceState:
    """A temporary factor on somebody's or something's productivity (permille)."""

    who: str
    permille: int
    until: int
    reason: str


@dataclass(slots=True)
class StakeholderState:
    """Trust 0 to 1000; `contacted` is the minute of the last talk or report."""

    trust: int
    contacted: int = 0
    talks: int = 0


@dataclass(slots=True)
class RiskState:
    """A register entry. `status`: unknown, dormant, open, struck, closed.

    `indicator`: unknown, calm, rising. `probability` and `impact` are the manager's own estimate
    (-1 = none); `frozen` that estimate as it stood when the window opened.
    """

    status: str
    indicator: str = "unknown"
    indicated: int = -1
    probability: int = -1
    impact: int = -1
    frozen: int = -1
    responses: dict[str, int] = field(default_factory=dict)
    struck: int = 0
    probability_factor: int = 1000
    impact_factor: int = 1000


@dataclass(slots=True)
class DilemmaState:
    """`status`: dormant, open, answered, lapsed."""

    status: str = "dormant"
    arrived: int = -1
    deadline: int = -1
    choice: str = ""
    answered: int = -1
    asked: tuple[str, ...] = ()


@dataclass(slots=True)
class ForecastState:
    """The manager's forecast on a dilemma's proposition. `outcome`: open, true, false, void."""

    probability: int
    made: int
    due: int
    outcome: str = "open"


class Message(NamedTuple):
    """Something in the inbox. `dilemma` is empty for plain news."""

    time: int
    sender: str
    subject: str
    body: str
    dilemma: str = ""


class Said(NamedTuple):
    """A status report as sent, with the plan's own figures of that moment beside it."""

    time: int
    low: int
    high: int
    cost: int
    colour: str
    text: str
    plan_finish: int
    float_days: int
    plan_cost: int


class Written(NamedTuple):
    """Words of the manager: journal, charter or register, with what they belong to."""

    time: int
    kind: str
    about: str
    text: str
    probability: int = -1
    impact: int = -1


@dataclass(slots=True)
class Errand:
    """A move on the manager's list: what is `left` of it, in minutes × permille of the manager's
    time, and the `lead` minutes after it until it works. `action` None is plain load."""

    action: Action | None
    left: int
    lead: int
    label: str


class Coming(NamedTuple):
    """Something on the agenda that the manager knows of: the result of an own move, a newcomer,
    what a choice still has in store."""

    time: int
    event: Event


class Lot(NamedTuple):
    """Chance has decided between `then` (probability in permille) and `otherwise`, and nobody has
    seen which: neither has shown anything yet."""

    time: int
    permille: int
    scale: int
    why: str
    then: tuple[Effect, ...]
    otherwise: tuple[Effect, ...]


class Shown(NamedTuple):
    """What happened has shown whether `condition`, which leans on hidden meters, held; `reckoned`
    are the meters of that moment as in `Public`."""

    time: int
    condition: str
    held: bool
    reckoned: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Ledger:
    """Money in cents; labour exactly in cents × permille × minutes.

    `burn` and `idle_burn` are what a minute costs now, `daily_paid` what of a running cost is
    already among `items`, `delay_penalty` what late days have cost so far.
    """

    labour: int = 0
    idle: int = 0
    items: dict[str, int] = field(default_factory=dict)
    daily: dict[str, int] = field(default_factory=dict)
    daily_since: dict[str, int] = field(default_factory=dict)
    daily_paid: dict[str, int] = field(default_factory=dict)
    burn: int = 0
    idle_burn: int = 0
    delay_penalty: int = 0
    contingency: int = 0
    contingency_start: int = 0
    reserve: int = 0
    drawn: int = 0
    penalty: int = 0
    settled: int = 0


@dataclass(slots=True)
class Public:
    """All that the manager may know. A view exposes this and nothing else.

    `expected` is the finish of the dated milestone that people were last told (at `expected_at`);
    `warned_at` the minute since when they know that it will be late, -1 if they do not;
    `vindicated` says that this warning has been counted; `looked` is the last look for risks.

    What whoever knows the scenario can tell from what was seen: `coming` (see there; what is past
    may still stand in it), `set_off` the minute when each trigger was last set off by its name,
    `happened` when each happening last acted, `lots` and `shown` (see there), and `reckoned` the
    hidden meters without those lots.
    """

    now: int
    level: str
    started: bool
    ended: str
    tasks: dict[str, TaskState]
    people: dict[str, PersonState]
    assignments: dict[str, dict[str, int]]
    stakeholders: dict[str, StakeholderState]
    risks: dict[str, RiskState]
    dilemmas: dict[str, DilemmaState]
    meters: dict[str, int]
    flags: dict[str, bool]
    moves: dict[str, list[int]]
    paces: list[PaceState]
    ledger: Ledger
    deadline: int
    promised: int = -1
    baseline: Plan = field(default_factory=Plan)
    current: Plan = field(default_factory=Plan)
    sequence: dict[str, tuple[str, ...]] = field(default_factory=dict)
    float_days: int = 0
    plan_cost: int = 0
    history: list[tuple[int, int, int]] = field(default_factory=list)
    values: list[tuple[int, int, int, int]] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    errands_touched: int = 0
    errands_pace: int = 1000
    errands_version: int = 0
    debt_share: int = 0
    tests_automated: bool = False
    retrospectives: int = 0
    inbox: list[Message] = field(default_factory=list)
    reports: list[Said] = field(default_factory=list)
    forecasts: dict[str, ForecastState] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    expected: int = -1
    expected_at: int = 0
    warned_at: int = -1
    vindicated: bool = False
    looked: int = -1
    coming: list[Coming] = field(default_factory=list)
    set_off: dict[str, int] = field(default_factory=dict)
    happened: dict[str, int] = field(default_factory=dict)
    lots: list[Lot] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    reckoned: dict[str, int] = field(default_factory=dict)
    log: list[LogEntry] = field(default_factory=list)


@dataclass(slots=True)
class HiddenTask:
    """The truth about a task: total work and hidden rework in micro-minutes.

    `quantile` and `factor` are millionths, `optimism` the crew's reporting bias in permille.
    """

    quantile: int
    factor: int
    work: int
    added: int = 0
    defects: int = 0
    optimism: int = 1000


@dataclass(slots=True)
class HiddenPerson:
    """Hazards in millionths: the person gives notice when `hazard` reaches `threshold`."""

    threshold: int
    hazard: int = 0


@dataclass(slots=True)
class HiddenRisk:
    """True probability (permille), and the uniform draw (millionths) its first test is against.

    `window` is 0 before it opens, 1 while open, 2 after it closed; `at_opening` the probability
    (permille) of the moment when it opened, -1 before.
    """

    probability: int
    draw: int
    window: int = 0
    at_opening: int = -1


@dataclass(slots=True)
class Hidden:
    """What the manager may not know before the end."""

    seed: int
    z_project: int
    z_role: dict[str, int]
    tail_task: str
    tail_factor: int
    tasks: dict[str, HiddenTask]
    people: dict[str, HiddenPerson]
    risks: dict[str, HiddenRisk]
    meters: dict[str, int]
    counts: dict[str, int]


Agenda = list[tuple[int, int, int, Event]]


@dataclass(slots=True)
class World:
    """The whole moment. `rules` is the scenario compiled for play: shared, never changed.

    `attention` holds reasons to stop the clock, `drew` whether chance was asked since it was last
    cleared, `stale` whether something changed that a rate or a booking depends on, `moved` whether
    something did that the current plan depends on; both are brought up to date before time goes
    on. `kept` is what follows from all this and has been worked out already.
    """

    rules: Any
    public: Public
    hidden: Hidden
    agenda: Agenda
    sequence: int = 0
    attention: int = 0
    drew: bool = False
    stale: bool = False
    moved: bool = False
    kept: Kept = field(default_factory=Kept)

    def fork(self) -> World:
        """An equal world that shares nothing that changes."""
        return World(
            self.rules,
            copy_state(self.public),
            copy_state(self.hidden),
            self.agenda.copy(),
            self.sequence,
            self.attention,
            self.drew,
            self.stale or bool(self.kept.tasks or self.kept.people),
            self.moved,
            Kept(network=self.kept.network),
        )

    def digest(self) -> str:
        """32 hex digits over all that decides how the game goes on.

        In ASCII, because which letters `repr` shows as they are differs between Pythons.
        """
        text = ascii((plain(self.public), plain(self.hidden), sorted(self.agenda), self.sequence))
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def plain(value: Any) -> Any:
    """Dataclasses as tuples, mappings as item tuples: what `ascii` writes the same everywhere."""
    if isinstance(value, dict | Plan):
        return tuple((key, plain(item)) for key, item in value.items())
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return tuple(plain(item) for item in value)
    if hasattr(value, "__dataclass_fields__") and not value.__dataclass_params__.frozen:
        return (type(value).__name__, *(plain(getattr(value, f.name)) for f in fields(value)))
    return value
