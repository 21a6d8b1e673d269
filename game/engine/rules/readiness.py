"""When a task may start or finish: its links, holds and calendar window, and who it lacks."""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note, schedule
from game.engine.rules.progress import retime
from game.model.crew import slot_of
from game.model.events import Event
from game.model.scenario import Task
from game.model.world import PRESENT, TaskState, World


def look_at_followers(world: World) -> None:
    """Makes every waiting task ready whose predecessors, hold and calendar window allow it, and
    lets tasks finish that are done but for a link."""
    public = world.public
    for id, state in public.tasks.items():
        if state.status == "active" and state.done >= world.hidden.tasks[id].work:
            retime(world, id)
        if state.status != "waiting":
            continue
        start = start_bound(world, state)
        if start < 0:
            continue
        start = max(start, state.earliest)
        if state.window:
            window = world.rules.scenario.windows[state.window]
            start = world.rules.calendar.next_start(window, max(start, public.now))
        if start > public.now:
            if state.ready_at != start:
                state.ready_at = start
                state.why = "the calendar" if state.window else "its earliest date"
                schedule(world, start, Event("task_ready", id))
            continue
        state.status = "ready"
        world.kept.tasks[id] = True
        state.ready_at = public.now
        state.touched = public.now
        note(world, "task_ready", id, stop=agenda.READY)


def on_task_ready(world: World, event: Event) -> None:
    """The date has come that a task waited for, or a hold is over."""
    world.stale = True
    look_at_followers(world)


def start_bound(world: World, state: TaskState) -> int:
    """The earliest minute the links allow a start, -1 while a predecessor is not far enough."""
    bound = 0
    tasks = world.public.tasks
    for link in state.after:
        other = tasks[link.task]
        if other.status in ("dropped", "out"):
            continue
        moment = other.finished if link.kind == "FS" else other.started
        if link.kind in ("FF", "SF"):
            continue
        if moment < 0:
            return -1
        bound = max(bound, moment + link.lag)
    return bound


def finish_bound(world: World, state: TaskState) -> int:
    """The earliest minute the FF and SF links allow a finish, -1 while that is not known."""
    bound = 0
    tasks = world.public.tasks
    for link in state.after:
        other = tasks[link.task]
        if link.kind not in ("FF", "SF") or other.status in ("dropped", "out"):
            continue
        moment = other.finished if link.kind == "FF" else other.started
        if moment < 0:
            return -1
        bound = max(bound, moment + link.lag)
    return bound


def missing_role(world: World, task: Task) -> str:
    """The first slot's role that nobody present fills, or ""."""
    crew = world.public.assignments[task.id]
    people = world.public.people
    for slot in task.slots:
        for person in crew:
            state = people[person]
            if state.status in PRESENT and slot_of(state, task) is slot:
                break
        else:
            return slot.role
    return ""
