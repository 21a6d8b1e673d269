"""The balance of a scenario: what counts as best, worst and a tie, and the whole report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.debrief.balance import Balance, balance, extreme, sample
from game.debrief.balance_page import page
from game.model import effects as e
from game.model.scenario import Scenario
from game.outlook.workers import Here
from tests.debrief.games import scenario
from tests.debrief.trees import Gamble, effects, tiny
from tests.engine import builder as b


def measured(project: Scenario, states: int = 4, rollouts: int = 16) -> Balance:
    """The report on the dilemmas of a scenario, without the managers' games."""
    only = list(project.dilemmas)
    steps = balance(project, Here(), states=states, rollouts=rollouts, only=only)
    report = list(steps)[-1].report
    assert report is not None
    return report


def test_what_is_ahead_of_all_others_in_every_future_is_best() -> None:
    scores = {"a": [5, 6, 5, 6], "b": [1, 2, 2, 1], "c": [3, 3, 4, 3]}
    assert (extreme(scores, 1), extreme(scores, -1)) == ("a", "b")


def test_what_is_ahead_by_luck_alone_is_a_tie() -> None:
    scores = {"a": [0, 100, 0, 100], "b": [90, 0, 90, 0]}
    assert extreme(scores, 1) == extreme(scores, -1) == ""


def test_a_tie_at_the_top_counts_for_neither() -> None:
    scores = {"a": [5, 5, 5, 5], "b": [5, 5, 5, 5], "c": [1, 1, 1, 1]}
    assert (extreme(scores, 1), extreme(scores, -1)) == ("", "c")


def test_an_only_choice_is_neither_best_nor_worst() -> None:
    assert extreme({"a": [1, 2, 3, 4]}, 1) == ""


def test_a_choice_that_is_always_best_does_not_meet_the_rule() -> None:
    choices = (
        b.choice("good", e.ChangeMeter("worth", 100)),
        b.choice("bad", e.ChangeMeter("worth", -100)),
        b.choice("lie", e.ChangeMeter("worth", -200), trap=True),
    )
    report = measured(tiny({"E1": choices}))
    shares = {each.id: (each.best, each.worst) for each in report.dilemmas[0].choices}
    assert shares == {"good": (1000, 0), "bad": (0, 0), "lie": (0, 1000)}
    assert report.problems == [
        "E1.good: worst in 0 % of states",
        "E1.bad: best in 0 % of states",
        "E1.bad: worst in 0 % of states",
    ]
    assert report.dilemmas[0].gap == 3000


def test_equal_gambles_are_best_for_nobody() -> None:
    choices = tuple(b.choice(id, *effects(Gamble(500, 50, -50), "same")) for id in "AB")
    found = measured(tiny({"E1": choices})).dilemmas[0]
    assert [(each.best, each.worst) for each in found.choices] == [(0, 0), (0, 0)]
    assert found.undecided == 1000


def test_states_are_first_moments_of_open_dilemmas_from_several_managers() -> None:
    found = sample(scenario(), ["E1", "E2"], 10)
    assert len(found) == 20
    assert {state.dilemma for state in found} == {"E1", "E2"}
    for state in found:
        assert state.view.public.dilemmas[state.dilemma].status == "open"
        assert set(state.choices) <= {c.id for c in scenario().dilemmas[state.dilemma].choices}
    assert len({state.view.now for state in found}) > 5


def test_a_dilemma_that_no_game_comes_to_is_named() -> None:
    from game.model.scenario import Trigger

    never = tiny({"E1": (b.choice("A"), b.choice("B"))}, triggers={"E1": Trigger("never")})
    assert measured(never).problems == ["E1: no game has come to it"]


def test_the_page_says_what_does_not_meet_the_rule() -> None:
    report = measured(scenario(), states=3, rollouts=8)
    text = page(report, scenario())
    assert text.startswith("# Balance of “Learn by doing”\n")
    for problem in report.problems:
        assert f"- {problem}" in text
    for dilemma in scenario().dilemmas.values():
        assert f"### {dilemma.id} {dilemma.title}" in text


@pytest.mark.slow
def test_the_command_writes_the_page_and_prints_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page_file = tmp_path / "tutorial.md"
    size = ["--states", "2", "--rollouts", "8", "--workers", "1", "--only", "E1"]
    assert main(["balance", "tutorial", *size, "-o", str(page_file)]) == 0
    told = capsys.readouterr().out
    assert main(["balance", "tutorial", *size, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in report["dilemmas"]] == ["E1"]
    assert all(problem in told for problem in report["problems"])
    assert "## Dilemmas" in page_file.read_text(encoding="utf-8")


def test_an_unknown_dilemma_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["balance", "tutorial", "--only", "E9"]) == 2
    assert capsys.readouterr().err == "There is no dilemma 'E9' in this scenario.\n"
