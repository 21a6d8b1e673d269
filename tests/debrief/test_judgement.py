"""The statistics of a judgement, on scores whose truth is known."""

from __future__ import annotations

from random import Random
from statistics import fmean

import pytest

from game.debrief.judgement import TIE, Bounded, judge, label, mean, standard_error


def noisy(random: Random, count: int, **means: int) -> dict[str, list[int]]:
    """Paired scores of options with these means: common luck, and a little of their own."""
    common = [round(random.gauss(0, 1500)) for _ in range(count)]
    return {
        id: [luck + value + round(random.gauss(0, 200)) for luck in common]
        for id, value in means.items()
    }


def test_the_mean_is_rounded_half_up_also_below_zero() -> None:
    assert [mean(each) for each in ([1, 2], [-1, -2], [-1, -1, -2], [5])] == [2, -1, -1, 5]


def test_the_standard_error_is_that_of_the_textbook() -> None:
    assert standard_error([1, 2, 3, 4]) == pytest.approx((5 / 3 / 4) ** 0.5)
    assert standard_error([7]) == 0.0


def test_three_equal_options_show_no_loss_on_average() -> None:
    random = Random(1)
    losses = []
    for _ in range(400):
        scores = noisy(random, 64, a=5000, b=5000, c=5000)
        losses.append(judge(scores, "b", "a").loss.value)
    spread = (sum(loss * loss for loss in losses) / len(losses)) ** 0.5
    assert abs(fmean(losses)) < 3 * spread / len(losses) ** 0.5


def test_equal_options_are_hardly_ever_called_a_fault() -> None:
    random = Random(2)
    faults = sum(
        judge(noisy(random, 64, a=0, b=0, c=0), "a", "a").label not in ("good", "excellent")
        for _ in range(400)
    )
    assert faults <= 4


def test_a_loss_lies_within_its_bounds_as_often_as_they_claim() -> None:
    random = Random(3)
    inside = 0
    for _ in range(400):
        loss = judge(noisy(random, 64, a=5000, b=5080, c=4900), "a", "c").loss
        inside += loss.low <= 80 <= loss.high
    assert inside >= 380


def test_a_gain_lies_within_its_bounds_as_often_as_they_claim() -> None:
    random = Random(4)
    inside = 0
    for _ in range(400):
        gain = judge(noisy(random, 64, a=5000, b=5080), "b", "a").gain
        inside += gain.low <= 80 <= gain.high
    assert inside >= 380


def test_the_order_of_options_does_not_matter() -> None:
    scores = noisy(Random(5), 64, a=5000, b=5100, c=4800, d=5100)
    turned = dict(reversed(scores.items()))
    assert judge(scores, "c", "a") == judge(turned, "c", "a")


def test_a_duplicated_option_ties_with_its_twin() -> None:
    scores = noisy(Random(6), 64, a=5000, b=4000)
    scores["twin"] = list(scores["a"])
    verdict = judge(scores, "twin", "a")
    assert (verdict.gain, verdict.loss.value, verdict.best) == (Bounded(0, 0, 0), 0, "twin")
    assert verdict.label == "good"


def test_the_reference_against_itself_gains_exactly_nothing() -> None:
    scores = noisy(Random(7), 64, a=5000, b=6000)
    assert judge(scores, "a", "a").gain == Bounded(0, 0, 0)


def test_what_is_worse_beyond_doubt_is_named_by_its_size() -> None:
    faults = {
        loss: judge(noisy(Random(8), 256, a=5000, b=5000 + loss), "a", "b").label
        for loss in (180, 300, 700)
    }
    assert faults == {180: "inaccuracy", 300: "mistake", 700: "blunder"}


def test_what_may_be_a_tie_is_no_fault() -> None:
    assert label(Bounded(0, 0, 0), Bounded(900, TIE, 1800), best=False) == "good"


def test_what_beats_the_reference_beyond_doubt_is_excellent() -> None:
    assert judge(noisy(Random(9), 64, a=5000, b=5400), "b", "a").label == "excellent"


def test_options_that_differ_by_noise_alone_do_not_matter() -> None:
    random = Random(10)
    mattered = sum(
        judge(noisy(random, 64, a=0, b=0, c=0, d=0), "a", "a").matters for _ in range(200)
    )
    assert mattered <= 4


def test_scores_that_are_not_paired_are_refused() -> None:
    with pytest.raises(ValueError, match="paired"):
        judge({"a": [1, 2, 3, 4], "b": [1, 2, 3]}, "a", "a")


def test_a_quick_look_settles_only_what_does_not_weigh_a_point() -> None:
    random = Random(11)
    same = [5000 + random.randrange(-900, 900) for _ in range(16)]
    close = [score + random.randrange(-20, 21) for score in same]
    far = [score - 400 for score in same]
    assert judge({"a": same, "b": close}, "a", "b").settled
    assert not judge({"a": far, "b": same}, "a", "b").settled
    assert not judge({"a": same, "b": far}, "a", "b").settled
