"""Forecasts: the same wherever they are made, and never waited for by a window."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from game.engine.setup import new_world
from game.errors import UsageError
from game.model.units import DAY
from game.outlook import Forecast, Lookout, forecast
from game.outlook.forecast import at, pack, play_futures
from game.outlook.workers import Here, processes, workers
from tests.outlook import moments

T = TypeVar("T")


def view(day: int = 6) -> Any:
    return moments.view(moments.led(moments.scenario("tutorial"), "handbook", 3, day * DAY).fork())


class Later(Executor):
    """Keeps what is submitted until told to do it."""

    def __init__(self) -> None:
        self.kept: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        self.kept.append((future, fn, args))
        return future

    def work(self, pieces: int = 1000) -> None:
        for _ in range(min(pieces, len(self.kept))):
            future, fn, args = self.kept.pop(0)
            if future.set_running_or_notify_cancel():
                future.set_result(fn(*args))


def test_a_quantile_is_the_least_value_that_enough_futures_keep_to() -> None:
    values = tuple(range(10, 20))
    assert at(values, 100, 10) == 10
    assert at(values, 500, 10) == 14
    assert at(values, 501, 10) == 15
    assert at(values, 800, 10) == 17
    assert at(values[:7], 800, 10) is None


def test_a_forecast_is_the_same_for_any_cut_and_any_executor() -> None:
    seen = view()
    alone = forecast(seen, futures=24)
    assert forecast(seen, Here(), futures=24, chunk=5) == alone
    with ThreadPoolExecutor(3) as threads:
        assert forecast(seen, threads, futures=24, chunk=1) == alone


@pytest.mark.slow
def test_processes_make_the_same_forecast() -> None:
    seen = view()
    alone = forecast(seen, futures=24)
    for count in (1, 2):
        with processes(count) as pool:
            assert forecast(seen, pool, futures=24, chunk=7) == alone


def test_a_forecast_reads_what_its_outcomes_say() -> None:
    made = forecast(view(), futures=20)
    assert made.made == 6 * DAY
    assert made.futures == len(made.costs) == len(made.scores) == 20
    assert list(made.costs) == sorted(made.costs)
    early, late = made.finish_at(100), made.finish_at(800)
    assert early is not None
    assert late is not None
    assert early <= late
    assert made.share_by(late) >= 800
    assert made.share_by(early - 1) < 100
    assert made.chance("deadline") == made.share_by(view().public.deadline)
    with pytest.raises(KeyError):
        made.chance("nothing")


def test_before_the_start_too_a_view_goes_to_workers_and_back() -> None:
    world = new_world(moments.scenario("tutorial"), 3)
    seen = moments.view(world)
    assert pickle.loads(pack(seen).public) == world.public
    assert forecast(seen, futures=4).made == 0


def test_another_leader_makes_another_forecast() -> None:
    seen = moments.view(moments.some("cloud-migration")[1])
    assert forecast(seen, futures=3) != forecast(seen, futures=3, leader="idle")


def test_workers_get_nothing_hidden() -> None:
    world = moments.some()[0]
    parcel = pack(moments.view(world))
    for secret in (b"HiddenTask", b"z_project", b"agenda"):
        assert secret not in parcel.public
    assert len(play_futures(parcel, range(4, 6))) == 2


def test_one_worker_works_here_and_several_elsewhere() -> None:
    assert isinstance(workers(1), Here)
    pool = workers(2)
    assert isinstance(pool, ProcessPoolExecutor)
    pool.shutdown()


@pytest.mark.slow
def test_a_dask_cluster_makes_the_same_forecast() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.outlook.cluster"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout == "True\n"


def test_a_cluster_that_does_not_answer_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.outlook.workers.PATIENCE", "0.2s")
    with pytest.raises(UsageError, match="No Dask cluster answers at dask://127"):
        workers("dask://127.0.0.1:1")


def answered(lookout: Lookout, executor: Later) -> Forecast:
    executor.work()
    assert lookout.poll()
    assert lookout.latest is not None
    return lookout.latest


def test_a_lookout_tells_when_the_answer_is_there_and_what_it_is_worth() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=20)
    assert not lookout.poll()
    lookout.ask(view(4))
    assert (lookout.busy, lookout.stale, lookout.poll()) == (True, False, False)
    executor.work(1)
    assert lookout.progress == 10
    assert not lookout.poll()
    first = answered(lookout, executor)
    assert (first.made, lookout.busy, lookout.stale) == (4 * DAY, False, False)
    lookout.ask(view(7))
    assert (lookout.stale, lookout.latest) == (True, first)
    second = answered(lookout, executor)
    assert not lookout.stale
    assert lookout.history == [first, second]


def test_a_newer_question_drops_the_older_one() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=20)
    lookout.ask(view(4))
    dropped = [future for future, _, _ in executor.kept]
    lookout.ask(view(7))
    assert all(future.cancelled() for future in dropped)
    assert answered(lookout, executor).made == 7 * DAY
    assert len(lookout.history) == 1


def test_the_same_question_is_not_asked_twice() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=20)
    lookout.ask(view(4))
    lookout.ask(view(4))
    assert len(executor.kept) == 2
    answered(lookout, executor)
    lookout.ask(view(4))
    assert not executor.kept


def test_after_cancelling_nothing_comes_and_the_question_may_be_asked_again() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=20)
    lookout.ask(view(4))
    lookout.cancel()
    executor.work()
    assert not lookout.poll()
    lookout.ask(view(4))
    assert answered(lookout, executor).made == 4 * DAY


def test_a_game_taken_back_takes_its_later_forecasts_along() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=10)
    for day in (3, 7, 5):
        lookout.ask(view(day))
        answered(lookout, executor)
    assert [each.made // DAY for each in lookout.history] == [3, 5]
    lookout.forget()
    assert lookout.latest is None
    assert lookout.history == []


def test_work_that_fails_is_a_sentence() -> None:
    executor = Later()
    lookout = Lookout(executor, futures=10)
    lookout.ask(view(4))
    executor.kept.pop()[0].set_exception(RuntimeError("gone"))
    assert not lookout.poll()
    assert lookout.trouble.endswith(".")
    lookout.ask(view(4))
    assert lookout.trouble == ""
    answered(lookout, executor)


@pytest.mark.slow
def test_a_lookout_with_processes_of_its_own_answers_in_the_background() -> None:
    lookout = Lookout(futures=20, workers=1)
    try:
        lookout.warm_up()
        assert not lookout.busy
        lookout.ask(view(4))
        for _ in range(3000):
            if lookout.poll():
                break
            time.sleep(0.01)
        assert lookout.latest == forecast(view(4), futures=20)
    finally:
        lookout.close()
