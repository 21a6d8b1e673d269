"""The account of a game: decision score and result side by side, their sum, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief import words
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Button, Canvas, Node, Panel, Progress, Ui, button_width
from game.ui.painter import Painter
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.debrief.analysis import Analysis
    from game.ui.screens.debrief.skill import SkillScreen

GOOD = 8000
"""Accuracy (hundredths of a percent) from which decisions are called good …"""
COSTLY = -500
"""… unless they lost more than this against the reference (hundredths of a point)."""


def account(screen: SkillScreen, ui: Ui, rect: Rect) -> list[Node]:
    found = screen.debrief.analysis
    area = inner(ui, rect, 12, 10)
    nodes: list[Node] = [Panel("account", rect)]
    if found is None or not found.finished:
        return nodes + _progress(screen, ui, area)
    rows = ui.layout in ("M", "S")
    widths = (0.5, 0.5, 1.0, 1.0) if rows else (0.15, 0.16, 0.36, 0.33)
    if rows:
        half = area.h / 2
        boxes = [
            Rect(area.x, area.y, area.w * 0.4, half),
            Rect(area.x + area.w * 0.42, area.y, area.w * 0.58, half),
            Rect(area.x, area.y + half, area.w, half - 2),
        ]
        if ui.layout == "S":
            boxes.append(Rect(area.x, area.y + half, 0, 0))
    else:
        boxes, x = [], area.x
        for share in widths:
            boxes.append(Rect(x, area.y, area.w * share - 24, area.h))
            x += area.w * share
    nodes += _decisions(screen, ui, boxes[0], found)
    nodes += _result(screen, ui, boxes[1], found)
    if not rows:
        nodes += _sum(screen, ui, boxes[2], found)
        nodes += _verdict(screen, ui, boxes[3], found)
    elif ui.layout == "M" or area.h > 130:
        nodes += _sum(screen, ui, boxes[2], found)
    return nodes


def _progress(screen: SkillScreen, ui: Ui, area: Rect) -> list[Node]:
    label = "Stop" if screen.debrief.computing else "Compute"
    wide = button_width(ui.metrics, label, cap="S") + 8
    text = "What each decision was worth is being computed. Facts, causes and forecasts are there."
    nodes: list[Node] = [
        Progress(
            "a.progress",
            Rect(area.x, area.y + 4, max(80.0, area.w - wide - 24), 34),
            "Analysis",
            share=screen.debrief.share,
            text=screen.debrief.doing(),
        ),
        Button(
            "a.stop",
            Rect(area.right - wide, area.y + 6, wide, 32),
            label,
            screen.switch,
            shortcut="S",
            cap=False,
            reason="" if screen.play.ahead.able else "nothing is computed in this window",
        ),
    ]
    if area.h >= 64:
        nodes.append(line("a.text", area.x, area.y + 52, area.w, text, colour="muted"))
    return nodes


def _decisions(screen: SkillScreen, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
    faults = _faults(found)
    if screen.debrief.hindsight:
        figure, of = "–", "with hindsight"
    elif found.accuracy is None:
        figure, of = "–", "nothing mattered"
    else:
        figure, of = f"{found.accuracy / 100:.0f}", "of 100"
    about = f"Mistakes: {faults} of {found.mattered}"
    if screen.debrief.hindsight:
        about = "a branch gets no rating"
    return _big(ui, "a.decisions", box, "Decisions", figure, of, about, "you")


def _result(screen: SkillScreen, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
    why = screen.debrief.why
    late = -(-why.late // DAY)
    state = "not reached" if why.finish < 0 else f"{late} d late" if late > 0 else "on time"
    about = f"{state}, cost {wording.amount(why.spent)}"
    return _big(
        ui, "a.result", box, "Result", points(found.score, decimals=0), "of 100", about, "text"
    )


def _sum(screen: SkillScreen, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
    terms = (
        (points(found.start_value), "at the start", "text"),
        ("+", "", "muted"),
        (points(found.gains, sign=True), "decisions", "you"),
        ("+", "", "muted"),
        (points(found.luck_points, sign=True), "luck", "luck"),
        ("=", "", "muted"),
        (points(found.score), "result", "text"),
    )
    nodes: list[Node] = []
    y = box.y
    if box.h >= 60:
        nodes.append(line("a.sum", box.x, y, box.w, "How they fit together, in points"))
        y += 22
    wide = [
        max(ui.measure(a, "heading_s", 600), ui.measure(b)) if b else ui.measure(a, "heading_s")
        for a, b, _ in terms
    ]
    gap = max(4.0, (box.w - sum(wide)) / (len(terms) - 1))
    x = box.x
    for i, ((figure, name, colour), w) in enumerate(zip(terms, wide, strict=True)):
        nodes.append(
            line(f"a.sum.{i}", x, y, w + 2, figure, size="heading_s", weight=600, colour=colour)
        )
        if name:
            nodes.append(line(f"a.sum.{i}.name", x, y + 26, w + 2, name, colour="muted"))
        x += w + min(gap, 28.0)
    return nodes


def _verdict(screen: SkillScreen, ui: Ui, box: Rect, found: Analysis) -> list[Node]:
    good = _good(found)
    lucky = found.luck_points >= 0
    title = f"{_made(found)}, {'good' if lucky else 'bad'} luck"
    text = _said(screen, found)
    side = 64.0 if box.w > 260 else 0.0
    paragraph, _ = prose(
        ui, "a.verdict.text", box.x, box.y + 22, box.w - side - 8, text, most=box.h - 20
    )
    nodes: list[Node] = [
        line(
            "a.verdict",
            box.x,
            box.y,
            box.w - side - 8,
            title,
            size="text_m",
            weight=600,
            colour="text",
        ),
        paragraph,
    ]
    if side and not found.branch:
        nodes.append(
            Canvas(
                "a.quadrant",
                Rect(box.right - side, box.y, side, min(side, box.h)),
                f"Quadrant: {title}",
                paint=_quadrant(good, lucky),
            )
        )
    return nodes


def _faults(found: Analysis) -> int:
    return sum(each.label in ("mistake", "blunder") for each in found.decisions)


def _good(found: Analysis) -> bool:
    return found.gains > COSTLY and _rated(found) >= GOOD


def _rated(found: Analysis) -> int:
    """The accuracy; where nothing mattered, nothing was done wrong."""
    return found.accuracy if found.accuracy is not None else 10_000


def _made(found: Analysis) -> str:
    """The decisions in two or three words."""
    if found.branch:
        return "Hindsight"
    if _good(found):
        return "Good decisions"
    if _rated(found) < GOOD:
        return "Costly decisions"
    return "Some costly decisions" if _faults(found) else "Many small losses"


def _said(screen: SkillScreen, found: Analysis) -> str:
    """The sum in a sentence, and the learner's guess beside it."""
    guess = words.guess_of(screen.view)
    reference = f"Against the handbook manager: {points(found.gains, sign=True)} points."
    if guess is not None and found.accuracy is not None:
        return f"You guessed {guess[0]} of 100, luck {guess[1]}. {reference}"
    rating = found.decision_rating
    lost = f"Each that mattered lost {points(rating)} on average. " if rating is not None else ""
    return lost + reference


