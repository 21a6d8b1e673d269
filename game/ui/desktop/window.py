"""The window and its loop: draws only when something changed, sleeps while nothing does."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic_ns

import pygame

from game.ui.app import App, Display
from game.ui.desktop import memory
from game.ui.desktop.input import Translator
from game.ui.desktop.shapes import image
from game.ui.desktop.sound import Speaker
from game.ui.desktop.surface_painter import SurfacePainter
from game.ui.events import Resize, Tick
from game.ui.theme import BASE_SIZE, auto_scale

_FRAME_MS = 16
_MIN_SIZE = (640, 360)
_KEY_REPEAT_MS = (400, 35)


class SystemClipboard:
    def get(self) -> str:
        return pygame.scrap.get_text() if pygame.scrap.has_text() else ""

    def put(self, text: str) -> None:
        pygame.scrap.put_text(text)


class Window:
    def __init__(self, app: App, title: str) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption(title)
        pygame.display.set_icon(image("brand/mark", 64, 64))
        self._app = app
        self._display = app.display
        self._windowed_size = BASE_SIZE
        surface = self._open(app.display)
        scale = _scale(surface, app.display)
        self._painter = SurfacePainter(surface, scale, app.display.theme)
        self._input = Translator(scale)
        self._speaker = Speaker()
        pygame.key.set_repeat(*_KEY_REPEAT_MS)
        app.clipboard = SystemClipboard()
        self._fit()

    def _open(self, display: Display) -> pygame.Surface:
        if display.fullscreen:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return pygame.display.set_mode(self._windowed_size, pygame.RESIZABLE)

    def _fit(self) -> None:
        """Give painter, input and app the scale and size of the surface as it is now."""
        surface = pygame.display.get_surface()
        assert surface is not None
        scale = _scale(surface, self._display)
        self._painter.use(surface, scale, self._display.theme)
        self._input.scale = scale
        self._app.handle(Resize(*self._painter.size))

    def _follow_wishes(self) -> None:
        wanted = self._app.display
        if replace(wanted, volume=self._display.volume) == self._display:
            return
        if wanted.fullscreen != self._display.fullscreen:
            if wanted.fullscreen:
                self._windowed_size = pygame.display.get_window_size()
            self._open(wanted)
        self._display = wanted
        self._fit()

    def _resized(self, w: int, h: int) -> None:
        small = (max(w, _MIN_SIZE[0]), max(h, _MIN_SIZE[1]))
        if small != (w, h) and not self._display.fullscreen:
            pygame.display.set_mode(small, pygame.RESIZABLE)
        self._fit()

    def loop(self) -> None:
        app = self._app
        memory.settle()
        last = _clock_ms()
        while not app.closed:
            self._follow_wishes()
            if app.dirty:
                app.draw(self._painter)
                pygame.display.flip()
                self._place_input_method()
            for cue in app.take_cues()[-1:]:
                self._speaker.play(cue, app.display.volume)
            waited = self._wait(last)
            now = _clock_ms()
            if now > last:
                app.handle(Tick(now - last))
                last = now
            for event in waited:
                self._take(event)

    def _place_input_method(self) -> None:
        """The list of an input method opens beside the caret."""
        at = self._app.typing_at
        if at is not None:
            scale = self._input.scale
            pygame.key.set_text_input_rect(
                pygame.Rect(at.x * scale, at.y * scale, max(1, at.w * scale), at.h * scale)
            )

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.WINDOWRESIZED:
            self._resized(event.x, event.y)
        elif event.type == pygame.WINDOWEXPOSED:
            pygame.display.flip()
        elif (ours := self._input.translate(event)) is not None:
            self._app.handle(ours)

    def _wait(self, last_frame: int) -> list[pygame.event.Event]:
        """Sleep until an event, the next frame of a motion, or the app's own next moment."""
        wait = self._app.wait_ms()
        if wait is None:
            memory.rest()
            first = pygame.event.wait()
        else:
            spent = _clock_ms() - last_frame
            first = pygame.event.wait(max(1, max(wait, _FRAME_MS) - spent))
        return [first, *pygame.event.get()]


def _clock_ms() -> int:
    return monotonic_ns() // 1_000_000


def _scale(surface: pygame.Surface, display: Display) -> float:
    return auto_scale(surface.get_width(), surface.get_height(), display.percent)


def wake() -> None:
    """Let a sleeping window look again; may be called from any thread."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def run(app: App, title: str = "Contingency") -> None:
    """Open the window and stay in it until the app is closed. Needs no sound card."""
    try:
        Window(app, title).loop()
    finally:
        pygame.quit()
