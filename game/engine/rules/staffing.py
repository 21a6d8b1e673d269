"""People moves: assign, release, overtime, hire, pair, train, talk, look back.

Each move has a check, which never changes anything, and a do.
"""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import expect, note, schedule
from game.engine.rules import errands, money, people
from game.engine.rules.productivity import changed
from game.engine.rules.progress import accrue
from game.model.actions import (
    Assign,
    Hire,
    OneToOne,
    Pair,
    Prioritise,
    Refusal,
    Release,
    Retrospective,
    SetOvertime,
    Train,
)
from game.model.crew import slot_of
from game.model.effects import ShareKnowledge
from game.model.events import Event
from game.model.units import DAY, MINUTES_PER_HOUR, PERMILLE
from game.model.world import OPEN, World

HOUR = MINUTES_PER_HOUR
PAIR_DAYS = 20
TRAIN_DAYS = 10
LOOK_BACK_EVERY = 10 * DAY
TALK_AGAIN = 15 * DAY
LEARNABLE = 900
"""The skill (permille) that training and pairing lead up to; the rest comes with years."""


def unknown_person(world: World, id: str) -> Refusal | None:
    """A refusal if nobody of that id can be reached."""
    state = world.public.people.get(id)
    if state is None:
        return Refusal("unknown", f"There is nobody called {id} in this project.")
    if state.status == "gone":
        return Refusal("gone", f"{state.profile.name} has left the project.")
    return None


def check_assign(world: World, action: Assign) -> Refusal | None:
    refusal = unknown_person(world, action.person)
    if refusal:
        return refusal
    person = world.public.people[action.person]
    name = person.profile.name
    task = world.rules.scenario.tasks.get(action.task)
    if task is None:
        return Refusal("unknown", f"There is no task {action.task}.")
    state = world.public.tasks[action.task]
    if state.status not in OPEN:
        return Refusal("closed", f"{action.task} is {state.status}; nobody can be assigned to it.")
    if not 0 <= action.share <= PERMILLE:
        return Refusal("range", "A share lies between 0 and 100 %.")
    if action.share > person.profile.capacity:
        most = person.profile.capacity // 10
        return Refusal("range", f"{name} can give the project at most {most} % of a week.")
    if action.share == 0:
        if action.person not in world.public.assignments[action.task]:
            return Refusal("none", f"{name} is not assigned to {action.task}.")
        return None
    if not task.slots:
        return Refusal("slots", f"{action.task} waits for somebody outside; it needs no crew.")
    if slot_of(person, task) is None:
        roles = " or ".join(world.rules.scenario.roles[slot.role].name for slot in task.slots)
        return Refusal(
            "skill",
            f"{name} has none of the skills that {action.task} needs ({roles}).",
            f"Train {name}, or assign somebody else.",
        )
    return None


def do_assign(world: World, action: Assign) -> None:
    public = world.public
    crew = public.assignments[action.task]
    accrue(world, action.task)
    world.kept.tasks[action.task] = True
    world.kept.people[action.person] = True
    if action.share == 0:
        del crew[action.person]
        note(world, "unassigned", action.person, detail=action.task)
        return
    crew[action.person] = action.share
    note(world, "assigned", action.person, amount=action.share, detail=action.task)
    state = public.people[action.person]
    if state.status == "released":
        state.status = "coming"
        lead = world.rules.parameters.rebook_lead * DAY
        state.back_at = max(state.back_at, public.now + lead)
        note(world, "rebooked", action.person, amount=state.back_at)
        schedule(world, state.back_at, Event("back", action.person))
    if public.started:
        book(world, action.person)


def book(world: World, id: str) -> None:
    """The project pays for a person from the first assignment on, for the largest share wanted."""
    state = world.public.people[id]
    wanted = 0
    for crew in world.public.assignments.values():
        if id in crew and crew[id] > wanted:
            wanted = crew[id]
    if wanted > state.booked:
        money.settle(world)
        state.booked = wanted


