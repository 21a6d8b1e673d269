"""The vocabulary of effects as an author writes it: lists of mappings with one key each.

`EffectEntry` is that one-key mapping; its fields are the vocabulary. What each effect does is said
where the model defines it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from game.content.problem import Path
from game.content.written.base import Placed, Written, WrittenEffect, built, says
from game.content.written.values import (
    AnyDayRange,
    AnyDays,
    Chance,
    Change,
    DayRange,
    Days,
    Expression,
    Factor,
    Flag,
    Id,
    Lag,
    Share,
    Short,
    Text,
    ThreePoint,
    Usd,
    UsdRange,
    wrong,
)
from game.model import effects as model

Source = Literal["contingency", "budget", "penalty"]
LinkKind = Literal["FS", "SS", "FF", "SF"]

_COLLECTIONS = ("dilemmas", "choices", "risks", "responses", "happenings", "moves")


def draw_key(at: Path) -> str:
    """The name of an effect's draw: ids and positions on the way to it (`E2.B.effects.0`)."""
    return ".".join(str(step) for step in at if step not in _COLLECTIONS)


class LinkEntry(Written):
    """A predecessor: an id alone, or a mapping."""

    makes = model.Link

    task: Id = says("the predecessor")
    kind: LinkKind = says("finish or start of both", "FS")
    lag: Lag = says("time between, negative for a lead", 0)

    @model_validator(mode="before")
    @classmethod
    def _an_id_alone(cls, value: Any) -> Any:
        return {"task": value} if isinstance(value, str) else value


class _Sized(Written):
    """An effect that is drawn evenly between a low and a high number of days."""

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        parts = super().parts(at, placed)
        low, high = parts.pop("days")
        return {**parts, "low": low, "high": high, "key": draw_key(at[:-1])}


class Work(_Sized):
    makes = model.AddWork

    task: Id = says("whose work")
    days: AnyDayRange = says("at nominal crew; negative takes away")


class Absence(_Sized):
    makes = model.Absence

    who: Id = says("a person, or a role for its first person")
    days: DayRange = says("how long")


class Scale(Written):
    makes = model.ScaleWork

    task: Id = says("whose remaining work")
    permille: Factor = says("factor", key="times")


class Replan(Written):
    makes = model.Replan

    task: Id = says("which task")
    estimate: ThreePoint = says("the new estimate at nominal crew", key="days")


class Unlink(Written):
    makes = model.RemoveLink

    task: Id = says("which task")
    after: Id = says("the predecessor it no longer waits for")


class Link(Written):
    makes = model.AddLink

    task: Id = says("which task")
    after: Id = says("the predecessor it waits for from now on")
    kind: LinkKind = says("finish or start of both", "FS")
    lag: Lag = says("time between", 0)

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        return {"task": self.task, "link": model.Link(self.after, self.kind, self.lag)}


class Hold(Written):
    makes = model.HoldTask

    task: Id = says("which task")
    minutes: Days = says("how long", key="days")


class WindowChange(Written):
    makes = model.SetWindow

    task: Id = says("which task")
    window: Id | Literal[""] = says('a window, or `""` for any day')


class Spend(Written):
    makes = model.Spend

    item: Short = says("what the money is for; the line in the ledger")
    usd: UsdRange = says("how much")
    source: Source = says("who pays", "contingency", key="from")

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        low, high = self.usd
        key = draw_key(at[:-1])
        return {"item": self.item, "low": low, "high": high, "source": self.source, "key": key}


class Daily(Written):
    makes = model.SpendDaily

    item: Short = says("what the money is for; the line in the ledger")
    cents: Usd = says("a working day", key="usd")


class PaceEntry(Written):
    makes = model.Pace

    who: Id = says("team, a role, a person or a task")
    permille: Factor = says("factor on productivity", key="times")
    minutes: Days = says("how long; 0 = to the end", key="days")
    reason: Short = says("what the player reads as the why")


class Depart(Written):
    makes = model.Depart

    who: Id = says("a person, or a role for its first person")
    notice: Days = says("days until the person is gone", key="notice_days")


