"""Cues: what each sounds like, when it is heard, and that silence is no fault."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from game import paths
from game.ui.desktop.sound import Speaker
from game.ui.sound import make
from game.ui.sound.cues import CUES, after_time
from game.ui.sound.synth import PEAK, RATE, samples
from tests.ui.screens import moments
from tests.ui.screens.player import Player


def heard(path: Path) -> npt.NDArray[np.int32]:
    """The samples of a file."""
    with wave.open(str(path)) as file:
        data = file.readframes(file.getnframes())
    return np.frombuffer(data, "<i2").astype(np.int32)


@pytest.mark.parametrize("name", CUES)
def test_cues_are_short_soft_and_end_in_silence(name: str) -> None:
    tone = samples(CUES[name])
    assert len(tone) <= 0.6 * RATE
    assert np.max(np.abs(tone)) == pytest.approx(PEAK)
    assert abs(tone[0]) < 0.02
    assert abs(tone[-1]) < 0.02


def test_the_files_are_those_that_the_script_writes(tmp_path: Path) -> None:
    written = make.write(tmp_path)
    kept = paths.assets() / "sounds"
    assert {path.name for path in kept.glob("*.wav")} == {path.name for path in written}
    for path in written:
        new, old = heard(path), heard(kept / path.name)
        assert len(new) == len(old), path.name
        assert np.max(np.abs(new - old)) <= 1, path.name  # sines differ in the last bit


def test_a_decision_is_heard_before_anything_else_that_happened() -> None:
    play = moments.showing(moments.at(0), "home")
    run = play.run
    assert run is not None
    heard = set()
    for _ in range(40):
        before = run.view
        run.next_event()
        cue = after_time(before, run.view)
        heard.add(cue)
        if len(run.view.open_dilemmas()) > len(before.open_dilemmas()):
            assert cue == "decision"
        if run.view.public.ended:
            break
        for id in run.view.open_dilemmas():
            run.waived.add(id)
    assert {"decision", "stop"} <= heard


def test_without_a_sound_card_the_game_stays_silent_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    speaker = Speaker()
    assert not speaker.play("decision", 50)
    assert not speaker.play("decision", 50)


def test_a_missing_file_is_silence_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert not Speaker(tmp_path).play("decision", 50)


def test_captions_say_what_sounded_to_those_who_want_them() -> None:
    player = Player(moments.showing(moments.at(41), "home"))
    player.play.settings.captions = True
    player.play.ui.cue("decision")
    player.play.ui.refresh()
    assert f"Sound: {CUES['decision'].caption}" in player.words()
    player.play.settings.captions = False
    player.play.ui.refresh()
    assert "Sound:" not in player.words()
