"""Notes to samples: sums of damped sines, a knock, a tick, and paper. No device is needed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.ui.sound.cues import Cue, Note

RATE = 22_050
"""Samples a second."""
PEAK = 0.5
"""Of full scale: every cue is as loud as the others."""
Samples = npt.NDArray[np.float64]

_PARTIALS = {
    "soft": ((1.0, 1.0), (2.0, 0.25), (3.0, 0.08)),
    "bright": ((1.0, 1.0), (2.0, 0.5), (3.0, 0.25), (4.0, 0.1)),
    "knock": ((1.0, 1.0), (1.7, 0.6), (2.3, 0.3)),
    "tick": ((1.0, 1.0), (1.48, 0.7), (2.1, 0.4)),
}
_DECAY = {"soft": 5.0, "bright": 5.5, "knock": 9.0, "tick": 12.0, "slide": 4.0}
"""How fast a voice dies away, in nepers over its length."""


def samples(cue: Cue) -> Samples:
    """The cue as samples between -`PEAK` and `PEAK`; shape (n,), mono."""
    end = max(note.start + note.length for note in cue.notes)
    whole = np.zeros(end * RATE // 1000 + 1)
    for note in cue.notes:
        tone = _tone(note)
        start = note.start * RATE // 1000
        whole[start : start + len(tone)] += tone
    return np.asarray(whole * (PEAK / np.max(np.abs(whole))))


def as_pcm(values: Samples) -> bytes:
    """16-bit little-endian samples."""
    return np.round(values * 32767).astype("<i2").tobytes()


def _tone(note: Note) -> Samples:
    count = note.length * RATE // 1000
    share = np.arange(count) / count
    time = np.arange(count) / RATE
    if note.voice == "slide":
        wave = _paper(count)
    else:
        wave = np.zeros(count)
        for multiple, weight in _PARTIALS[note.voice]:
            wave += weight * np.sin(2 * np.pi * note.pitch * multiple * time)
    rise = np.minimum(1.0, time / 0.006)
    fall = np.minimum(1.0, (1 - share) / 0.05)
    return np.asarray(wave * rise * fall * np.exp(-_DECAY[note.voice] * share))


def _paper(count: int) -> Samples:
    """Noise through a moving average, the same every time."""
    noise = np.random.default_rng(1).uniform(-1, 1, count + 8)
    smooth = np.convolve(noise, np.ones(8) / 8, mode="valid")[:count]
    return np.asarray(noise[:count] - smooth)
