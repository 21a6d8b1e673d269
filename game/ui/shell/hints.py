"""The hint bar: keys of the panel in focus, pages in the small layouts, the saved notice."""

from __future__ import annotations

from functools import partial

from game.ui.geometry import Rect
from game.ui.kit.buttons import Chip
from game.ui.kit.frame import Frame, Hint
from game.ui.kit.node import Node
from game.ui.kit.text import KeyCaps, Label
from game.ui.kit.ui import Ui
from game.ui.theme import HINT_H, MARGIN, RAIL_W, TOP_H

_GAP = 20


def hint_bar(ui: Ui, frame: Frame, hints: list[Hint], pages: list[str]) -> list[Node]:
    kind = ui.layout
    w, h = ui.size
    left, right = float(RAIL_W[kind] + MARGIN[kind]), w - MARGIN[kind]
    nodes: list[Node] = []
    if kind == "S" and pages:
        nodes += _page_chips(ui, pages, left, TOP_H[kind] + 8, right)
    elif kind == "M" and pages:
        nodes += _page_chips(ui, pages, left, h - HINT_H[kind] + 8, right)
        left = nodes[-1].rect.right + 16
    middle = h - (40 if kind == "M" else HINT_H[kind] / 2)
    if frame.notice and kind in ("XL", "L"):
        width = ui.measure(frame.notice) + 16
        at = Rect(right - width, middle - 16, width, 32)
        nodes.append(Label("hint.notice", at, frame.notice, colour="text2", align="right"))
        right -= width
    nodes += _keys(ui, hints[:7], left, right, middle)
    for node in nodes:
        node.zone = "hint"
    return nodes


def _keys(ui: Ui, hints: list[Hint], left: float, right: float, middle: float) -> list[Node]:
    """As many as fit; in class M they stand at the right, behind the pages."""
    widths: list[float] = []
    for hint in hints:
        width = KeyCaps.width(ui.metrics, hint.keys, hint.text)
        if sum(widths) + _GAP * len(widths) + width > right - left:
            break
        widths.append(width)
    x = left
    if ui.layout == "M":
        x = right - sum(widths) - _GAP * (len(widths) - 1)
    nodes: list[Node] = []
    for i, (hint, width) in enumerate(zip(hints, widths, strict=False)):
        at = Rect(x, middle - 12, width, 24)
        nodes.append(KeyCaps(f"hint.{i}", at, hint.text, hint.keys, hint.action))
        x += width + _GAP
    return nodes


def _page_chips(ui: Ui, pages: list[str], x: float, y: float, right: float) -> list[Node]:
    def turn(to: int) -> None:
        ui.page = to

    nodes: list[Node] = []
    for i, name in enumerate(pages):
        label = f"{i + 1} {name}"
        width = Chip.width(ui.metrics, label, icon=False)
        at = Rect(x, y, min(width, right - x), 24)
        if at.w < 24:
            break
        press = partial(turn, i)
        nodes.append(Chip(f"page.{i}", at, label, i == ui.page, press, tick=False, group="pages"))
        x += width + 8
    return nodes
