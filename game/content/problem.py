"""A problem of a scenario file: where it is, what is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""A place in a file: keys, positions in lists, and for entries with an id that id."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`line` and `column` count from 1; `message` and `remedy` are sentences."""

    file: str
    line: int
    column: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message} {self.remedy}".rstrip()
