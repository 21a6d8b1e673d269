"""Every screen at every class of size and several moments: no text is lost, nothing overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from game.session import Session
from game.ui.geometry import Rect
from game.ui.kit import Node, Panel, ScrollArea
from game.ui.kit.stage import Stage
from game.ui.language.catalogue import PSEUDO, load
from game.ui.play import Play
from game.ui.recording_painter import DrawnText, RecordingPainter
from game.ui.settings import Settings
from tests.ui.screens import moments

SIZES = [(1910, 1074), (1280, 720), (853, 480), (640, 360)]
RUNNING = [
    "home",
    "plan",
    "board",
    "team",
    "risks",
    "stakeholders",
    "money",
    "inbox",
    "report",
    "journal",
    "charter",
    "moves",
    "help",
]
BESIDE = ("home.frame", "coach.frame")


def frames(play: Play, w: float, h: float) -> list[tuple[int, RecordingPainter]]:
    """Each page of the screen, drawn."""
    stage = play.stage
    stage.resize(w, h)
    stage.ui.ring = True
    pages = max(1, len(stage.screen.pages(stage.ui)))
    drawn = []
    for page in range(pages):
        stage.ui.page = page
        stage.ui.refresh()
        painter = RecordingPainter(w, h)
        stage.draw(painter)
        assert not stage.failed, painter.words()
        drawn.append((page, painter))
        found = [*painter.problems(), *outside(stage, painter), *overlapping(stage)]
        assert found == [], f"page {page}: " + "; ".join(found[:6])
    return drawn


def outside(stage: Stage, painter: RecordingPainter) -> list[str]:
    """Texts that leave the panel their node stands in."""
    panels = [n for n in stage.nodes if isinstance(n, Panel)]
    homes = {n.key: _home(n, panels) for n in stage.nodes}
    found = []
    for text in painter.texts:
        home = homes.get(text.key)
        if home is not None and not home.inset(-1).encloses(_seen(text)):
            found.append(f"{text.text!r} ({text.key}) leaves its panel {home}")
    return found


def _home(node: Node, panels: Sequence[Node]) -> Rect | None:
    held = [p.rect for p in panels if p.rect.contains(node.rect.cx, node.rect.cy)]
    return held[-1] if held and node.clip is None else None


def _seen(text: DrawnText) -> Rect:
    return text.ink.intersect(text.clip)


def overlapping(stage: Stage) -> list[str]:
    """Controls that cover each other, or leave the window."""
    live = [
        n
        for n in stage.nodes
        if n.focusable and not isinstance(n, ScrollArea) and n.key not in BESIDE and n.seen.h > 2
    ]
    found = [
        f"{a.key} covers {b.key}"
        for a, b in combinations(live, 2)
        if a.seen.inset(1).overlaps(b.seen.inset(1), slack=1)
    ]
    window = stage.ui.window
    return found + [f"{n.key} leaves the window" for n in live if not window.encloses(n.seen, 1)]


@pytest.mark.parametrize(("w", "h"), SIZES[1:])
@pytest.mark.parametrize("screen", ["home", "team", "risks", "report", "settings"])
def test_screens_fit_when_every_text_is_40_percent_longer(screen: str, w: float, h: float) -> None:
    play = moments.showing(moments.at(60), "home")
    play.speak(load(PSEUDO))
    play.go(screen)
    play.stage.resize(w, h)
    play.stage.draw(RecordingPainter(w, h))
    frames(play, w, h)


@pytest.mark.parametrize(("w", "h"), SIZES)
@pytest.mark.parametrize("screen", ["title", "scenarios", "settings", "help"])
def test_screens_outside_a_run_fit(screen: str, w: float, h: float) -> None:
    play = Play(Settings(reduced_motion=True))
    play.go(screen)
    frames(play, w, h)


@pytest.mark.parametrize(("w", "h"), SIZES)
@pytest.mark.parametrize("screen", RUNNING)
def test_screens_of_a_run_fit(screen: str, w: float, h: float) -> None:
    frames(moments.showing(moments.at(60), screen), w, h)


@pytest.mark.parametrize("day", [2, 140, 172])
@pytest.mark.parametrize("screen", RUNNING)
def test_screens_fit_at_other_times(screen: str, day: int) -> None:
    frames(moments.showing(moments.at(day), screen), 1280, 720)


@pytest.mark.parametrize(("w", "h"), SIZES)
@pytest.mark.parametrize("number", [0, 2, 5])
def test_decisions_fit(number: int, w: float, h: float) -> None:
    session, dilemma = moments.at_decision(number)
    frames(moments.showing(session, f"decision.{dilemma}"), w, h)
    frames(moments.showing(session, "home"), w, h)


@pytest.mark.parametrize(("w", "h"), SIZES)
@pytest.mark.parametrize("screen", ["briefing", "charter", "plan", "team", "risks"])
def test_what_comes_before_the_start_fits(screen: str, w: float, h: float) -> None:
    session: Session = moments.at(0, before=True)
    frames(moments.showing(session, screen), w, h)


@pytest.mark.parametrize(("w", "h"), SIZES)
@pytest.mark.parametrize("screen", ["end", "result", "journal", "plan", "money", "team"])
def test_what_comes_after_the_end_fits(screen: str, w: float, h: float) -> None:
    frames(moments.showing(moments.ended(), screen), w, h)
