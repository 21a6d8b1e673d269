"""Accuracy and rating: the curve of chess servers on losses in points."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from game.debrief.rating import accuracy, accuracy_of, decision_rating


@dataclass
class Made:
    """A decision as far as a rating looks."""

    loss: int
    spread: int = 500
    matters: bool = True


@pytest.mark.parametrize(("loss", "percent"), [(0, 100), (500, 80), (1000, 64), (3000, 25)])
def test_the_curve_is_the_published_one(loss: int, percent: int) -> None:
    assert accuracy_of(loss) == pytest.approx(percent, abs=0.9)


def test_a_loss_below_zero_is_none() -> None:
    assert accuracy_of(-300) == accuracy_of(0) == pytest.approx(100, abs=0.01)


def test_the_rating_is_the_average_loss_of_what_mattered() -> None:
    assert decision_rating([Made(300), Made(100), Made(5000, matters=False)]) == 200


def test_where_nothing_mattered_there_is_no_rating() -> None:
    assert decision_rating([Made(0, matters=False)]) is None
    assert accuracy([]) is None


def test_one_disaster_is_not_hidden_by_twenty_good_moves() -> None:
    good, disaster = [Made(0)] * 20, Made(4000)
    blended = accuracy([*good, disaster])
    assert blended is not None
    plain = 100 * (20 * 100 + accuracy_of(4000)) / 21
    assert blended < plain - 300


def test_what_there_was_more_to_lose_with_weighs_more() -> None:
    light = accuracy([Made(1000, spread=100), Made(0, spread=1200)])
    heavy = accuracy([Made(1000, spread=1200), Made(0, spread=100)])
    assert light is not None
    assert heavy is not None
    assert light > heavy
