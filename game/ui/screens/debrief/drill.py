"""A drill: one position of this game, decided again and judged at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from game.debrief import drills
from game.debrief.analysis import Decision
from game.debrief.competences import THEMES
from game.debrief.drills import Drill
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    ChoiceRow,
    Hint,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    Ui,
    Verdict,
    rich_height,
)
from game.ui.own_moves import verdict
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.debrief.decision import verdict_text
from game.ui.screens.debrief.options import OptionValues
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.ui.play import Play

CHOICE_H = 64.0


class DrillScreen(DebriefScreen):
    """The positions of the player's own game, weakest theme first."""

    name = "debrief.drill"
    rail = "debrief.drill"
    title = "Drill"
    step = 6
    notice = "No clock runs; five minutes are enough"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("message", 0),)), Col((("answer", 0),)))),),
        "L": (Page("", (Col((("message", 0),), 460), Col((("answer", 0),)))),),
        "M": (Page("", (Col((("message", 0),), 320), Col((("answer", 0),)))),),
        "S": (one("message", name="Message"), one("answer", name="Answer")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.drills: list[Drill] = []
        self.at = 0
        self.picked = ""
        self.verdict: Decision | None = None
        self._asked = False
        self._busy = ""
        self._news = False
        self._trouble = ""

    def arrival(self) -> str:
        super().arrival()
        if not self._asked:
            self._asked = True
            self._beside("Positions are being set up", self._find)
        return "choice.0"

    def _beside(self, what: str, work: Callable[[], None]) -> None:
        self._busy = what

        def run() -> None:
            work()
            self._busy = ""
            self._news = True

        thread = Thread(target=run, daemon=True)
        thread.start()
        if not self.play.ahead.able:
            thread.join()

    def _find(self) -> None:
        weak = [each.theme.id for each in self.debrief.themes()]
        session = self.run.session
        found = drills.from_game(session.recording, session.scenario)
        self.drills = drills.weakest_first(found, weak)

    @property
    def current(self) -> Drill | None:
        """The position that is shown."""
        return self.drills[self.at] if self.at < len(self.drills) else None

    def on_tick(self, ui: Ui, ms: int) -> bool:
        news, self._news = self._news, False
        return super().on_tick(ui, ms) or news

    def wait_ms(self, ui: Ui) -> int | None:
        return 200 if self._busy else super().wait_ms(ui)

    def parts(self) -> dict[str, Builder]:
        return {"message": self._message, "answer": self._answer}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Choice"),
            Hint(("Enter",), "Decide"),
            Hint(("N",), "Next position", self._next),
            Hint(("PgUp",), "Themes", lambda: self.play.go("debrief.themes")),
        ]

    def backward(self) -> None:
        self.play.go("debrief.themes")

    def _message(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        area = inner(ui, rect, 14, 10)
        if found is None:
            text = (
                f"{self._busy}."
                if self._busy
                else "This game has no decision with several answers."
            )
            made, _ = prose(ui, "m.none", area.x, area.y, area.w, text, colour="muted")
            return [Panel("message", rect), made]
        view = found.session.view()
        dilemma = view.project.dilemmas[found.point.key.subject]
        theme = next(t.name for t in THEMES if t.id == found.theme)
        body = found.session.fill(dilemma.body)
        public = view.public
        stand = (
            f"Day {view.day} of {wording.day_number(public.deadline)}. "
            f"Float {public.float_days} d. "
            f"Contingency left {wording.amount(public.ledger.contingency)}."
        )
        head = f"Position {self.at + 1} of {len(self.drills)} · {theme.lower()}"
        text = f"{stand}\n\n{body}"
        tall = rich_height(ui.metrics, text, area.w - 8, "text_m") + 4
        return [
            Panel("message", rect),
            line("m.head", area.x, area.y, area.w, head, colour="muted"),
            line(
                "m.title",
                area.x,
                area.y + 20,
                area.w,
                found.title,
                size="text_m",
                weight=600,
                colour="text",
            ),
            ScrollArea(
                "m.scroll",
                Rect(area.x, area.y + 48, area.w, area.h - 48),
                "Message",
                [
                    Paragraph(
                        "m.body", Rect(area.x, area.y + 48, area.w - 8, tall), text, size="text_m"
                    )
                ],
                tall,
            ),
        ]

    def _answer(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        if found is None:
            return [Panel("answer", rect)]
        area = inner(ui, rect, 40, 12)
        nodes: list[Node] = [
            Panel("answer", rect, "Your choice" if self.verdict is None else "What it is worth")
        ]
        if self.verdict is not None:
            return nodes + self._judged(ui, area, self.verdict)
        dilemma = found.session.scenario.dilemmas[found.point.key.subject]
        options = drills.choices(found)
        listed = area.cut_top(area.h - 52)[0]
        total = CHOICE_H * len(options)
        rows: list[Node] = []
        for i, each in enumerate(options):
            choice = next(c for c in dilemma.choices if c.id == each.id)
            rows.append(
                ChoiceRow(
                    f"choice.{i}",
                    Rect(area.x, area.y + i * CHOICE_H, area.w - 8, CHOICE_H - 8),
                    each.title,
                    letter="ABCDEF"[i],
                    shortcut="ABCDEF"[i],
                    cost=wording.amount(choice.cost) if choice.cost else "",
                    time=wording.with_minus(found.session.fill(choice.time_text)),
                    selected=self.picked == each.id,
                    on_select=partial(self._pick, each.id),
                    on_confirm=self._decide,
                )
            )
        if total > listed.h:
            rows = [ScrollArea("choices", listed, "Choices", rows, total)]
        nodes += rows
        reason = "" if self.picked and not self._busy else self._busy or "choose first"
        nodes.append(
            Button(
                "decide",
                Rect(area.x, area.bottom - 40, min(area.w, 240.0), 40),
                "Decide",
                self._decide,
                primary=True,
                reason=reason,
            )
        )
        return nodes

    def _judged(self, ui: Ui, area: Rect, found: Decision) -> list[Node]:
        options = sorted(found.options, key=lambda each: -each.value)
        high = 20 + 40.0 * len(options)
        y = area.y + high + 8
        text = verdict_text(found) + (f" {found.flagged}" if found.flagged else "")
        made, _ = prose(
            ui, "a.text", area.x, y + 26, area.w, text, most=max(20.0, area.bottom - y - 70)
        )
        return [
            OptionValues(
                "a.values",
                Rect(area.x, area.y, area.w, high),
                "What each option is worth",
                options=options,
                chosen=found.chosen,
                best=found.best,
            ),
            Verdict("a.verdict", Rect(area.x, y, 120, 20), "", verdict=verdict(found)),
            made,
            Button(
                "next",
                Rect(area.x, area.bottom - 40, min(area.w, 240.0), 40),
                "Next position",
                self._next,
                primary=True,
            ),
        ]

    def _pick(self, id: str) -> None:
        self.picked = id

    def _decide(self) -> None:
        found = self.current
        if found is None or not self.picked or self._busy:
            return
        chosen, futures = self.picked, drills.FUTURES if self.play.ahead.able else 16

        def work() -> None:
            self.verdict = drills.judge(
                found, chosen, futures=futures, executor=self.debrief.executor()
            )

        self._beside(f"{futures} futures are played for each choice", work)

    def _next(self) -> None:
        if self.drills:
            self.at = (self.at + 1) % len(self.drills)
            self.picked, self.verdict = "", None
