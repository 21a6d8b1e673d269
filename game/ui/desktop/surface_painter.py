"""The painter on a pygame surface: logical pixels in, snapped device pixels out.

Large rounded rectangles are nine slices of one small rasterised tile, so that a panel of any size
costs a few blits. Lines along the axes are filled rectangles; everything else is a cached SVG.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import blake2b

import pygame
from pygame import Surface

from game.ui import text_layout
from game.ui.desktop import shapes
from game.ui.desktop.fonts import Fonts
from game.ui.geometry import Point, Rect
from game.ui.painter import Align, Dash, Painter
from game.ui.theme import Theme

_SMALL = 6000  # device pixels up to which a whole rounded rectangle is kept as one picture


class SurfacePainter(Painter):
    def __init__(self, surface: Surface, scale: float, theme: Theme) -> None:
        self._theme = theme
        self._scale = scale
        self._fonts = Fonts(scale)
        self._cache = shapes.SurfaceCache()
        self._rgb: dict[str, tuple[int, int, int]] = {}
        self._cut: dict[tuple[str, str, int, float], str] = {}
        self._clips: list[pygame.Rect] = []
        self.use(surface, scale, theme)

    def use(self, surface: Surface, scale: float, theme: Theme) -> None:
        """Draw on this surface from now on; caches survive what does not change."""
        self._surface = surface
        if scale != self._scale:
            self._scale = scale
            self._fonts = Fonts(scale)
            self._cut.clear()
        if theme != self._theme:
            self._theme = theme
            self._rgb.clear()
        self._clips = [surface.get_rect()]

    @property
    def surface(self) -> Surface:
        return self._surface

    @property
    def size(self) -> tuple[float, float]:
        w, h = self._surface.get_size()
        return w / self._scale, h / self._scale

    @property
    def scale(self) -> float:
        return self._scale

    def tag(self, key: str) -> None:
        pass

    def _colour(self, name: str) -> tuple[int, int, int]:
        found = self._rgb.get(name)
        if found is None:
            found = self._rgb[name] = self._theme.rgb(name)
        return found

    def _hex(self, name: str | None) -> str | None:
        return None if name is None else self._theme.hex(name)

    def _device(self, rect: Rect) -> tuple[int, int, int, int]:
        s = self._scale
        x, y = _round(rect.x * s), _round(rect.y * s)
        return x, y, _round(rect.right * s) - x, _round(rect.bottom * s) - y

    def _pen(self, width: float) -> int:
        return max(1, _round(width * self._scale))

    def fill(self, rect: Rect, colour: str, alpha: float = 1.0) -> None:
        x, y, w, h = self._device(rect)
        if alpha >= 1.0:
            self._surface.fill(self._colour(colour), (x, y, w, h))
            return
        veil = self._cache.get(("veil", w, h), lambda: Surface((max(1, w), max(1, h))))
        veil.fill(self._colour(colour))
        veil.set_alpha(_round(alpha * 255))
        self._surface.blit(veil, (x, y))

    def round_rect(
        self,
        rect: Rect,
        radius: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: Dash | None = None,
    ) -> None:
        x, y, w, h = self._device(rect)
        if w <= 0 or h <= 0:
            return
        pen = self._pen(width) if stroke else 0
        r = min(_round(radius * self._scale), w // 2, h // 2)
        if dash or w * h <= _SMALL:
            steps = (dash[0] * self._scale, dash[1] * self._scale) if dash else None
            key = ("rect", w, h, r, fill, stroke, pen, steps, self._theme)
            picture = self._cache.get(
                key,
                lambda: shapes.round_rect(w, h, r, self._hex(fill), self._hex(stroke), pen, steps),
            )
            self._surface.blit(picture, (x, y))
            return
        self._straight_parts(x, y, w, h, r, fill, stroke, pen)
        if r < 1:
            return
        side = 2 * r
        tile = self._cache.get(
            ("tile", r, fill, stroke, pen, self._theme),
            lambda: shapes.round_rect(side, side, r, self._hex(fill), self._hex(stroke), pen),
        )
        blit = self._surface.blit
        blit(tile, (x, y), (0, 0, r, r))
        blit(tile, (x + w - r, y), (r, 0, r, r))
        blit(tile, (x, y + h - r), (0, r, r, r))
        blit(tile, (x + w - r, y + h - r), (r, r, r, r))

    def _straight_parts(
        self, x: int, y: int, w: int, h: int, r: int, fill: str | None, stroke: str | None, pen: int
    ) -> None:
        paint = self._surface.fill
        if fill is not None:
            inner = self._colour(fill)
            paint(inner, (x + r, y + pen, w - 2 * r, h - 2 * pen))
            if r > pen:
                paint(inner, (x + pen, y + r, r - pen, h - 2 * r))
                paint(inner, (x + w - r, y + r, r - pen, h - 2 * r))
            elif r < pen:
                paint(inner, (x + pen, y + pen, w - 2 * pen, h - 2 * pen))
        if stroke is not None:
            edge = self._colour(stroke)
            paint(edge, (x + r, y, w - 2 * r, pen))
            paint(edge, (x + r, y + h - pen, w - 2 * r, pen))
            paint(edge, (x, y + r, pen, h - 2 * r))
            paint(edge, (x + w - pen, y + r, pen, h - 2 * r))

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
        if x1 != x2 and y1 != y2:
            self.polylines((((x1, y1), (x2, y2)),), colour, width, dash)
            return
        s = self._scale
        pen = self._pen(width)
        rgb = self._colour(colour)
        upright = x1 == x2
        across = _round((x1 if upright else y1) * s - pen / 2)
        start, end = sorted((y1, y2) if upright else (x1, x2))
        first, last = _round(start * s), _round(end * s)
        long = max(1, last - first)
        where = (across, first) if upright else (first, across)
        if dash is None:
            self._surface.fill(rgb, (*where, pen, long) if upright else (*where, long, pen))
            return
        on, off = max(1.0, dash[0] * s), max(1.0, dash[1] * s)
        key = ("dashes", long, pen, on, off, rgb, upright)
        strip = self._cache.get(
            key, lambda: shapes.dashes(long, pen, on, off, rgb, upright=upright)
        )
        self._surface.blit(strip, where)

    def polylines(
        self,
        lines: Sequence[Sequence[Point]],
        colour: str,
        width: float = 2.0,
        dash: Dash | None = None,
    ) -> None:
        shape = tuple(tuple(line) for line in lines if len(line) > 1)
        if not shape:
            return
        s = self._scale
        pen = max(1.0, width * s)
        box = _bounds([p for line in shape for p in line], s, pen)
        x, y, w, h = box

        def make() -> Surface:
            moved = [[(px * s - x, py * s - y) for px, py in line] for line in shape]
            dashes = (dash[0] * s, dash[1] * s) if dash else None
            return shapes.polylines(moved, w, h, self._theme.hex(colour), pen, dashes)

        key = ("lines", shape, colour, pen, dash, s, self._theme)
        self._surface.blit(self._cache.get(key, make), (x, y))

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        s = self._scale
        x, y, w, h = _bounds(points, s, 1.0)

        def make() -> Surface:
            moved = [(px * s - x, py * s - y) for px, py in points]
            return shapes.polygon(moved, w, h, self._theme.hex(colour))

        shape = tuple((round(px * s - x, 1), round(py * s - y, 1)) for px, py in points)
        picture = self._cache.get(("polygon", shape, colour, self._theme), make)
        self._surface.blit(picture, (x, y))

    def circle(
        self,
        cx: float,
        cy: float,
        r: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
    ) -> None:
        s = self._scale
        pen = max(1.0, width * s) if stroke else 0.0
        reach = math.ceil(r * s + pen / 2) + 1
        x, y = math.floor(cx * s) - reach, math.floor(cy * s) - reach
        fx, fy = _round(4 * (cx * s - x)) / 4, _round(4 * (cy * s - y)) / 4
        key = ("circle", fx, fy, r * s, fill, stroke, pen, self._theme)
        picture = self._cache.get(
            key,
            lambda: shapes.circle(
                2 * reach + 1, fx, fy, r * s, self._hex(fill), self._hex(stroke), pen
            ),
        )
        self._surface.blit(picture, (x, y))

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        return self._fonts.measure(text, size, weight)

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
        if max_width is not None and self.measure(text, size, weight) > max_width + 0.5:
            text = self._elided(text, size, weight, max_width)
        if not text:
            return 0.0
        picture = self._fonts.line(text, size, weight, self._colour(colour))
        w = picture.get_width()
        left = _round(x * self._scale)
        if align == "right":
            left -= w
        elif align == "center":
            left = _round(x * self._scale - w / 2)
        self._surface.blit(picture, (left, self._fonts.top(y, size, weight)))
        return w / self._scale

    def _elided(self, text: str, size: str, weight: int, width: float) -> str:
        key = (text, size, weight, width)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > 4000:
                self._cut.clear()
            found = self._cut[key] = text_layout.elide(self, text, width, size, weight)
        return found

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "text2") -> None:
        px = _round(size * self._scale)
        rgb = self._colour(colour)
        key = ("icon", name, px, rgb)
        picture = self._cache.get(key, lambda: shapes.image(f"icons/{name}", px, px, rgb))
        self._surface.blit(picture, (_round(x * self._scale), _round(y * self._scale)))

    def portrait(self, key: str, x: float, y: float, size: float) -> None:
        px = _round(size * self._scale)
        picture = self._cache.get(("portrait", key, px), lambda: shapes.portrait(key, px))
        self._surface.blit(picture, (_round(x * self._scale), _round(y * self._scale)))

    def image(self, name: str, rect: Rect, colour: str | None = None) -> None:
        x, y, w, h = self._device(rect)
        if name.startswith("brand/") and self._theme.name == "light":
            name = f"{name}_light"
        rgb = None if colour is None else self._colour(colour)
        key = ("image", name, w, h, rgb)
        picture = self._cache.get(key, lambda: shapes.image(name, w, h, rgb))
        pw, ph = picture.get_size()
        self._surface.blit(picture, (x + (w - pw) // 2, y + (h - ph) // 2))

    def page(self, png: bytes, rect: Rect) -> None:
        x, y, w, h = self._device(rect)
        key = ("page", blake2b(png, digest_size=12).digest(), w, h)
        self._surface.blit(self._cache.get(key, lambda: shapes.page(png, w, h)), (x, y))

    def push_clip(self, rect: Rect) -> None:
        clip = self._clips[-1].clip(pygame.Rect(self._device(rect)))
        self._clips.append(clip)
        self._surface.set_clip(clip)

    def pop_clip(self) -> None:
        self._clips.pop()
        self._surface.set_clip(self._clips[-1])


def _round(value: float) -> int:
    """To the nearest, halves always up, so that equal gaps stay equal."""
    return math.floor(value + 0.5)


def _bounds(points: Sequence[Point], scale: float, margin: float) -> tuple[int, int, int, int]:
    xs = [p[0] * scale for p in points]
    ys = [p[1] * scale for p in points]
    x, y = math.floor(min(xs) - margin), math.floor(min(ys) - margin)
    return x, y, math.ceil(max(xs) + margin) - x + 1, math.ceil(max(ys) + margin) - y + 1
