"""The hint bar: keys of the panel in focus, pages in the small layouts, the saved notice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from game.ui.geometry import Rect
from game.ui.kit.buttons import Chip
from game.ui.kit.frame import Frame, Hint
from game.ui.kit.node import Node
from game.ui.kit.text import Label, draw_key_cap, key_cap_width
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.theme import HINT_H, MARGIN, RAIL_W

_NO_HINT = Hint((), "")


@dataclass(slots=True, eq=False)
class _HintKeys(Node):
    """Key caps and what they do; a click does it too."""

    hint: Hint = _NO_HINT

    role = "button"
    pressable = True

    @property
    def focusable(self) -> bool:
        return self.hint.action is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        x = self.rect.x
        for key in self.hint.keys:
            x += draw_key_cap(p, x, self.rect.cy, key) + 6
        colour = "text" if ui.look(self) == "hover" else "text2"
        p.text(x, self.rect.cy - 8, self.hint.text, colour=colour)

    def press(self, ui: Ui) -> None:
        if self.hint.action is not None:
            self.hint.action()


def _hint_width(ui: Ui, hint: Hint) -> float:
    caps = sum(key_cap_width(ui.metrics, key) + 6 for key in hint.keys)
    return caps + ui.measure(hint.text)


def hint_bar(ui: Ui, frame: Frame, hints: list[Hint], pages: list[str]) -> list[Node]:
    kind = ui.layout
    w, h = ui.size
    height = HINT_H[kind]
    y = h - height
    x, right = float(RAIL_W[kind] + MARGIN[kind]), w - MARGIN[kind]
    nodes: list[Node] = []
    if kind in ("M", "S"):
        nodes += _page_chips(ui, pages, x, y + 4)
        x = max((n.rect.right for n in nodes), default=x) + 16
    notice_w = ui.measure(frame.notice) + 16 if frame.notice and kind in ("XL", "L") else 0.0
    if notice_w:
        at = Rect(right - notice_w, y, notice_w, height)
        nodes.append(Label("hint.notice", at, frame.notice, colour="text2", align="right"))
    at_x = x
    for i, hint in enumerate(hints[:7]):
        width = _hint_width(ui, hint)
        if at_x + width > right - notice_w:
            break
        rect = Rect(at_x, y + (height - 24) / 2, width, 24)
        nodes.append(_HintKeys(f"hint.{i}", rect, hint.text, hint=hint))
        at_x += width + 20
    for node in nodes:
        node.zone = "hint"
    return nodes


def _page_chips(ui: Ui, pages: list[str], x: float, y: float) -> list[Node]:
    def turn(to: int) -> None:
        ui.page = to

    nodes: list[Node] = []
    for i, name in enumerate(pages):
        label = f"{i + 1} {name}"
        width = Chip.width(ui.metrics, label, icon=False) + 4
        nodes.append(
            Chip(
                f"page.{i}",
                Rect(x, y, width, 28),
                label,
                i == ui.page,
                partial(turn, i),
                group="pages",
            )
        )
        x += width + 8
    return nodes
