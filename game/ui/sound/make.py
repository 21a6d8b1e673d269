"""Writes every cue as a WAV file into `assets/sounds`: `python -m game.ui.sound.make`."""

from __future__ import annotations

import wave
from pathlib import Path

from game import paths
from game.ui.sound.cues import CUES
from game.ui.sound.synth import RATE, as_pcm, samples


def write(folder: Path) -> list[Path]:
    """One file a cue; the same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, cue in CUES.items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(as_pcm(samples(cue)))
        written.append(path)
    return written


if __name__ == "__main__":
    write(paths.assets() / "sounds")
