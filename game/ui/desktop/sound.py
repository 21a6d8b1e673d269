"""Plays cues. Without a sound card, or when it goes away, everything stays silent and goes on."""

from __future__ import annotations

from pathlib import Path

import pygame

from game import paths

_BUFFER = 512


class Speaker:
    """Opens the device with the first cue that is to be heard, and loads each sound once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.assets() / "sounds"
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._silent = False

    def play(self, cue: str, volume: int) -> bool:
        """Starts a cue at `volume` percent; False where nothing can be heard."""
        if volume <= 0 or self._silent:
            return False
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(22_050, -16, 1, _BUFFER)
            sound = self._sounds.get(cue)
            if sound is None:
                sound = self._sounds[cue] = pygame.mixer.Sound(self._folder / f"{cue}.wav")
            sound.set_volume(min(100, volume) / 100)
            return sound.play() is not None
        except (pygame.error, OSError):
            self._silent = True
            return False
