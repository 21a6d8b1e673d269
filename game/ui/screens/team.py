"""The team: people × tasks, the assistant's proposal, and one person in detail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import Assign
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import Hint, Node, Ui
from game.ui.screens import figures
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.team_assistant import Assistant
from game.ui.screens.team_grid import Grid
from game.ui.screens.team_list import people
from game.ui.screens.team_person import person_panel

if TYPE_CHECKING:
    from game.ui.play import Play

STEP = 100


class TeamScreen(RunScreen):
    """Assignments change at once; nothing else does until time runs."""

    name = "team"
    rail = "team"
    title = "Team"
    notice = "Changes count from now on"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("grid", 0),)), Col((("assistant", 300), ("person", 0)), 440))),),
        "L": (Page("", (Col((("grid", 0),), 832), Col((("assistant", 232), ("person", 0))))),),
        "M": (
            one("grid", name="People"),
            Page("Person", (Col((("person", 0),)), Col((("assistant", 0),), 380))),
        ),
        "S": (
            one("people", name="People"),
            one("grid", name="Tasks"),
            one("person", name="Person"),
            one("assistant", name="Assistant"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        view = self.view
        free = [
            i
            for i in figures.team(view)
            if view.public.people[i].status == "here"
            and not (figures.wanted_share(view, i) or view.public.people[i].profile.manager)
        ]
        self.selected = (free or figures.team(view))[0]
        self.grid = Grid(self)
        self.assistant = Assistant(self)

    def arrival(self) -> str:
        return f"head.{self.selected}"

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {
            "people": partial(people, self),
            "grid": self.grid.build,
            "assistant": self.assistant.build,
            "person": partial(person_panel, self),
        }

    def hints(self, ui: Ui) -> list[Hint]:
        if ui.layout == "S" and ui.page == 0:
            return [
                Hint(("↑", "↓"), "Person"),
                Hint(("Enter",), "Put on, take off"),
                Hint(("P",), "Assistant", self.assistant.take),
                Hint(("Z",), "Undo", self.run.take_back),
            ]
        return [
            Hint(("↑", "↓"), "Person"),
            Hint(("←", "→"), "Task"),
            Hint(("+", "−"), "Share by 10 %"),
            Hint(("Space",), "Pick up, put down"),
            Hint(("P",), "Assistant", self.assistant.take),
            Hint(("Z",), "Undo", self.run.take_back),
            Hint(("F1",), "Why this rate"),
        ]

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        team = figures.team(self.view)
        if self.selected not in team:
            self.selected = team[0]
        return super().build(ui, area)

    # Assigning

    def share_of(self, person: str, task: str) -> int:
        return self.view.public.assignments[task].get(person, 0)

    def free_share(self, person: str) -> int:
        state = self.view.public.people[person]
        return max(0, state.profile.capacity - figures.wanted_share(self.view, person))

    def assign(self, person: str, task: str, share: int) -> bool:
        """Sets a share; says in days and percent what has changed."""
        code = figures.code(self.view, person)
        label = wording.task_label(self.view, task)
        done = f"{code} on {label}: {wording.percent(share)}" if share else f"{code} is off {label}"
        return self.run.submit(Assign(person, task, share), done=done)

    def step_share(self, person: str, task: str, by: int) -> None:
        """Ten percent more or less, within what the person can give."""
        now = self.share_of(person, task)
        most = self.view.public.people[person].profile.capacity
        to = max(0, min(most, now + by))
        if to != now:
            self.assign(person, task, to)

    def move_share(self, person: str, source: str, target: str) -> None:
        """A chip was carried: from one task to another, or from the person onto a task."""
        if not source:
            share = self.free_share(person) or 500
            share = min(share, self.view.public.people[person].profile.capacity)
            self.assign(person, target, max(share, self.share_of(person, target)))
            return
        share = self.share_of(person, source)
        most = self.view.public.people[person].profile.capacity
        to = min(most, self.share_of(person, target) + share)
        code = figures.code(self.view, person)
        self.run.submit(
            Assign(person, target, to),
            Assign(person, source, 0),
            done=f"{code} moves to {wording.task_label(self.view, target)}",
        )

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "P":
            self.assistant.take()
            return True
        return False
