"""Rows of a decision: letter, title, cost, time, what it depends on; gated ones stay visible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.frame import nothing
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter


@dataclass(slots=True, eq=False)
class ChoiceRow(Node):
    """A click selects, a second one or Enter confirms. `reason` shows a lock and its words.

    The letter is the shortcut that selects. `columns` are the widths of cost, time and depends.
    """

    letter: str = "A"
    text: str = ""
    cost: str = ""
    time: str = ""
    depends: str = ""
    selected: bool = False
    on_select: Callable[[], None] = nothing
    on_confirm: Callable[[], None] = nothing
    columns: tuple[float, float, float] = (72, 168, 144)

    role = "choice"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        fill = {"hover": "bg3", "pressed": "bg0"}.get(look, "bg2" if self.enabled else "bg1")
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent", 2)
        else:
            p.round_rect(rect, 4, fill, None if self.enabled else "line")
        badge = Rect(rect.x + 12, rect.y + 12, 28, 28)
        if self.selected:
            p.round_rect(badge, 4, "accent")
        else:
            p.round_rect(badge, 4, "bg0", "line_strong")
        if self.enabled:
            ink = "on_accent" if self.selected else "text2"
            weight = 600 if self.selected else 400
            p.text(badge.cx, badge.cy - 10, self.letter, "text_m", weight, ink, "center")
        else:
            p.icon("lock", badge.cx - 8, badge.cy - 8, 16, "muted")
        self._words(p, rect)

    def _words(self, p: Painter, rect: Rect) -> None:
        cost_w, time_w, depends_w = self.columns
        depends_x = rect.right - depends_w
        time_x = depends_x - time_w if self.depends else rect.right - time_w
        cost_right = time_x - 24 if self.time else rect.right - 16
        left = rect.x + 52
        ink = "text" if self.enabled else "muted"
        quiet = "text" if self.selected else "text2"
        room = max(1, int((rect.h - 14) // 16))
        if self.cost:
            p.text(cost_right, rect.y + 8, self.cost, "text_m", 600, ink, "right")
        title_w = cost_right - (cost_w if self.cost else 0) - left
        text_w = cost_right - left
        p.text(left, rect.y + 8, self.label, "text_m", 600, ink, max_width=title_w)
        if self.reason:
            p.paragraph(
                left,
                rect.y + 30,
                text_w,
                self.reason,
                colour="warn",
                line=16,
                max_lines=max(1, room - 1),
            )
        elif self.text:
            p.paragraph(
                left,
                rect.y + 30,
                text_w,
                self.text,
                colour="text2",
                line=16,
                max_lines=max(1, room - 1),
            )
        if self.time:
            p.paragraph(
                time_x, rect.y + 7, time_w - 16, self.time, colour=quiet, line=16, max_lines=room
            )
        if self.depends:
            p.paragraph(
                depends_x,
                rect.y + 7,
                depends_w - 8,
                self.depends,
                colour=quiet,
                line=16,
                max_lines=room,
            )

    def value_text(self, ui: Ui) -> str:
        parts = [self.text, self.cost, self.time, self.depends]
        chosen = ["selected"] if self.selected else []
        return ", ".join(part for part in chosen + parts if part)

    def press(self, ui: Ui) -> None:
        if self.selected:
            self.on_confirm()
        else:
            self.on_select()
