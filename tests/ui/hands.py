"""A player's hands for tests: keys and pointer, as the window would send them."""

from __future__ import annotations

from game.ui.events import Key, PointerDown, PointerMove, PointerUp, Text, Tick
from game.ui.kit import Node, Screen, Stage


class Hands:
    def __init__(self, screen: Screen, w: float = 1280, h: float = 720) -> None:
        self.stage = Stage(screen)
        self.stage.resize(w, h)

    @property
    def focus(self) -> str:
        self.stage.nodes  # noqa: B018
        return self.stage.ui.focus

    def node(self, key: str) -> Node:
        found = self.stage.find(key)
        assert found is not None, key
        return found

    def keys(self, *chords: str) -> None:
        """Press keys by their names, "Shift+Tab" with modifiers."""
        for chord in chords:
            *mods, name = chord.split("+") if len(chord) > 1 else [chord]
            self.stage.handle(Key(name, "Ctrl" in mods, "Shift" in mods, "Alt" in mods))

    def type(self, text: str) -> None:
        for c in text:
            self.stage.handle(Key("Space" if c == " " else c.upper(), shift=c.isupper()))
            self.stage.handle(Text(c))

    def to(self, key: str) -> None:
        """Give focus by keyboard-like means."""
        self.stage.ui.focus_on(key)

    def down(self, x: float, y: float, *, shift: bool = False, clicks: int = 1) -> None:
        self.stage.handle(PointerMove(x, y))
        self.stage.handle(PointerDown(x, y, shift=shift, clicks=clicks))

    def drag(self, x: float, y: float) -> None:
        self.stage.handle(PointerMove(x, y))

    def up(self, x: float, y: float) -> None:
        self.stage.handle(PointerUp(x, y))

    def click_at(self, x: float, y: float) -> None:
        self.down(x, y)
        self.up(x, y)

    def click(self, key: str) -> None:
        rect = self.node(key).rect
        self.click_at(rect.cx, rect.cy)

    def wait(self, ms: int) -> None:
        for _ in range(max(1, ms // 50)):
            self.stage.handle(Tick(50))
