"""Every id that is used is defined, and no two things that share a name space share an id."""

from __future__ import annotations

from difflib import get_close_matches

from game.content.lint.walk import references
from game.content.problem import Path, Problem
from game.content.where import Where
from game.model.scenario import Scenario


def defined(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """The ids of each kind of thing."""
    return {
        "team": ("team",),
        "role": tuple(scenario.roles),
        "person": tuple(scenario.people),
        "stakeholder": tuple(scenario.stakeholders),
        "task": tuple(scenario.tasks),
        "meter": tuple(scenario.meters),
        "flag": tuple(scenario.flags),
        "risk": tuple(scenario.risks),
        "dilemma": tuple(scenario.dilemmas),
        "move": tuple(scenario.moves),
        "window": tuple(scenario.windows),
        "choice": tuple(f"{d.id}.{c.id}" for d in scenario.dilemmas.values() for c in d.choices),
        "response": tuple(f"{r.id}.{a.id}" for r in scenario.risks.values() for a in r.responses),
    }


def check_names(scenario: Scenario, where: Where) -> list[Problem]:
    """Unknown ids, each with the nearest known one."""
    known = defined(scenario)
    problems = []
    for path, kinds, id in references(scenario, where):
        fitting = [name for kind in kinds for name in known[kind]]
        if id in fitting or where.broken.intersection(id.split(".")):
            continue
        near = get_close_matches(id, fitting, n=1)
        remedy = f"Did you mean {near[0]}?" if near else "Define it, or name another."
        problems.append(where.problem(path, f"There is no {' or '.join(kinds)} `{id}`.", remedy))
    return problems


_APART = (
    ("risks", "dilemmas", "happenings", "moves"),
    ("roles", "people", "tasks"),
    ("people", "stakeholders"),
)
"""Lists whose ids must differ: they name draws, or stand in the same fields."""


def check_clashes(scenario: Scenario, where: Where) -> list[Problem]:
    """The same id in two lists that must be told apart."""
    problems = []
    for group in _APART:
        first: dict[str, str] = {"team": "everybody"}
        for collection in group:
            for id in getattr(scenario, collection):
                path: Path = (collection, id, "id")
                if first.setdefault(id, collection) != collection:
                    message = f"The id {id} also stands for one of {first[id]}."
                    problems.append(where.problem(path, message, "Choose another."))
    return problems
