"""What the manager does: frozen data. `engine/dispatch.py` holds the table `type -> check, do`.

Ids are those of the scenario (or of people who joined). Shares and probabilities are permille,
times working minutes, money cents.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetBaseline:
    """Promise a finish of the dated milestone (minute) and start the project; later, re-baseline
    with the sponsor's consent."""

    promised: int


@dataclass(frozen=True, slots=True)
class Assign:
    """`person` works on `task` with `share` of a week (0 takes the person off the task)."""

    person: str
    task: str
    share: int


@dataclass(frozen=True, slots=True)
class Release:
    """`person` goes back to the line organisation and costs nothing until assigned again."""

    person: str


@dataclass(frozen=True, slots=True)
class SetOvertime:
    """`person` works `hours` a week (40 to 60) from now on."""

    person: str
    hours: int


@dataclass(frozen=True, slots=True)
class Prioritise:
    """Where a person's shares exceed the week, tasks of higher `priority` (0 to 3) go first."""

    task: str
    priority: int


@dataclass(frozen=True, slots=True)
class Hire:
    """Somebody of `role`: `origin` "contractor" (dear, soon) or "employee" (slow)."""

    role: str
    origin: str


@dataclass(frozen=True, slots=True)
class Pair:
    """`learner` works beside `expert` for four weeks: knowledge spreads, both are slower."""

    expert: str
    learner: str


@dataclass(frozen=True, slots=True)
class Train:
    """`person` learns `role` for two weeks of half days."""

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class OneToOne:
    """A talk with a person of the team: morale, and what troubles them."""

    person: str


@dataclass(frozen=True, slots=True)
class Retrospective:
    """The team looks back for half a day: morale, learning in repeated work, quality."""


@dataclass(frozen=True, slots=True)
class Reestimate:
    """Ask the crew for a fresh estimate of a task: a truer report, an hour of the manager's."""

    task: str


@dataclass(frozen=True, slots=True)
class Delay:
    """The task does not start before `minute` (0 lifts the hold)."""

    task: str
    minute: int


@dataclass(frozen=True, slots=True)
class FastTrack:
    """Start `task` before its predecessor `after` is finished: more rework, less time."""

    task: str
    after: str


@dataclass(frozen=True, slots=True)
class Review:
    """Reviews of a task's product: `on` costs pace and finds defects early."""

    task: str
    on: bool


@dataclass(frozen=True, slots=True)
class PayDownDebt:
    """Reserve `share` of the team's capacity for technical debt (0, 100 or 200 permille)."""

    share: int


@dataclass(frozen=True, slots=True)
class AutomateTests:
    """Invest in automated tests: defects are found sooner from then on."""


@dataclass(frozen=True, slots=True)
class LookForRisks:
    """`method` "workshop" (half a day of the team) or "premortem" (two hours)."""

    method: str


@dataclass(frozen=True, slots=True)
class EstimateRisk:
    """The manager's own probability (permille) and impact (minutes) for the register."""

    risk: str
    probability: int
    impact: int


@dataclass(frozen=True, slots=True)
class Respond:
    """Begin a response to a risk (also a contingent one after it happened)."""

    risk: str
    response: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Choose in a dilemma."""

    dilemma: str
    choice: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question of a dilemma before deciding."""

    dilemma: str
    question: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with a stakeholder: `about` "listen", "progress" or "help"."""

    stakeholder: str
    about: str


@dataclass(frozen=True, slots=True)
class Report:
    """A status report: finish of the dated milestone from `low` to `high` (minutes), cost at
    completion (cents), colour ok, warn or bad, and the manager's words."""

    low: int
    high: int
    cost: int
    colour: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class DrawReserve:
    """Ask the sponsor for `cents` of the management reserve."""

    cents: int


@dataclass(frozen=True, slots=True)
class MakeMove:
    """An ordinary move that the scenario offers."""

    move: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """The manager's probability for a checkable proposition (of a dilemma)."""

    dilemma: str
    probability: int


@dataclass(frozen=True, slots=True)
class WriteJournal:
    """A sentence of why. `about` names what it belongs to ("" for nothing in particular)."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteCharter:
    """The manager's words for a field of the charter."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteRisk:
    """An entry of the manager's own for the register."""

    text: str
    probability: int
    impact: int


@dataclass(frozen=True, slots=True)
class UseHint:
    """A hint was opened; it is part of the record."""

    hint: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last action of this moment."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """In a branch: all that is hidden is drawn anew from what was seen, as replicate `replicate`.

    `digest` is that of the world that came of it, so that another release cannot silently go on
    in another luck.
    """

    replicate: int
    digest: str


Action = (
    SetBaseline
    | Assign
    | Release
    | SetOvertime
    | Prioritise
    | Hire
    | Pair
    | Train
    | OneToOne
    | Retrospective
    | Reestimate
    | Delay
    | FastTrack
    | Review
    | PayDownDebt
    | AutomateTests
    | LookForRisks
    | EstimateRisk
    | Respond
    | Answer
    | Ask
    | Talk
    | Report
    | DrawReserve
    | MakeMove
    | Forecast
    | WriteJournal
    | WriteCharter
    | WriteRisk
    | UseHint
    | TakeBack
    | Redraw
)

ACTION_TYPES: dict[str, type[Action]] = {
    kind.__name__: kind
    for kind in (
        SetBaseline,
        Assign,
        Release,
        SetOvertime,
        Prioritise,
        Hire,
        Pair,
        Train,
        OneToOne,
        Retrospective,
        Reestimate,
        Delay,
        FastTrack,
        Review,
        PayDownDebt,
        AutomateTests,
        LookForRisks,
        EstimateRisk,
        Respond,
        Answer,
        Ask,
        Talk,
        Report,
        DrawReserve,
        MakeMove,
        Forecast,
        WriteJournal,
        WriteCharter,
        WriteRisk,
        UseHint,
        TakeBack,
        Redraw,
    )
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action is not possible: a stable `code`, a sentence, and a way out where one is."""

    code: str
    text: str
    way_out: str = ""
