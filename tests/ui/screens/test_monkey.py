"""Random hands: whatever is pressed, clicked, dragged or typed, the game neither fails nor lies.

The same seeds give the same hands. A short run is in the default suite, minutes of it are not.
"""

from __future__ import annotations

from random import Random

import pytest

from game.ui.events import (
    Event,
    Key,
    PointerDown,
    PointerLeave,
    PointerMove,
    PointerUp,
    Resize,
    Text,
    Tick,
    Wheel,
)
from game.ui.recording_painter import RecordingPainter
from tests.ui.screens import moments

SIZES = ((1280.0, 720.0), (1920.0, 1080.0), (853.0, 480.0), (640.0, 360.0))
NAMED = (
    "Tab", "Enter", "Space", "Escape", "Left", "Right", "Up", "Down", "Home", "End", "PageUp",
    "PageDown", "Backspace", "Delete", "F1", "F2", "F3", "F4", "F6", "F10", "F11",
)  # fmt: skip
SIGNS = "ABCDEFGHIJKLMNOPRSTUVWXYZ1234567890+-?/"
WORDS = ("a", "Ünïcödé", "\u202eabc", "\U0001f600", "=1+1", "<b>", "", "x" * 400)


def some_event(lots: Random, w: float, h: float) -> Event:
    """What a hand does next: mostly keys and clicks."""
    x, y = lots.uniform(-20, w + 20), lots.uniform(-20, h + 20)
    ctrl, shift = lots.random() < 0.08, lots.random() < 0.15
    kind = lots.randrange(100)
    if kind < 25:
        return Key(lots.choice(NAMED), shift=shift)
    if kind < 45:
        name = lots.choice(SIGNS)
        # Leaving the game is tested elsewhere; here the hands stay.
        return Key(name, ctrl=ctrl and name != "Q", shift=shift)
    if kind < 70:
        return PointerDown(x, y, lots.choice((1, 1, 1, 3)), shift, lots.choice((1, 1, 2)))
    if kind < 80:
        return PointerUp(x, y)
    if kind < 88:
        return PointerMove(x, y)
    if kind < 91:
        return Wheel(x, y, lots.choice((-1.0, 1.0, 3.0)), 0.0, ctrl)
    if kind < 95:
        return Text(lots.choice(WORDS))
    if kind < 96:
        return PointerLeave()
    return Tick(lots.choice((1, 16, 120, 400)))


def play_blindly(seed: int, day: int, events: int) -> None:
    lots = Random(seed)
    play = moments.showing(moments.at(day), "home")
    stage = play.stage
    w, h = SIZES[seed % len(SIZES)]
    stage.resize(w, h)
    for number in range(events):
        if lots.random() < 0.01:
            w, h = lots.choice(SIZES)
            stage.handle(Resize(w, h))
        event = some_event(lots, w, h)
        stage.handle(event)
        assert not stage.failed, (seed, number, event)
        if number % 4 == 0:
            stage.draw(RecordingPainter(w, h))
            assert not stage.failed, (seed, number, event)
        if stage.closed:
            return
        if play.run is not None and number % 100 == 0:
            seen = play.run.session.recording.reached
            assert play.run.view.now == seen


@pytest.mark.parametrize("seed", range(4))
def test_random_hands_break_nothing(seed: int) -> None:
    play_blindly(seed, (0, 41, 100, 160)[seed], 500)


@pytest.mark.validity
@pytest.mark.parametrize("seed", range(10, 14))
def test_random_hands_break_nothing_for_minutes(seed: int) -> None:
    play_blindly(seed, seed * 13 % 170, 3000)
