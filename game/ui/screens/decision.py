"""A decision: who asks what, what it touches, what to ask first, a forecast, the choices, why.

Time stands still here. The order of the choices is shuffled by seed, so that no letter is special.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.model.actions import Action, Answer, Ask, Forecast, WriteJournal
from game.model.scenario import Choice, Dilemma
from game.ui import wording
from game.ui.events import Key
from game.ui.kit import (
    Hint,
    Ui,
)
from game.ui.run import Run
from game.ui.screens import decision_choices, decision_message
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one

if TYPE_CHECKING:
    from game.ui.play import Play


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

    def __init__(self, play: Play, id: str) -> None:
        super().__init__(play)
        self.id = id
        self.dilemma: Dilemma = self.view.project.dilemmas[id]
        self.chosen = ""
        self.why = ""
        self.silent = False
        self.opened = ""
        given = self.view.public.forecasts.get(id)
        self.forecast: int | None = given.probability // 10 if given else None

    def division(self) -> Layouts:
        coach = self.play.coach
        taught = coach is not None and coach.step is not None
        ask = (("ask", 92.0 if taught else 112.0),) if self.dilemma.questions else ()
        first = (("forecast", 80.0 if taught else 104.0),) if self.dilemma.forecast else ()
        touches = () if taught else (("touches", self._touches_height()),)
        message = Col((("message", 0), *touches, *ask), 376)
        answer = Col((*first, ("choices", 0), ("why", 80.0 if taught else 120.0)))
        wide = Col((("message", 0), ("touches", 260), *((a, 180.0) for a, _ in ask)), 560)
        said = one(*(p for p, _ in first), "why", name="Say")
        apart = (one("forecast", name="Forecast"), one("why", name="Why"))
        choose = one("choices", name="Choose")
        return {
            "XL": (Page("", (wide, answer)),),
            "L": (Page("", (message, answer)),),
            "M": (
                Page("Message", (Col((("message", 0),)), Col((("touches", 0), *ask), 340))),
                choose,
                said,
            ),
            "S": (
                one("message", name="Message"),
                choose,
                *(apart if taught and first else (said,)),
                one(*(p for p, _ in ask), "touches", name="Ask"),
            ),
        }

    def _touches_height(self) -> float:
        rows = min(4, max(1, len(decision_message.touched(self))))
        return 68.0 + 24.0 * rows

    def arrival(self) -> str:
        if self.dilemma.forecast and self.forecast is None and not self.silent:
            return "forecast.slider"
        return f"choice.{self.ordered()[0].id}"

    def parts(self) -> dict[str, Builder]:
        return {
            "message": partial(decision_message.message, self),
            "touches": partial(decision_message.touches, self),
            "ask": partial(decision_message.ask, self),
            "forecast": partial(decision_choices.forecast, self),
            "choices": partial(decision_choices.choices, self),
            "why": partial(decision_choices.why, self),
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("A", "…", decision_choices.LETTERS[len(self.dilemma.choices) - 1]), "Choose"),
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
        part = key.partition(".")[0]
        self.attend("choices" if part == "choice" else part, key)

    def ordered(self) -> list[Choice]:
        return in_order(self.run, self.dilemma)

    # Left: the message

    # What it touches

    # Ask first

    def ask(self, question: str) -> None:
        self.run.submit(Ask(self.id, question))

    # The forecast

    # The choices

    def choose(self, id: str) -> None:
        if self.open:
            self.chosen = id
            self._focus(f"choice.{id}")

    # Why, and confirm

    def blocked(self) -> str:
        if not self.chosen:
            return "choose one first"
        if self.dilemma.forecast and self.forecast is None and not self.silent:
            return "first your forecast"
        return ""

    def set_why(self, text: str) -> None:
        self.why = text

    def confirm(self) -> None:
        """Forecast, reason and answer as one step."""
        reason = self.blocked()
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
        letters = decision_choices.LETTERS[: len(self.dilemma.choices)]
        if len(key.chord) == 1 and key.chord in letters:
            self.choose(self.ordered()[letters.index(key.chord)].id)
            return True
        by = {"Left": -1, "Right": 1}.get(key.name, 0)
        if by and self.dilemma.forecast and not key.ctrl:
            step = 1 if key.shift else 5
            now = 50 - by * step if self.forecast is None else self.forecast
            decision_choices.set_forecast(self, min(100, max(0, now + by * step)))
            return True
        return False

    def _ask_next(self) -> None:
        """Focus on the first question that was not asked."""
        asked = self.view.public.dilemmas[self.id].asked
        for question in self.dilemma.questions:
            if question.id not in asked:
                self._focus(f"ask.{question.id}")
                return


def _refusal(reason: str) -> str:
    if reason == "first your forecast":
        return "First say what you expect, or choose “No forecast”."
    return "Choose one of the answers first."
