"""What breaks outside the game, in the real window: each gives a sentence, and nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game import paths
from game.content.load import load_scenario
from game.debrief import words
from game.model.actions import Report
from game.recording import Writer
from game.ui import saves
from game.ui import settings as keeping
from game.ui.kit.ui import Ui
from game.ui.play import Play
from game.ui.screens.report import ReportScreen
from game.ui.settings import Settings
from tests.ui.screens import moments
from tests.ui.screens.test_window import key, played

ENTER, NEXT, LEARN = key(pygame.K_RETURN), key(pygame.K_n, "n"), key(pygame.K_l, "l")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own; whatever breaks, no report of a crash is written to it."""
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    yield tmp_path
    assert not list(tmp_path.glob("crashes/*"))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window said in passing, in order."""
    found: list[str] = []
    toast = Ui.toast

    def noted(self: Ui, title: str, text: str = "", kind: str = "done") -> None:
        found.append(f"{title}: {text}")
        toast(self, title, text, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(Ui, "toast", noted)
    return found


def fill_the_disk(patch: pytest.MonkeyPatch) -> None:
    """From now on nothing can be written."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    opened = Path.open

    def open_to_read(self: Path, mode: str = "r", *args: object, **more: object) -> object:
        if "w" in mode:
            full()
        return opened(self, mode, *args, **more)  # type: ignore[call-overload]

    patch.setattr(Writer, "_write", full)
    patch.setattr(Path, "write_text", full)
    patch.setattr(Path, "open", open_to_read)


def begun() -> Play:
    """A new game at its briefing."""
    play = Play(Settings(reduced_motion=True))
    play.start(load_scenario("cloud-migration"), 5, "practitioner")
    return play


def taken_up() -> Play:
    """The last game, in a new window."""
    newest = saves.newest()
    assert newest is not None
    play = Play(Settings(reduced_motion=True))
    play.resume(newest.path)
    assert play.run is not None
    return play


def test_a_move_on_a_full_disk_is_not_done_and_can_be_done_later(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    play = begun()
    assert play.run is not None
    before = play.run.session.digest()
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        played(play, ENTER)
    assert [text for text in told if "Free some space and try again" in text]
    assert play.run.session.digest() == before
    assert play.name == "briefing"
    play = begun()
    played(play, ENTER)
    assert play.run is not None
    assert play.run.view.public.started


def test_time_on_a_full_disk_stops_and_nothing_before_is_lost(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    play = begun()
    played(play, ENTER)
    play = taken_up()
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        played(play, NEXT)
        assert play.run is not None
        assert play.run.stop.text == "Stopped: the game cannot be saved"
    assert [text for text in told if text.startswith("Not saved: ") and "No space" in text]
    again = taken_up()
    assert again.run is not None
    assert again.run.view.public.started
    again.next_event()
    assert again.run.session.digest() == play.run.session.digest()
    again.run.close()


def test_a_report_on_a_full_disk_stays_unsent_with_its_words(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    played(begun(), ENTER)
    play = taken_up()
    assert play.run is not None
    play.go("report")
    screen = play.stage.screen
    assert isinstance(screen, ReportScreen)
    screen.text = "The line slips."
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        played(
            play,
            pygame.event.Event(
                pygame.KEYDOWN, key=pygame.K_RETURN, mod=pygame.KMOD_LCTRL, unicode="\r", scancode=0
            ),
        )
    assert [text for text in told if "No space" in text]
    assert not [act for _, act in play.run.session.recording.actions if isinstance(act, Report)]
    assert (play.name, screen.text) == ("report", "The line slips.")


def test_settings_and_copies_on_a_full_disk_say_what_to_do(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    played(begun(), ENTER)
    play = taken_up()
    assert play.run is not None
    assert play.run.path is not None
    keeping.save(Settings(volume=100))
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        played(play, key(pygame.K_F11))
        with pytest.raises(Exception, match="Free some space"):
            play.library.copy(play.run.path, "A copy")
    assert [text for text in told if "settings could not be written" in text]
    assert keeping.load().volume == 100, "those that were there are whole"
    assert not [save for save in saves.all_saves() if save.kept or save.problem]


def test_words_of_the_debrief_on_a_full_disk_are_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = saves.new_path(moments.scenario("tutorial"))
    path.write_bytes(b"")
    session = moments.ended(id="tutorial")
    session._writer = Writer(path, None)
    play = moments.showing(session, "debrief.view")
    assert play.run is not None
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        said = play.run.debrief().say(words.entry(words.CHANGE, "I would ask earlier.", 3))
    assert "Free some space" in said
    assert words.last(play.run.session.view(), words.CHANGE) is None
    session.close()


def test_a_home_that_cannot_be_written_is_named(
    told: list[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    blocked = home / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("CONTINGENCY_HOME", str(blocked))
    play = Play(Settings(reduced_motion=True))
    played(play, LEARN, key(pygame.K_F11))
    assert play.name == "title"
    assert [text for text in told if str(blocked) in text and "CONTINGENCY_HOME" in text]
    assert [text for text in told if "settings could not be written" in text]
    assert blocked.read_text() == "not a folder"


@pytest.mark.parametrize("damaged", ["{broken", "[]", "\x00\x01", "{}", '{"percent": "big"}'])
def test_damaged_settings_are_replaced_and_it_is_said(damaged: str, told: list[str]) -> None:
    file = paths.settings() / "settings.json"
    file.write_text(damaged)
    play = Play()
    played(play, LEARN)
    unreadable = not damaged.startswith("{") or damaged == "{broken"
    assert bool([text for text in told if "settings could not be read" in text]) is unreadable
    assert play.settings.percent == 100
    assert file.read_text() == damaged, "nothing is written before something is changed"
    play.apply_settings(keep=True)
    assert json.loads(file.read_text())["percent"] == 100


def test_a_save_of_another_version_is_recognised_and_stays_as_it_is(told: list[str]) -> None:
    played(begun(), ENTER)
    newest = saves.newest()
    assert newest is not None
    first, *rest = newest.path.read_text().splitlines(keepends=True)
    header = json.loads(first)
    header["header"]["rules"] += 1
    newest.path.write_text(json.dumps(header) + "\n" + "".join(rest))
    before = newest.path.read_bytes()
    play = Play(Settings(reduced_motion=True))
    play.resume(newest.path)
    played(play)
    assert play.name == "title"
    assert [text for text in told if "Open it with the release that made it" in text]
    assert newest.path.read_bytes() == before


def test_without_a_sound_card_the_game_goes_on_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "none of these")
    play = begun()
    play.settings.volume = 100
    play.apply_settings()
    played(play, ENTER, NEXT, key(pygame.K_z, "z"))
    assert play.run is not None
    assert play.run.view.public.started


def test_without_a_display_the_reason_is_said_and_the_game_is_played_all_the_same(
    home: Path,
) -> None:
    environment = os.environ | {"DISPLAY": ":77", "SDL_VIDEODRIVER": "x11"}
    command = [
        str(Path(sys.executable).with_name("contingency")),
        "play",
        "tutorial",
        "--seed",
        "3",
    ]
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    assert "The window could not be opened" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(home.glob("saves/*.jsonl"))
