"""The judgement is right where the right judgement is known: solved trees, and known answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from game.debrief.analysis import Decision
from game.debrief.judgement import TIE
from game.model import effects as e
from game.model.scenario import Happening, Scenario, Trigger
from tests.debrief.trees import (
    PRECISE,
    SOON,
    Gamble,
    Tree,
    decision,
    effects,
    exact,
    judged,
    project,
    random_tree,
    shuffled,
    tiny,
)
from tests.engine import builder as b


def solved(numbers: range) -> Iterator[tuple[dict[str, Fraction], Decision]]:
    """Random trees: the exact values, and what the analysis makes of a game that chose A."""
    for number in numbers:
        tree = random_tree(number)
        analysis, _ = judged(project(tree), {"E1": "A"}, seed=number)
        yield exact(tree), decision(analysis)


def coverage(numbers: range) -> tuple[int, int, int, int]:
    """(values inside their intervals, values, losses inside their bounds, losses)."""
    inside = values = sound = losses = 0
    for truth, found in solved(numbers):
        for option in found.options:
            if option.id in truth:
                values += 1
                # a point of the last place is rounding
                inside += option.low - 1 <= truth[option.id] <= option.high + 1
        losses += 1
        loss = max(truth.values()) - truth["A"]
        sound += found.loss_low - 1 <= loss <= found.loss_high + 1
        if found.loss_low > 0:
            assert loss > 0
        known = found.best in truth  # leaving it open is not among what is solved
        if known and found.label in ("inaccuracy", "mistake", "blunder"):
            assert truth[found.best] == max(truth.values()) or loss > TIE
    return inside, values, sound, losses


def test_exact_values_lie_within_their_intervals() -> None:
    inside, values, sound, losses = coverage(range(6))
    assert values == 18
    assert inside >= 16
    assert sound >= losses - 1


@pytest.mark.validity
def test_exact_values_lie_within_their_intervals_as_often_as_those_claim() -> None:
    inside, values, sound, losses = coverage(range(100, 200))
    # 95 % of values, less three standard errors of values that share their luck
    assert inside >= 0.90 * values
    assert sound >= 0.93 * losses


def test_the_exact_best_option_is_found_where_it_leads_by_two_points() -> None:
    clear = 0
    for truth, found in solved(range(20, 26)):
        first, second = sorted(truth.values(), reverse=True)[:2]
        if first - second > 200 and found.best != "nothing":
            clear += 1
            assert truth[found.best] == first
    assert clear >= 2


def test_what_only_hidden_information_would_make_best_is_not_preferred() -> None:
    """A mine is there or not, and nobody can know; digging blindly is worth less than selling."""
    happenings = {
        "lot": Happening(
            "lot",
            (Trigger("baseline"),),
            (e.Chance(e.Odds((("", 500),)), (e.ChangeMeter("mine", 1000),), (), "mine"),),
        )
    }
    dig = e.When("meter.mine >= 500", (e.ChangeMeter("worth", 500),), ())
    choices = (b.choice("sell", e.ChangeMeter("worth", 300)), b.choice("dig", dig))
    scenario = tiny({"E1": choices}, happenings=happenings, hidden=("mine",))
    results = {}
    for seed in range(1, 6):
        analysis, score = judged(scenario, {"E1": "dig"}, seed)
        results[score] = found = decision(analysis)
        assert found.best == "sell"
        assert found.gain == pytest.approx(-500, abs=350)
    assert set(results) == {4000, 9000}


def test_a_good_decision_with_a_bad_outcome_scores_well() -> None:
    tree = Tree({"bold": Gamble(800, 500, -300), "safe": 100}, {})
    for seed in range(1, 40):
        analysis, score = judged(project(tree), {"E1": "bold"}, seed)
        if score == 1000:
            break
    else:
        raise AssertionError("it never went wrong")
    found = decision(analysis)
    assert found.best == "bold"
    assert found.label in ("good", "excellent")
    assert found.loss <= 0
    assert analysis.luck_points < -3000
    assert analysis.accuracy is not None
    assert analysis.accuracy >= 9990


def test_a_bad_decision_with_a_good_outcome_is_a_fault() -> None:
    tree = Tree({"bold": Gamble(200, 500, -300), "safe": 100}, {})
    for seed in range(1, 60):
        analysis, score = judged(project(tree), {"E1": "bold"}, seed)
        if score == 9000:
            break
    else:
        raise AssertionError("it never went well")
    assert decision(analysis).label == "blunder"
    assert analysis.luck_points > 3000


def test_a_pure_gamble_shows_no_skill() -> None:
    tree = Tree({"bet": Gamble(500, 300, -300), "pass": 0}, {})
    gains = []
    for seed in range(1, 4):
        analysis, score = judged(project(tree), {"E1": "bet"}, seed, replace(PRECISE, rollouts=256))
        found = decision(analysis)
        assert found.gain_low <= 0 <= found.gain_high
        assert found.label == "good"
        assert score in (1000, 7000)
        gains.append(found.gain)
    # every game draws its own truth, and none of them moves the judgement
    assert len(set(gains)) == 1


def test_a_duplicated_option_ties() -> None:
    outcome = Gamble(500, 100, -100)
    same = [b.choice(id, *effects(outcome, "both")) for id in "AB"]
    scenario = tiny({"E1": (*same, b.choice("C", e.ChangeMeter("worth", -200)))})
    for chosen in "AB":
        found = decision(judged(scenario, {"E1": chosen})[0])
        values = {option.id: option.value for option in found.options}
        assert values["A"] == values["B"]
        assert (found.gain, found.loss, found.label) == (0, 0, "good")


def test_the_order_of_options_changes_no_figure() -> None:
    scenario = project(random_tree(5))
    found = decision(judged(scenario, {"E1": "B"})[0])
    for seed in range(3):
        other = decision(judged(shuffled(scenario, seed), {"E1": "B"})[0])
        assert replace(other, options=()) == replace(found, options=())
        assert set(other.options) == set(found.options)


def test_three_equal_options_show_no_loss_on_average() -> None:
    outcomes = {id: Gamble(500, 200, -200) for id in "ABC"}
    losses = []
    for seed in range(8):
        # other keys, other luck: each scenario is a fresh sample of the same three gambles
        choices = tuple(
            b.choice(id, *effects(outcome, f"{seed}{id}")) for id, outcome in outcomes.items()
        )
        losses.append(decision(judged(tiny({"E1": choices}), {"E1": "A"})[0]).loss)
    mean = sum(losses) / len(losses)
    spread = (sum((loss - mean) ** 2 for loss in losses) / (len(losses) - 1)) ** 0.5
    assert abs(mean) < 3 * spread / len(losses) ** 0.5


def with_a_look(price: int) -> Scenario:
    """Digging pays if the mine is there; a look costs `price` and tells whether it is."""
    lot = Happening(
        "lot",
        (Trigger("baseline"),),
        (e.Chance(e.Odds((("", 500),)), (e.ChangeMeter("mine", 1000),), (), "mine"),),
    )
    told = Happening(
        "told",
        (Trigger("chosen", "E1.look"),),
        (e.When("meter.mine >= 500", (e.SetFlag("rich", True),), ()),),
    )
    look = (
        b.choice("look", e.ChangeMeter("worth", -price)),
        b.choice("go", e.ChangeMeter("worth", 0)),
    )
    dig = e.When("meter.mine >= 500", (e.ChangeMeter("worth", 500),), ())
    act = (
        b.choice("mine", e.ChangeMeter("worth", 500), gate="flag.rich"),
        b.choice("sell", e.ChangeMeter("worth", 300)),
        b.choice("dig", dig),
    )
    triggers = {"E2": Trigger("chosen", "E1.look", delay=SOON)}
    triggers["E3"] = Trigger("chosen", "E1.go", delay=SOON)
    return tiny(
        {"E1": look, "E2": act, "E3": act},
        triggers=triggers,
        happenings={"lot": lot, "told": told},
        flags={"rich": "The mine is there."},
        hidden=("mine",),
    )


@pytest.mark.parametrize(("price", "best"), [(30, "look"), (180, "go")])
def test_information_is_bought_where_it_is_worth_its_price(price: int, best: str) -> None:
    """With a look: half of 500, half of 300; without: 300. The look is worth 100."""
    analysis, _ = judged(with_a_look(price), {"E1": "go", "E3": "sell"})
    found = decision(analysis)
    values = {option.id: option.value for option in found.options}
    assert values["look"] - values["go"] == pytest.approx(10 * (100 - price), abs=350)
    assert max(("look", "go"), key=lambda id: values[id]) == best
