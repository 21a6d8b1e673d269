"""The lookout: forecasts for a window, asked for and looked at without ever waiting.

    lookout = Lookout()
    lookout.warm_up()            # while nothing moves yet: its processes start
    lookout.ask(view)            # when something has changed; an unfinished question is dropped
    ...                          # each frame:
    if lookout.poll():           # True when a new forecast has come
        show(lookout.latest)     # .made says from which minute; lookout.stale that newer was asked
    lookout.close()              # at the end

`ask` pickles the view and hands out work (some milliseconds), `poll` only looks. Work goes to
processes of its own, also on one core; any other executor may be given. Knows nothing of pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, TypeVar

from game.model.scenario import Scenario
from game.model.view import View
from game.outlook.forecast import (
    CHUNK,
    FUTURES,
    LEADER,
    Forecast,
    Parcel,
    chunks,
    gather,
    pack,
    pickled,
    play_futures,
)
from game.outlook.rollout import Outcome
from game.outlook.workers import cores, processes

T = TypeVar("T")


class Lookout:
    """Asks for one forecast at a time, keeps the latest and all before it.

    `latest` is the last forecast that was completed, `history` all of them in the order of the
    minutes they were made at, one a minute. `trouble` is a sentence when no forecast could be
    made, else "".
    """

    def __init__(
        self,
        executor: Executor | None = None,
        *,
        futures: int = FUTURES,
        leader: str = LEADER,
        workers: int = 0,
    ) -> None:
        """Without an executor, `workers` processes of its own (0 for one a processor), which start
        with the first question."""
        self.latest: Forecast | None = None
        self.history: list[Forecast] = []
        self.trouble = ""
        self.futures = futures
        self._leader = leader
        self._workers = workers
        self._given = executor
        self._executor = executor
        self._scenario: tuple[Scenario, bytes] | None = None
        self._view: View | None = None
        self._asked = b""
        self._answered = b""
        self._pieces: list[Future[list[Outcome]]] = []

    @property
    def busy(self) -> bool:
        """Whether a question is being worked on."""
        return bool(self._pieces)

    @property
    def stale(self) -> bool:
        """Whether `latest` answers an older question than the last one asked."""
        return self.latest is not None and self._answered != self._asked

    @property
    def progress(self) -> int:
        """How many futures of the question at work have been played."""
        done = sum(1 for piece in self._pieces if piece.done())
        return min(self.futures, done * CHUNK)

    def warm_up(self) -> None:
        """Starts its own processes and lets them load the game, so that the first question costs
        no more than any other."""
        if self._executor is None:
            self._executor = processes(self._workers)
            for _ in range(self._workers or cores()):
                self._executor.submit(chunks, 0)

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Other work for the same processes, in its turn. Raises BrokenExecutor."""
        if self._executor is None:
            self._executor = processes(self._workers)
        return self._executor.submit(fn, *args)

    def packed(self, project: Scenario) -> bytes:
        """The scenario as workers get it, pickled once."""
        if self._scenario is None or self._scenario[0] is not project:
            self._scenario = (project, pickled(project))
        return self._scenario[1]

    def ask(self, view: View, overrides: Mapping[str, int | float] | None = None) -> None:
        """Asks for a forecast of this view, which must not change any more; what is still being
        worked on is dropped. The same question again does nothing."""
        parcel = self._pack(view, overrides)
        key = parcel.key
        if key == self._asked and (self._pieces or self._answered == key):
            return
        self.cancel()
        self._view, self._asked, self.trouble = view, key, ""
        try:
            self._hand_out(parcel)
        except BrokenExecutor:
            self._replace()
            try:
                self._hand_out(parcel)
            except BrokenExecutor:
                self._fail()

    def poll(self) -> bool:
        """Whether the question at work has just been answered; never waits."""
        if not self._pieces or not all(piece.done() for piece in self._pieces):
            return False
        pieces, self._pieces = self._pieces, []
        assert self._view is not None
        if any(piece.cancelled() or piece.exception() is not None for piece in pieces):
            self._fail()
            return False
        found = gather(self._view, (outcome for piece in pieces for outcome in piece.result()))
        self.latest, self._answered = found, self._asked
        self.history = [each for each in self.history if each.made < found.made] + [found]
        return True

    def cancel(self) -> None:
        """Drops the question at work; pieces that have begun are left to end unheard."""
        for piece in self._pieces:
            piece.cancel()
        self._pieces = []

    def forget(self) -> None:
        """Begins anew, for another game."""
        self.cancel()
        self.latest, self.history, self.trouble = None, [], ""
        self._view, self._asked, self._answered = None, b"", b""

    def close(self) -> None:
        """Drops all work and lets its own processes go, without waiting for them."""
        self.cancel()
        if self._executor is not None and self._given is None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _pack(self, view: View, overrides: Mapping[str, int | float] | None) -> Parcel:
        return pack(view, overrides, self._leader, self.packed(view.project))

    def _hand_out(self, parcel: Parcel) -> None:
        self._pieces = [
            self.submit(play_futures, parcel, numbers) for numbers in chunks(self.futures)
        ]

    def _replace(self) -> None:
        """Lets broken processes of its own go, so that the next question gets new ones."""
        self.cancel()
        if self._given is None:
            self._executor = None

    def _fail(self) -> None:
        self._replace()
        self.trouble = "No forecast could be made: its workers stopped. It is tried again later."
