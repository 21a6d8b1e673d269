"""A recording: header and timed actions, one JSON object a line, appended and synced to disk.

It is the save file, the replay and the proof of a game. What it means is played by `session`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from game.errors import RecordingError
from game.model.actions import ACTION_TYPES, Action
from game.model.parameters import LEVELS, PARAMETERS

FORMAT = 1
RULES_VERSION = 2
LARGEST_FILE = 20_000_000
LONGEST_TEXT = 4_000
LARGEST_NUMBER = 10**15


@dataclass(slots=True)
class Header:
    """What a game starts from. `parent` names the recording a branch was taken from."""

    scenario: str
    scenario_digest: str
    seed: int
    level: str
    player: str = ""
    manager: str = "person"
    overrides: dict[str, int | float] = field(default_factory=dict)
    parent: str = ""
    title: str = ""
    rules: int = RULES_VERSION
    format: int = FORMAT

    @property
    def is_branch(self) -> bool:
        """Whether its player had seen what comes, so that it gets no rating."""
        return bool(self.parent)


@dataclass(slots=True)
class Recording:
    """A game: the header, the accepted actions with their minutes, and how far time had run."""

    header: Header
    actions: list[tuple[int, Action]] = field(default_factory=list)
    reached: int = 0

    def until(self, minute: int, count: int | None = None) -> Recording:
        """The game up to a minute, with what was done at it; only its first `count` actions where
        a number is given."""
        part = [each for each in self.actions[:count] if each[0] <= minute]
        return Recording(self.header, part, min(minute, self.reached))


class Writer:
    """Appends to a recording file; each accepted action is on disk before `append` returns."""

    def __init__(self, path: Path, header: Header | None) -> None:
        """Starts a new file with `header`, or goes on with an existing one where it is None.

        Raises RecordingError with a sentence when the file cannot be written.
        """
        self.path = path
        self._torn_at: int | None = None
        try:
            if header is None:
                _cut_torn_line(path)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
            # Unbuffered: what a full disk refused must not wait in a buffer and be written later.
            self._file = path.open("ab" if header is None else "xb", buffering=0)
            if header is not None:
                self._begin(header)
        except OSError as error:
            raise RecordingError(
                f"The game cannot be saved at {path}: {error.strerror}. "
                "Free some space or choose another folder with CONTINGENCY_HOME."
            ) from error

    def _begin(self, header: Header) -> None:
        try:
            self._write({"header": asdict(header)}, sync=True)
        except OSError:
            self._file.close()
            self.path.unlink()
            raise

    def append(self, minute: int, action: Action) -> None:
        """One accepted action; raises RecordingError when it cannot be saved."""
        self._save({"at": minute, "do": type(action).__name__, **_plain(action)}, sync=True)

    def clock(self, minute: int) -> None:
        """How far time has run without an action."""
        self._save({"at": minute}, sync=False)

    def close(self) -> None:
        """Syncs and closes; further appends are errors."""
        if not self._file.closed:
            with suppress(OSError):
                os.fsync(self._file.fileno())
            self._file.close()

    def _save(self, entry: dict[str, Any], *, sync: bool) -> None:
        end = self._file.tell() if self._torn_at is None else self._torn_at
        try:
            self._cut_back()
            self._write(entry, sync=sync)
        except OSError as error:
            self._torn_at = end
            with suppress(OSError):
                self._cut_back()
            raise RecordingError(
                f"This move could not be saved at {self.path}: {error.strerror}. "
                "Free some space and try again; nothing before it is lost."
            ) from error

    def _cut_back(self) -> None:
        """Takes away what a failed write has left, now or as soon as the disk allows it."""
        if self._torn_at is not None:
            self._file.truncate(self._torn_at)
            self._file.seek(self._torn_at)
            self._torn_at = None

    def _write(self, entry: dict[str, Any], *, sync: bool) -> None:
        line = json.dumps(entry, ensure_ascii=False).encode(errors="replace") + b"\n"
        while line:
            line = line[self._file.write(line) :]
        if sync:
            os.fsync(self._file.fileno())


def dump(recording: Recording) -> bytes:
    """The recording as a file, one clock line at the end: the same game, the same bytes."""
    entries: list[dict[str, Any]] = [{"header": asdict(recording.header)}]
    entries += [
        {"at": minute, "do": type(action).__name__, **_plain(action)}
        for minute, action in recording.actions
    ]
    entries.append({"at": recording.reached})
    return b"".join(
        json.dumps(entry, ensure_ascii=False).encode(errors="replace") + b"\n" for entry in entries
    )


def _plain(action: Action) -> dict[str, Any]:
    return {f.name: getattr(action, f.name) for f in fields(action)}


def _cut_torn_line(path: Path) -> None:
    """A process killed while writing leaves half a line behind; it was never accepted."""
    data = path.read_bytes()
    if data and not data.endswith(b"\n"):
        with path.open("r+b") as file:
            file.truncate(data.rfind(b"\n") + 1)


def read(path: Path) -> Recording:
    """Reads a recording, not yet played. The file may be hostile: every value is checked.

    Raises RecordingError with one sentence that names the line.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RecordingError(f"{path} is too large to be a recording.")
        data = path.read_bytes()
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror}.") from error
    return parse(data, path)


