"""Exact progress: rates are constant between events, so work done is rate × time.

Only the counting lives here; what the rate is: `work.py`.
"""

from __future__ import annotations

from game.engine.agenda import schedule
from game.engine.rules.quality import bring_defects
from game.model.events import Event
from game.model.world import World


def accrue(world: World, id: str) -> None:
    """Counts the work done since the task was last touched, and the defects it brought."""
    state = world.public.tasks[id]
    elapsed = world.public.now - state.touched
    state.touched = world.public.now
    if elapsed <= 0:
        return
    if state.rate:
        work = state.rate * elapsed
        state.done += work
        bring_defects(world, id, work)
    else:
        state.waited += elapsed


def retime(world: World, id: str) -> None:
    """Puts the completion of an active task on the agenda anew; older entries die by version."""
    state = world.public.tasks[id]
    hidden = world.hidden.tasks[id]
    state.version += 1
    if state.rate <= 0:
        hidden.due = -1
        return
    left = max(0, hidden.work - state.done)
    hidden.due = world.public.now - (-left // state.rate)
    schedule(world, hidden.due, Event("task_due", id, state.version))
