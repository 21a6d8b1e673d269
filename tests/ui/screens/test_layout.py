"""Every screen in many states and windows: no text is lost or faint, no control hidden or mute."""

from __future__ import annotations

import pytest

from game.ui.kit import Node
from game.ui.kit.focus import step
from game.ui.screens.registry import SCREENS
from game.ui.theme import layout_class
from tests.ui.screens import moments
from tests.ui.screens.looking import Eyes, explained, frames, pages
from tests.ui.screens.states import SIZES, WINDOWS, Window, cases, states_of

LOOKS = list(cases())
STATES = {"empty", "early", "late", "longest names", "translated"}
"""What every screen is seen in; those of a game also in a crisis."""

NARROWEST = min(window.logical for window in WINDOWS)
EXPLAINED = [
    (screen, state)
    for screen in (*SCREENS, "decision")
    for state in ("crisis", "longest names", "translated")
    if state in states_of(screen)
]


@pytest.mark.parametrize(("screen", "state", "window"), LOOKS, ids=str)
def test_a_screen_can_be_read_and_used(screen: str, state: str, window: Window) -> None:
    frames(states_of(screen)[state](screen), *window.logical)


@pytest.mark.parametrize("screen", [*SCREENS, "decision"])
def test_every_screen_is_looked_at_in_every_state_and_at_every_size(screen: str) -> None:
    mine = [(state, window) for name, state, window in LOOKS if name == screen]
    assert {state for state, _ in mine} == set(states_of(screen)) >= STATES
    assert {(window.w, window.h) for _, window in mine} == set(SIZES)
    assert {layout_class(*window.logical) for _, window in mine} == {"S", "M", "L", "XL"}
    assert {window.percent for _, window in mine} >= {100, 200}


@pytest.mark.parametrize("screen", [*SCREENS, "decision"])
def test_the_tab_key_reaches_every_control_and_comes_back(screen: str) -> None:
    play = states_of(screen)["late"](screen)
    ui = play.ui
    for _ in pages(play, 1280, 720):
        nodes = play.stage.nodes
        wanted = {_stop(node) for node in nodes if node.focusable}
        reached: list[tuple[bool, str]] = []
        ui.focus = ""
        while (node := step(nodes, ui, 1)) is not None and len(reached) <= len(wanted):
            ui.focus = node.key
            reached.append(_stop(node))
        assert set(reached) == wanted
        assert reached[-1] == reached[0], "around the end it begins again"
        backwards = step(nodes, ui, -1)
        assert backwards is not None
        assert _stop(backwards) == reached[-2]


def _stop(node: Node) -> tuple[bool, str]:
    """What the Tab key counts as one place: a group, or a control of its own."""
    return bool(node.group), node.group or node.key


@pytest.mark.parametrize(("screen", "state"), EXPLAINED)
def test_every_explanation_can_be_read_whole(screen: str, state: str) -> None:
    explained(states_of(screen)[state](screen), *NARROWEST)


def test_what_has_focus_when_a_screen_arrives_is_in_view() -> None:
    play = moments.showing(moments.at(0, before=True), "briefing")
    play.stage.resize(640, 300)
    play.go("charter")
    play.go("briefing")
    play.stage.draw(Eyes(640, 300))
    focused = play.stage.find(play.ui.focus)
    assert focused is not None
    assert focused.clip is not None
    assert focused.clip.encloses(focused.rect)
