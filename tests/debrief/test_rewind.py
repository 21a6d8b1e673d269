"""Back to a decision: same luck, other luck, and a parent that stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import recording as recordings
from game.debrief.analyst import analyse
from game.debrief.course import course
from game.debrief.keeping import Kept
from game.debrief.rewind import MOST, Branch, Rewind, keep_branches, read_branches
from game.debrief.score import account
from game.debrief.settings import Settings
from game.errors import RecordingError
from game.evidence.replay import tell
from game.managers import play, policy
from game.model.actions import Answer, Redraw
from game.outlook.again import another_luck, redraw, replay
from game.outlook.workers import Here
from game.recording import Recording
from game.session import Session
from tests.debrief.games import FEW, analysed, played, scenario


def rewound() -> Rewind:
    return Rewind(played("novice"), scenario())


def dilemma(game: Rewind) -> str:
    """The id of the first decision about a dilemma."""
    for number in range(game.count):
        for index, point in enumerate(game.points(number)):
            if point.key.kind == "dilemma":
                return f"{number}.{index}"
    raise AssertionError


def test_the_game_stands_before_the_decision_with_its_dilemma_open() -> None:
    game = rewound()
    id = dilemma(game)
    session = game.session_at(id)
    assert game.point(id).key.subject in session.view().open_dilemmas()
    assert session.view().now == game.moment(id).time


def test_a_branch_takes_the_other_choice_and_remembers_its_parent(tmp_path: Path) -> None:
    game = rewound()
    id = dilemma(game)
    point = game.point(id)
    other = next(
        each for each in point.candidates if each.kind == "choice" and each.id != point.chosen
    )
    before = list(game.recording.actions)
    path = tmp_path / "branch.jsonl"
    session = game.branch(id, other.id, path=path, parent="mine")
    assert Answer(point.key.subject, other.id) in [a for _, a in session.recording.actions]
    play(session, policy("handbook"))
    session.close()
    kept = recordings.read(path)
    assert kept.header.is_branch
    assert kept.header.parent.startswith("mine")
    assert Session.replay(kept, scenario()).digest() == session.digest()
    assert game.recording.actions == before
    assert not game.recording.header.is_branch


def test_the_own_choice_again_comes_to_the_same_position() -> None:
    game = rewound()
    id = dilemma(game)
    point = game.point(id)
    branch = game.branch(id, point.chosen)
    state = branch.view().public.dilemmas[point.key.subject]
    assert state.choice == point.chosen
    assert game.play_out(id, point.chosen) == game.play_out(id, point.chosen)


def test_an_option_against_itself_cannot_be_told_apart() -> None:
    game = rewound()
    id = dilemma(game)
    chosen = game.point(id).chosen
    pair = game.compare(id, chosen, chosen, futures=8)
    assert (pair.difference, pair.half_width, pair.ties) == (0, 0, 8)
    assert pair.tied


def in_another_luck(luck: int, path: Path | None = None) -> Session:
    """The choice of the player again, in the luck of a replicate."""
    game = rewound()
    id = dilemma(game)
    return game.branch(id, game.point(id).chosen, luck=luck, path=path)


def test_in_another_luck_what_was_seen_stays_seen() -> None:
    game = rewound()
    id = dilemma(game)
    before = game.session_at(id)
    drawn = redraw(before.view(), {}, 7)
    assert drawn.public == before.view().public
    assert drawn.digest() != before.digest()
    same, other = game.branch(id, game.point(id).chosen).view(), in_another_luck(7).view()
    assert other.now == same.now == before.view().now > 0
    assert other.public.log == same.public.log
    assert other.public.inbox == same.public.inbox


def test_in_another_luck_the_rest_comes_otherwise() -> None:
    finishes = set()
    for luck in range(8):
        session = in_another_luck(luck)
        play(session, policy("handbook"))
        finishes.add(session.view().public.tasks[scenario().deadline.task].finished)
    assert len(finishes) > 3


def test_a_branch_in_another_luck_plays_again_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "branch.jsonl"
    session = in_another_luck(7, path)
    play(session, policy("handbook"))
    session.close()
    kept = recordings.read(path)
    assert kept.header.is_branch
    assert kept.header.seed == rewound().recording.header.seed
    assert replay(kept, scenario()).digest() == session.digest()
    with pytest.raises(RecordingError, match="cannot be drawn anew here"):
        Session.replay(kept, scenario())


def test_a_branch_in_another_luck_is_judged_like_any_other_but_gets_no_rating() -> None:
    session = in_another_luck(7)
    play(session, policy("novice"))
    *_, last = analyse(session.recording, scenario(), settings=Settings(rollouts=4, compared=0))
    found = last.analysis
    assert found is not None
    assert found.accuracy is None
    assert found.start_value + found.gains + found.luck_points == found.score
    assert found.score == account(session).hundredths
    kept = Kept(None, "")
    assert list(course(session.recording, scenario(), Here(), kept))
    came = session.view().public.tasks[scenario().deadline.task].finished
    assert kept.bearings()[-1].heading == came
    assert tell(session.recording, scenario()).view.public == session.view().public


def test_a_decision_of_a_branch_in_another_luck_can_be_taken_again_in_its_luck() -> None:
    session = in_another_luck(7)
    play(session, policy("novice"))
    again = Rewind(session.recording, scenario())
    id = dilemma(again)
    branch = again.branch(id, again.point(id).chosen)
    mine = [each for _, each in branch.recording.actions if isinstance(each, Redraw)]
    assert [each.replicate for each in mine] == [7]


def test_only_a_branch_goes_on_in_another_luck_and_only_in_the_one_it_was_drawn_in() -> None:
    played_again = replay(Recording(played("novice").header), scenario())
    refusal = played_again.submit(another_luck(played_again, 7))
    assert refusal is not None
    assert "Only a branch" in refusal.text
    session = in_another_luck(7)
    refusal = session.submit(Redraw(8, another_luck(session, 9).digest))
    assert refusal is not None
    assert "another release" in refusal.text
    before = session.digest()
    refusals = [session.submit(another_luck(session, number)) for number in range(10)]
    assert refusals[0] is None
    assert refusals[-1] is not None
    assert session.digest() != before


def test_an_unknown_decision_is_an_error() -> None:
    with pytest.raises(KeyError):
        rewound().point("900.0")
    with pytest.raises(KeyError):
        rewound().point("nonsense")


def test_only_so_many_branches_are_kept_and_damage_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "game.branches"
    many = [Branch(str(i), "A", "A", "handbook", 1, 2, 3, 4) for i in range(MOST + 5)]
    keep_branches(path, many)
    assert read_branches(path) == many[-MOST:]
    path.write_text(path.read_text() + "{broken\n")
    assert read_branches(path) == many[-MOST:]


@pytest.mark.parametrize("manager", ["novice", "idle", "handbook"])
def test_decisions_and_options_are_those_of_the_analysis(manager: str) -> None:
    recording, found = played(manager), analysed(manager)
    look = FEW.looks[0]
    game = Rewind(recording, scenario(), decisions=found.decisions, look=look)
    assert found.decisions
    for decision in found.decisions:
        point = game.point(decision.id)
        assert (point.key.kind, point.key.subject) == (decision.kind, decision.subject)
        assert (point.title, point.chosen) == (decision.title, decision.chosen)
        offered = [(each.id, each.title) for each in point.candidates]
        assert offered == [(each.id, each.title) for each in decision.options]
