"""What the rules have worked out and need not work out again, until something changes it.

Not part of the moment: no digest sees it, a fork begins with an empty one, and nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Kept:
    """`factors`: what each person is worth on any task. `network`: the shape of the plan, None when
    a link or the scope has changed."""

    factors: dict[str, float] = field(default_factory=dict)
    network: Any = None
