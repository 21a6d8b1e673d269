"""The tester's language: English with accents, 40 % longer, still readable."""

from __future__ import annotations

import re

from game.ui.language.messages import GAP

LONGER = 1.4
_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_TERM = re.compile(r"\[\[(.+?)(?:\|(.+?))?\]\]")
_KEEP = re.compile(rf"{GAP.pattern}|\{{\w+:|\|[^\]|]+\]\]")


def lengthened(text: str) -> str:
    """Vowels get accents and are doubled until the text is 40 % longer; gaps and marks stay."""
    text = _TERM.sub(lambda m: f"[[{m[1]}|{m[2] or m[1]}]]", text)
    kept = {i for match in _KEEP.finditer(text) for i in range(*match.span())}
    letters = [i for i, c in enumerate(text) if c.isalpha() and i not in kept]
    vowels = [i for i in letters if text[i] in "aeiouyAEIOUY"]
    extra = -(-len(letters) * 2 // 5)
    grown: dict[int, int] = {}
    for n in range(extra):
        place = (vowels or letters)[n * max(1, len(vowels or letters)) // extra]
        grown[place] = grown.get(place, 0) + 1
    accented = {i: text[i].translate(_ACCENTS) for i in vowels}
    return "".join(
        accented.get(i, c) + accented.get(i, c).lower() * grown.get(i, 0)
        for i, c in enumerate(text)
    )
