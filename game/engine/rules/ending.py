"""The end of a project: complete, cancelled or out of time."""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note
from game.engine.rules import money
from game.model.events import Event
from game.model.world import World


def end(world: World, reason: str) -> None:
    """Settles the accounts and stops the clock; `reason` is complete, horizon or a text."""
    public = world.public
    if public.ended:
        return
    money.settle(world)
    public.ended = reason
    note(world, "ended", detail=reason, stop=agenda.END)


def on_horizon(world: World, event: Event) -> None:
    """The time for the whole game is over."""
    money.penalise(world)
    end(world, "horizon")
