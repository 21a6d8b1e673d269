"""Computer players: policies `view -> actions` that see what a person sees.

`play` leads a game with one of them; `MANAGERS` names them.
"""

from game.managers.handbook import handbook
from game.managers.idle import idle
from game.managers.novice import novice
from game.managers.play import Game, Policy, play
from game.managers.random_moves import RandomMoves

MANAGERS = ("handbook", "novice", "idle", "random")


def policy(name: str, seed: int = 0) -> Policy:
    """The manager of that name; `seed` matters to `random` alone. Raises KeyError."""
    table: dict[str, Policy] = {"handbook": handbook, "novice": novice, "idle": idle}
    return RandomMoves(seed) if name == "random" else table[name]


__all__ = ["MANAGERS", "Game", "Policy", "play", "policy"]
