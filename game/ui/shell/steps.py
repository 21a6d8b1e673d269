"""The way through several screens, at the right of the top bar: done, here, still locked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from game.ui.geometry import Rect
from game.ui.kit.buttons import Button
from game.ui.kit.frame import Frame, Step
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Painter

GAP = 8.0
PAD = 6.0


@dataclass(slots=True, eq=False)
class _StepButton(Button):
    """Sign and name; where there is little room the number alone."""

    step: Step = Step("", "")  # noqa: RUF009 (frozen)
    words: str = ""

    role = "step"

    def draw(self, p: Painter, ui: Ui) -> None:
        rect, step = self.rect, self.step
        if step.here:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        icon = "lock" if step.locked else "check" if step.done and not step.here else ""
        if self.words.isdecimal():
            ink = "text" if step.here else "muted" if step.locked else "ok"
            p.text(rect.cx, rect.cy - 8, self.words, "text_s", 600, ink, "center")
            return
        x = rect.x + PAD
        if icon:
            p.icon(icon, x, rect.cy - 7, 14, "muted" if step.locked else "ok")
            x += 18
        colour = "text" if step.here else "muted" if step.locked else "text2"
        p.text(x, rect.cy - 8, self.words, colour=colour)


def steps_bar(ui: Ui, frame: Frame, right: float) -> list[Node]:
    """The steps, right-aligned; without their names where those do not fit."""
    small = ui.layout in ("M", "S")
    left = right - (300 if ui.layout == "M" else 190) if small else frame_left(ui)
    named = not small and _width(ui, frame, named=True) <= right - left
    gap = GAP if named else 2.0
    x = right - _width(ui, frame, named=named)
    nodes: list[Node] = []
    for number, step in enumerate(frame.steps, 1):
        words = _words(number, step) if named else str(number)
        wide = _wide(ui, step, words, named=named)
        rect = Rect(x, 8.0 if small else 16.0, wide, 28 if small else 24)
        label = f"{number} {step.label}"
        nodes.append(
            _StepButton(
                f"step.{step.key}",
                rect,
                label,
                partial(frame.go, step.key),
                reason=step.locked,
                zone="top",
                step=step,
                words=words,
            )
        )
        x += wide + gap
    return nodes


def frame_left(ui: Ui) -> float:
    """Where the steps may begin beside the title."""
    return 96.0 + 376.0


def _words(number: int, step: Step) -> str:
    return step.label if (step.done and not step.here) or step.locked else f"{number} {step.label}"


def _wide(ui: Ui, step: Step, words: str, *, named: bool) -> float:
    if not named:
        return max(24.0, ui.measure(words) + 2 * PAD)
    icon = 18 if step.locked or (step.done and not step.here) else 0
    return ui.measure(words) + icon + 2 * PAD + 1


def _width(ui: Ui, frame: Frame, *, named: bool) -> float:
    widths = [
        _wide(ui, step, _words(n, step) if named else str(n), named=named)
        for n, step in enumerate(frame.steps, 1)
    ]
    return sum(widths) + (GAP if named else 2.0) * (len(widths) - 1)
