"""All that you can do: the scenario's ordinary moves by category, and the general ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
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
from game.ui.screens.offers import CATEGORIES, Offer, do, offers, prices
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner, line, pair

if TYPE_CHECKING:
    from game.ui.play import Play


class MovesScreen(RunScreen):
    """The list at the left, one move with its price at the right."""

    name = "moves"
    rail = "moves"
    title = "Moves"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("list", 0),)), Col((("one", 0), ("hours", 220)), 440))),),
        "L": (Page("", (Col((("list", 0),), 776), Col((("one", 0), ("hours", 200))))),),
        "M": (
            Page("Moves", (Col((("list", 0),)), Col((("one", 0),), 320))),
            one("hours", name="Your list"),
        ),
        "S": (one("list", name="Moves"), one("one", name="Move"), one("hours", name="Your list")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.only = ""
        every = offers(self)
        free = [o for o in every if o.action is not None and not self.run.possible(o.action)]
        self.selected = (free or every)[0].key

    def arrival(self) -> str:
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
