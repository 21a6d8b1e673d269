"""Tasks: when they may start, how fast they go, when they are done.

A task's rate is the smallest, over its slots, of effective by nominal crew, capped by the largest
useful crew. Rates change only at events; progress between two events is exact.
"""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note, schedule
from game.engine.rules import errands, estimates, money, productivity, rework, stakeholders
from game.engine.rules.ending import end
from game.engine.rules.progress import accrue, retime
from game.engine.rules.readiness import (
    finish_bound,
    look_at_followers,
    missing_role,
)
from game.engine.rules.triggers import fire
from game.model.crew import slot_of
from game.model.events import Event
from game.model.scenario import Task
from game.model.units import MILLION, PERMILLE
from game.model.world import PRESENT, World


def refresh(world: World) -> None:
    """Brings progress, rates, completion times, bookings and errands up to date.

    Looks at the tasks and people that something happened to, or at all when the world is stale
    or a factor that all share has changed.
    """
    public = world.public
    kept = world.kept
    if public.ended or not public.started:
        world.stale = False
        return
    active = _going_on(world)
    loads = _loads(world, active)
    team = productivity.product(productivity.team_factors(world))
    if world.stale or team != kept.team or productivity.has_newcomers(world):
        touched = dict.fromkeys(active, True)
        people = dict.fromkeys(public.people, True)
    else:
        touched, people = _touched(world, active)
    world.stale = False
    kept.team = team
    kept.tasks.clear()
    kept.people.clear()
    efforts = _efforts(world, loads, touched)
    for id in touched:
        state = public.tasks[id]
        rate = task_rate(world, world.rules.scenario.tasks[id], efforts[id])
        if rate != state.rate:
            accrue(world, id)
            if rate == 0:
                note(world, "task_stopped", id, detail=state.why, stop=agenda.PEOPLE)
            state.rate = rate
            retime(world, id)
    money.book(world, people, loads)
    manager = world.rules.manager
    errands.set_pace(world, _free_for_errands(world, sum(loads.get(manager, {}).values())))


def _touched(world: World, active: list[str]) -> tuple[dict[str, bool], dict[str, bool]]:
    """The active tasks whose rate may have changed, and the people whose booking may have.

    Whatever touches a task touches its crew, whose other tasks then share them differently.
    """
    assignments = world.public.assignments
    tasks = world.kept.tasks
    people = world.kept.people.copy()
    for id in tasks:
        people.update(assignments[id])  # type: ignore[arg-type]
    touched: dict[str, bool] = {}
    for id in active:
        if id in tasks or not people.keys().isdisjoint(assignments[id]):
            touched[id] = True
    return touched, people


