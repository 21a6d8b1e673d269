"""A dot with its interval, as the reliability curve has them."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.charts.axis import Field
from game.ui.painter import Painter


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval upwards and downwards; the word stands in the dot."""

    x: float
    y: float
    low: float
    high: float
    word: str = ""
    colour: str = "you"

    def draw(self, p: Painter, field: Field) -> None:
        x = field.x(self.x)
        top, bottom = field.y(self.high), field.y(self.low)
        p.line(x, top, x, bottom, self.colour, 2)
        for y in (top, bottom):
            p.line(x - 4, y, x + 4, y, self.colour, 2)
        y = field.y(self.y)
        p.circle(x, y, 10, self.colour)
        p.text(x, y - 8, self.word, "text_s", 600, "on_accent", "center")
