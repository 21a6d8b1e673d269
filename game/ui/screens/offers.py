"""All that can be done, as offers with their price: the scenario's moves and the general ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import (
    AutomateTests,
    LookForRisks,
    MakeMove,
    PayDownDebt,
    Retrospective,
)
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Card,
    ListRow,
    Node,
    Ui,
)
from game.ui.screens.base import RunScreen

if TYPE_CHECKING:
    from game.model.actions import Action


CATEGORIES = {
    "plan": ("Plan", "plan"),
    "people": ("People", "team"),
    "risk": ("Risks", "risks"),
    "stakeholder": ("Stakeholders", "people"),
    "scope": ("Scope", "filter"),
    "quality": ("Quality", "ok"),
    "supplier": ("Suppliers", "truck"),
    "governance": ("Governance", "flag"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do: a recorded action, or a screen where its arguments are chosen."""

    key: str
    category: str
    title: str
    text: str
    cost: int = 0
    hours: int = 0
    lead: int = 0
    action: Action | None = None
    screen: str = ""


def offers(screen: RunScreen) -> list[Offer]:
    """Everything, in the order of the categories."""
    view = screen.view
    p = screen.run.parameters
    made = [
        Offer(f"move.{m.id}", m.category, m.title, m.text, m.cost, m.hours, m.lead, MakeMove(m.id))
        for m in view.project.moves.values()
    ]
    made += [
        Offer(
            "plan",
            "plan",
            "Ask for a fresh estimate of a task",
            "The crew tells what remains, more truly. On the plan screen.",
            hours=60,
            screen="plan",
        ),
        Offer(
            "hold",
            "plan",
            "Hold or fast-track a task",
            "Change when a task may start. On the plan screen.",
            screen="plan",
        ),
        Offer(
            "rebase",
            "plan",
            "Ask for a new baseline",
            "The sponsor decides. On the plan screen.",
            hours=60,
            screen="plan",
        ),
        Offer(
            "assign",
            "people",
            "Assign people, overtime, pairing",
            "Who works on what, and how long. On the team screen.",
            screen="team",
        ),
        Offer(
            "hire",
            "people",
            "Hire, train or release somebody",
            "Contractors come soon, employees late. On the team screen.",
            hours=240,
            screen="team",
        ),
        Offer(
            "retro",
            "people",
            "Hold a retrospective",
            "The team looks back for half a day: morale, learning, quality.",
            hours=240,
            action=Retrospective(),
        ),
        Offer(
            "workshop",
            "risk",
            "Hold a risk workshop",
            "Half a day of the team; finds risks nobody knew.",
            hours=p.workshop_minutes,
            action=LookForRisks("workshop"),
        ),
        Offer(
            "premortem",
            "risk",
            "Hold a pre-mortem",
            "A quarter of a day: imagine that it failed, and say why.",
            hours=p.premortem_minutes,
            action=LookForRisks("premortem"),
        ),
        Offer(
            "respond",
            "risk",
            "Respond to a risk",
            "Avoid, mitigate, transfer, accept. On the risk screen.",
            screen="risks",
        ),
        Offer(
            "talk",
            "stakeholder",
            "Talk with somebody",
            "Listen, say how things stand, ask for help.",
            hours=p.talk_minutes,
            screen="stakeholders",
        ),
        Offer(
            "report",
            "stakeholder",
            "Send a status report",
            "Date, cost, state and your words.",
            hours=p.report_minutes,
            screen="report",
        ),
        Offer(
            "debt0",
            "quality",
            "No capacity for technical debt",
            "The debt grows slowly.",
            action=PayDownDebt(0),
        ),
        Offer(
            "debt1",
            "quality",
            "10 % of capacity for technical debt",
            "Slower now, faster and fewer faults later.",
            action=PayDownDebt(100),
        ),
        Offer(
            "debt2",
            "quality",
            "20 % of capacity for technical debt",
            "Twice as much, until you change it.",
            action=PayDownDebt(200),
        ),
        Offer(
            "automate",
            "quality",
            "Automate the tests",
            "Faults show sooner from then on.",
            hours=120,
            action=AutomateTests(),
        ),
        Offer(
            "reserve",
            "governance",
            "Ask for management reserve",
            "Money from the sponsor. On the money screen.",
            hours=30,
            screen="money",
        ),
    ]
    order = list(CATEGORIES)
    return sorted(made, key=lambda offer: order.index(offer.category))


def do(screen: RunScreen, offer: Offer) -> None:
    """Submits the action, or goes where its arguments are chosen."""
    if offer.action is None:
        screen.play.go(offer.screen)
        return
    price = f"{wording.money(offer.cost, screen.view.project.currency)}. " if offer.cost else ""
    hours = f"{wording.hours(offer.hours)} on your list." if offer.hours else ""
    screen.run.submit(offer.action, done=offer.title, text=f"{price}{hours}".strip())


def prices(offer: Offer) -> str:
    """ "12,000, 2 h, 5 d" """
    parts = []
    if offer.cost:
        parts.append(wording.money_figure(offer.cost))
    if offer.hours:
        parts.append(wording.hours(offer.hours))
    if offer.lead:
        parts.append(wording.days(offer.lead))
    return ", ".join(parts) or "free"


def move_rows(screen: RunScreen, ui: Ui, actions: Sequence[MakeMove], at: Rect) -> list[Node]:
    """Moves of the scenario as rows, for screens that offer some of them."""
    made: list[Node] = []
    by_action = {
        offer.action: offer for offer in offers(screen) if isinstance(offer.action, MakeMove)
    }
    for i, action in enumerate(actions):
        offer = by_action[action]
        rect = Rect(at.x, at.y + i * (at.h + 2), at.w, at.h)
        made.append(
            ListRow(
                f"what.{offer.key}",
                rect,
                offer.title,
                partial(do, screen, offer),
                text=offer.text,
                figure=prices(offer),
                icon="fork",
                reason=screen.run.possible(action),
                group="what",
                card=Card(offer.title, offer.text),
            )
        )
    return made