def check_release(world: World, action: Release) -> Refusal | None:
    refusal = unknown_person(world, action.person)
    if refusal:
        return refusal
    state = world.public.people[action.person]
    if state.profile.manager:
        return Refusal("manager", "You cannot release yourself.")
    if state.status == "released" or not (state.booked or _tasks_of(world, action.person)):
        return Refusal("none", f"{state.profile.name} is not booked.")
    return None


def do_release(world: World, action: Release) -> None:
    for task in _tasks_of(world, action.person):
        accrue(world, task)
        world.kept.tasks[task] = True
        del world.public.assignments[task][action.person]
    money.settle(world)
    world.kept.people[action.person] = True
    state = world.public.people[action.person]
    state.booked = 0
    if state.status != "notice":
        state.status = "released"
    note(world, "released", action.person)


def _tasks_of(world: World, person: str) -> list[str]:
    return [task for task, crew in world.public.assignments.items() if person in crew]


def check_overtime(world: World, action: SetOvertime) -> Refusal | None:
    refusal = unknown_person(world, action.person)
    if refusal:
        return refusal
    if not 40 <= action.hours <= 60:
        return Refusal("range", "A week has between 40 and 60 hours.")
    if world.public.people[action.person].overtime == action.hours:
        return Refusal("same", f"That person works {action.hours} hours already.")
    return None


def do_overtime(world: World, action: SetOvertime) -> None:
    for task in _tasks_of(world, action.person):
        accrue(world, task)
    money.settle(world)
    world.public.people[action.person].overtime = action.hours
    changed(world)
    world.kept.costs.clear()
    note(world, "overtime", action.person, amount=action.hours)


def check_prioritise(world: World, action: Prioritise) -> Refusal | None:
    state = world.public.tasks.get(action.task)
    if state is None or state.status not in OPEN:
        return Refusal("closed", f"{action.task} is not open.")
    if not 0 <= action.priority <= 3:
        return Refusal("range", "A priority is 0, 1, 2 or 3.")
    return None


def do_prioritise(world: World, action: Prioritise) -> None:
    world.public.tasks[action.task].priority = action.priority
    world.stale = True


def check_hire(world: World, action: Hire) -> Refusal | None:
    role = world.rules.scenario.roles.get(action.role)
    if role is None:
        return Refusal("unknown", f"There is no role {action.role}.")
    if action.origin not in ("contractor", "employee"):
        return Refusal("range", "Hire a contractor or an employee.")
    manager = world.rules.manager
    owners = [p for p in world.rules.scenario.people.values() if p.role == action.role]
    if owners and all(p.id == manager or p.capacity < 500 for p in owners):
        return Refusal("role", f"A {role.name} cannot be hired for this project.")
    return None


def do_hire(world: World, action: Hire) -> None:
    role = world.rules.scenario.roles[action.role].name
    errands.queue(world, action, 4 * HOUR, 0, f"Recruit a {action.origin}: {role}")


def complete_hire(world: World, action: Hire) -> None:
    p = world.rules.parameters
    money.spend(world, "recruiting", p.recruiting_cost, "contingency")
    if action.origin == "contractor":
        people.recruit(world, action.role, "external", p.contractor_lead * DAY, p.contractor_rate)
    else:
        people.recruit(world, action.role, "internal", p.employee_lead * DAY, PERMILLE)


def check_pair(world: World, action: Pair) -> Refusal | None:
    for id in (action.expert, action.learner):
        refusal = unknown_person(world, id)
        if refusal:
            return refusal
    if action.expert == action.learner:
        return Refusal("same", "Pair two different people.")
    people_now = world.public.people
    pair = (people_now[action.expert].profile, people_now[action.learner].profile)
    if any(profile.manager for profile in pair):
        return Refusal("manager", "You have other work to do; pair two of the team.")
    pairing = [pace.who for pace in world.public.paces if pace.reason == "pairing"]
    for profile in pair:
        if profile.id in pairing:
            return Refusal("busy", f"{profile.name} is pairing already.")
    return None


