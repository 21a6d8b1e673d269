"""What an analysis of a game says: the frozen result that screens, documents and commands read.

Points of the score are integer hundredths, times working minutes, chances permille. Nothing is
computed here; `to_json` and `from_json` are exact inverses, so that a result can lie beside its
recording.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from game.model.units import DAY

LABELS = ("excellent", "good", "inaccuracy", "mistake", "blunder")
"""Verdicts on a decision; a fault is named only where the bound leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Option:
    """What could be done at a decision and the final score to be expected with it.

    `low` to `high` is the 95 % interval of `value`; the paired losses are narrower than the
    difference of two intervals. `kind` says where it comes from: `choice` or `response` of the
    scenario, `sent`, `p50`, `p80` (reports), `player`, `reference`, `assistant`, or `nothing`.
    `parts` are the points to be expected of each part of the score, in the order of the scenario;
    `finish` is the median minute of the dated milestone, -1 where most futures do not reach it.
    """

    id: str
    title: str
    kind: str
    value: int
    low: int
    high: int
    parts: tuple[int, ...] = ()
    finish: int = -1


@dataclass(frozen=True, slots=True)
class Decision:
    """One point of the game at which the player chose, or let a chance to act pass.

    `chosen`, `best` and `reference` name options (of the player, of the highest value, of the
    reference policy). `gain` is the value of the chosen option minus that of the reference's;
    `loss` the value of the best minus that of the chosen one without the flattery of picking the
    best of noisy values, so that it may come out slightly below zero. `gain_low` … `loss_high` are
    bounds that hold over all looks. `spread` is the value of the best minus that of the worst
    option, `matters` whether that is more than a tie and more than noise. `before` is the value of
    the position with nothing decided here yet, `action` the number in the recording of the first
    action that belongs to it (-1: the player did nothing). `flagged` says in a sentence what is
    dishonest or unsafe about the choice, whatever it paid. `other_gain` and `other_loss` are the
    same under the other continuation, None where it was not tried.
    """

    id: str
    time: int
    kind: str
    subject: str
    title: str
    chosen: str
    best: str
    reference: str
    gain: int
    gain_low: int
    gain_high: int
    loss: int
    loss_low: int
    loss_high: int
    spread: int
    matters: bool
    label: str
    flagged: str
    replicates: int
    options: tuple[Option, ...]
    tags: tuple[str, ...]
    action: int = -1
    before: int = 0
    other_gain: int | None = None
    other_loss: int | None = None

    @property
    def after(self) -> int:
        """The value of the position when this was decided."""
        return self.before + self.gain

    @property
    def day(self) -> int:
        """The day number, 0 before the first has passed."""
        return self.time // DAY


@dataclass(frozen=True, slots=True)
class Luck:
    """A change of the value between two decisions, and the event that it is put down to.

    `kind` and `subject` are those of the log entry that names it (empty for the rest in one line).
    """

    event: str
    time: int
    points: int
    kind: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A step of the value graph: the value from this minute on, and what made it so.

    `cause` is `start`, `decision` or `luck`; `about` the id of the decision or the event's words.
    """

    time: int
    value: int
    cause: str
    about: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """How the date stood at a moment, in minutes (-1: not reached): finish by the plan of then and
    the deadline of then; `heading`, where the project was going in truth; `known`, the minutes by
    which 10, 50 and 80 of 100 futures of then reach it (empty: not asked).
    """

    time: int
    plan: int
    deadline: int
    heading: int
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the game's time: sums of gains and of luck in it."""

    first: int
    last: int
    gains: int
    luck: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How far the judgement depends on who plays on.

    Of `compared` decisions `agree` have the same best option under the other continuation (or none
    that can be told apart); the losses are sums over those decisions.
    """

    policy: str
    other: str
    compared: int
    agree: int
    loss: int
    other_loss: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A game judged: `start_value` + Σ gains + Σ luck = `score`, exactly.

    `score` is the final score, or the present value of a game that has not ended (`ended` false).
    `finished` says that the analysis is complete; a partial one judges the first `done` of `total`
    moments and its `score` is the value reached there. `decision_rating` is the average loss of the
    decisions that mattered in hundredths of a point, `accuracy` in hundredths of a percent; both
    None where nothing mattered and for a `branch`, whose player had seen what comes. `mattered`
    counts them.
    """

    scenario: str
    seed: int
    level: str
    policy: str
    score: int
    start_value: int
    start_low: int
    start_high: int
    decisions: tuple[Decision, ...]
    luck: tuple[Luck, ...]
    track: tuple[Tick, ...]
    quarters: tuple[Quarter, ...]
    decision_rating: int | None
    accuracy: int | None
    mattered: int
    sensitivity: Sensitivity | None
    ended: bool
    finished: bool
    done: int
    total: int
    replicates: int
    rollouts: int
    branch: bool = False

    @property
    def gains(self) -> int:
        """Σ gains, hundredths."""
        return sum(decision.gain for decision in self.decisions)

    @property
    def luck_points(self) -> int:
        """Σ luck, hundredths."""
        return sum(luck.points for luck in self.luck)

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`; points stay integer hundredths."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Analysis:
        """The analysis that `to_json` has written. Raises KeyError, TypeError or ValueError for
        anything else."""
        rest = dict(data)
        decisions = tuple(_decision(each) for each in rest.pop("decisions"))
        luck = tuple(Luck(**each) for each in rest.pop("luck"))
        track = tuple(Tick(**each) for each in rest.pop("track"))
        quarters = tuple(Quarter(**each) for each in rest.pop("quarters"))
        other = rest.pop("sensitivity")
        sensitivity = Sensitivity(**other) if other is not None else None
        return cls(
            **rest,
            decisions=decisions,
            luck=luck,
            track=track,
            quarters=quarters,
            sensitivity=sensitivity,
        )


def _decision(data: dict[str, Any]) -> Decision:
    rest = dict(data)
    options = tuple(
        Option(**{**each, "parts": tuple(each["parts"])}) for each in rest.pop("options")
    )
    tags = tuple(rest.pop("tags"))
    return Decision(**rest, options=options, tags=tags)
