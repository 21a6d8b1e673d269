"""The door to a game: what goes in, what may be taken back, what is shown, what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import session as door
from game.errors import RecordingError
from game.model.actions import (
    Action,
    Answer,
    Ask,
    Assign,
    Delay,
    MakeMove,
    OneToOne,
    Prioritise,
    SetBaseline,
    TakeBack,
    UseHint,
    WriteCharter,
    WriteJournal,
)
from game.model.effects import Chance, ChangeMorale, EndProject, Odds, Spend, Tell
from game.model.scenario import Scenario
from game.model.units import DAY
from game.session import Session
from tests.engine import builder as b


def project() -> Scenario:
    """The tiny one with a dilemma at the start, and moves that draw, tell, spend or end it all."""
    lot = Chance(Odds((("", 500),)), (ChangeMorale("team", 1),), (), "lot")
    asks = b.dilemma("E1", triggers=(b.BASELINE,), questions=(b.question(),))
    moves = b.by_id(
        b.move("draw", lot),
        b.move("tell", Tell("sponsor", "News", "Some.")),
        b.move("spend", Spend("x", 100, 100, "budget", "spend")),
        b.move("end", EndProject("cancelled")),
        b.move("later", ChangeMorale("team", 50), hours=60),
    )
    return b.scenario(moves=moves, dilemmas=b.by_id(asks))


PROJECT = project()


def started(seed: int = 1) -> Session:
    session = Session.start(PROJECT, seed)
    assert session.submit(SetBaseline(12 * DAY)) is None
    return session


def can(session: Session) -> bool:
    """Whether something can be taken back (a call, so that no checker takes it for a constant)."""
    return session.can_take_back


def crew(session: Session) -> dict[str, int]:
    return session.view().public.assignments["A"]


def test_a_view_is_a_copy_that_does_not_change() -> None:
    session = started()
    view = session.view()
    session.submit(Assign("dan", "A", 1000))
    session.advance(DAY, 0)
    assert (view.now, view.public.assignments["A"]) == (0, {})
    view.public.assignments["A"]["dan"] = 1
    assert crew(session) == {"dan": 1000}


def test_a_view_holds_nothing_hidden() -> None:
    view = started().view()
    assert not hasattr(view, "hidden")
    assert "hidden" not in dir(view.public)
    assert view.today == b.MONDAY


def test_before_the_baseline_time_stands_still() -> None:
    session = Session.start(PROJECT, 1)
    assert session.advance(9 * DAY) == 0
    assert session.next_event() == 0
    assert session.view().now == 0


@pytest.mark.parametrize(
    "action",
    [
        Assign("nobody", "A", 1),
        Answer("E9", "A"),
        Delay("Z", DAY),
        MakeMove("magic"),
        SetBaseline(-1),
        Prioritise("A", 9),
        WriteJournal("", "  "),
        WriteCharter("weather", "fine"),
        UseHint("\n"),
        TakeBack(),
    ],
)
def test_a_refusal_changes_nothing_and_says_why(action: Action) -> None:
    for session in (Session.start(PROJECT, 1), started()):
        before, kept = session.digest(), list(session.recording.actions)
        refusal = session.submit(action)
        assert refusal is not None
        assert refusal.text.endswith(".")
        assert session.digest() == before
        assert session.recording.actions == kept
        assert session.check(action) == refusal


def test_the_last_move_of_a_moment_can_be_taken_back_and_the_one_before_it() -> None:
    session = started()
    session.advance(DAY)
    digests = []
    for move in (Assign("dan", "A", 500), Assign("dan", "A", 700), MakeMove("spend")):
        digests.append(session.digest())
        assert session.submit(move) is None
    for before in reversed(digests):
        assert session.can_take_back
        assert session.submit(TakeBack()) is None
        assert session.digest() == before
    assert not session.can_take_back
    assert session.submit(TakeBack()) is not None


def test_once_time_has_moved_nothing_is_taken_back() -> None:
    session = started()
    session.submit(Assign("dan", "A", 500))
    session.advance(1, 0)
    assert not session.can_take_back


@pytest.mark.parametrize("what", [MakeMove("draw"), MakeMove("tell"), Ask("E1", "Q1")])
def test_what_asked_chance_or_brought_a_message_stays(what: Action) -> None:
    session = started()
    session.submit(Assign("dan", "A", 500))
    assert can(session)
    session.submit(what)
    assert not can(session), "neither that nor what came before it"
    session.submit(Assign("dan", "A", 600))
    assert can(session)
    session.submit(TakeBack())
    assert crew(session) == {"dan": 500}
    assert not can(session)


def test_the_start_and_the_end_stay() -> None:
    session = started()
    assert not session.can_take_back
    session.submit(MakeMove("end"))
    assert session.ended
    assert not session.can_take_back


def test_a_question_can_be_taken_up_to_its_deadline() -> None:
    session = started()
    assert session.view().open_dilemmas() == ["E1"]
    assert session.submit(Answer("E1", "A")) is None
    assert session.view().public.dilemmas["E1"].choice == "A"
    session.submit(TakeBack())
    session.advance(20 * DAY, 0)
    assert session.view().public.dilemmas["E1"].choice == "B", "the default"


def test_advance_says_why_it_stopped() -> None:
    session = started()
    assert session.attention & door.DECISION
    session.submit(Assign("dan", "A", 1000))
    session.submit(OneToOne("tess"))
    assert session.advance(20 * DAY) & door.NEWS
    assert session.view().now == 60
    assert session.advance(40 * DAY, door.WEEK) == session.attention
    assert session.view().now == 5 * DAY


def test_the_next_event_that_concerns_the_manager_comes_next() -> None:
    session = started()
    times = []
    while not session.ended:
        session.next_event()
        times.append(session.view().now)
    assert times == sorted(times)
    assert times[-1] == PROJECT.horizon


def test_truth_and_result_open_after_the_end() -> None:
    session = started()
    for closed in (session.truth, lambda: session.outcome("days_late")):
        with pytest.raises(PermissionError, match="after the end"):
            closed()
    session.submit(MakeMove("end"))
    truth = session.truth()
    assert truth.tasks.keys() == PROJECT.tasks.keys()
    truth.tasks.clear()
    assert session.truth().tasks
    assert session.outcome("days_late") == 0


def test_after_the_end_only_words_are_taken() -> None:
    session = started()
    session.submit(MakeMove("end"))
    refusal = session.submit(Assign("dan", "A", 1000))
    assert refusal is not None
    assert refusal.code == "ended"
    assert session.submit(WriteJournal("", "It was too much.")) is None
    assert session.advance(9 * DAY) == door.END


def test_a_fork_has_the_same_luck_and_saves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.start(PROJECT, 3, path=path)
    session.submit(SetBaseline(12 * DAY))
    session.submit(Assign("dan", "A", 1000))
    size = path.stat().st_size
    fork = session.fork()
    assert fork.digest() == session.digest()
    fork.submit(MakeMove("draw"))
    fork.advance(9 * DAY, 0)
    assert path.stat().st_size == size
    assert session.view().now == 0
    session.submit(MakeMove("draw"))
    session.advance(9 * DAY, 0)
    assert fork.digest() == session.digest()
    assert fork.recording.actions == session.recording.actions
    session.close()


def played(path: Path | None = None) -> Session:
    """A few days with moves of every kind, one of them taken back."""
    session = Session.start(PROJECT, 5, "expert", player="Ada", overrides={"notice": 10}, path=path)
    session.submit(WriteCharter("aims", "Größer, schneller, 100 %"))
    session.submit(SetBaseline(12 * DAY))
    session.submit(Assign("dan", "A", 1000))
    session.submit(Assign("dan", "A", 300))
    session.submit(TakeBack())
    session.submit(Answer("E1", "A"))
    session.advance(DAY + 7, 0)
    session.submit(MakeMove("draw"))
    session.submit(MakeMove("later"))
    session.advance(4 * DAY)
    session.advance(6 * DAY + 123, 0)
    return session


def test_every_accepted_action_is_on_disk_before_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "game.jsonl"
    session = Session.start(PROJECT, 1, path=path)
    session.submit(SetBaseline(12 * DAY))
    assert path.read_bytes().count(b"\n") == 2
    session.submit(Assign("dan", "A", 1000))
    assert path.read_bytes().count(b"\n") == 3
    session.submit(Assign("dan", "A", 2000))
    assert path.read_bytes().count(b"\n") == 3, "refused actions are not kept"
    session.close()


def test_a_saved_game_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    first = played(path)
    first.close()
    again = door.load(path, PROJECT)
    assert again.digest() == first.digest()
    assert again.view().now == 6 * DAY + 123
    assert again.recording.header == first.recording.header
    for session in (first.fork(), again):
        session.submit(Assign("tess", "C", 400))
        session.advance(20 * DAY, 0)
    again.close()
    third = door.load(path, PROJECT, go_on=False)
    assert third.digest() == again.digest()


def test_a_replay_of_what_is_in_memory_is_the_same_game() -> None:
    session = played()
    again = Session.replay(session.recording, PROJECT)
    assert again.digest() == session.digest()
    assert again.recording.actions == session.recording.actions
    assert again.recording.reached == session.recording.reached


def test_a_recording_of_another_scenario_is_refused_by_name() -> None:
    session = played()
    for other in (b.scenario(id="other"), b.scenario(digest="1234")):
        with pytest.raises(RecordingError, match="another version of “Tiny”"):
            Session.replay(session.recording, other)


def test_a_recording_that_does_not_play_is_refused_with_its_line() -> None:
    cases: tuple[tuple[int, Action, str], ...] = (
        (0, Assign("nobody", "A", 1000), "nobody called nobody"),
        (0, OneToOne("dan"), "has not started"),
        (5, Assign("dan", "A", 1000), "clock did not reach"),
        (10**12, WriteJournal("", "hello"), "clock did not reach"),
    )
    for minute, action, why in cases:
        session = Session.start(PROJECT, 1)
        session.recording.actions.append((minute, action))
        with pytest.raises(RecordingError, match=f"Action 1 .*{why}"):
            Session.replay(session.recording, PROJECT)


def test_a_move_after_the_end_of_time_is_refused() -> None:
    session = played()
    session.recording.actions.append((10**12, WriteJournal("", "hello")))
    with pytest.raises(RecordingError, match="does not play"):
        Session.replay(session.recording, PROJECT)


def test_a_full_disk_stops_the_move_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.start(PROJECT, 1, path=path)
    session.submit(SetBaseline(12 * DAY))
    before = session.digest()

    def full(fileno: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(RecordingError, match="No space left"):
            session.submit(Assign("dan", "A", 1000))
    assert session.digest() == before
    assert len(session.recording.actions) == 1
    assert session.submit(Assign("dan", "A", 500)) is None
    session.close()
    assert door.load(path, PROJECT, go_on=False).digest() == session.digest()


def test_a_game_that_cannot_begin_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Session.start(PROJECT, 1, "wizard", path=tmp_path / "game.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_placeholders_are_filled_with_the_figures_of_the_moment() -> None:
    session = started()
    session.advance(3 * DAY, 0)
    assert session.fill("Day {day}, float {float_days} d") == (
        f"Day 3, float {session.view().public.float_days} d"
    )


def test_explanations_are_there_for_every_task_and_person() -> None:
    session = started()
    session.submit(Assign("dan", "A", 1000))
    rate = session.explain_rate("A")[0]
    assert (rate.role, rate.effective) == ("DEV", 1.0)
    assert session.explain_person("tess", "A")["skill"] == 0


def test_what_is_legal_can_be_read_at_any_moment() -> None:
    session = Session.start(PROJECT, 1)
    assert [kind.action for kind in session.legal()] == ["SetBaseline"]
    session.submit(SetBaseline(12 * DAY))
    kinds = {kind.action for kind in session.legal()}
    assert {"Assign", "MakeMove", "Talk"} <= kinds
    session.submit(MakeMove("end"))
    assert session.legal() == []


def test_looking_at_a_game_does_not_change_it() -> None:
    session = started()
    session.submit(Assign("dan", "A", 1000))
    before = session.digest()
    session.view()
    session.legal()
    session.explain_rate("A")
    session.explain_person("you", "B")
    session.fill("{overrun} {morale}")
    session.check(Assign("dan", "A", 300))
    session.fork().advance(20 * DAY)
    assert session.digest() == before