def do_pair(world: World, action: Pair) -> None:
    errands.load(world, HOUR, "Set up pairing")
    for id in (action.expert, action.learner):
        people.set_pace(world, id, 920, PAIR_DAYS * DAY, "pairing")
    due = world.public.now + PAIR_DAYS * DAY
    effects = (ShareKnowledge(action.expert, 600),)
    expect(world, due, Event("effects", "pairing", PERMILLE, effects))
    expect(world, due, Event("errand_done", action=action))
    expert = world.public.people[action.expert].profile.name
    note(world, "move_made", detail=f"{expert} pairs for four weeks")


def complete_pair(world: World, action: Pair) -> None:
    role = world.public.people[action.expert].profile.role
    _learn(world, action.learner, role, 250)


def check_train(world: World, action: Train) -> Refusal | None:
    refusal = unknown_person(world, action.person)
    if refusal:
        return refusal
    if action.role not in world.rules.scenario.roles:
        return Refusal("unknown", f"There is no role {action.role}.")
    state = world.public.people[action.person]
    if state.profile.manager:
        return Refusal("manager", "You have other work to do; train one of the team.")
    if state.skills.get(action.role, 0) >= 800:
        return Refusal("known", f"{state.profile.name} knows that work well enough.")
    if any(p.who == action.person and p.reason == "training" for p in world.public.paces):
        return Refusal("busy", f"{state.profile.name} is in training already.")
    return None


def do_train(world: World, action: Train) -> None:
    errands.load(world, HOUR, "Arrange training")
    money.spend(world, "training", 150_000, "contingency")
    people.set_pace(world, action.person, 500, TRAIN_DAYS * DAY, "training")
    expect(world, world.public.now + TRAIN_DAYS * DAY, Event("errand_done", action=action))
    name = world.public.people[action.person].profile.name
    note(world, "move_made", detail=f"{name} is in training, half days for two weeks")


def complete_train(world: World, action: Train) -> None:
    _learn(world, action.person, action.role, 300)


def _learn(world: World, id: str, role: str, permille: int) -> None:
    state = world.public.people[id]
    if state.status == "gone":
        return
    for task in _tasks_of(world, id):
        accrue(world, task)
    known = state.skills.get(role, 0)
    state.skills[role] = max(known, min(LEARNABLE, known + permille))
    world.stale = True
    name = world.rules.scenario.roles[role].name
    note(world, "result", detail=f"{state.profile.name} knows more of the work of a {name}")


def check_one_to_one(world: World, action: OneToOne) -> Refusal | None:
    refusal = unknown_person(world, action.person)
    if refusal:
        return refusal
    if world.public.people[action.person].profile.manager:
        return Refusal("manager", "Talk with one of the team.")
    return None


def do_one_to_one(world: World, action: OneToOne) -> None:
    name = world.public.people[action.person].profile.name
    errands.queue(world, action, HOUR, 0, f"One-to-one with {name}")


def complete_one_to_one(world: World, action: OneToOne) -> None:
    state = world.public.people[action.person]
    if state.status == "gone":
        return
    again = state.talked >= 0 and world.public.now - state.talked < TALK_AGAIN
    state.talked = world.public.now
    people.change_morale(world, action.person, 6 if again else 30)
    hidden = world.hidden.people.get(action.person)
    if hidden and not again:
        hidden.hazard = hidden.hazard * 9 // 10
    mood = "tired" if state.fatigue > 440 else "low in spirits" if state.morale < 580 else "well"
    note(world, "result", detail=f"{state.profile.name} is {mood}", stop=agenda.NEWS)


def check_retrospective(world: World, action: Retrospective) -> Refusal | None:
    if not world.public.started:
        return Refusal("early", "There is nothing to look back on yet.")
    for pace in world.public.paces:
        if pace.reason == "retrospective":
            return Refusal("soon", "The last retrospective was a short time ago; wait two weeks.")
    return None


def do_retrospective(world: World, action: Retrospective) -> None:
    errands.load(world, 4 * HOUR, "Retrospective")
    people.set_pace(world, "team", 950, LOOK_BACK_EVERY, "retrospective")
    people.change_morale(world, "team", 15)
    world.public.retrospectives += 1
    world.stale = True
    note(world, "move_made", detail="Retrospective, half a day of the team")
