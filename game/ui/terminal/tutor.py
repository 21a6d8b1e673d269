"""The first run teaches itself: the scenario's tutorial, shown a step at a time.

A step stays until what its `until` names has happened. Where a game is taken up again, steps whose
turn is over are passed by.
"""

from __future__ import annotations

from collections.abc import Callable

from game.model.actions import Action, Answer, Assign, EstimateRisk, Forecast, Release, WriteRisk
from game.model.scenario import TutorialStep
from game.model.view import View
from game.model.world import DilemmaState
from game.ui.terminal.console import Console

Fill = Callable[[str], str]


class Tutor:
    """Where in the tutorial the player is; idle where the scenario has none."""

    def __init__(self, view: View) -> None:
        self._steps: tuple[TutorialStep, ...] = view.project.tutorial
        self._at = _reached(view)
        self._shown = -1

    @property
    def step(self) -> TutorialStep | None:
        """The step that counts now."""
        return self._steps[self._at] if self._at < len(self._steps) else None

    def show(self, console: Console, fill: Fill, *, again: bool = False) -> None:
        """Prints the step if it has not been shown yet; `fill` puts the figures into its text."""
        step = self.step
        if step is None or (self._shown == self._at and not again):
            return
        self._shown = self._at
        width = console.width - 4
        console.line(console.style(f" * {step.heading}", "luck"))
        for line in console.prose(fill(step.text), width, "   "):
            console.line(console.style(line, "luck"))
        if step.until == "next":
            console.line(console.style("   Press Enter to go on.", "luck"))
        console.line(console.rule())

    def enter(self) -> bool:
        """Enter goes on where a step waits for it; True if it was meant for the tutorial."""
        step = self.step
        if step is None or step.until != "next":
            return False
        self._at += 1
        return True

    def leave(self) -> None:
        """No more steps."""
        self._at = len(self._steps)

    def acted(self, action: Action) -> None:
        """The player did something."""
        match action:
            case Forecast():
                self._happened("forecast")
            case Answer():
                self._happened("answered")
            case Assign() | Release():
                self._happened("staffed")
            case WriteRisk() | EstimateRisk():
                self._happened("risk")

    def opened_decision(self) -> None:
        self._happened("decision")

    def refused_staffing(self) -> None:
        """The assistant's proposal was looked at and left."""
        self._happened("staffed")

    def ran(self, view: View) -> None:
        """Time ran and stopped."""
        self._happened("stopped")
        if view.public.ended:
            self._happened("end")

    def _happened(self, what: str) -> None:
        """Moves on; an earlier step that was skipped over by playing on is not held against one."""
        for at in range(self._at, len(self._steps)):
            if self._steps[at].until == what:
                self._at = at + 1
                return
            if self._steps[at].until != "next" and what not in ("stopped", "end", "answered"):
                return


def _reached(view: View) -> int:
    """The first step whose turn is not over, for a game taken up again."""
    public = view.public
    done = {
        "stopped": 1 if view.now else 0,
        "decision": sum(d.status != "dormant" and d.status != "open" for d in _dilemmas(view)),
        "forecast": len(public.forecasts),
        "answered": sum(d.status in ("answered", "lapsed") for d in _dilemmas(view)),
        "staffed": 1 if any(public.assignments.values()) else 0,
        "risk": sum(r.probability >= 0 for r in public.risks.values())
        + sum(w.kind == "risk" for w in public.written),
        "end": 1 if public.ended else 0,
    }
    reached = 0
    for at, step in enumerate(view.project.tutorial):
        if step.until == "next":
            continue
        if done.get(step.until, 0) <= 0:
            break
        done[step.until] -= 1
        reached = at + 1
    return reached


def _dilemmas(view: View) -> list[DilemmaState]:
    return list(view.public.dilemmas.values())
