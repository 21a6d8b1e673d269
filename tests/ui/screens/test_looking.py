"""The eyes of the other tests see every kind of fault, and no name is longer than the longest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import TypeAdapter, ValidationError

from game.content.written.values import PersonName, Short
from game.ui.geometry import Rect
from game.ui.kit import Button, Label, Node, Panel, Screen, Stage, Ui
from game.ui.kit.frame import nothing
from tests.ui.screens.longest import longest
from tests.ui.screens.looking import Eyes, wrong


class _Faulty(Screen):
    def __init__(self, *nodes: Node) -> None:
        self.nodes = nodes

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        return [Panel("panel", Rect(20, 20, 400, 200), "A panel"), *self.nodes]


def button(x: float, w: float = 100, h: float = 32, label: str = "Send", key: str = "send") -> Node:
    return Button(key, Rect(x, 80, w, h), label, nothing)


def text(x: float, w: float, said: str, colour: str = "text") -> Node:
    return Label(f"label.{said}", Rect(x, 80, w, 16), said, colour=colour)


FAULTS: list[tuple[str, Callable[[], tuple[Node, ...]]]] = [
    ("overlap", lambda: (text(40, 200, "One sentence"), text(60, 200, "Another sentence"))),
    ("leaves its panel", lambda: (text(300, 200, "A long sentence that goes on"),)),
    ("leaves the window", lambda: (text(1250, 200, "A long sentence"),)),
    ("covers", lambda: (button(40), button(100, key="other"))),
    ("leaves the window", lambda: (button(1240),)),
    ("has no name", lambda: (button(40, label=" "),)),
    ("names two controls", lambda: (button(40), button(200))),
    ("is 100x20", lambda: (button(40, h=20),)),
    ("dark, ", lambda: (text(40, 200, "Faint", "line"),)),
]


@pytest.mark.parametrize(("said", "nodes"), FAULTS, ids=[said for said, _ in FAULTS])
def test_a_fault_is_seen(said: str, nodes: Callable[[], tuple[Node, ...]]) -> None:
    stage = Stage(_Faulty(*nodes()))
    painter = Eyes(1280, 720)
    stage.draw(painter)
    assert any(said in found for found in wrong(stage, painter))


def test_a_screen_without_faults_is_found_good() -> None:
    stage = Stage(_Faulty(button(40), button(200, key="other"), text(40, 200, "")))
    painter = Eyes(1280, 720)
    stage.draw(painter)
    assert wrong(stage, painter) == []


def test_no_name_could_be_longer() -> None:
    scenario = longest()
    names = TypeAdapter(Short)
    titles = [scenario.title, *(t.name for t in scenario.tasks.values())]
    titles += [r.name for r in scenario.risks.values()]
    for title in titles:
        assert names.validate_python(title) == title
        with pytest.raises(ValidationError):
            names.validate_python(f"{title}m")
    people = TypeAdapter(PersonName)
    known = [p.name for p in scenario.people.values()]
    for name in [*known, *(s.name for s in scenario.stakeholders.values())]:
        assert people.validate_python(name) == name
        with pytest.raises(ValidationError):
            people.validate_python(f"{name}w")
