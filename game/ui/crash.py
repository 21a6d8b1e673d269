"""What is kept when the game itself fails: one sentence for the player, a report for us.

The report is a folder with the traceback and a copy of the recording, which plays the failure
again. A player's move or a bad file never ends here.
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


def report(error: BaseException) -> str:
    """Writes a crash report and returns the sentence that says where it lies."""
    try:
        folder = _folder()
        lines = traceback.format_exception(error)
        about = (
            f"Contingency {__version__}, Python {platform.python_version()}, "
            f"{platform.platform()}\n{' '.join(sys.argv)}\n\n"
        )
        (folder / "traceback.txt").write_text(about + "".join(lines), encoding="utf-8")
        if _Watched.path is not None and _Watched.path.is_file():
            shutil.copyfile(_Watched.path, folder / "recording.jsonl")
    except OSError as problem:
        return (
            f"Something went wrong in the game itself ({type(error).__name__}: {error}), and its "
            f"report could not be written: {problem.strerror}."
        )
    saved = " Your game is saved." if _Watched.path is not None else ""
    return f"Something went wrong in the game itself; the report lies in {folder}.{saved}"


def _folder() -> Path:
    stamp = datetime.now(tz=UTC).strftime("%Y%m%d-%H%M%S")
    folder = paths.crash_reports() / f"{stamp}-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
