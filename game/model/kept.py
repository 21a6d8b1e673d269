"""What the rules have worked out and need not work out again, until something changes it.

Not part of the moment: no digest sees it, a fork begins with an empty one, and nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """What a minute of a person costs: share booked and at work, all of it, and what is idle."""

    booked: int
    work: int
    burn: int
    idle: int


@dataclass(slots=True)
class Kept:
    """`tasks` and `people` are those that something has happened to since rates and bookings were
    last brought up to date: only they are looked at again, unless the world is stale as a whole.

    `factors`: what each person is worth on any task; `team` the factor that all share, 0 for not
    known; `costs` of each person who has any; `network` the shape of the plan, None when a link or
    the scope has changed.
    """

    tasks: dict[str, bool] = field(default_factory=dict)
    people: dict[str, bool] = field(default_factory=dict)
    factors: dict[str, float] = field(default_factory=dict)
    team: float = 0.0
    costs: dict[str, Cost] = field(default_factory=dict)
    network: Any = None
