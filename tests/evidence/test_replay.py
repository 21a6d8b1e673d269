"""A recording told again: what was seen at each decision, and nothing that was taken back."""

from __future__ import annotations

import pytest

from game.errors import RecordingError
from game.evidence.replay import MOST_ACTIONS, tell
from game.model import actions as a
from game.recording import Recording, dump, parse
from game.session import Session
from tests.evidence.games import large, scenario, story, written


def test_the_story_ends_in_the_same_world_as_the_game() -> None:
    session = Session.replay(written(), scenario())
    assert story().digest == session.digest()


def test_each_day_of_the_project_has_a_sample() -> None:
    told = large().story
    days = [sample.minute // 480 for sample in told.samples[:-1]]
    assert days == list(range(1, len(days) + 1))
    assert told.samples[-1].minute == told.view.now


def test_an_answered_dilemma_keeps_what_was_offered_and_known() -> None:
    decision = next(each for each in large().story.decisions if each.dilemma == "E2")
    assert decision.chosen == "A"
    assert {option.id for option in decision.options} == {"A", "B", "C", "D"}
    assert decision.before.minute == decision.minute
    assert decision.before.contingency > decision.after.contingency


def test_what_was_taken_back_is_not_told() -> None:
    session = Session.start(scenario(), 5)
    session.submit(a.SetBaseline(18 * 480))
    for minute in (4 * 480, 5 * 480):
        assert session.submit(a.Delay("T3", minute)) is None
    assert session.submit(a.TakeBack()) is None
    told = tell(session.recording, scenario())
    assert [each.title for each in told.decisions[1:]] == ["Hold T3 until day 4"]
    assert told.digest == session.digest()


def test_a_dilemma_that_nobody_answered_is_told_with_its_default() -> None:
    session = Session.start(scenario(), 5)
    session.submit(a.SetBaseline(18 * 480))
    for person, task in (("you", "T1"), ("ewan", "T1")):
        session.submit(a.Assign(person, task, 500))
    session.advance(14 * 480, 0)
    told = tell(session.recording, scenario())
    lapsed = [each for each in told.decisions if each.number < 0]
    assert [(each.dilemma, each.chosen) for each in lapsed] == [("E1", "C")]
    assert lapsed[0].options


def test_an_action_that_does_not_play_is_named() -> None:
    wrong = Recording(written().header, [(0, a.Answer("E1", "A"))], 0)
    with pytest.raises(RecordingError, match="Action 1"):
        tell(wrong, scenario())


def test_more_moves_than_a_person_makes_are_refused_before_they_are_played() -> None:
    many: list[tuple[int, a.Action]] = [(0, a.WriteJournal("", "x"))] * (MOST_ACTIONS + 1)
    with pytest.raises(RecordingError, match="moves"):
        tell(Recording(written().header, many, 0), scenario())


def test_a_recording_is_dumped_and_parsed_without_change() -> None:
    from pathlib import Path

    again = parse(dump(written()), Path("x"))
    assert again == written()
    assert dump(again) == dump(written())
