"""What is kept when the game itself fails: one sentence for the player, a report for us.

The report is a folder with the traceback and a copy of the recording, which plays the failure
again. It needs nothing of a screen, so that it can be written whatever failed.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from game import __version__, paths


class _Watched:
    path: Path | None = None


def watch(path: Path | None) -> None:
    """The recording of the game being played now, to go into a report."""
    _Watched.path = path


def write(error: BaseException) -> Path:
    """Writes the report; returns its folder. Raises OSError where that is not possible."""
    stamp = datetime.now(tz=UTC).strftime("%Y%m%d-%H%M%S")
    folder = paths.crash_reports() / f"{stamp}-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    about = (
        f"Contingency {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{' '.join(sys.argv)}\n\n"
    )
    lines = traceback.format_exception(error)
    (folder / "traceback.txt").write_text(about + "".join(lines), encoding="utf-8")
    if _Watched.path is not None and _Watched.path.is_file():
        shutil.copyfile(_Watched.path, folder / "recording.jsonl")
    return folder


def report(error: BaseException) -> str:
    """Writes a report and returns the sentence that says where it lies."""
    try:
        folder = write(error)
    except OSError as problem:
        return (
            f"Something went wrong in the game itself ({type(error).__name__}: {error}), and its "
            f"report could not be written: {problem.strerror}."
        )
    saved = "; your game is saved" if _Watched.path is not None else ""
    return f"Something went wrong in the game itself; the report lies in {folder}{saved}."
