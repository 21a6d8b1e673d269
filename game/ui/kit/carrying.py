"""Carrying a thing from one place to another, by pointer or by keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.events import Key
from game.ui.kit import focus
from game.ui.kit.dragging import Drag
from game.ui.kit.node import Node

if TYPE_CHECKING:
    from game.ui.kit.stage import Stage

_START_PX = 4


@dataclass(slots=True)
class _PressPlace:
    x: float = 0.0
    y: float = 0.0


def remember_press(stage: Stage, x: float, y: float) -> None:
    place = stage.ui.kept("pointer", _PressPlace)
    place.x, place.y = x, y


def lift_by_pointer(stage: Stage, node: Node, x: float, y: float) -> None:
    """Start carrying once the pointer has moved far enough from where it was pressed."""
    place = stage.ui.kept("pointer", _PressPlace)
    if node.carries is None or abs(x - place.x) + abs(y - place.y) < _START_PX:
        return
    stage.ui.drag = Drag(node.carries, node.key, x, y, by_keyboard=False)
    stage.ui.cards.clear()
    follow(stage, x, y)


def lift_by_key(stage: Stage, node: Node) -> None:
    assert node.carries is not None
    rect = node.rect
    stage.ui.drag = Drag(node.carries, node.key, rect.cx, rect.cy, by_keyboard=True)
    stage.ui.drag.target = node.key if node.accepts is not None else ""


def follow(stage: Stage, x: float, y: float) -> None:
    drag = stage.ui.drag
    assert drag is not None
    drag.x, drag.y = x, y
    under = next((n for n in reversed(_places(stage)) if n.seen.contains(x, y)), None)
    drag.target = "" if under is None else under.key
    stage.redraw()


def _places(stage: Stage) -> list[Node]:
    return [n for n in stage.nodes if n.accepts is not None]


def on_key(stage: Stage, key: Key) -> bool:
    """Arrows carry, Space or Enter drops, Escape puts back; other keys wait."""
    ui = stage.ui
    drag = ui.drag
    assert drag is not None
    if key.name == "Escape":
        ui.drag = None
        ui.focus_on(drag.origin)
        return True
    if not drag.by_keyboard:
        return False
    if key.name in focus.ARROWS:
        here = stage.find(drag.target or drag.origin)
        if here is not None:
            others = [n for n in _places(stage) if n is not here]
            there = focus.neighbour(others, here.rect, key.name)
            if there is not None:
                drag.target = there.key
                drag.x, drag.y = there.rect.cx, there.rect.cy
        return True
    if key.name in ("Space", "Enter"):
        drop(stage)
    return True


def drop(stage: Stage) -> None:
    """Put the thing down; on a place that refuses it, say why and put it back."""
    ui = stage.ui
    drag = ui.drag
    assert drag is not None
    ui.drag = None
    ui.refresh()
    target = stage.find(drag.target) if drag.target else None
    if target is None or target.accepts is None or target.key == drag.origin:
        return
    reason = target.accepts.refuses(drag.carried)
    if reason:
        ui.refuse(reason)
    else:
        target.accepts.drop(drag.carried)
        if target.focusable:
            ui.focus_on(target.key)
