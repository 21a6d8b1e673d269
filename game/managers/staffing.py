"""The assistant: who should work on what now, as moves that the player may take or leave.

Ready and running tasks get their nominal crew, those with least float first; people of the role
before people with a second skill. `propose` is also what the computer managers staff with.
"""

from __future__ import annotations

from game.model.actions import Action, Assign, Release
from game.model.scenario import Slot, Task
from game.model.units import DAY, PERMILLE
from game.model.view import View
from game.model.world import PersonState

PRESENT = ("here", "notice")
SECOND_SKILL = 600
SOON = 3 * DAY


class Roster:
    """Free shares of people while a proposal is made."""

    def __init__(self, view: View) -> None:
        self.view = view
        public = view.public
        self.free: dict[str, int] = {
            id: state.profile.capacity
            for id, state in public.people.items()
            if state.status in (*PRESENT, "released")
        }
        for task, crew in public.assignments.items():
            if public.tasks[task].status in ("ready", "active"):
                for person, share in crew.items():
                    if person in self.free:
                        self.free[person] -= share

    def candidates(self, role: str, least_skill: int) -> list[str]:
        """People with room who can do the role, the most suitable first."""
        people = self.view.public.people
        found = [
            (people[id].profile.role != role, -free, -people[id].skills.get(role, 0), id)
            for id, free in self.free.items()
            if free >= 50 and people[id].skills.get(role, 0) >= least_skill
        ]
        found.sort()
        return [id for _, _, _, id in found]


def filled(view: View, task: Task, slot: Slot) -> int:
    """Shares (permille) of present people whose own role is the slot's, or who have no better."""
    people = view.public.people
    total = 0
    for id, share in view.public.assignments[task.id].items():
        if people[id].status in PRESENT and fills(people[id], task) is slot:
            total += share
    return total


def fills(person: PersonState, task: Task) -> Slot | None:
    """The slot that a person fills on a task: the own role, else the best skill."""
    best: Slot | None = None
    skill = 0
    for slot in task.slots:
        if slot.role == person.profile.role:
            return slot
        own = person.skills.get(slot.role, 0)
        if own > skill:
            best, skill = slot, own
    return best


def propose(
    view: View, *, least_skill: int = SECOND_SKILL, partial: bool = True, stretch: bool = False
) -> list[Action]:
    """Moves that staff every ready task and mend crews of running ones.

    `least_skill` (permille) bounds second skills, `partial` lets a task start with less than its
    nominal crew when no more people are free, `stretch` gives critical tasks up to the largest
    useful crew.
    """
    public = view.public
    roster = Roster(view)
    moves: list[Action] = []
    open_tasks = [id for id, state in public.tasks.items() if state.status in ("ready", "active")]
    open_tasks.sort(key=lambda id: (public.tasks[id].status != "active", slack(view, id)))
    for id in open_tasks:
        task = view.project.tasks[id]
        crew = _crew(view, roster, task, least_skill, partial)
        for person, share in crew.items():
            before = public.assignments[id].get(person, 0)
            moves.append(Assign(person, id, before + share))
            roster.free[person] -= share
    if stretch:
        moves += _stretch(view, roster, open_tasks)
    return moves


def slack(view: View, task: str) -> int:
    """Total float of a task in minutes by the current plan."""
    planned = view.public.current.get(task)
    return planned.slack if planned else 0


def _crew(
    view: View, roster: Roster, task: Task, least_skill: int, partial: bool
) -> dict[str, int]:
    """Additional shares by person, or nothing if the task cannot be manned well enough now."""
    added: dict[str, int] = {}
    running = view.public.tasks[task.id].status == "active"
    for slot in task.slots:
        have = filled(view, task, slot)
        missing = slot.nominal - have
        for person in roster.candidates(slot.role, least_skill) if missing > 0 else ():
            if view.public.people[person].profile.role != slot.role and _misfit(
                view, person, slot, task
            ):
                continue
            room = roster.free[person] - added.get(person, 0)
            share = min(room, missing)
            if share < 50:
                continue
            added[person] = added.get(person, 0) + share
            missing -= share
            if missing <= 0:
                break
        if missing > 0 and not running:
            largest = sum(
                p.profile.capacity
                for p in view.public.people.values()
                if p.status != "gone" and p.profile.role == slot.role
            )
            short = missing if not partial else slot.nominal // 2
            if missing > max(0, slot.nominal - largest) and missing >= short:
                return {}
            if have + slot.nominal - missing <= 0:
                return {}
    return added


def _misfit(view: View, person: str, slot: Slot, task: Task) -> bool:
    """Whether a person with a second skill would end up in another slot of the task."""
    return fills(view.public.people[person], task) is not slot


def _stretch(view: View, roster: Roster, open_tasks: list[str]) -> list[Action]:
    moves: list[Action] = []
    for id in open_tasks:
        if slack(view, id) > 2 * DAY or view.public.tasks[id].status != "active":
            continue
        task = view.project.tasks[id]
        wanted = [
            (slot, slot.largest - filled(view, task, slot))
            for slot in task.slots
            if slot.largest > slot.nominal
        ]
        if len(wanted) < len(task.slots):
            continue
        crew: dict[str, int] = {}
        for slot, more in wanted:
            people = roster.candidates(slot.role, 800)
            if not people or more < 100:
                crew = {}
                break
            share = min(roster.free[people[0]] - crew.get(people[0], 0), more)
            if share < 100:
                crew = {}
                break
            crew[people[0]] = crew.get(people[0], 0) + share
        for person, share in crew.items():
            before = view.public.assignments[id].get(person, 0)
            moves.append(Assign(person, id, min(PERMILLE, before + share)))
            roster.free[person] -= share
    return moves


def needed_at(view: View, role: str) -> int:
    """The minute at which a role is next wanted by a task not staffed yet, -1 for never."""
    public = view.public
    best = -1
    for id, state in public.tasks.items():
        if state.status not in ("waiting", "ready", "active"):
            continue
        task = view.project.tasks[id]
        for slot in task.slots:
            if slot.role != role or (state.status == "active" and filled(view, task, slot)):
                continue
            planned = public.current.get(id)
            start = max(public.now, planned.start) if planned else public.now
            best = start if best < 0 else min(best, start)
    return best


def releases(view: View, patience: int) -> list[Action]:
    """People booked without work whose role is not wanted within `patience` minutes."""
    public = view.public
    busy = {
        person
        for task, crew in public.assignments.items()
        if public.tasks[task].status in ("waiting", "ready", "active")
        for person in crew
    }
    moves: list[Action] = []
    for id, state in public.people.items():
        if (
            state.booked
            and id not in busy
            and not state.profile.manager
            and state.status in PRESENT
        ):
            wanted = needed_at(view, state.profile.role)
            if wanted < 0 or wanted - public.now > patience:
                moves.append(Release(id))
    return moves


def recalls(view: View) -> list[Action]:
    """People who were released come back in time for a task that starts soon."""
    public = view.public
    moves: list[Action] = []
    for id, state in public.tasks.items():
        planned = public.current.get(id)
        if state.status != "waiting" or planned is None or planned.start - public.now > SOON:
            continue
        for slot in view.project.tasks[id].slots:
            people = [
                i for i, p in public.people.items() if p.profile.role == slot.role and not p.booked
            ]
            if people and public.people[people[0]].status == "released":
                share = min(slot.nominal, public.people[people[0]].profile.capacity)
                moves.append(Assign(people[0], id, share))
    return moves
