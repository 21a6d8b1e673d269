"""Makes assets/fonts/advances.json, the widths that the recording painter measures with.

Run `python -m game.ui.desktop.font_metrics` after changing a font or a size of text. For every
size at scale 1: characters grouped by advance in pixels; for every weight: pairs of Latin
characters grouped by kerning in thousandths of the size.
"""

from __future__ import annotations

import json
from collections import defaultdict

import pygame
from pygame.font import Font

from game import paths
from game.ui.desktop.fonts import Fonts
from game.ui.theme import TYPE

_RANGES = ((0x20, 0x7F), (0xA0, 0x180), (0x370, 0x400), (0x400, 0x460))
_SIGNS = "–—‘’“”„…•′″€−×÷≈≠≤≥±½¼¾→←↑↓σμ∑√∞\u2009\u202f⊘"
_KERNED = [chr(c) for c in range(0x21, 0x7F)] + list("ÄÖÜäöüßéèêáàçñøåæ–’“”…\u2009")


def metrics() -> dict[str, dict[str, str]]:
    pygame.font.init()
    fonts = Fonts(1.0)
    characters = [chr(c) for first, end in _RANGES for c in range(first, end)] + list(_SIGNS)
    table: dict[str, dict[str, str]] = {}
    for weight in (400, 600):
        for size in TYPE:
            table[f"{size}/{weight}"] = _advances(fonts.font(size, weight), characters)
        table[f"kern/{weight}"] = _kerning(fonts.file("sans", weight, 1000))
    return table


def _advances(font: Font, characters: list[str]) -> dict[str, str]:
    groups: defaultdict[int, str] = defaultdict(str)
    for c, known in zip(characters, font.metrics("".join(characters)), strict=True):
        if known is not None:
            groups[_width(font, c)] += c
    return {str(width): chars for width, chars in sorted(groups.items())}


def _kerning(font: Font) -> dict[str, str]:
    single = {c: _width(font, c) for c in _KERNED}
    groups: defaultdict[int, str] = defaultdict(str)
    for a in _KERNED:
        for b in _KERNED:
            if extra := _width(font, a + b) - single[a] - single[b]:
                groups[extra] += a + b
    return {str(extra): pairs for extra, pairs in sorted(groups.items())}


def _width(font: Font, text: str) -> int:
    """Advance without the side bearing that ends a line."""
    return font.size(text + "||")[0] - font.size("||")[0]


def main() -> None:
    path = paths.assets() / "fonts" / "advances.json"
    path.write_text(json.dumps(metrics(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
