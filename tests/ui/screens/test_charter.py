"""The charter in the window: aims are written before the start, kept, and written anew."""

from __future__ import annotations

from game.model.actions import WriteCharter
from game.ui.events import Key
from game.ui.play import Play
from game.ui.screens.charter import CharterScreen
from tests.ui.screens import moments


def opened() -> tuple[Play, CharterScreen]:
    play = moments.showing(moments.at(0, before=True), "briefing")
    play.stage.resize(1280, 720)
    play.stage.handle(Key("W"))
    screen = play.stage.screen
    assert isinstance(screen, CharterScreen)
    return play, screen


def leave(play: Play) -> None:
    """Out of the field, then out of the screen."""
    play.ui.focus_on("own.back")
    play.stage.handle(Key("Escape"))


def kept(play: Play) -> list[tuple[str, str]]:
    assert play.run is not None
    found = [act for _, act in play.run.session.recording.actions if isinstance(act, WriteCharter)]
    return [(act.field, act.text) for act in found]


def test_an_aim_is_written_from_the_briefing_and_stands_in_the_recording() -> None:
    play, screen = opened()
    screen._typed("aims", "  Out of the rooms   by day 170. ")
    assert screen.changed == ["aims"]
    leave(play)
    assert play.name == "briefing"
    assert kept(play) == [("aims", "Out of the rooms by day 170.")]


def test_what_is_not_new_is_not_written_again() -> None:
    play, screen = opened()
    screen._typed("aim_2", "Nobody works a weekend.")
    play.stage.handle(Key("Enter", ctrl=True))
    play.stage.handle(Key("Enter", ctrl=True))
    assert kept(play) == [("aim_2", "Nobody works a weekend.")]
    screen._typed("aim_2", "Nobody works two weekends.")
    play.stage.handle(Key("Enter", ctrl=True))
    assert [text for _, text in kept(play)] == [
        "Nobody works a weekend.",
        "Nobody works two weekends.",
    ]


def test_words_that_cannot_be_kept_stay_in_the_field() -> None:
    play, screen = opened()
    screen._typed("aims", "a \u202e b")
    leave(play)
    assert play.name == "charter"
    assert screen.changed == ["aims"]
    assert kept(play) == []


def test_the_charter_opens_from_the_journal_of_a_running_game() -> None:
    play = moments.showing(moments.at(60), "journal")
    play.ui.focus_on("charter")
    play.stage.handle(Key("Enter"))
    assert play.name == "charter"
    leave(play)
    assert play.name == "journal"
