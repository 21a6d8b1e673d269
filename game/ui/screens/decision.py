"""A decision: who asks what, what it touches, what to ask first, a forecast, the choices, why.

Time stands still here. The order of the choices is shuffled by seed, so that no letter is special.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from game.model.actions import Action, Answer, Ask, Forecast, WriteJournal
from game.model.scenario import Choice, Dilemma
from game.model.units import DAY
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    ChoiceRow,
    Gantt,
    Hint,
    Icon,
    Label,
    Link,
    Node,
    Panel,
    Paragraph,
    Portrait,
    ScrollArea,
    Slider,
    TextField,
    Ui,
    rich_height,
)
from game.ui.run import Run
from game.ui.screens import gantt_rows
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import inner, line
from game.ui.screens.people_of import portrait_of, title_of

LETTERS = "ABCD"
WHY_LIMIT = 280


def in_order(run: Run, dilemma: Dilemma) -> list[Choice]:
    """The choices as this game shows them: the same order each time, another one per seed."""
    shuffled = list(dilemma.choices)
    if run.session.scenario.tutorial:
        return shuffled
    seed = run.session.recording.header.seed
    random.Random(f"{seed}:{dilemma.id}").shuffle(shuffled)
    return shuffled


class DecisionScreen(RunScreen):
    """One dilemma, named by its id. An answered one can be read, not changed."""

    name = "decision"
    rail = "inbox"
    title = "Decision"
    form = True
    notice = "Time stands still while you decide"

    def __init__(self, play, id: str) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.id = id
        self.dilemma: Dilemma = self.view.project.dilemmas[id]
        self.chosen = ""
        self.why = ""
        self.silent = False
        self.opened = ""
        given = self.view.public.forecasts.get(id)
        self.forecast: int | None = given.probability // 10 if given else None

    @property
    def layouts(self):  # type: ignore[no-untyped-def,override]
        ask = (("ask", 112),) if self.dilemma.questions else ()
        first = (("forecast", 104),) if self.dilemma.forecast else ()
        message = Col((("message", 0), ("touches", self._touches_height()), *ask), 376)
        answer = Col((*first, ("choices", 0), ("why", 120)))
        return {
            "XL": (
                Page(
                    "",
                    (
                        Col((("message", 0), ("touches", 260), *((a, 180.0) for a, _ in ask)), 560),
                        answer,
                    ),
                ),
            ),
            "L": (Page("", (message, answer)),),
            "M": (
                Page("Decide", (answer,)),
                Page("Message", (Col((("message", 0),)), Col((("touches", 0), *ask), 340))),
            ),
            "S": (
                one("choices", name="Choose"),
                one(*(p for p, _ in first), "why", name="Say"),
                one("message", name="Message"),
                one(*(p for p, _ in ask), "touches", name="Ask"),
            ),
        }

    def _touches_height(self) -> float:
        rows = min(4, max(1, len(self._touched())))
        return 68.0 + 24.0 * rows

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        if self.dilemma.forecast and self.forecast is None and not self.silent:
            return "forecast.slider"
        return f"choice.{self._ordered()[0].id}"

    def parts(self) -> dict[str, Builder]:
        return {
            "message": self._message,
            "touches": self._touches,
            "ask": self._ask,
            "forecast": self._forecast,
            "choices": self._choices,
            "why": self._why,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("A", "…", LETTERS[len(self.dilemma.choices) - 1]), "Choose"),
            *([Hint(("←", "→"), "Forecast by 5 %")] if self.dilemma.forecast else []),
            *([Hint(("Q",), "Ask first")] if self.dilemma.questions else []),
            Hint(("J",), "Journal", lambda: self._focus("why.field")),
            Hint(("Enter",), "Confirm", self.confirm),
            Hint(("Esc",), "Later", self.later),
        ]

    @property
    def open(self) -> bool:
        return self.view.public.dilemmas[self.id].status == "open"

    def _focus(self, key: str) -> None:
        self.play.ui.focus_on(key)

    def _ordered(self) -> list[Choice]:
        return in_order(self.run, self.dilemma)

    # Left: the message

    def _message(self, ui: Ui, panel: Rect) -> list[Node]:
        view, dilemma = self.view, self.dilemma
        state = view.public.dilemmas[self.id]
        pad = 16.0 if ui.layout in ("XL", "L") else 12.0
        x, width = panel.x + pad, panel.w - 2 * pad
        size = 64.0 if ui.layout != "S" else 44.0
        text = next(
            (m.body for m in reversed(view.public.inbox) if m.dilemma == self.id), dilemma.body
        )
        received = f"Received {wording.day(state.arrived)}, {wording.clock(state.arrived)}"
        right = x + size + 12
        room = width - size - 12
        top = panel.y + pad
        nodes: list[Node] = [
            Panel("message", panel),
            Portrait(
                "message.face",
                Rect(x, top, size, size),
                view.name(dilemma.sender),
                person=portrait_of(view, dilemma.sender),
            ),
            line(
                "message.from",
                right,
                top,
                room,
                view.name(dilemma.sender),
                size="text_m",
                weight=600,
                colour="text",
            ),
            line(
                "message.title",
                right,
                top + 21,
                room,
                title_of(view, dilemma.sender),
                colour="muted",
            ),
            line("message.when", right, top + 39, room, received, colour="muted"),
        ]
        y = top + size + 12
        room_h = panel.bottom - 8 - y
        big, size_of, tall = self._sizes(ui, dilemma.title, text, width, room_h)
        nodes.append(
            line(
                "message.head",
                x,
                y,
                width,
                dilemma.title,
                size="heading_l" if big else "heading_s",
                weight=600,
                colour="text",
            )
        )
        y += 42 if big else 34
        body = Paragraph("message.body", Rect(x, y, width, tall), text, size=size_of)
        if y + tall <= panel.bottom - 6:
            return [*nodes, body]
        body.rect = Rect(x, y, width - 8, rich_height(ui.metrics, text, width - 8, size_of))
        area = Rect(panel.x + 4, y - 2, panel.w - 8, panel.bottom - y - 2)
        return [*nodes, ScrollArea("message.scroll", area, "Message", [body], body.rect.h + 8)]

    @staticmethod
    def _sizes(ui: Ui, title: str, text: str, width: float, room: float) -> tuple[bool, str, float]:
        """The largest title and text that fit: whether the title is large, size and height of text."""
        fits = ui.measure(title, "heading_l", 600) <= width
        for big, size in ((fits, "text_m"), (False, "text_m"), (False, "text_s")):
            tall = rich_height(ui.metrics, text, width, size)
            if tall + (42 if big else 34) <= room:
                return big, size, tall
        return False, "text_s", rich_height(ui.metrics, text, width, "text_s")

    # What it touches

    def _touched(self) -> list[str]:
        tasks = self.view.public.tasks
        found = [id for id in self.dilemma.touches if tasks[id].status in gantt_rows.IN_SCOPE]
        for id in list(found):
            for other in gantt_rows.in_scope(self.view):
                if (
                    any(x.task == id for x in tasks[other].after)
                    and tasks[other].status != "finished"
                ):
                    found.append(other)
        return [id for id in gantt_rows.in_scope(self.view) if id in dict.fromkeys(found)][:6]

    def _touches(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        nodes: list[Node] = [
            Panel("touches", panel, "What it touches", subtitle="plan, working days")
        ]
        area = inner(ui, panel, 40, 8)
        rows = self._touched()[: max(1, int((area.h - 20) // 24))]
        if not rows:
            return [
                *nodes,
                line("touches.none", area.x, area.y, area.w, "No task directly.", colour="muted"),
            ]
        slack = gantt_rows.floats(view)
        low = max(0.0, min(gantt_rows.span(view, id)[0] / DAY for id in rows) - 6)
        low = min(low, max(0.0, view.now / DAY - 8)) if low - view.now / DAY < 40 else low
        shown = gantt_rows.chart(view, rows, low=low, notes=False, short=True)
        ends = max(gantt_rows.span(view, id)[1] for id in rows) / DAY
        most = max((slack.get(id, 0) for id in rows), default=0) / DAY
        today = view.now / DAY
        return [
            *nodes,
            Gantt(
                "touches.chart",
                area,
                "What it touches",
                rows=shown.rows,
                low=shown.low,
                high=ends + min(12.0, max(4.0, most)),
                today=today if today >= low else None,
                links=shown.links,
                names_w=152,
                row_h=24,
                figure_title="float",
                on_open=lambda id: self._to_plan(id),
            ),
        ]

    def _to_plan(self, id: str) -> None:
        self.play.screen("plan").select(id)
        self.play.go("plan")

    # Ask first

    def _ask(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        asked = view.public.dilemmas[self.id].asked
        nodes: list[Node] = [Panel("ask", panel, "Ask before you decide")]
        area = inner(ui, panel, 38, 6)
        rows: list[Node] = []
        y = area.y
        for question in self.dilemma.questions:
            who = view.name(question.who)
            who_w = ui.measure(f"{who}:") + 8
            done = question.id in asked
            hours = "asked" if done else wording.hours(question.hours)
            rows.append(
                Icon(
                    f"ask.{question.id}.icon",
                    Rect(area.x, y + 2, 16, 16),
                    icon="check" if done else "say",
                    colour="ok" if done else "accent",
                )
            )
            hours_w = ui.measure(hours) + 2
            rows.append(Label(f"ask.{question.id}.who", Rect(area.x + 26, y, who_w, 20), f"{who}:"))
            room = area.w - 26 - who_w - hours_w - 12
            text = self.run.fill(question.text)
            if done:
                tall = rich_height(ui.metrics, self._answer(question.id), area.w - 30)
                rows.append(
                    Label(
                        f"ask.{question.id}",
                        Rect(area.x + 26 + who_w, y, room, 20),
                        text,
                        colour="muted",
                    )
                )
                rows.append(
                    Paragraph(
                        f"ask.{question.id}.answer",
                        Rect(area.x + 26, y + 20, area.w - 30, tall),
                        self._answer(question.id),
                        colour="text",
                    )
                )
            else:
                rows.append(
                    Link(
                        f"ask.{question.id}",
                        Rect(area.x + 26 + who_w, y, room, 20),
                        text,
                        lambda q=question.id: self.ask(q),
                        group="ask.rows",
                    )
                )
                tall = 0.0
            rows.append(
                Label(
                    f"ask.{question.id}.hours",
                    Rect(area.right - hours_w, y, hours_w, 20),
                    hours,
                    colour="muted",
                    align="right",
                )
            )
            y += 24 + tall
        if y - 4 <= area.bottom:
            return nodes + rows
        shown = Rect(panel.x + 4, area.y - 2, panel.w - 8, panel.bottom - area.y - 2)
        return [*nodes, ScrollArea("ask.scroll", shown, "Questions", rows, y - shown.y + 4)]

    def _answer(self, question: str) -> str:
        found = next(q for q in self.dilemma.questions if q.id == question)
        told = [
            m for m in self.view.public.inbox if m.subject == found.text and m.sender == found.who
        ]
        return told[-1].body if told else self.run.fill(found.answer)

    def ask(self, question: str) -> None:
        self.run.submit(Ask(self.id, question))

    # The forecast

    def _forecast(self, ui: Ui, panel: Rect) -> list[Node]:
        prompt = self.dilemma.forecast
        assert prompt is not None
        area = inner(ui, panel, 12, 8)
        figure = "–" if self.forecast is None else f"{self.forecast} %"
        side = 232.0 if area.w > 560 else 96.0
        track_w = area.w - side
        said = "Nobody in the project sees it. After the run you see how good your numbers are."
        text = self.run.fill(prompt.text).rstrip(".?") + "?"
        title = f"First your forecast: {_lower(text)}"
        if ui.measure(title, "text_m", 600) > area.w:
            title = text
        nodes: list[Node] = [
            Panel("forecast", panel),
            line(
                "forecast.title",
                area.x,
                area.y,
                area.w,
                title,
                size="text_m",
                weight=600,
                colour="text",
            ),
            line("forecast.said", area.x, area.y + 26, track_w, said, colour="muted"),
            Slider(
                "forecast.slider",
                Rect(area.x, area.y + 46, track_w, 40),
                "Your forecast",
                value=self.forecast,
                on_change=self._set_forecast,
                ticks=(0, 25, 50, 75, 100),
                unit="%",
                reason="" if self.open else "answered",
            ),
            Label(
                "forecast.figure",
                Rect(area.x + track_w + 16, area.y + 30, 84, 32),
                figure,
                size="heading_l",
                weight=600,
                align="center",
            ),
            line(
                "forecast.word",
                area.x + track_w + 8,
                area.y + 64,
                100,
                "your forecast",
                align="center",
            ),
        ]
        if side > 200 and self.open:
            nodes.append(
                Button(
                    "forecast.skip",
                    Rect(area.right - 112, area.y + 34, 112, 32),
                    "No forecast" if not self.silent else "Not said",
                    self._skip,
                    on=self.silent,
                )
            )
        return nodes

    def _set_forecast(self, value: int) -> None:
        self.forecast = value
        self.silent = False
        if self.play.coach is not None:
            self.play.coach.happened("forecast")

    def _skip(self) -> None:
        """Not to say is an answer too: no forecast is recorded."""
        self.silent = not self.silent
        if self.silent:
            self.forecast = None

    # The choices

    def _choices(self, ui: Ui, panel: Rect) -> list[Node]:
        view, dilemma = self.view, self.dilemma
        state = view.public.dilemmas[self.id]
        default = next(c for c in dilemma.choices if c.id == dilemma.default)
        last = (state.deadline - 1) // DAY
        subtitle = f"answer by day {last}; no answer: {_lower(default.title)}"
        if state.status == "answered":
            subtitle = f"decided on {wording.day(state.answered)}"
        elif state.status == "lapsed":
            subtitle = f"not answered in time, {wording.day(state.answered)}"
        nodes: list[Node] = [Panel("choices", panel, "What do you do?", subtitle=subtitle)]
        area = inner(ui, panel, 36, 8)
        wide = area.w >= 640
        columns = (72.0, 168.0, 144.0) if area.w < 900 else (96.0, 260.0, 260.0)
        if wide:
            y = area.y + 4
            depends_x = area.right - columns[2]
            time_x = depends_x - columns[1]
            nodes += [
                line("choices.h1", area.x + 52, y, 200, "Choice", colour="muted"),
                line(
                    "choices.h2",
                    time_x - 124,
                    y,
                    100,
                    f"Cost, {view.project.currency}",
                    colour="muted",
                    align="right",
                ),
                line("choices.h3", time_x, y, 140, "Time", colour="muted"),
                line("choices.h4", depends_x, y, columns[2], "Depends on", colour="muted"),
            ]
            area = area.cut_top(24)[1]
        ordered = self._ordered()
        gap = 6.0
        height = min(84.0, (area.h - gap * (len(ordered) - 1)) / len(ordered))
        scroll = height < 52
        height = max(height, 62.0 if scroll else 52.0)
        rows = [
            self._row(
                i,
                choice,
                Rect(area.x, area.y + i * (height + gap), area.w - (8 if scroll else 0), height),
                columns,
                wide,
            )
            for i, choice in enumerate(ordered)
        ]
        if scroll:
            total = len(rows) * (height + gap)
            return [
                *nodes,
                ScrollArea(
                    "choices.scroll",
                    Rect(area.x - 6, area.y - 6, area.w + 12, area.h + 8),
                    "Choices",
                    rows,
                    total + 8,
                ),
            ]
        return [*nodes, *rows]

    def _row(
        self, i: int, choice: Choice, rect: Rect, columns: tuple[float, float, float], wide: bool
    ) -> Node:
        state = self.view.public.dilemmas[self.id]
        reason = self.run.possible(Answer(self.id, choice.id)) if self.open else ""
        chosen = self.chosen if self.open else state.choice
        fill = self.run.fill
        time, depends, text = fill(choice.time_text), fill(choice.depends_text), fill(choice.text)
        if not wide:
            text, time, depends = time or text, "", ""
        return ChoiceRow(
            f"choice.{choice.id}",
            rect,
            choice.title,
            letter=LETTERS[i],
            text=text,
            cost=wording.money_figure(choice.cost),
            time=time,
            depends=depends,
            columns=columns,
            selected=choice.id == chosen,
            on_select=lambda: self.choose(choice.id),
            on_confirm=self.confirm,
            reason=reason,
            shortcut=LETTERS[i] if self.open else "",
            group="choices",
        )

    def choose(self, id: str) -> None:
        if self.open:
            self.chosen = id
            self._focus(f"choice.{id}")

    # Why, and confirm

    def _why(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 12, 8)
        state = self.view.public.dilemmas[self.id]
        nodes: list[Node] = [Panel("why", panel)]
        if not self.open:
            word = "You decided this." if state.status == "answered" else "Time decided this."
            return [
                *nodes,
                line("why.done", area.x, area.y + 4, area.w, word, size="text_m", colour="text"),
                Button(
                    "why.back",
                    Rect(area.x, area.y + 36, 160, 32),
                    "Back to home",
                    lambda: self.play.go("home"),
                ),
            ]
        button_w = 248.0 if area.w > 640 else 168.0
        field_w = area.w - button_w - 20
        label = f"Choose {self._letter()}" if self.chosen else "Choose one"
        wide = ui.measure("Why?", "text_m", 600) + 6
        return [
            *nodes,
            line(
                "why.title", area.x, area.y, wide, "Why?", size="text_m", weight=600, colour="text"
            ),
            line(
                "why.sub",
                area.x + wide,
                area.y + 3,
                area.w - wide,
                "One sentence for your journal, in your words (optional)",
                colour="muted",
            ),
            TextField(
                "why.field",
                Rect(area.x, area.y + 26, field_w, 36),
                "Why, for your journal",
                self.why,
                self._set_why,
                limit=WHY_LIMIT,
                placeholder="Because …",
                on_enter=self.confirm,
            ),
            Button(
                "confirm",
                Rect(area.right - button_w, area.y + 24, button_w, 40),
                label,
                self.confirm,
                primary=True,
                shortcut="Enter",
                reason=self._blocked(),
            ),
            line(
                "why.back",
                area.x,
                area.y + 74,
                field_w,
                "You can take it back until time runs on, if no chance was asked.",
                colour="muted",
            ),
            Link(
                "later",
                Rect(area.right - button_w, area.y + 70, 96, 24),
                "Decide later",
                self.later,
                shortcut="Escape",
            ),
            line(
                "later.key", area.right - 60, area.y + 74, 60, "Esc", colour="muted", align="right"
            ),
        ]

    def _letter(self) -> str:
        ids = [choice.id for choice in self._ordered()]
        return LETTERS[ids.index(self.chosen)]

    def _blocked(self) -> str:
        if not self.chosen:
            return "choose one first"
        if self.dilemma.forecast and self.forecast is None and not self.silent:
            return "first your forecast"
        return ""

    def _set_why(self, text: str) -> None:
        self.why = text

    def confirm(self) -> None:
        """Forecast, reason and answer as one step."""
        reason = self._blocked()
        if not self.open or reason:
            if self.open:
                self.play.ui.refuse(_refusal(reason))
                if self.chosen:
                    self._focus("forecast.slider")
            return
        steps: list[Action] = []
        if self.forecast is not None and self.dilemma.forecast:
            steps.append(Forecast(self.id, self.forecast * 10))
        if self.why.strip():
            steps.append(WriteJournal(self.id, " ".join(self.why.split())))
        steps.append(Answer(self.id, self.chosen))
        choice = next(c for c in self.dilemma.choices if c.id == self.chosen)
        cost = f"{wording.money(choice.cost, self.view.project.currency)}. " if choice.cost else ""
        if self.run.submit(*steps, done=f"Decided: {choice.title}", text=cost.strip()):
            self.play.go("home")

    def later(self) -> None:
        self.play.go("home")

    def on_key(self, ui: Ui, key: Key) -> bool:
        if not self.open:
            return False
        actions: dict[str, Callable[[], None]] = {
            "J": lambda: self._focus("why.field"),
            "Q": self._ask_next,
            "Enter": self.confirm,
        }
        action = actions.get(key.chord)
        if action is not None:
            action()
            return True
        by = {"Left": -1, "Right": 1}.get(key.name, 0)
        if by and self.dilemma.forecast and not key.ctrl:
            step = 1 if key.shift else 5
            now = 50 - by * step if self.forecast is None else self.forecast
            self._set_forecast(min(100, max(0, now + by * step)))
            return True
        return False

    def _ask_next(self) -> None:
        """Focus on the first question that was not asked."""
        asked = self.view.public.dilemmas[self.id].asked
        for question in self.dilemma.questions:
            if question.id not in asked:
                self._focus(f"ask.{question.id}")
                return


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _refusal(reason: str) -> str:
    if reason == "first your forecast":
        return "First say what you expect, or choose “No forecast”."
    return "Choose one of the answers first."
