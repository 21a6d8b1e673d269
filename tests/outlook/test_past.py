"""Forecasts of the past: only from what was known then, kept with the game, never waited for."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from game.content.load import load_scenario
from game.managers import policy
from game.model.scenario import Scenario
from game.model.units import DAY, WEEK
from game.outlook import Lookback, Lookout, forecast
from game.outlook.past import (
    KeptForecasts,
    Walk,
    keys,
    look_back,
    path_beside,
    week_ends,
)
from game.outlook.workers import Here
from game.recording import Recording
from game.session import Session

FUTURES = 6


def scenario() -> Scenario:
    return load_scenario("tutorial")


def played(days: int, seed: int = 1) -> Session:
    """The tutorial led by the handbook for so many days."""
    session = Session.start(scenario(), seed)
    lead = policy("handbook")
    while not session.ended and session.view().now < days * DAY:
        for action in lead(session.view()):
            session.submit(action)
        session.advance(min(days * DAY, session.view().now + DAY), 0)
    return session


def test_the_start_and_every_week_end_have_their_turn_a_coarse_grid_first() -> None:
    found = [minute // WEEK for minute in week_ends(Recording(played(1).recording.header))]
    assert found == []
    recording = Recording(played(1).recording.header, [], 11 * WEEK + 1)
    order = [minute // WEEK for minute in week_ends(recording)]
    assert sorted(order) == list(range(12))
    assert order[:4] == [0, 8, 4, 2]
    assert max(b - a for a, b in zip(sorted(order[:6]), sorted(order[:6])[1:], strict=False)) <= 4


def test_what_was_known_then_is_the_view_of_that_minute_and_nothing_of_what_came_later() -> None:
    session = played(12)
    minutes = sorted(week_ends(session.recording))
    assert minutes == [0, WEEK, 2 * WEEK]
    walk = Walk(scenario())
    for minute in minutes:
        walk.to(session.recording, minute)
        cut = session.recording.until(minute)
        assert walk.view().public == Session.replay(cut, scenario()).view().public
        assert walk.now == walk.view().now == minute
        assert all(entry.time <= minute for entry in walk.view().public.log)


def test_the_walk_goes_on_when_the_game_has() -> None:
    session = played(6)
    walk = Walk(scenario())
    walk.to(session.recording, WEEK)
    lead = policy("handbook")
    while session.view().now < 11 * DAY:
        for action in lead(session.view()):
            session.submit(action)
        session.advance(session.view().now + DAY, 0)
    walk.to(session.recording, 2 * WEEK)
    cut = session.recording.until(2 * WEEK)
    assert walk.view().public == Session.replay(cut, scenario()).view().public


def test_workers_get_views_and_no_seed() -> None:
    session = played(12, seed=918_273_645)
    slow = Slow()
    back = filled(slow, session)
    sent: list[object] = []
    while back.waits and len(sent) < 100:
        back.tick(free=True)
        sent += [args for _, _, args in slow.waiting]
        slow.work()
    assert len(sent) == 3
    data = pickle.dumps(sent)
    assert b"Hidden" not in data
    assert (918_273_645).to_bytes(4, "little") not in data


def test_a_forecast_of_the_past_is_the_one_that_could_have_been_made_then() -> None:
    session = played(12)
    kept = KeptForecasts(None, session.scenario)
    made = list(look_back(session.recording, session.scenario, [0, WEEK], kept, futures=FUTURES))
    for each in made:
        then = Session.replay(session.recording.until(each.made), session.scenario).view()
        assert each == forecast(then, futures=FUTURES)


def test_what_comes_later_changes_no_key_of_the_past_and_what_was_done_then_does() -> None:
    short, long = played(6), played(12)
    assert keys(short.recording, [0, WEEK], 6) == keys(long.recording, [0, WEEK], 6)
    other = played(6, seed=2)
    assert keys(short.recording, [WEEK], 6) != keys(other.recording, [WEEK], 6)
    fewer = Recording(long.recording.header, long.recording.actions[:-1], long.recording.reached)
    late = long.recording.actions[-1][0]
    assert keys(fewer, [late], 6) != keys(long.recording, [late], 6)
    assert keys(short.recording, [0], 6) != keys(short.recording, [0], 7)


def test_forecasts_are_kept_beside_the_game_and_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = played(12)
    path = tmp_path / "game.jsonl"
    kept = KeptForecasts(path, session.scenario)
    what: tuple[Recording, Scenario, list[int]] = (session.recording, session.scenario, [0, WEEK])
    made = list(look_back(*what, kept, futures=FUTURES))
    monkeypatch.setattr("game.outlook.past.play_futures", lambda *_: pytest.fail("made again"))
    assert list(look_back(*what, KeptForecasts(path, session.scenario), futures=FUTURES)) == made


@pytest.mark.parametrize(
    "change",
    [
        {"met": [1]},
        {"costs": [1]},
        {"made": "0"},
        {"futures": 6.0},
        {"finishes": [None]},
        {"scores": "abc"},
        {"finishes": list(range(50))},
    ],
)
def test_a_damaged_line_is_left_out_and_the_others_are_read(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    session = played(12)
    path = tmp_path / "game.jsonl"
    what: tuple[Recording, Scenario, list[int]] = (session.recording, session.scenario, [0, WEEK])
    made = list(look_back(*what, KeptForecasts(path, session.scenario), futures=FUTURES))
    file = path_beside(path)
    first, second = file.read_text().splitlines()
    file.write_text("\n".join([json.dumps({**json.loads(first), **change}), "{", second]))
    again = KeptForecasts(path, session.scenario)
    names = keys(session.recording, [0, WEEK], FUTURES)
    assert again.get(names[0]) is None
    assert again.get(names[WEEK]) == made[1]


class Slow(Executor):
    """Keeps work until it is told to do it."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any, tuple[Any, ...]]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args))
        return future

    def work(self) -> None:
        """Does what waits."""
        todo, self.waiting = self.waiting, []
        for future, fn, args in todo:
            if future.set_running_or_notify_cancel():
                future.set_result(fn(*args))


