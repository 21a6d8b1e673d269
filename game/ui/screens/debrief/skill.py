"""Step 3: decision score and result side by side, the value graph, the waterfall, the luck.

The parts stand in `skill_account`, `skill_value` and `skill_sum`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.ui.geometry import Rect
from game.ui.kit import Hint, Node, Ui
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.debrief.skill_account import account
from game.ui.screens.debrief.skill_quadrant import quadrant
from game.ui.screens.debrief.skill_sum import fall, luck
from game.ui.screens.debrief.skill_value import value
from game.ui.screens.pages import Col, Layouts, Page, one

if TYPE_CHECKING:
    from game.ui.play import Play


class SkillScreen(DebriefScreen):
    """Everything comes as it is computed; until then there is a bar with the time that is left."""

    name = "debrief.skill"
    rail = "debrief.skill"
    title = "Debrief"
    step = 3
    first_focus = "value"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (Col((("account", 112), ("value", 0), ("fall", -0.7))), Col((("luck", 0),), 440)),
            ),
        ),
        "L": (Page("", (Col((("account", 100), ("value", 0), ("low", 200))),)),),
        "M": (
            Page("Account", (Col((("account", 132), ("value", 0))),)),
            Page("Sum", (Col((("fall", 0),)), Col((("luck", 0),), 320))),
        ),
        "S": (
            one("account", name="Account"),
            one("value", name="Value"),
            one("fall", name="Sum"),
            one("luck", name="Luck"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.against = False

    @property
    def notice(self) -> str:  # type: ignore[override]
        return self.debrief.doing()

    def parts(self) -> dict[str, Builder]:
        return {
            "account": partial(account, self),
            "value": partial(value, self),
            "fall": self._fall,
            "luck": partial(luck, self),
            "low": self._low,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        switch = Hint(("S",), "Stop" if self.debrief.computing else "Go on", self.switch)
        return [
            Hint(("←", "→"), "Event"),
            Hint(("Enter",), "Open decision"),
            Hint(("T",), "Table"),
            *([] if self.debrief.complete else [switch]),
            Hint(("Q",), "Sum" if self.against else "Against luck", self.turn),
            Hint(("V",), "Other weights", lambda: self.play.go("debrief.weights")),
            Hint(("R",), "Score in parts", lambda: self.play.go("result")),
            Hint(("PgDn",), "Why", self.forward),
        ]

    def turn(self) -> None:
        """The sum from start to result, or decisions against luck."""
        self.against = not self.against

    def switch(self) -> None:
        """Stops the analysis, or goes on with it."""
        if self.debrief.computing:
            self.debrief.stop()
        elif self.play.ahead.able:
            self.debrief.begin()

    def _low(self, ui: Ui, rect: Rect) -> list[Node]:
        left = Rect(rect.x, rect.y, rect.w - 392, rect.h)
        right = Rect(left.right + 16, rect.y, rect.right - left.right - 16, rect.h)
        return [*self._fall(ui, left), *luck(self, ui, right)]

    def _fall(self, ui: Ui, rect: Rect) -> list[Node]:
        return (quadrant if self.against else fall)(self, ui, rect)
