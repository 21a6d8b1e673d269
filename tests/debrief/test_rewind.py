"""Back to a decision: same luck, other luck, and a parent that stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import recording as recordings
from game.debrief.rewind import MOST, Branch, Rewind, keep_branches, read_branches
from game.managers import play, policy
from game.model.actions import Answer
from game.session import Session
from tests.debrief.games import played, scenario


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


def test_the_same_moves_go_on_in_another_luck() -> None:
    game = rewound()
    id = dilemma(game)
    session = game.in_other_luck(id, game.point(id).chosen, 99)
    assert session.recording.header.seed == 99
    assert session.recording.header.is_branch
    play(session, policy("handbook"))
    assert session.ended


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
