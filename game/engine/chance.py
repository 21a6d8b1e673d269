"""Luck by key: every random number is a pure function of seed, purpose and occurrence.

Values are integers in millionths, the same on every platform. Adding a task or taking another
decision never shifts another draw.
"""

from __future__ import annotations

from hashlib import blake2b

from game.engine.tables import interpolate
from game.model.units import MILLION
from game.model.world import World


def uniform(seed: int, key: str, occurrence: int = 0) -> int:
    """A uniform draw in 0 … 999,999 (millionths) for this seed, purpose and occurrence."""
    text = f"{seed}:{key}:{occurrence}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") * MILLION >> 64


def pick(seed: int, key: str, count: int) -> int:
    """One of `count` equally likely values 0 … count - 1."""
    return uniform(seed, key) * count // MILLION


def draw(world: World, key: str) -> int:
    """The next uniform draw of `key` in this world, in millionths."""
    counts = world.hidden.counts
    occurrence = counts.get(key, 0)
    counts[key] = occurrence + 1
    world.drew = True
    return uniform(world.hidden.seed, key, occurrence)


def happens(world: World, key: str, permille: int) -> bool:
    """Whether something of probability `permille` happens this time."""
    return draw(world, key) < permille * 1000


def between(world: World, key: str, low: int, high: int) -> int:
    """A uniform integer from `low` to `high` inclusive."""
    if low == high:
        return low
    return low + draw(world, key) * (high - low + 1) // MILLION


def from_table(world: World, key: str, quantiles: tuple[int, ...]) -> int:
    """A draw from a distribution given by its quantiles at equal steps from 0 to 1."""
    return interpolate(quantiles, draw(world, key), MILLION)
