"""The course of the date: what it says in truth, what could be known, and that it is kept."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from game.debrief.analysis import Bearing
from game.debrief.analyst import analyse
from game.debrief.course import FUTURES, course, turns
from game.debrief.keeping import Kept
from game.debrief.settings import Settings
from game.outlook.forecast import forecast
from game.outlook.workers import Here
from game.session import Session
from tests.debrief.games import played, scenario


class Nobody(Executor):
    """Must not be asked for anything."""

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        raise AssertionError("This was computed before.")


def bearings(manager: str, seed: int = 3, kept: Kept | None = None) -> tuple[Bearing, ...]:
    kept = kept or Kept(None, "here")
    steps = list(course(played(manager, seed), scenario(), Here(), kept))
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1))
    return kept.bearings()


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_game_of_the_reference_was_heading_all_the_time_where_it_came(seed: int) -> None:
    found = bearings("handbook", seed)
    finish = Session.replay(played("handbook", seed), scenario()).view()
    came = finish.public.tasks[scenario().deadline.task].finished
    assert len(found) > 2
    assert {each.heading for each in found} == {came}


def test_the_last_bearing_is_what_came() -> None:
    last = bearings("novice")[-1]
    view = Session.replay(played("novice"), scenario()).view()
    assert last.time == view.now
    assert last.plan == last.heading == view.public.tasks[scenario().deadline.task].finished


def test_what_could_be_known_is_the_forecast_of_that_moment() -> None:
    recording = played("novice")
    asked = [each for each in bearings("novice") if each.known and each.time > 0]
    assert asked
    for each in asked:
        cut = [entry for entry in recording.actions if entry[0] < each.time]
        there = Session.replay(type(recording)(recording.header, cut, each.time), scenario())
        made = forecast(there.view(), futures=FUTURES)
        assert each.known == tuple(made.finish_at(permille) for permille in (100, 500, 800))


def test_every_report_is_among_the_moments_that_are_asked_about() -> None:
    recording = played("handbook")
    view = Session.replay(recording, scenario()).view()
    assert view.public.reports
    asked = {each.time for each in turns(view, recording) if each.asked}
    assert {said.time for said in view.public.reports} <= asked


def test_it_is_kept_beside_the_recording_and_an_analysis_leaves_it_there(tmp_path: Path) -> None:
    path = tmp_path / "game.analysis"
    recording = played("novice")
    first = Kept(path, "key")
    steps = course(recording, scenario(), Here(), first)
    next(steps)
    next(steps)
    steps.close()
    again = Kept(path, "key")
    assert again.bearings() == first.bearings()
    assert len(again.bearings()) == 2
    whole = bearings("novice", kept=again)
    for _ in analyse(
        recording, scenario(), settings=Settings(rollouts=4, compared=0), keep=Kept(path, "key")
    ):
        pass
    last = Kept(path, "key")
    assert list(course(recording, scenario(), Nobody(), last))[-1][0] == len(whole)
    assert last.bearings() == whole


def test_a_damaged_bearing_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "game.analysis"
    kept = Kept(path, "key")
    kept.keep_bearing(Bearing(0, 1, 2, 3, (5, 6, 7)))
    with path.open("a") as file:
        for line in ("[1, 2, 3, 4, [6]]", '["x", 2, 3, 4, []]', "7", "[1]"):
            file.write(f'{{"bearing": {line}}}\n')
    assert Kept(path, "key").bearings() == (Bearing(0, 1, 2, 3, (5, 6, 7)),)
