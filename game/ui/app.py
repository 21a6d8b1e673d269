"""What a backend runs: something that takes events and draws itself, and says when to wake it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from game.ui.events import Event
from game.ui.geometry import Rect
from game.ui.painter import Painter
from game.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Display:
    """The player's wishes; a backend follows them before the next frame.

    `percent` is relative to the scale that fits the window, see `theme.auto_scale`; `volume` of
    cues is in percent, 0 for silence.
    """

    theme: Theme = field(default_factory=Theme)
    percent: int = 100
    fullscreen: bool = False
    volume: int = 0


class Clipboard(Protocol):
    def get(self) -> str: ...

    def put(self, text: str) -> None: ...


class LocalClipboard:
    """Copy and paste inside the game, where there is no system clipboard."""

    def __init__(self) -> None:
        self._text = ""

    def get(self) -> str:
        return self._text

    def put(self, text: str) -> None:
        self._text = text


class App(Protocol):
    display: Display
    clipboard: Clipboard

    @property
    def dirty(self) -> bool:
        """Whether the picture differs from the last one drawn."""
        ...

    @property
    def closed(self) -> bool: ...

    def handle(self, event: Event) -> None: ...

    def draw(self, painter: Painter) -> None: ...

    @property
    def typing_at(self) -> Rect | None:
        """Where the caret of a text field was drawn last, in logical pixels."""
        ...

    def take_cues(self) -> list[str]:
        """Names of the sounds that have become due since the last call."""
        ...

    def settle(self) -> None:
        """End all motion: the next frame is the picture as it stays."""
        ...

    def wait_ms(self) -> int | None:
        """How long nothing will happen by itself: 0 while moving, None for ever."""
        ...
