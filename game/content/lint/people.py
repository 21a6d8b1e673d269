"""The team can do the plan, and there is exactly one player and one sponsor."""

from __future__ import annotations

from game.content.problem import Problem
from game.content.where import Where
from game.model.scenario import Scenario


def check_one_of_each(scenario: Scenario, where: Where) -> list[Problem]:
    """One manager among the people; the sponsor marked and named alike."""
    problems = []
    managers = [person.id for person in scenario.people.values() if person.manager]
    if len(managers) != 1:
        message = f"{len(managers)} people are marked as manager."
        problems.append(where.problem(("people",), message, "Mark exactly one: `manager: true`."))
    sponsors = [someone.id for someone in scenario.stakeholders.values() if someone.sponsor]
    if sponsors != [scenario.sponsor]:
        marked = " and ".join(sponsors) or "nobody"
        message = f"The sponsor is {scenario.sponsor}, and {marked} is marked as sponsor."
        remedy = f"Mark {scenario.sponsor} alone with `sponsor: true`."
        problems.append(where.problem(("sponsor",), message, remedy))
    return problems


def check_skills(scenario: Scenario, where: Where) -> list[Problem]:
    """Each role that a task needs is there, and enough of it for the nominal crew."""
    capacity: dict[str, int] = {}
    problems = []
    for person in scenario.people.values():
        skills = [role for role, _ in person.skills]
        for role in skills:
            capacity[role] = capacity.get(role, 0) + person.capacity
        if person.role not in skills:
            message = f"{person.name} has no skill in the own role {person.role}."
            remedy = f"Add `{person.role}: 1` to the skills."
            problems.append(where.problem(("people", person.id, "skills"), message, remedy))
    for task in scenario.tasks.values():
        for slot in task.slots:
            here = ("tasks", task.id, "crew", slot.role)
            there = capacity.get(slot.role, 0)
            if slot.role in scenario.roles and not there:
                message = f"Nobody in the team has the skill {slot.role}."
                problems.append(where.problem(here, message, "Give it to a person."))
            elif there < slot.nominal and slot.role in scenario.roles:
                message = (
                    f"{task.id} needs {slot.nominal / 1000:g} {slot.role} for its estimate, "
                    f"and the team has {there / 1000:g}."
                )
                problems.append(where.problem(here, message, "Need less, or add a person."))
    return problems
