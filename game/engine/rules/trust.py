"""Trust of stakeholders: how much it moves and whom news reaches.

Why it moves: `stakeholders.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.agenda import note
from game.model.units import METER_TOP, PERMILLE
from game.model.world import World

WORTH_TELLING = 10
"""Points of trust that the manager notices."""

CONCERN = {"high": 600, "medium": 300, "low": 0}
"""How much of news about the date reaches people of this interest (permille; the sponsor: all)."""


def change(world: World, id: str, amount: int) -> None:
    """Adds to a stakeholder's trust, kept within 0 and 1000; the manager notices larger moves."""
    state = world.public.stakeholders[id]
    before = state.trust
    state.trust = max(0, min(METER_TOP, before + amount))
    moved = state.trust - before
    if abs(moved) >= WORTH_TELLING:
        more = "much more" if abs(moved) >= 100 else "more"
        less = "much less" if abs(moved) >= 100 else "less"
        note(world, "trust", id, amount=moved, detail=more if moved > 0 else less)


def change_all(world: World, amount: int) -> None:
    """Moves everybody's trust by their concern for the project."""
    for id, concern in audience(world):
        change(world, id, scaled(amount, concern))


def audience(world: World) -> Iterator[tuple[str, int]]:
    """Those whom the date concerns, each with the permille of it."""
    scenario = world.rules.scenario
    for id, who in scenario.stakeholders.items():
        concern = PERMILLE if id == scenario.sponsor else CONCERN[who.interest]
        if concern:
            yield id, concern


def scaled(amount: int, permille: int) -> int:
    """A part of an amount, rounded towards zero, so that gains and losses mirror each other."""
    part = abs(amount) * permille // PERMILLE
    return part if amount >= 0 else -part
