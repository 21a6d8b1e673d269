"""A run as a line over its days, and below it a line for each branch that leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.charts.axis import Field
from game.ui.charts.pieces import BOX, draw_box, draw_dot
from game.ui.geometry import Rect
from game.ui.painter import Painter

TALLEST, LEAST = 48.0, 26.0
"""Pixels of a row: with room for a second line of its name, and without."""
NAMES, FIGURES = 150.0, 62.0
"""Pixels at the left of the field for the names, and at its right for the figures."""
_DASH = (4.0, 4.0)


@dataclass(frozen=True, slots=True)
class Fork:
    """One line: what it is called, where it leaves the run and ends (x), the word at its end, the
    figure at the right, the letter of what was chosen. `open_end`: it has not ended yet."""

    name: str
    under: str
    start: float
    end: float
    word: str
    figure: str
    letter: str = ""
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Forks:
    """The run in the first row, with the numbers of its decisions at their x; branches below it.

    The field's vertical axis counts rows from below: row i stands at its end less i + 0.5."""

    run: Fork
    numbers: Sequence[tuple[float, str]]
    branches: Sequence[Fork]

    def draw(self, p: Painter, field: Field) -> None:
        count = 1 + len(self.branches)
        step = field.y(0) - field.y(1)
        ys = [field.y(field.up.high - i - 0.5) for i in range(count)]
        left, right = field.rect.x - NAMES, field.rect.right + FIGURES
        p.round_rect(Rect(left - 6, ys[0] - step / 2, right - left + 12, step), 4, "accent_bg")
        for fork, y in zip(self.branches, ys[1:], strict=True):
            x = field.x(fork.start)
            dash = _DASH if fork.open_end else None
            p.polyline([(x, ys[0]), (x, y - 8), (x + 8, y)], "line_strong", 1.5, dash)
            p.line(x + 8, y, field.x(fork.end), y, "text2", 1.5, dash)
            if fork.letter:
                draw_box(p, x + 24, y, fork.letter, "bg3", "text")
            self._words(p, field, fork, y, step, "text2")
        y = ys[0]
        p.line(field.x(self.run.start), y, field.x(self.run.end), y, "you", 3)
        self._numbers(p, field, y)
        self._words(p, field, self.run, y, step, "text")

    def _numbers(self, p: Painter, field: Field, y: float) -> None:
        """The numbers that have room, those first at which a branch begins."""
        begun = {fork.start for fork in self.branches}
        placed: list[float] = []
        for at, number in sorted(self.numbers, key=lambda each: each[0] not in begun):
            x = field.x(at)
            if all(abs(x - other) >= BOX + 1 for other in placed):
                placed.append(x)
                draw_box(p, x, y, number, "you", "on_accent")

    def _words(
        self, p: Painter, field: Field, fork: Fork, y: float, step: float, colour: str
    ) -> None:
        left, x = field.rect.x - NAMES, field.x(fork.end)
        two = step >= 36 and fork.under
        bold = 600 if fork is self.run else 400
        p.text(left, y - (17 if two else 8), fork.name, "text_s", bold, max_width=NAMES - 8)
        if two:
            p.text(left, y + 1, fork.under, colour="muted", max_width=NAMES - 8)
        if not fork.open_end:
            draw_dot(p, x, y, "text", "diamond", 6)
        room = field.rect.right + FIGURES - x - 14 - p.measure(fork.figure, "text_m", 600)
        p.text(x + 11, y - 8, fork.word, weight=600, colour=colour, max_width=max(0.0, room))
        p.text(field.rect.right + FIGURES, y - 10, fork.figure, "text_m", 600, align="right")
