"""Rich text: `**bold**`, `[[term]]`, `[[shown|term]]` and `{warn:coloured}`, broken into lines."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache

from game.ui import text_layout
from game.ui.painter import Metrics, Painter
from game.ui.theme import line_height


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    weight: int = 400
    colour: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of one line: where it begins, and its width."""

    x: float
    line: int
    width: float
    span: Span


_MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[\[(?P<term>.+?)\]\]|\{(?P<colour>\w+):(?P<c>.+?)\}")


@lru_cache(maxsize=512)
def spans(text: str) -> tuple[Span, ...]:
    """The text without its marks, as spans of one look each."""
    found: list[Span] = []
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            found.append(Span(text[at : mark.start()]))
        if mark["bold"]:
            found.append(Span(mark["bold"], 600))
        elif mark["term"]:
            shown, _, term = mark["term"].partition("|")
            found.append(Span(shown, term=term or shown))
        else:
            found.append(Span(mark["c"], 600, mark["colour"]))
        at = mark.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)


def lay(metrics: Metrics, text: str, width: float, size: str) -> list[Placed]:
    """Spans broken into lines no wider than `width`, in the player's language."""
    text, metrics = metrics.say(text), metrics.plain
    placed: list[Placed] = []
    x, line = 0.0, 0
    for span in spans(text):
        for word in _words(metrics, span, width, size):
            if word == "\n":
                x, line = 0.0, line + 1
                continue
            bare = metrics.measure(word.rstrip(), size, span.weight)
            if x > 0 and x + bare > width:
                x, line = 0.0, line + 1
            advance = metrics.measure(word, size, span.weight)
            last = placed[-1] if placed else None
            if (
                last is not None
                and last.line == line
                and last.span.term == span.term
                and (last.span.weight == span.weight and last.span.colour == span.colour)
            ):
                whole = Span(last.span.text + word, span.weight, span.colour, span.term)
                reach = metrics.measure(whole.text, size, span.weight)
                placed[-1] = Placed(last.x, line, reach, whole)
                x = last.x + reach
            else:
                placed.append(Placed(x, line, advance, Span(word, *_style(span))))
                x += advance
    return placed


def _words(metrics: Metrics, span: Span, width: float, size: str) -> list[str]:
    """The words of a span with the spaces behind them; those too long for a line in parts."""
    found: list[str] = []
    for word in re.findall(r"\n|[^ \n]+ *| +", span.text):
        while metrics.measure(word.rstrip(), size, span.weight) > width and len(word) > 1:
            cut = text_layout.fitting(metrics, word, width, size, span.weight)
            found.append(word[:cut])
            word = word[cut:]
        found.append(word)
    return found


def _style(span: Span) -> tuple[int, str, str]:
    return span.weight, span.colour, span.term


def rich_height(
    metrics: Metrics, text: str, width: float, size: str = "text_s", line: float | None = None
) -> float:
    """Height of a rich paragraph, to lay out what stands below it."""
    lines = lay(metrics, text, width, size)
    step = line_height(size, prose=True) if line is None else line
    return (lines[-1].line + 1 if lines else 0) * step


def underline(p: Painter, x: float, y: float, width: float, size: str) -> None:
    """The dotted line below a term whose line box begins at y."""
    base = y + line_height(size) - 1
    p.line(x, base, x + width, base, "muted", 1, (1, 2))


def draw_rich(
    p: Painter,
    x: float,
    y: float,
    width: float,
    text: str,
    size: str = "text_s",
    colour: str = "text2",
    terms: Container[str] = (),
    line: float | None = None,
    max_lines: int | None = None,
) -> float:
    """Draws it with dotted lines below known terms; returns the height."""
    step = line_height(size, prose=True) if line is None else line
    shift = (step - line_height(size)) / 2
    height = 0.0
    placed = lay(p, text, width, size)
    if max_lines is not None:
        placed = _cut(p.plain, placed, width, size, max_lines)
    for piece in placed:
        height = (piece.line + 1) * step
        span = piece.span
        ink = span.colour or ("text" if span.weight == 600 else colour)
        at = y + shift + piece.line * step
        p.plain.text(x + piece.x, at, span.text, size, span.weight, ink)
        if span.term in terms:
            underline(p, x + piece.x, at, p.plain.measure(span.text.rstrip(), size), size)
    return height


def _cut(
    metrics: Metrics, placed: list[Placed], width: float, size: str, most: int
) -> list[Placed]:
    """The first lines, with a sign at the end where there were more."""
    kept = [piece for piece in placed if piece.line < most]
    if not kept or len(kept) == len(placed):
        return placed
    last = kept[-1]
    long = f"{last.span.text.rstrip()}{text_layout.ELLIPSIS}"
    text = text_layout.elide(metrics, long, width - last.x, size, last.span.weight)
    return [*kept[:-1], replace(last, span=replace(last.span, text=text))]
