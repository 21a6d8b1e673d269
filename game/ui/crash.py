"""When the game itself fails: one sentence on screen, and where the report lies."""

from __future__ import annotations

from collections.abc import Callable

from game.ui import crash_report
from game.ui.events import Event, Key, Quit
from game.ui.geometry import Rect
from game.ui.kit import Button, Icon, Label, Node, Paragraph, Screen, Stage, Ui, rich_height
from game.ui.painter import Painter


class CrashScreen(Screen):
    """One sentence, where the report lies, and the way out."""

    title = "Something is broken"
    first_focus = "quit"

    def __init__(self, report: str, leave: Callable[[], None]) -> None:
        self.report = report
        self.leave = leave

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        width = min(640.0, area.w - 64)
        box = Rect(area.cx - width / 2, max(16.0, area.cy - 120), width, 240)
        text = f"{self.report} Continue on the title screen takes a saved game up again."
        height = rich_height(ui.metrics, text, width, "text_m")
        return [
            Icon("sign", Rect(box.x, box.y, 32, 32), "Problem", icon="warn", colour="warn"),
            Label(
                "title",
                Rect(box.x + 48, box.y, width - 48, 32),
                "The game has a fault and had to stop.",
                size="heading_s",
                weight=600,
            ),
            Paragraph("text", Rect(box.x, box.y + 48, width, height), text, size="text_m"),
            Button(
                "quit",
                Rect(box.x, box.y + 72 + height, 160, 40),
                "Close the game",
                self.leave,
                primary=True,
            ),
        ]


class GuardedStage(Stage):
    """A stage that survives a fault of ours: it writes the report and shows where it lies.

    A second fault, while showing the first, goes up to the backend.
    """

    def __init__(
        self,
        screen: Screen,
        on_key: Callable[[Key], bool],
        on_quit: Callable[[], bool],
        on_term: Callable[[str], None],
    ) -> None:
        super().__init__(screen, on_key, on_quit, on_term)
        self.exit_code = 0
        self.failed = False

    def handle(self, event: Event) -> None:
        if self.failed:
            super().handle(event)
            return
        try:
            super().handle(event)
        except Exception as error:  # the game must say where its report lies, whatever failed
            self._fail(error)
            if isinstance(event, Quit):
                self.quit()

    def draw(self, p: Painter) -> None:
        if self.failed:
            super().draw(p)
            return
        try:
            super().draw(p)
        except Exception as error:
            self._fail(error)
            super().draw(p)

    def _fail(self, error: Exception) -> None:
        self.failed = True
        self.exit_code = 1
        self.on_key = None
        self.ui.toast_shown = None
        self.show(CrashScreen(crash_report.report(error), self.quit))
