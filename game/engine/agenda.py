"""The agenda: what is to come, in one total order of (time, priority, sequence)."""

from __future__ import annotations

from heapq import heappush

from game.model.events import Event, LogEntry
from game.model.world import Coming, World

NORMAL = 5
LAST = 9

# Why the clock may stop; bits of `World.attention`.
DECISION = 1
READY = 2
WEEK = 4
NEWS = 8
PEOPLE = 16
SIGN = 32
MILESTONE = 64
END = 128
FINISHED = 256


def schedule(world: World, time: int, event: Event, priority: int = NORMAL) -> None:
    """Puts `event` on the agenda at minute `time` (not before now)."""
    now = world.public.now
    if time < now:
        time = now
    sequence = world.sequence
    heappush(world.agenda, (time, priority, sequence, event))
    world.sequence = sequence + 1


def expect(world: World, time: int, event: Event) -> None:
    """Schedules an event that the manager knows to come."""
    public = world.public
    public.coming = [each for each in public.coming if each.time > public.now]
    public.coming.append(Coming(max(time, public.now), event))
    schedule(world, time, event)


def note(
    world: World, kind: str, subject: str = "", amount: int = 0, detail: str = "", stop: int = 0
) -> None:
    """Writes one line of the log that the manager sees; `stop` is a reason to stop the clock."""
    public = world.public
    public.log.append(LogEntry(public.now, kind, subject, amount, detail))
    world.attention |= stop
