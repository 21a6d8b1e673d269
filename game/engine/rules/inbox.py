"""Messages to the manager. Placeholders are filled with the figures of the moment."""

from __future__ import annotations

from game.engine import agenda, conditions
from game.engine.agenda import note
from game.model.world import Message, World


def post(world: World, sender: str, subject: str, body: str) -> None:
    """News: a message that asks for no decision."""
    deliver(world, sender, subject, body)
    note(world, "message", sender, detail=conditions.fill(world, subject), stop=agenda.NEWS)


def deliver(world: World, sender: str, subject: str, body: str, dilemma: str = "") -> None:
    """Puts a message into the inbox; the caller writes what the log shall say."""
    fill = conditions.fill
    world.public.inbox.append(
        Message(world.public.now, sender, fill(world, subject), fill(world, body), dilemma)
    )
