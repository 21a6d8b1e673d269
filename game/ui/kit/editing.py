"""Editing a text: caret, selection and what keys do to them. Pure; the field draws it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Edit:
    """Caret and anchor of a selection, as positions between characters."""

    caret: int = 0
    anchor: int = 0
    scroll: float = 0.0
    known: str = ""

    def adopt(self, text: str) -> None:
        """The text was set from outside: the caret goes to its end."""
        if text != self.known:
            self.known = text
            self.caret = self.anchor = len(text)

    @property
    def selection(self) -> tuple[int, int]:
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def place(self, caret: int, *, select: bool) -> None:
        self.caret = caret
        if not select:
            self.anchor = caret

    def replace(self, text: str, put: str, limit: int) -> str:
        """The text with the selection replaced, as far as the limit allows."""
        first, last = self.selection
        room = limit - (len(text) - (last - first))
        put = put[: max(0, room)]
        self.caret = self.anchor = first + len(put)
        self.known = text[:first] + put + text[last:]
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
