"""The clock: takes the next event from the agenda and lets its handler change the world.

Between two events every rate is constant, so nothing is stepped. All events of an instant are
played before the clock stops or the manager may act, so cutting a run into pieces changes nothing.
"""

from __future__ import annotations

from heapq import heappop

from game.engine.agenda import END
from game.engine.dispatch import EVENTS
from game.engine.rules import plan
from game.engine.rules.dilemmas import decide_all
from game.engine.rules.work import refresh
from game.model.world import World

ALWAYS = END


def advance(world: World, until: int, stop: int = 0) -> None:
    """Plays the world up to and including minute `until`.

    Returns earlier, at the end of an instant, when one of the reasons in `stop` (bits of
    `agenda`) has come up; `world.attention` then tells which. After the end nothing moves.
    """
    public = world.public
    agenda = world.agenda
    world.attention = 0
    stop |= ALWAYS
    while not public.ended:
        if not agenda or agenda[0][0] > until:
            public.now = max(public.now, until)
            return
        public.now = agenda[0][0]
        settle(world)
        if world.attention & stop:
            return


def settle(world: World) -> None:
    """Plays every event that is due now, then brings rates and completion times up to date."""
    public = world.public
    now = public.now
    agenda = world.agenda
    handlers = EVENTS
    kept = world.kept
    while True:
        while agenda and agenda[0][0] <= now:
            event = heappop(agenda)[3]
            handlers[event[0]](world, event)
            if public.ended:
                break
        if world.stale or kept.tasks or kept.people:
            refresh(world)
        if world.moved:
            plan.refresh(world)
        if public.ended or not agenda or agenda[0][0] > now:
            break
    if public.ended:
        agenda.clear()
        decide_all(world)
