"""Things that can be carried, and places that take them; by mouse and by keyboard alike.

`Space` lifts what has focus, arrows move over the places, `Space` drops, `Esc` puts back. The
Stage carries; nodes only say what they carry (`carries`) and what they take (`accepts`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.node import Card, Node
from game.ui.painter import Painter

if TYPE_CHECKING:
    from game.ui.kit.ui import Ui

SpotLook = Literal["", "possible", "target", "refused"]


@dataclass(frozen=True, slots=True)
class Carried:
    """What is lifted: a kind and an id for the places, a label and a colour for the eye."""

    kind: str
    id: str
    label: str
    colour: str = "accent"
    ink: str = "on_accent"


@dataclass(frozen=True, slots=True)
class DropSpot:
    """A place. `refuses` gives the reason, or "" where the thing may be dropped."""

    drop: Callable[[Carried], None]
    refuses: Callable[[Carried], str] = lambda _: ""
    preview: Callable[[Carried], Card | None] = lambda _: None


@dataclass(slots=True)
class Drag:
    """A drag in progress."""

    carried: Carried
    origin: str
    x: float
    y: float
    by_keyboard: bool
    target: str = ""


def spot_look(node: Node, ui: Ui) -> SpotLook:
    """How a place should look while something is carried."""
    if ui.drag is None or node.accepts is None:
        return ""
    if node.accepts.refuses(ui.drag.carried):
        return "refused"
    return "target" if ui.drag.target == node.key else "possible"


def draw_spot(p: Painter, rect: Rect, look: SpotLook) -> None:
    """The frame of a place: dashed where possible, strong under the carried thing."""
    if look == "possible":
        p.round_rect(rect, 4, stroke="line_strong", dash=(3, 2))
    elif look == "target":
        p.round_rect(rect, 4, "accent_bg", "accent", 2, (5, 3))
    elif look == "refused":
        p.round_rect(rect, 4, stroke="line")
        p.icon("block", rect.cx - 8, rect.cy - 8, 16, "muted")


def draw_carried(p: Painter, drag: Drag) -> None:
    width = p.measure(drag.carried.label, "text_s", 600) + 36
    box = Rect(drag.x - 12, drag.y + 8, width, 28)
    p.tag("carried")
    p.round_rect(box, 4, drag.carried.colour)
    p.icon("drag", box.x + 10, box.y + 7, 14, drag.carried.ink)
    p.text(box.x + 28, box.y + 6, drag.carried.label, "text_s", 600, drag.carried.ink)


@dataclass(slots=True, eq=False)
class Spot(Node):
    """A cell that carries or takes a chip: an assignment, a card's column.

    `text` fills it with a chip in the colours of a role family ("family.build") or a plain fill;
    an empty cell shows a dot. `on_step` is told 1 or -1 by the wheel and by "+" and "-".
    """

    text: str = ""
    fill: str = "bg2"
    edge: str = ""
    action: Callable[[], None] | None = None
    on_step: Callable[[int], None] | None = None

    role = "cell"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        look = spot_look(self, ui)
        lifted = ui.drag is not None and ui.drag.origin == self.key
        if look and (look != "refused" or not self.text) and not lifted:
            draw_spot(p, self.rect, look)
        elif not self.text or lifted:
            p.circle(self.rect.cx, self.rect.cy, 1, "muted")
        if not self.text or lifted:
            return
        if look != "target":
            p.round_rect(self.rect, 4, self.fill)
        if ui.look(self) == "hover" and look == "":
            p.round_rect(self.rect, 4, stroke="line_strong")
        if self.edge:
            p.round_rect(Rect(self.rect.x, self.rect.y, 3, self.rect.h), 1.5, self.edge)
        size = self.rect.w - (10 if self.edge else 6)
        x, y = self.rect.cx + (1.5 if self.edge else 0), self.rect.cy - 8
        p.text(x, y, self.text, align="center", max_width=size)

    def value_text(self, ui: Ui) -> str:
        return self.text or "empty"

    def on_key(self, ui: Ui, key: Key) -> bool:
        by = {"+": 1, "-": -1, "−": -1}.get(key.name, 0)
        return bool(by) and self._step(by)

    def wheel(self, ui: Ui, dy: float) -> bool:
        return self._step(1 if dy > 0 else -1)

    def _step(self, by: int) -> bool:
        if self.on_step is None or not self.enabled:
            return False
        self.on_step(by)
        return True

    def press(self, ui: Ui) -> None:
        if self.action is not None:
            self.action()
