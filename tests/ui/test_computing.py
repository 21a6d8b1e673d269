"""What a debrief computes: progress that only grows, parts as they come, stop, go on, and keep."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.debrief.analyst import Progress
from game.debrief.keeping import path_beside
from game.debrief.settings import Settings
from game.outlook.workers import Here
from game.session import Session
from game.ui.computing import STAGES, Pace
from game.ui.debriefing import Debriefing
from tests.debrief.games import played, scenario

PRECISE = Settings(rollouts=128, compared=3)
FEW = Settings(rollouts=8, compared=3)


class Counting(Here):
    """Does the work here and counts it; `at` is called with the number of each piece."""

    def __init__(self, at: Callable[[int], None] = lambda _: None) -> None:
        self.asked = 0
        self.at = at

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked += 1
        self.at(self.asked)
        return super().submit(fn, *args, **kwargs)


def debriefing(path: Path | None = None, executor: Executor | None = None) -> Debriefing:
    found = Debriefing(Session.replay(played("novice"), scenario()), path, "here")
    found._executor = executor or Counting()
    return found


@cache
def straight() -> tuple[Debriefing, int]:
    """A debrief computed without a stop, and how many pieces of work it took."""
    executor = Counting()
    found = debriefing(None, executor)
    found.finish(FEW)
    return found, executor.asked


@pytest.mark.parametrize("settings", [FEW, PRECISE])
def test_the_bar_only_grows_and_ends_full_through_all_stages_in_order(settings: Settings) -> None:
    found = debriefing()
    shares: list[float] = []
    stages: list[str] = []

    def told(step: Progress) -> None:
        shares.append(found.share)
        stages.append(step.stage)

    found.finish(settings, told)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert 0 < shares[0] < 0.1
    assert list(dict.fromkeys(stages)) == [each for each in STAGES if each in stages]
    assert {"course", "values", "decisions", "done"} <= set(stages)


def test_the_course_is_there_before_anything_is_judged_and_decisions_come_one_by_one() -> None:
    found = debriefing()
    seen: list[tuple[int, int]] = []

    def told(step: Progress) -> None:
        seen.append((len(found.course), len(found.analysis.decisions) if found.analysis else 0))

    found.finish(FEW, told)
    courses, decisions = zip(*seen, strict=True)
    assert courses[0] == 1
    assert all(course == courses[-1] for course, judged in seen if judged)
    assert len(set(decisions)) > 3
    assert list(decisions) == sorted(decisions)


def test_what_is_left_is_told_by_the_pace_of_the_last_seconds() -> None:
    pace = Pace()
    assert pace.left() is None
    pace.note(100.0, 0.0)
    assert pace.left() is None
    # what was kept is passed in a moment; then it goes at a hundredth a second
    pace.note(100.5, 0.5)
    for second in range(30):
        pace.note(101.0 + second, 0.5 + 0.01 * second)
    left = pace.left()
    assert left == pytest.approx(21.0, rel=0.05)
    pace = Pace()
    pace.note(0.0, 0.3)
    pace.note(5.0, 0.3)
    assert pace.left() is None


def test_the_words_tell_the_stage_the_count_and_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = debriefing()
    assert found.doing() == "The analysis has not begun"
    said: list[str] = []
    monkeypatch.setattr(Debriefing, "computing", True)
    found.finish(FEW, lambda _: said.append(found.doing()))
    assert said[0].startswith("the course of the date: 1 of ")
    assert any("futures, about " in each and each.endswith(" s left") for each in said)
    assert "the handbook manager plays on" in said[-1]


@pytest.mark.parametrize("kept", [True, False], ids=["beside the recording", "in memory"])
@pytest.mark.parametrize("after", [2, 30])
def test_stopped_and_taken_up_nothing_is_computed_twice(
    tmp_path: Path, after: int, kept: bool
) -> None:
    alone, whole = straight()
    assert after < whole
    path = tmp_path / "game.jsonl" if kept else None
    executor = Counting()
    found = debriefing(path, executor)
    executor.at = lambda number: found.stop() if number == after else None
    found.begin(FEW)
    found.wait()
    assert [found.complete, found.trouble] == [False, ""]
    assert found.doing().startswith("Stopped at ")
    assert after <= executor.asked < whole
    share = found.share
    executor.at = lambda _: None
    found.begin(FEW)
    found.wait()
    assert found.complete
    assert found.share == 1.0 > share
    # a look at the course may be cut in its midst and is then asked for again as a whole
    assert whole <= executor.asked <= whole + 6
    assert found.judged == alone.judged
    assert found.course == alone.course


def test_a_debrief_that_was_finished_is_opened_without_computing(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    first = debriefing(path)
    first.finish(FEW)
    assert path_beside(path).exists()

    class Nobody(Executor):
        def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
            raise AssertionError("This was computed before.")

    again = debriefing(path, Nobody())
    again.begin(FEW)
    again.wait()
    assert again.trouble == ""
    assert again.complete
    assert again.judged == first.judged
    assert again.course == first.course
    assert again.calibration == first.calibration


def test_words_written_meanwhile_do_not_lose_what_was_computed(tmp_path: Path) -> None:
    from game.debrief import words

    path = tmp_path / "game.jsonl"
    found = debriefing(path)
    found.finish(FEW)
    assert found.say(words.entry(words.RULE, "Ask before paying.")) == ""
    executor = Counting()
    again = Debriefing(found.session, path, "here")
    again._executor = executor
    again.finish(FEW)
    assert executor.asked == 0


def test_trouble_is_told_and_what_was_there_stays() -> None:
    def fail(number: int) -> None:
        if number == 12:
            raise OSError("no room")

    executor = Counting(fail)
    found = debriefing(None, executor)
    found.begin(FEW)
    found.wait()
    assert found.doing() == "The analysis stopped: no room"
    executor.at = lambda _: None
    found.begin(FEW)
    found.wait()
    assert found.complete
    assert found.trouble == ""


def test_closing_in_the_midst_ends_the_thread_quietly() -> None:
    class Cancelled(Counting):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            found.close()
            return future

    found = debriefing()
    found._executor = Cancelled()
    found.begin(FEW)
    found.wait()
    assert found.trouble == ""
    assert not found.complete


def test_a_thread_of_its_own_leaves_the_asker_free() -> None:
    gate = time.monotonic() + 0.5

    def slow(_: int) -> None:
        time.sleep(max(0.0, min(0.05, gate - time.monotonic())))

    found = debriefing(None, Counting(slow))
    began = time.monotonic()
    found.begin(FEW)
    assert time.monotonic() - began < 0.3
    assert found.computing
    found.wait()
    assert found.poll()
    assert not found.poll()
    assert found.complete
