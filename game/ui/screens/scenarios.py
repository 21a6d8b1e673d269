"""Choosing a scenario: what it is, how long it takes, what it trains; level and seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.model.parameters import LEVELS
from game.model.scenario import Scenario
from game.ui import offered, phrases, wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Hint,
    Icon,
    Label,
    Link,
    Node,
    Option,
    Panel,
    Paragraph,
    ScrollArea,
    Segment,
    Separator,
    TextField,
    Ui,
    rich_height,
)
from game.ui.library import TUTORIAL
from game.ui.painter import Painter
from game.ui.screens import outside
from game.ui.screens.base import PlayScreen

if TYPE_CHECKING:
    from game.ui.play import Play

CARD_W, CARD_H = 200.0, 136.0
TOLD_H, TALLEST = 250.0, 292.0
"""A card of this height tells what it trains; it never gets taller than that."""
FEW = 8
"""Up to so many cards are wide and tell what they train."""
LONG_H = 520.0
"""Height of the description where everything scrolls together."""


@dataclass(slots=True, eq=False)
class ScenarioCard(Button):
    """Emblem, title, kind and size of one scenario; the run's day where one is under way."""

    emblem: str = ""
    kind: str = ""
    size: str = ""
    corner: str = ""
    started: bool = False

    trains: tuple[str, ...] = ()

    role = "scenario"
    radius = 8.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        if self.on:
            p.round_rect(rect, 8, "accent_bg", "accent", 2)
        else:
            p.round_rect(rect, 8, "bg2" if look == "hover" else "bg1")
        ink = "accent" if self.on else "text2"
        if self.emblem:
            p.image(f"emblems/{self.emblem}", Rect(rect.x + 12, rect.y + 12, 40, 40), ink)
        if self.corner:
            wide = p.text(
                rect.right - 16,
                rect.y + 16,
                self.corner,
                align="right",
                colour="accent" if self.started else "muted",
            )
            if self.started:
                p.icon("play", rect.right - 16 - wide - 20, rect.y + 16, 16, "accent")
        if rect.h >= TOLD_H:
            self._told(p, ink)
            return
        width = rect.w - 24
        p.text(rect.x + 16, rect.y + 64, self.label, "text_m", 600, max_width=width)
        p.text(rect.x + 16, rect.y + 88, self.kind, colour="text2", max_width=width)
        p.text(rect.x + 16, rect.y + 108, self.size, colour="muted", max_width=width)

    def _told(self, p: Painter, ink: str) -> None:
        """With room: how long it is, and what it trains."""
        rect = self.rect
        x, width = rect.x + 16, rect.w - 32
        p.text(x + 52, rect.y + 12, self.label, "text_m", 600, max_width=width - 140)
        p.text(x + 52, rect.y + 34, self.kind, colour="text2", max_width=width - 52)
        p.icon("clock", x, rect.y + 65, 16, "text2")
        p.text(x + 24, rect.y + 65, self.size, colour="text", max_width=width - 24)
        p.text(x, rect.y + 96, "You practise", colour="muted")
        y = rect.y + 120
        for skill in self.trains:
            if y + 20 > rect.bottom - 4:
                break
            p.icon("target", x, y, 16, ink)
            p.text(x + 24, y, skill, colour="text2", max_width=width - 24)
            y += 23

    def value_text(self, ui: Ui) -> str:
        return ", ".join(part for part in (self.kind, self.size, self.corner) if part)


