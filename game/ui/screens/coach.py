"""The tutorial beside the game: one step at a time, pointing at what it speaks of.

It watches what the player does and goes on by itself; nothing of it changes the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.managers.staffing import propose
from game.model.actions import (
    Action,
    Answer,
    Assign,
    EstimateRisk,
    Forecast,
    Release,
    SetBaseline,
    UseHint,
    WriteRisk,
)
from game.model.scenario import TutorialStep
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Link,
    Node,
    Panel,
    Paragraph,
    RailItem,
    ScrollArea,
    Ui,
    button_width,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens.parts import line
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
}
SCREEN_OF = {"team": "team", "risks": "risks", "slider": "decision", "choices": "decision"}


class Coach:
    """Where in the tutorial the player is; `left` once it was left or is over."""

    def __init__(self, play: Play) -> None:
        self.play = play
        run = play.run
        assert run is not None
        self.run = run
        self.steps: tuple[TutorialStep, ...] = run.session.scenario.tutorial
        self.at = 0
        self.left = False
        self.hints = 0
        if not run.view.public.started:
            self._begin()
        else:
            self._catch_up()
        run.on_action = self.acted
        run.auto_staff = self._before("team")

    def _begin(self) -> None:
        """The project starts by itself: the date is promised and the first task has its crew."""
        run = self.run
        run.attempt(SetBaseline(run.session.scenario.deadline.minute))
        for action in propose(run.session.view()):
            run.attempt(action)
        run.refresh()

    def _catch_up(self) -> None:
        """A tutorial taken up again goes on at the first step whose turn is not over."""
        public = self.run.view.public
        done = {
            "decision": sum(d.status != "dormant" for d in public.dilemmas.values()),
            "forecast": len(public.forecasts),
            "answered": sum(d.status in ("answered", "lapsed") for d in public.dilemmas.values()),
            "risk": sum(r.probability >= 0 for r in public.risks.values())
            + sum(w.kind == "risk" for w in public.written),
            "end": int(bool(public.ended)),
            "stopped": int(public.now > 0),
        }
        for number, step in enumerate(self.steps):
            if step.until in ("next", "staffed"):
                continue
            if done.get(step.until, 0) <= 0:
                break
            done[step.until] -= 1
            self.at = number + 1

    @property
    def step(self) -> TutorialStep | None:
        return None if self.left or self.at >= len(self.steps) else self.steps[self.at]

    def _before(self, points_at: str) -> bool:
        """Whether the step that points there is still to come."""
        return any(step.points_at == points_at for step in self.steps[self.at + 1 :])

    @property
    def waits(self) -> bool:
        """Whether Enter goes on."""
        step = self.step
        return step is not None and step.until == "next"

    # What happens

    def acted(self, action: Action) -> None:
        match action:
            case Answer():
                self.happened("answered")
            case Forecast():
                self.happened("forecast")
            case Assign() | Release():
                self.happened("staffed")
            case EstimateRisk() | WriteRisk():
                self.happened("risk")

    def time_passed(self) -> None:
        self.happened("stopped")
        if self.run.view.open_dilemmas():
            self.happened("decision")
        if self.run.view.public.ended:
            self.happened("end")

    def saw(self, screen: str) -> None:
        if screen.startswith("decision."):
            self.happened("decision")

    def happened(self, what: str) -> None:
        """Goes on if the step waits for this; an answer or the end overtakes earlier steps."""
        step = self.step
        if step is None:
            return
        if step.until == what:
            self._go(self.at + 1)
            return
        if what in ("answered", "end"):
            for number in range(self.at, len(self.steps)):
                if self.steps[number].until == what:
                    self._go(number + 1)
                    return

    def next(self) -> None:
        self._go(self.at + 1)

    def _go(self, to: int) -> None:
        self.at = to
        self.hints = 0
        self.run.auto_staff = self._before("team")
        if self.waits:
            self.play.ui.focus_on("coach.next")
        self.play.ui.refresh()

    def leave(self) -> None:
        self.left = True
        self.run.auto_staff = False
        self.play.ui.toast(
            "The tutorial is left", "The project goes on. Everything can be used now.", "notice"
        )

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

    def hint(self) -> None:
        """The next hint of the step; it is part of the record."""
        step = self.step
        if step is None or self.hints >= len(step.hints):
            return
        self.hints += 1
        self.run.submit(UseHint(f"tutorial {self.at + 1}.{self.hints}"))

    # What is seen

    def rail(self, everything: tuple[RailItem, ...]) -> tuple[RailItem, ...]:
        """Home and Inbox first; the others when their step has come."""
        if self.step is None:
            return everything
        shown = {"home", "inbox"}
        reached = {step.points_at for step in self.steps[: self.at + 1]}
        shown |= {name for name in ("team", "risks") if name in reached}
        return tuple(item for item in everything if item.key in shown)

    def height(self, ui: Ui) -> float:
        return 104.0

    def room(self, ui: Ui, name: str, area: Rect) -> Rect:
        """The screen's area above the step; home has a place of its own for it."""
        if self.step is None or (name == "home" and ui.layout in ("XL", "L")):
            return area
        return area.cut_bottom(self.height(ui), MARGIN[ui.layout])[1]

    def nodes(self, ui: Ui) -> list[Node]:
        """The step at the bottom of the content, and the frame around what it means."""
        if self.step is None:
            return []
        if self.play.name == "home" and ui.layout in ("XL", "L"):
            return [self._frame(ui)]
        whole = self.play.stage.content
        box = whole.cut_bottom(self.height(ui))[0]
        return [*self.panel(ui, box), self._frame(ui)]

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
        step = self.step
        assert step is not None
        text = self.run.fill(step.text)
        told = [self.run.fill(h) for h in step.hints[: self.hints]]
        tall_box = box.h >= 180
        x = box.x + (76 if box.w > 560 else 16)
        right = box.right - 20
        beside_w = 0.0 if box.h >= 180 else min(296.0, box.w * 0.42)
        total = len(self.steps)
        nodes: list[Node] = [_Ground("coach", box, "Tutorial")]
        if box.w > 560:
            nodes.append(
                Canvas(
                    "coach.mark",
                    Rect(box.x + 20, box.y + 18, 40, 40),
                    paint=lambda p, r: p.image("brand/mark", r),
                )
            )
        count = f"Step {self.at + 1} of {total}"
        beside = 0.0 if tall_box else ui.measure(count) + 14
        nodes += [
            line("coach.count", x, box.y + 14, right - x, count, colour="muted"),
            Canvas(
                "coach.dots",
                Rect(right - 20 * total, box.y + 18, 20 * total, 8),
                paint=self._dots,
            ),
            line(
                "coach.heading",
                x + beside,
                box.y + (31 if tall_box else 12),
                right - x - beside - 20 * total - 8,
                step.heading,
                size="heading_s" if tall_box else "text_m",
                weight=600,
                colour="text",
            ),
        ]
        top = box.y + (66 if tall_box else 36)
        foot = box.bottom - (44 if tall_box else 8)
        text_w = right - x - 8 - beside_w
        if told:
            text = f"{text}\n**Hint:** {told[-1]}"
        size = (
            "text_m"
            if tall_box and rich_height(ui.metrics, text, text_w, "text_m") <= foot - top - 6
            else "text_s"
        )
        tall = rich_height(ui.metrics, text, text_w, size)
        body = Paragraph("coach.text", Rect(x, top, text_w, tall), text, size=size, colour="text")
        if tall <= foot - top:
            nodes.append(body)
        else:
            nodes.append(
                ScrollArea(
                    "coach.scroll",
                    Rect(x - 4, top, text_w + 16, foot - top),
                    "Step",
                    [body],
                    tall,
                )
            )
        if tall_box:
            return nodes + self._buttons(ui, x, box.bottom - 42, right)
        left = right - beside_w + 16
        return nodes + self._buttons(ui, left, box.y + 40, right, leave_y=box.y + 76)

    def _buttons(
        self, ui: Ui, x: float, y: float, right: float, leave_y: float | None = None
    ) -> list[Node]:
        step = self.step
        assert step is not None
        nodes: list[Node] = []
        specs: list[tuple[str, str, str, bool]] = []
        if self.waits:
            specs.append(("next", "Go on", "Enter", True))
        elif step.points_at in PANELS:
            specs.append(("show", "Show me", "V", False))
        if len(step.hints) > self.hints:
            specs.append(("hint", "Hint", "H", False))
        if step.until in ("staffed", "risk", "stopped", "forecast"):
            specs.append(("skip", "Go on without", "", False))
        actions = {"next": self.next, "show": self.show, "hint": self.hint, "skip": self.next}
        for key, label, cap, primary in specs:
            wide = button_width(ui.metrics, label, cap=cap)
            nodes.append(
                Button(
                    f"coach.{key}",
                    Rect(x, y, wide, 32),
                    label,
                    actions[key],
                    primary=primary,
                    shortcut=cap,
                )
            )
            x += wide + 8
        leave_w = ui.measure("Leave the tutorial") + 24
        if leave_y is not None:
            at = Rect(right - leave_w, leave_y - 1, leave_w, 24)
            nodes.append(Link("coach.leave", at, "Leave the tutorial", self.leave, align="right"))
        elif right - leave_w > x:
            at = Rect(right - leave_w, y, leave_w, 32)
            nodes.append(Button("coach.leave", at, "Leave the tutorial", self.leave, small=True))
        return nodes

    def _dots(self, p: Painter, rect: Rect) -> None:
        step = rect.w / len(self.steps)
        for i in range(len(self.steps)):
            p.round_rect(
                Rect(rect.x + i * step, rect.y, step - 6, 6), 3, "you" if i <= self.at else "bg3"
            )


class _Ground(Panel):
    """The tutorial's own surface."""

    __slots__ = ()

    def draw(self, p: Painter, ui: Ui) -> None:
        p.round_rect(self.rect, 8, "accent_bg", "accent")
