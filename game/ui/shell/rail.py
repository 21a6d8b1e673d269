"""The rail: the screens of a run with their numbers and badges, help and menu at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.buttons import Button
from game.ui.kit.frame import Frame, RailItem
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.theme import HINT_H, RAIL_W, TOP_H


@dataclass(slots=True, eq=False)
class _Ground(Node):
    """The rail's and bars' hairlines, and the mark."""

    role = "frame"

    def draw(self, p: Painter, ui: Ui) -> None:
        kind = ui.layout
        rail, (w, h) = RAIL_W[kind], ui.size
        if rail:
            p.line(rail - 0.5, 0, rail - 0.5, h, "line")
        p.line(rail, TOP_H[kind] - 0.5, w, TOP_H[kind] - 0.5, "line")
        if kind in ("XL", "L"):
            p.image("brand/mark", Rect(32, 12, 32, 32))
            p.line(rail, h - HINT_H[kind] + 0.5, w, h - HINT_H[kind] + 0.5, "line")


@dataclass(slots=True, eq=False)
class _RailButton(Button):
    """Number, icon, name and badge; the narrow form leaves out the name."""

    number: str = ""
    badge: int = 0
    narrow: bool = False

    role = "screen"
    radius = 6.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        if self.on:
            p.round_rect(rect, 6, "accent_bg")
        elif look in ("hover", "pressed"):
            p.round_rect(rect, 6, "bg2" if look == "hover" else "bg3")
        ink = "text" if self.on else "text2"
        top = rect.cy - 10 if self.narrow else rect.cy - 20
        shift = 6 if self.narrow else 0
        p.icon(self.icon, rect.cx - 10 + shift, top, 20, ink)
        number = "text2" if self.on else "muted"
        p.text(rect.x + (4 if self.narrow else 6), rect.y + 4, self.number, colour=number)
        if not self.narrow:
            p.text(rect.cx, top + 24, self.label, colour=ink, align="center", max_width=rect.w)
        if self.badge:
            self._draw_badge(p, rect)

    def _draw_badge(self, p: Painter, rect: Rect) -> None:
        text = str(self.badge)
        width = max(18.0, p.measure(text, "text_s", 600) + 8)
        right = rect.right - (0 if self.narrow else 14)
        y = rect.bottom - 20 if self.narrow else rect.y + 4
        box = Rect(right - width, y, width, 18)
        p.round_rect(box, 5, "warn")
        p.text(box.cx, box.y + 1, text, "text_s", 600, "bg1", "center")

    def value_text(self, ui: Ui) -> str:
        parts = ["shown"] if self.on else []
        if self.badge:
            parts.append(f"{self.badge} waiting")
        return ", ".join(parts)


def rail(ui: Ui, frame: Frame) -> list[Node]:
    kind = ui.layout
    nodes: list[Node] = [_Ground("frame", ui.window)]
    if kind == "S":
        return nodes
    narrow = kind == "M"
    h = ui.size[1]
    feet = (
        ("rail.help", "Help", "help", "F1", frame.open_help),
        ("rail.menu", "Menu", "menu", "", frame.open_menu),
    )[1 if narrow else 0 :]
    foot_h = 54.0 if not narrow else 40.0
    first = 4.0 if narrow else 56.0
    room = h - first - foot_h * len(feet) - 4
    step = min(54.0 if not narrow else 43.0, room / max(1, len(frame.rail)))
    width, x = (47.0, 4.0) if narrow else (87.0, 4.0)

    def button(item: RailItem, y: float) -> Node:
        return _RailButton(
            f"rail.{item.key}",
            Rect(x, y, width, step - 2),
            item.label,
            lambda: frame.go(item.key),
            on=item.key == frame.current,
            icon=item.icon,
            number=item.number,
            badge=item.badge,
            narrow=narrow,
            zone="rail",
            group="rail",
        )

    nodes += [button(item, first + i * step) for i, item in enumerate(frame.rail)]
    for i, (key, label, icon, number, action) in enumerate(feet):
        y = h - foot_h * (len(feet) - i) - 4
        nodes.append(
            _RailButton(
                key,
                Rect(x, y, width, foot_h - 4),
                label,
                action,
                icon=icon,
                number=number,
                narrow=narrow,
                zone="rail",
                group="rail",
            )
        )
    return nodes
