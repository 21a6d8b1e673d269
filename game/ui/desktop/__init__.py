"""The backend on pygame-ce: the only package that imports it.

`run(app)` opens the window, `shoot(app, path)` saves a picture without one, `wake()` lets a
background worker ask for a new frame.
"""

from __future__ import annotations

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.ui.desktop.offscreen import offscreen, save, shoot
from game.ui.desktop.surface_painter import SurfacePainter
from game.ui.desktop.window import run, wake

__all__ = ["SurfacePainter", "offscreen", "run", "save", "shoot", "wake"]
