"""The project as written: frozen data that `content` builds from YAML and `engine` plays.

Times are working minutes, money cents, shares and probabilities permille, meters and trust 0 to
1000. Ids are short names without spaces. Texts are what a player reads; they may hold
`{placeholders}` of public names, filled in when shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from game.model.effects import Effect, Estimate, Link


@dataclass(frozen=True, slots=True)
class Trigger:
    """When something happens: at a kind of moment, after `delay`, if `condition`, by `chance`.

    kinds: started, finished (a task), day (`amount` = minute), state (the condition became true,
    looked at weekly), chosen (subject "E1.B"), struck (a risk), flag (was set), baseline (the
    start of the project), month_end (a task starts within `amount` minutes of a month end), never
    (a budget item that stands for labour beyond the tasks: planned, and charged through people).
    """

    kind: str
    subject: str = ""
    amount: int = 0
    delay: int = 0
    spread: int = 0
    condition: str = ""
    chance: int = 1000


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work. `family` is lead, build, platform or assure; `ramp` routine, developer or
    specialist; `day_rate` in cents."""

    id: str
    name: str
    day_rate: int
    family: str
    ramp: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the team. `skills` maps role ids to permille (1000 = fully trained).

    `capacity` is the largest share of a week that the project may book. `leave` lists first and
    last day numbers of holidays. `manager` marks the player's own role.
    """

    id: str
    name: str
    portrait: str
    role: str
    capacity: int
    skills: tuple[tuple[str, int], ...]
    leave: tuple[tuple[int, int], ...] = ()
    site: str = ""
    manager: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """What a task needs of one role: nominal and largest useful full-time equivalent (permille)."""

    role: str
    nominal: int
    largest: int


@dataclass(frozen=True, slots=True)
class Task:
    """One package of work.

    `finds` names tasks whose hidden defects this work discovers; `stage` says how dear that is:
    iteration, integration or use. `repeats` names a group of like tasks that are learned.
    `optional` tasks are out of scope until an effect brings them in. A task without slots waits
    for somebody outside (`supplier`).
    """

    id: str
    name: str
    short: str
    deliverable: str
    estimate: Estimate
    slots: tuple[Slot, ...]
    after: tuple[Link, ...]
    window: str = ""
    milestone: str = ""
    gate: bool = False
    repeats: str = ""
    finds: tuple[str, ...] = ()
    stage: str = "iteration"
    optional: bool = False
    supplier: str = ""
    acceptance: str = ""


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person who can help or stop the project. `power` and `interest`: low, medium, high."""

    id: str
    name: str
    portrait: str
    title: str
    power: str
    interest: str
    engagement: str
    trust: int
    wants: str
    fears: str
    helps: str
    sponsor: bool = False


@dataclass(frozen=True, slots=True)
class Meter:
    """A named integer of the scenario, 0 to 1000."""

    id: str
    name: str
    start: int
    public: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Response:
    """One way to answer a risk. Factors are permille of probability and impact once it runs.

    `kind`: avoid, mitigate, transfer, accept, escalate, exploit, share, enhance, or contingent
    (only after the risk has happened). `secondary` names a risk that it brings.
    """

    id: str
    kind: str
    title: str
    cost: int
    hours: int
    lead: int
    probability: int
    impact: int
    changes: str
    effects: tuple[Effect, ...] = ()
    gate: str = ""
    gate_text: str = ""
    secondary: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An early sign. At each trigger it shows `rising` with permille `sensitivity` if the risk is
    on its way and with `false_alarm` if not, else `calm`."""

    watched: str
    calm: str
    rising: str
    triggers: tuple[Trigger, ...]
    sensitivity: int
    false_alarm: int


@dataclass(frozen=True, slots=True)
class Risk:
    """Cause, event, effect. At each of `strikes` the probability is tested once.

    `modifiers` multiply the probability (permille) while their condition holds. `impact_days`
    and `impact_cost` are what the register shows as low and high.
    """

    id: str
    name: str
    cause: str
    event: str
    effect: str
    opportunity: bool
    owner: str
    probability: int
    impact_text: str
    impact_days: tuple[int, int]
    impact_cost: tuple[int, int]
    known: bool
    opens: Trigger
    closes: Trigger
    strikes: tuple[Trigger, ...]
    modifiers: tuple[tuple[str, int], ...]
    effects: tuple[Effect, ...]
    indicator: Indicator | None
    responses: tuple[Response, ...]
    message: tuple[str, str, str] | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask before deciding; costs the manager `hours` minutes."""

    id: str
    who: str
    text: str
    hours: int
    answer: str


