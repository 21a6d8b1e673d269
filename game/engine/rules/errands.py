"""The manager's own time: forty hours a week, shared with the manager's slots in tasks.

Moves with hours are done one after another; what does not fit waits its turn.
"""

from __future__ import annotations

from game.engine.agenda import expect, note, schedule
from game.model.actions import Action
from game.model.events import Event
from game.model.units import PERMILLE
from game.model.world import Errand, World


def queue(world: World, action: Action, minutes: int, lead: int, label: str) -> None:
    """Puts a move on the manager's list; it comes to its result `lead` minutes after it is done.

    A move without hours and lead comes to its result at once.
    """
    if minutes <= 0:
        expect(world, world.public.now + lead, Event("errand_done", action=action))
        return
    _add(world, Errand(action, minutes * PERMILLE, lead, label))


def load(world: World, minutes: int, label: str) -> None:
    """Takes the manager's time without a further result."""
    if minutes > 0:
        _add(world, Errand(None, minutes * PERMILLE, 0, label))


def set_pace(world: World, permille: int) -> None:
    """The share of the manager's time that is free for errands has changed."""
    public = world.public
    if permille != public.errands_pace:
        accrue(world)
        public.errands_pace = permille
        _retime(world)


def accrue(world: World) -> None:
    """Counts the time given to the first errand since it was last looked at."""
    public = world.public
    elapsed = public.now - public.errands_touched
    public.errands_touched = public.now
    if public.errands and elapsed > 0:
        first = public.errands[0]
        first.left = max(0, first.left - elapsed * public.errands_pace)


def on_errand(world: World, event: Event) -> None:
    """The first errand is done; the next one begins."""
    public = world.public
    if event.number != public.errands_version or not public.errands:
        return
    accrue(world)
    done = public.errands.pop(0)
    if done.action is not None:
        expect(world, public.now + done.lead, Event("errand_done", action=done.action))
    _retime(world)


def _add(world: World, errand: Errand) -> None:
    public = world.public
    accrue(world)
    public.errands.append(errand)
    if len(public.errands) == 1:
        _retime(world)
    else:
        note(world, "move_queued", detail=errand.label)


def _retime(world: World) -> None:
    public = world.public
    public.errands_version += 1
    if public.errands and public.errands_pace:
        due = public.now - (-public.errands[0].left // public.errands_pace)
        schedule(world, due, Event("errand", number=public.errands_version))
