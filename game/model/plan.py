"""Dates of the tasks as one plan sees them. Pure data, never changed: worlds share their plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Planned(NamedTuple):
    """One task in a plan, minutes; `slack` is total float."""

    start: int
    finish: int
    slack: int


NOWHERE: Mapping[str, int] = {}
"""The places of an empty plan: a plain dict, so that a view can be pickled."""


class Plan(Mapping[str, Planned]):
    """Tasks of a plan by id. `place` tells where in the other sequences a task stands."""

    __slots__ = ("finishes", "place", "slacks", "starts")

    def __init__(
        self,
        place: Mapping[str, int] = NOWHERE,
        starts: Sequence[int] = (),
        finishes: Sequence[int] = (),
        slacks: Sequence[int] = (),
    ) -> None:
        self.place = place
        self.starts = starts
        self.finishes = finishes
        self.slacks = slacks

    def __getitem__(self, id: str) -> Planned:
        at = self.place[id]
        return Planned(self.starts[at], self.finishes[at], self.slacks[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self.place)

    def __len__(self) -> int:
        return len(self.place)

    def __contains__(self, id: object) -> bool:
        return id in self.place

    def __reduce__(self) -> tuple[type[Plan], tuple[object, ...]]:
        return Plan, (dict(self.place), self.starts, self.finishes, self.slacks)

    def slack(self, id: str) -> int:
        """Total float of a task in minutes, 0 for one that is not in the plan."""
        at = self.place.get(id)
        return 0 if at is None else self.slacks[at]

    def start(self, id: str, absent: int = 0) -> int:
        """The minute at which a task starts, `absent` for one that is not in the plan."""
        at = self.place.get(id)
        return absent if at is None else self.starts[at]

    def spans(self) -> Iterator[tuple[str, int, int]]:
        """Each task with its start and finish."""
        return zip(self.place, self.starts, self.finishes, strict=True)

    @property
    def end(self) -> int:
        """The minute at which everything is done, 0 without tasks."""
        return max(self.finishes, default=0)
