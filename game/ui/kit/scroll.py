"""An area whose content is longer than it, and pages through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter

BAR_W = 6


def bar(area: Rect, offset: float, total: float) -> Rect | None:
    """Where the scroll bar of an area stands; none if everything fits."""
    if total <= area.h:
        return None
    height = max(24.0, area.h * area.h / total)
    top = area.y + (area.h - height) * offset / (total - area.h)
    return Rect(area.right - BAR_W, top, BAR_W, height)


@dataclass(slots=True, eq=False)
class ScrollArea(Node):
    """Children are given where they would stand unscrolled. `total` is the content's height.

    Wheel, PageUp/PageDown, and dragging the bar scroll; focus moving to a child shows it.
    """

    children: Sequence[Node] = field(default=())
    total: float = 0.0

    role = "scroll area"
    interactive = True

    @property
    def focusable(self) -> bool:
        return self.total > self.rect.h

    def flat(self, ui: Ui) -> Iterator[Node]:
        most = max(0.0, self.total - self.rect.h)
        offset = ui.scroll[self.key] = min(max(0.0, ui.scroll.get(self.key, 0.0)), most)
        yield self
        for child in self.children:
            for node in child.flat(ui):
                node.rect = node.rect.moved(0, -offset)
                node.clip = self.rect if node.clip is None else node.clip.intersect(self.rect)
                node.scroller = node.scroller or self.key
                yield node

    def draw(self, p: Painter, ui: Ui) -> None:
        thumb = bar(self.rect, ui.scroll.get(self.key, 0.0), self.total)
        if thumb is not None:
            hot = ui.hover == self.key or ui.pressed == self.key
            p.round_rect(thumb, 3, "line_strong" if hot else "bg3")

    def ring(self, p: Painter) -> None:
        p.round_rect(self.rect, 4, stroke="focus", width=2)

    def _scroll(self, ui: Ui, by: float) -> None:
        ui.scroll[self.key] = ui.scroll.get(self.key, 0.0) + by

    def on_key(self, ui: Ui, key: Key) -> bool:
        page = self.rect.h - 32
        steps = {"PageDown": page, "PageUp": -page, "Down": 40.0, "Up": -40.0}
        steps |= {"Home": -self.total, "End": self.total}
        if key.name not in steps or key.ctrl or key.alt:
            return False
        self._scroll(ui, steps[key.name])
        return True

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        if event.x >= self.rect.right - 2 * BAR_W:
            self.pointer_drag(ui, event.x, event.y)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        share = (y - self.rect.y) / self.rect.h
        ui.scroll[self.key] = share * self.total - self.rect.h / 2
