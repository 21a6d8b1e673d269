"""What outlives a rebuild of the screen: focus, hover, scroll, open layers, motion, drag.

Nodes and screens ask it and tell it; the `Stage` moves it along with the events.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from game.ui.app import Clipboard, LocalClipboard
from game.ui.font_table import TableMetrics
from game.ui.geometry import Rect
from game.ui.kit.dragging import Drag
from game.ui.kit.layer import Layer
from game.ui.kit.node import Card, Look, Node
from game.ui.painter import Metrics
from game.ui.theme import MOTION_MS, TOAST_MS, LayoutClass, layout_class

T = TypeVar("T")
ToastKind = Literal["done", "refusal", "notice"]


@dataclass(slots=True)
class Toast:
    kind: ToastKind
    title: str
    text: str = ""
    until: int | None = None


@dataclass(slots=True)
class OpenCard:
    """An explanation on screen, and what it explains."""

    card: Card
    about: Rect
    opener: str
    pinned: bool = False
    by_key: bool = False
    at: tuple[float, float] | None = None


@dataclass(slots=True)
class _Motion:
    start: float
    end: float
    began: int
    ms: int


@dataclass(slots=True)
class Ui:
    metrics: Metrics = field(default_factory=TableMetrics)
    clipboard: Clipboard = field(default_factory=LocalClipboard)
    size: tuple[float, float] = (1280.0, 720.0)
    reduced_motion: bool = False
    now: int = 0
    focus: str = ""
    hover: str = ""
    pressed: str = ""
    pointer: tuple[float, float] | None = None
    ring: bool = False
    page: int = 0
    drag: Drag | None = None
    layers: list[Layer] = field(default_factory=list)
    cards: list[OpenCard] = field(default_factory=list)
    card_held: tuple[OpenCard, float, float] | None = None
    toast_shown: Toast | None = None
    cues: list[str] = field(default_factory=list)
    heard: str = ""
    heard_at: int = 0
    scope: str = ""
    stale: bool = True
    log_toast: Callable[[Toast], None] | None = None
    typing_at: Rect | None = None
    """Where the caret of a field was drawn last, for the window of an input method."""
    _kept: dict[tuple[str, str, type], object] = field(default_factory=dict)
    _scrolls: dict[str, dict[str, float]] = field(default_factory=dict)
    _motions: dict[str, _Motion] = field(default_factory=dict)

    @property
    def layout(self) -> LayoutClass:
        return layout_class(*self.size)

    @property
    def window(self) -> Rect:
        return Rect(0, 0, *self.size)

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        return self.metrics.measure(text, size, weight)

    def refresh(self) -> None:
        """Something the screen shows has changed: build it anew before the next frame."""
        self.stale = True

    def kept(self, key: str, kind: type[T]) -> T:
        """The state of this kind kept under a node's key, made without arguments at first use.

        Each class of screen keeps its own, and finds it again when it comes back.
        """
        found = self._kept.get((self.scope, key, kind))
        if not isinstance(found, kind):
            found = self._kept[self.scope, key, kind] = kind()
        return found

    @property
    def scroll(self) -> dict[str, float]:
        """Offsets of this screen's scroll areas, by key."""
        return self._scrolls.setdefault(self.scope, {})

    def look(self, node: Node) -> Look:
        if not node.enabled:
            return "disabled"
        if self.pressed == node.key:
            return "pressed" if self.hover == node.key else "normal"
        return "hover" if self.hover == node.key and self.pressed == "" else "normal"

    def focused(self, node: Node) -> bool:
        return self.focus == node.key

    def focus_on(self, key: str) -> None:
        self.focus = key
        self.stale = True

    def open(self, layer: Layer) -> None:
        """Show a layer above everything; focus comes back to the opener when it closes."""
        layer.opener = self.focus
        self.layers.append(layer)
        self.focus = layer.first_focus
        self.pressed = ""
        self.cards.clear()
        self.stale = True

    def close(self, layer: Layer | None = None) -> None:
        """Close this layer, or the top one."""
        if self.layers and (layer is None or layer in self.layers):
            gone = layer or self.layers[-1]
            self.layers.remove(gone)
            self.focus = gone.opener
            self.stale = True

    def cue(self, name: str) -> None:
        """A sound to be heard with the next frame, see `game.ui.sound.cues`."""
        self.cues.append(name)
        self.heard, self.heard_at = name, self.now
        self.stale = True

    def toast(self, title: str, text: str = "", kind: ToastKind = "done") -> None:
        """A message that passes, at the bottom right; refusals stay until the next action."""
        if kind != "notice":
            self.cue("refusal" if kind == "refusal" else "confirm")
        until = None if kind == "refusal" else self.now + TOAST_MS
        self.toast_shown = Toast(kind, title, text, until)
        if self.log_toast is not None:
            self.log_toast(self.toast_shown)
        self.stale = True

    def refuse(self, reason: str) -> None:
        self.toast("Not possible", reason, "refusal")

    def explain(self, card: Card, about: Rect, opener: str, *, by_key: bool = False) -> None:
        """Show a card beside what it explains; unpinned ones give way, two may stay pinned."""
        self.cards = [c for c in self.cards if c.pinned][-2:]
        self.cards.append(OpenCard(card, about, opener, by_key=by_key))
        self.stale = True

    def animated(self, key: str, target: float, ms: int = MOTION_MS["standard"]) -> float:
        """The value on its way to `target` (cubic-out); the first value is taken at once."""
        motion = self._motions.get(key)
        if motion is None or self.reduced_motion:
            self._motions[key] = _Motion(target, target, self.now, 0)
            return target
        value = self._value(motion)
        if motion.end != target:
            self._motions[key] = _Motion(value, target, self.now, ms)
        return value

    def _value(self, motion: _Motion) -> float:
        if self.now >= motion.began + motion.ms:
            return motion.end
        left = 1 - (self.now - motion.began) / motion.ms
        return motion.end + (motion.start - motion.end) * left * left * left

    @property
    def moving(self) -> bool:
        return any(self.now < m.began + m.ms for m in self._motions.values())

    def forget_screen(self, scope: str) -> None:
        """A new screen arrives: nothing of the old one is pointed at any more."""
        self.scope = scope
        self.focus = self.hover = self.pressed = ""
        self.page = 0
        self.drag = None
        self.cards.clear()
        self._motions.clear()
        self.stale = True

    def settle(self) -> None:
        """End all motion at once."""
        for motion in self._motions.values():
            motion.ms = 0