def _free_for_errands(world: World, from_tasks: int) -> int:
    """The share of a forty-hour week (permille) that tasks leave to the manager's list."""
    p = world.rules.parameters
    manager = world.public.people.get(world.rules.manager)
    if manager is not None and manager.status not in PRESENT:
        return 0
    return int(max(p.manager_least, PERMILLE * p.manager_week // 40 - from_tasks))


def on_task_due(world: World, event: Event) -> None:
    """The task may be complete: finish it unless its work grew or its links hold it."""
    id = event.subject
    state = world.public.tasks[id]
    if state.version != event.number or state.status != "active":
        return
    world.kept.tasks[id] = True
    accrue(world, id)
    if state.done < world.hidden.tasks[id].work:
        retime(world, id)
        return
    state.known = world.hidden.tasks[id].work
    bound = finish_bound(world, state)
    if bound > world.public.now:
        schedule(world, bound, Event("task_due", id, state.version))
    if bound < 0 or bound > world.public.now:
        return
    if rework.found_at_the_end(world, id):
        retime(world, id)
        return
    finish(world, id)


def finish(world: World, id: str) -> None:
    """Closes a task and tells everybody who waited for it."""
    public = world.public
    state = public.tasks[id]
    state.status = "finished"
    state.finished = public.now
    state.rate = 0
    state.remaining = 0
    state.why = ""
    state.version += 1
    stop = agenda.MILESTONE if world.rules.scenario.tasks[id].milestone else agenda.FINISHED
    note(world, "task_finished", id, stop=stop)
    if id in world.rules.repeats:
        world.stale = True
    crew = public.assignments[id]
    public.assignments[id] = {}
    for person in crew:
        money.let_go(world, person)
    look_at_followers(world)
    fire(world, "finished", id)
    scenario = world.rules.scenario
    if id == scenario.deadline.task:
        money.penalise(world)
        stakeholders.milestone(world)
    if id == scenario.end_task:
        end(world, "complete")
    world.moved = True


def _going_on(world: World) -> list[str]:
    """Starts ready tasks until none can, because a start may make others ready; then all that
    are active."""
    while True:
        active: list[str] = []
        for id, state in world.public.tasks.items():
            status = state.status
            if status == "active":
                active.append(id)
            elif status == "ready" and _start(world, id):
                break
        else:
            return active


def _start(world: World, id: str) -> bool:
    """Starts a ready task, unless it is held or lacks somebody."""
    public = world.public
    state = public.tasks[id]
    if state.earliest > public.now:
        state.why = "it is held"
        return False
    missing = missing_role(world, world.rules.scenario.tasks[id])
    if missing:
        state.why = "no " + world.rules.scenario.roles[missing].name
        return False
    accrue(world, id)
    state.status = "active"
    world.kept.tasks[id] = True
    state.started = public.now
    state.why = ""
    estimates.first_report(world, id)
    note(world, "task_started", id)
    look_at_followers(world)
    fire(world, "started", id)
    return True


def _loads(world: World, active: list[str]) -> dict[str, dict[str, int]]:
    """For each person with active tasks the shares wanted on them."""
    assignments = world.public.assignments
    loads: dict[str, dict[str, int]] = {}
    for id in active:
        for person, share in assignments[id].items():
            if person in loads:
                loads[person][id] = share
            else:
                loads[person] = {id: share}
    return loads


def _efforts(
    world: World, loads: dict[str, dict[str, int]], touched: dict[str, bool]
) -> dict[str, dict[str, float]]:
    """For each manned task that is touched the effective full-time equivalents of each role."""
    people = world.public.people
    tasks = world.rules.scenario.tasks
    team = world.kept.team
    concerned = touched.keys()
    factors = world.kept.factors
    efforts: dict[str, dict[str, float]] = {id: {} for id in touched}
    for person, wanted in loads.items():
        state = people[person]
        if state.status not in PRESENT or concerned.isdisjoint(wanted):
            continue
        common = (factors.get(person) or productivity.personal(world, person)) * team
        split = productivity.focus(world, len(wanted))
        for id, share in divide(world, person, wanted).items():
            slot = slot_of(state, tasks[id])
            if slot is None:
                continue
            role = slot.role
            worth = state.skills.get(role, 0) / PERMILLE * common
            if slot.nominal >= PERMILLE:
                worth *= split
            if id in efforts:
                effort = efforts[id]
                effort[role] = effort.get(role, 0.0) + share / PERMILLE * worth
    return efforts


def divide(world: World, person: str, wanted: dict[str, int]) -> dict[str, int]:
    """The shares a person really gives to tasks: what is wanted, cut to the capacity.

    Higher priority goes first; tasks of one priority share what is left in proportion.
    """
    room = world.public.people[person].profile.capacity
    total = 0
    for share in wanted.values():
        total += share
    if total <= room:
        return wanted
    tasks = world.public.tasks
    given = dict.fromkeys(wanted, 0)
    for priority in sorted({tasks[id].priority for id in wanted}, reverse=True):
        group = [id for id in wanted if tasks[id].priority == priority]
        total = sum(wanted[id] for id in group)
        for id in group:
            given[id] = wanted[id] if total <= room else wanted[id] * room // total
        room -= min(room, total)
    return given


def task_rate(world: World, task: Task, efforts: dict[str, float]) -> int:
    """Millionths of the nominal pace, from the effective people in each role."""
    state = world.public.tasks[task.id]
    own = productivity.product(productivity.task_factors(world, task))
    complete = state.done >= world.hidden.tasks[task.id].work
    state.why = "its predecessors are not far enough" if complete else ""
    now = world.public.now
    if state.held > now or state.not_before > now:
        state.why = "it is held"
        return 0
    if not task.slots:
        return int(MILLION * own)
    rate = 1e9
    for slot in task.slots:
        effort = efforts.get(slot.role, 0.0)
        if effort <= 0.0:
            state.why = "no " + world.rules.scenario.roles[slot.role].name
            return 0
        ratio = min(effort * PERMILLE / slot.nominal, slot.largest / slot.nominal)
        if ratio < rate:
            rate = ratio
    return int(MILLION * rate * own)
