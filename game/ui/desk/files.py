"""Reading a file that somebody brings: its size bounded, what fails said in a sentence."""

from __future__ import annotations

from pathlib import Path

from game.errors import PlanFileError, UsageError

MOST_BYTES = 50_000_000


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file. Raises UsageError where there is none, PlanFileError if too large."""
    if not path.is_file():
        raise UsageError(f"There is no file {str(path)!r}.")
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from None
    if len(content) > most:
        raise PlanFileError(str(path), f"it is larger than {most // 1_000_000} MB.")
    return content


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The same as text in UTF-8. Raises PlanFileError with the line that is not."""
    content = read_bytes(path, most)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlanFileError(str(path), "this is not text in UTF-8.", line) from None
