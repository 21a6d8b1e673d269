"""Lines in, lines out: width, colour, paging, the end of input. Nothing here knows the game.

Works with a person at a terminal, with a pipe, and with a screen reader: in plain mode there are
no drawings and no columns, only sentences. Colour never carries meaning alone.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from game.ui.language.catalogue import Language, wanted

WIDTH = 80
HEIGHT = 24
LONGEST_LINE = 4_000
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_CELLS = re.compile(r"(\x1b\[[0-9;]*m| {2,}|^ |│| · )")
"""What stands between the cells of a line."""
_NUMBERED = re.compile(r" {0,2}\d{1,2}  ")
_STYLES = {
    "head": "30;104",
    "bold": "1",
    "dim": "90",
    "key": "1;94",
    "ok": "92",
    "warn": "93",
    "bad": "91",
    "unknown": "90",
    "luck": "33",
    "pick": "7",
}
_ASCII = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "…": "~",
        "─": "-",
        "│": "|",
        "█": "#",
        "▓": "#",
        "▒": "+",
        "·": ".",
        "→": ">",
        "“": '"',
        "”": '"',
        "’": "'",
        "×": "x",
        "●": "o",
        "━": "=",
        "↑": "^",
        "↓": "v",
    }
)


class EndOfInputError(Exception):
    """There is nothing more to read: the game is saved and ends quietly."""


def visible(text: str) -> int:
    """Width of a text on screen, colours not counted."""
    return len(_ANSI.sub("", text))


def fit(text: str, width: int) -> str:
    """The text in exactly `width` columns, cut with "…" where it is longer."""
    if len(text) > width:
        return text[: max(0, width - 1)].rstrip() + "…" if width > 0 else ""
    return text.ljust(width)


def cut(text: str, width: int) -> str:
    """The text in at most `width` columns."""
    return fit(text, width).rstrip()


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text as lines of at most `width` columns; empty text gives none."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += textwrap.wrap(
            paragraph, width, initial_indent=indent, subsequent_indent=indent
        ) or [""]
    return lines


class Console:
    """Where the game is written to and read from."""

    def __init__(
        self,
        source: TextIO | None = None,
        out: TextIO | None = None,
        *,
        colour: bool | None = None,
        plain: bool | None = None,
        paged: bool | None = None,
        language: Language | None = None,
    ) -> None:
        self._in = source or _forgiving(sys.stdin)
        self._out = out or _forgiving(sys.stdout)
        terminal = _is_terminal(self._out)
        self.interactive = terminal and _is_terminal(self._in)
        dumb = os.environ.get("TERM") == "dumb"
        asked = bool(os.environ.get("CONTINGENCY_PLAIN"))
        allowed = terminal and not dumb and "NO_COLOR" not in os.environ
        self.colour = allowed if colour is None else colour
        self.plain = (asked or dumb) if plain is None else plain
        self.paged = self.interactive if paged is None else paged
        self.language = language or wanted()
        self._told: set[str] = set()
        self.ascii = not _speaks_unicode(self._out)
        self.width = WIDTH
        self.height = HEIGHT
        if self.colour and os.name == "nt":
            os.system("")
        if self.interactive:
            size = shutil.get_terminal_size((WIDTH, HEIGHT))
            self.height = max(12, size.lines)

    def style(self, text: str, style: str) -> str:
        """The text in a style, where colour is on."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    # Saying it in the player's language

    def keep(self, texts: Iterator[str]) -> None:
        """These are data, and stay as they were written."""
        if self.language is not None:
            self.language.keep(texts)

    def said(self, text: str) -> str:
        """The text in the player's language."""
        return text if self.language is None else self.language.say(text)

    def wrap(self, text: str, width: int, indent: str = "") -> list[str]:
        """The text in the player's language, as lines of at most `width` columns."""
        lines = wrap(self.said(text), width, indent)
        if self.language is not None:
            self._told.update(line.strip() for line in lines)
        return lines

    def prose(self, text: str, width: int, indent: str = "") -> list[str]:
        """What a scenario wrote, as lines."""
        lines = wrap(text, width, indent)
        self._told.update(line.strip() for line in lines)
        return lines

    def fit(self, text: str, width: int) -> str:
        """The text in the player's language, in exactly `width` columns."""
        found = fit(text if text.strip() in self._told else self._row(text), width)
        if self.language is not None:
            self._told.add(found.strip())
        return found

    def cut(self, text: str, width: int) -> str:
        """The text in the player's language, in at most `width` columns."""
        return self.fit(text, width).rstrip()

    def _row(self, line: str) -> str:
        """A line made of cells, each said for itself; what grows takes of the room behind it."""
        if self.language is None:
            return line
        parts: list[str] = []
        owed = 0
        for part in _CELLS.split(line):
            if part.isspace() and part:
                eaten = min(owed, len(part) - 1 if len(part) > 1 else 0)
                owed = 0
                parts.append(part[eaten:])
                continue
            done = part in self._told or _ANSI.fullmatch(part)
            told = part if done else self.language.row(part)
            owed = max(0, owed + len(told) - len(part))
            parts.append(told)
        return "".join(parts)

    def line(self, text: str = "") -> None:
        """One line; what a scenario or a player wrote cannot steer the terminal."""
        self.write(self._row(text))

    def write(self, text: str) -> None:
        """The same for what is in the player's language already."""
        clean = self._clean(text).rstrip()
        if self.plain:
            clean = clean.replace(" ·", ",")
        self._out.write((clean.translate(_ASCII) if self.ascii else clean) + "\n")

    def _clean(self, text: str) -> str:
        if not self.colour:
            text = _ANSI.sub("", text)
            return _CONTROL.sub(" ", text)
        parts = _ANSI.split(text)
        codes = _ANSI.findall(text)
        clean = [_CONTROL.sub(" ", part) for part in parts]
        return clean[0] + "".join(c + p for c, p in zip(codes, clean[1:], strict=True))

    def lines(self, lines: Iterable[str]) -> None:
        """Several lines, a screenful at a time where a person reads them on a screen."""
        shown = 0
        room = self.height - 3
        for line in (part for whole in lines for part in self._fitted(self._row(whole))):
            if self.paged and shown >= room:
                if self.read("Enter for more, x to stop: ").lower().startswith("x"):
                    return
                shown = 0
            self.write(line)
            shown += 1
        self._told.clear()

    def _fitted(self, line: str) -> list[str]:
        """A line that is too long, in several with its own indent."""
        if visible(line) <= self.width or "\x1b" in line:
            return [line]
        numbered = _NUMBERED.match(line)
        if numbered is not None:
            hanging = " " * numbered.end()
            first, *rest = wrap(line[numbered.end() :], self.width - numbered.end())
            return [numbered[0] + first, *(hanging + part for part in rest)]
        indent = line[: len(line) - len(line.lstrip())]
        return wrap(line.strip(), self.width, indent)

    def say(self, text: str, style: str = "") -> None:
        """A sentence or more, wrapped."""
        for line in self.wrap(text, self.width - 2):
            self.write(" " + (self.style(line, style) if style else line))

    def option(self, number: int, label: str) -> None:
        """A numbered line, wrapped under its beginning."""
        first, *rest = self.wrap(label, self.width - 5) or [""]
        self.write(f"{number:>3}  {first}")
        for line in rest:
            self.write(f"     {line}")

    def rule(self) -> str:
        """A line across, nothing in plain mode."""
        return "" if self.plain else self.style("─" * self.width, "dim")

    def read(self, prompt: str) -> str:
        """One line from the player, without its end. Raises EndOfInputError."""
        asked = self.style(prompt, "key") if prompt == "> " else self.said(prompt)
        self._out.write(f" {asked}")
        self._out.flush()
        text = self._in.readline(LONGEST_LINE)
        rest = text
        while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
            rest = self._in.readline(LONGEST_LINE)
        if not text:
            self.line()
            raise EndOfInputError
        if not self.interactive:
            self.write(text.rstrip("\r\n"))
        return _CONTROL.sub(" ", text).strip()

    def flush(self) -> None:
        self._out.flush()


def _forgiving(stream: TextIO) -> TextIO:
    """What cannot be read or written as text becomes a question mark, never an error."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False


def _speaks_unicode(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        "─█−→“".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
