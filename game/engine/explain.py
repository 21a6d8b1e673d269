"""Why a rate is what it is: slots, people and factors by name, from what the manager may know."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.rules import productivity
from game.engine.rules.work import divide
from game.model.crew import slot_of
from game.model.units import PERMILLE
from game.model.world import PRESENT, World


@dataclass(frozen=True, slots=True)
class SlotRate:
    """One slot of a task: full-time equivalents wanted, at most useful, and effective now."""

    role: str
    nominal: float
    largest: float
    effective: float
    people: tuple[tuple[str, float, dict[str, float]], ...]


def person_on_task(world: World, person: str, task: str) -> dict[str, float]:
    """Factors of one person on one task, now or if assigned; their product is the productivity."""
    public = world.public
    entry = world.rules.scenario.tasks[task]
    slot = slot_of(public.people[person], entry)
    skill = public.people[person].skills.get(slot.role, 0) / PERMILLE if slot else 0.0
    active = [
        id
        for id, crew in public.assignments.items()
        if person in crew and public.tasks[id].status == "active"
    ]
    count = len(active) if task in active else len(active) + 1
    factors = {"skill": skill, **productivity.personal_factors(world, person)}
    if count > 1 and slot and slot.nominal >= PERMILLE:
        factors[f"{count} tasks at once"] = productivity.focus(world, count)
    return {**factors, **productivity.team_factors(world)}


def task_rate(world: World, task: str) -> list[SlotRate]:
    """Each slot of a task with the people in it; the smallest ratio sets the pace."""
    public = world.public
    entry = world.rules.scenario.tasks[task]
    crew = public.assignments[task]
    result = []
    for slot in entry.slots:
        people = []
        effective = 0.0
        for person in crew:
            if slot_of(public.people[person], entry) is not slot:
                continue
            if public.people[person].status not in PRESENT:
                continue
            wanted = {
                id: others[person]
                for id, others in public.assignments.items()
                if person in others and (id == task or public.tasks[id].status == "active")
            }
            share = divide(world, person, wanted)[task] / PERMILLE
            factors = person_on_task(world, person, task)
            people.append((person, share, factors))
            effective += share * productivity.product(factors)
        result.append(
            SlotRate(
                slot.role,
                slot.nominal / PERMILLE,
                slot.largest / PERMILLE,
                effective,
                tuple(people),
            )
        )
    return result
