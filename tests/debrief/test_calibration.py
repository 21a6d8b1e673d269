"""Brier scores, the reliability curve, and reports against what could be known."""

from __future__ import annotations

from game.debrief.calibration import COIN, Claim, bins, brier, calibrate
from game.model.units import DAY
from game.session import Session
from tests.debrief.games import played, scenario


def claims(said: int, came: int, count: int) -> list[Claim]:
    return [Claim("forecast", str(i), said, i < came) for i in range(count)]


def test_saying_half_each_time_scores_as_a_coin() -> None:
    assert brier(claims(500, 3, 10)) == COIN


def test_being_certain_and_right_is_perfect_and_wrong_the_worst() -> None:
    assert brier(claims(1000, 4, 4)) == 0
    assert brier(claims(1000, 0, 4)) == 10_000
    assert brier([]) is None


def test_a_bin_shows_how_often_it_came_true_with_an_interval_around_it() -> None:
    (found,) = bins(claims(800, 6, 8))
    assert (found.said, found.came, found.count) == (800, 750, 8)
    assert found.low < 750 < found.high
    (more,) = bins(claims(800, 600, 800))
    assert more.high - more.low < found.high - found.low


def test_a_report_is_hopeful_when_it_says_less_than_could_be_known() -> None:
    view = Session.replay(
        played("novice", 3, "cloud-migration"), scenario("cloud-migration")
    ).view()
    said = view.public.reports[0]
    late = {said.time: (said.high + 20 * DAY, said.high + 40 * DAY)}
    same = {said.time: (said.low, said.high + DAY)}
    early = {said.time: (said.low - 40 * DAY, said.low - 20 * DAY)}
    verdicts = [calibrate(view, known=known).reports[0].verdict for known in (late, same, early)]
    assert verdicts == ["hopeful", "honest", "dark"]
