"""Widths of text without a window, from assets/fonts/advances.json.

The desktop backend makes that file (`game.ui.desktop.font_metrics`).
"""

from __future__ import annotations

import json
import math
from functools import cache

from game import paths
from game.ui.painter import Metrics
from game.ui.theme import TYPE


@cache
def _table() -> dict[str, dict[str, float]]:
    raw = json.loads((paths.assets() / "fonts" / "advances.json").read_text(encoding="utf-8"))
    table: dict[str, dict[str, float]] = {}
    for name, groups in raw.items():
        step = 2 if name.startswith("kern/") else 1
        table[name] = {
            chars[i : i + step]: float(value)
            for value, chars in groups.items()
            for i in range(0, len(chars), step)
        }
    return table


class TableMetrics(Metrics):
    """Whole pixels per glyph as at scale 1, plus kerning in thousandths of the size."""

    def measure(self, text: str, size: str = "text_s", weight: int = 400) -> float:
        advances = _table()[f"{size}/{weight}"]
        px = TYPE[size].px
        width = sum(advances.get(c, px) for c in text)
        if not TYPE[size].mono:
            kern = _table()[f"kern/{weight}"]
            pairs = sum(kern.get(text[i : i + 2], 0.0) for i in range(len(text) - 1))
            width += pairs * px / 1000
        return float(math.floor(width))
