"""The course of the forecast in the text game."""

from __future__ import annotations

import re

import pytest

from game.outlook.past import path_beside
from tests.ui.terminal.driving import BY_ENTER, drive

ROW = re.compile(r"^ day (\d+) +(\d+) +(\d+) +(\d+) +(\d+) %", re.MULTILINE)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few futures are enough to see what is told of them."""
    monkeypatch.setattr("game.ui.terminal.past.PAST_FUTURES", 8)


def test_the_weeks_before_are_told_with_their_fan_and_what_moved_the_date() -> None:
    game = drive([*BY_ENTER * 10, "g 5", "past"])
    rows = ROW.findall(game.text)
    assert [int(row[0]) for row in rows] == [0, 5, 10]
    assert all(int(early) <= int(middle) <= int(late) for _, early, middle, late, _ in rows)
    assert "█" in game.text
    assert "What moved the date most" in game.text
    assert all(len(line) <= 80 for line in game.text.splitlines())


def test_what_was_played_once_is_kept_beside_the_game() -> None:
    game = drive([*BY_ENTER * 10, "g 5", "past", "h", "past"])
    assert game.text.count("Playing 8 futures of 3 past weeks") == 1
    assert len(path_beside(game.path).read_text().splitlines()) == 3


def test_in_plain_words_there_is_no_drawing() -> None:
    game = drive([*BY_ENTER * 10, "g 5", "past"], plain=True)
    assert re.search(r"Made on day 5: P10 to P80 day \d+ to \d+, P50 day \d+; cost P50", game.text)
    assert "█" not in game.text


def test_before_time_has_run_there_is_no_past() -> None:
    assert "There is no past yet" in drive(["past"]).text
