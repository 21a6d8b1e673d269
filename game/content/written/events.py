"""What happens and what can be done about it, as an author writes it: triggers, risks, dilemmas,
moves."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from game.content.problem import Path
from game.content.written.base import Placed, Written, says
from game.content.written.effects import EffectEntry, MessageEntry, Source
from game.content.written.values import (
    Chance,
    Count,
    DaysPair,
    Expression,
    Factor,
    Flag,
    Hours,
    Id,
    Kind,
    MaybeText,
    Short,
    Text,
    Time,
    Usd,
    UsdPair,
    wrong,
)
from game.model import scenario as model
from game.model.units import DAY

MOMENTS = {
    "started": "a task: `started M12`",
    "finished": "a task: `finished M12`",
    "day": "working days after the start: `day 30`",
    "state": "the condition in `if` becomes true; looked at weekly: `state`",
    "chosen": "a choice of a dilemma: `chosen E1.B`",
    "struck": "a risk happened: `struck R2`",
    "flag": "a flag was set: `flag calendar_agreed`",
    "baseline": "the start of the project: `baseline`",
    "never": "only for a budget item that stands for labour beyond the tasks: `never`",
    "month_end": "a task starts within `within` of a month end: `month_end M13`",
}
_ALONE = ("state", "baseline", "never")


def _moment(value: Any) -> tuple[str, str]:
    """Kind and subject of a trigger."""
    kind, _, subject = value.partition(" ") if isinstance(value, str) else ("", "", "")
    subject = subject.strip()
    fits = kind in MOMENTS and bool(subject) != (kind in _ALONE) and " " not in subject
    if fits and kind == "day":
        fits = subject.isascii() and subject.isdigit() and len(subject) < 5
    if fits and kind == "chosen":
        fits = subject.count(".") == 1
    if not fits:
        known = ", ".join(MOMENTS)
        raise wrong(
            "This is not a moment that a trigger knows.",
            f"Write one of {known}, with what it is about: `started M12`, `chosen E1.B`, `day 30`.",
        )
    return kind, subject


Moment = Annotated[tuple[str, str], PlainValidator(_moment), Kind("moment")]


class TriggerEntry(Written):
    """When something happens: a moment alone (`started M12`), or a mapping."""

    makes = model.Trigger

    on: Moment = says("the kind of moment, and what it is about: see below")
    delay: Time = says("how long after that moment", 0, key="after")
    spread: Time = says("up to so much later, drawn evenly", 0)
    condition: Expression = says("only if this holds then", "", key="if")
    chance: Chance = says("probability that it fires", 1000)
    within: Time = says("with month_end: how near", 0)

    @model_validator(mode="before")
    @classmethod
    def _a_moment_alone(cls, value: Any) -> Any:
        return {"on": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _what_belongs_together(self) -> Self:
        kind = self.on[0]
        if kind == "state" and not self.condition:
            raise wrong("A state trigger has no condition.", 'Add `if: "float_days < -5"`.')
        if (kind == "month_end") != bool(self.within):
            raise wrong(
                "`within` and `month_end` belong together.",
                "Write `on: month_end M13` with `within: 3 d`.",
            )
        return self

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        kind, subject = self.on
        amount = int(subject) * DAY if kind == "day" else self.within
        return {
            "kind": kind,
            "subject": "" if kind == "day" else subject,
            "amount": amount,
            "delay": self.delay,
            "spread": self.spread,
            "condition": self.condition,
            "chance": self.chance,
        }


Triggers = Annotated[list[TriggerEntry], Field(min_length=1)]


class ResponseEntry(Written):
    makes = model.Response

    id: Id = says("how the rest of the file names it")
    kind: Literal[
        "avoid",
        "mitigate",
        "transfer",
        "accept",
        "escalate",
        "exploit",
        "share",
        "enhance",
        "contingent",
    ] = says("contingent: only after the risk has happened")
    title: Short = says("what the manager does, verb first")
    cost: Usd = says("charged when it begins", 0)
    hours: Hours = says("of the manager", 0)
    lead: Time = says("until it works", 0)
    probability: Factor = says("factor on the probability once it works", 1000)
    impact: Factor = says("factor on the impact once it works", 1000)
    changes: Text = says("what it changes, in words")
    effects: list[EffectEntry] = says("what else it does once it works", [])
    gate: Expression = says("open only if this holds", "")
    gate_text: MaybeText = says("what the player reads while it is closed", "")
    secondary: Id | Literal[""] = says("risk that it brings", "")


class IndicatorEntry(Written):
    """An early sign, true or false, read at each of its triggers."""

    makes = model.Indicator

    watched: Text = says("what is looked at")
    calm: Text = says("what is seen when nothing is on its way")
    rising: Text = says("what is seen when the risk is on its way")
    triggers: Triggers = says("when somebody looks")
    sensitivity: Chance = says("chance of `rising` if the risk is on its way")
    false_alarm: Chance = says("chance of `rising` if not")


class Modifier(Written):
    """A factor on a risk's probability while a condition holds."""

    condition: Expression = says("while this holds", key="if")
    times: Factor = says("factor")

    def build(self, at: Path, placed: list[Placed]) -> tuple[str, int]:
        return self.condition, self.times


