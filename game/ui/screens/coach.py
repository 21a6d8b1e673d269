"""The tutorial beside the game: one step at a time, pointing at what it speaks of.

It watches what the player does and goes on by itself; nothing of it changes the rules. After the
end it says one thing on each screen of the debrief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief import words
from game.managers.staffing import propose
from game.model.actions import Action, SetBaseline, UseHint
from game.model.scenario import TutorialStep
from game.ui.afterwards import NOTES, Note
from game.ui.geometry import Rect
from game.ui.kit import Canvas, Node, RailItem, Ui
from game.ui.lesson import Lesson
from game.ui.painter import Painter
from game.ui.screens.base import RunScreen
from game.ui.screens.coach_panel import Said, Way, panel
from game.ui.theme import MARGIN

if TYPE_CHECKING:
    from game.ui.play import Play

PANELS = {
    "forecast": "strip",
    "plan": "gantt",
    "decision": "next",
    "slider": "forecast",
    "choices": "choices",
    "team": "grid",
    "risks": "register",
    "report": "said",
}
SCREEN_OF = {
    "team": "team",
    "risks": "risks",
    "report": "report",
    "slider": "decision",
    "choices": "decision",
}
INSTRUMENTS = ("team", "risks", "report")
"""Screens that come into the rail with the step that speaks of them."""
OWN_FOCUS = ("end", "view")
"""Screens of the debrief whose own control keeps the focus beside the note."""


class Coach:
    """Where in the tutorial the player is; `left` once it was left or does not apply."""

    def __init__(self, play: Play) -> None:
        self.play = play
        run = play.run
        assert run is not None
        self.run = run
        if not run.view.public.started:
            self._begin()
        self.lesson = Lesson(run.session.scenario.tutorial, lambda: (run.view, run.report_due))
        self.read: set[str] = set()
        self.hints = 0
        self.left = run.session.recording.header.is_branch or words.is_open(run.view)
        if self.left:
            self.lesson.leave()
        run.on_action = self.acted
        self._follow()

    def _begin(self) -> None:
        """The project starts by itself: the date is promised and the first task has its crew."""
        run = self.run
        run.attempt(SetBaseline(run.session.scenario.deadline.minute))
        for action in propose(run.session.view()):
            run.attempt(action)
        run.refresh()

    @property
    def step(self) -> TutorialStep | None:
        """The step that counts now; None where the project goes on without."""
        return None if self.left or self.run.view.public.ended else self.lesson.step

    @property
    def note(self) -> Note | None:
        """What is said on this screen of the debrief, until it was read."""
        key = _place(self.play.name)
        if self.left or not self.run.view.public.ended or key in self.read:
            return None
        return NOTES.get(key)

    @property
    def _topic(self) -> str:
        """What is spoken of now, to remember that it was read."""
        return str(self.lesson.at) if self.step is not None else _place(self.play.name)

    @property
    def waits(self) -> bool:
        """Whether Enter goes on."""
        step = self.step
        return step is not None and step.until == "next"

    # What happens

    def acted(self, action: Action) -> None:
        before = self.lesson.at
        self.lesson.acted(action)
        self._moved(before)

    def time_passed(self) -> None:
        before = self.lesson.at
        self.lesson.ran()
        self._moved(before)

    def saw(self, screen: str) -> None:
        if screen.startswith("decision."):
            self.happened("decision")

    def happened(self, what: str) -> None:
        before = self.lesson.at
        self.lesson.happened(what)
        self._moved(before)

    def next(self) -> None:
        before = self.lesson.at
        self.lesson.pass_by()
        self._moved(before)

    def _moved(self, before: int) -> None:
        """The step is another one: its hints are new, and Enter does what it asks for."""
        if self.lesson.at == before:
            return
        self.hints = 0
        self._follow()
        if self.waits or self.alone(self.play.ui):
            self.play.ui.focus_on("coach.next")
        elif self.play.ui.focus.startswith("coach."):
            self._focus_back()
        self.play.ui.refresh()

    def _focus_back(self) -> None:
        play = self.play
        play.ui.focus_on(play.screen(play.name).arrival())

    def _follow(self) -> None:
        """Until people have been taught, the assistant staffs."""
        self.run.auto_staff = self.lesson.ahead("team")

    def leave(self) -> None:
        self.left = True
        self.run.auto_staff = False
        if self.run.view.public.ended:
            text = "The debrief goes on without my notes."
        else:
            text = "The project goes on. Everything can be used now."
        self.play.ui.toast("The tutorial is left", text, "notice")

    def show(self) -> None:
        """Goes to what the step points at."""
        step = self.step
        if step is None:
            return
        screen = SCREEN_OF.get(step.points_at, "home")
        if screen == "decision":
            self.play.decide()
        else:
            self.play.go(screen)
        shown = self.play.screen(self.play.name)
        if isinstance(shown, RunScreen):
            shown.reveal(PANELS.get(step.points_at, ""))

    def hint(self) -> None:
        """The next hint of the step; it is part of the record."""
        step = self.step
        if step is None or self.hints >= len(step.hints):
            return
        self.hints += 1
        self.run.submit(UseHint(f"tutorial {self.lesson.at + 1}.{self.hints}"))

    def _heard(self) -> None:
        """What is said was read: its room goes back to the screen."""
        self.read.add(self._topic)
        self._focus_back()

    def _again(self) -> None:
        self.read.discard(self._topic)
        self.play.ui.focus_on("coach.next")

    def _go_to(self, note: Note) -> None:
        self.read.add(self._topic)
        if note.way == "scenarios":
            self.play.leave()
        self.play.go(note.way)

    def focus(self) -> str:
        """The control of the tutorial that takes the focus of the screen that arrives, if any."""
        if self.alone(self.play.ui):
            return "coach.next"
        if self.note is not None and _place(self.play.name) not in OWN_FOCUS:
            return "coach.next"
        return ""

    # What is seen

    def rail(self, everything: tuple[RailItem, ...]) -> tuple[RailItem, ...]:
        """Home and Inbox first; the others when their step has come."""
        if self.step is None:
            return everything
        shown = {"home", "inbox"} | {
            step.points_at for step in self.lesson.seen if step.points_at in INSTRUMENTS
        }
        return tuple(item for item in everything if item.key in shown)

    def alone(self, ui: Ui) -> bool:
        """Whether what is said takes the whole place until it was read: in a small window."""
        said = self.note is not None or self.step is not None
        return said and ui.layout in ("M", "S") and self._topic not in self.read

    def room(self, ui: Ui, name: str, area: Rect) -> Rect:
        """The screen's area above what is said; home has a place of its own for a step."""
        if self.note is None and self.step is None:
            return area
        if self._at_home(ui, name):
            return area
        return area.cut_bottom(self._height(ui), MARGIN[ui.layout])[1]

    def _height(self, ui: Ui) -> float:
        if ui.layout in ("M", "S"):
            return 40.0
        return 92.0 if self.note is not None else 104.0

    def _at_home(self, ui: Ui, name: str) -> bool:
        return self.step is not None and name == "home" and ui.layout in ("XL", "L")

    def nodes(self, ui: Ui) -> list[Node]:
        """What is said at the bottom of the content, and the frame around what it means."""
        if self.note is None and self.step is None:
            return []
        if self._at_home(ui, self.play.name):
            return [self._frame(ui)]
        whole = self.play.stage.content
        if self.alone(ui):
            return self.panel(ui, whole.cut_top(min(whole.h, 248.0))[0])
        box = whole.cut_bottom(self._height(ui))[0]
        nodes = self.panel(ui, box)
        return [*nodes, self._frame(ui)] if self.step is not None else nodes

    def _frame(self, ui: Ui) -> Node:
        step = self.step
        assert step is not None
        key = PANELS.get(step.points_at, "")

        def paint(p: Painter, _: Rect) -> None:
            target = self.play.stage.find(key) if key and not ui.layers else None
            if target is not None:
                p.round_rect(target.rect.inset(-3), 10, stroke="accent", width=2)

        return Canvas("coach.frame", ui.window, paint=paint)

    def panel(self, ui: Ui, box: Rect) -> list[Node]:
        """Heading, text, and the ways on."""
        note = self.note
        return panel(ui, box, self._said() if note is None else self._said_after(note))

    def _said(self) -> Said:
        step = self.step
        assert step is not None
        text = self.run.fill(step.text)
        if self.hints:
            text = f"{text}\n**Hint:** {self.run.fill(step.hints[self.hints - 1])}"
        ways: list[Way] = []
        alone = self.alone(self.play.ui)
        if alone:
            ways.append(Way("next", "Got it", self._heard, "Enter", primary=True))
        elif self.waits:
            ways.append(Way("next", "Go on", self.next, "Enter", primary=True))
        elif not self._is_here(step):
            ways.append(Way("show", "Show me", self.show, "V"))
        if self.play.ui.layout in ("M", "S") and not alone:
            ways.append(Way("again", "Read", self._again, "H"))
        elif len(step.hints) > self.hints:
            ways.append(Way("hint", "Hint", self.hint, "H"))
        if step.until in ("staffed", "risk", "stopped", "forecast", "reported"):
            ways.append(Way("skip", "Go on without", self.next))
        at, total = self.lesson.at, len(self.lesson.steps)
        return Said(
            step.heading,
            text,
            f"Step {at + 1} of {total}",
            at,
            total,
            tuple(ways),
            Way("leave", "Leave the tutorial", self.leave),
        )

    def _is_here(self, step: TutorialStep) -> bool:
        """Whether what the step points at is on screen."""
        screen = SCREEN_OF.get(step.points_at, "home")
        if self.play.name.partition(".")[0] != screen:
            return False
        shown = self.play.screen(self.play.name)
        if step.points_at in INSTRUMENTS or not isinstance(shown, RunScreen):
            return True
        return shown.page_of(PANELS.get(step.points_at, "")) in (-1, self.play.ui.page)

    def _said_after(self, note: Note) -> Said:
        key = _place(self.play.name)
        ways: list[Way] = []
        if self.alone(self.play.ui) or key not in OWN_FOCUS:
            ways.append(Way("next", "Got it", self._heard, "Enter", primary=True))
        elif key == "view":
            ways.append(Way("next", "Got it", self._heard))
        if note.way:
            ways.append(Way("way", note.label, lambda: self._go_to(note)))
        at, total = list(NOTES).index(key), len(NOTES)
        return Said(
            note.heading,
            note.text,
            f"After the game, {at + 1} of {total}",
            at,
            total,
            tuple(ways),
            Way("leave", "No more notes", self.leave),
        )


def _place(screen: str) -> str:
    """The step of the debrief that a screen is."""
    return screen.removeprefix("debrief.")
