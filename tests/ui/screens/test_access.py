"""What people with weak eyes, or without a pointer, need on every screen."""

from __future__ import annotations

import pytest

from game.ui.geometry import Rect
from game.ui.kit import ScrollArea
from game.ui.painter import Align
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.theme import TYPE, Theme, ThemeName
from tests.ui.screens import moments
from tests.ui.screens.test_layout import RUNNING

CONTRAST = 4.5
TARGET = 24
TEXT = 13
GROUNDS = ("fill", "round_rect", "circle", "polygon")


class Inks(RecordingPainter):
    """Remembers for each text on which colour it stands."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)
        self.pairs: dict[tuple[str, str], str] = {}

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: str = "text_s",
        weight: int = 400,
        colour: str = "text",
        align: Align = "left",
        max_width: float | None = None,
    ) -> float:
        before = len(self.texts)
        width = super().text(x, y, text, size, weight, colour, align, max_width)
        for drawn in self.texts[before:]:
            self.pairs.setdefault((colour, self._ground(drawn.rect)), text)
        return width

    def _ground(self, rect: Rect) -> str:
        under = (
            c.colour
            for c in reversed(self.calls)
            if c.kind in GROUNDS
            and c.colour
            and c.rect.intersect(c.clip).contains(rect.cx, rect.cy)
        )
        return next(under)


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" as WCAG 2.2 defines it, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("screen", [*RUNNING, "settings", "title", "scenarios"])
def test_text_can_be_read_and_every_control_named_and_hit(screen: str) -> None:
    assert_accessible(moments.showing(moments.at(60), screen))


def assert_accessible(play: Play) -> None:
    """Text of enough contrast and size, controls with a name and room to hit them."""
    stage = play.stage
    stage.resize(1280, 720)
    painter = Inks(1280, 720)
    stage.draw(painter)
    themes: tuple[ThemeName, ...] = ("dark", "light")
    weak = [
        f"{text!r}: {ink} on {ground}, {theme}, {ratio:.2f}"
        for (ink, ground), text in painter.pairs.items()
        for theme in themes
        if (ratio := contrast(Theme(theme).hex(ink), Theme(theme).hex(ground))) < CONTRAST
    ]
    small = [t.text for t in painter.texts if TYPE[t.size].px < TEXT]
    controls = [n for n in stage.nodes if n.focusable and not isinstance(n, ScrollArea)]
    unnamed = [n.key for n in controls if not n.label.strip()]
    tiny = [
        f"{n.key} {n.rect.w:.0f}x{n.rect.h:.0f}"
        for n in controls
        if n.pressable and min(n.rect.w, n.rect.h) < TARGET
    ]
    assert [weak, small, unnamed, tiny] == [[], [], [], []]
