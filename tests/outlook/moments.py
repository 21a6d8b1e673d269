"""Moments of games led by computer managers, for tests of what a view tells about the hidden."""

from __future__ import annotations

from functools import cache

from game.content.load import load_scenario
from game.engine.setup import new_world
from game.managers import policy
from game.managers.play import ASKED, ROUNDS, Lean
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import World

scenario = cache(load_scenario)


def led(project: Scenario, manager: str, seed: int, until: int) -> World:
    """A world led by a manager to minute `until`, or to its end if that comes first."""
    game = Lean(new_world(project, seed))
    lead = policy(manager, seed)
    while not game.ended:
        for _ in range(ROUNDS):
            raised = 0
            for action in lead(game.view()):
                if game.submit(action) is None:
                    raised |= game.attention
            if not raised & ASKED:
                break
        game.advance(until, ASKED)
        if game.world.public.now >= until:
            break
    return game.world


def view(world: World) -> View:
    """What the manager of a world may know."""
    return View(world.rules.scenario, world.public, world.rules.calendar)


@cache
def some(id: str = "cloud-migration", manager: str = "handbook") -> tuple[World, ...]:
    """A few moments of a few games; fork one before changing it."""
    return tuple(
        led(scenario(id), manager, seed, day * DAY)
        for seed, day in ((1, 7), (2, 41), (3, 83), (4, 118), (5, 160))
    )
