"""The manager's words are kept as typed, if they can be kept at all."""

from __future__ import annotations

import pytest

from game.model.actions import Action, UseHint, WriteCharter, WriteJournal
from tests.engine import builder as b


def test_words_are_kept_with_what_they_belong_to() -> None:
    world = b.world()
    b.submit(
        world,
        WriteJournal("E1", "Because the circuit has float, and the pilot has none."),
        WriteCharter("aims", "Leave the building – without an outage."),
    )
    journal, charter = world.public.written
    assert (journal.kind, journal.about) == ("journal", "E1")
    assert (charter.kind, charter.about) == ("charter", "aims")
    assert charter.text == "Leave the building – without an outage."


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (WriteJournal("", "   "), "empty"),
        (WriteJournal("", "x" * 601), "long"),
        (WriteJournal("", "two\nlines"), "characters"),
        (WriteJournal("", "\ud800"), "characters"),
        (WriteJournal("", "right\u202eleft"), "characters"),
        (WriteJournal("E\x00", "words"), "characters"),
        (WriteJournal("x" * 81, "words"), "long"),
        (WriteCharter("weather", "words"), "field"),
        (WriteCharter("aims", ""), "empty"),
        (UseHint(""), "empty"),
    ],
)
def test_words_that_cannot_be_kept_are_refused(action: Action, code: str) -> None:
    assert b.refused(b.world(), action) == code


def test_a_hint_counts_once() -> None:
    world = b.world()
    b.submit(world, UseHint("float"), UseHint("float"))
    assert world.public.hints == ["float"]
    assert b.sentences(world) == ["hint"]
