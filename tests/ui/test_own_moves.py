"""Decisions in the words of a screen: options by their moves, days once, doubt where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.settings import Settings
from game.model.units import DAY
from game.session import Session
from game.ui.debriefing import Debriefing
from game.ui.own_moves import dated, meant, verdict
from tests.debrief.games import analysed, played, scenario


def test_options_named_by_who_would_do_them_are_told_by_what_is_done() -> None:
    debrief = Debriefing(Session.replay(played("novice"), scenario()), None, "here")
    debrief.finish(Settings(rollouts=8, compared=0))
    promise = next(each for each in debrief.weighty() if each.kind == "baseline")
    titles = {each.kind: each.title for each in promise.options}
    assert titles["player"].startswith("Promise day 8, ")
    assert titles["reference"].startswith("Handbook: Promise day 18, ")
    assert debrief.moves(promise, promise.reference) == (
        titles["reference"].removeprefix("Handbook: "),
    )
    assert debrief.judged is not None
    assert all(
        option.title == "What the handbook would do"
        for decision in debrief.judged.decisions
        for option in decision.options
        if option.kind == "reference"
    )


def test_many_moves_are_cut_and_counted() -> None:
    assert meant(["a", "b"], 2) == "a; b"
    assert meant(["a", "b", "c", "d"], 2) == "a; b; and 2 more"


@pytest.mark.parametrize(
    ("label", "best", "loss", "shown"),
    [
        ("good", "A", 0, "good"),
        ("good", "B", 90, "good"),
        ("good", "B", 250, "doubt"),
        ("mistake", "B", 250, "mistake"),
        ("excellent", "A", 0, "excellent"),
    ],
)
def test_a_loss_that_may_be_chance_is_not_called_good(
    label: str, best: str, loss: int, shown: str
) -> None:
    one = analysed("novice").decisions[0]
    assert verdict(replace(one, label=label, chosen="A", best=best, loss=loss)) == shown


def test_a_title_has_its_day_once() -> None:
    one = replace(analysed("novice").decisions[0], time=4 * DAY)
    assert dated(replace(one, title="Staffing, day 4")) == "Staffing, day 4"
    assert dated(replace(one, title="The quiet server")) == "The quiet server, day 4"
