"""Saved games of this computer: listed, begun, kept under a name, taken up again.

A run is one file that grows with every action. A kept copy lies in a folder of its own and never
changes: going on from it begins a new run. The name of a save is the name of its file.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from game import paths, recording
from game.debrief import words
from game.errors import ContentError, RecordingError, UsageError
from game.model.actions import WriteJournal
from game.model.scenario import Scenario
from game.model.units import DAY
from game.outlook.again import redraw
from game.recording import Header
from game.session import Session, load

ENDING = ".jsonl"
LONGEST_NAME = 60
PERSON = "person"
MOST_READ = 20
"""Saves that are read for what was written in them."""
_KEPT = "kept"
_BAD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Save:
    """One saved game. `played` is in seconds since 1970; `problem` says why it cannot be opened."""

    path: Path
    name: str
    kept: bool
    played: float
    header: Header | None = None
    day: int = 0
    actions: int = 0
    problem: str = ""

    @property
    def title(self) -> str:
        """The scenario's title, as it was when the game began."""
        return (self.header.title or self.header.scenario) if self.header else self.name

    @property
    def level(self) -> str:
        return self.header.level if self.header else ""

    @property
    def played_text(self) -> str:
        """When it was last played, in local time: "2027-03-01 17:40"."""
        when = datetime.fromtimestamp(self.played, tz=UTC).astimezone()
        return when.strftime("%Y-%m-%d %H:%M")


def all_saves() -> list[Save]:
    """Every saved game, the one played last in front; damaged ones have a `problem`."""
    found = [_read(path, False) for path in paths.saves().glob(f"*{ENDING}")]
    found += [_read(path, True) for path in _kept_folder().glob(f"*{ENDING}")]
    return sorted(found, key=lambda save: (-save.played, save.name))


def branches_of(path: Path) -> list[Path]:
    """The saved games that were continued by hand from a decision of the game at `path`."""
    begins = f"{path.name} from "
    return [
        save.path
        for save in all_saves()
        if save.header is not None and save.header.parent.startswith(begins) and not save.kept
    ]


def newest() -> Save | None:
    """The run of a person that was played last."""
    for save in all_saves():
        if save.header is not None and save.header.manager == PERSON and not save.kept:
            return save
    return None


def own_rule() -> str:
    """The rule for the next run that was written last in a debrief, "" for none."""
    for save in all_saves()[:MOST_READ]:
        if save.header is None or save.header.manager != PERSON:
            continue
        try:
            actions = recording.read(save.path).actions
        except RecordingError:
            continue
        for _, action in reversed(actions):
            if isinstance(action, WriteJournal) and action.about == words.about(words.RULE):
                return action.text
    return ""


def find(name: str) -> Save:
    """A save by its name or by its file. Raises UsageError."""
    wanted = name.strip().casefold()
    saves = all_saves()
    for save in saves:
        if save.name.casefold() == wanted:
            return save
    path = Path(name)
    if path.suffix and path.is_file():
        return _read(path, False)
    if not saves:
        raise UsageError(f"There is no saved game {name!r}; nothing has been saved yet.")
    names = ", ".join(save.name for save in saves[:5])
    raise UsageError(f"There is no saved game {name!r}; the latest are: {names}.")


def begin(scenario: Scenario, seed: int, level: str, *, player: str = "") -> tuple[Session, Path]:
    """A new game, saved from its first moment. Raises RecordingError."""
    while True:
        path = new_path(scenario)
        try:
            session = Session.start(scenario, seed, level, player=player, path=path)
        except RecordingError as error:
            if not isinstance(error.__cause__, FileExistsError):
                raise
        else:
            return session, path


def new_path(scenario: Scenario) -> Path:
    """A file for a new run, named after the scenario; nothing is there yet."""
    return _free(paths.saves(), scenario.title)


def take_up(save: Save) -> tuple[Session, Path]:
    """The game where it stopped; of a kept copy a new run. Raises RecordingError."""
    if save.problem or save.header is None:
        raise RecordingError(save.problem or f"{save.name} cannot be opened.")
    scenario = scenario_of(save.header)
    path = run_of(save)
    return load(path, scenario, redrawer=redraw), path


def run_of(save: Save) -> Path:
    """The file in which a save goes on: its own, or for a kept copy a new one."""
    if not save.kept:
        return save.path
    path = _free(paths.saves(), save.name)
    _copy(save.path, path)
    return path


def keep(path: Path, name: str, *, replace: bool = False) -> Save:
    """A copy of the game at `path` under a name. Raises UsageError if the name cannot be used."""
    target = _kept_folder() / (clean_name(name) + ENDING)
    if target.exists() and not replace:
        raise UsageError(f"There is a saved game {target.stem!r} already; choose another name.")
    _copy(path, target)
    return _read(target, True)


