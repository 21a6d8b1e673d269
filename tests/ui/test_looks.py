"""When the player last looked is kept with the save, and is that of this very game."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content.load import load_scenario
from game.managers import policy
from game.model.units import DAY, WEEK
from game.session import Session, load
from game.ui import saves
from game.ui.looks import Looks
from game.ui.run import Run
from game.ui.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def begun(seed: int = 1) -> tuple[Session, Path]:
    """The tutorial, saved, after the first moves."""
    session, path = saves.begin(load_scenario("tutorial"), seed, "practitioner")
    for action in policy("handbook")(session.view()):
        session.submit(action)
    return session, path


def running(session: Session, path: Path) -> Run:
    return Run(session, Settings(), lambda title, text, kind: None, path)


def again(path: Path) -> Looks:
    """The looks of the game as it is taken up again."""
    looks = Looks(load(path, load_scenario("tutorial"), go_on=False), path)
    looks.recall()
    return looks


def test_a_game_taken_up_again_tells_what_had_changed_when_it_was_left() -> None:
    session, path = begun()
    run = running(session, path)
    run.next_event()
    since = run.looks.since
    assert since is not None
    told = run.looks.lines(since, run.view, None)
    assert told
    run.close()
    looks = again(path)
    assert looks.unread is not None
    assert looks.since is not None
    assert looks.since.public == since.public
    assert looks.lines(looks.since, load(path, session.scenario, go_on=False).view(), None) == told


def test_what_was_not_seen_stays_to_be_seen_until_it_is() -> None:
    session, path = begun()
    run = running(session, path)
    run.next_event()
    first = run.looks.since
    for id in run.view.open_dilemmas():
        run.waived.add(id)
    run.next_event()
    assert run.looks.since is first
    assert run.looked is not first
    run.looks.read()
    assert run.looks.since is run.looked
    run.close()
    assert again(path).unread is None


def test_time_that_runs_and_is_paused_is_one_stretch() -> None:
    session, path = begun()
    run = running(session, path)
    start = run.view
    run.set_speed(1)
    run.tick(2000)
    run.set_speed(3)
    run.tick(250)
    run.set_speed(0)
    assert run.looks.since is start
    assert run.looks.until == len(run.view.public.log)
    run.close()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"last": 3}', '{"key": "x", "reached": 0, "last": null}']
)
def test_without_a_sound_file_a_week_ago_is_the_measure(text: str) -> None:
    session, path = begun()
    session.advance(2 * WEEK, 0)
    session.close()
    path.with_name(path.name + ".looks").write_text(text)
    looks = again(path)
    assert looks.since is not None
    assert looks.since.now == session.view().now - WEEK
    assert looks.unread is None


def test_the_looks_of_another_game_or_an_impossible_place_are_not_believed() -> None:
    session, path = begun()
    run = running(session, path)
    run.next_event()
    run.close()
    file = path.with_name(path.name + ".looks")
    kept = json.loads(file.read_text())
    kept["last"]["minute"] = 10**9
    file.write_text(json.dumps(kept))
    found = again(path).since
    assert found is None or found.now <= run.view.now - WEEK
    other, elsewhere = begun(2)
    other.advance(run.view.now, 0)
    other.close()
    kept["last"]["minute"] = 0
    elsewhere.with_name(elsewhere.name + ".looks").write_text(json.dumps(kept))
    found = again(elsewhere).since
    assert found is None or found.now == other.view().now - WEEK


def test_a_full_disk_costs_the_measure_and_not_the_game(home: Path) -> None:
    session, path = begun()
    looks = Looks(session, home / "no such folder" / path.name)
    looks.away(session.view())
    session.advance(DAY, 0)
    looks.stopped(session.view())
    session.close()
    assert looks.since is not None
