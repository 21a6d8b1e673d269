"""Walks over a scenario with the place of everything in the file.

One generic walk; tables say which fields name something, which are expressions, which are read
by people. The passes of lint are built on these four iterators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from game.content.digest import PROSE
from game.content.messages import entries_in
from game.content.problem import Path
from game.content.where import Where
from game.content.written.base import Written
from game.content.written.plan import ScenarioEntry
from game.model import conditions
from game.model import effects as act
from game.model import scenario as model
from game.model.scenario import Scenario


class Reference(NamedTuple):
    """An id that must be defined as one of `kinds`."""

    path: Path
    kinds: tuple[str, ...]
    id: str


class Condition(NamedTuple):
    """An expression; `public` where only public names may stand."""

    path: Path
    text: str
    public: bool


def entries(scenario: Scenario, where: Where) -> list[tuple[Path, Any]]:
    """Every entry of the file and every effect, with its place."""
    if not where.walked:
        where.walked.extend(_entries(scenario, ()))
        for path, effect in where.effects:
            where.walked.extend(_entries(effect, path))
    return where.walked


def _entries(entry: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, entry
    for field in fields(entry):
        yield from _below(getattr(entry, field.name), (*path, word(type(entry), field.name)))


def _below(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _below(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if not isinstance(item, act.Effect):
                step = item.role if isinstance(item, model.Slot) else getattr(item, "id", index)
                yield from _below(item, (*path, step))
    elif is_dataclass(value):
        yield from _entries(value, path)


def word(kind: type, field: str) -> str:
    """What the file calls a field of the model."""
    return _words().get(kind, {}).get(field, field)


@cache
def _words() -> dict[type, dict[str, str]]:
    """For each class of the model, the words that the file uses for its fields."""
    found: dict[type, dict[str, str]] = {}

    def collect(entry: type[Written]) -> None:
        makes = getattr(entry, "makes", entry)
        if makes in found:
            return
        found[makes] = {n: f.alias for n, f in entry.model_fields.items() if f.alias}
        for field in entry.model_fields.values():
            for below in entries_in(field.annotation):
                collect(below)

    collect(ScenarioEntry)
    return found


_SOMEBODY = ("team", "role", "person")
_SOMEONE = ("role", "person")
_SPEAKER = ("stakeholder", "person")

_NAMED_BY_FIELD: dict[str, tuple[str, ...]] = {
    "task": ("task",),
    "meter": ("meter",),
    "stakeholder": ("stakeholder",),
    "sponsor": ("stakeholder",),
    "flag": ("flag",),
    "risk": ("risk",),
    "role": ("role",),
    "window": ("window",),
    "sender": _SPEAKER,
    "end_task": ("task",),
    "finds": ("task",),
    "touches": ("task",),
    "secondary": ("risk",),
}
_NAMED_BY_OWNER: dict[tuple[type, str], tuple[str, ...]] = {
    (act.RemoveLink, "after"): ("task",),
    (act.Pace, "who"): (*_SOMEBODY, "task"),
    (act.ChangeMorale, "who"): _SOMEBODY,
    (act.ChangeFatigue, "who"): _SOMEBODY,
    (act.Absence, "who"): _SOMEONE,
    (act.Depart, "who"): _SOMEONE,
    (act.Stay, "who"): _SOMEONE,
    (act.ShareKnowledge, "who"): _SOMEONE,
    (act.Cutover, "rehearsals"): ("meter",),
    (act.Cutover, "discovery"): ("meter",),
    (act.Cutover, "shift"): ("meter",),
    (act.Cutover, "outage"): ("meter",),
    (act.Cutover, "rollback"): ("flag",),
    (act.Cutover, "staged"): ("flag",),
    (model.Risk, "owner"): (*_SPEAKER, "role"),
    (model.Question, "who"): _SPEAKER,
    (model.Stakeholder, "sponsor"): (),
}
_NAMED_BY_TRIGGER = {
    "started": "task",
    "finished": "task",
    "month_end": "task",
    "struck": "risk",
    "flag": "flag",
    "chosen": "choice",
}
_NAMED_BY_FAMILY = {
    "trust": "stakeholder",
    "meter": "meter",
    "flag": "flag",
    "started": "task",
    "finished": "task",
    "active": "task",
    "dropped": "task",
    "slack": "task",
    "chosen": "choice",
    "open": "dilemma",
    "struck": "risk",
    "rising": "risk",
    "responding": "response",
    "used": "move",
    "here": "role",
    "free": "role",
}


_EXPRESSIONS: dict[type, tuple[tuple[str, bool], ...]] = {
    model.Trigger: (("condition", False),),
    model.Response: (("gate", True),),
    model.Choice: (("gate", True),),
    model.Move: (("gate", True),),
    model.ForecastPrompt: (("condition", True), ("moot", True)),
    model.Measure: (("expression", False),),
    act.When: (("condition", False),),
}
"""Fields that are expressions, and whether only public names may stand in them."""

_READ_WHOLE = (model.Charter, model.TutorialStep)
_TITLES = ("title", "subtitle", "summary")


def references(scenario: Scenario, where: Where) -> Iterator[Reference]:
    """Every id that a field names; those in expressions come from `mentioned`."""
    for path, entry in entries(scenario, where):
        kind = type(entry)
        if kind is model.Trigger and entry.kind in _NAMED_BY_TRIGGER:
            yield Reference((*path, "on"), (_NAMED_BY_TRIGGER[entry.kind],), entry.subject)
        elif kind is model.Person:
            skills = ((*path, "skills", role) for role, _ in entry.skills)
            yield from (Reference(place, ("role",), str(place[-1])) for place in skills)
        elif kind is model.Risk and entry.message:
            yield Reference((*path, "message", "from"), _SPEAKER, entry.message[0])
        for field in fields(entry):
            value = getattr(entry, field.name)
            kinds = _NAMED_BY_OWNER.get((kind, field.name), _NAMED_BY_FIELD.get(field.name, ()))
            for id in value if isinstance(value, tuple) else (value,):
                if kinds and id:
                    yield Reference((*path, word(kind, field.name)), kinds, id)


def expressions(scenario: Scenario, where: Where) -> Iterator[Condition]:
    """Every expression that is not empty."""
    for path, entry in entries(scenario, where):
        for field, public in _EXPRESSIONS.get(type(entry), ()):
            if getattr(entry, field):
                here = (*path, word(type(entry), field))
                yield Condition(here, getattr(entry, field), public)
        if isinstance(entry, act.Odds):
            cases, here = entry.cases, path
        elif isinstance(entry, model.Risk):
            cases, here = entry.modifiers, (*path, "modifiers")
        else:
            continue
        for index, (text, _) in enumerate(cases):
            if text:
                yield Condition((*here, index, "if"), text, public=False)


def mentioned(scenario: Scenario, where: Where) -> Iterator[Reference]:
    """Every id that an expression or a placeholder mentions; broken expressions are left out."""
    named = [
        (path, name) for path, text, _ in expressions(scenario, where) for name in names_in(text)
    ]
    named += [
        (path, name)
        for path, text in texts(scenario, where)
        for name in conditions.placeholders(text)
    ]
    for path, name in named:
        family, _, id = name.partition(".")
        if family in _NAMED_BY_FAMILY:
            yield Reference(path, (_NAMED_BY_FAMILY[family],), id)


def names_in(expression: str) -> tuple[str, ...]:
    """The names that an expression uses; none if it is broken, which another pass reports."""
    try:
        return conditions.referenced(expression)
    except conditions.ConditionError:
        return ()


def texts(scenario: Scenario, where: Where) -> Iterator[tuple[Path, str]]:
    """Every text that a player reads."""
    for path, entry in entries(scenario, where):
        kind = type(entry)
        names = _TITLES if kind is Scenario else PROSE.get(kind, ())
        if kind in _READ_WHOLE:
            names = tuple(field.name for field in fields(entry))
        for name in names:
            value = getattr(entry, name)
            here = (*path, word(kind, name))
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    yield here, text
