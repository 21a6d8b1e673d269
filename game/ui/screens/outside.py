"""Screens without rail and clock (title, scenarios, settings): their head and hint bar."""

from __future__ import annotations

from collections.abc import Sequence

from game.ui.geometry import Rect
from game.ui.kit import Canvas, Hint, Label, Node, Ui, draw_key_cap
from game.ui.painter import Painter
from game.ui.theme import HINT_H, MARGIN, TOP_H


def area(ui: Ui, *, head: bool = True) -> Rect:
    """What head and hint bar leave."""
    kind = ui.layout
    side = 24.0 if kind in ("XL", "L") else MARGIN[kind]
    top = TOP_H[kind] + MARGIN[kind] if head else 0.0
    bottom = HINT_H[kind] + (MARGIN[kind] if head else 0.0)
    w, h = ui.size
    return Rect(side, top, w - 2 * side, h - top - bottom)


def head(ui: Ui, title: str) -> list[Node]:
    """The title line with its hairline."""
    kind = ui.layout
    side = 24.0 if kind in ("XL", "L") else MARGIN[kind]
    h = TOP_H[kind]

    def paint(p: Painter, rect: Rect) -> None:
        p.line(rect.x, rect.bottom - 0.5, rect.right, rect.bottom - 0.5, "line")

    wide = ui.measure(title, "heading_s", 600) + 2
    return [
        Canvas("head", Rect(0, 0, ui.size[0], h), paint=paint),
        Label(
            "head.title",
            Rect(side, (h - 24) / 2, min(wide, ui.size[0] - 2 * side), 24),
            title,
            size="heading_s",
            weight=600,
        ),
    ]


def foot(ui: Ui, hints: Sequence[Hint], notice: str = "") -> Node:
    """The hint bar: key caps and what they do, and a notice at the right."""
    kind = ui.layout
    w, h = ui.size
    height = float(HINT_H[kind])

    def paint(p: Painter, rect: Rect) -> None:
        p.line(rect.x, rect.y + 0.5, rect.right, rect.y + 0.5, "line")
        right = rect.right - 16
        if notice and kind in ("XL", "L"):
            right -= p.text(right, rect.cy - 8, notice, colour="muted", align="right") + 16
        x = rect.x + MARGIN[kind]
        for hint in hints:
            width = sum(max(20.0, p.measure(k) + 12) + 6 for k in hint.keys)
            if x + width + p.measure(hint.text) > right:
                break
            for key in hint.keys:
                x += draw_key_cap(p, x, rect.cy, key) + 6
            x += p.text(x, rect.cy - 8, hint.text, colour="text2") + 20

    return Canvas("foot", Rect(0, h - height, w, height), paint=paint)