class ScenariosScreen(PlayScreen):
    """Cards at the left, the chosen one at the right."""

    name = "scenarios"
    title = "Choose a scenario"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        library = self.play.library
        self.offered = [*library.choices]
        tutorial = library.scenarios.get(TUTORIAL)
        if tutorial is not None:
            self.offered.append(tutorial)
        self.chosen = self.offered[0].id if self.offered else ""
        self.level = "practitioner"
        self.seed = str(library.new_seed())
        self.first_focus = f"card.{self.chosen}"

    @property
    def scenario(self) -> Scenario | None:
        return next((s for s in self.offered if s.id == self.chosen), None)

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        whole = outside.area(ui)
        nodes = [*outside.head(ui, "Choose a scenario")]
        scenario = self.scenario
        if ui.layout == "S":
            rows = -(-len(self.offered) // max(1, int((whole.w + 8) // (CARD_W + 16))))
            cards = Rect(whole.x + 2, whole.y + 2, whole.w - 12, rows * (CARD_H + 16) - 16)
            below = Rect(cards.x, cards.bottom + 8, cards.w, LONG_H)
            parts = self._cards(ui, cards)
            if scenario is not None:
                parts += self._detail(ui, below, scenario, False)
            nodes.append(ScrollArea("all", whole, "Scenarios", parts, below.bottom - whole.y + 4))
        else:
            detail, cards = whole.cut_right(368 if ui.layout != "M" else 400, 16)
            nodes += self._cards(ui, cards)
            if scenario is not None:
                nodes += self._detail(ui, detail, scenario, self._told(cards))
        hints = [
            Hint(("←", "→"), "Choose"),
            Hint(("Enter",), "Briefing"),
            Hint(("L",), "Level"),
            Hint(("G",), "New seed"),
            Hint(("Esc",), "Title"),
        ]
        return [*nodes, outside.foot(ui, hints, "The same seed brings the same luck")]

    def _cards(self, ui: Ui, area: Rect) -> list[Node]:
        per_row = max(1, int((area.w + 16) // (CARD_W + 16)))
        card_w, card_h = min(CARD_W, area.w), CARD_H
        if self._told(area):
            per_row, card_w = 2, (area.w - 16) / 2
            card_h = min(TALLEST, _told_height(area, len(self.offered)))
        nodes: list[Node] = []
        for number, scenario in enumerate(self.offered):
            x = area.x + number % per_row * (card_w + 16)
            y = area.y + number // per_row * (card_h + 16)
            saved = self.play.library.latest(scenario.id)
            tutorial = scenario.id == TUTORIAL
            nodes.append(
                ScenarioCard(
                    f"card.{scenario.id}",
                    Rect(x, y, card_w, card_h),
                    scenario.title,
                    partial(self.choose, scenario.id),
                    on=scenario.id == self.chosen,
                    emblem=scenario.emblem,
                    kind=scenario.subtitle,
                    trains=scenario.trains,
                    size=offered.length(scenario)
                    if card_h > CARD_H
                    else f"{offered.weeks(scenario)}, {offered.play_time(scenario)}",
                    corner=f"day {saved.day}" if saved else "learn" if tutorial else "new",
                    started=saved is not None,
                    group="cards",
                )
            )
        rows = -(-len(self.offered) // per_row)
        total = rows * (card_h + 16) - 16
        if total <= area.h:
            return nodes
        return [ScrollArea("cards", area, "Scenarios", nodes, total)]

    def _told(self, area: Rect) -> bool:
        """Whether the cards have room to tell what the scenarios train."""
        few = len(self.offered) <= FEW and area.w >= 4 * CARD_W
        return few and _told_height(area, len(self.offered)) >= TOLD_H

    def _detail(self, ui: Ui, panel: Rect, s: Scenario, told: bool) -> list[Node]:
        pad = 24.0 if ui.layout in ("XL", "L") else 12.0
        x, width = panel.x + pad, panel.w - 2 * pad
        foot_h = 128.0
        nodes: list[Node] = [Panel("detail", panel)]
        body: list[Node] = []
        y = panel.y + 16
        if s.emblem:
            body.append(_emblem(Rect(x, y, 44, 44), s.emblem))
        body += [
            Label("name", Rect(x + 64, y, width - 64, 24), s.title, size="heading_s", weight=600),
            Label("kind", Rect(x + 64, y + 28, width - 64, 16), s.subtitle, colour="muted"),
        ]
        y += 58
        tall = rich_height(ui.metrics, s.summary, width, "text_m")
        body.append(Paragraph("summary", Rect(x, y, width, tall), s.summary, size="text_m"))
        y += tall + 10
        people = len(s.people)
        for key, name, value in (
            (
                "size",
                "Size",
                f"{len(s.tasks)} tasks, {people} people, {wording.money_short(s.bac, s.currency)}",
            ),
            ("date", "Date", f"{s.deadline.name} by {wording.day(s.deadline.minute)}"),
            ("weeks", "In the game", offered.weeks(s)),
            ("time", "Play time", f"{offered.play_time(s)}, saved as you go"),
        ):
            body += [
                Label(f"{key}.name", Rect(x, y, 92, 16), name, colour="muted"),
                Label(f"{key}.value", Rect(x + 96, y, width - 96, 16), value),
            ]
            y += 22
        if s.trains and not told:
            body.append(Separator("rule", Rect(x, y, width, 9)))
            y += 12
            body.append(Label("practise", Rect(x, y, width, 16), "You practise", weight=600))
            y += 21
            for i, line in enumerate(s.trains):
                body += [
                    Icon(f"train{i}.icon", Rect(x, y, 16, 16), icon="target"),
                    Label(f"train{i}", Rect(x + 24, y, width - 24, 16), line, colour="text2"),
                ]
                y += 20
        made, y = self._levels(ui, x, y + 4, width)
        body += made
        shown = Rect(panel.x, panel.y + 4, panel.w, panel.h - foot_h - 12)
        if y <= shown.bottom:
            nodes += body
        else:
            nodes.append(ScrollArea("about", shown, "About", body, y - shown.y))
        return nodes + self._start(ui, Rect(x, panel.bottom - foot_h, width, foot_h - 8), s)

    def _levels(self, ui: Ui, x: float, y: float, width: float) -> tuple[list[Node], float]:
        """What each level changes; the one that is chosen stands out."""
        nodes: list[Node] = [Separator("rule2", Rect(x, y, width, 9))]
        y += 14
        for id in LEVELS:
            text = f"**{phrases.LEVEL[id]}**: {offered.level_text(id)}"
            tall = rich_height(ui.metrics, text, width, "text_s")
            colour = "text" if id == self.level else "muted"
            nodes.append(Paragraph(f"level.{id}", Rect(x, y, width, tall), text, colour=colour))
            y += tall + 5
        return nodes, y

    def _start(self, ui: Ui, area: Rect, s: Scenario) -> list[Node]:
        x, width, y = area.x, area.w, area.y
        options = [Option(id, phrases.LEVEL[id]) for id in LEVELS]
        level = Segment(
            "level", Rect(0, 0, 0, 0), "Level", options, self.level, self.set_level, small=True
        )
        wide = min(width - 48, level.width(ui.metrics))
        level.rect = Rect(area.right - wide, y, wide, 24)
        nodes: list[Node] = [
            Separator("rule3", Rect(x, y - 12, width, 9)),
            Label("level.name", Rect(x, y, 48, 24), "Level", colour="text2"),
            level,
            Label("seed.name", Rect(x, y + 34, 150, 24), "Seed (same luck)", colour="text2"),
            TextField(
                "seed",
                Rect(area.right - 152, y + 32, 80, 28),
                "Seed",
                self.seed,
                self.set_seed,
                limit=9,
                on_enter=self.open,
            ),
            Button(
                "new",
                Rect(area.right - 64, y + 32, 64, 28),
                "New",
                self.new_seed,
                small=True,
                icon="seed",
                shortcut="G",
                cap=False,
            ),
        ]
        saved = self.play.library.latest(s.id)
        main_w = width if saved is None else width - 8 - 132
        nodes.append(
            Button(
                "briefing",
                Rect(x, y + 70, main_w, 40),
                "Read the briefing",
                self.open,
                primary=True,
                shortcut="Enter",
            )
        )
        if saved is not None:
            nodes.append(
                Link(
                    "resume",
                    Rect(area.right - 128, y + 78, 128, 24),
                    f"Continue day {saved.day}",
                    lambda: self.play.resume(saved.path),
                    shortcut="C",
                    align="right",
                )
            )
        return nodes

    def choose(self, id: str) -> None:
        """A click selects, a second one opens the briefing."""
        if self.chosen == id:
            self.open()
        self.chosen = id
        if id == TUTORIAL:
            self.level = "learner"

    def set_level(self, level: str) -> None:
        self.level = level

    def set_seed(self, text: str) -> None:
        self.seed = "".join(c for c in text if c.isdigit())

    def new_seed(self) -> None:
        self.seed = str(self.play.library.new_seed())

    def open(self) -> None:
        scenario = self.scenario
        if scenario is not None:
            seed = int(self.seed) if self.seed else self.play.library.new_seed()
            self.play.start(scenario, seed, self.level)

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "L":
            order = list(LEVELS)
            self.level = order[(order.index(self.level) + 1) % len(order)]
            return True
        return False


def _told_height(area: Rect, count: int) -> float:
    """How tall cards are when two in a row fill the area."""
    rows = -(-count // 2)
    return (area.h - 16 * (rows - 1)) / rows


def _emblem(rect: Rect, emblem: str) -> Node:
    from game.ui.kit import Canvas

    def paint(p: Painter, r: Rect) -> None:
        p.image(f"emblems/{emblem}", r, "accent")

    return Canvas("emblem", rect, "Emblem", paint=paint)
