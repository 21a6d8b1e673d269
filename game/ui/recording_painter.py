"""A painter that draws nothing and remembers everything: for tests of layout, without pygame.

Text is measured from the font table, within a pixel of what the window shows at scale 1.
`problems()` names texts that leave the window or their clip, or cover another text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from game import paths
from game.ui import text_layout
from game.ui.font_table import TableMetrics
from game.ui.geometry import Point, Rect
from game.ui.painter import Align, Dash, Painter
from game.ui.theme import COLOURS, TYPE, line_height


@dataclass(frozen=True, slots=True)
class Drawn:
    """One call: what kind, where, in which colour, for which widget, how clipped."""

    kind: str
    rect: Rect
    colour: str
    key: str
    clip: Rect


@dataclass(frozen=True, slots=True)
class DrawnText:
    text: str
    rect: Rect
    size: str
    weight: int
    colour: str
    key: str
    clip: Rect
    whole: str
    covered: tuple[Rect, ...] = ()

    @property
    def cut(self) -> bool:
        return self.text != self.whole

    @property
    def ink(self) -> Rect:
        """Where the letters stand inside the line box."""
        return self.rect.inset(0, (self.rect.h - 0.75 * TYPE[self.size].px) / 2)

    def meets(self, later: DrawnText) -> bool:
        """Whether letters of both can be seen in one place."""
        a, b = self.ink.intersect(self.clip), later.ink.intersect(later.clip)
        if not a.overlaps(b, slack=1.0):
            return False
        shared = a.intersect(b)
        return not any(cover.encloses(shared) for cover in self.covered)


class RecordingPainter(TableMetrics, Painter):
    def __init__(self, width: float = 1280, height: float = 720, scale: float = 1.0) -> None:
        self._size = (width, height)
        self._scale = scale
        self._key = ""
        self._clips = [Rect(0, 0, width, height)]
        self.calls: list[Drawn] = []
        self.texts: list[DrawnText] = []

    @property
    def size(self) -> tuple[float, float]:
        return self._size

    @property
    def scale(self) -> float:
        return self._scale

    def tag(self, key: str) -> None:
        self._key = key

    def _note(self, kind: str, rect: Rect, colour: str | None) -> None:
        if colour is not None and colour not in COLOURS:
            raise KeyError(f"no colour named {colour!r}")
        self.calls.append(Drawn(kind, rect, colour or "", self._key, self._clips[-1]))

    def fill(self, rect: Rect, colour: str, alpha: float = 1.0) -> None:
        self._note("fill" if alpha >= 1.0 else "veil", rect, colour)
        if alpha >= 1.0:
            self._cover(rect)

    def round_rect(
        self,
        rect: Rect,
        radius: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        if fill is not None:
            self._note("round_rect", rect, fill)
            self._cover(rect)
        if stroke is not None:
            self._note("outline", rect, stroke)

    def _cover(self, rect: Rect) -> None:
        """Texts under an opaque surface are no longer seen."""
        over = rect.intersect(self._clips[-1])
        self.texts = [
            replace(t, covered=(*t.covered, over)) if over.overlaps(t.ink) else t
            for t in self.texts
            if not over.encloses(t.ink)
        ]

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        self._note("line", _around(((x1, y1), (x2, y2))), colour)

    def polylines(
        self,
        lines: Sequence[Sequence[Point]],
        colour: str,
        width: float = 2.0,
        dash: Dash | None = None,
    ) -> None:
        points = [p for line in lines for p in line]
        if points:
            self._note("polylines", _around(points), colour)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self._note("polygon", _around(points), colour)

    def circle(
        self,
        cx: float,
        cy: float,
        r: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        self._note("circle", Rect(cx - r, cy - r, 2 * r, 2 * r), fill or stroke)

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
        if colour not in COLOURS:
            raise KeyError(f"no colour named {colour!r}")
        whole = text
        if max_width is not None and self.measure(text, size, weight) > max_width + 0.5:
            text = text_layout.elide(self, text, max_width, size, weight)
        width = self.measure(text, size, weight)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        box = Rect(left, y, width, line_height(size))
        if text and box.overlaps(self._clips[-1]):
            self.texts.append(
                DrawnText(text, box, size, weight, colour, self._key, self._clips[-1], whole)
            )
        return width

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "text2") -> None:
        _must_exist("icons", name)
        self._note("icon", Rect(x, y, size, size), colour)

    def portrait(self, key: str, x: float, y: float, size: float) -> None:
        _must_exist("portraits", key)
        self._note("portrait", Rect(x, y, size, size), None)

    def image(self, name: str, rect: Rect, colour: str | None = None) -> None:
        _must_exist("", name)
        self._note("image", rect, colour)

    def page(self, png: bytes, rect: Rect) -> None:
        assert png.startswith(b"\x89PNG"), "a page is a PNG"
        self._note("page", rect, None)

    def push_clip(self, rect: Rect) -> None:
        self._clips.append(self._clips[-1].intersect(rect))

    def pop_clip(self) -> None:
        self._clips.pop()

    def words(self) -> str:
        """All text that can be seen, in drawing order."""
        return "\n".join(t.text for t in self.texts)

    def problems(self, scrolled: Collection[str] = ()) -> list[str]:
        """Sentences about texts outside the window, outside their clip, or over each other.

        `scrolled` are the keys of fields whose text may go on beyond their edge.
        """
        window = Rect(0, 0, *self._size)
        found = [
            f"{t.text!r} ({t.key}) leaves the window"
            for t in self.texts
            if not window.encloses(t.rect.intersect(t.clip))
            or (t.rect.right > t.clip.right + 1 and t.key not in scrolled)
        ]
        found.extend(
            f"{a.text!r} ({a.key}) and {b.text!r} ({b.key}) overlap"
            for a, b in combinations(self.texts, 2)
            if a.meets(b)
        )
        return found


@cache
def _must_exist(folder: str, name: str) -> None:
    path = paths.assets() / folder / f"{name}.svg"
    if not path.is_file():
        raise FileNotFoundError(path.name)


def _around(points: Sequence[Point]) -> Rect:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
