"""Money: what it cost, what it will cost, what a late day costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.evidence.ledger import idle, items, labour, spent
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.moves import reserve
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def money(game: Game) -> Page:
    """Budget, cost so far, cost at completion, reserves, items."""
    view, console = game.view, game.console
    project, public = view.project, view.public
    ledger = public.ledger
    page = Page("MONEY")
    so_far, over = spent(view), public.plan_cost - project.bac
    state = figures.cost_state(view)
    rows = [
        ("Budget at completion", project.bac, ""),
        ("Spent so far", so_far, f"{so_far * 100 // max(1, project.bac)} % of the budget"),
        (
            "  of that people",
            labour(view),
            f"{w.money(figures.daily_burn(view))} a day now",
        ),
        ("  of that idle", idle(view), "booked, and no work"),
        ("Cost at completion", public.plan_cost, w.signed_amount(over)),
        ("Contingency left", ledger.contingency, f"drawn {w.amount(ledger.drawn)}"),
        ("Management reserve", ledger.reserve, "the sponsor gives it"),
    ]
    for name, cents, note in rows:
        mark = ""
        if name == "Cost at completion":
            mark = "  " + console.style(f"{phrases.SIGN[state]} {phrases.STATE[state]}", state)
        page.add(
            f" {name:<22}{w.money_figure(cents):>12} {project.currency}  {note}{mark}".rstrip()
        )
    deadline = project.deadline
    if deadline.penalty:
        cap = f", at most {deadline.penalty_cap_days} days" if deadline.penalty_cap_days else ""
        page.add(
            f" A day after {w.day(public.deadline)} costs {w.money(deadline.penalty)}{cap}; "
            f"charged so far {w.money(ledger.delay_penalty)}."
        )
    largest = sorted(items(view).items(), key=lambda pair: -abs(pair[1]))
    if largest:
        page.add(console.rule(), " Largest items")
    for item, cents in largest[:8]:
        page.add(f"   {w.item_name(view, item)[:44]:<46}{w.money_figure(cents):>12}")
    if len(largest) > 8:
        rest = sum(cents for _, cents in largest[8:])
        page.add(f"   {len(largest) - 8} more{'':<40}{w.money_figure(rest):>12}")
    page.choice("Ask the sponsor for money of the reserve", lambda: reserve(game, ""))
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.keys["why"] = lambda rest: asking.why(game, rest or "cost")
    page.hint = "Enter home · why: what the cost is made of · reserve 20k · ? help"
    return page
