"""What our font can draw and how wide it is, read from its file; and what stands for the rest.

A PDF holds our font alone, so that it looks the same everywhere. It has Latin, Greek and Cyrillic.
What it lacks is never dropped and never shown as an empty box: a sign is named ("[rocket]"), a
word in another script is counted and the reader sent to the formats that show it as written.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

from game import paths

FILES = {
    "regular": "IBMPlexSans-Regular.ttf",
    "strong": "IBMPlexSans-SemiBold.ttf",
    "mono": "IBMPlexMono-Regular.ttf",
}
INVISIBLE = frozenset((0x00AD, *range(0x200B, 0x2010), 0x2060, *range(0xFE00, 0xFE10), 0x20E3))
"""Joiners, variation selectors and soft hyphens say nothing by themselves."""
SPACES = dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " ")
"""Line ends inside a text, which stands in one paragraph."""


class Face:
    """Glyphs of one TrueType file: advance widths in thousandths of the size, by code point."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tables = {
            data[at : at + 4].decode("latin-1"): struct.unpack(">I", data[at + 8 : at + 12])[0]
            for at in range(12, 12 + 16 * self._short(4), 16)
        }
        self.widths = self._widths(self._glyphs())

    def _short(self, at: int) -> int:
        return int(struct.unpack(">H", self._data[at : at + 2])[0])

    def _glyphs(self) -> dict[int, int]:
        """Code point to glyph, from the Unicode subtable of format 4 (the basic plane)."""
        cmap = self._tables["cmap"]
        found: dict[int, int] = {}
        for index in range(self._short(cmap + 2)):
            at = cmap + struct.unpack(">I", self._data[cmap + 8 + 8 * index :][:4])[0]
            if self._short(at) == 4:
                found |= self._segments(at)
        return found

    def _segments(self, at: int) -> dict[int, int]:
        count = self._short(at + 6) // 2
        ends, starts = at + 14, at + 16 + 2 * count
        deltas, offsets = starts + 2 * count, starts + 4 * count
        found: dict[int, int] = {}
        for segment in range(count):
            place = offsets + 2 * segment
            offset = self._short(place)
            start = self._short(starts + 2 * segment)
            for code in range(start, self._short(ends + 2 * segment) + 1):
                glyph = self._short(place + offset + 2 * (code - start)) if offset else code
                if glyph:
                    glyph = (glyph + self._short(deltas + 2 * segment)) & 0xFFFF
                if glyph and code != 0xFFFF:
                    found[code] = glyph
        return found

    def _widths(self, glyphs: dict[int, int]) -> dict[int, int]:
        unit = self._short(self._tables["head"] + 18)
        long = self._short(self._tables["hhea"] + 34)
        metrics = self._tables["hmtx"]
        return {
            code: self._short(metrics + 4 * min(glyph, long - 1)) * 1000 // unit
            for code, glyph in glyphs.items()
        }


@cache
def face(name: str) -> Face:
    """A face by its short name."""
    return Face((paths.assets() / "fonts" / FILES[name]).read_bytes())


def width(text: str, size: float, name: str = "regular") -> float:
    """How wide a text is at a size, without kerning."""
    widths = face(name).widths
    total = 0
    for letter in text:
        total += widths.get(ord(letter), 600)
    return total * size / 1000


def shorten(text: str, size: float, most: float, name: str = "regular") -> str:
    """The text, or its beginning with an ellipsis, no wider than `most`."""
    if width(text, size, name) <= most:
        return text
    while text and width(text + "…", size, name) > most:
        text = text[:-1]
    return text.rstrip() + "…"


@cache
def _known() -> frozenset[int]:
    return frozenset(face("regular").widths) & frozenset(face("strong").widths)


def drawable(text: str) -> str:
    """The text with nothing in it that our font lacks."""
    text = unicodedata.normalize("NFC", text).translate(SPACES)
    known = _known()
    if all(ord(letter) in known for letter in text):
        return text
    found: list[str] = []
    foreign: list[str] = []
    for letter in text:
        if ord(letter) in known and not (foreign and letter == " "):
            _name_script(found, foreign)
            found.append(letter)
        elif ord(letter) in INVISIBLE:
            continue
        elif letter == " " or unicodedata.category(letter)[0] in "LMN":
            simple = unicodedata.normalize("NFKD", letter)
            simple = "".join(part for part in simple if ord(part) in known)
            if (
                simple
                and not foreign
                and unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH"))
            ):
                found.append(simple)
            else:
                foreign.append(letter)
        else:
            _name_script(found, foreign)
            found.append(f"[{unicodedata.name(letter, 'unknown sign').lower()}]")
    _name_script(found, foreign)
    return "".join(found)


def _name_script(found: list[str], foreign: list[str]) -> None:
    """Says which script a word is in that cannot be drawn, and how long it is."""
    if not foreign:
        return
    word = "".join(foreign)
    letters = word.rstrip(" ")
    script = unicodedata.name(letters[0], "unknown").split(" ")[0].capitalize()
    if script == "Cjk":
        script = "Chinese, Japanese or Korean"
    count = len(letters)
    found.append(f"[{script} text, {count} character{'s' if count != 1 else ''}]")
    found.append(word[count:])
    foreign.clear()
