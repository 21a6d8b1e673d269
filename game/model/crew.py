"""Who fits where: the one reading of skills that engine, managers and screens share."""

from __future__ import annotations

from game.model.scenario import Slot, Task
from game.model.world import PersonState


def slot_of(person: PersonState, task: Task) -> Slot | None:
    """The slot that a person fills on a task: that of the own role, else of the best skill."""
    role = person.profile.role
    for slot in task.slots:
        if slot.role == role:
            return slot
    best: Slot | None = None
    skill = 0
    for slot in task.slots:
        own = person.skills.get(slot.role, 0)
        if own > skill:
            best, skill = slot, own
    return best
