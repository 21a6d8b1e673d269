"""The closed vocabulary of changes that a scenario may name.

Each effect is frozen data; `engine/rules/effects.py` holds the one table that says what it does.
Times are working minutes, money cents, shares permille. `key` names the random draw of an effect
that draws, so that the same effect in two branches of a game has the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Estimate:
    """A three-point duration at the nominal crew, in working minutes."""

    optimistic: int
    most_likely: int
    pessimistic: int
    mean: int = field(init=False, repr=False, compare=False)
    """The PERT mean (O + 4M + P) / 6, kept because plans ask for it all the time."""

    def __post_init__(self) -> None:
        mean = (self.optimistic + 4 * self.most_likely + self.pessimistic) // 6
        object.__setattr__(self, "mean", mean)


@dataclass(frozen=True, slots=True)
class Link:
    """A predecessor: `kind` is FS, SS, FF or SF; `lag` in working minutes, negative for a lead."""

    task: str
    kind: str = "FS"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class AddWork:
    """Adds work to an unfinished task, uniform between `low` and `high` minutes at nominal crew.

    Negative values take work away (never below what is done).
    """

    task: str
    low: int
    high: int
    key: str


@dataclass(frozen=True, slots=True)
class ScaleWork:
    """Multiplies the remaining true work and the remaining estimate of an unfinished task."""

    task: str
    permille: int


@dataclass(frozen=True, slots=True)
class Replan:
    """Gives a task a new three-point estimate; its luck (quantile and factors) stays the same."""

    task: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class DropTask:
    """Takes a task that has not finished out of scope; its successors no longer wait for it."""

    task: str


@dataclass(frozen=True, slots=True)
class AddTask:
    """Brings an optional task into scope."""

    task: str


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Removes the predecessor `after` of `task` (fast-tracking)."""

    task: str
    after: str


@dataclass(frozen=True, slots=True)
class AddLink:
    """Adds a predecessor to a task that has not started."""

    task: str
    link: Link


@dataclass(frozen=True, slots=True)
class HoldTask:
    """The task may not start (or, if active, stands still) for `minutes` from now."""

    task: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SetWindow:
    """The task may start only in the named calendar window ("" for any day)."""

    task: str
    window: str


@dataclass(frozen=True, slots=True)
class ChangeMeter:
    """Adds to a meter of the scenario, kept within 0 and 1000."""

    meter: str
    amount: int


@dataclass(frozen=True, slots=True)
class ChangeTrust:
    """Adds to a stakeholder's trust, kept within 0 and 1000."""

    stakeholder: str
    amount: int


@dataclass(frozen=True, slots=True)
class ChangeMorale:
    """Adds to the morale of `who`: "team", a role or a person."""

    who: str
    amount: int


@dataclass(frozen=True, slots=True)
class ChangeFatigue:
    """Adds to the fatigue of `who`: "team", a role or a person."""

    who: str
    amount: int


@dataclass(frozen=True, slots=True)
class Spend:
    """Costs, uniform between `low` and `high` cents, booked under `item`.

    `source` is "budget" (inside BAC), "contingency" (drawn while any is left, then overspent) or
    "penalty" (outside every reserve).
    """

    item: str
    low: int
    high: int
    source: str
    key: str


@dataclass(frozen=True, slots=True)
class SpendDaily:
    """A running cost in cents a working day under `item`, until `StopDaily` or the end."""

    item: str
    cents: int


@dataclass(frozen=True, slots=True)
class StopDaily:
    """Ends the running cost `item`."""

    item: str


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Sets or clears a named yes/no fact of the scenario."""

    flag: str
    value: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """Multiplies the productivity of `who` (team, role, person or task id) for some time.

    `minutes` 0 means until the end. Several paces multiply.
    """

    who: str
    permille: int
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class Absence:
    """`who` (a person, or the first person of a role) is away, uniform low to high minutes."""

    who: str
    low: int
    high: int
    key: str


@dataclass(frozen=True, slots=True)
class Depart:
    """`who` (a person or the first person of a role) gives notice and leaves after `notice`."""

    who: str
    notice: int


@dataclass(frozen=True, slots=True)
class Stay:
    """`who`, who gave notice, stays after all."""

    who: str


@dataclass(frozen=True, slots=True)
class Recruit:
    """Somebody of `role` joins after `lead` minutes; `origin` is external, internal, returning."""

    role: str
    origin: str
    lead: int
    rate_permille: int


@dataclass(frozen=True, slots=True)
class ShareKnowledge:
    """Others learn what `who` (person or role) knows: cuts the damage of a departure.

    `permille` is the share of the loss that is averted, adding up to at most 1000.
    """

    who: str
    permille: int


@dataclass(frozen=True, slots=True)
class RevealRisk:
    """A risk that was not known appears in the register."""

    risk: str


@dataclass(frozen=True, slots=True)
class ScaleRisk:
    """Multiplies the probability and the impact of a risk from now on (permille each)."""

    risk: str
    probability: int = 1000
    impact: int = 1000


@dataclass(frozen=True, slots=True)
class StrikeRisk:
    """The risk happens now."""

    risk: str


@dataclass(frozen=True, slots=True)
class AddDefects:
    """Hidden rework, in minutes at nominal crew, arises in a task's product."""

    task: str
    minutes: int


@dataclass(frozen=True, slots=True)
class FindDefects:
    """A share (permille) of the hidden rework in a task's product is found now."""

    task: str
    permille: int


@dataclass(frozen=True, slots=True)
class Tell:
    """A message without a decision."""

    sender: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class MoveDeadline:
    """The dated milestone moves by `minutes` (negative = earlier)."""

    minutes: int


@dataclass(frozen=True, slots=True)
class EndProject:
    """The project is cancelled."""

    reason: str


@dataclass(frozen=True, slots=True)
class Odds:
    """A probability in permille that depends on the state: the first condition that holds wins.

    An empty condition always holds.
    """

    cases: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """With the probability of `odds` the effects `then`, else `otherwise`."""

    odds: Odds
    then: tuple[Effect, ...]
    otherwise: tuple[Effect, ...]
    key: str


@dataclass(frozen=True, slots=True)
class When:
    """If the condition holds now the effects `then`, else `otherwise`."""

    condition: str
    then: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """The effects act after `delay` minutes."""

    delay: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Cutover:
    """Resolves a cutover night at one instant by a logit of what was prepared.

    `rehearsals` (counted 0 to 3) and `discovery` name meters, `rollback` and `staged` flags; the
    meter `debt` and the team's fatigue count too; `shift` adds to the logit in thousandths through
    a meter of that name (0 to 1000, 500 is neutral), or "" for none. A failure costs `failed`
    effects; outage hours go to the meter `outage` (hours, capped at 1000).
    """

    rehearsals: str
    rollback: str
    staged: str
    discovery: str
    shift: str
    outage: str
    succeeded: tuple[Effect, ...]
    failed: tuple[Effect, ...]
    key: str


Effect = (
    AddWork
    | ScaleWork
    | Replan
    | DropTask
    | AddTask
    | RemoveLink
    | AddLink
    | HoldTask
    | SetWindow
    | ChangeMeter
    | ChangeTrust
    | ChangeMorale
    | ChangeFatigue
    | Spend
    | SpendDaily
    | StopDaily
    | SetFlag
    | Pace
    | Absence
    | Depart
    | Stay
    | Recruit
    | ShareKnowledge
    | RevealRisk
    | ScaleRisk
    | StrikeRisk
    | AddDefects
    | FindDefects
    | Tell
    | MoveDeadline
    | EndProject
    | Chance
    | When
    | Later
    | Cutover
)
