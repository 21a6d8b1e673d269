"""The assistant: who should work on what now, as moves that the player may take or leave.

Ready and running tasks get their nominal crew, those with least float first; people of the role
before people with a second skill. `propose` is also what the computer managers staff with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from game.model.actions import Action, Assign, Release
from game.model.crew import slot_of
from game.model.scenario import Slot, Task
from game.model.units import DAY
from game.model.view import View
from game.model.world import OPEN, PRESENT

SECOND_SKILL = 600
SOON = 3 * DAY
FAR = 10**9
CRITICAL = 2 * DAY
LEAST_SHARE = 50
LEAST_HELP = 100
HELPFUL_SKILL = 500


class Roster:
    """Crews of open tasks as they would be, and the free shares of people, while a proposal is
    made."""

    def __init__(self, view: View) -> None:
        self.view = view
        public = view.public
        self.free: dict[str, int] = {
            id: state.profile.capacity
            for id, state in public.people.items()
            if state.status in (*PRESENT, "released")
        }
        self.crews: dict[str, dict[str, int]] = {}
        for task, state in public.tasks.items():
            if state.status == "active" or state.status == "ready":
                crew = self.crews[task] = public.assignments[task].copy()
                for person, share in crew.items():
                    if person in self.free:
                        self.free[person] -= share

    def candidates(self, role: str, least_skill: int) -> list[str]:
        """People with room who can do the role, the most suitable first."""
        people = self.view.public.people
        found = [
            (people[id].profile.role != role, -free, -people[id].skills.get(role, 0), id)
            for id, free in self.free.items()
            if free >= LEAST_SHARE and people[id].skills.get(role, 0) >= least_skill
        ]
        found.sort()
        return [id for _, _, _, id in found]

    def add(self, task: str, person: str, share: int) -> None:
        """Gives `share` more of a person to a task."""
        self.crews[task][person] = self.crews[task].get(person, 0) + share
        self.free[person] -= share

    def moves(self) -> list[Action]:
        """The assignments that make the crews so."""
        before = self.view.public.assignments
        return [
            Assign(person, task, share)
            for task, crew in self.crews.items()
            if crew != before[task]
            for person, share in crew.items()
            if share != before[task].get(person)
        ]


def filled(view: View, task: Task, slot: Slot, crew: Mapping[str, int] | None = None) -> int:
    """Shares (permille) of present people in a slot, of the crew as it is or of another one."""
    people = view.public.people
    total = 0
    for id, share in (view.public.assignments[task.id] if crew is None else crew).items():
        person = people[id]
        if person.status in PRESENT and slot_of(person, task) is slot:
            total += share
    return total


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
    order = [_urgency(view, id) for id in roster.crews]
    manned = []
    for _, id in sorted(zip(order, roster.crews, strict=True), key=itemgetter(0)):
        added = _crew(view, roster, view.project.tasks[id], least_skill, partial)
        for person, share in added.items():
            roster.add(id, person, share)
        if added or public.tasks[id].status == "active":
            manned.append(id)
    if stretch:
        for id in manned:
            if slack(view, id) <= CRITICAL:
                _stretch(roster, view.project.tasks[id])
    return roster.moves()


def _urgency(view: View, task: str) -> tuple[bool, int, int]:
    """Running tasks first, then those with least float; of equals whom the plan lets begin first,
    because a task that the plan puts behind another has that one's float as well."""
    plan = view.public.current
    return view.public.tasks[task].status != "active", plan.slack(task), plan.start(task)


def slack(view: View, task: str) -> int:
    """Total float of a task in minutes by the current plan."""
    return view.public.current.slack(task)


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
            if slot_of(view.public.people[person], task) is not slot:
                continue
            share = min(roster.free[person] - added.get(person, 0), missing)
            if share < min(LEAST_SHARE, missing):
                continue
            added[person] = added.get(person, 0) + share
            missing -= share
            if missing <= 0:
                break
        if missing > 0 and not running and not _enough(view, slot, have, missing, partial):
            return {}
    return added


def _enough(view: View, slot: Slot, have: int, missing: int, partial: bool) -> bool:
    """Whether a task may begin although `missing` of a slot is not there.

    Somebody must be; and as many as the project has at all, or half of them with `partial`.
    """
    if have + slot.nominal - missing <= 0:
        return False
    people = view.public.people.values()
    there_are = sum(
        p.profile.capacity for p in people if p.status != "gone" and p.profile.role == slot.role
    )
    tolerated = slot.nominal // 2 - 1 if partial else 0
    return missing <= max(tolerated, slot.nominal - there_are)


def _stretch(roster: Roster, task: Task) -> None:
    """Fills each slot beyond the nominal crew, if every one of them can take more."""
    view = roster.view
    crew = roster.crews[task.id]
    more: list[tuple[str, int]] = []
    used: dict[str, int] = {}
    for slot in task.slots:
        room = slot.largest - filled(view, task, slot, crew)
        if room < LEAST_HELP:
            return
        for person in roster.candidates(slot.role, HELPFUL_SKILL):
            share = min(roster.free[person] - used.get(person, 0), room)
            if share >= LEAST_HELP and slot_of(view.public.people[person], task) is slot:
                more.append((person, share))
                used[person] = used.get(person, 0) + share
                break
        else:
            return
    for person, share in more:
        roster.add(task.id, person, share)


def needed_at(view: View, role: str) -> int:
    """The minute at which a role is next wanted by a task not staffed yet, -1 for never."""
    public = view.public
    best = -1
    for id, state in public.tasks.items():
        status = state.status
        if status not in OPEN:
            continue
        task = view.project.tasks[id]
        for slot in task.slots:
            if slot.role == role and not (status == "active" and filled(view, task, slot)):
                start = max(public.now, public.current.start(id))
                best = start if best < 0 else min(best, start)
    return best


def releases(view: View, patience: int, moves: Sequence[Action]) -> list[Action]:
    """People booked without work whose role is not wanted within `patience` minutes.

    Whom one of `moves`, made in the same moment, gives work is not without.
    """
    public = view.public
    busy = {move.person for move in moves if isinstance(move, Assign) and move.share}
    for task, crew in public.assignments.items():
        if crew and public.tasks[task].status in OPEN:
            busy.update(crew)
    idle: list[Action] = []
    for id, state in public.people.items():
        if (
            state.booked
            and id not in busy
            and state.status in PRESENT
            and not state.profile.manager
        ):
            wanted = needed_at(view, state.profile.role)
            if wanted < 0 or wanted - public.now > patience:
                idle.append(Release(id))
    return idle


def recalls(view: View) -> list[Action]:
    """People who were released come back in time for a task that starts soon."""
    public = view.public
    moves: list[Action] = []
    for id, state in public.tasks.items():
        if state.status != "waiting" or public.current.start(id, FAR) - public.now > SOON:
            continue
        for slot in view.project.tasks[id].slots:
            for who, person in public.people.items():
                if not person.booked and person.profile.role == slot.role:
                    if person.status == "released":
                        share = min(slot.nominal, person.profile.capacity)
                        moves.append(Assign(who, id, share))
                    break
    return moves
