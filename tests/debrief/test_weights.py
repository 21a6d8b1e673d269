"""Other weights: arithmetic on what was judged, exact under the charter's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.analysis import Analysis, Decision, Option
from game.debrief.score import account
from game.debrief.weights import Reweighed, leaning, own, reweigh
from game.model.scenario import ScorePart
from game.session import Session
from tests.debrief.games import analysed, played, scenario

PARTS = (ScorePart("date", "Date", 60, ()), ScorePart("money", "Money", 40, ()))


def earned(manager: str, seed: int = 3) -> list[int]:
    session = Session.replay(played(manager, seed), scenario())
    return [part.hundredths for part in account(session).parts]


def under(manager: str, weights: dict[str, int]) -> Reweighed:
    found = reweigh(analysed(manager), scenario().score, earned(manager), weights)
    assert found is not None
    return found


@pytest.mark.parametrize("manager", ["novice", "idle", "random"])
@pytest.mark.parametrize("times", [1, 3])
def test_the_charters_own_weights_change_nothing(manager: str, times: int) -> None:
    analysis = analysed(manager)
    weights = {id: times * weight for id, weight in own(scenario().score).items()}
    found = under(manager, weights)
    figures = (analysis.score, analysis.start_value, analysis.gains, analysis.luck_points)
    assert (found.score, found.start, found.gains, found.luck) == figures
    assert found.accuracy == analysis.accuracy
    for mine, judged in zip(found.decisions, analysis.decisions, strict=True):
        assert (mine.id, mine.best, mine.gain, mine.loss) == (
            *(judged.id, judged.best, judged.gain, judged.loss),
        )
        assert (mine.spread, mine.matters, mine.label) == (
            *(judged.spread, judged.matters, judged.label),
        )


@pytest.mark.parametrize("part", ["schedule", "cost", "scope", "stakeholders"])
def test_all_weight_on_one_part_scores_its_share_of_full_marks(part: str) -> None:
    found = under("novice", {part: 7})
    place = [each.id for each in scenario().score].index(part)
    weight = scenario().score[place].weight
    assert found.score == pytest.approx(earned("novice")[place] * 100 / weight, abs=1)
    assert found.start + found.gains + found.luck == found.score


def decision(*options: Option, chosen: str, best: str, loss: int) -> Decision:
    return Decision(
        "0.0", 0, "dilemma", "E", "E", chosen, best, chosen, 0, 0, 0, loss, loss - 50, loss + 50,
        loss, True, "mistake", "", 32, options, (),
    )  # fmt: skip


def game(one: Decision) -> Analysis:
    return replace(analysed("novice"), decisions=(one,), score=5000, start_value=5000)


def test_what_is_dear_and_quick_is_best_for_the_date_and_worst_for_the_money() -> None:
    quick = Option("A", "quick", "choice", 7000, 6900, 7100, (5500, 1500))
    cheap = Option("B", "cheap", "choice", 6600, 6500, 6700, (3000, 3600))
    one = game(decision(quick, cheap, chosen="B", best="A", loss=400))
    for_date = reweigh(one, PARTS, (3000, 2000), {"date": 1})
    for_money = reweigh(one, PARTS, (3000, 2000), {"money": 1})
    assert for_date is not None
    assert for_money is not None
    assert for_date.decisions[0].best == "A"
    assert for_date.decisions[0].loss == round(2500 / 0.6)
    assert for_date.decisions[0].label == "blunder"
    assert for_money.decisions[0].best == "B"
    assert for_money.decisions[0].loss <= 0
    assert for_money.decisions[0].label in ("good", "excellent")
    assert for_date.score == 5000
    assert for_money.score == 5000


def test_no_weight_at_all_and_an_analysis_without_parts_are_not_reckoned() -> None:
    bare = Option("A", "a", "choice", 5000, 4900, 5100)
    assert reweigh(game(decision(bare, chosen="A", best="A", loss=0)), PARTS, (1, 1), {}) is None
    assert (
        reweigh(game(decision(bare, chosen="A", best="A", loss=0)), PARTS, (1, 1), {"date": 1})
        is None
    )


def test_a_branch_gets_no_rating_under_other_weights_either() -> None:
    analysis = replace(analysed("novice"), accuracy=None, branch=True)
    found = reweigh(analysis, scenario().score, earned("novice"), {"cost": 1})
    assert found is not None
    assert found.accuracy is None


def test_a_leaning_puts_half_on_its_parts() -> None:
    assert leaning(PARTS, ["money"]) == {"date": 50, "money": 50}
    found = leaning(scenario().score, ["stakeholders"])
    assert found["stakeholders"] == 50
    assert sum(found.values()) == pytest.approx(100, abs=2)
    assert leaning(PARTS, []) == own(PARTS)
