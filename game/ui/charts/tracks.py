"""Tracks below a chart on its own days: dots, moments and stretches of a state, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.charts.axis import Field
from game.ui.charts.pieces import Shape, draw_dot
from game.ui.geometry import Rect
from game.ui.painter import Metrics, Painter
from game.ui.theme import STATES

STEP = 30.0
"""Height of a track."""
_NAMES = 10.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A moment on a track; its word stands beside it where there is room."""

    x: float
    shape: Shape = "circle"
    colour: str = "text2"
    word: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A state from day to day; its word is written where there is room, its icon always."""

    start: float
    end: float
    state: str


@dataclass(frozen=True, slots=True)
class Track:
    """`linked` joins each spot by a thin line with its like on the track above."""

    name: str
    spots: Sequence[Spot] = ()
    spans: Sequence[Span] = ()
    linked: Sequence[tuple[float, float]] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Tracks:
    """The lowest part of the field, one track below the other; words of spots may reach so many
    pixels beyond it."""

    tracks: Sequence[Track]
    step: float = STEP
    beyond: float = 0.0

    @property
    def height(self) -> float:
        """Pixels that they take."""
        return self.step * len(self.tracks)

    def names(self, metrics: Metrics) -> float:
        """Pixels that their names take at the left of the field."""
        return max(metrics.measure(track.name) for track in self.tracks) + _NAMES

    def draw(self, p: Painter, field: Field) -> None:
        left = field.rect.x - self.names(p)
        top = field.rect.bottom - self.height
        p.line(field.rect.x, top, field.rect.right, top, "line")
        for i, track in enumerate(self.tracks):
            y = top + self.step * (i + 0.5)
            p.text(left, y - 8, track.name, colour="text2")
            for above, here in track.linked:
                tips = ((field.x(above), y - self.step + 6), (field.x(here), y - 6))
                p.polyline(tips, "line_strong", 1)
            if track.empty:
                p.text(field.rect.x + 6, y - 8, track.empty, colour="muted")
            for span in track.spans:
                _span(p, field, span, y, min(24.0, self.step - 4))
            for n, spot in enumerate(track.spots):
                following = track.spots[n + 1].x if n + 1 < len(track.spots) else None
                end = (
                    field.rect.right + self.beyond if following is None else field.x(following) - 8
                )
                _spot(p, field, spot, end, y)


def _span(p: Painter, field: Field, span: Span, y: float, high: float) -> None:
    look = STATES[span.state]
    left, right = field.x(span.start), field.x(span.end)
    p.round_rect(Rect(left, y - high / 2, max(2.0, right - left - 1), high), 3, look.ground)
    if right - left < 22:
        p.fill(Rect(left, y + high / 2 - 3, max(2.0, right - left - 1), 3), look.colour)
        return
    p.icon(look.icon, left + 4, y - 7, 14, look.colour)
    if right - left > 30 + p.measure(look.word, "text_s", 600):
        p.text(left + 24, y - 8, look.word, "text_s", 600, look.colour)


def _spot(p: Painter, field: Field, spot: Spot, end: float, y: float) -> None:
    x = field.x(spot.x)
    draw_dot(p, x, y, spot.colour, spot.shape, 5)
    if spot.word and x + 10 + p.measure(spot.word) <= end:
        p.text(x + 10, y - 8, spot.word, colour="text2")
