"""What was not done is one decision, or told apart by kind with the same plans at both ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.debrief.moments import Moment, Walk
from game.debrief.points import OMITTED, Point, points
from game.managers import policy
from tests.debrief.games import played, scenario


@pytest.fixture(scope="module")
def moments() -> list[Moment]:
    recording = played("novice", id="cloud-migration")
    return list(Walk(recording, scenario("cloud-migration"), policy("handbook")))


def undone(moment: Moment, *, apart: bool) -> list[Point]:
    if moment.idle:
        return []
    found = points(moment, lambda action: True, None, apart=apart)
    return [each for each in found if each.key.kind == OMITTED]


def test_what_was_not_done_is_one_decision_or_one_for_each_kind(moments: list[Moment]) -> None:
    several = 0
    for moment in moments:
        together, apart = undone(moment, apart=False), undone(moment, apart=True)
        assert len(together) <= 1
        assert bool(together) == bool(apart)
        if not together:
            continue
        several += len(apart) > 1
        assert len({each.key for each in apart}) == len(apart)
        assert together[0].plans["reference"] == apart[0].plans["reference"]
        assert together[0].plans["nothing"] == apart[-1].plans["nothing"]
        for one, next_one in pairwise(apart):
            assert one.plans["nothing"] == next_one.plans["reference"], "gains add up"
    assert several > 5


def test_a_long_list_of_what_was_not_done_names_the_first_and_counts_the_rest(
    moments: list[Moment],
) -> None:
    titles = [each.title for m in moments for each in undone(m, apart=True)]
    assert any(title.startswith("Risks without a response: ") for title in titles)
    assert any(" more" in title for title in titles)
    assert max(len(title) for title in titles) < 130
