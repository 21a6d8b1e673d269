"""The first run teaches itself: the lesson of the scenario, told a step at a time as text.

A step is printed once, when it comes. After the end there is a note for each step of the debrief.
"""

from __future__ import annotations

from collections.abc import Callable

from game.managers.staffing import propose
from game.model.actions import Action, SetBaseline
from game.model.scenario import TutorialStep
from game.model.view import View
from game.session import PEOPLE, READY, Session
from game.ui.afterwards import NOTES
from game.ui.lesson import Lesson
from game.ui.terminal.console import Console

Fill = Callable[[str], str]


PLACES = {
    "YOUR VIEW": "view",
    "FACTS": "facts",
    "SKILL": "skill",
    "DECISION": "decision",
    "WHY": "why",
    "WHAT IF": "whatif",
    "THEMES": "themes",
    "NEXT TIME": "next",
    "EVIDENCE": "evidence",
}
"""Pages of the debrief, and the note that belongs to each."""


class Tutor:
    """Says what the lesson has; silent where the scenario has none, and once it was left."""

    def __init__(
        self, session: Session, look: Callable[[], tuple[View, bool]], *, left: bool
    ) -> None:
        steps = session.scenario.tutorial
        self._session = session
        self._lesson = Lesson(steps, look)
        self._left = left or not steps
        self._shown = -1
        self._noted: set[str] = set()

    @property
    def step(self) -> TutorialStep | None:
        """The step that counts now."""
        return None if self._left else self._lesson.step

    def show(self, console: Console, fill: Fill, *, again: bool = False) -> None:
        """Prints the step if it has not been shown yet; `fill` puts the figures into its text."""
        step, at = self.step, self._lesson.at
        if step is None or (self._shown == at and not again):
            return
        self._shown = at
        ending = "Press Enter to go on." if step.until == "next" else ""
        self._say(console, step.heading, fill(step.text), ending)

    def note(self, console: Console, page: str) -> None:
        """Prints what there is to say about a step of the debrief, once."""
        note = NOTES.get(PLACES.get(page, ""))
        if self._left or note is None or page in self._noted:
            return
        self._noted.add(page)
        self._say(console, note.heading, note.text)

    def _say(self, console: Console, heading: str, text: str, ending: str = "") -> None:
        console.write(console.style(f" * {console.said(heading)}", "luck"))
        for line in console.prose(console.said(text), console.width - 4, "   "):
            console.line(console.style(line, "luck"))
        if ending:
            console.line(console.style(f"   {ending}", "luck"))
        console.line(console.rule())

    def enter(self) -> bool:
        """Enter goes on where a step waits for it; True if it was meant for the tutorial."""
        step = self.step
        if step is None or step.until != "next":
            return False
        self._lesson.pass_by()
        return True

    def leave(self) -> None:
        """No more steps, and no notes."""
        self._left = True

    def acted(self, action: Action) -> None:
        """The player did something."""
        self._lesson.acted(action)
        if isinstance(action, SetBaseline):
            self._propose()

    @property
    def staffs(self) -> bool:
        """Whether the assistant staffs by itself: until people have been taught."""
        return not self._left and self._lesson.ahead("team")

    def staff(self, reasons: int) -> int:
        """Gives what can start its people; returns the reasons to stop that are left."""
        if not self.staffs or not reasons & (READY | PEOPLE):
            return reasons
        self._propose()
        return reasons & ~READY

    def _propose(self) -> None:
        if self.staffs:
            for action in propose(self._session.view()):
                self._session.submit(action)

    def opened_decision(self) -> None:
        self._lesson.happened("decision")

    def refused_staffing(self) -> None:
        """The assistant's proposal was looked at and left."""
        self._lesson.happened("staffed")

    def ran(self) -> None:
        """Time ran and stopped."""
        self._lesson.ran()
