"""Where files live: the game's own data, in a checkout or inside the installed wheel, and the
player's folders. `CONTINGENCY_HOME` moves everything of the player to one folder (tests, sticks).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import platformdirs

from game.errors import FolderError

_PACKAGE = Path(__file__).resolve().parent
_APP = "contingency"


@cache
def data_dir(name: str) -> Path:
    """A folder of game data ("scenarios", "assets")."""
    places = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no folder {name!r}; looked at {places[0]} and {places[1]}")


def scenarios() -> Path:
    return data_dir("scenarios")


def assets() -> Path:
    return data_dir("assets")


def saves() -> Path:
    """Recordings of runs, created on first use."""
    return _own("saves", platformdirs.user_data_path(_APP, appauthor=False))


def evidence() -> Path:
    """Packs of evidence, created on first use."""
    return _own("evidence", platformdirs.user_documents_path() / _APP)


def settings() -> Path:
    return _own("settings", platformdirs.user_config_path(_APP, appauthor=False))


def crash_reports() -> Path:
    return _own("crashes", platformdirs.user_state_path(_APP, appauthor=False))


def _own(name: str, root: Path) -> Path:
    moved = os.environ.get("CONTINGENCY_HOME")
    folder = (Path(moved) if moved else root) / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(error.errno, error.strerror, str(folder)) from error
    return folder
