"""A sentence of the player's own about a risk: typed in the register, kept in journal and pack."""

from __future__ import annotations

from game.model.actions import WriteJournal
from tests.ui.screens import moments
from tests.ui.screens.player import Player


def register() -> Player:
    player = Player(moments.showing(moments.at(30), "risks"))
    player.press("Y")
    return player


def written(player: Player) -> list[tuple[str, str]]:
    done = player.run.session.recording.actions
    return [(act.about, act.text) for _, act in done if isinstance(act, WriteJournal)]


def test_a_sentence_is_written_about_the_chosen_risk_and_stands_in_the_entry() -> None:
    player = register()
    before = written(player)
    player.type("One  survey crew.")
    player.press("Enter")
    about, text = written(player)[-1]
    assert len(written(player)) == len(before) + 1
    assert about in player.run.view.project.risks
    assert text == "One survey crew."
    assert "You: One survey crew." in player.words()
    player.play.go("journal")
    assert "One survey crew." in player.words()


def test_nothing_is_written_where_nothing_is_said_or_nothing_is_new() -> None:
    player = register()
    before = written(player)
    player.press("Enter")
    assert written(player) == before
    player.press("Y")
    player.type("Said once.")
    player.press("Enter", "Y", "Enter")
    assert [text for _, text in written(player)][len(before) :] == ["Said once."]
