"""Rectangles in logical pixels, and the few ways to cut them up. No drawing here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def encloses(self, other: Rect, slack: float = 0.0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect, slack: float = 0.0) -> bool:
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def intersect(self, other: Rect) -> Rect:
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(0.0, right - x), max(0.0, bottom - y))

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, left: float, top: float | None = None) -> Rect:
        """Smaller by `left` at both sides and `top` (default: the same) above and below."""
        dy = left if top is None else top
        return Rect(self.x + left, self.y + dy, self.w - 2 * left, self.h - 2 * dy)

    def cut_left(self, width: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """The strip of that width, and what is left of the rectangle behind the gap."""
        rest = Rect(self.x + width + gap, self.y, self.w - width - gap, self.h)
        return Rect(self.x, self.y, width, self.h), rest

    def cut_right(self, width: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        rest = Rect(self.x, self.y, self.w - width - gap, self.h)
        return Rect(self.right - width, self.y, width, self.h), rest

    def cut_top(self, height: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        rest = Rect(self.x, self.y + height + gap, self.w, self.h - height - gap)
        return Rect(self.x, self.y, self.w, height), rest

    def cut_bottom(self, height: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        rest = Rect(self.x, self.y, self.w, self.h - height - gap)
        return Rect(self.x, self.bottom - height, self.w, height), rest

    def columns(self, shares: Sequence[float], gap: float = 0.0) -> list[Rect]:
        """Side by side, widths in proportion to `shares`."""
        free = self.w - gap * (len(shares) - 1)
        total = sum(shares)
        found: list[Rect] = []
        x = self.x
        for share in shares:
            width = free * share / total
            found.append(Rect(x, self.y, width, self.h))
            x += width + gap
        return found

    def rows(self, shares: Sequence[float], gap: float = 0.0) -> list[Rect]:
        """One below the other, heights in proportion to `shares`."""
        free = self.h - gap * (len(shares) - 1)
        total = sum(shares)
        found: list[Rect] = []
        y = self.y
        for share in shares:
            height = free * share / total
            found.append(Rect(self.x, y, self.w, height))
            y += height + gap
        return found
