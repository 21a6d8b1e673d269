"""Money of a view in cents: what was paid for people, for what else, and what is left."""

from __future__ import annotations

from game.model.units import DAY, PERMILLE
from game.model.view import View


def labour(view: View) -> int:
    """Cost of people up to now."""
    ledger = view.public.ledger
    return (ledger.labour + ledger.burn * (view.now - ledger.settled)) // (DAY * PERMILLE)


def idle(view: View) -> int:
    """The part of it that was booked and not worked."""
    ledger = view.public.ledger
    return (ledger.idle + ledger.idle_burn * (view.now - ledger.settled)) // (DAY * PERMILLE)


def items(view: View) -> dict[str, int]:
    """What was paid besides people, by item, running costs up to now."""
    ledger = view.public.ledger
    paid = ledger.items.copy()
    for item, cents in ledger.daily.items():
        run = cents * (view.now - ledger.daily_since[item]) // DAY
        paid[item] = paid.get(item, 0) + run - ledger.daily_paid.get(item, 0)
    return {item: cents for item, cents in paid.items() if cents}


def spent(view: View) -> int:
    """All cost so far: people, items, running costs, penalties."""
    return labour(view) + sum(items(view).values())
