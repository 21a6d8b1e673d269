"""Smooth shapes as surfaces: SVG text rasterised once, and kept by what it shows.

The rasteriser knows no clip paths, masks, text or CSS, and only six-digit colours.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence

import pygame
from pygame import Surface

from game import paths
from game.ui.geometry import Point
from game.ui.theme import PORTRAIT_RADIUS

_BUDGET = 96 * 1024 * 1024


class SurfaceCache:
    """Surfaces by key; the least recently used go first when the bytes run out."""

    def __init__(self, budget: int = _BUDGET) -> None:
        self._budget = budget
        self._used = 0
        self._kept: OrderedDict[Hashable, Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Surface]) -> Surface:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = make()
        self._kept[key] = made
        self._used += _size(made)
        while self._used > self._budget and len(self._kept) > 1:
            self._used -= _size(self._kept.popitem(last=False)[1])
        return made


def _size(surface: Surface) -> int:
    return surface.get_width() * surface.get_height() * 4


def _as_drawn(surface: Surface) -> Surface:
    """In the pixel format that blits fastest onto the window."""
    return surface.convert(Surface((1, 1), pygame.SRCALPHA, 32))


def svg(body: str, w: int, h: int) -> Surface:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}"'
    text = f'{head} viewBox="0 0 {w} {h}">{body}</svg>'
    return _as_drawn(pygame.image.load(io.BytesIO(text.encode()), "shape.svg"))


def round_rect(
    w: int,
    h: int,
    radius: float,
    fill: str | None,
    stroke: str | None,
    width: float,
    dash: tuple[float, float] | None = None,
) -> Surface:
    inset = width / 2 if stroke else 0.0
    pen = f' stroke="{stroke}" stroke-width="{width}"' if stroke else ""
    if dash:
        pen += f' stroke-dasharray="{dash[0]} {dash[1]}"'
    body = (
        f'<rect x="{inset}" y="{inset}" width="{w - 2 * inset}" height="{h - 2 * inset}"'
        f' rx="{max(0.0, radius - inset)}" fill="{fill or "none"}"{pen}/>'
    )
    return svg(body, w, h)


def circle(
    size: int, cx: float, cy: float, r: float, fill: str | None, stroke: str | None, width: float
) -> Surface:
    pen = f' stroke="{stroke}" stroke-width="{width}"' if stroke else ""
    body = f'<circle cx="{cx}" cy="{cy}" r="{r}" fill="{fill or "none"}"{pen}/>'
    return svg(body, size, size)


def polygon(points: Sequence[Point], w: int, h: int, fill: str) -> Surface:
    where = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return svg(f'<polygon points="{where}" fill="{fill}"/>', w, h)


def polylines(
    lines: Sequence[Sequence[Point]],
    w: int,
    h: int,
    stroke: str,
    width: float,
    dash: tuple[float, float] | None,
) -> Surface:
    path = " ".join(
        "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in line) for line in lines if len(line) > 1
    )
    dashes = f' stroke-dasharray="{dash[0]} {dash[1]}"' if dash else ""
    cap = "butt" if dash else "round"
    body = (
        f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{width}"'
        f' stroke-linecap="{cap}" stroke-linejoin="round"{dashes}/>'
    )
    return svg(body, w, h)


def dashes(
    long: int, pen: int, on: float, off: float, rgb: tuple[int, int, int], *, upright: bool
) -> Surface:
    """A dashed line along an axis, on whole pixels."""
    strip = Surface((pen, long) if upright else (long, pen), pygame.SRCALPHA, 32)
    at = 0.0
    while at < long:
        first, last = round(at), min(long, max(round(at) + 1, round(at + on)))
        box = (0, first, pen, last - first) if upright else (first, 0, last - first, pen)
        strip.fill((*rgb, 255), box)
        at += on + off
    return strip


def image(name: str, w: int, h: int, rgb: tuple[int, int, int] | None = None) -> Surface:
    """An SVG below assets at this size, without its ending; white ones take a colour."""
    path = paths.assets() / f"{name}.svg"
    surface = _as_drawn(pygame.image.load_sized_svg(str(path), (w, h)))
    if rgb is not None:
        surface.fill((*rgb, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def page(png: bytes, w: int, h: int) -> Surface:
    """A picture from memory at this size."""
    drawn = pygame.image.load(io.BytesIO(png), "page.png")
    return pygame.transform.smoothscale(_as_drawn(drawn), (w, h))


def portrait(key: str, size: int) -> Surface:
    surface = image(f"portraits/{key}", size, size)
    mask = round_rect(size, size, size * PORTRAIT_RADIUS, "#FFFFFF", None, 0)
    surface.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return surface
