"""pygame's events as ours. Key names follow the layout of the player's keyboard where it types
Latin letters, and the position of the key where it does not."""

from __future__ import annotations

from time import monotonic_ns

import pygame

from game.ui import events
from game.ui.events import Event, Key

_NAMED = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_SPACE: "Space",
    pygame.K_TAB: "Tab",
    pygame.K_ESCAPE: "Escape",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 13)},
}
_LETTER_OF_POSITION = {getattr(pygame, f"KSCAN_{c}"): c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


class Translator:
    """Keeps what pygame forgets: the pointer's place, for the wheel, and the last click."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._at = (0.0, 0.0)
        self._last_click = (-1000, 0.0, 0.0, 0)

    def translate(self, event: pygame.event.Event) -> Event | None:
        kind = event.type
        if kind == pygame.KEYDOWN:
            return _key(event)
        if kind == pygame.TEXTINPUT:
            return events.Text(event.text)
        if kind == pygame.TEXTEDITING:
            return events.Composing(event.text)
        if kind == pygame.MOUSEMOTION:
            return events.PointerMove(*self._place(event.pos))
        if kind == pygame.MOUSEBUTTONDOWN and event.button <= 3:
            return self._down(event)
        if kind == pygame.MOUSEBUTTONUP and event.button <= 3:
            return events.PointerUp(*self._place(event.pos), event.button)
        if kind == pygame.MOUSEWHEEL:
            ctrl = bool(pygame.key.get_mods() & (pygame.KMOD_CTRL | pygame.KMOD_META))
            return events.Wheel(*self._at, event.precise_y, event.precise_x, ctrl)
        if kind == pygame.WINDOWLEAVE:
            return events.PointerLeave()
        if kind == pygame.QUIT:
            return events.Quit()
        return None

    def _place(self, pos: tuple[int, int]) -> tuple[float, float]:
        self._at = (pos[0] / self.scale, pos[1] / self.scale)
        return self._at

    def _down(self, event: pygame.event.Event) -> events.PointerDown:
        x, y = self._place(event.pos)
        now = monotonic_ns() // 1_000_000
        then, x0, y0, clicks = self._last_click
        near = abs(x - x0) < 4 and abs(y - y0) < 4 and now - then < 400
        clicks = clicks + 1 if near else 1
        self._last_click = (now, x, y, clicks)
        shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        return events.PointerDown(x, y, event.button, shift, clicks)


def _key(event: pygame.event.Event) -> Key | None:
    mods = event.mod
    name = _NAMED.get(event.key) or _printed(event)
    if name is None:
        return None
    alt_gr = bool(mods & pygame.KMOD_MODE) or (
        bool(mods & pygame.KMOD_RALT) and bool(event.unicode.isprintable() and event.unicode)
    )
    return Key(
        name,
        ctrl=bool(mods & (pygame.KMOD_CTRL | pygame.KMOD_META)) and not alt_gr,
        shift=bool(mods & pygame.KMOD_SHIFT),
        alt=bool(mods & pygame.KMOD_ALT) and not alt_gr,
    )


def _printed(event: pygame.event.Event) -> str | None:
    typed = event.unicode
    if typed.isascii() and typed.isprintable() and typed:
        return str(typed.upper())
    if pygame.K_a <= event.key <= pygame.K_z:
        return chr(event.key).upper()
    if 32 < event.key < 127:
        return chr(event.key)
    return _LETTER_OF_POSITION.get(event.scancode)
