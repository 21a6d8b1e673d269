"""Exact progress: rates are constant between events, so work done is rate × time.

Only the counting lives here; what the rate is: `work.py`.
"""

from __future__ import annotations

from game.engine.agenda import schedule
from game.engine.rules.quality import bring_defects
from game.model.events import Event
from game.model.units import DAY, MILLION
from game.model.world import World


def accrue(world: World, id: str) -> None:
    """Counts the work done since the task was last touched, and the defects it brought.

    Never more than there is: a crew whose finish is held by a link has nothing left to do.
    """
    state = world.public.tasks[id]
    elapsed = world.public.now - state.touched
    state.touched = world.public.now
    if elapsed <= 0:
        return
    if state.rate:
        work = min(state.rate * elapsed, world.hidden.tasks[id].work - state.done)
        state.done += work
        state.remaining = left_to_report(state.remaining, work)
        bring_defects(world, id, work)
    elif state.status in ("ready", "active"):
        state.waited += elapsed


def left_to_report(remaining: int, work: int) -> int:
    """Reported minutes that remain after `work` micro-minutes more; never nothing while it runs."""
    return max(min(remaining, DAY // 4), remaining - work // MILLION)


def retime(world: World, id: str) -> None:
    """Puts the completion of an active task on the agenda anew; older entries die by version."""
    state = world.public.tasks[id]
    state.version += 1
    left = max(0, world.hidden.tasks[id].work - state.done)
    if left and state.rate <= 0:
        return
    due = world.public.now - (-left // state.rate if left else 0)
    schedule(world, due, Event("task_due", id, state.version))
