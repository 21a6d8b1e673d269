"""Answers kept beside the recording, so that an analysis can be stopped, taken up and opened again.

A file of JSON lines: what it belongs to, then a line a bearing of the course and a line an answer,
at last the finished analysis.
It is a cache: what does not belong or is damaged is ignored and written anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, astuple
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.debrief.analysis import Analysis, Bearing
from game.debrief.evaluate import Answer, Played, Question
from game.debrief.settings import Settings
from game.model.actions import WriteJournal
from game.recording import Recording

FORMAT = 2


def path_beside(recording: Path) -> Path:
    """Where the answers about a recording are kept."""
    return recording.with_name(recording.name + ".analysis")


def belongs_to(recording: Recording, settings: Settings) -> str:
    """What a kept file must belong to: the whole game, its rules, and who plays on; not the words
    of the player, which go on after the end and change nothing."""
    moves = [each for each in recording.actions if not isinstance(each[1], WriteJournal)]
    text = repr((FORMAT, asdict(recording.header), moves, recording.reached))
    text += repr((settings.policy, settings.other))
    return blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()


def name_of(moment: int, question: Question) -> str:
    """The name of a question under which its answer is kept."""
    asked = (moment, question.parcel.leader, question.plans, question.first, question.last)
    return blake2b(repr(asked).encode(errors="replace"), digest_size=12).hexdigest()


class Kept:
    """Answers by name, and finished analyses by their precision; in memory only without a path."""

    def __init__(self, path: Path | None, key: str) -> None:
        self._path = path
        self._key = key
        self._answers: dict[str, Answer] = {}
        self._results: dict[str, Analysis] = {}
        self._bearings: dict[int, Bearing] = {}
        self._begun = False
        if path is not None:
            with suppress(OSError, UnicodeError):
                self._read(path.read_text(encoding="utf-8"))

    def answer(self, name: str) -> Answer | None:
        """The answer of this name, if it is kept."""
        return self._answers.get(name)

    def result(self, settings: Settings) -> Analysis | None:
        """The finished analysis of this precision, if it is kept."""
        return self._results.get(_precision(settings))

    def bearing(self, time: int) -> Bearing | None:
        """How the date stood at a minute, if it is kept."""
        return self._bearings.get(time)

    def bearings(self) -> tuple[Bearing, ...]:
        """All that are kept, in order of time."""
        return tuple(self._bearings[time] for time in sorted(self._bearings))

    def keep(self, name: str, answer: Answer) -> None:
        """Keeps an answer."""
        self._answers[name] = answer
        self._write({"name": name, "answer": answer})

    def keep_result(self, settings: Settings, analysis: Analysis) -> None:
        """Keeps a finished analysis."""
        self._results[_precision(settings)] = analysis
        self._write({"settings": _precision(settings), "analysis": analysis.to_json()})

    def keep_bearing(self, bearing: Bearing) -> None:
        """Keeps how the date stood at a moment."""
        self._bearings[bearing.time] = bearing
        self._write({"bearing": list(astuple(bearing))})

    def _read(self, text: str) -> None:
        lines = text.split("\n")
        with suppress(ValueError):
            self._begun = json.loads(lines[0]) == {"belongs_to": self._key} and not lines[-1]
        for line in lines[1:] if self._begun else ():
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                self._take(json.loads(line))

    def _take(self, entry: dict[str, Any]) -> None:
        if "analysis" in entry:
            self._results[entry["settings"]] = Analysis.from_json(entry["analysis"])
            return
        if "bearing" in entry:
            bearing = _bearing(entry["bearing"])
            self._bearings[bearing.time] = bearing
            return
        answer = tuple(tuple(_played(each) for each in column) for column in entry["answer"])
        self._answers[entry["name"]] = answer

    def _write(self, entry: dict[str, Any]) -> None:
        if self._path is None:
            return
        # a disk that is full costs the next opening some time, and nothing else
        mode = "a" if self._begun else "w"
        with suppress(OSError), self._path.open(mode, encoding="utf-8") as file:
            if not self._begun:
                file.write(json.dumps({"belongs_to": self._key}) + "\n")
                self._begun = True
            file.write(json.dumps(entry, separators=(",", ":")) + "\n")


def _precision(settings: Settings) -> str:
    return f"{settings.rollouts}:{settings.compared}"


def _played(values: list[Any]) -> Played:
    score, finish, cost, parts = values
    if not all(type(value) is int for value in (score, finish, cost, *parts)):
        raise ValueError("Whole numbers are wanted.")
    return Played(score, finish, cost, tuple(parts))


def _bearing(values: list[Any]) -> Bearing:
    time, plan, deadline, heading, known = values
    figures = (time, plan, deadline, heading)
    if not all(type(value) is int for value in (*figures, *known)) or len(known) not in (0, 3):
        raise ValueError("Whole numbers are wanted.")
    return Bearing(*figures, tuple(known))
