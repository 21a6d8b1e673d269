"""What the author of a screen writes: what it shows, and what its own keys do."""

from __future__ import annotations

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.frame import Frame, Hint
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui


class Screen:
    """Built anew after every event that was used; keep values in the screen, not in nodes."""

    title = ""
    first_focus = ""

    def resting(self) -> str:
        """The control that takes focus when the one that had it has gone."""
        return self.first_focus

    def frame(self, ui: Ui) -> Frame | None:
        """Rail and top bar around it; None gives the screen the whole window."""
        return None

    def hints(self, ui: Ui) -> list[Hint]:
        """The hint bar, at most seven keys, those of the panel in focus first."""
        return []

    def pages(self, ui: Ui) -> list[str]:
        """Names of the pages in classes M and S; `ui.page` is the one to build."""
        return []

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        raise NotImplementedError

    def toast_area(self, ui: Ui, content: Rect) -> Rect:
        """The part of the content at whose lower right corner a passing message stands."""
        return content

    def on_key(self, ui: Ui, key: Key) -> bool:
        """Keys that no node in focus and no shortcut took; True if used."""
        return False

    def on_tick(self, ui: Ui, ms: int) -> bool:
        """Wall-clock time passed; True if the screen must be built anew."""
        return False

    def wait_ms(self, ui: Ui) -> int | None:
        """When to be ticked again: 0 for every frame, None for no need."""
        return None
