"""The evidence at the terminal: outlines, name and paper, a draft or the whole, saved as a pack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.debrief import words
from game.debrief.settings import Settings
from game.evidence.verify import verify
from game.model.actions import SetBaseline, WriteCharter, WriteRisk
from game.session import Session
from game.ui.terminal import game as terminal
from tests.debrief.games import played, scenario
from tests.evidence.games import scenario_of
from tests.ui.terminal.driving import drive

DOCUMENTS = 14
NAME, PAPER, SAVE = str(DOCUMENTS + 1), str(DOCUMENTS + 2), str(DOCUMENTS + 3)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def running() -> Session:
    session = Session.start(scenario(), 3)
    assert session.submit(WriteCharter("aims", "Nobody works a weekend.")) is None
    assert session.submit(SetBaseline(20 * 480)) is None
    session.advance(5 * 480, 0)
    return session


def test_a_draft_is_saved_in_the_middle_of_a_game_and_says_so_on_its_pages(home: Path) -> None:
    shown = drive(["evidence", NAME, "Ada Example", SAVE], session=running())
    assert "a draft" in shown.text
    assert "Name on it: Ada Example" in shown.text
    packs = list((home / "evidence").glob("*.zip"))
    assert len(packs) == 1
    assert str(packs[0].name) in shown.text.replace("\n ", " ")
    with ZipFile(BytesIO(packs[0].read_bytes())) as pack:
        assert "DRAFT of day" in pack.read("README.txt").decode()
    verdict = verify(packs[0], scenario_of, None)
    assert verdict.code == 0, verdict.sentences


def test_a_document_is_read_in_outline() -> None:
    shown = drive(["evidence", "2", ""], session=running()).text
    assert "Project charter" in shown
    assert "Nobody works a weekend." in shown
    assert "WHO DECIDES WHAT" in shown


def test_the_paper_is_changed() -> None:
    assert "Paper: Letter" in drive(["evidence", PAPER], session=running()).text


def test_a_folder_that_cannot_be_written_is_a_sentence(home: Path) -> None:
    (home / "evidence").write_text("in the way")
    shown = drive(["evidence", SAVE], session=running()).text
    assert "The folder for evidence cannot be used" in shown
    assert "Traceback" not in shown


def test_after_the_end_the_evidence_waits_for_the_players_view() -> None:
    session = Session.replay(played("novice"), scenario())
    assert "Verification code" not in drive(["evidence"], session=session).text
    assert session.submit(words.entry(words.SKIPPED, "(No view was written.)")) is None
    shown = drive(["evidence"], session=session).text
    assert "the whole game" in shown
    assert "Verification code CTG-" in shown


def test_what_became_of_aims_and_own_risks_is_said_in_the_last_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = Session.start(scenario(), 3)
    assert session.submit(WriteCharter("aims", "Nobody works a weekend.")) is None
    assert session.submit(WriteRisk("The printer may be late.", 300, 960)) is None
    for _, action in played("novice").actions:
        session.submit(action)
    assert words.judged(session.view(), words.AIM, 0) == ("", "")
    session.advance(session.scenario.horizon + 480, 0)
    assert session.ended
    assert session.submit(words.entry(words.SKIPPED, "(No view was written.)")) is None
    monkeypatch.setattr(terminal, "PRECISION", Settings(rollouts=8, compared=0))
    way = ["1", "", "", "1", "", "", "", ""]
    shown = drive([*way, "4", "2", "One Sunday.", "5", "2"], session=session)
    assert "Your aim “Nobody works a weekend.”: partly, One Sunday." in shown.text
    assert words.judged(session.view(), words.AIM, 0) == ("partly", "One Sunday.")
    assert words.judged(session.view(), words.OWN_RISK, 0) == ("did not come", "")
