"""What a Gantt chart shows: one row a task, with its bars. Plain data in working days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.kit.node import Card

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
    """A task. `waits` are stretches of waiting, `range` is the forecast behind the bar."""

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

    @property
    def end(self) -> float:
        """The day at which what stands behind the bar begins."""
        if self.milestone is not None:
            return self.milestone
        return max((bar.end for bar in self.bars), default=0.0)