class Recruit(Written):
    makes = model.Recruit

    role: Id = says("which role")
    origin: Literal["external", "internal", "returning"] = says("where from; sets the ramp-up")
    lead: Days = says("days until the person is here", key="lead_days")
    rate_permille: Factor = says("factor on the role's day rate", 1000, key="rate")


class Knowledge(Written):
    makes = model.ShareKnowledge

    who: Id = says("a person or a role")
    permille: Share = says("of the loss averted if that person leaves", key="share")


class RiskChange(Written):
    makes = model.ScaleRisk

    risk: Id = says("which risk", key="id")
    probability: Factor = says("factor", 1000)
    impact: Factor = says("factor", 1000)


class Defects(Written):
    makes = model.AddDefects

    task: Id = says("in whose product")
    minutes: Days = says("of rework at nominal crew", key="days")


class Find(Written):
    makes = model.FindDefects

    task: Id = says("in whose product")
    permille: Share = says("of the hidden rework", key="share")


class MessageEntry(Written):
    """A message: from a stakeholder or a person."""

    makes = model.Tell

    sender: Id = says("a stakeholder or a person", key="from")
    subject: Short = says("one line")
    body: Text = says("the message, as its sender would write it")


class Deadline(Written):
    makes = model.MoveDeadline

    minutes: AnyDays = says("how far; negative = earlier", key="days")


class OddsCase(Written):
    """A probability that counts if its condition holds; the first that holds wins."""

    condition: Expression = says("may be left out in the last case", "", key="if")
    p: Chance = says("probability")

    def build(self, at: Path, placed: list[Placed]) -> tuple[str, int]:
        return self.condition, self.p


class ChanceEntry(Written):
    makes = model.Chance

    odds: list[OddsCase] = says("a probability, or a list of `{if, p}`", key="p")
    then: list[EffectEntry] = says("what happens with this probability")
    otherwise: list[EffectEntry] = says("what happens else", [], key="else")

    @model_validator(mode="before")
    @classmethod
    def _a_number_alone(cls, value: Any) -> Any:
        if isinstance(value, dict) and "p" in value and not isinstance(value["p"], list):
            return {**value, "p": [{"p": value["p"]}]}
        return value

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        parts = super().parts(at, placed)
        return {**parts, "odds": model.Odds(parts["odds"]), "key": draw_key(at[:-1])}


class WhenEntry(Written):
    makes = model.When

    condition: Expression = says("looked at when the effect acts", key="if")
    then: list[EffectEntry] = says("what happens if it holds")
    otherwise: list[EffectEntry] = says("what happens else", [], key="else")


class LaterEntry(Written):
    makes = model.Later

    delay: Days = says("working days from now", key="days")
    effects: list[EffectEntry] = says("what happens then", key="do")


class CutoverEntry(Written):
    makes = model.Cutover

    rehearsals: Id = says("meter that counts passed rehearsals, 0 to 3")
    rollback: Id = says("flag: the way back was tested")
    staged: Id = says("flag: done in stages")
    discovery: Id = says("meter: how true the plan's picture is")
    shift: Id | Literal[""] = says("meter that shifts the odds, 500 = neutral", "")
    outage: Id = says("meter that receives the hours of outage")
    succeeded: list[EffectEntry] = says("what happens on success")
    failed: list[EffectEntry] = says("what happens on failure")

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        return {**super().parts(at, placed), "key": draw_key(at[:-1])}


_SHORT: dict[str, Any] = {
    "drop": model.DropTask,
    "add_task": model.AddTask,
    "stop_daily": model.StopDaily,
    "stay": model.Stay,
    "reveal": model.RevealRisk,
    "strike": model.StrikeRisk,
    "end": model.EndProject,
}
"""Effects that need one word."""

_EACH: dict[str, Any] = {
    "meter": model.ChangeMeter,
    "trust": model.ChangeTrust,
    "morale": model.ChangeMorale,
    "fatigue": model.ChangeFatigue,
    "flag": model.SetFlag,
}
"""Effects that may be said of several things at once."""


