"""The end: the project is over, the result stays closed until one has said what one thinks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.model.world import Written
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Hint,
    Link,
    Node,
    Panel,
    Paragraph,
    Portrait,
    Progress,
    Separator,
    Ui,
    button_width,
    rich_height,
)
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner, line, scrolled
from game.ui.screens.stakeholder_words import attitude

if TYPE_CHECKING:
    pass


class EndScreen(RunScreen):
    """First the player's own view, then the result."""

    name = "end"
    rail = "home"
    title = "Home"
    form = True
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("end", 0),)), Col((("wrote", -1.2), ("say", 300)), 440))),),
        "L": (Page("", (Col((("end", 0),), 776), Col((("wrote", 280), ("say", 0))))),),
        "M": (
            Page("End", (Col((("end", 0),)),)),
            Page("Words", (Col((("wrote", 0),)), Col((("say", 0),), 380))),
        ),
        "S": (one("end", name="End"), one("wrote", name="Wrote"), one("say", name="They say")),
    }

    def arrival(self) -> str:
        if self.play.ahead.able:
            self.run.debrief().begin()
        return "write"

    @property
    def written(self) -> bool:
        """Whether the player's view stands in the record."""
        return words.is_open(self.view)

    def parts(self) -> dict[str, Builder]:
        return {"end": self._end, "wrote": self._wrote, "say": self._say}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Enter",), "Write your view"),
            Hint(("0",), "Journal", lambda: self.play.go("journal")),
            Hint(("9",), "Reports as sent", lambda: self.play.go("journal")),
            Hint(("Esc",), "Later", self.play.leave),
        ]

    def _end(self, ui: Ui, panel: Rect) -> list[Node]:
        return scrolled("end", panel, 330, partial(self._whole, ui))

    def _whole(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        pad = 48.0 if ui.layout in ("XL", "L") else 16.0
        x, width = panel.x + pad, panel.w - 2 * pad
        y = panel.y + (44 if ui.layout in ("XL", "L") else 14)
        emblem = view.project.emblem
        indent = 88.0 if emblem and ui.layout != "S" else 0.0
        nodes: list[Node] = [Panel("end", panel)]
        if indent:
            nodes.append(
                Canvas(
                    "end.emblem",
                    Rect(x, y, 64, 64),
                    paint=lambda p, r: p.image(f"emblems/{emblem}", r, "accent"),
                )
            )
        title = f"The project has ended on {wording.day(view.now)}."
        size = "heading_l" if ui.measure(title, "heading_l", 600) <= width - indent else "heading_s"
        why = wording.why_it_ended(view)
        said = " ".join((f"{why[:1].upper()}{why[1:]}.", f"It was {wording.date(view, view.now)}."))
        nodes += [
            line(
                "end.title",
                x + indent,
                y,
                width - indent,
                title,
                size=size,
                weight=600,
                colour="text",
            ),
            line("end.why", x + indent, y + 40, width - indent, said, size="text_m"),
        ]
        y += 92 if ui.layout in ("XL", "L") else 76
        if self.written:
            return nodes + self._ready(ui, x, y, width)
        text = (
            "The result stays closed until you have written your own view: a decision that you "
            "would "
            "make again, and one that you would change. People who first say what they think learn "
            "more from what they see."
        )
        tall = rich_height(ui.metrics, text, width, "text_m")
        nodes += [
            line(
                "end.before",
                x,
                y,
                width,
                "Before you see what it was worth",
                size="heading_s",
                weight=600,
                colour="text",
            ),
            Paragraph("end.text", Rect(x, y + 32, width, tall), text, size="text_m"),
        ]
        y += 44 + tall
        return nodes + self._way_on(ui, x, y, "Write your view", "debrief.view")

    def _ready(self, ui: Ui, x: float, y: float, width: float) -> list[Node]:
        own = [each for each in words.written(self.view) if each.kind in words.VIEW]
        said = f"“{own[0].text}”" if own else "No view was written; that stands in the record."
        tall = rich_height(ui.metrics, said, width, "text_m")
        nodes: list[Node] = [
            line(
                "end.yours", x, y, width, "Your view", size="heading_s", weight=600, colour="text"
            ),
            Paragraph("end.own", Rect(x, y + 32, width, tall), said, size="text_m", colour="text"),
            Separator("end.rule", Rect(x, y + 44 + tall, width, 9)),
        ]
        return nodes + self._way_on(ui, x, y + 68 + tall, "Go on with the debrief", "debrief.facts")

    def _way_on(self, ui: Ui, x: float, y: float, verb: str, name: str) -> list[Node]:
        main_w = max(220.0, button_width(ui.metrics, verb, cap="Enter"))
        later_w = button_width(ui.metrics, "Later", cap="Escape")
        debrief = self.run.debrief()
        nodes: list[Node] = [
            Button(
                "write",
                Rect(x, y, main_w, 40),
                verb,
                lambda: self.play.go(name),
                primary=True,
                shortcut="Enter",
            ),
            Button(
                "later",
                Rect(x + main_w + 12, y, later_w, 40),
                "Later",
                self.play.leave,
                shortcut="Escape",
            ),
        ]
        if debrief.computing or debrief.complete:
            nodes.append(
                Progress(
                    "end.progress",
                    Rect(x, y + 52, main_w + later_w + 12, 30),
                    "The debrief is being computed",
                    share=debrief.share,
                    text=f"Meanwhile: {debrief.doing()}",
                )
            )
        return nodes

    def on_tick(self, ui: Ui, ms: int) -> bool:
        return self.run.debrief().poll()

    def wait_ms(self, ui: Ui) -> int | None:
        return 200 if self.run.debrief().computing else None

    def _wrote(self, ui: Ui, panel: Rect) -> list[Node]:
        written = [
            w
            for w in self.view.public.written
            if w.kind == "journal" and not w.about.startswith(words.PREFIX)
        ]
        nodes: list[Node] = [Panel("wrote", panel, "What you wrote on the way", icon="journal")]
        word = f"all {len(written)}"
        wide = ui.measure(word) + 2
        if written:
            nodes.append(
                Link(
                    "wrote.all",
                    Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
                    word,
                    lambda: self.play.go("journal"),
                    align="right",
                )
            )
        area = inner(ui, panel, 42, 8)
        if not written:
            return nodes + empty(
                ui,
                "wrote",
                area,
                "Nothing was written. One sentence after each decision is enough.",
            )
        y = area.y
        for i, entry in enumerate(_spread(written, 3)):
            said = f"“{entry.text}”"
            tall = min(66.0, rich_height(ui.metrics, said, area.w))
            if y + 18 + tall > area.bottom + 2:
                break
            nodes += [
                line(f"wrote.{i}.day", area.x, y, area.w, wording.day(entry.time), colour="muted"),
                Paragraph(f"wrote.{i}", Rect(area.x, y + 16, area.w, tall), said, colour="text"),
            ]
            y += 28 + tall
        return nodes

    def _say(self, ui: Ui, panel: Rect) -> list[Node]:
        """Those with most to say, by how they stand to the project at the end."""
        view = self.view
        nodes: list[Node] = [Panel("say", panel, "They say")]
        area = inner(ui, panel, 42, 8)
        order = sorted(
            view.project.stakeholders,
            key=lambda i: (
                i != view.project.sponsor,
                -abs(view.public.stakeholders[i].trust - 500),
            ),
        )
        y = area.y
        for id in order[: max(1, int(area.h // 60))]:
            who = view.project.stakeholders[id]
            said = f"“{_words(self, id)}”"
            tall = min(40.0, rich_height(ui.metrics, said, area.w - 60))
            nodes += [
                Portrait(f"say.{id}.face", Rect(area.x, y, 48, 48), who.name, person=who.portrait),
                line(
                    f"say.{id}.name",
                    area.x + 60,
                    y + 2,
                    area.w - 60,
                    who.name,
                    weight=600,
                    colour="text",
                ),
                Paragraph(f"say.{id}", Rect(area.x + 60, y + 18, area.w - 60, tall), said),
            ]
            y += 64
        return nodes


def _spread(entries: list[Written], count: int) -> list[Written]:
    """First, middle and last of a list."""
    if len(entries) <= count:
        return entries
    return [entries[round(i * (len(entries) - 1) / (count - 1))] for i in range(count)]


def _words(screen: EndScreen, id: str) -> str:
    """What somebody says at the end: by trust and by the date, without a verdict on decisions."""
    view = screen.view
    target = view.public.tasks[view.project.deadline.task].finished
    state, _ = attitude(view, id)
    late = target < 0 or target > view.public.deadline
    number = list(view.project.stakeholders).index(id)
    said = SAYINGS[state, late]
    return said[number % len(said)]


SAYINGS = {
    ("ok", False): (
        "We are there. Now tell me what we learned.",
        "It came when you said. That helps me plan.",
        "My people say the work with you was good.",
        "I would do it with you again.",
    ),
    ("ok", True): (
        "It took longer, and I always knew why.",
        "Late, but I heard it from you in time.",
        "The date moved. Our work could move with it.",
        "I would have liked it sooner, and I would do it again.",
    ),
    ("warn", False): (
        "It worked. I was not always asked.",
        "In time, yes. I learned of much from others.",
    ),
    ("warn", True): (
        "I would have liked to hear it from you first.",
        "Late, and I was the last to know.",
    ),
    ("unknown", False): ("Good. What comes next?", "Fine. Send me the lessons."),
    ("unknown", True): (
        "It is done, later than we said. Let us talk.",
        "Late. I want to see what it cost.",
    ),
}