def filled(executor: Executor, session: Session, path: Path | None = None) -> Lookback:
    back = Lookback(Lookout(executor, futures=FUTURES))
    back.begin(session.scenario, path)
    back.look(session.recording)
    return back


def finish(back: Lookback) -> None:
    while back.waits:
        back.tick(free=True)


def test_the_lookback_fills_the_past_week_by_week_without_waiting(tmp_path: Path) -> None:
    session = played(12)
    slow = Slow()
    back = filled(slow, session, tmp_path / "game.jsonl")
    left = [back.missing]
    while back.waits and len(left) < 20:
        back.tick(free=True)
        slow.work()
        left.append(back.missing)
    assert (left[0], left[-1]) == (3, 0)
    assert sorted(back.found) == [0, WEEK, 2 * WEEK]
    then = Session.replay(session.recording.until(WEEK), session.scenario).view()
    assert back.found[WEEK] == forecast(then, futures=FUTURES)
    again = filled(slow, session, tmp_path / "game.jsonl")
    assert again.found == back.found
    assert again.missing == 0


def test_the_lookback_gives_way_and_goes_on_later() -> None:
    session = played(12)
    slow = Slow()
    back = filled(slow, session)
    back.tick(free=True)
    slow.work()
    back.tick(free=True)
    pieces = [future for future, _, _ in slow.waiting]
    assert pieces
    back.tick(free=False)
    assert all(future.cancelled() for future in pieces)
    slow.work()
    for _ in range(20):
        back.tick(free=True)
        slow.work()
    assert back.missing == 0


def test_more_weeks_that_pass_are_looked_back_at_too() -> None:
    session = played(6)
    back = filled(Here(), session)
    finish(back)
    assert sorted(back.found) == [0, WEEK]
    session.advance(11 * DAY, 0)
    back.look(session.recording)
    finish(back)
    assert sorted(back.found) == [0, WEEK, 2 * WEEK]


class Broken(Executor):
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(ValueError("no"))
        return future


def test_workers_that_fail_cost_the_past_and_nothing_else() -> None:
    back = filled(Broken(), played(12))
    for _ in range(5):
        assert not back.tick(free=True)
    assert back.found == {}
    assert not back.waits
