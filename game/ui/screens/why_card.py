"""The card that opens a number: its factors, and below them the events behind it."""

from __future__ import annotations

from game.ui import wording
from game.ui.kit import Card, Factor, Ui
from game.ui.kit.floating import card_height, fitted
from game.ui.why import Moved, Why

MOST = 5
"""Events that a card shows at most; fewer where the window is low."""


def why_card(ui: Ui, why: Why) -> Card:
    """The answer to "why?" as a card that fits into the window."""
    factors = tuple(Factor(*each) for each in why.factors)
    for most in range(min(MOST, len(why.moved)), 0, -1):
        shown = factors + events(why.moved, most, largest=why.largest)
        card = Card(why.title, why.text, shown, why.source, why.term)
        if card_height(ui.metrics, card) <= ui.size[1] - 16:
            return card
    card = Card(why.title, why.text, factors, why.source, why.term)
    return fitted(ui.metrics, card, ui.window)


def events(moved: tuple[Moved, ...], most: int = 3, *, largest: bool = False) -> tuple[Factor, ...]:
    """Events as lines of a card, with how many there are in all."""
    if not moved or not most:
        return ()
    count = wording.plural(len(moved), "event")
    if len(moved) > most:
        count = f"the {'largest' if largest else 'last'} {most} of {count}"
    lines = (Factor(each.day, each.by, each.text) for each in moved[:most])
    return (Factor("What happened", count), *lines)
