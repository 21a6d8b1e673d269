"""Fonts at device size, and rendered lines of text, cached."""

from __future__ import annotations

import math

from pygame import Surface
from pygame.font import Font

from game import paths
from game.ui.theme import TYPE

_FILES = {
    ("sans", 400): "IBMPlexSans-Regular.ttf",
    ("sans", 600): "IBMPlexSans-SemiBold.ttf",
    ("mono", 400): "IBMPlexMono-Regular.ttf",
    ("mono", 600): "IBMPlexMono-SemiBold.ttf",
}
_ASCENT, _DESCENT = 1.025, 0.275  # of the em, from the font files
_MAX_LINES = 6000


class Fonts:
    """One set per scale. Widths are in logical pixels, surfaces in device pixels."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._fonts: dict[tuple[str, int], Font] = {}
        self._drops: dict[tuple[str, int], int] = {}
        self._widths: dict[tuple[str, str, int], float] = {}
        self._lines: dict[tuple[str, str, int, tuple[int, int, int]], Surface] = {}

    def font(self, size: str, weight: int) -> Font:
        found = self._fonts.get((size, weight))
        if found is None:
            token = TYPE[size]
            family = "mono" if token.mono else "sans"
            found = self.file(family, weight, round(token.px * self._scale))
            self._fonts[size, weight] = found
        return found

    @staticmethod
    def file(family: str, weight: int, px: int) -> Font:
        return Font(str(paths.assets() / "fonts" / _FILES[family, weight]), px)

    def measure(self, text: str, size: str, weight: int) -> float:
        key = (text, size, weight)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 4 * _MAX_LINES:
                self._widths.clear()
            width = self.font(size, weight).size(text)[0] / self._scale
            self._widths[key] = width
        return width

    def line(self, text: str, size: str, weight: int, rgb: tuple[int, int, int]) -> Surface:
        key = (text, size, weight, rgb)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _MAX_LINES:
                self._lines.clear()
            found = self.font(size, weight).render(text, True, rgb)
            self._lines[key] = found
        return found

    def top(self, y: float, size: str, weight: int) -> int:
        """Device y of a rendered line whose line box begins at logical `y`."""
        drop = self._drops.get((size, weight))
        if drop is None:
            drop = self._drops[size, weight] = self._drop(size, weight)
        return math.floor(y * self._scale + 0.5) + drop

    def _drop(self, size: str, weight: int) -> int:
        """From the top of the line box to the top of the rendered line."""
        token = TYPE[size]
        em = token.px * self._scale
        ascent, descent = round(_ASCENT * em), round(_DESCENT * em)
        leading = math.floor((token.line * self._scale - ascent - descent) / 2)
        return leading + ascent - self.font(size, weight).get_ascent()
