"""An almost empty run screen, to look at the frame in every class of layout."""

from __future__ import annotations

from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Deadline,
    Frame,
    Hint,
    Node,
    Panel,
    RailItem,
    Screen,
    TimeControls,
    Ui,
)

RAIL = (
    RailItem("home", "Home", "home", "1"),
    RailItem("plan", "Plan", "plan", "2"),
    RailItem("board", "Board", "board", "3"),
    RailItem("team", "Team", "team", "4"),
    RailItem("risks", "Risks", "risks", "5"),
    RailItem("people", "Stakeholders", "people", "6"),
    RailItem("money", "Money", "money", "7"),
    RailItem("inbox", "Inbox", "inbox", "8", badge=1),
    RailItem("report", "Report", "report", "9"),
    RailItem("journal", "Journal", "journal", "0"),
)


class Framed(Screen):
    title = "Home"
    first_focus = "go"

    def __init__(self) -> None:
        self.speed = 0
        self.went: list[str] = []

    def frame(self, ui: Ui) -> Frame:
        return Frame(
            "Home",
            RAIL,
            "home",
            self.went.append,
            "Day 41",
            "Mon 1 Mar 2027, week 9",
            Deadline("start", "lease ends 175", 41, 175, 215, (158, 209), 183),
            TimeControls(self.speed, self._speed, lambda: self.went.append("next"), waiting=True),
            "Stopped: 1 decision waiting",
            "warn",
            "Saved, day 41",
        )

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Space",), "Play"),
            Hint(("N",), "Next event", lambda: self.went.append("next")),
            Hint(("1", "…", "0"), "Screens"),
            Hint(("Tab",), "Next field"),
            Hint(("F1",), "Explain what is in focus"),
        ]

    def pages(self, ui: Ui) -> list[str]:
        return ["Now", "Team", "Risks"]

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        left, right = area.columns((2, 1), 16)
        button = Rect(right.x + 16, right.bottom - 56, min(160.0, right.w - 32), 40)
        return [
            Panel("left", left, "What drives the date", "critical path bright, dotted: float"),
            Panel("right", right, "Needs a decision", icon="warn", icon_colour="warn"),
            Button("go", button, "Decide", primary=True, shortcut="D"),
        ]

    def _speed(self, value: int) -> None:
        self.speed = value