class EffectEntry(WrittenEffect):
    """One effect: a mapping with exactly one of these keys."""

    needed: ClassVar[str] = "Write one effect for each `-`, for example `- trust: {sponsor: -30}`."

    work: Work | None = says("adds work to an unfinished task", None)
    scale: Scale | None = says("multiplies the remaining work of an unfinished task", None)
    replan: Replan | None = says("gives a task a new estimate; its luck stays the same", None)
    drop: Id | None = says("takes a task out of scope; nobody waits for it any more", None)
    add_task: Id | None = says("brings an optional task into scope", None)
    unlink: Unlink | None = says("removes a predecessor", None)
    link: Link | None = says("adds a predecessor to a task that has not started", None)
    hold: Hold | None = says("a task may not start, or stands still", None)
    window: WindowChange | None = says("sets the calendar window in which a task may start", None)
    meter: dict[Id, Change] | None = says("adds to meters, one or several", None)
    trust: dict[Id, Change] | None = says("adds to the trust of stakeholders", None)
    morale: dict[Id, Change] | None = says("adds to the morale of `team`, roles or persons", None)
    fatigue: dict[Id, Change] | None = says("adds to the fatigue of `team`, roles or persons", None)
    spend: Spend | None = says("costs once", None)
    daily: Daily | None = says("costs each working day, until `stop_daily` or the end", None)
    stop_daily: Short | None = says("ends a running cost, or a budget item per day", None)
    flag: dict[Id, Flag] | None = says("sets a flag; `{name: false}` clears it", None)
    pace: PaceEntry | None = says("multiplies productivity for some time; several multiply", None)
    absence: Absence | None = says("somebody is away", None)
    depart: Depart | None = says("somebody gives notice", None)
    stay: Id | None = says("a person, or a role's first, who gave notice stays", None)
    recruit: Recruit | None = says("somebody joins", None)
    knowledge: Knowledge | None = says("others learn what somebody knows", None)
    reveal: Id | None = says("a risk appears in the register", None)
    risk: RiskChange | None = says("multiplies probability and impact of a risk from now on", None)
    strike: Id | None = says("a risk happens now", None)
    defects: Defects | None = says("hidden rework arises in a task's product", None)
    find: Find | None = says("part of the hidden rework in a product is found now", None)
    tell: MessageEntry | None = says("a message without a decision", None)
    deadline: Deadline | None = says("the dated milestone moves", None)
    end: Text | None = says("the project is cancelled, and why", None)
    chance: ChanceEntry | None = says("the effects act with a probability", None)
    when: WhenEntry | None = says("the effects act if a condition holds now", None)
    later: LaterEntry | None = says("the effects act after some working days", None)
    cutover: CutoverEntry | None = says("the cutover night, resolved at one instant", None)

    @model_validator(mode="before")
    @classmethod
    def _a_flag_alone(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("flag"), str):
            return {**value, "flag": {value["flag"]: True}}
        return value

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if len(self.model_fields_set) != 1:
            given = " and ".join(sorted(self.model_fields_set)) or "nothing"
            raise wrong(f"One effect has exactly one key; here is {given}.", self.needed)
        if getattr(self, *self.model_fields_set) is None:
            raise wrong("This effect says nothing.", self.needed)
        return self

    def build(self, at: Path, placed: list[Placed]) -> tuple[model.Effect, ...]:
        (word,) = self.model_fields_set
        value, here = getattr(self, word), (*at, word)
        made: list[Placed]
        if word in _SHORT:
            made = [Placed(here, _SHORT[word](value))]
        elif word in _EACH:
            made = [Placed((*here, name), _EACH[word](name, by)) for name, by in value.items()]
        else:
            made = [Placed(here, built(value, here, placed))]
        placed.extend(made)
        return tuple(effect for _, effect in made)


for _entry in (ChanceEntry, WhenEntry, LaterEntry, CutoverEntry):
    _entry.model_rebuild()  # they speak of EffectEntry, which is defined only now