def parse(data: bytes, path: Path) -> Recording:
    """The recording in a file's bytes; `path` is what errors call it. Raises RecordingError."""
    if len(data) > LARGEST_FILE:
        raise RecordingError(f"{path} is too large to be a recording.")
    lines = data.split(b"\n")
    if lines and lines[-1]:
        lines[-1] = b""
    entries = _entries(path, lines)
    first = next(entries, None)
    if first is None or "header" not in first[1]:
        raise RecordingError(f"{path} is not a recording: its first line has no header.")
    recording = Recording(_header(path, first[1]["header"]))
    for number, entry in entries:
        minute = entry.pop("at", None)
        if type(minute) is not int or not recording.reached <= minute <= LARGEST_NUMBER:
            raise RecordingError(f"{path}, line {number}: the time of this entry is not valid.")
        recording.reached = minute
        if "do" in entry:
            recording.actions.append((minute, _action(path, number, entry)))
        elif entry:
            raise RecordingError(f"{path}, line {number}: this entry is not valid.")
    return recording


def _entries(path: Path, lines: list[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RecordingError(f"{path}, line {number}: this is not valid JSON.") from error
        if not isinstance(entry, dict):
            raise RecordingError(f"{path}, line {number}: an entry must be an object.")
        yield number, entry


def _header(path: Path, data: Any) -> Header:
    wrong = RecordingError(f"{path}, line 1: the header is not valid.")
    if not isinstance(data, dict):
        raise wrong
    if data.get("format") != FORMAT or data.get("rules") != RULES_VERSION:
        made = f"format {data.get('format')}, rules {data.get('rules')}"
        raise RecordingError(
            f"{path} was made with other rules ({made}); this release plays format {FORMAT}, "
            f"rules {RULES_VERSION}. Open it with the release that made it."
        )
    kinds = {"seed": int, "rules": int, "format": int, "overrides": dict}
    for f in fields(Header):
        if type(data.get(f.name)) is not kinds.get(f.name, str):
            raise wrong
    if set(data) != {f.name for f in fields(Header)} or data["level"] not in LEVELS:
        raise wrong
    ranges = {p.name: (p.low, p.high) for p in PARAMETERS}
    for name, value in data["overrides"].items():
        low, high = ranges.get(name, (1, 0))
        if type(value) not in (int, float) or not low <= value <= high:
            raise wrong
    return Header(**data)


_KINDS = {"str": str, "int": int, "bool": bool}


def _action(path: Path, number: int, entry: dict[str, Any]) -> Action:
    name = entry.pop("do")
    kind = ACTION_TYPES.get(name) if isinstance(name, str) else None
    wrong = RecordingError(f"{path}, line {number}: this action is not valid.")
    if kind is None or set(entry) != {f.name for f in fields(kind)}:
        raise wrong
    for f in fields(kind):
        value = entry[f.name]
        if type(value) is not _KINDS[str(f.type)]:
            raise wrong
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise wrong
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise wrong
    return kind(**entry)
