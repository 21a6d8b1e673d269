"""Step 5: one decision otherwise, in the same luck or in others, by hand or played out.

The parts of the screen stand in `whatif_branches` (what there is), `whatif_others` (a pair in other
luck) and `whatif_next` (what is tried next).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.debrief.analysis import Decision
from game.debrief.rewind import MOST
from game.errors import ContingencyError
from game.ui.geometry import Rect
from game.ui.kit import Hint, Node, Panel, TextField, Ui
from game.ui.screens import dialogs
from game.ui.screens.base import Builder
from game.ui.screens.debrief import whatif_branches, whatif_next, whatif_others
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line

if TYPE_CHECKING:
    from game.ui.play import Play


class WhatIfScreen(DebriefScreen):
    """The run and its branches side by side, a pair in other luck, and what is tried next."""

    name = "debrief.whatif"
    rail = "debrief.whatif"
    title = "What if"
    step = 5
    first_focus = "go"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (
                    Col((("branches", -1.1), ("compared", -1.4), ("said", 72))),
                    Col((("others", 0), ("next", 286)), 520),
                ),
            ),
        ),
        "L": (
            Page(
                "",
                (
                    Col((("branches", 0), ("compared", -1.15), ("said", 68)), 776),
                    Col((("others", 0), ("next", 280))),
                ),
            ),
        ),
        "M": (
            Page("Branches", (Col((("branches", 0), ("said", 64))), Col((("next", 0),), 340))),
            one("compared", name="Compared"),
            one("others", name="Other luck"),
        ),
        "S": (
            one("branches", name="Branches"),
            one("compared", name="Compared"),
            one("others", name="Other luck"),
            one("next", name="Try"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.option = ""
        self.luck = "same"
        self.text = ""
        self.places: list[int] = []
        self.stood = -1

    @property
    def notice(self) -> str:  # type: ignore[override]
        return self.debrief.busy or f"{len(self.debrief.branches)} of {MOST} branches"

    @property
    def current(self) -> Decision | None:
        """The decision that is taken otherwise."""
        found = self.debrief.decision(self.debrief.selected)
        weighty = self.debrief.weighty()
        if found is None and weighty:
            found = max(weighty, key=lambda each: each.loss)
            self.debrief.selected = found.id
        return found

    @property
    def chosen(self) -> str:
        """The option that is tried: the one picked, else the best, else any other."""
        found = self.current
        if found is None:
            return ""
        known = [each.id for each in found.options]
        if self.option in known:
            return self.option
        if found.best != found.chosen:
            return found.best
        return next((id for id in known if id != found.chosen), found.chosen)

    def arrival(self) -> str:
        self.debrief.gather()
        return super().arrival()

    def parts(self) -> dict[str, Builder]:
        return {
            "branches": partial(whatif_branches.branches, self),
            "compared": partial(whatif_branches.compared, self),
            "others": partial(whatif_others.others, self),
            "next": partial(whatif_next.another, self),
            "said": self._said,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Enter",), "Continue by hand", self.by_hand),
            Hint(("P",), "Play out" if self.luck == "same" else "Compare", self.play_out),
            Hint(("L",), "Luck", self.turn),
            *([Hint(("Delete",), "Remove", self.remove)] if self.debrief.branches else []),
            Hint(("PgDn",), "Themes", self.forward),
        ]

    # What is tried

    def turn(self) -> None:
        """The other kind of luck."""
        self.pick_luck("others" if self.luck == "same" else "same")

    def pick_luck(self, which: str) -> None:
        """`same` or `others`."""
        self.luck = which

    def pick(self, id: str) -> None:
        """Another decision."""
        self.debrief.selected, self.option = id, ""
        self.debrief.pair = None

    def pick_option(self, id: str) -> None:
        """Another option of the decision."""
        self.option = id
        self.debrief.pair = None

    def play_out(self) -> None:
        """The option led on by the handbook manager, or in other luck against yours."""
        found = self.current
        if found is None or (self.luck == "same" and self._full()):
            return
        if self.luck == "same":
            self.debrief.play_out(found.id, self.chosen)
        else:
            self.debrief.compare(found.id, self.chosen, found.chosen)

    def by_hand(self) -> None:
        """A new game from this decision on, saved beside the others; the run that was is kept."""
        found = self.current
        if found is None or self._full():
            return
        try:
            session, path = self.debrief.by_hand(found.id, self.chosen, self.luck)
        except ContingencyError as error:
            self.play.ui.refuse(str(error))
            return
        self.play.take(session, path)
        self.play.go("home")
        kind = "in the same luck" if self.luck == "same" else "in another luck"
        text = "It gets no rating; your run is kept."
        self.play.ui.toast(f"A branch {kind}, with hindsight", text, "notice")

    def stand(self, key: str) -> None:
        """A row of the table of branches has the focus."""
        self.stood = int(key)

    def remove(self) -> None:
        """Offers to remove the branch that the arrows stand on, else the oldest."""
        branch = self.debrief.branches[max(0, whatif_branches.stood_on(self, self.play.ui))]
        text = "Its saved game is deleted with it." if branch.path else "Your run is kept."

        def away() -> None:
            problem = self.debrief.remove(branch)
            if problem:
                self.play.ui.refuse(problem)

        title = f"Remove the branch “{whatif_branches.title(self, branch)}”?"
        dialogs.confirm(self.play, title, text, "Remove", away)

    def _full(self) -> bool:
        """Whether no branch can be added; then the oldest is offered for removal."""
        full = self.debrief.full
        if full:
            self.play.ui.refuse(full)
            self.remove()
        return bool(full)

    def open_branch(self, path: str) -> None:
        """A branch that was continued by hand, taken up where it stands."""
        self.play.resume(Path(path))

    # The learner's sentence

    def _said(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 8, 6)
        said = words.last(self.view, words.COMPARED)
        name = "What does the comparison tell you? One sentence, yours"
        nodes: list[Node] = [
            Panel("said", rect),
            line("said.name", area.x, area.y, area.w, name, colour="muted"),
        ]
        if said is not None:
            return [
                *nodes,
                line("said.own", area.x, area.y + 22, area.w, f"“{said.text}”", colour="text"),
            ]
        return [
            *nodes,
            TextField(
                *("said.text", Rect(area.x, area.y + 20, area.w, 30), name, self.text, self._typed),
                limit=200,
                on_enter=self._write,
                placeholder="Enter keeps it",
            ),
        ]

    def _typed(self, text: str) -> None:
        self.text = text

    def _write(self) -> None:
        text = " ".join(self.text.split())
        problem = self.debrief.say(words.entry(words.COMPARED, text))
        if problem:
            self.play.ui.refuse(problem)
        self.run.refresh()
