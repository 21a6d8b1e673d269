"""Choosing a scenario: one knows how long it is, what it trains and what a level changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.model.parameters import LEVELS
from game.ui import offered, phrases
from tests.ui.screens.looking import frames
from tests.ui.screens.player import Player
from tests.ui.screens.states import LAYOUTS


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def choosing(w: float = 1280, h: float = 720) -> Player:
    player = Player(w=w, h=h)
    player.press("P")
    assert player.name == "scenarios"
    return player


def test_length_skills_and_levels_are_seen_before_one_begins() -> None:
    player = choosing()
    shown = " ".join(player.words().split())
    for scenario in player.play.library.scenarios.values():
        assert offered.length(scenario) in shown
        for skill in scenario.trains:
            assert skill in shown
    for level in LEVELS:
        assert phrases.LEVEL[level] in shown
        said = " ".join(offered.level_text(level).split()[:4])
        assert said in shown


@pytest.mark.parametrize("level", [level for level in LEVELS if LEVELS[level]])
def test_each_figure_of_a_level_is_told(level: str) -> None:
    told = offered.level_text(level)
    for word in ("isks", "reports", "early signs", "contingency"):
        assert word in told
    assert f"{LEVELS[level]['reserve_factor'] // 10} %" in told


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_the_choice_fits(w: float, h: float) -> None:
    frames(choosing(w, h).play, w, h)


def test_the_terminal_lists_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for scenario in choosing().play.library.scenarios.values():
        assert offered.length(scenario) in shown
        assert offered.practised(scenario) in shown
        assert all(skill in offered.practised(scenario) for skill in scenario.trains)
    for level in LEVELS:
        assert offered.level_text(level) in shown
