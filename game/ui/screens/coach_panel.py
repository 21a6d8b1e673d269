"""The surface of the tutorial: heading and text, how far one is, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Link,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    Ui,
    button_width,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens.parts import line

TALL = 180.0
"""From this height on the buttons stand below the text."""
LOW = 60.0
DOT = 16.0


@dataclass(frozen=True, slots=True)
class Way:
    """A button of the panel."""

    key: str
    label: str
    action: Callable[[], None]
    cap: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the tutorial says now: number `at` (from 0) of `total`, and how one goes on."""

    heading: str
    text: str
    count: str
    at: int
    total: int
    ways: tuple[Way, ...]
    leave: Way


def panel(ui: Ui, box: Rect, said: Said) -> list[Node]:
    """The mark at the left, the text, and the buttons below or, where it is low, at the right.

    Where there is room for one line only, the text is left out.
    """
    if box.h < LOW:
        return _bar(ui, box, said)
    tall_box = box.h >= TALL
    x = box.x + (76 if box.w > 560 else 16)
    right = box.right - 20
    wanted = max(296.0, _width(ui, said) + 24)
    beside_w = 0.0 if tall_box else min(wanted, box.w * 0.5)
    dots = DOT * said.total
    nodes: list[Node] = [_Ground("coach", box, "Tutorial")]
    if box.w > 560:
        nodes.append(
            Canvas(
                "coach.mark",
                Rect(box.x + 20, box.y + 18, 40, 40),
                paint=lambda p, r: p.image("brand/mark", r),
            )
        )
    beside = 0.0 if tall_box else ui.measure(said.count) + 14
    nodes += [
        line("coach.count", x, box.y + 14, right - x, said.count, colour="muted"),
        Canvas(
            "coach.dots",
            Rect(right - dots, box.y + 18, dots, 8),
            paint=lambda p, r: _dots(p, r, said),
        ),
        line(
            "coach.heading",
            x + beside,
            box.y + (31 if tall_box else 12),
            right - x - beside - dots - 8,
            said.heading,
            size="heading_s" if tall_box else "text_m",
            weight=600,
            colour="text",
        ),
    ]
    top = box.y + (66 if tall_box else 36)
    foot = box.bottom - (44 if tall_box else 8)
    nodes += _text(ui, Rect(x, top, right - x - 8 - beside_w, foot - top), said.text, tall_box)
    if tall_box:
        return nodes + _buttons(ui, x, box.bottom - 42, right, said)
    left = right - beside_w + 16
    return nodes + _buttons(ui, left, box.y + 30, right, said, leave_y=box.bottom - 28)


def _bar(ui: Ui, box: Rect, said: Said) -> list[Node]:
    x = box.right - 12.0 - _width(ui, said)
    return [
        _Ground("coach", box, "Tutorial"),
        line(
            "coach.heading",
            box.x + 12,
            box.y + 10,
            x - box.x - 20,
            said.heading,
            size="text_m",
            weight=600,
            colour="text",
        ),
        *_ways(ui, x, box.y + 4, said),
    ]


def _text(ui: Ui, area: Rect, text: str, large: bool) -> list[Node]:
    """The text in the largest size that fits; else it is scrolled."""
    fits = large and rich_height(ui.metrics, text, area.w, "text_m") <= area.h - 6
    size = "text_m" if fits else "text_s"
    tall = rich_height(ui.metrics, text, area.w, size)
    at = Rect(area.x, area.y, area.w, tall)
    body = Paragraph("coach.text", at, text, size=size, colour="text")
    if tall <= area.h:
        return [body]
    view = Rect(area.x - 4, area.y, area.w + 16, area.h)
    return [ScrollArea("coach.scroll", view, "Step", [body], tall)]


def _buttons(
    ui: Ui, x: float, y: float, right: float, said: Said, leave_y: float | None = None
) -> list[Node]:
    nodes = _ways(ui, x, y, said)
    x = max((node.rect.right + 8 for node in nodes), default=x)
    label = said.leave.label
    leave_w = ui.measure(label) + 24
    if leave_y is not None:
        at = Rect(right - leave_w, leave_y, leave_w, 24)
        nodes.append(Link("coach.leave", at, label, said.leave.action, align="right"))
    elif right - leave_w > x:
        at = Rect(right - leave_w, y, leave_w, 32)
        nodes.append(Button("coach.leave", at, label, said.leave.action, small=True))
    return nodes


def _width(ui: Ui, said: Said) -> float:
    """What the buttons take side by side."""
    return sum(button_width(ui.metrics, way.label, cap=way.cap) + 8 for way in said.ways)


def _ways(ui: Ui, x: float, y: float, said: Said) -> list[Node]:
    nodes: list[Node] = []
    for way in said.ways:
        at = Rect(x, y, button_width(ui.metrics, way.label, cap=way.cap), 32)
        nodes.append(
            Button(
                f"coach.{way.key}",
                at,
                way.label,
                way.action,
                primary=way.primary,
                shortcut=way.cap,
            )
        )
        x = at.right + 8
    return nodes


def _dots(p: Painter, rect: Rect, said: Said) -> None:
    step = rect.w / said.total
    for i in range(said.total):
        colour = "you" if i <= said.at else "bg3"
        p.round_rect(Rect(rect.x + i * step, rect.y, step - 6, 6), 3, colour)


class _Ground(Panel):
    """The tutorial's own surface."""

    __slots__ = ()

    def draw(self, p: Painter, ui: Ui) -> None:
        p.round_rect(self.rect, 8, "accent_bg", "accent")
