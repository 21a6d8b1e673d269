"""The evidence in the window: looked at page by page, chosen, saved, and a draft before the end."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path

import pytest

from game.debrief import words
from game.debrief.settings import Settings as Precision
from game.errors import RecordingError
from game.evidence.portfolio import MAKERS
from game.evidence.verify import verify
from game.model.scenario import Scenario
from game.outlook.workers import Here
from game.recording import Header
from game.session import Session
from game.ui.play import Play
from game.ui.screens.evidence import FORMATS, TITLES, EvidenceScreen
from tests.debrief.games import played, scenario
from tests.ui.screens import moments
from tests.ui.screens.looking import frames
from tests.ui.screens.test_debrief import drawn

FEW = Precision(rollouts=8, compared=0)


def shown(session: Session, *, judged: bool = False) -> tuple[Play, EvidenceScreen]:
    play = moments.showing(session, "journal")
    assert play.run is not None
    play.run.packer = Here()
    if judged:
        debrief = play.run.debrief()
        debrief.here(None)
        debrief.say(words.entry(words.SKIPPED, "(No view was written.)"))
        debrief.finish(FEW)
        debrief.reached = 7
        play.run.refresh()
    play.go("evidence")
    screen = play.stage.screen
    assert isinstance(screen, EvidenceScreen)
    return play, screen


@cache
def ended() -> tuple[Play, EvidenceScreen]:
    return shown(Session.replay(played("novice", 3), scenario()), judged=True)


def scenarios(header: Header) -> Scenario:
    if header.scenario != "tutorial":
        raise RecordingError("Another scenario.")
    return scenario()


def test_a_draft_fits_and_says_that_it_is_one() -> None:
    play, _ = shown(moments.at(60))
    frames(play, 1280, 720)
    assert any("draft" in text for text in drawn(play))


def test_every_document_has_a_title_and_pages() -> None:
    assert set(TITLES) == set(MAKERS)
    play, screen = ended()
    for id in TITLES:
        screen._show(id)
        assert screen.packing.pages(id), id
        assert TITLES[id] in drawn(play)


def test_pages_turn_and_stop_at_both_ends() -> None:
    _, screen = ended()
    screen._show("schedule" if len(screen.packing.pages("schedule")) > 1 else "decisions")
    count = len(screen.packing.pages(screen.shown))
    screen._turn(-1)
    assert screen.number == 0
    for _ in range(count + 2):
        screen._turn(1)
    assert screen.number == count - 1


def test_the_saved_pack_is_true_and_holds_what_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    play, screen = shown(Session.replay(played("novice", 3), scenario()), judged=True)
    for id in FORMATS:
        screen._as(id, id in ("html", "pdf"))
    screen._named("  Robin   Sample ")
    screen.packing.toggle("budget", on=False)
    screen._save()
    saved = screen.packing.saved
    assert saved is not None
    assert saved.parent == tmp_path / "evidence"
    names = set(zipfile.ZipFile(saved).namelist())
    assert {"portfolio.pdf", "portfolio.html", "recording.jsonl"} <= names
    assert "registers.xlsx" not in names
    page = zipfile.ZipFile(saved).read("portfolio.html").decode()
    assert "Robin Sample" in page
    assert "Budget and reserves" not in page
    assert verify(saved, scenarios, None, lambda text: None).code == 0
    assert "evidence.zip" in " ".join(drawn(play)), "where it lies is said"
    screen._save()
    assert screen.packing.saved not in (None, saved), "nothing is written over"


def test_a_folder_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play, screen = shown(Session.replay(played("novice", 3), scenario()), judged=True)
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("CONTINGENCY_HOME", str(blocked))
    screen._save()
    assert screen.packing.saved is None
    assert screen.packing.trouble.startswith("The folder for evidence cannot be used")
    assert "The folder for evidence" in " ".join(drawn(play))


def test_the_result_stays_closed_until_the_own_view_is_written() -> None:
    play = moments.showing(Session.replay(played("novice", 3), scenario()), "end")
    play.open_evidence()
    assert not isinstance(play.stage.screen, EvidenceScreen)
