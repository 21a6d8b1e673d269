"""Free drawing in a rectangle, for charts and pictures that belong to one screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter


@dataclass(slots=True, eq=False)
class Canvas(Node):
    """`paint` draws; the rest is optional.

    `on_step` is told -1 or 1 for the arrows left and right (points of a chart), `reading` is the
    sentence about the present point, `on_point` gets clicks and drags, `on_hover` the pointer's
    place while it is over the canvas (None once it has left), `on_press` Enter or a click.
    """

    paint: Callable[[Painter, Rect], None] = lambda _p, _r: None
    on_step: Callable[[int], None] | None = None
    on_press: Callable[[], None] | None = None
    on_point: Callable[[float, float], None] | None = None
    on_hover: Callable[[tuple[float, float] | None], None] | None = None
    reading: str = ""

    role = "picture"
    pressable = True
    follows_pointer = True

    @property
    def focusable(self) -> bool:
        handlers = (self.on_step, self.on_press, self.on_point, self.on_hover)
        return any(h is not None for h in handlers) or self.card is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        self.paint(p, self.rect)

    def value_text(self, ui: Ui) -> str:
        return self.reading

    def on_key(self, ui: Ui, key: Key) -> bool:
        by = {"Left": -1, "Right": 1}.get(key.name, 0)
        if not by or self.on_step is None or key.ctrl or key.alt:
            return False
        self.on_step(by)
        return True

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        self.pointer_drag(ui, event.x, event.y)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        if self.on_point is not None:
            self.on_point(x, y)

    def pointer_over(self, ui: Ui, place: tuple[float, float] | None) -> None:
        if self.on_hover is not None:
            self.on_hover(place)
            ui.refresh()

    def press(self, ui: Ui) -> None:
        if self.on_press is not None:
            self.on_press()
