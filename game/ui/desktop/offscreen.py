"""Pictures without a window: for the screenshot command and for looking at widgets."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.ui.app import App
from game.ui.desktop.surface_painter import SurfacePainter
from game.ui.events import Resize
from game.ui.theme import Theme, auto_scale


def offscreen(
    width: int = 1280, height: int = 720, theme: Theme | None = None, percent: int = 100
) -> SurfacePainter:
    """A painter on a surface of this size in device pixels; no display is opened."""
    pygame.font.init()
    surface = pygame.Surface((width, height), 0, 32)
    return SurfacePainter(surface, auto_scale(width, height, percent), theme or Theme())


def save(painter: SurfacePainter, path: Path | str) -> None:
    pygame.image.save(painter.surface, str(path))


def shoot(
    app: App,
    path: Path | str,
    width: int = 1280,
    height: int = 720,
    theme: Theme | None = None,
    percent: int = 100,
) -> None:
    """One frame of the app as a PNG."""
    painter = offscreen(width, height, theme or app.display.theme, percent)
    app.handle(Resize(*painter.size))
    app.settle()
    app.draw(painter)
    save(painter, path)