def _big(
    ui: Ui, key: str, box: Rect, name: str, figure: str, of: str, about: str, colour: str
) -> list[Node]:
    wide = ui.measure(figure, "heading_l", 600)
    nodes: list[Node] = [
        line(f"{key}.name", box.x, box.y, box.w, name),
        line(
            *(f"{key}.figure", box.x, box.y + 18, wide + 4, figure),
            size="heading_l",
            weight=600,
            colour=colour,
        ),
        line(f"{key}.of", box.x + wide + 8, box.y + 30, max(20.0, box.w - wide - 8), of),
    ]
    if box.h >= 68:
        nodes.append(line(f"{key}.about", box.x, box.y + 54, box.w, about))
    return nodes


def _quadrant(good: bool, lucky: bool):  # type: ignore[no-untyped-def]
    def paint(p: Painter, rect: Rect) -> None:
        p.round_rect(rect, 4, "bg2")
        p.line(rect.x, rect.cy, rect.right, rect.cy, "line_strong")
        p.line(rect.cx, rect.y, rect.cx, rect.bottom, "line_strong")
        x = rect.cx + rect.w / 4 if good else rect.cx - rect.w / 4
        y = rect.cy - rect.h / 4 if lucky else rect.cy + rect.h / 4
        p.circle(x, y, 7, "you", "text", 2)
        if good:
            p.text(rect.x + 3, rect.y + 1, "luck", colour="luck")
        else:
            p.text(rect.right - 3, rect.y + 1, "luck", colour="luck", align="right")
        below = rect.cy + 1 if lucky else rect.cy - 17
        p.text(rect.right - 3, below, "skill", colour="you", align="right")

    return paint
