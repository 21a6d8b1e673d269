"""Editing a text: caret, selection and what keys do to them. Pure; the field draws it."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_UNDONE = 200


@dataclass(slots=True)
class Edit:
    """Caret and anchor of a selection, as positions between characters.

    `composed` is what an input method holds at the caret and has not committed. Typing on is undone
    word by word, everything else change by change.
    """

    caret: int = 0
    anchor: int = 0
    scroll: float = 0.0
    known: str = ""
    composed: str = ""
    done: list[tuple[str, int]] = field(default_factory=list)
    undone: list[tuple[str, int]] = field(default_factory=list)
    typing: bool = False

    def adopt(self, text: str) -> None:
        """The text was set from outside: the caret goes to its end."""
        if text != self.known:
            self.known = text
            self.caret = self.anchor = len(text)
            self.done, self.undone, self.typing = [], [], False

    @property
    def selection(self) -> tuple[int, int]:
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def place(self, caret: int, *, select: bool) -> None:
        self.caret, self.typing = caret, False
        if not select:
            self.anchor = caret

    def replace(self, text: str, put: str, limit: int) -> str:
        """The text with the selection replaced, as far as the limit allows."""
        first, last = self.selection
        room = limit - (len(text) - (last - first))
        put = put[: max(0, room)]
        self._remember(text, put, first == last)
        self.caret = self.anchor = first + len(put)
        self.known = text[:first] + put + text[last:]
        return self.known

    def _remember(self, text: str, put: str, inserted: bool) -> None:
        typed = inserted and len(put) == 1 and put != " "
        if not (typed and self.typing):
            self.done = [*self.done, (text, self.caret)][-MOST_UNDONE:]
        self.undone = []
        self.typing = typed

    def undo(self, text: str) -> str:
        """The text before the last change; the same where there is none."""
        return self._back(text, self.done, self.undone)

    def redo(self, text: str) -> str:
        """The text before the last undo; the same where there is none."""
        return self._back(text, self.undone, self.done)

    def _back(self, text: str, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> str:
        if not source:
            return text
        target.append((text, self.caret))
        self.known, self.caret = source.pop()
        self.anchor, self.typing = self.caret, False
        return self.known

    def erase(self, text: str, by: int, *, word: bool) -> str:
        """Delete the selection, or one character (word) before or behind the caret."""
        if self.caret == self.anchor:
            self.anchor = step(text, self.caret, by, word=word)
        return self.replace(text, "", len(text))


def step(text: str, at: int, by: int, *, word: bool) -> int:
    """The position one character, or one word, further."""
    if not word:
        return min(len(text), max(0, at + by))
    inner = text[:at][::-1] if by < 0 else text[at:]
    count = len(inner) - len(inner.lstrip(" "))
    while count < len(inner) and inner[count] != " ":
        count += 1
    return at + by * count


def word_at(text: str, at: int) -> tuple[int, int]:
    """The word around a position."""
    first = last = at
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return first, last
