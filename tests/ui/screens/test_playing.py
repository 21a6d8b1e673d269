"""Playing in the window: navigation, time, taking back, saving, the finder."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.model.actions import Assign, Report
from game.ui import saves
from game.ui.around import RAIL
from game.ui.events import Tick
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.settings import Settings, load
from tests.ui.screens import moments
from tests.ui.screens.player import Player


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def at_home(day: int = 60) -> Player:
    return Player(moments.showing(moments.at(day), "home"))


def deciding(number: int = 1) -> tuple[Player, str]:
    session, dilemma = moments.at_decision(number)
    return Player(moments.showing(session, "home")), dilemma


def running() -> Player:
    """A fresh game of one's own, saved, with the baseline set."""
    player = Player()
    player.press("P")
    player.click("briefing")
    player.press("Enter")
    assert player.name == "home"
    return player


def test_every_entry_of_the_rail_is_one_key_away() -> None:
    player = at_home()
    seen = []
    for item in RAIL:
        player.press(item.number)
        seen.append(player.name)
    assert seen == [item.key for item in RAIL]
    player.press("Escape")
    assert player.name == "home"


def test_escape_on_home_opens_the_menu_and_closes_it() -> None:
    player = at_home()
    player.press("Escape")
    assert player.find("menu.quit") is not None
    player.press("Escape")
    assert player.find("menu.quit") is None


def test_time_runs_at_three_speeds_and_stops_by_itself() -> None:
    player = at_home(60)
    player.press("Space")
    run = player.run
    days = []
    for _ in range(2):
        before = run.view.now
        player.wait(400)
        days.append(run.view.now - before)
        if not run.running:
            break
        player.press("]")
    assert sum(days) > 0
    for _ in range(400):
        if not run.running:
            break
        player.wait(200)
    assert not run.running
    assert run.stop.text.startswith("Stopped")


def test_space_pauses() -> None:
    player = at_home()
    player.press("Space", "Space")
    run = player.run
    assert not run.running
    assert run.stop.text == "Paused"


def test_running_on_beside_a_decision_is_asked_about_once() -> None:
    player, dilemma = deciding()
    run = player.run
    before = run.view.now
    player.press("N")
    assert player.find("dialog.run") is not None
    assert run.view.now == before
    player.press("R")
    assert run.view.now > before
    assert run.view.public.dilemmas[dilemma].status == "open"
    assert dilemma in run.waived


def test_a_decision_can_be_answered_with_keys_and_taken_back() -> None:
    player, dilemma = deciding()
    player.press("D", "Right")
    letter = next(n.letter for n in player.play.stage.nodes if hasattr(n, "letter") and n.enabled)
    player.press(letter, "J")
    player.type("It is cheap")
    player.press("Escape", letter, "Enter")
    run = player.run
    assert run.view.public.dilemmas[dilemma].status == "answered"
    assert any(w.about == dilemma for w in run.view.public.written)
    actions = len(run.session.recording.actions)
    player.press("Z")
    if run.view.public.dilemmas[dilemma].status == "open":
        assert len(run.session.recording.actions) > actions
        assert not any(w.about == dilemma for w in run.view.public.written)
    else:
        assert player.play.ui.toast_shown is not None
        assert "Too late" in player.play.ui.toast_shown.title


def test_a_choice_without_a_forecast_is_refused_with_the_way_out() -> None:
    player, dilemma = deciding(0)
    player.press("D")
    player.press("A")
    player.press("Enter")
    run = player.run
    assert run.view.public.dilemmas[dilemma].status == "open"
    assert "forecast" in player.words().lower()


def test_a_typed_reason_survives_a_look_elsewhere() -> None:
    player, _ = deciding()
    player.press("D", "J")
    player.type("Wait for facts")
    player.press("Escape", "1")
    assert player.name == "home"
    player.press("D")
    assert "Wait for facts" in player.words()


def test_a_report_is_sent_and_its_words_are_kept() -> None:
    player = at_home(58)
    player.press("9")
    player.click("say.text")
    player.type("All in hand")
    player.press("Ctrl+Enter")
    run = player.run
    sent = [a for _, a in run.session.recording.actions if isinstance(a, Report)]
    assert sent[-1].text == "All in hand"
    assert player.name == "home"


def test_the_finder_goes_to_a_task_and_starts_a_move() -> None:
    player = at_home()
    player.press("Ctrl+K")
    player.type("hypercare")
    player.press("Enter")
    assert player.name == "plan"
    assert "Hypercare" in player.words()
    player.press("Ctrl+K")
    player.type("settings")
    player.press("Enter")
    assert player.name == "settings"


def test_an_impossible_find_says_why() -> None:
    player = at_home()
    player.press("Ctrl+K")
    player.type("reserve")
    assert "More than half" in player.words() or "management reserve" in player.words()


def test_a_game_is_saved_at_each_step_and_continue_takes_it_up() -> None:
    player = running()
    player.press("P")
    run = player.run
    player.press("N")
    digest = run.session.digest()
    # the process dies: nothing is closed
    again = Player()
    assert "Continue" in again.words()
    again.press("C")
    assert again.name == "home"
    assert again.play.run is not None
    assert again.play.run.session.digest() == digest


def test_a_copy_is_kept_under_its_name() -> None:
    player = running()
    player.press("Ctrl+S")
    player.press("Ctrl+A", "Delete")
    player.type("Before the waves")
    player.press("Enter")
    assert "Before the waves" in [save.name for save in saves.all_saves() if save.kept]
    player.press("Escape")
    player.click("menu.title")
    player.press("S")
    assert "Before the waves" in player.words()


def test_a_look_at_the_briefing_leaves_no_file() -> None:
    player = Player()
    player.press("P")
    player.click("briefing")
    assert player.name == "briefing"
    player.press("Escape")
    assert player.name == "title"
    assert saves.all_saves() == []


def test_a_fault_shows_one_sentence_and_keeps_the_recording(home: Path) -> None:
    player = running()
    stage = player.play.stage
    screen = stage.screen
    screen.build = None  # type: ignore[method-assign,assignment]
    stage.ui.refresh()
    stage.handle(Tick(20))
    painter_words = _words(player)
    assert "The game has a fault" in painter_words
    reports = list((home / "crashes").iterdir())
    assert len(reports) == 1
    assert (reports[0] / "recording.jsonl").is_file()
    assert "Traceback" in (reports[0] / "traceback.txt").read_text()
    player.click("quit")
    assert stage.closed
    assert stage.exit_code == 1


def _words(player: Player) -> str:
    painter = RecordingPainter(*player.size)
    player.play.stage.draw(painter)
    return painter.words()


def test_settings_count_at_once_and_are_kept() -> None:
    player = Player()
    player.press("F10")
    player.click("theme")
    player.press("Right")
    assert load().theme == player.play.settings.theme
    before = player.play.settings.theme
    player.press("Right")
    assert player.play.settings.theme != before
    assert player.play.stage.display.theme.name == player.play.settings.theme
    player.press("Escape")
    assert player.name == "title"


def test_the_assistant_staffs_by_itself_when_asked_to() -> None:
    player = Player(Play(Settings(reduced_motion=True, auto_staff=True)))
    player.press("P")
    player.click("briefing")
    player.press("Enter")
    run = player.run
    player.press("N", "N", "N", "N")
    assigned = [a for _, a in run.session.recording.actions if isinstance(a, Assign)]
    assert assigned
    assert run.view.day > 0
