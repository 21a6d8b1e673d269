"""What differs between a file as given and as it should be, in a sentence for a person."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import zip_longest

MOST_PAGES = 400
SHOWN = 60
LARGEST_PART = 25_000_000
_TAG = re.compile(rb"<[^>]*>")


def difference(name: str, given: bytes, right: bytes) -> str:
    """Where the first difference lies. Both may be anything."""
    kind = name.rsplit(".", 1)[-1].lower()
    if kind == "pdf":
        return _pdf(given, right)
    if kind in ("docx", "xlsx"):
        return _office(given, right)
    return _lines(given, right)


def same_words(name: str, given: bytes, right: bytes) -> bool:
    """Whether two files say the same, where their bytes differ for want of the same library."""
    kind = name.rsplit(".", 1)[-1].lower()
    if kind == "pdf":
        return _pages(given) == _pages(right) != []
    if kind in ("docx", "xlsx"):
        return _words(given) == _words(right) != b""
    return given == right


def same_parts(name: str, given: bytes, right: bytes) -> bool:
    """Whether two office files hold the same, compressed by different hands."""
    if name.rsplit(".", 1)[-1].lower() not in ("docx", "xlsx"):
        return False
    return _parts(given) == _parts(right) != []


def _lines(given: bytes, right: bytes) -> str:
    pairs = zip_longest(given.split(b"\n"), right.split(b"\n"), fillvalue=b"")
    for number, (a, b) in enumerate(pairs, 1):
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
            start = max(0, at - 20)
            return f"line {number} has {_shown(a, start)}, where the game gives {_shown(b, start)}"
    return "it is longer or shorter than it should be"


def _shown(line: bytes, start: int) -> str:
    text = line[start : start + SHOWN].decode(errors="replace")
    return f"“{''.join(c if c.isprintable() else '·' for c in text)}”"


def _office(given: bytes, right: bytes) -> str:
    try:
        with (
            zipfile.ZipFile(io.BytesIO(given)) as mine,
            zipfile.ZipFile(io.BytesIO(right)) as theirs,
        ):
            names = {entry.filename: entry for entry in mine.infolist()}
            for entry in theirs.infolist():
                own = names.get(entry.filename)
                if own is None:
                    return f"its part {entry.filename} is missing"
                if (own.CRC, own.file_size) != (entry.CRC, entry.file_size):
                    return f"its part {entry.filename} was changed"
            extra = set(names) - set(theirs.namelist())
            if extra:
                return f"it has a part too many, {min(extra)[:80]}"
    except Exception:  # what is no office file is a difference too
        return "it is not the office file that it should be"
    return "its parts are the same, but they are put together differently"


def _pdf(given: bytes, right: bytes) -> str:
    mine, theirs = _pages(given), _pages(right)
    if not mine:
        return "its pages cannot be read"
    if len(mine) != len(theirs):
        return f"it has {len(mine)} pages instead of {len(theirs)}"
    changed = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=True), 1) if a != b]
    if changed:
        a, b = mine[changed[0] - 1].encode(), theirs[changed[0] - 1].encode()
        return f"the words on page {changed[0]} were changed: {_lines(a, b)}"
    return "its words are the same, but a picture, an attachment or the layout was changed"


def _pages(data: bytes) -> list[str]:
    from pypdf import PdfReader

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return [page.extract_text() for page in pages] if len(pages) <= MOST_PAGES else []
    except Exception:  # a PDF that cannot be read has no words
        return []


def _words(data: bytes) -> bytes:
    return b"\0".join(_TAG.sub(b"", part) for _, part in _parts(data))


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = sorted(file.namelist())
            return [(name, file.open(name).read(LARGEST_PART)) for name in names]
    except Exception:  # what is no office file has no parts
        return []
