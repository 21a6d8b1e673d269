"""The lesson of a guided first run: which step counts now, for window and terminal.

Steps come in the order of the scenario, but one whose instrument is needed sooner, because a
decision waits or a report is due, comes first; and one for which there is nothing to do yet, since
nobody is free to take up a task, waits. Nothing of it changes the rules.
"""

from __future__ import annotations

from collections.abc import Callable

from game.managers.staffing import Roster
from game.model.actions import (
    Action,
    Answer,
    Assign,
    EstimateRisk,
    Forecast,
    Release,
    Report,
    WriteRisk,
)
from game.model.scenario import TutorialStep
from game.model.view import View

BEFORE_AN_ANSWER = ("next", "stopped", "decision", "forecast")
"""Steps on the way to an answer; who answers at once has passed them."""
ANY_TIME = ("forecast", "risk", "reported", "answered", "end")
"""What counts as done whenever the player does it, also before its step has come."""


class Lesson:
    """`look` gives the view of now and whether a status report is due."""

    def __init__(self, steps: tuple[TutorialStep, ...], look: Callable[[], tuple[View, bool]]):
        self.steps = steps
        self._look = look
        self._done = _reached(steps, look()[0])

    @property
    def at(self) -> int:
        """Number of the step that counts now, from 0; as many as there are when all are done."""
        view, report_due = self._look()
        needs = (("answered", bool(view.open_dilemmas())), ("reported", report_due))
        for until, needed in needs:
            at = self._next(until) if needed else len(self.steps)
            if at < len(self.steps):
                return at
        return self._turn()

    @property
    def step(self) -> TutorialStep | None:
        """The step that counts now; None when the lesson is over."""
        at = self.at
        return self.steps[at] if at < len(self.steps) else None

    @property
    def seen(self) -> tuple[TutorialStep, ...]:
        """What was taught so far, the step of now included."""
        now = self.at
        return tuple(s for i, s in enumerate(self.steps) if i in self._done or i == now)

    def ahead(self, points_at: str) -> bool:
        """Whether a step that points there is still to come."""
        now, turn = self.at, self._turn()
        return any(
            self.steps[i].points_at == points_at for i in self._open() if i >= turn and i != now
        )

    def pass_by(self) -> None:
        """The step of now is over."""
        self._done.add(self.at)

    def leave(self) -> None:
        """No more steps."""
        self._done.update(range(len(self.steps)))

    def acted(self, action: Action) -> None:
        """The player did something."""
        match action:
            case Answer():
                self.happened("answered")
            case Forecast():
                self.happened("forecast")
            case Assign() | Release():
                self.happened("staffed")
            case EstimateRisk() | WriteRisk():
                self.happened("risk")
            case Report():
                self.happened("reported")

    def ran(self) -> None:
        """Time ran and stopped."""
        view, _ = self._look()
        self.happened("stopped")
        if view.open_dilemmas():
            self.happened("decision")
        if view.public.ended:
            self.leave()

    def happened(self, what: str) -> None:
        """A step that waited for this is over, and so is what an answer has overtaken."""
        step = self.step
        if step is not None and step.until == what and what != "answered":
            self.pass_by()
        elif what in ANY_TIME:
            at = next((i for i in self._open() if self.steps[i].until == what), -1)
            if at >= 0:
                self._done.add(at)
                if what == "answered":
                    self._done.update(self._way_to(at))

    def _open(self) -> list[int]:
        return [i for i in range(len(self.steps)) if i not in self._done]

    def _turn(self) -> int:
        """The first open step for which there is something to do."""
        return next((i for i in self._open() if self._timely(i)), len(self.steps))

    def _timely(self, at: int) -> bool:
        return self.steps[at].until != "staffed" or _somebody_is_free(self._look()[0])

    def _way_to(self, at: int) -> list[int]:
        """The open steps just before an answer that only lead to it."""
        way: list[int] = []
        for i in range(at - 1, -1, -1):
            if self.steps[i].until not in BEFORE_AN_ANSWER:
                break
            if i not in self._done:
                way.insert(0, i)
        return way

    def _next(self, until: str) -> int:
        """The step with which this is taught: the first on the way to it, or none."""
        at = next((i for i in self._open() if self.steps[i].until == until), -1)
        if at < 0:
            return len(self.steps)
        return next(iter(self._way_to(at)), at) if until == "answered" else at


def _somebody_is_free(view: View) -> bool:
    people = view.public.people
    return any(share and not people[id].profile.manager for id, share in Roster(view).free.items())


def _reached(steps: tuple[TutorialStep, ...], view: View) -> set[int]:
    """The steps whose turn is over, for a game taken up again."""
    public = view.public
    dilemmas = public.dilemmas.values()
    count = {
        "stopped": int(view.now > 0),
        "decision": sum(d.status != "dormant" for d in dilemmas),
        "forecast": len(public.forecasts),
        "answered": sum(d.status in ("answered", "lapsed") for d in dilemmas),
        "risk": sum(r.probability >= 0 for r in public.risks.values())
        + sum(w.kind == "risk" for w in public.written),
        "reported": len(public.reports),
        "end": int(bool(public.ended)),
    }
    did: set[int] = set()
    for i, step in enumerate(steps):
        if count.get(step.until, 0) > 0:
            count[step.until] -= 1
            did.add(i)
    last = max(did, default=-1)
    return {i for i, step in enumerate(steps[: last + 1]) if i in did or step.until != "reported"}
