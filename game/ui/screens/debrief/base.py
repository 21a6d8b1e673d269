"""What the screens of the debrief share: the steps at the top, the rail, what is still locked."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from game.debrief.causes import Cause
from game.model.units import DAY
from game.model.view import View
from game.ui import wording
from game.ui.debriefing import Debriefing
from game.ui.geometry import Rect
from game.ui.kit import Frame, Hint, RailItem, Step, Ui
from game.ui.painter import Painter
from game.ui.screens.base import RunScreen

STEPS = (
    ("debrief.view", "Your view"),
    ("debrief.facts", "Facts"),
    ("debrief.skill", "Skill and luck"),
    ("debrief.why", "Why"),
    ("debrief.whatif", "What if"),
    ("debrief.themes", "Themes"),
    ("debrief.next", "Next time"),
)
RAIL = (
    (RailItem("debrief.skill", "Overview", "debrief", "1"), 3),
    (RailItem("debrief.decision", "Decisions", "decision", "2"), 3),
    (RailItem("debrief.why", "Causes", "chain", "3"), 4),
    (RailItem("debrief.calibration", "Calibration", "target", "4"), 4),
    (RailItem("debrief.themes", "Competences", "skill", "5"), 6),
    (RailItem("debrief.drill", "Drill", "drill", "6"), 6),
    (RailItem("debrief.whatif", "Play again", "rewind", "7"), 5),
    (RailItem("evidence", "Evidence", "evidence", "8"), 7),
    (RailItem("debrief.aims", "Aims", "flag", "9"), 3),
)


class DebriefScreen(RunScreen):
    """A screen of the debrief; `step` is its place in the order, `wide` that it opens the next."""

    step: ClassVar[int] = 1
    form: ClassVar[bool] = True

    @property
    def debrief(self) -> Debriefing:
        return self.run.debrief()

    def arrival(self) -> str:
        if self.play.ahead.able:
            self.debrief.begin()
        if self.step > 1 and self.debrief.reached >= self.step:
            self.debrief.reached = max(self.debrief.reached, min(7, self.step + 1))
        return self.first_focus

    def frame(self, ui: Ui) -> Frame | None:
        view, debrief = self.view, self.debrief
        header = self.run.session.recording.header
        hidden = debrief.reached < 2
        about = f"ended on {wording.day(view.now)}"
        about += ", score hidden" if hidden else f", seed {header.seed}"
        if debrief.hindsight and not hidden:
            about = "a branch, with hindsight"
        return Frame(
            title=self.title,
            rail=tuple(item for item, step in RAIL if step <= debrief.reached),
            current=self.rail or self.name,
            go=self.go,
            day=view.project.title,
            date=about,
            steps=tuple(
                Step(
                    key,
                    label,
                    done=number < debrief.reached,
                    here=number == self.step,
                    locked="" if number <= debrief.reached else _opens(number),
                )
                for number, (key, label) in enumerate(STEPS, 1)
            ),
            notice=self.notice,
            open_help=lambda: self.play.go("help"),
            open_menu=self.play.open_menu,
        )

    def go(self, name: str) -> None:
        """Another screen of the debrief, if its step is open."""
        number = next((n for n, (key, _) in enumerate(STEPS, 1) if key == name), 0)
        if number > self.debrief.reached:
            self.play.ui.refuse(f"This step is still closed: {_opens(number)}.")
            return
        self.play.go(name)

    def forward(self) -> None:
        """The next step."""
        if self.step < len(STEPS):
            self.go(STEPS[self.step][0])

    def backward(self) -> None:
        """The step before."""
        if self.step > 1:
            self.go(STEPS[self.step - 2][0])

    def steps_hints(self, ui: Ui) -> list[Hint]:
        """The keys that lead on; where a screen has pages, those turn first."""
        hints = []
        if self.step < len(STEPS):
            hints.append(Hint(("Ctrl+→",), STEPS[self.step][1], self.forward))
        return [*hints, Hint(("F1",), "Explain")]

    def hints(self, ui: Ui) -> list[Hint]:
        return self.steps_hints(ui)

    def on_key(self, ui: Ui, key: object) -> bool:
        chord = getattr(key, "chord", "")
        moves = {"PageDown": self.forward, "PageUp": self.backward}
        moves |= {"Ctrl+Right": self.forward, "Ctrl+Left": self.backward}
        for hint in self.hints(ui):
            if hint.action is not None:
                moves.setdefault(hint.keys[0], hint.action)
        if chord in moves:
            moves[chord]()
            return True
        return False

    def on_tick(self, ui: Ui, ms: int) -> bool:
        return self.debrief.poll()

    def wait_ms(self, ui: Ui) -> int | None:
        return 200 if self.debrief.computing or self.debrief.busy else None


def _opens(number: int) -> str:
    return "write your view first" if number == 2 else f"look at “{STEPS[number - 2][1]}” first"


def points(hundredths: int, *, sign: bool = False, decimals: int = 1) -> str:
    """Hundredths as points with a true minus."""
    text = f"{hundredths / 100:{'+' if sign else ''}.{decimals}f}"
    if float(text) == 0:
        text = f"{0:.{decimals}f}"
    return text.replace("-", "−")


def days(minutes: int, *, sign: bool = True) -> str:
    """Minutes as working days: "+7 d", "−0.5 d"."""
    value = round(minutes / DAY, 1)
    whole = abs(value) >= 10 or value == round(value)
    shown = f"{value:+.0f}" if whole else f"{value:+.1f}"
    if not sign:
        shown = shown.lstrip("+")
    return f"{shown} d".replace("-", "−")


def cause_title(view: View, cause: Cause) -> str:
    """The title of a cause with its task by code, so that what tells it apart fits a line."""
    if cause.task not in view.project.tasks:
        return cause.title
    return cause.title.replace(view.name(cause.task), wording.task_label(view, cause.task))


def badge(p: Painter, x: float, y: float, word: str, colour: str = "you") -> None:
    """A small square with a number, centred: a decision."""
    wide = max(20.0, p.measure(word, "text_s", 600) + 8)
    p.round_rect(Rect(x - wide / 2, y - 10, wide, 20), 4, colour)
    p.text(x, y - 8, word, "text_s", 600, "on_accent", "center")


COLOURS = {"decision": "you", "luck": "luck", "queue": "text2", "crew": "plan", "time": "money"}
KIND_WORDS = {
    "decision": "decision",
    "luck": "luck",
    "queue": "waiting",
    "crew": "staffing",
    "time": "follows the date",
    "rest": "small things",
}
__all__ = [
    "COLOURS",
    "KIND_WORDS",
    "STEPS",
    "DebriefScreen",
    "badge",
    "cause_title",
    "days",
    "partial",
    "points",
]
