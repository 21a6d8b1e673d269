"""The inbox: decisions that wait, and every message that came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.model.view import View
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Hint,
    Node,
    Panel,
    Paragraph,
    Portrait,
    ScrollArea,
    StateTag,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner, line
from game.ui.screens.people_of import portrait_of, title_of

if TYPE_CHECKING:
    from game.ui.play import Play

ROW_H = 56.0


def newest(view: View) -> list[int]:
    """Numbers of the messages: decisions that wait first, then the newest."""
    waiting = set(view.open_dilemmas())
    numbers = range(len(view.public.inbox) - 1, -1, -1)
    return sorted(numbers, key=lambda i: (view.public.inbox[i].dilemma not in waiting, -i))


class InboxScreen(RunScreen):
    """A list at the left, the message at the right."""

    name = "inbox"
    rail = "inbox"
    title = "Inbox"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("list", 0),), 560), Col((("message", 0),)))),),
        "L": (Page("", (Col((("list", 0),), 440), Col((("message", 0),)))),),
        "M": (Page("", (Col((("list", 0),), 300), Col((("message", 0),)))),),
        "S": (one("list", name="List"), one("message", name="Message")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.chosen: int | None = None

    def arrival(self) -> str:
        return f"message.{self.selected}"

    @property
    def selected(self) -> int:
        order = newest(self.view)
        if self.chosen is not None:
            return self.chosen
        return order[0] if order else -1

    def select(self, id: str) -> None:
        """A message by its place in the inbox."""
        self.chosen = int(id)

    def parts(self) -> dict[str, Builder]:
        return {"list": self._list, "message": self._message}

    def hints(self, ui: Ui) -> list[Hint]:
        waiting = bool(self.view.open_dilemmas())
        return [
            Hint(("↑", "↓"), "Message"),
            Hint(("Enter",), "Open"),
            *([Hint(("D",), "Decide", self.play.decide)] if waiting else []),
            Hint(("N",), "Next event", self.play.next_event),
            Hint(("Ctrl+K",), "Find", self.play.open_finder),
        ]

    def _list(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        waiting = len(view.open_dilemmas())
        figure = f"{wording.plural(waiting, 'decision')} waiting" if waiting else ""
        nodes: list[Node] = [
            Panel("list", panel, "Messages", subtitle=f"{len(view.public.inbox)}", figure=figure)
        ]
        area = inner(ui, panel, 44, 6)
        order = newest(view)
        if not order:
            return nodes + empty(
                ui,
                "list",
                area,
                "No message yet. Time brings them.",
                "Next event",
                self.play.next_event,
            )
        body = Rect(area.x - 8, area.y, area.w + 16, area.h)
        rows = [
            MessageRow(
                f"message.{number}",
                Rect(body.x, body.y + i * ROW_H, body.w - 8, ROW_H - 4),
                view.public.inbox[number].subject,
                number=number,
                view=view,
                screen=self,
                selected=number == self.selected,
                group="messages",
            )
            for i, number in enumerate(order)
        ]
        return [*nodes, ScrollArea("list.rows", body, "Messages", rows, ROW_H * len(rows))]

    def _message(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        nodes: list[Node] = [Panel("message", panel)]
        area = inner(ui, panel, 16, 12)
        if not 0 <= self.selected < len(view.public.inbox):
            return nodes + empty(ui, "message", area, "Choose a message.")
        message = view.public.inbox[self.selected]
        x, y, width = area.x, area.y, area.w
        nodes += [
            Portrait(
                "message.face",
                Rect(x, y, 56, 56),
                view.name(message.sender),
                person=portrait_of(view, message.sender),
            ),
            line(
                "message.from",
                x + 68,
                y + 2,
                width - 68,
                view.name(message.sender),
                size="text_m",
                weight=600,
                colour="text",
            ),
            line(
                "message.title",
                x + 68,
                y + 23,
                width - 68,
                title_of(view, message.sender),
                colour="muted",
            ),
            line(
                "message.day",
                x + 68,
                y + 40,
                width - 68,
                wording.date_text(view, message.time),
                colour="muted",
            ),
        ]
        y += 68
        title = f"**{message.subject}**"
        tall = rich_height(ui.metrics, title, width, "text_m")
        nodes.append(
            Paragraph(
                "message.subject", Rect(x, y, width, tall), title, size="text_m", colour="text"
            )
        )
        y += tall + 8
        foot = 56.0 if message.dilemma else 0.0
        room = area.bottom - foot - y
        reading = min(width - 8, 640.0)
        tall = rich_height(ui.metrics, message.body, reading, "text_m")
        body = Paragraph("message.body", Rect(x, y, reading, tall), message.body, size="text_m")
        if tall <= room:
            nodes.append(body)
        else:
            nodes.append(
                ScrollArea(
                    "message.scroll", Rect(x - 6, y, width + 12, room), "Message", [body], tall
                )
            )
        if message.dilemma:
            nodes += self._answer(ui, message.dilemma, Rect(x, area.bottom - 44, width, 40))
        return nodes

    def _answer(self, ui: Ui, id: str, at: Rect) -> list[Node]:
        state = self.view.public.dilemmas[id]
        if state.status == "open":
            until = f"answer by day {(state.deadline - 1) // 480}"
            return [
                Button(
                    "message.decide",
                    Rect(at.x, at.y, min(220.0, at.w), 40),
                    "Decide",
                    lambda: self.play.open_dilemma(id),
                    primary=True,
                ),
                StateTag(
                    "message.until",
                    Rect(at.x + 236, at.y + 8, max(0.0, at.w - 236), 24),
                    until,
                    state="warn",
                    quiet=True,
                ),
            ]
        choice = next(
            (c for c in self.view.project.dilemmas[id].choices if c.id == state.choice), None
        )
        word = "You decided" if state.status == "answered" else "Not answered, so"
        said = f"{word}: {choice.title if choice else '–'}"
        return [
            Button(
                "message.read",
                Rect(at.x, at.y + 4, 168, 32),
                "Open the decision",
                lambda: self.play.open_dilemma(id),
            ),
            line("message.said", at.x + 184, at.y + 12, max(0.0, at.w - 184), said, colour="text"),
        ]


@dataclass(slots=True, eq=False)
class MessageRow(Node):
    """Sender's face, subject, sender and day; an amber sign while a decision waits."""

    number: int = 0
    view: View | None = None
    screen: InboxScreen | None = None
    selected: bool = False

    role = "message"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        assert self.view is not None
        message = self.view.public.inbox[self.number]
        rect = self.rect
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        else:
            p.line(rect.x + 8, rect.bottom + 2, rect.right - 8, rect.bottom + 2, "line")
        p.portrait(portrait_of(self.view, message.sender), rect.x + 8, rect.cy - 18, 36)
        right = rect.right - 10
        wide = p.text(right, rect.cy + 3, wording.day(message.time), colour="muted", align="right")
        open_one = (
            bool(message.dilemma) and self.view.public.dilemmas[message.dilemma].status == "open"
        )
        if open_one:
            p.icon("warn", right - 16, rect.cy - 19, 16, "warn")
        weight = 600 if open_one or self.selected else 400
        p.text(
            rect.x + 56,
            rect.cy - 20,
            self.label,
            "text_m",
            weight,
            max_width=right - 24 - rect.x - 56,
        )
        p.text(
            rect.x + 56,
            rect.cy + 3,
            self.view.name(message.sender),
            colour="muted",
            max_width=right - wide - 12 - rect.x - 56,
        )

    def value_text(self, ui: Ui) -> str:
        assert self.view is not None
        message = self.view.public.inbox[self.number]
        return f"{self.view.name(message.sender)}, {wording.day(message.time)}"

    def press(self, ui: Ui) -> None:
        assert self.screen is not None
        assert self.view is not None
        again = self.screen.selected == self.number
        self.screen.chosen = self.number
        if ui.layout == "S":
            ui.page = 1
        dilemma = self.view.public.inbox[self.number].dilemma
        if again and dilemma:
            self.screen.play.open_dilemma(dilemma)
