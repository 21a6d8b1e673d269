"""A game whose names are all as long as a scenario file may write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from game.content.load import load_scenario
from game.model.scenario import Scenario

SHORT = 80
"""Characters of a title or a name; see `game.content.written.values`."""
PERSON = 14
WORDS = "Warehouse Management Workflow and Communication Framework "
PEOPLE = ("Tomas", "Wolfgang", "Emma", "William", "Maximilian", "Gwendolyn")
NAMES = {
    "Role": ("name",),
    "Task": ("name", "short"),
    "Stakeholder": ("title",),
    "Meter": ("name",),
    "Deadline": ("name", "short"),
    "Risk": ("name",),
    "Response": ("title",),
    "Choice": ("title",),
    "Dilemma": ("title",),
    "Move": ("title",),
    "BudgetItem": ("name",),
    "Measure": ("name",),
    "ScorePart": ("name",),
    "Scenario": ("title", "subtitle"),
}
"""What bears a name of at most `SHORT` characters."""


def name(before: str, length: int = SHORT) -> str:
    """A name of exactly that length that begins as the short one did."""
    return f"{before} {WORDS * 3}"[: length - 1].rstrip().ljust(length, "m")


def person(before: str, number: int) -> str:
    """A first name and the widest surname that fits."""
    first = PEOPLE[number % len(PEOPLE)]
    return f"{first} {before[:1]}".ljust(PERSON, "w")


@cache
def longest(id: str = "cloud-migration") -> Scenario:
    """The scenario with the longest names; the same rules, so the same digest."""
    made = _grown(load_scenario(id))
    assert isinstance(made, Scenario)
    people = {
        key: replace(each, name=person(each.name, number))
        for number, (key, each) in enumerate(made.people.items())
    }
    stakeholders = {
        key: replace(each, name=person(each.name, number))
        for number, (key, each) in enumerate(made.stakeholders.items())
    }
    return replace(made, people=people, stakeholders=stakeholders)


def _grown(thing: Any) -> Any:
    if isinstance(thing, tuple):
        return tuple(_grown(each) for each in thing)
    if isinstance(thing, Mapping):
        return {key: _grown(each) for key, each in thing.items()}
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    longer = {f.name: _grown(getattr(thing, f.name)) for f in fields(thing) if f.init}
    for each in NAMES.get(type(thing).__name__, ()):
        longer[each] = name(longer[each])
    return replace(thing, **longer)
