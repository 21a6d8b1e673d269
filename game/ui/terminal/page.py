"""A page of the text game: lines to read, numbered choices, letters, and what Enter does.

Pages are made anew from the view each time; they hold no state of the game.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Do = Callable[[], None]
DoWith = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a number or a letter does; `label` names it aloud."""

    label: str
    do: Do


@dataclass(slots=True)
class Page:
    """`keys` are letters or words of this page with what they do to the rest of the line; they
    come before the commands that work everywhere."""

    name: str
    right: str = ""
    lines: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    keys: dict[str, DoWith] = field(default_factory=dict)
    enter: Choice | None = None
    hint: str = ""

    def add(self, *lines: str) -> None:
        """Lines as they are."""
        self.lines += lines

    def choice(self, label: str, do: Do, *more: str) -> int:
        """A numbered choice in its place among the lines, `more` below it; returns its number.

        A label that is too long for a line is wrapped when it is shown.
        """
        self.choices.append(Choice(label.strip(), do))
        number = len(self.choices)
        self.lines.append(f"{number:>3}  {label}")
        self.lines += [f"     {line}" for line in more]
        return number
