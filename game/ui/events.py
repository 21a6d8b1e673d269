"""Input as screens and widgets see it: plain frozen events, in logical pixels.

`Key` is a key press by name, `Text` what it typed; a printable key sends both. Key names: "A"–"Z",
"0"–"9", the character itself for other signs ("[", "+", "/"), and "Enter", "Space", "Tab",
"Escape", "Backspace", "Delete", "Left", "Right", "Up", "Down", "Home", "End", "PageUp",
"PageDown", "F1"–"F12".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    ctrl: bool = False
    shift: bool = False
    alt: bool = False

    @property
    def chord(self) -> str:
        """The press as key caps name it: "Ctrl+Enter", "Shift+Z", "N"."""
        mods = (("Ctrl+", self.ctrl), ("Alt+", self.alt), ("Shift+", self.shift))
        sign = len(self.name) == 1 and not self.name.isalpha()
        return "".join(m for m, on in mods if on and not (sign and m == "Shift+")) + self.name

    @property
    def printable(self) -> bool:
        """Whether a text field would receive a character from this press."""
        return not (self.ctrl or self.alt) and (len(self.name) == 1 or self.name == "Space")


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Composing:
    """What an input method shows before it commits a `Text`; empty when it has stopped."""

    text: str


@dataclass(frozen=True, slots=True)
class PointerMove:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PointerDown:
    x: float
    y: float
    button: int = 1
    shift: bool = False
    clicks: int = 1


@dataclass(frozen=True, slots=True)
class PointerUp:
    x: float
    y: float
    button: int = 1


@dataclass(frozen=True, slots=True)
class PointerLeave:
    """The pointer left the window."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """Steps of the wheel; positive `dy` turns away from the hand (content moves down)."""

    x: float
    y: float
    dy: float
    dx: float = 0.0
    ctrl: bool = False


@dataclass(frozen=True, slots=True)
class Resize:
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Quit:
    """The player asked the window to close."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed, in milliseconds of the wall clock; only for motion and delays."""

    ms: int


Pointer = PointerMove | PointerDown | PointerUp | PointerLeave | Wheel
Event = Key | Text | Composing | Pointer | Resize | Quit | Tick
