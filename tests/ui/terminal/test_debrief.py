"""The debrief at the terminal: the learner first, Enter leads on, drills by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.debrief import words
from game.debrief.settings import Settings
from game.session import Session
from game.ui.afterwards import NOTES
from game.ui.debriefing import Debriefing
from game.ui.terminal import game as terminal
from tests.debrief.games import played, scenario
from tests.ui.terminal.driving import drive


@pytest.fixture(autouse=True)
def few_futures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Analyses of these tests are small, and kept nowhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(terminal, "PRECISION", Settings(rollouts=8, compared=0))


def ended() -> Session:
    return Session.replay(played("novice"), scenario())


def test_nothing_is_told_before_a_sentence_is_written() -> None:
    shown = drive(["3", "2", "I would ask the carrier earlier."], session=ended())
    assert "YOUR VIEW" in shown.text
    assert "Score" not in shown.text
    said = words.last(shown.session.view(), words.CHANGE)
    assert said is not None
    assert said.text == "I would ask the carrier earlier."
    assert said.action >= 0


def test_a_number_that_is_none_of_the_decisions_writes_nothing() -> None:
    shown = drive(["1", "99", "1", "x", "4", "300"], session=ended())
    assert "Nothing changed." in shown.text
    assert not words.is_open(shown.session.view())
    assert words.guess_of(shown.session.view()) is None


def test_enter_leads_through_all_steps_in_their_order() -> None:
    marked = ["5", "", "", "1", "", "", "", ""]
    shown = drive(marked, session=ended()).text
    places = [
        shown.index(name) for name in ("FACTS", "SKILL", "WHY", "NUMBERS", "WHAT IF", "THEMES")
    ]
    assert places == sorted(places)
    assert "NEXT TIME" in shown
    assert "because" in shown


def test_the_tutorial_says_one_thing_at_each_step_and_says_it_once() -> None:
    marked = ["5", "", "", "1", "", "", "", "", "b", ""]
    shown = drive(marked, session=ended()).text
    steps = ("view", "facts", "skill", "why", "whatif", "themes", "next")
    places = [shown.index(f"* {NOTES[step].heading}") for step in steps]
    assert places == sorted(places)
    assert shown.count(NOTES["next"].heading) == 1
    left = drive(["tutorial off", *marked], session=ended()).text
    assert NOTES["facts"].heading not in left


def test_score_of_decisions_and_result_stand_in_one_line() -> None:
    shown = drive(["5", ""], session=ended()).text
    line = next(each for each in shown.splitlines() if "Decisions" in each and "Result" in each)
    assert "of 100" in line


def test_a_decision_is_opened_and_its_option_played_out() -> None:
    shown = drive(["5", "", "1", "1"], session=ended()).text
    assert "What each option was worth" in shown
    assert "Playing it out" in shown


def test_a_branch_by_hand_goes_on_in_either_luck_and_is_compared() -> None:
    shown = drive(["5", "", "1", "h 1"], session=ended()).text
    assert "without a rating" in shown
    assert "what your choices do not change comes again" in shown
    assert "HOME" in shown
    other = drive(["5", "", "1", "o 9", "c 1", "o 1"], session=ended()).text
    assert "With the number of an option" in other
    assert "other futures" in other
    assert "What you had seen stays" in other


def test_what_was_played_out_stands_beside_the_run() -> None:
    shown = drive(["5", "", "1", "1", "", "", "1", "", ""], session=ended()).text
    assert "WHAT IF" in shown
    assert "Side by side" in shown
    assert "handbook, same luck" in shown


def test_a_branch_is_removed_by_its_number_once_that_is_confirmed() -> None:
    way = ["5", "", "1", "1", "", "", "1", "", ""]
    shown = drive([*way, "d 2", "d 1", "n", "d 1", "y"], session=ended()).text
    refused = shown.index("With the number of a branch, 1 to 1")
    removed = shown.index("Removed. Your run is kept.")
    assert shown.count("Removed.") == 1
    assert "handbook, same luck" in shown[:refused]
    assert "handbook, same luck" not in shown[removed:]


def test_a_rule_for_the_next_run_is_kept_as_it_was_written() -> None:
    lines = ["5", "", "", "1", "", "", "", "", "1", "I ask what really needs it."]
    shown = drive(lines, session=ended())
    said = words.last(shown.session.view(), words.RULE)
    assert said is not None
    assert said.text == "I ask what really needs it."


def test_a_drill_is_asked_and_judged(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["drill", "tutorial", "--seed", "3", "--rollouts", "8", "--workers", "1"]
    assert main([*asked, "--answer", "A"]) == 0
    text = capsys.readouterr().out
    assert "The test line is late" in text
    assert "paired futures" in " ".join(text.split())
    assert main([*asked, "--answer", "A", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["chosen"] in {option["id"] for option in found["options"]}


def test_a_drill_of_an_unknown_theme_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["drill", "tutorial", "--theme", "nonsense"]) == 2
    assert "stakeholders" in capsys.readouterr().err


def test_the_facts_tell_the_course_and_what_the_rule_would_have_said() -> None:
    shown = drive(["5"], session=ended()).text
    assert "In truth" in shown
    assert "By the rule" in shown
    assert "Milestones: planned, came" in shown
    plain = drive(["5"], session=ended(), plain=True).text
    assert "By the rule: at risk from day 0" in plain


def test_other_weights_are_taken_as_a_set_or_one_by_one() -> None:
    game = drive(["5", "", "v", "3", "cost 0", "cost much"], session=ended())
    assert "WEIGHTS" in game.text
    assert "As the charter weighs" in game.text
    assert "Money first (set)" in game.text
    assert "With a number from 0 to 100" in game.text
    assert "the rating stays as it is" in game.text


def test_workers_that_cannot_work_are_told_and_the_facts_are_there_without_the_truth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no process can be started")

    monkeypatch.setattr(Debriefing, "look_back", broken)
    shown = drive(["5"], session=ended()).text
    assert "It could not be computed: no process can be started" in shown
    assert "By the rule" in shown
