"""Options drawn beside each other: their values on one scale, and two of them part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.analysis import Option
from game.ui.geometry import Rect
from game.ui.kit import Node, Ui
from game.ui.painter import Painter
from game.ui.screens.debrief.base import points

ROW = 40.0


@dataclass(slots=True, eq=False)
class OptionValues(Node):
    """Options with their value, its interval on a common scale, and the loss against the best."""

    options: Sequence[Option] = ()
    chosen: str = ""
    best: str = ""

    role = "table"

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        if not self.options:
            return
        names = rect.w * (0.42 if rect.w > 420 else 0.5)
        plot = Rect(rect.x + names + 108, rect.y + 20, rect.w - names - 108 - 64, rect.h - 20)
        low = min(each.low for each in self.options)
        high = max(each.high for each in self.options)
        span = max(1, high - low)
        drawn = plot.w > 60

        def x(value: int) -> float:
            return plot.x + plot.w * (value - low) / span

        p.text(rect.x, rect.y, "Option", colour="muted")
        p.text(rect.x + names + 92, rect.y, "value", colour="muted", align="right")
        p.text(rect.right, rect.y, "to the best", colour="muted", align="right")
        best = next((each.value for each in self.options if each.id == self.best), high)
        for i, each in enumerate(self.options):
            y = rect.y + 20 + i * ROW
            row = Rect(rect.x - 8, y + 2, rect.w + 16, ROW - 4)
            mine = each.id == self.chosen
            if mine:
                p.round_rect(row, 4, "accent_bg")
            note = "yours" if mine else "best" if each.id == self.best else ""
            room = names - (p.measure(note) + 12 if note else 0)
            weight = 600 if mine else 400
            wide = p.text(rect.x, y + 12, each.title, "text_s", weight, "text", max_width=room)
            if note:
                p.text(rect.x + wide + 8, y + 12, note, colour="you" if mine else "ok")
            half = (each.high - each.low) / 200
            figure = f"{each.value / 100:.1f} ± {half:.1f}"
            p.text(rect.x + names + 92, y + 12, figure, colour="text2", align="right")
            colour = "you" if mine else "text2"
            if drawn:
                p.line(x(each.low), y + 20, x(each.high), y + 20, colour, 2)
                p.line(x(each.low), y + 15, x(each.low), y + 25, colour, 2)
                p.line(x(each.high), y + 15, x(each.high), y + 25, colour, 2)
                p.circle(x(each.value), y + 20, 5, colour)
            gap = points(each.value - best, sign=True) if each.value != best else "0"
            p.text(rect.right, y + 12, gap, "text_s", 600, "text", "right")

    def value_text(self, ui: Ui) -> str:
        return "; ".join(f"{each.title} {points(each.value)}" for each in self.options)


PART = 26.0


@dataclass(slots=True, eq=False)
class PartsApart(Node):
    """The difference of two options by the parts of the score: names with hundredths."""

    parts: Sequence[tuple[str, int]] = ()

    role = "table"

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        names, figures = rect.w * 0.4, 52.0
        plot = Rect(rect.x + names, rect.y, rect.w - names - figures, rect.h)
        if not self.parts:
            p.text(rect.x, rect.y, "They come to the same in every part.", colour="text2")
            return
        low = min([0, *(gap for _, gap in self.parts)])
        high = max([0, *(gap for _, gap in self.parts)])
        span = max(1, high - low)
        zero = plot.x + plot.w * -low / span
        step = min(PART, rect.h / len(self.parts))
        for i, (name, gap) in enumerate(self.parts):
            y = rect.y + i * step
            p.text(rect.x, y + 2, name, colour="text2", max_width=names - 12)
            end = zero + plot.w * gap / span
            if end != zero:
                bar = Rect(min(zero, end), y + 8, abs(end - zero), 8)
                p.round_rect(bar, 2, "you" if gap > 0 else "muted")
            p.text(rect.right, y + 2, points(gap, sign=True), "text_s", 600, "text", "right")
        p.line(zero, rect.y, zero, rect.y + step * len(self.parts), "text2", 1)

    def value_text(self, ui: Ui) -> str:
        return "; ".join(f"{name} {points(gap, sign=True)}" for name, gap in self.parts)
