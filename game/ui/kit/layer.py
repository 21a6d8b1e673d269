"""Things that float above the screen: dialogs, menus, the finder. They trap focus while open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.events import Key

if TYPE_CHECKING:
    from game.ui.kit.node import Node
    from game.ui.kit.ui import Ui


class Layer:
    """`build` gives the nodes, over a scrim if wanted; `Esc` closes unless `on_key` takes it."""

    scrim = True
    first_focus = ""
    opener = ""

    def build(self, ui: Ui) -> list[Node]:
        raise NotImplementedError

    def on_key(self, ui: Ui, key: Key) -> bool:
        return False

    def on_outside(self, ui: Ui) -> None:
        """A click beside the layer."""
