"""A game led by a computer player.

A policy is asked when a message arrives, a task becomes ready or is finished, somebody comes or
goes, and weekly. It returns moves in order of preference; those that are refused are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.engine import dispatch, kernel
from game.model.actions import Action, Refusal
from game.model.units import DAY
from game.model.view import View
from game.model.world import World
from game.session import DECISION, FINISHED, MILESTONE, PEOPLE, READY, WEEK

Policy = Callable[[View], list[Action]]
ASKED = DECISION | READY | FINISHED | WEEK | PEOPLE | MILESTONE
# A policy is asked again at the same instant when its own moves brought something up, so often.
ROUNDS = 4


class Game(Protocol):
    """What a policy plays: a session, or something lean that behaves like one."""

    def view(self) -> View: ...
    def submit(self, action: Action) -> Refusal | None: ...
    def advance(self, until: int, stop: int = ...) -> int: ...
    @property
    def attention(self) -> int: ...
    @property
    def ended(self) -> bool: ...


class Lean:
    """A world led without recording, take-back or copies: for rollouts and statistics."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._view = View(world.rules.scenario, world.public, world.rules.calendar)

    def view(self) -> View:
        """The live public part; a policy reads it and never changes it."""
        return self._view

    def submit(self, action: Action) -> Refusal | None:
        """Does the action or says why not."""
        refusal = dispatch.check(self.world, action)
        if refusal is None:
            self.world.attention = 0
            dispatch.do(self.world, action)
            kernel.settle(self.world)
        return refusal

    def advance(self, until: int, stop: int = 0) -> int:
        """As `Session.advance`."""
        kernel.advance(self.world, until, stop)
        return self.world.attention

    @property
    def attention(self) -> int:
        """What the last move or the last stretch of time brought up."""
        return self.world.attention

    @property
    def ended(self) -> bool:
        return bool(self.world.public.ended)


def play(game: Game, policy: Policy) -> None:
    """Leads the game from here to its end. Raises ValueError if the policy never starts it."""
    horizon = game.view().project.horizon + DAY
    while not game.ended:
        for _ in range(ROUNDS):
            raised = 0
            for action in policy(game.view()):
                if game.submit(action) is None:
                    raised |= game.attention
            if not raised & ASKED:
                break
        if not game.advance(horizon, ASKED) and not game.ended:
            raise ValueError("The policy did not start the project.")
