"""What a Gantt chart shows: one row a task, with its bars. Plain data in working days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.kit.node import Card
from game.ui.painter import Metrics

BarLook = Literal["critical", "normal", "supplier", "finished"]


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One stretch of work, in working days; `done` is the share already worked."""

    start: float
    end: float
    look: BarLook = "normal"
    done: float = 0.0


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A task. `waits` are stretches of waiting, `range` is the forecast behind the bar.

    `short` stands where the name has no room.
    """

    key: str
    code: str
    name: str
    figure: str = ""
    bars: tuple[GanttBar, ...] = ()
    baseline: tuple[float, float] | None = None
    float_to: float | None = None
    waits: tuple[tuple[float, float], ...] = ()
    range: tuple[float, float] | None = None
    milestone: float | None = None
    note: str = ""
    note_colour: str = "text"
    critical: bool = False
    card: Card | None = None
    short: str = ""

    def named(self, metrics: Metrics, room: float) -> str:
        """The longest of the name, its part before a colon or comma, and the short name."""
        whole = self.name
        parts = {whole, whole.partition(": ")[0], whole.partition(", ")[0], self.short or whole}
        by_length = sorted(parts, key=lambda part: (-len(part), part))
        fits = (part for part in by_length if metrics.measure(part) <= room)
        return next(fits, by_length[-1])

    @property
    def end(self) -> float:
        """The day at which what stands behind the bar begins."""
        if self.milestone is not None:
            return self.milestone
        return max((bar.end for bar in self.bars), default=0.0)
