"""What changed, in the text game: on Home, as a page, and after the game was taken up again."""

from __future__ import annotations

import io
import re

import pytest

from game.ui import saves
from game.ui.terminal.console import Console
from game.ui.terminal.play import play
from tests.ui.terminal.driving import BY_ENTER, drive

SINCE = re.compile(r" Since day (\d+), .*: \d+ working days?\.")


def page(text: str) -> str:
    """The last page of changes that was shown."""
    return text[text.rindex("CHANGED ") if "CHANGED " in text else text.rindex(" Changed. ") :]


@pytest.mark.parametrize("plain", [False, True])
def test_what_changed_is_told_in_groups_after_time_has_run(plain: bool) -> None:
    game = drive([*BY_ENTER * 6, "g 5", "changed"], plain=plain)
    told = page(game.text)
    assert SINCE.search(told)
    assert any(name in told for name in ("\n Tasks\n", "\n Date and forecast\n", "\n Needs you\n"))
    assert all(len(line) <= 80 for line in told.splitlines())


def test_before_time_has_run_there_is_nothing_to_tell() -> None:
    assert "let time run first" in page(drive(["changed"]).text)


def test_a_number_leads_to_the_page_that_says_more() -> None:
    game = drive([*BY_ENTER * 6, "g 5", "changed", "1"])
    assert re.findall(r"^ ([A-Z]{4,}) ", page(game.text), re.MULTILINE)


def test_a_game_taken_up_again_tells_the_same() -> None:
    first = drive([*BY_ENTER * 6, "g 5", "changed"])
    session, path = saves.take_up(saves.find(first.path.stem))
    out = io.StringIO()
    play(session, path, Console(io.StringIO("changed\n"), out, colour=False, plain=False))
    again = page(out.getvalue())
    assert SINCE.search(again)
    assert again.split("> ")[0] == page(first.text).split("> ")[0]


def test_forecasts_that_were_asked_for_before_and_after_are_compared() -> None:
    game = drive([*BY_ENTER * 2, "forecast", "g 5", "forecast", "changed"])
    assert "middle forecast" in page(game.text) or "Chance to keep day" in page(game.text)
    assert "middle forecast" not in page(drive([*BY_ENTER * 2, "g 5", "forecast", "changed"]).text)
