"""The frame around run screens: rail, top bar, hint bar. Everything shown is passed in.

Class L and XL follow the drawings; M keeps a narrow rail of icons and joins the page bar with the
hints; S replaces the rail by a menu button.
"""

from __future__ import annotations

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.frame import Frame, Hint, TimeControls
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.shell.hints import hint_bar
from game.ui.shell.rail import rail
from game.ui.shell.top import top_bar
from game.ui.theme import HINT_H, MARGIN, PAGE_BAR_H, RAIL_W, TOP_H


def content(ui: Ui, pages: list[str]) -> Rect:
    """The area that the frame leaves to the screen."""
    kind = ui.layout
    w, h = ui.size
    margin, rail = MARGIN[kind], RAIL_W[kind]
    top = TOP_H[kind] + margin + (PAGE_BAR_H + 4 if kind == "S" and pages else 0)
    bottom = HINT_H[kind] + (margin if kind in ("XL", "L") else 0)
    return Rect(rail + margin, top, w - rail - 2 * margin, h - top - bottom)


def build(ui: Ui, frame: Frame, hints: list[Hint], pages: list[str]) -> list[Node]:
    return [*rail(ui, frame), *top_bar(ui, frame), *hint_bar(ui, frame, hints, pages)]


def on_key(ui: Ui, frame: Frame, key: Key, pages: list[str]) -> bool:
    """The frame's own keys: screens, time, pages, menu."""
    chord = key.chord
    item = next((i for i in frame.rail if i.number == chord), None)
    if item is not None:
        frame.go(item.key)
    elif chord == "M" and ui.layout == "S":
        frame.open_menu()
    elif chord in ("PageDown", "PageUp") and pages:
        ui.page = (ui.page + (1 if chord == "PageDown" else -1)) % len(pages)
    elif frame.time is not None and not frame.time.reason:
        return _time_key(frame.time, chord)
    else:
        return False
    return True


def _time_key(time: TimeControls, chord: str) -> bool:
    if chord in ("Space", "F9"):
        time.set_speed(0 if time.speed else 1)
    elif chord == "N":
        time.next_event()
    elif chord == "[" and time.speed > 1:
        time.set_speed(time.speed - 1)
    elif chord == "]" and time.speed < 3:
        time.set_speed(time.speed + 1)
    else:
        return False
    return True
