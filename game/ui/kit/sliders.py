"""Sliders: one value, which may not be set yet, and a range with two handles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.theme import FOCUS_GAP, STROKE

_KNOB = 8.0


@dataclass(slots=True, eq=False)
class Slider(Node):
    """Drag, click, arrows by `step`, with Shift by 1. `value` None is not set and shows "–".

    The track stands 12 px below the top, tick labels under it (height 40), and with `figure` the
    value at the right in large figures.
    """

    value: int | None = None
    on_change: Callable[[int], None] = lambda _: None
    low: int = 0
    high: int = 100
    step: int = 5
    ticks: Sequence[int] = ()
    unit: str = ""
    figure: bool = False

    role = "slider"
    interactive = True

    def _track(self) -> Rect:
        right = self.rect.right - (96 if self.figure else 0)
        return Rect(self.rect.x + _KNOB, self.rect.y + 10, right - self.rect.x - 2 * _KNOB, 4)

    def _x(self, value: float) -> float:
        track = self._track()
        return track.x + track.w * (value - self.low) / max(1, self.high - self.low)

    def draw(self, p: Painter, ui: Ui) -> None:
        track = self._track()
        p.round_rect(track, 2, "bg3")
        for tick in self.ticks or (self.low, (self.low + self.high) // 2, self.high):
            x = self._x(tick)
            p.line(x, track.y + 8, x, track.y + 12, "line_strong")
            align = "left" if tick == self.low else "right" if tick == self.high else "center"
            if align == "center":
                p.text(x, track.y + 14, str(tick), colour="muted", align="center")
            elif align == "left":
                p.text(track.x - 2, track.y + 14, str(tick), colour="muted")
            else:
                p.text(track.right + 2, track.y + 14, str(tick), colour="muted", align="right")
        if self.value is not None:
            x = self._x(self.value)
            p.round_rect(Rect(track.x, track.y, x - track.x, 4), 2, "you")
            hot = ui.look(self) in ("hover", "pressed") and self.enabled
            p.circle(x, track.cy, _KNOB, "accent_hi" if hot else "accent", "bg1", 2)
        else:
            p.circle(track.cx, track.cy, _KNOB - 1, "bg1", "line_strong", 2)
        if self.figure:
            p.text(self.rect.right, self.rect.y - 4, self.shown(), "heading_l", 600, align="right")

    def shown(self) -> str:
        """The value as text; an en dash while it is not set."""
        return "–" if self.value is None else f"{self.value} {self.unit}".rstrip()

    def value_text(self, ui: Ui) -> str:
        return "not set" if self.value is None else self.shown()

    def ring(self, p: Painter) -> None:
        track = self._track()
        x = track.cx if self.value is None else self._x(self.value)
        p.circle(x, track.cy, _KNOB + FOCUS_GAP + 1, stroke="focus", width=STROKE["focus"])

    def _set(self, value: float) -> None:
        kept = min(self.high, max(self.low, round(value)))
        if kept != self.value:
            self.on_change(kept)

    def on_key(self, ui: Ui, key: Key) -> bool:
        if not self.enabled or key.ctrl or key.alt:
            return False
        if key.name in ("Home", "End"):
            self._set(self.low if key.name == "Home" else self.high)
            return True
        sign = {"Left": -1, "Down": -1, "Right": 1, "Up": 1}.get(key.name, 0)
        if not sign:
            return False
        if self.value is None:
            self._set((self.low + self.high) // 2)
        elif key.shift:
            self._set(self.value + sign)
        else:
            steps = self.value // self.step if sign > 0 else -(-self.value // self.step)
            self._set((steps + sign) * self.step)
        return True

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        self.pointer_drag(ui, event.x, event.y)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        track = self._track()
        self._set(self.low + (x - track.x) / track.w * (self.high - self.low))


@dataclass(slots=True)
class _Handle:
    """Which of the two handles has focus or is dragged."""

    index: int = 0


@dataclass(slots=True, eq=False)
class RangeSlider(Node):
    """Two handles that push but never cross; Tab goes from the first to the second."""

    value: tuple[int, int] = (0, 100)
    on_change: Callable[[tuple[int, int]], None] = lambda _: None
    low: int = 0
    high: int = 100
    step: int = 1
    known: tuple[int, int] | None = None

    role = "range"
    interactive = True

    def _x(self, value: float) -> float:
        span = max(1, self.high - self.low)
        return self.rect.x + _KNOB + (self.rect.w - 2 * _KNOB) * (value - self.low) / span

    def _handles(self) -> tuple[float, float]:
        return self._x(self.value[0]), self._x(self.value[1])

    def draw(self, p: Painter, ui: Ui) -> None:
        y = self.rect.y + 12
        p.round_rect(Rect(self.rect.x, y - 2, self.rect.w, 4), 2, "bg3")
        if self.known is not None:
            left, right = self._x(self.known[0]), self._x(self.known[1])
            p.round_rect(Rect(left, y - 8, right - left, 16), 3, "luck_band2")
        a, b = self._handles()
        p.round_rect(Rect(a, y - 4, b - a, 8), 3, "you")
        widths = [p.measure(str(v), "text_s", 600) for v in self.value]
        apart = max(0.0, (widths[0] + widths[1]) / 2 + 8 - (b - a)) / 2
        for x, value, shift in ((a, self.value[0], -apart), (b, self.value[1], apart)):
            p.circle(x, y, _KNOB, "accent", "bg1", 2)
            p.text(x + shift, y + 14, str(value), "text_s", 600, "accent", "center")
        if ui.ring and ui.focused(self):
            x = (a, b)[ui.kept(self.key, _Handle).index]
            p.circle(x, y, _KNOB + FOCUS_GAP + 1, stroke="focus", width=STROKE["focus"])

    def ring(self, p: Painter) -> None:
        """Drawn on the handle in focus."""

    def value_text(self, ui: Ui) -> str:
        return f"{self.value[0]} to {self.value[1]}"

    def _move(self, index: int, to: float) -> None:
        at = min(self.high, max(self.low, round(to)))
        first, second = self.value
        moved = (at, max(at, second)) if index == 0 else (min(first, at), at)
        if moved != self.value:
            self.on_change(moved)

    def on_key(self, ui: Ui, key: Key) -> bool:
        handle = ui.kept(self.key, _Handle)
        if key.name == "Tab" and handle.index == (1 if key.shift else 0):
            handle.index = 1 - handle.index
            return True
        sign = {"Left": -1, "Down": -1, "Right": 1, "Up": 1}.get(key.name, 0)
        if key.name in ("Home", "End"):
            self._move(handle.index, self.low if key.name == "Home" else self.high)
            return True
        if not sign or not self.enabled:
            return False
        self._move(handle.index, self.value[handle.index] + sign * (1 if key.shift else self.step))
        return True

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        a, b = self._handles()
        nearer = abs(event.x - b) < abs(event.x - a) or (a == b and event.x > b)
        ui.kept(self.key, _Handle).index = int(nearer)
        self.pointer_drag(ui, event.x, event.y)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        share = (x - self.rect.x - _KNOB) / (self.rect.w - 2 * _KNOB)
        self._move(ui.kept(self.key, _Handle).index, self.low + share * (self.high - self.low))
