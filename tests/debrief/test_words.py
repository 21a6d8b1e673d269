"""The learner's words stand in the recording, and open the rest."""

from __future__ import annotations

from game.debrief import words
from game.debrief.keeping import belongs_to
from game.debrief.settings import Settings
from game.session import Session
from tests.debrief.games import played, scenario


def ended() -> Session:
    return Session.replay(played("novice"), scenario())


def test_words_are_entries_of_the_recording_and_open_the_debrief() -> None:
    session = ended()
    assert not words.is_open(session.view())
    assert session.submit(words.entry(words.CHANGE, "I would ask earlier.", 4)) is None
    assert words.is_open(session.view())
    again = Session.replay(session.recording, scenario()).view()
    said = words.last(again, words.CHANGE)
    assert said is not None
    assert (said.action, said.text) == (4, "I would ask earlier.")


def test_a_later_sentence_is_added_and_the_earlier_one_stays() -> None:
    session = ended()
    for text in ("First I think this.", "Later I think that."):
        session.submit(words.entry(words.RULE, text))
    assert [each.text for each in words.written(session.view())] == [
        "First I think this.",
        "Later I think that.",
    ]


def test_guesses_are_read_back() -> None:
    session = ended()
    session.submit(words.guess(70, "hurt"))
    assert words.guess_of(session.view()) == (70, "hurt")
    assert not words.is_open(session.view())


def test_words_after_the_end_leave_the_kept_analysis_valid() -> None:
    session = ended()
    before = belongs_to(session.recording, Settings())
    session.submit(words.entry(words.AGAIN, "I would do it again."))
    assert belongs_to(session.recording, Settings()) == before
