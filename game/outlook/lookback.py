"""The lookback: forecasts of the weeks that have passed, filled in beside a game without waiting.

It shares the processes of a lookout and gives way to it: work is handed out only while `tick` is
told that nothing else is wanted, one week at a time, and what has not begun is taken back when
something is. What was known at each week's end is seen by a second play through the recording, here
and a step a tick, so that workers get views and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

from game.model.scenario import Scenario
from game.model.units import WEEK
from game.outlook.forecast import LEADER, Forecast, Parcel, chunks, gathered, play_futures
from game.outlook.lookout import Lookout
from game.outlook.past import (
    PAST_FUTURES,
    KeptForecasts,
    Walk,
    keys,
    parcel_of,
    week_ends,
)
from game.outlook.rollout import Outcome
from game.recording import Recording

PIECE = 8
"""Futures in a piece of work: what a new question has to wait for at most."""


class Lookback:
    """`found` are the forecasts of week ends that there are, by their minute."""

    def __init__(self, lookout: Lookout) -> None:
        self.found: dict[int, Forecast] = {}
        self.missing = 0
        """How many week ends have no forecast yet."""
        self._lookout = lookout
        self._futures = min(PAST_FUTURES, lookout.futures)
        self._scenario: Scenario | None = None
        self._kept: KeptForecasts | None = None
        self._names: dict[int, str] = {}
        self._walk: Walk | None = None
        self._known: dict[int, Parcel] = {}
        self._order: list[int] = []
        self._reached = -1
        self._recording: Recording | None = None
        self._minute = -1
        self._pieces: list[Future[list[Outcome]]] = []
        self._broken = False

    def begin(self, scenario: Scenario, path: Path | None) -> None:
        """Another game; `path` is its recording, beside which the forecasts are kept."""
        self.pause()
        self.found, self._names, self._known, self._order = {}, {}, {}, []
        self.missing, self._reached, self._recording = 0, -1, None
        self._scenario, self._kept, self._broken = scenario, KeptForecasts(path, scenario), False
        self._walk = Walk(scenario)

    @property
    def waits(self) -> bool:
        """Whether there is more to compute."""
        return bool(self.missing) and not self._broken

    def look(self, recording: Recording) -> bool:
        """Learns which week ends have passed; True if forecasts of some were kept already."""
        if self._kept is None or recording.reached == self._reached:
            return False
        self._reached = recording.reached
        self._recording = Recording(recording.header, list(recording.actions), recording.reached)
        minutes = week_ends(self._recording)
        self._names = keys(self._recording, minutes, self._futures, LEADER)
        before = len(self.found)
        for minute in minutes:
            made = self._kept.get(self._names[minute])
            if made is not None:
                self.found[minute] = made
        self._order = [minute for minute in minutes if minute not in self.found]
        self.missing = len(self._order)
        return len(self.found) > before

    def tick(self, *, free: bool) -> bool:
        """Goes on if the processes are free; True if the forecast of another week has come."""
        if self._broken or self._kept is None:
            return False
        try:
            news = self._collect()
            if not free:
                self.pause()
            elif self._order:
                self._step()
                if not self._pieces:
                    self._hand_out()
        except (BrokenExecutor, RuntimeError):
            self._give_up()
            return False
        return news

    def fill(self, recording: Recording, minutes: Sequence[int]) -> None:
        """The forecasts of some week ends, waited for: for pictures."""
        self.look(recording)
        self._order = [minute for minute in self._order if minute in minutes]
        while self._order:
            self.tick(free=True)

    def pause(self) -> None:
        """Takes back what has not begun; what has is left to end unheard."""
        for piece in self._pieces:
            piece.cancel()
        self._pieces = []

    def _give_up(self) -> None:
        """The past stays as far as it is known; the present is the lookout's to tell of."""
        self.pause()
        self._broken = True

    def _step(self) -> None:
        """Walks one week on, to the last of those that are missing."""
        walk, recording = self._walk, self._recording
        assert walk is not None
        assert recording is not None
        assert self._scenario is not None
        minute = 0 if walk.now < 0 else walk.now + WEEK
        if minute > max(self._order):
            return
        walk.to(recording, minute)
        if minute in self._order:
            packed = self._lookout.packed(self._scenario)
            self._known[minute] = parcel_of(packed, walk.view(), recording)

    def _hand_out(self) -> None:
        minute = next((each for each in self._order if each in self._known), None)
        if minute is None:
            return
        self._minute = minute
        self._pieces = [
            self._lookout.submit(play_futures, self._known[minute], numbers)
            for numbers in chunks(self._futures, PIECE)
        ]

    def _collect(self) -> bool:
        done = [piece for piece in self._pieces if piece.done()]
        if any(piece.cancelled() or piece.exception() is not None for piece in done):
            self._give_up()
            return False
        if not self._pieces or len(done) < len(self._pieces):
            return False
        self._pieces = []
        assert self._scenario is not None
        assert self._kept is not None
        played = (outcome for piece in done for outcome in piece.result())
        made = gathered(self._scenario, self._minute, played)
        self._kept.keep(self._names[self._minute], made)
        self.found[self._minute] = made
        self._known.pop(self._minute, None)
        self._order = [minute for minute in self._order if minute != self._minute]
        self.missing = len(self._order)
        return True
