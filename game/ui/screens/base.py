"""What the screens of a run have in common: frame, pages, time that runs, and the usual hints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from game.model.view import View
from game.ui import around
from game.ui.geometry import Rect
from game.ui.kit import Frame, Hint, Node, Screen, Ui
from game.ui.screens.pages import Layouts, place
from game.ui.theme import MARGIN

if TYPE_CHECKING:
    from game.ui.play import Play
    from game.ui.run import Run

Builder = Callable[[Ui, Rect], list[Node]]


class PlayScreen(Screen):
    """A screen that knows the game; `name` is what `Play.go` calls it."""

    name: ClassVar[str] = ""

    def __init__(self, play: Play) -> None:
        self.play = play

    def arrival(self) -> str:
        """The control that has focus when the screen arrives."""
        return self.first_focus

    def select(self, id: str) -> None:
        """Prepares the screen to show this task, person, risk or filter."""


class RunScreen(PlayScreen):
    """A screen of a running game, made of the parts that its `layouts` name.

    `rail` is the entry of the rail that is lit; `form` says that time stands still here.
    """

    rail: ClassVar[str] = ""
    layouts: ClassVar[Layouts] = {}
    form: ClassVar[bool] = False
    notice: str = ""
    shows_changes: bool = False
    """Whether all that changed since the player last looked is on this screen."""

    @property
    def run(self) -> Run:
        assert self.play.run is not None
        return self.play.run

    @property
    def view(self) -> View:
        return self.run.view

    def frame(self, ui: Ui) -> Frame | None:
        return around.frame(self.play, self, ui)

    def division(self) -> Layouts:
        """How the area is divided now; the same for most screens at any time."""
        return self.layouts

    def parts(self) -> dict[str, Builder]:
        """What builds each part that the layouts name."""
        raise NotImplementedError

    def pages(self, ui: Ui) -> list[str]:
        shown = self.division()[ui.layout]
        return [page.name for page in shown] if len(shown) > 1 else []

    def page_of(self, part: str) -> int:
        """The number of the page that holds this part, -1 if none does."""
        for number, page in enumerate(self.division()[self.play.ui.layout]):
            if any(name == part for col in page.cols for name, _ in col.parts):
                return number
        return -1

    def reveal(self, part: str) -> None:
        """Turns to the page that holds this part, where the window is small."""
        page = self.page_of(part)
        if page >= 0:
            self.play.ui.page = page

    def attend(self, part: str, key: str) -> None:
        """Gives focus to a control, on whatever page its part stands."""
        self.reveal(part)
        self.play.ui.focus_on(key)

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        coach = self.play.coach
        if coach is not None and coach.alone(ui):
            return coach.nodes(ui)
        shown = self.division()[ui.layout]
        page = shown[min(ui.page, len(shown) - 1)]
        area = self.play.above_overlay(ui, area)
        builders = self.parts()
        nodes: list[Node] = []
        for name, rect in place(area, page, MARGIN[ui.layout]).items():
            nodes += builders[name](ui, rect)
        return nodes + self.play.overlay(ui)

    def toast_area(self, ui: Ui, content: Rect) -> Rect:
        return self.play.above_overlay(ui, content)

    def on_tick(self, ui: Ui, ms: int) -> bool:
        return self.play.tick(ms, still=self.form)

    def wait_ms(self, ui: Ui) -> int | None:
        return self.play.wait_ms(still=self.form)

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Space",), "Pause" if self.run.running else "Play", self.play.toggle_time),
            Hint(("N",), "Next event", self.play.next_event),
            Hint(("F1",), "Explain"),
            Hint(("Ctrl+K",), "Find", self.play.open_finder),
        ]
