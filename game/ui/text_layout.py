"""Breaking and cutting text by measured width. Used by every backend, so that they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.ui.painter import Metrics

ELLIPSIS = "…"


def elide(metrics: Metrics, text: str, width: float, size: str, weight: int = 400) -> str:
    """The text, or as much of it as fits with "…" behind it."""
    if metrics.measure(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.measure(text[:middle].rstrip() + ELLIPSIS, size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(
    metrics: Metrics,
    text: str,
    width: float,
    size: str = "text_s",
    weight: int = 400,
    max_lines: int | None = None,
) -> list[str]:
    """Lines no wider than `width`; "\\n" starts a new one; overlong words are broken.

    The lines are in the player's language: draw them with a `plain` painter.
    """
    text, metrics = metrics.say(text), metrics.plain
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if metrics.measure(longer, size, weight) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while len(line) > 1 and metrics.measure(line, size, weight) > width:
                cut = fitting(metrics, line, width, size, weight)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    if max_lines is not None and len(lines) > max_lines:
        last = " ".join(lines[max_lines - 1 :])
        lines = [*lines[: max_lines - 1], elide(metrics, last, width, size, weight)]
    return lines


def fitting(metrics: Metrics, word: str, width: float, size: str, weight: int) -> int:
    """How many letters of a word fit into the width; at least one."""
    cut = 1
    while cut < len(word) and metrics.measure(word[: cut + 1], size, weight) <= width:
        cut += 1
    return cut
