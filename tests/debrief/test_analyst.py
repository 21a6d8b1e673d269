"""Whole games analysed: what must hold of every analysis, and how it is computed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief.analysis import Analysis
from game.debrief.analyst import analyse
from game.debrief.moments import Walk
from game.debrief.telling import lines
from game.managers.handbook import handbook
from game.model.actions import Answer, Forecast, SetOvertime, TakeBack, WriteJournal
from game.outlook.workers import Here, processes
from game.recording import Recording
from game.session import Session
from tests.debrief.games import FEW, analysed, played, scenario, steps

MANAGERS = ("handbook", "novice", "idle", "random")


def final(recording: Recording) -> int:
    """The score at the end, hundredths."""
    from game.debrief.score import account

    return account(Session.replay(recording, scenario())).hundredths


@pytest.mark.parametrize("manager", MANAGERS)
def test_start_and_gains_and_luck_are_the_final_score(manager: str) -> None:
    analysis = analysed(manager)
    sums = sum(d.gain for d in analysis.decisions) + sum(each.points for each in analysis.luck)
    assert analysis.finished
    assert analysis.start_value + sums == analysis.score == final(played(manager))


def test_the_reference_gains_exactly_nothing_against_itself() -> None:
    assert {decision.gain for decision in analysed("handbook").decisions} == {0}


def test_each_manager_is_judged_by_itself_as_its_own_reference() -> None:
    settings = replace(FEW, policy="novice", other="")
    analysis = steps(played("novice"), settings)[-1].analysis
    assert analysis is not None
    assert {decision.gain for decision in analysis.decisions} == {0}


def test_the_chosen_the_best_and_the_reference_are_among_the_options() -> None:
    for manager in MANAGERS:
        for decision in analysed(manager).decisions:
            ids = [option.id for option in decision.options]
            assert len(ids) == len(set(ids)) > 1
            assert {decision.chosen, decision.best, decision.reference} <= set(ids)


def test_a_dilemma_has_its_open_choices_and_nothing_among_its_options() -> None:
    decision = next(d for d in analysed("novice").decisions if d.subject == "E1")
    assert {option.id for option in decision.options} == {"A", "B", "C", "nothing"}
    assert decision.kind == "dilemma"
    assert decision.tags == scenario().dilemmas["E1"].tags


def test_every_action_of_a_decision_is_found_in_the_recording() -> None:
    recording = played("novice")
    for decision in analysed("novice").decisions:
        if decision.chosen == "nothing":
            assert decision.action == -1
        else:
            assert recording.actions[decision.action][0] == decision.time


def test_an_analysis_survives_being_written_and_read() -> None:
    analysis = analysed("novice")
    assert Analysis.from_json(json.loads(json.dumps(analysis.to_json()))) == analysis


def test_how_the_work_is_cut_changes_no_figure() -> None:
    whole = analysed("random")
    cut = steps(played("random"), replace(FEW, chunk=3))[-1].analysis
    assert cut == whole


@pytest.mark.slow
def test_two_processes_give_the_figures_of_one() -> None:
    recording = played("novice")
    with processes(2) as executor:
        found = [*analyse(recording, scenario(), executor, replace(FEW, chunk=5))][-1].analysis
    assert found == analysed("novice")


def test_partial_results_come_in_order_and_add_up() -> None:
    partial = [step.analysis for step in steps(played("novice")) if step.analysis]
    done = [analysis.done for analysis in partial]
    assert done == sorted(done)
    assert len(set(done)) > 3
    for analysis in partial:
        assert analysis.start_value + analysis.gains + analysis.luck_points == analysis.score
    assert [analysis.finished for analysis in partial].count(True) == 1


def test_progress_never_says_more_than_all() -> None:
    for step in steps(played("novice")):
        assert 0 < step.done <= step.total


def test_what_was_answered_before_it_was_stopped_is_not_computed_again(tmp_path: Path) -> None:
    keep = tmp_path / "game.analysis"
    recording = played("novice")
    begun = analyse(recording, scenario(), Counting(), FEW, keep=keep, ahead=1)
    for _ in range(15):
        next(begun)
    begun.close()
    counting = Counting()
    last = [*analyse(recording, scenario(), counting, FEW, keep=keep, ahead=1)][-1]
    afresh = Counting()
    assert last.analysis == [*analyse(recording, scenario(), afresh, FEW, ahead=1)][-1].analysis
    assert counting.asked == afresh.asked - 15


def test_a_finished_analysis_is_opened_without_any_work(tmp_path: Path) -> None:
    keep = tmp_path / "game.analysis"
    steps(played("novice"), keep=keep)
    counting = Counting()
    found = list(analyse(played("novice"), scenario(), counting, FEW, keep=keep))
    assert [step.analysis for step in found] == [analysed("novice")]
    assert counting.asked == 0


@pytest.mark.parametrize("damage", [b"", b"nonsense", b'{"belongs_to": "x"}\n', b"\xff\xfe\n[[[["])
def test_a_damaged_file_of_answers_is_ignored(tmp_path: Path, damage: bytes) -> None:
    keep = tmp_path / "game.analysis"
    keep.write_bytes(damage)
    assert steps(played("novice"), keep=keep)[-1].analysis == analysed("novice")
    assert steps(played("novice"), keep=keep)[0].stage == "done"


def test_damaged_lines_of_a_file_of_answers_are_ignored(tmp_path: Path) -> None:
    keep = tmp_path / "game.analysis"
    steps(played("novice"), keep=keep)
    whole = keep.read_text().splitlines()
    cut = [line[: len(line) // 2] if n % 3 == 2 else line for n, line in enumerate(whole[:-1])]
    keep.write_text("\n".join([*cut, '{"name": 1}', "[]", '{"analysis": {}}', ""]))
    assert steps(played("novice"), keep=keep)[-1].analysis == analysed("novice")


def test_answers_about_another_game_do_not_count(tmp_path: Path) -> None:
    keep = tmp_path / "game.analysis"
    steps(played("idle"), keep=keep)
    assert steps(played("novice"), keep=keep)[-1].analysis == analysed("novice")


def test_what_was_taken_back_is_no_decision() -> None:
    session = Session.start(scenario(), 3)
    for number, (at, action) in enumerate(played("handbook").actions):
        session.advance(at, 0)
        if number == 1:
            assert session.submit(SetOvertime("ewan", 50)) is None
            assert session.submit(TakeBack()) is None
        assert session.submit(action) is None
    session.advance(scenario().horizon + 480, 0)
    judged = _last(session)
    assert [(d.id, d.chosen, d.gain, d.loss) for d in judged.decisions] == [
        (d.id, d.chosen, d.gain, d.loss) for d in analysed("handbook").decisions
    ]


def test_words_are_no_decisions() -> None:
    recording = played("handbook")
    session = Session.start(scenario(), 3)
    session.submit(WriteJournal("", "We begin with what is sure."))
    for at, action in recording.actions:
        session.advance(at, 0)
        if isinstance(action, Answer):
            session.submit(Forecast(action.dilemma, 500))
            session.submit(WriteJournal(action.dilemma, "The line matters most."))
        assert session.submit(action) is None
    session.advance(scenario().horizon + 480, 0)
    judged = _last(session)
    assert [(d.id, d.kind, d.gain) for d in judged.decisions] == [
        (d.id, d.kind, d.gain) for d in analysed("handbook").decisions
    ]


def test_a_game_that_has_not_ended_is_worth_what_is_to_be_expected() -> None:
    recording = played("novice")
    half = Recording(recording.header, [a for a in recording.actions if a[0] < 2000], 2000)
    analysis = steps(half)[-1].analysis
    assert analysis is not None
    assert not analysis.ended
    assert analysis.finished
    assert analysis.start_value + analysis.gains + analysis.luck_points == analysis.score


def test_a_branch_gets_no_rating_because_its_player_had_seen_what_comes() -> None:
    recording = played("novice")
    branch = Recording(
        replace(recording.header, parent="game from 3.0"), recording.actions, recording.reached
    )
    rated, unrated = analysed("novice"), steps(branch)[-1].analysis
    assert unrated is not None
    assert rated.accuracy is not None
    assert unrated.accuracy is None
    assert unrated.decision_rating is None
    assert unrated.decisions == rated.decisions
    assert any("no rating" in line for line in lines(unrated))
    assert not any("no rating" in line for line in lines(rated))


def test_the_parts_of_the_score_add_up_to_the_value_of_an_option() -> None:
    for decision in analysed("novice").decisions:
        for option in decision.options:
            # each part is rounded by itself
            assert abs(sum(option.parts) - option.value) <= len(option.parts)


def test_the_moments_are_the_same_whoever_asks_again() -> None:
    first, second = (list(Walk(played("random"), scenario(), handbook)) for _ in range(2))
    assert [(m.time, m.played, m.reference, m.same) for m in first] == [
        (m.time, m.played, m.reference, m.same) for m in second
    ]


def test_every_move_of_the_player_belongs_to_one_moment() -> None:
    for manager in MANAGERS:
        numbers = [n for m in Walk(played(manager), scenario(), handbook) for n in m.numbers]
        assert numbers == list(range(len(played(manager).actions)))


class Counting(Here):
    """Does the work and counts it."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        """As `Here`."""
        self.asked += 1
        return super().submit(*args, **kwargs)


def _last(session: Session) -> Analysis:
    analysis = steps(session.recording)[-1].analysis
    assert analysis is not None
    return analysis
