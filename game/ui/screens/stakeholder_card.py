"""One stakeholder on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.figures import points
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui, draw_bar
from game.ui.kit.frame import nothing
from game.ui.painter import Painter
from game.ui.theme import STATES


@dataclass(slots=True, eq=False)
class PersonCard(Node):
    """Portrait, name, title, attitude and trust of one stakeholder."""

    portrait: str = ""
    title: str = ""
    state: str = "unknown"
    word: str = ""
    trust: int = 0
    selected: bool = False
    action: Callable[[], None] = nothing

    role = "person"
    interactive = True
    pressable = True
    radius = 6.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        fill = "accent_bg" if self.selected else "bg3" if look == "hover" else "bg1"
        p.round_rect(
            rect, 6, fill, "accent" if self.selected else "line_strong", 2 if self.selected else 1
        )
        if rect.h < 44:
            self._line(p)
            return
        size = min(64.0, rect.h - 16)
        p.portrait(self.portrait, rect.x + 8, rect.cy - size / 2, size)
        x = rect.x + 16 + size
        room = rect.right - 8 - x
        top = rect.cy - 33 if rect.h >= 68 else rect.y + 4
        p.text(x, top, self.label, "text_s", 600, max_width=room)
        if rect.h >= 68:
            p.text(x, top + 17, self.title, colour="muted", max_width=room)
        icon = STATES[self.state].icon
        colour = STATES[self.state].colour if self.state != "unknown" else "text2"
        y = top + (34 if rect.h >= 68 else 17)
        p.icon(icon, x, y, 15, colour)
        p.text(x + 20, y, self.word, colour=colour, max_width=room - 20)
        wide = p.text(
            rect.right - 8,
            rect.bottom - 22 if rect.h >= 68 else y,
            str(points(self.trust)),
            "text_s",
            600,
            align="right",
        )
        if rect.h >= 68:
            draw_bar(p, Rect(x, rect.bottom - 16, room - wide - 10, 6), self.trust / 1000)

    def _line(self, p: Painter) -> None:
        """Where there is room for one line only."""
        rect = self.rect
        size = min(20.0, rect.h - 4)
        p.portrait(self.portrait, rect.x + 4, rect.cy - size / 2, size)
        y = rect.cy - 8
        right = rect.right - 8
        right -= p.text(right, y, str(points(self.trust)), "text_s", 600, align="right") + 6
        look = STATES[self.state]
        p.icon(look.icon, right - 14, y + 1, 14, look.colour)
        x = rect.x + size + 10
        p.text(x, y, self.label, "text_s", 600, max_width=right - 20 - x)

    def value_text(self, ui: Ui) -> str:
        return f"{self.title}, {self.word}, trust {points(self.trust)}"

    def press(self, ui: Ui) -> None:
        self.action()
