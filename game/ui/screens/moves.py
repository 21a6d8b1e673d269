"""All that you can do: the scenario's ordinary moves by category, and the general ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    Button,
    Card,
    Chip,
    Hint,
    ListRow,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    Separator,
    Ui,
    rich_height,
)
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import empty, inner, line, pair

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
                lambda o=offer: do(screen, o),
                text=offer.text,
                figure=prices(offer),
                icon="fork",
                reason=screen.run.possible(action),
                group="what",
                card=Card(offer.title, offer.text),
            )
        )
    return made


class MovesScreen(RunScreen):
    """The list at the left, one move with its price at the right."""

    name = "moves"
    rail = "moves"
    title = "Moves"
    layouts = {
        "XL": (Page("", (Col((("list", 0),)), Col((("one", 0), ("hours", 220)), 440))),),
        "L": (Page("", (Col((("list", 0),), 776), Col((("one", 0), ("hours", 200))))),),
        "M": (
            Page("Moves", (Col((("list", 0),)), Col((("one", 0),), 320))),
            one("hours", name="Your list"),
        ),
        "S": (one("list", name="Moves"), one("one", name="Move"), one("hours", name="Your list")),
    }

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.only = ""
        every = offers(self)
        free = [o for o in every if o.action is not None and not self.run.possible(o.action)]
        self.selected = (free or every)[0].key

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        return f"offer.{self.selected}"

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {"list": self._list, "one": self._one, "hours": self._hours}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Move"),
            Hint(("Enter",), "Choose, again: do it"),
            Hint(("Z",), "Take back", self.run.take_back),
            Hint(("Ctrl+K",), "Find", self.play.open_finder),
            Hint(("F1",), "Explain"),
        ]

    def _list(self, ui: Ui, panel: Rect) -> list[Node]:
        nodes: list[Node] = [
            Panel("list", panel, "What you can do", subtitle="cost, your hours, lead time")
        ]
        area = inner(ui, panel, 44, 8)
        every = offers(self)
        x, y = area.x, area.y
        chips = [("", "All")] + [
            (id, name)
            for id, (name, _) in CATEGORIES.items()
            if any(o.category == id for o in every)
        ]
        for id, name in chips:
            wide = ui.measure(name) + 20 + (18 if id == self.only else 0)
            if x + wide > area.right:
                x, y = area.x, y + 32
            nodes.append(
                Chip(
                    f"only.{id or 'all'}",
                    Rect(x, y, wide, 24),
                    name,
                    id == self.only,
                    self._filter(id),
                    group="only",
                )
            )
            x += wide + 8
        top = y + 34
        shown = [o for o in every if self.only in ("", o.category)]
        rows: list[Node] = []
        two = area.w >= 640
        column_w = (area.w - 24) / 2 if two else area.w - 8
        at = [top, top]
        last = ["", ""]
        half = self._half(shown) if two else len(shown)
        for number, offer in enumerate(shown):
            column = 0 if number < half else 1
            left = area.x + column * (column_w + 12)
            if offer.category != last[column]:
                last[column] = offer.category
                rows.append(
                    line(
                        f"head.{offer.category}.{column}",
                        left,
                        at[column] + 6,
                        column_w,
                        CATEGORIES[offer.category][0],
                        weight=600,
                    )
                )
                at[column] += 28
            rows.append(self._row(offer, Rect(left, at[column], column_w, 32)))
            at[column] += 34
        total = max(at) - top
        body = Rect(area.x - 6, top - 2, area.w + 12, panel.bottom - top - 4)
        return [*nodes, ScrollArea("list.rows", body, "Moves", rows, total + 8)]

    @staticmethod
    def _half(shown: list[Offer]) -> int:
        """Where the second column begins: at a new category near the middle."""
        middle = len(shown) / 2
        starts = [i for i in range(1, len(shown)) if shown[i].category != shown[i - 1].category]
        return min(starts, key=lambda i: abs(i - middle), default=len(shown))

    def _filter(self, id: str) -> Callable[[], None]:
        def change() -> None:
            self.only = id
            shown = [o for o in offers(self) if self.only in ("", o.category)]
            if shown and self.selected not in [o.key for o in shown]:
                self.selected = shown[0].key

        return change

    def _row(self, offer: Offer, rect: Rect) -> Node:
        reason = self.run.possible(offer.action) if offer.action is not None else ""

        def press() -> None:
            if self.selected == offer.key and not reason:
                do(self, offer)
            self.selected = offer.key

        return ListRow(
            f"offer.{offer.key}",
            rect,
            offer.title,
            press,
            figure="not now" if reason else prices(offer),
            icon=CATEGORIES[offer.category][1],
            colour="muted" if reason else "text",
            figure_colour="muted",
            selected=offer.key == self.selected,
            group="offers",
        )

    def _one(self, ui: Ui, panel: Rect) -> list[Node]:
        offer = next((o for o in offers(self) if o.key == self.selected), offers(self)[0])
        area = inner(ui, panel, 16, 60)
        name, _ = CATEGORIES[offer.category]
        wrap = rich_height(ui.metrics, f"**{offer.title}**", area.w, "text_m")
        nodes: list[Node] = [
            Panel("one", panel),
            line("one.kind", area.x, area.y, area.w, name, colour="muted"),
            Paragraph(
                "one.title",
                Rect(area.x, area.y + 20, area.w, wrap),
                f"**{offer.title}**",
                size="text_m",
                colour="text",
            ),
        ]
        y = area.y + 28 + wrap
        tall = min(rich_height(ui.metrics, offer.text, area.w), max(20.0, area.bottom - y - 100))
        nodes += [
            Paragraph("one.text", Rect(area.x, y, area.w, tall), offer.text),
            Separator("one.rule", Rect(area.x, y + tall + 6, area.w, 9)),
        ]
        y += tall + 22
        currency = self.view.project.currency
        rows = [
            (f"Cost, {currency}", wording.money_figure(offer.cost)),
            ("Your time", wording.hours(offer.hours)),
            ("Works after", wording.days(offer.lead) if offer.lead else "at once"),
        ]
        move = self.view.project.moves.get(self.selected.removeprefix("move."))
        if move is not None:
            used = len(self.view.public.moves[move.id])
            rows.append(("Done so far", f"{used} of {move.limit}" if move.limit else str(used)))
        for i, (what, figure) in enumerate(rows):
            if y + 20 > area.bottom + 8:
                break
            nodes += pair(
                f"one.row{i}", Rect(area.x, y, area.w, 16), what, figure, weight=400, ui=ui
            )
            y += 24
        reason = self.run.possible(offer.action) if offer.action is not None else ""
        if reason:
            tall = rich_height(ui.metrics, reason, area.w)
            if y + tall <= area.bottom + 8:
                nodes.append(
                    Paragraph(
                        "one.reason", Rect(area.x, y + 4, area.w, tall), reason, colour="warn"
                    )
                )
        label = "Do it" if offer.action is not None else "Go there"
        nodes.append(
            Button(
                "one.do",
                Rect(area.x, panel.bottom - 52, area.w, 40),
                label,
                lambda: do(self, offer),
                primary=True,
                reason=reason,
            )
        )
        return nodes

    def _hours(self, ui: Ui, panel: Rect) -> list[Node]:
        """The manager's own list: what is begun and not yet done."""
        view = self.view
        errands = view.public.errands
        left = sum(e.left for e in errands) // 1000
        nodes: list[Node] = [
            Panel(
                "hours",
                panel,
                "Your list",
                subtitle=f"{wording.hours(left)} of work" if errands else "",
                icon="clock",
            ),
        ]
        area = inner(ui, panel, 42, 8)
        free = view.public.errands_pace // 10
        if not errands:
            return nodes + empty(
                ui, "hours", area, f"Nothing waits. {free} % of your week is free of tasks."
            )
        y = area.y
        for i, errand in enumerate(errands):
            if y + 20 > area.bottom:
                break
            nodes += pair(
                f"hours.{i}",
                Rect(area.x, y, area.w, 16),
                errand.label,
                wording.hours(max(1, errand.left // 1000)),
                weight=400,
                ui=ui,
            )
            y += 22
        return nodes
