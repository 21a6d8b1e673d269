"""Forecasts of moments that have passed: what could be known then, never what came after.

A game is a recording, so any week end can be looked at again as it was: the recording is played to
that minute, and the futures are drawn from that view alone. What was computed once is kept beside
the recording, each under a key of the game up to that minute; a file that is damaged or of another
game costs time and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.model.scenario import Scenario
from game.model.units import WEEK
from game.model.view import View
from game.outlook.again import replay
from game.outlook.forecast import (
    LEADER,
    Forecast,
    Parcel,
    gathered,
    pack,
    pickled,
    play_futures,
)
from game.outlook.rollout import targets_of
from game.recording import Recording
from game.session import Session

PAST_FUTURES = 64
"""Futures behind a forecast of the past."""


def week_ends(recording: Recording) -> list[int]:
    """The minutes of the start and of every week's end that have passed, in an order that shows
    the whole course early: all of a coarse grid before what stands between."""
    count = -(-recording.reached // WEEK)
    return [WEEK * k for k in sorted(range(count), key=lambda k: (-(k & -k) if k else -count, k))]


class Walk:
    """A second play through a recording, from minute to minute, to see what was known at each.

    The recording may grow meanwhile, as a game that is being played does: its past stays.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._session: Session | None = None
        self._done = 0

    @property
    def now(self) -> int:
        """The minute that was reached, -1 before the first."""
        return -1 if self._session is None else self._session.recording.reached

    def to(self, recording: Recording, minute: int) -> None:
        """Plays on to a minute that has passed, with what was done at it."""
        part = recording.until(minute)
        if self._session is None:
            self._session = replay(part, self._scenario)
        else:
            for at, action in part.actions[self._done :]:
                self._session.advance(at, 0)
                self._session.submit(action)
            self._session.advance(minute, 0)
        self._done = len(part.actions)

    def view(self) -> View:
        """What was known there."""
        assert self._session is not None
        return self._session.view()


def parcel_of(scenario: bytes, view: View, recording: Recording, leader: str = LEADER) -> Parcel:
    """What was known, packed for those who play the futures of it: no seed, nothing hidden."""
    return pack(view, recording.header.overrides, leader, scenario)


def keys(
    recording: Recording, minutes: Sequence[int], futures: int, leader: str = LEADER
) -> dict[int, str]:
    """For each of these minutes what tells the game up to it, and the way of forecasting, from any
    other."""
    state = blake2b(digest_size=16)
    state.update(repr((asdict(recording.header), futures, leader)).encode(errors="replace"))
    found: dict[int, str] = {}
    done = 0
    for minute in sorted(minutes):
        while done < len(recording.actions) and recording.actions[done][0] <= minute:
            state.update(repr(recording.actions[done]).encode(errors="replace"))
            done += 1
        here = state.copy()
        here.update(str(minute).encode())
        found[minute] = here.hexdigest()
    return found


class KeptForecasts:
    """Forecasts by their key, in a file of JSON lines; in memory only without a path."""

    def __init__(self, recording: Path | None, scenario: Scenario) -> None:
        """`recording` is the file of the game that they are kept beside."""
        self._path = None if recording is None else path_beside(recording)
        self._scenario = scenario
        self._found: dict[str, Forecast] = {}
        if self._path is not None:
            with suppress(OSError, UnicodeError):
                for line in self._path.read_text(encoding="utf-8").splitlines():
                    with suppress(ValueError, KeyError, TypeError, AttributeError):
                        self._take(json.loads(line))

    def get(self, key: str) -> Forecast | None:
        """The forecast of this key, if it is kept."""
        return self._found.get(key)

    def keep(self, key: str, made: Forecast) -> None:
        """Keeps a forecast."""
        self._found[key] = made
        if self._path is None:
            return
        entry = {
            "key": key,
            **{name: getattr(made, name) for name in (*_NUMBERS, *_LISTS)},
        }
        # a disk that is full costs the next opening some time, and nothing else
        with suppress(OSError), self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, separators=(",", ":")) + "\n")

    def _take(self, entry: dict[str, Any]) -> None:
        made, futures = (_whole(entry[name]) for name in _NUMBERS)
        finishes, costs, scores, met = (
            tuple(_whole(value) for value in entry[name]) for name in _LISTS
        )
        targets = targets_of(self._scenario)
        if len(met) != len(targets) or not len(finishes) <= len(costs) == futures:
            raise ValueError("The forecast is of something else.")
        found = Forecast(made, futures, finishes, costs, scores, targets, met)
        self._found[str(entry["key"])] = found


_NUMBERS = ("made", "futures")
_LISTS = ("finishes", "costs", "scores", "met")


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("Whole numbers are wanted.")
    return value


def path_beside(recording: Path) -> Path:
    """Where the forecasts of the past of a recording are kept."""
    return recording.with_name(recording.name + ".forecasts")


def look_back(
    recording: Recording,
    scenario: Scenario,
    minutes: Sequence[int],
    kept: KeptForecasts,
    *,
    futures: int = PAST_FUTURES,
    leader: str = LEADER,
) -> Iterator[Forecast]:
    """The forecasts of these minutes in rising order, made here and now unless they are kept."""
    order = sorted(minutes)
    names = keys(recording, order, futures, leader)
    missing = [minute for minute in order if kept.get(names[minute]) is None]
    packed = pickled(scenario) if missing else b""
    walk = Walk(scenario)
    for minute in order:
        made = kept.get(names[minute])
        if made is None:
            walk.to(recording, minute)
            parcel = parcel_of(packed, walk.view(), recording, leader)
            made = gathered(scenario, minute, play_futures(parcel, range(futures)))
            kept.keep(names[minute], made)
        yield made