def rename(save: Save, name: str) -> Save:
    """Gives a save another name. Raises UsageError if the name cannot be used."""
    target = save.path.with_name(clean_name(name) + ENDING)
    if target.exists():
        raise UsageError(f"There is a saved game {target.stem!r} already; choose another name.")
    beside = _beside(save.path)
    try:
        save.path.rename(target)
    except OSError as error:
        raise UsageError(f"{save.name!r} cannot be renamed: {error.strerror}.") from error
    for path in beside:
        with suppress(OSError):
            path.rename(target.with_name(target.name + path.suffix))
    return _read(target, save.kept)


def delete(save: Save) -> None:
    """Removes a save for good, with what was worked out about it. Raises UsageError if the file
    cannot be removed."""
    beside = _beside(save.path)
    try:
        save.path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{save.name!r} cannot be deleted: {error.strerror}.") from error
    for path in beside:
        with suppress(OSError):
            path.unlink()


def _beside(path: Path) -> list[Path]:
    """Files that lie beside a recording and are named after it: analysis, branches, looks."""
    with suppress(OSError):
        return [
            each
            for each in path.parent.iterdir()
            if each.name.startswith(f"{path.name}.") and each.stem == path.name
        ]
    return []


def clean_name(name: str) -> str:
    """A name that every file system takes. Raises UsageError if nothing is left of it."""
    text = _BAD.sub(" ", unicodedata.normalize("NFC", name))
    text = " ".join(text.split())[:LONGEST_NAME].strip(" .")
    if not text:
        raise UsageError("A saved game needs a name with at least one letter or figure.")
    return f"{text} save" if _RESERVED.fullmatch(text) else text


def scenario_of(header: Header) -> Scenario:
    """The scenario that a recording plays: a built-in one, or the file it was played from.

    Raises RecordingError when neither is here.
    """
    from game.content.load import find_scenarios, load_scenario

    title = header.title or header.scenario
    sources = [path for path in (find_scenarios().get(header.scenario),) if path]
    remembered = _remembered().get(header.scenario_digest)
    if remembered and Path(remembered).is_file():
        sources.append(Path(remembered))
    for source in sources:
        try:
            scenario = load_scenario(source)
        except ContentError as error:
            raise RecordingError(
                f"“{title}” cannot be opened: its scenario file {source} has "
                f"{len(error.problems)} problems; see contingency lint."
            ) from error
        if scenario.digest == header.scenario_digest or source is sources[-1]:
            return scenario
    raise RecordingError(
        f"The scenario “{title}” of this recording is not here; put its file back, or play it "
        "once with contingency play FILE."
    )


def remember_file(scenario: Scenario, file: Path) -> None:
    """Where a scenario that is not built in was read from, for going on later."""
    known = _remembered()
    known[scenario.digest] = str(file.resolve())
    _write(_memory(), (json.dumps(known, indent=1) + "\n").encode())


def _memory() -> Path:
    return paths.settings() / "scenario_files.json"


def _remembered() -> dict[str, str]:
    try:
        data: Any = json.loads(_memory().read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {key: value for key, value in data.items() if isinstance(value, str)}


def _kept_folder() -> Path:
    folder = paths.saves() / _KEPT
    folder.mkdir(exist_ok=True)
    return folder


def _free(folder: Path, name: str) -> Path:
    """A file in `folder` that does not exist yet: "Name", "Name 2", …"""
    stem = clean_name(name)
    for number in itertools.count(1):
        path = folder / (f"{stem} {number}{ENDING}" if number > 1 else stem + ENDING)
        if not path.exists():
            return path
    raise AssertionError


def _read(path: Path, kept: bool) -> Save:
    played = 0.0
    try:
        played = path.stat().st_mtime
        found = recording.read(path)
    except OSError as error:
        return Save(path, path.stem, kept, played, problem=f"{path} cannot be read: {error}.")
    except RecordingError as error:
        return Save(path, path.stem, kept, played, problem=str(error))
    return Save(
        path,
        path.stem,
        kept,
        played,
        found.header,
        found.reached // DAY,
        len(found.actions),
    )


def _copy(source: Path, target: Path) -> None:
    """A copy that is whole or not there; half a last line, not accepted yet, is left out."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise UsageError(f"{source} cannot be copied: {error.strerror}.") from error
    _write(target, data[: data.rfind(b"\n") + 1])


def _write(target: Path, data: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(
            f"{target} cannot be written: {error.strerror}. Free some space, or choose another "
            "folder with CONTINGENCY_HOME."
        ) from error
