"""A person plays the cloud migration from the title to the result with keys and clicks alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import recording
from game.content.load import load_scenario
from game.debrief.score import account
from game.session import Session
from game.ui import saves
from game.ui.kit import ChoiceRow
from tests.ui.screens.player import Player

TURNS = 900


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def decide(player: Player, turn: int) -> None:
    """Looks at the message, says what to expect, chooses and writes why."""
    player.press("D")
    assert player.name.startswith("decision.")
    if player.find("forecast.slider") is not None:
        player.press("Right", "Right")
    choices = [n for n in player.play.stage.nodes if isinstance(n, ChoiceRow) and n.enabled]
    if turn % 2:
        player.press("J")
        player.type("It costs less.")
        player.press("Escape", choices[0].letter, "Enter")
    else:
        player.click(choices[-1].key)
        player.click("confirm")
    assert player.name == "home", player.words()


def lead(player: Player) -> None:
    """Answers, staffs, reports and lets time run until the project has ended."""
    for turn in range(TURNS):
        run = player.play.run
        assert run is not None
        if run.view.public.ended:
            return
        assert player.name == "home", player.words()
        if run.view.open_dilemmas():
            decide(player, turn)
        elif player.find("next.main") is not None and player.node("next.main").label == (
            "Take the proposal"
        ):
            player.press("P")
        elif run.report_due and turn % 3 == 0:
            player.press("9", "Ctrl+Enter")
        elif turn % 2:
            player.press("N")
        else:
            player.click("next.main")
            if player.name == "report":
                player.click("say.send")
    raise AssertionError("the project did not end")


@pytest.mark.slow
def test_the_cloud_migration_can_be_played_by_keys_and_clicks_alone(home: Path) -> None:
    player = Player()
    assert "Choose a scenario" in player.words()
    player.press("P")
    player.click("card.cloud-migration")
    if player.name == "scenarios":
        player.click("briefing")
    assert player.name == "briefing", player.words()
    player.press("Right")
    player.press("Enter")
    assert player.name == "home"

    lead(player)

    assert player.name == "end"
    assert "of 100 points" not in player.words()
    player.press("Enter")
    assert player.name == "debrief.view"
    player.click("text.change")
    player.type("I would ask earlier.")
    player.press("Ctrl+Enter")
    assert player.name == "debrief.facts"
    player.press("PageDown")
    assert player.name == "debrief.skill"
    player.press("R")
    assert player.name == "result"
    words = player.words()
    assert "of 100 points" in words
    assert "Schedule" in words

    play_again(player)


def play_again(player: Player) -> None:
    """The recording on disk is the game that was seen."""
    run = player.play.run
    assert run is not None
    shown = run.session.digest()
    total = account(run.session).hundredths
    player.press("Ctrl+Q")
    assert player.play.stage.closed
    save = saves.newest()
    assert save is not None
    scenario = load_scenario("cloud-migration")
    again = Session.replay(recording.read(save.path), scenario)
    assert again.digest() == shown
    assert account(again).hundredths == total
