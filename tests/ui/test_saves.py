"""Saved games: listed, named, copied, taken up, and never lost to a torn or damaged file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from game import paths
from game.content.load import find_scenarios, load_scenario
from game.errors import RecordingError, UsageError
from game.model.actions import SetBaseline, WriteJournal
from game.model.units import DAY
from game.session import Session
from game.ui import saves


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def begin(seed: int = 1) -> Path:
    """A game on day 2."""
    session, path = saves.begin(load_scenario("tutorial"), seed, "practitioner")
    assert session.submit(SetBaseline(20 * DAY)) is None
    session.advance(2 * DAY, 0)
    session.close()
    return path


def test_each_game_has_a_file_of_its_own_named_after_the_scenario() -> None:
    first, second = begin(), begin()
    assert first != second
    assert second.stem == f"{first.stem} 2"


def test_the_list_says_what_each_save_is_and_the_latest_comes_first() -> None:
    first, second = begin(1), begin(2)
    os.utime(first, (2e9, 2e9))
    listed = saves.all_saves()
    assert [save.path for save in listed] == [first, second]
    assert listed[0].title == load_scenario("tutorial").title
    assert (listed[0].day, listed[0].level, listed[0].actions) == (2, "practitioner", 1)
    assert listed[0].played_text.startswith("2033-05-18")
    newest = saves.newest()
    assert newest is not None
    assert newest.path == first


def test_a_game_of_a_computer_manager_or_a_kept_copy_is_not_what_continue_takes_up() -> None:
    path = begin()
    tutorial = load_scenario("tutorial")
    new = saves.new_path(tutorial)
    Session.start(tutorial, 5, "expert", manager="handbook", path=new).close()
    saves.keep(path, "A copy")
    os.utime(path, (1e9, 1e9))
    newest = saves.newest()
    assert newest is not None
    assert newest.path == path


def test_a_damaged_file_is_listed_with_its_problem_and_cannot_be_opened() -> None:
    good = begin()
    bad = paths.saves() / "bad.jsonl"
    bad.write_bytes(b"\xff\xfe nothing\n")
    problem = saves.find("bad").problem
    assert problem
    with pytest.raises(RecordingError, match="bad"):
        saves.take_up(saves.find("bad"))
    newest = saves.newest()
    assert newest is not None
    assert newest.path == good


def test_half_a_last_line_is_left_out() -> None:
    path = begin()
    with path.open("ab") as file:
        file.write(b'{"at": 960, "do": "WriteJou')
    session, again = saves.take_up(saves.find(path.stem))
    assert session.view().day == 2
    assert session.submit(WriteJournal("", "It goes on.")) is None
    session.close()
    assert saves.find(again.stem).actions == 2


def test_a_kept_copy_never_changes() -> None:
    path = begin()
    copy = saves.keep(path, "Before")
    before = copy.path.read_bytes()
    session, new = saves.take_up(saves.find("before"))
    session.submit(WriteJournal("", "Another way."))
    session.close()
    assert new not in (path, copy.path)
    assert copy.path.read_bytes() == before
    with pytest.raises(UsageError, match="already"):
        saves.keep(path, "Before")
    assert saves.keep(new, "Before", replace=True).actions == 2


def test_a_save_is_renamed_and_deleted() -> None:
    path = begin()
    begin()
    save = saves.rename(saves.find(path.stem), "Mine: the first/best?")
    assert save.name == "Mine the first best"
    with pytest.raises(UsageError, match="already"):
        saves.rename(saves.find(f"{path.stem} 2"), save.name)
    saves.delete(save)
    assert not save.path.exists()
    with pytest.raises(UsageError, match="There is no saved game"):
        saves.find(save.name)


def test_what_lies_beside_a_save_goes_with_it() -> None:
    path = begin()
    begin()
    beside = path.with_name(path.name + ".looks")
    beside.write_text("{}")
    other = path.with_name(f"{path.stem} 2.jsonl.looks")
    other.write_text("{}")
    save = saves.rename(saves.find(path.stem), "Mine")
    moved = save.path.with_name(save.path.name + ".looks")
    assert moved.exists()
    assert not beside.exists()
    saves.delete(save)
    assert not moved.exists()
    assert other.exists()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("  a\tb  ", "a b"),
        ("con", "con save"),
        ("LPT1.x", "LPT1.x save"),
        ("..", None),
        ("", None),
        ("/\\", None),
        ("..hidden", "hidden"),
        ("é" * 90, "é" * 60),
    ],
)
def test_names_are_made_fit_for_every_file_system(wanted: str, name: str | None) -> None:
    if name is None:
        with pytest.raises(UsageError):
            saves.clean_name(wanted)
    else:
        assert saves.clean_name(wanted) == name


def test_a_scenario_from_a_file_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    text = find_scenarios()["tutorial"].read_text(encoding="utf-8")
    file.write_text(text.replace("id: tutorial", "id: own", 1), encoding="utf-8")
    scenario = load_scenario(file)
    session, path = saves.begin(scenario, 1, "learner")
    session.close()
    with pytest.raises(RecordingError, match="is not here"):
        saves.take_up(saves.find(path.stem))
    saves.remember_file(scenario, file)
    session, _ = saves.take_up(saves.find(path.stem))
    assert session.scenario.id == "own"
    session.close()
    shutil.move(file, tmp_path / "gone.yaml")
    with pytest.raises(RecordingError, match="is not here"):
        saves.take_up(saves.find(path.stem))