@dataclass(frozen=True, slots=True)
class ForecastPrompt:
    """A checkable proposition: `condition` true by `within` minutes from the message.

    Void when `moot` holds first.
    """

    text: str
    condition: str
    within: int
    moot: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a dilemma. `trap` marks a dishonest or unsafe answer."""

    id: str
    title: str
    text: str
    cost: int
    source: str
    hours: int
    time_text: str
    depends_text: str
    effects: tuple[Effect, ...]
    gate: str = ""
    gate_text: str = ""
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A message that asks the manager to choose before `answer_within` minutes, else `default`."""

    id: str
    title: str
    sender: str
    body: str
    triggers: tuple[Trigger, ...]
    answer_within: int
    default: str
    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    forecast: ForecastPrompt | None
    touches: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """An ordinary move that the scenario offers.

    `category`: plan, people, risk, stakeholder, scope, quality, supplier, governance. `limit` is
    how often it may be made (0 = without limit), `rest` the minutes between two uses.
    """

    id: str
    category: str
    title: str
    text: str
    cost: int
    source: str
    hours: int
    lead: int
    limit: int
    rest: int
    effects: tuple[Effect, ...]
    gate: str = ""
    gate_text: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """What follows from a moment without a choice: at each of `triggers` its effects act."""

    id: str
    triggers: tuple[Trigger, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """A cost inside BAC: one amount at `starts`, or `per_day` cents from `starts` to `ends`."""

    id: str
    name: str
    planned: int
    starts: Trigger
    per_day: int = 0
    ends: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The dated milestone: finish of `task` by `minute`; each later day costs `penalty` cents."""

    task: str
    name: str
    short: str
    minute: int
    penalty: int
    penalty_cap_days: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a score part: an integer expression and its piecewise-linear points.

    `points` are (value, permille of full marks), rising in value.
    """

    name: str
    expression: str
    unit: str
    share: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of the score with its weight; the weights of a scenario add up to 100."""

    id: str
    name: str
    weight: int
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which a task may start: weekdays (0 = Monday), away from month ends by `clear`
    working days (0 = no matter)."""

    id: str
    weekdays: tuple[int, ...]
    clear_of_month_end: int


@dataclass(frozen=True, slots=True)
class Charter:
    """What the briefing tells: prose only."""

    organisation: str
    purpose: str
    objectives: str
    in_scope: str
    out_of_scope: str
    authority: str
    assumptions: str
    sponsor_words: str
    practise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TutorialStep:
    """One step of a guided first run: what to show, where, what moves it on, and help on demand."""

    heading: str
    text: str
    points_at: str
    until: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole project as written."""

    id: str
    title: str
    subtitle: str
    version: str
    summary: str
    emblem: str
    minutes_to_play: tuple[int, int]
    trains: tuple[str, ...]
    currency: str
    start: date
    holidays: tuple[date, ...]
    windows: Mapping[str, Window]
    horizon: int
    end_task: str
    deadline: Deadline
    bac: int
    contingency: int
    management_reserve: int
    budget: tuple[BudgetItem, ...]
    roles: Mapping[str, Role]
    people: Mapping[str, Person]
    stakeholders: Mapping[str, Stakeholder]
    sponsor: str
    meters: Mapping[str, Meter]
    flags: Mapping[str, str]
    tasks: Mapping[str, Task]
    risks: Mapping[str, Risk]
    dilemmas: Mapping[str, Dilemma]
    moves: Mapping[str, Move]
    score: tuple[ScorePart, ...]
    charter: Charter
    happenings: Mapping[str, Happening] = field(default_factory=dict)
    tutorial: tuple[TutorialStep, ...] = ()
    parameters: Mapping[str, int | float] = field(default_factory=dict)
    digest: str = ""
