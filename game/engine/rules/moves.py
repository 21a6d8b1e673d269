"""Ordinary moves that a scenario offers: cost and hours now, effects when they are done."""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note
from game.engine.conditions import holds
from game.engine.rules import effects, errands, money
from game.model.actions import MakeMove, Refusal
from game.model.scenario import Move
from game.model.units import days
from game.model.world import World


def check_make_move(world: World, action: MakeMove) -> Refusal | None:
    """A move of the scenario, its gate, how often, and how soon after the last time."""
    move: Move | None = world.rules.scenario.moves.get(action.move)
    if move is None:
        return Refusal("unknown", f"There is no move {action.move}.")
    used = world.public.moves[move.id]
    if move.limit and len(used) >= move.limit:
        times = "once" if move.limit == 1 else f"{move.limit} times"
        return Refusal("limit", f"“{move.title}” can be done {times}, and was.")
    if used and world.public.now < used[-1] + move.rest:
        day = days(used[-1] + move.rest)
        return Refusal(
            "rest", f"“{move.title}” was done only lately.", f"Do it again from day {day} on."
        )
    if not holds(world, move.gate):
        return Refusal("gate", move.gate_text or f"Not possible now: {move.gate}.")
    return None


def do_make_move(world: World, action: MakeMove) -> None:
    """Pays for it and begins it."""
    move: Move = world.rules.scenario.moves[action.move]
    world.public.moves[move.id].append(world.public.now)
    money.spend(world, move.title, move.cost, move.source)
    errands.queue(world, action, move.hours, move.lead, move.title)


def complete_make_move(world: World, action: MakeMove) -> None:
    """It is done and acts."""
    move: Move = world.rules.scenario.moves[action.move]
    note(world, "move_made", move.id, detail=move.title, stop=agenda.NEWS)
    effects.apply(world, move.effects, why=move.title)