class RiskEntry(Written):
    makes = model.Risk

    id: Id = says("how the rest of the file names it")
    name: Short = says("as in the register")
    cause: Text = says("because of …")
    event: Text = says("… it may happen that …")
    effect: Text = says("… which leads to …")
    opportunity: Flag = says("a risk with a good effect", False)
    owner: Id = says("person, stakeholder or role")
    probability: Chance = says("that it strikes, at each of `strikes`")
    impact_text: Text = says("the impact in words")
    impact_days: DaysPair = says("in the register; negative for days won")
    impact_cost: UsdPair = says("in the register; negative for money saved")
    known: Flag = says("in the register from the start", True)
    opens: TriggerEntry = says("from when it may happen")
    closes: TriggerEntry = says("until when")
    strikes: list[TriggerEntry] = says(
        "the moments at which it may happen; none where only an effect `strike` brings it about"
    )
    modifiers: list[Modifier] = says("what moves the probability", [])
    effects: Annotated[list[EffectEntry], Field(min_length=1)] = says("what it does")
    indicator: IndicatorEntry | None = says("an early sign", None)
    responses: list[ResponseEntry] = says("what can be done", [])
    message: MessageEntry | None = says("news of it when it happens", None)
    tags: list[Short] = says("competences", [])

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        news = self.message
        message = (news.sender, news.subject, news.body) if news else None
        return {**super().parts(at, placed), "message": message}


class HappeningEntry(Written):
    """What always follows from a moment, without a choice."""

    makes = model.Happening

    id: Id = says("how the rest of the file names it")
    triggers: Triggers = says("at each of these")
    effects: Annotated[list[EffectEntry], Field(min_length=1)] = says("what follows")


class QuestionEntry(Written):
    """Something to ask before deciding; it takes time of the manager."""

    makes = model.Question

    id: Id = says("how the rest of the file names it")
    who: Id = says("a person or a stakeholder")
    text: Text = says("the question")
    hours: Hours = says("of the manager")
    answer: Text = says("the answer; may name public figures in braces")


class ForecastEntry(Written):
    """A proposition to put a probability on; void if it becomes moot."""

    makes = model.ForecastPrompt

    text: Text = says("the question to put a number on")
    condition: Expression = says("what it would mean to come true")
    within: Time = says("by then, counted from the message")
    moot: Expression = says("void if this holds first", "")


class ChoiceEntry(Written):
    makes = model.Choice

    id: Id = says("how the rest of the file names it")
    title: Short = says("verb first")
    text: Text = says("what it means")
    cost: Usd = says("shown and charged", 0)
    source: Source = says("who pays", "contingency", key="from")
    hours: Hours = says("of the manager", 0)
    time_text: MaybeText = says("what it does to time, as shown", "")
    depends_text: MaybeText = says("what it depends on, as shown", "")
    effects: list[EffectEntry] = says("what it does", [])
    gate: Expression = says("open only if this holds", "")
    gate_text: MaybeText = says("what the player reads while it is closed", "")
    trap: Flag = says("dishonest or unsafe", False)


class DilemmaEntry(Written):
    """A message that asks the manager to choose."""

    makes = model.Dilemma

    id: Id = says("how the rest of the file names it")
    title: Short = says("the subject line")
    sender: Id = says("a stakeholder or a person", key="from")
    body: Text = says("the message")
    triggers: Triggers = says("when it arrives: at the first of these")
    answer_within: Time = says("then the default counts")
    default: Id = says("a choice without a gate")
    choices: Annotated[list[ChoiceEntry], Field(min_length=2, max_length=4)] = says("two to four")
    questions: list[QuestionEntry] = says("what can be asked first", [])
    forecast: ForecastEntry | None = says("a proposition to put a probability on first", None)
    touches: list[Id] = says("tasks to show beside it", [])
    tags: list[Short] = says("competences", [])


class MoveEntry(Written):
    makes = model.Move

    id: Id = says("how the rest of the file names it")
    category: Literal[
        "plan", "people", "risk", "stakeholder", "scope", "quality", "supplier", "governance"
    ] = says("where it is offered")
    title: Short = says("verb first")
    text: Text = says("what it means")
    cost: Usd = says("shown and charged", 0)
    source: Source = says("who pays", "contingency", key="from")
    hours: Hours = says("of the manager", 0)
    lead: Time = says("until it works", 0)
    limit: Count = says("how often; 0 = any number", 0)
    rest: Time = says("between two uses", 0)
    effects: Annotated[list[EffectEntry], Field(min_length=1)] = says("what it does")
    gate: Expression = says("open only if this holds", "")
    gate_text: MaybeText = says("what the player reads while it is closed", "")
    tags: list[Short] = says("competences", [])
