"""How a screen divides its area: columns of parts, and pages where the window is small.

A layout is a tuple of pages for each class; a page is columns of named parts with heights in
logical pixels (0 takes what is left, a negative number so many shares of it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.theme import LayoutClass


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its parts from the top, each with its height; `width` 0 shares what is left."""

    parts: tuple[tuple[str, float], ...]
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `name` stands on its chip where there are several."""

    name: str
    cols: tuple[Col, ...]


Layouts = Mapping[LayoutClass, tuple[Page, ...]]


def one(*parts: str, name: str = "") -> Page:
    """A page of one column whose parts share the height."""
    return Page(name, (Col(tuple((part, 0.0) for part in parts)),))


def place(area: Rect, page: Page, gap: float) -> dict[str, Rect]:
    """Where each part of a page stands."""
    fixed = sum(col.width for col in page.cols)
    free = area.w - fixed - gap * (len(page.cols) - 1)
    flexible = sum(1 for col in page.cols if not col.width)
    found: dict[str, Rect] = {}
    x = area.x
    for col in page.cols:
        width = col.width or free / max(1, flexible)
        found.update(_stack(Rect(x, area.y, width, area.h), col, gap))
        x += width + gap
    return found


def _stack(area: Rect, col: Col, gap: float) -> dict[str, Rect]:
    room = area.h - gap * (len(col.parts) - 1)
    fixed = sum(height for _, height in col.parts if height > 0)
    shares = sum(max(1.0, -height) for _, height in col.parts if height <= 0)
    shrink = min(1.0, room / fixed) if fixed > room or not shares else 1.0
    found: dict[str, Rect] = {}
    y = area.y
    for name, height in col.parts:
        tall = height * shrink if height > 0 else (room - fixed) * max(1.0, -height) / shares
        if not shares and name == col.parts[-1][0]:
            tall = area.bottom - y
        found[name] = Rect(area.x, y, area.w, tall)
        y += tall + gap
    return found
