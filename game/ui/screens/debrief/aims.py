"""What was written at the start beside what came: aims, risks of one's own, and the figures.

The game sets figures beside words; what became of an aim the player says.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.debrief.score import account
from game.model.units import DAY
from game.model.world import Written
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Hint, Node, Option, Panel, ScrollArea, Segment, TextField, Ui
from game.ui.screens.base import Builder
from game.ui.screens.charter import own
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import empty, inner, line, pair, prose

if TYPE_CHECKING:
    from game.ui.play import Play

LIMIT = 160
CHOICE = 228.0
ROW = 44.0
FACT = 22.0
NO_AIMS = (
    "No aim stood in the charter. Write one before the next start, with W in the briefing: then "
    "this page tells what became of it."
)
NO_RISKS = "You wrote no risk of your own into the register."


class AimsScreen(DebriefScreen):
    """Aims with a verdict each, own risks with what came of them, measures at the right."""

    name = "debrief.aims"
    rail = "debrief.aims"
    title = "Aims"
    step = 2
    notice = "Your words stand in the evidence"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("aims", 0), ("own", 260))), Col((("came", 0),), 440))),),
        "L": (Page("", (Col((("aims", 0), ("own", 156)), 776), Col((("came", 0),)))),),
        "M": (
            one("aims", name="Aims"),
            Page("Came", (Col((("own", 0),)), Col((("came", 0),), 380))),
        ),
        "S": (one("aims", name="Aims"), one("own", name="Risks"), one("came", name="Came")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.verdicts: dict[int, str] = {}
        self.texts: dict[int, str] = {}
        for place in range(len(words.AIMS)):
            self.verdicts[place], self.texts[place] = words.judged(self.view, words.AIM, place)

    def arrival(self) -> str:
        super().arrival()
        mine = list(self._aims())
        return f"aim.{mine[0]}.verdict" if mine else "rail.debrief.aims"

    def parts(self) -> dict[str, Builder]:
        return {"aims": self._aims_part, "own": self._own, "came": self._came}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("←", "→"), "Verdict"),
            Hint(("Tab",), "Next field"),
            Hint(("Enter",), "Keep the sentence"),
            Hint(("Esc",), "Back", lambda: self.play.go("end")),
        ]

    def _aims(self) -> dict[int, str]:
        found = {place: own(self.view, field) for place, field in enumerate(words.AIMS)}
        return {place: text for place, text in found.items() if text}

    def _aims_part(self, ui: Ui, rect: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("aims", rect, "Your aims, and what became of them")]
        area = inner(ui, rect, 44, 8)
        mine = self._aims()
        if not mine:
            return nodes + empty(ui, "aims", area, NO_AIMS)
        made: list[Node] = []
        y, width = area.y, area.w - 8
        for place, text in mine.items():
            said, y = prose(
                ui, f"aim.{place}", area.x, y, width, f"“{text}”", size="text_m", colour="text"
            )
            made.append(said)
            made += self._judge(ui, place, Rect(area.x, y + 8, width, 32))
            y += 62
        if y <= area.bottom + 16:
            return nodes + made
        frame = Rect(rect.x + 2, area.y - 4, rect.w - 4, rect.bottom - area.y)
        return [*nodes, ScrollArea("aims.scroll", frame, "Aims", made, y - frame.y)]

    def _judge(self, ui: Ui, place: int, rect: Rect) -> list[Node]:
        wide = min(CHOICE, rect.w * 0.45)
        return [
            Segment(
                f"aim.{place}.verdict",
                Rect(rect.x, rect.y, wide, 32),
                f"What became of aim {place + 1}",
                [Option(word, word.capitalize()) for word in words.BECAME],
                self.verdicts[place],
                partial(self._decide, place),
                small=True,
            ),
            TextField(
                f"aim.{place}.why",
                Rect(rect.x + wide + 12, rect.y, rect.w - wide - 12, 32),
                "What shows it",
                self.texts[place],
                partial(self._typed, place),
                limit=LIMIT,
                placeholder="What shows it; Enter keeps it",
                on_enter=partial(self._keep, place),
            ),
        ]

    def _typed(self, place: int, text: str) -> None:
        self.texts[place] = text

    def _decide(self, place: int, verdict: str) -> None:
        if verdict != self.verdicts[place]:
            self.verdicts[place] = verdict
            self._keep(place)

    def _keep(self, place: int) -> None:
        verdict, why = self.verdicts[place], " ".join(self.texts[place].split())
        if not verdict:
            self.play.ui.refuse("Say first whether the aim was reached, partly or not.")
            return
        if (verdict, why) != words.judged(self.view, words.AIM, place):
            self._say(words.AIM, place, f"{verdict}: {why}" if why else verdict)

    def _say(self, kind: str, place: int, text: str) -> None:
        problem = self.debrief.say(words.entry(kind, text, place))
        if problem:
            self.play.ui.refuse(problem)
        self.run.refresh()

    def _own(self, ui: Ui, rect: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("own", rect, "Risks that you wrote down yourself")]
        area = inner(ui, rect, 44, 8)
        mine = own_risks(self.view.public.written)
        if not mine:
            return nodes + empty(ui, "own", area, NO_RISKS)
        made: list[Node] = []
        wide = min(200.0, area.w * 0.4)
        for place, entry in enumerate(mine):
            y = area.y + place * ROW
            text_w = area.w - 8 - wide - 16
            said = f"{wording.percent(entry.probability)}, {entry.impact // DAY} d"
            verdict, _ = words.judged(self.view, words.OWN_RISK, place)
            made += [
                line(f"own.{place}", area.x, y, text_w, entry.text, colour="text"),
                line(f"own.{place}.said", area.x, y + 18, text_w, said, colour="muted"),
                Segment(
                    f"own.{place}.came",
                    Rect(area.x + text_w + 16, y, wide, 30),
                    f"What came of “{entry.text}”",
                    [Option(word, word.capitalize()) for word in words.CAME],
                    verdict,
                    partial(self._say, words.OWN_RISK, place),
                    small=True,
                ),
            ]
        tall = len(mine) * ROW
        if tall <= area.h + 8:
            return nodes + made
        frame = Rect(rect.x + 2, area.y - 4, rect.w - 4, rect.bottom - area.y)
        return [*nodes, ScrollArea("own.scroll", frame, "Own risks", made, tall + 8)]

    def _came(self, ui: Ui, rect: Rect) -> list[Node]:
        nodes: list[Node] = [Panel("came", rect, "What came", subtitle="by the record")]
        area = inner(ui, rect, 44, 8)
        made: list[Node] = []
        y = area.y
        for name, rows in self._facts():
            made.append(
                line(f"came.{name}", area.x, y, area.w - 8, name, weight=600, colour="text")
            )
            y += FACT
            for label, figure in rows:
                at = Rect(area.x, y, area.w - 8, 16)
                made += pair(f"came.{name}.{label}", at, label, figure, ui=ui)
                y += FACT
            y += 8
        if y <= area.bottom + 8:
            return nodes + made
        frame = Rect(rect.x + 2, area.y - 4, rect.w - 4, rect.bottom - area.y)
        return [*nodes, ScrollArea("came.scroll", frame, "What came", made, y - frame.y)]

    def _facts(self) -> list[tuple[str, list[tuple[str, str]]]]:
        view, why = self.view, self.debrief.why
        project, public = view.project, view.public
        date = [
            ("Promised", wording.finish(public.promised)),
            ("Deadline", wording.finish(public.deadline)),
            ("Came", wording.finish(why.finish) if why.finish >= 0 else "not reached"),
        ]
        parts = [
            (
                part.name,
                [(mark.name, wording.measured(mark.value, mark.unit)) for mark in part.marks],
            )
            for part in account(self.run.session).parts
        ]
        return [(project.deadline.name, date), *parts]


def own_risks(written: list[Written]) -> list[Written]:
    """The entries of the register that the player wrote, in order."""
    return [each for each in written if each.kind == "risk"]
