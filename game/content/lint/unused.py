"""Everything that is defined is used: the other direction of `names`."""

from __future__ import annotations

from game.content.lint.walk import mentioned, references
from game.content.problem import Problem
from game.content.where import Where
from game.model import effects as act
from game.model.scenario import Scenario

_COLLECTIONS = {
    "role": "roles",
    "stakeholder": "stakeholders",
    "meter": "meters",
    "flag": "flags",
    "window": "windows",
}


def check_unused(scenario: Scenario, where: Where) -> list[Problem]:
    """Roles, stakeholders, meters, flags and windows that nothing refers to, idle people."""
    used = {
        (kind, id)
        for reference in (*references(scenario, where), *mentioned(scenario, where))
        for kind in reference.kinds
        for id in [reference.id]
    }
    problems = [
        where.problem((name, id), f"Nothing refers to the {kind} {id}.", "Use it, or remove it.")
        for kind, name in _COLLECTIONS.items()
        for id in getattr(scenario, name)
        if (kind, id) not in used
    ]
    needed = {slot.role for task in scenario.tasks.values() for slot in task.slots}
    for person in scenario.people.values():
        if not person.manager and needed.isdisjoint(role for role, _ in person.skills):
            message = f"No task needs any skill of {person.name}."
            problems.append(
                where.problem(("people", person.id, "skills"), message, "Give a task such a crew.")
            )
    return problems


def check_set_and_read(scenario: Scenario, where: Where) -> list[Problem]:
    """Flags that are read and never set or the reverse; meters that never move or never count."""
    effects = [placed.effect for placed in where.effects]
    set_flags = {effect.flag for effect in effects if isinstance(effect, act.SetFlag)}
    moved = {effect.meter for effect in effects if isinstance(effect, act.ChangeMeter)}
    nights = [effect for effect in effects if isinstance(effect, act.Cutover)]
    moved.update(night.outage for night in nights)
    read = {
        (kind, reference.id) for reference in mentioned(scenario, where) for kind in reference.kinds
    }
    for reference in references(scenario, where):
        if reference.path[-1] == "on":
            read.add((reference.kinds[0], reference.id))
    for night in nights:
        read.update(("flag", flag) for flag in (night.rollback, night.staged))
        read.update(("meter", m) for m in (night.rehearsals, night.discovery, night.shift))
    problems = []
    for flag in scenario.flags:
        if ("flag", flag) in read and flag not in set_flags:
            message = f"The flag {flag} is read and nothing sets it."
            problems.append(where.problem(("flags", flag), message, "Set it in an effect."))
        elif flag in set_flags and ("flag", flag) not in read:
            message = f"The flag {flag} is set and nothing reads it."
            problems.append(where.problem(("flags", flag), message, "Read it, or remove it."))
    for meter in scenario.meters.values():
        if meter.id not in moved:
            message = f"Nothing changes the meter {meter.id}."
            problems.append(where.problem(("meters", meter.id), message, "Add an effect."))
        if ("meter", meter.id) not in read:
            message = f"Nothing depends on the meter {meter.id}."
            problems.append(
                where.problem(("meters", meter.id), message, "Read it in a condition or the score.")
            )
    return problems


def check_running_costs(scenario: Scenario, where: Where) -> list[Problem]:
    """A running cost that is ended was begun."""
    begun = {effect.item for _, effect in where.effects if isinstance(effect, act.SpendDaily)}
    begun.update(item.id for item in scenario.budget if item.per_day)
    return [
        where.problem(
            path, f"No running cost `{effect.item}` is ever begun.", "Name a `daily` item."
        )
        for path, effect in where.effects
        if isinstance(effect, act.StopDaily) and effect.item not in begun
    ]
