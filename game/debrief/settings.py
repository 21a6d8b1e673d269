"""How precise an analysis is to be, and who plays on."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.judgement import LOOKS, QUICK

DEFAULT_ROLLOUTS = 128


@dataclass(frozen=True, slots=True)
class Settings:
    """`rollouts` is the largest look at a decision in replicates, `policy` the reference that also
    plays on, `other` the continuation that it is compared with ("" for none), `compared` for how
    many decisions. `chunk` is the replicates in a piece of work; it changes no figure."""

    rollouts: int = DEFAULT_ROLLOUTS
    policy: str = "handbook"
    other: str = "novice"
    compared: int = 12
    chunk: int = 64

    @property
    def looks(self) -> tuple[int, ...]:
        """Replicates after which the bounds are looked at."""
        fixed = tuple(look for look in LOOKS if look <= self.rollouts)
        return fixed or (self.rollouts,)

    @property
    def quick(self) -> int:
        """Replicates of the first, quick look at what differs by degrees."""
        return min(QUICK, self.looks[0])
