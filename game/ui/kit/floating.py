"""What floats: explanation cards and toasts. Their size, place and drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.ui import text_layout
from game.ui.geometry import Rect
from game.ui.kit.node import Card, Factor
from game.ui.kit.rich import draw_rich, rich_height
from game.ui.kit.ui import OpenCard, Toast
from game.ui.painter import Metrics, Painter
from game.ui.theme import ROW

CARD_W = 320
_PAD = 12
_TOAST_W = 400
_KEYS = "F1 pins, Esc closes"
_TOAST_LOOK = {
    "done": ("check", "accent"),
    "refusal": ("block", "bad"),
    "notice": ("warn", "warn"),
}


def card_height(metrics: Metrics, card: Card, width: float = CARD_W) -> float:
    inner = width - 2 * _PAD
    title = text_layout.wrap(metrics, card.title, inner, "text_s", 600)
    height = 23.0 + 16 * len(title) + rich_height(metrics, card.text, inner, line=16)
    for factor in _factors(metrics, card, inner):
        height += 16 * len(_name(metrics, factor, inner))
        height += rich_height(metrics, factor.note, inner - 12, line=16)
    height += 4 if card.factors else 0
    return height + ((26 if _beside(metrics, card, inner) else 42) if _foot(card) else 0)


def fitted(metrics: Metrics, card: Card, window: Rect) -> Card:
    """The card as the window has room for it: without notes, then with fewer factors."""
    width, most = min(float(CARD_W), window.w - 16), window.h - 16
    if card_height(metrics, card, width) <= most:
        return card
    card = replace(card, factors=tuple(replace(each, note="") for each in card.factors))
    while card.factors and card_height(metrics, card, width) > most:
        card = replace(card, factors=card.factors[:-1])
    return card


def _factors(metrics: Metrics, card: Card, inner: float) -> Iterator[Factor]:
    """The factors; a value that is a long text stands below its name."""
    for factor in card.factors:
        if metrics.measure(factor.value, "text_s", 600) <= inner * 0.7:
            yield factor
        else:
            note = "\n".join(part for part in (factor.value, factor.note) if part)
            yield Factor(factor.name, "", note)


def _name(metrics: Metrics, factor: Factor, inner: float) -> list[str]:
    """The lines of a factor's name beside its value."""
    room = inner - metrics.measure(factor.value, "text_s", 600) - 8
    return text_layout.wrap(metrics, factor.name, max(60.0, room))


def _source(card: Card) -> str:
    return card.source or ("Glossary" if card.term else "")


def _beside(metrics: Metrics, card: Card, inner: float) -> bool:
    """Whether the source stands in one line with the keys."""
    return metrics.measure(_source(card)) + metrics.measure(_KEYS) + 8 <= inner


def _foot(card: Card) -> bool:
    """Whether a line with source and keys stands below; a preview of a drop has none."""
    return not card.preview


def place_card(metrics: Metrics, shown: OpenCard, window: Rect) -> Rect:
    """Above what it explains, else below, else beside; never over it, never outside."""
    width = min(float(CARD_W), window.w - 16)
    height = card_height(metrics, fitted(metrics, shown.card, window), width)
    if shown.at is not None:
        x, y = shown.at
        return Rect(x, y, width, height)
    about = shown.about
    x = min(max(window.x + 8, about.x), window.right - width - 8)
    if about.y - 8 - height >= window.y:
        return Rect(x, about.y - 8 - height, width, height)
    if about.bottom + 8 + height <= window.bottom:
        return Rect(x, about.bottom + 8, width, height)
    y = min(max(window.y + 8, about.cy - height / 2), window.bottom - height - 8)
    if about.right + 8 + width <= window.right:
        return Rect(about.right + 8, y, width, height)
    return Rect(max(window.x + 8, about.x - 8 - width), y, width, height)


def draw_card(p: Painter, box: Rect, card: Card, *, pinned: bool) -> None:
    p.tag("card")
    p.round_rect(box, 8, "bg3", "line_strong")
    inner = box.inset(_PAD, 10)
    y = inner.y + 3 + p.paragraph(inner.x, inner.y, inner.w, card.title, "text_s", 600, line=16)
    if card.text:
        y += draw_rich(p, inner.x, y, inner.w, card.text, line=16)
    if card.factors:
        y += 4
    for factor in _factors(p, card, inner.w):
        p.text(inner.right, y, factor.value, "text_s", 600, align="right")
        for part in _name(p, factor, inner.w):
            p.plain.text(inner.x, y, part, colour="text2")
            y += 16
        if factor.note:
            y += draw_rich(p, inner.x + 12, y, inner.w - 12, factor.note, colour="muted", line=16)
    if not _foot(card):
        return
    foot = box.bottom - 26
    keys = "Esc closes" if pinned else _KEYS
    p.text(inner.right, foot, keys, colour="muted", align="right")
    above = 0 if _beside(p, card, inner.w) else 16
    colour = "muted" if card.source else "accent"
    p.text(inner.x, foot - above, _source(card), colour=colour, max_width=inner.w)


def card_link(box: Rect) -> Rect:
    """Where "Glossary" stands in a card."""
    return Rect(box.x, box.bottom - 32, box.w / 2, 32)


def toast_box(metrics: Metrics, toast: Toast, content: Rect) -> Rect:
    width = min(float(_TOAST_W), content.w)
    lines = text_layout.wrap(metrics, toast.text, width - 96) if toast.text else []
    title = text_layout.wrap(metrics, toast.title, width - 96, "text_m", 600)
    height = 20 + 20 * len(title) + 16 * len(lines) + (4 if lines else 0)
    return Rect(content.right - width, content.bottom - height, width, height)


def toast_close(box: Rect) -> Rect:
    return Rect(box.right - ROW["control"] - 4, box.y + 4, ROW["control"], ROW["control"])


def draw_toast(p: Painter, box: Rect, toast: Toast) -> None:
    icon, colour = _TOAST_LOOK[toast.kind]
    p.tag("toast")
    p.round_rect(box, 8, "bg3", colour)
    p.icon(icon, box.x + 12, box.y + 10, 20, "text" if toast.kind == "done" else colour)
    x, y, wide = box.x + 44, box.y + 10, box.w - 96
    y += p.paragraph(x, y, wide, toast.title, "text_m", 600, line=20)
    if toast.text:
        p.paragraph(x, y + 2, wide, toast.text, colour="text2", line=16)
    close = toast_close(box)
    p.icon("close", close.cx - 8, close.cy - 8, 16, "muted")
