"""Decisions against luck: whose luck it was, and the two that are worth talking about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.against_luck import against_luck, lucky, unlucky
from game.debrief.analysis import Analysis, Decision, Tick
from tests.debrief.games import analysed


def decision(
    id: str, time: int, label: str, *, matters: bool = True, loss: int | None = None
) -> Decision:
    """A decision that lost nothing where it was good, four points where it was not."""
    lost = (0 if label == "good" else 400) if loss is None else loss
    one = analysed("novice").decisions[0]
    return replace(one, id=id, time=time, label=label, matters=matters, loss=lost)


def game(*decisions: Decision, track: tuple[Tick, ...]) -> Analysis:
    return replace(analysed("novice"), decisions=decisions, track=track, start_value=track[0].value)


def test_luck_belongs_to_the_decision_before_it() -> None:
    one = decision("1.0", 100, "good")
    two = decision("2.0", 300, "mistake")
    small = decision("3.0", 200, "good", matters=False)
    track = (
        Tick(0, 5000, "start", ""),
        Tick(50, 5100, "luck", "before anything"),
        Tick(100, 5050, "decision", "1.0"),
        Tick(150, 4850, "luck", "bad"),
        Tick(200, 4900, "decision", "3.0"),
        Tick(250, 4750, "luck", "bad again"),
        Tick(300, 4300, "decision", "2.0"),
        Tick(400, 4900, "luck", "good"),
    )
    found = against_luck(game(one, small, two, track=track))
    assert [(each.decision.id, each.luck) for each in found] == [("1.0", -350), ("2.0", 600)]
    assert [(each.good, each.costly) for each in found] == [(True, False), (False, True)]
    assert unlucky(found) == found[0]
    assert lucky(found) == found[1]


@pytest.mark.parametrize("manager", ["novice", "idle", "random"])
def test_all_luck_after_the_first_decision_is_somebodys(manager: str) -> None:
    analysis = analysed(manager)
    found = against_luck(analysis)
    first = min((each.decision.time for each in found), default=0)
    earlier = 0
    before = analysis.start_value
    for tick in analysis.track:
        if tick.cause == "luck" and tick.time <= first:
            earlier += tick.value - before
        before = tick.value
    assert sum(each.luck for each in found) == analysis.luck_points - earlier


def test_without_such_decisions_there_is_none_to_talk_about() -> None:
    track = (Tick(0, 5000, "start", ""), Tick(200, 5100, "luck", "good"))
    found = against_luck(game(decision("1.0", 100, "good"), track=track))
    assert unlucky(found) is None
    assert lucky(found) is None
    # what may be chance is neither good nor costly
    bad = (Tick(0, 5000, "start", ""), Tick(200, 4100, "luck", "bad"))
    doubtful = against_luck(game(decision("1.0", 100, "good", loss=250), track=bad))
    assert (doubtful[0].good, doubtful[0].costly) == (False, False)
    assert unlucky(doubtful) is None
