"""Focus: order, groups, panels, layers; and what keys do before anybody else sees them."""

from __future__ import annotations

from game.ui.geometry import Rect
from game.ui.kit import Answer, Button, Dialog, Node, Screen, TextField, Ui
from game.ui.kit.tables import TablePlace
from game.ui.recording_painter import RecordingPainter
from game.ui.theme import HIT_MIN
from tests.ui.framed import Framed
from tests.ui.gallery import Gallery
from tests.ui.hands import Hands


def walk(hands: Hands, key: str, most: int = 80) -> list[str]:
    start = hands.focus
    seen = [start]
    for _ in range(most):
        hands.keys(key)
        if hands.focus == start and key != "F6":
            break
        seen.append(hands.focus)
    return seen


def test_a_screen_arrives_with_its_first_focus() -> None:
    assert Hands(Gallery()).focus == "send"


def test_tab_visits_every_control_once_and_shift_tab_goes_back() -> None:
    hands = Hands(Gallery())
    forth = walk(hands, "Tab")
    controls = {n.key for n in hands.stage.nodes if n.focusable and n.group != "cells"}
    groups = {n.group for n in hands.stage.nodes if n.group}
    assert set(forth) >= {k for k in controls if hands.node(k).group == ""}
    # a range slider has two handles
    assert len(forth) == len(set(forth)) + 1
    assert len([k for k in forth if hands.node(k).group]) == len(groups)
    hands.keys("Shift+Tab")
    assert hands.focus == forth[-1]


def test_f6_goes_from_panel_to_panel() -> None:
    hands = Hands(Gallery())
    hands.keys("F6")
    assert hands.focus == "kind"
    hands.keys("Shift+F6")
    assert hands.focus == "term"


def test_the_rail_comes_last_and_is_one_stop() -> None:
    hands = Hands(Framed())
    order = walk(hands, "Tab")
    rail = [k for k in order if k.startswith("rail.")]
    assert order[0] == "go"
    assert rail == ["rail.home"]
    assert order.index("rail.home") > order.index("hint.1")


def test_arrows_move_inside_a_group_and_it_remembers_its_place() -> None:
    hands = Hands(Framed())
    hands.to("rail.home")
    hands.keys("Down", "Down")
    assert hands.focus == "rail.board"
    hands.keys("Tab", "Shift+Tab")
    assert hands.focus == "rail.board"
    hands.keys("End", "Enter")
    assert hands.focus == "rail.menu"


def test_digits_time_and_speed_keys_belong_to_the_frame() -> None:
    screen = Framed()
    hands = Hands(screen)
    hands.keys("5", "0", "N", "Space", "]", "]", "[")
    assert screen.went == ["risks", "journal", "next"]
    assert screen.speed == 2
    hands.keys("F9")
    assert screen.speed == 0


def test_space_never_presses_a_button() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.keys("Space")
    assert screen.pressed == []
    hands.keys("Enter")
    assert screen.pressed == ["Send"]


def test_a_disabled_control_says_why_instead_of_acting() -> None:
    hands = Hands(Gallery())
    hands.to("gate")
    hands.keys("Enter")
    toast = hands.stage.ui.toast_shown
    assert toast is not None
    assert "needs trust 70" in toast.text
    assert hands.focus == "gate"
    hands.keys("Tab")
    assert hands.stage.ui.toast_shown is None


def test_a_dialog_traps_focus_and_gives_it_back() -> None:
    hands = Hands(Framed())
    said: list[str] = []
    answers = [
        Answer("run", "Run on", lambda: said.append("run"), "R", primary=True),
        Answer("wait", "Wait", lambda: said.append("wait"), "W"),
    ]
    hands.stage.ui.open(Dialog("Run on without an answer?", answers, "Until **day 44**."))
    assert hands.focus == "dialog.run"
    hands.keys("Tab")
    assert hands.focus == "dialog.run"
    hands.keys("Right", "5", "N")
    assert hands.focus == "dialog.wait"
    hands.keys("W")
    assert said == ["wait"]
    assert hands.focus == "go"


def test_escape_closes_a_dialog_and_nothing_happens() -> None:
    hands = Hands(Framed())
    said: list[str] = []
    hands.stage.ui.open(Dialog("Delete?", [Answer("yes", "Delete", lambda: said.append("yes"))]))
    hands.keys("Escape")
    assert hands.stage.ui.layers == []
    assert said == []


def test_every_control_has_a_name_a_role_and_room_for_a_finger() -> None:
    for screen in (Gallery(), Framed()):
        for node in Hands(screen).stage.nodes:
            if node.focusable:
                assert node.label, node.key
                assert node.role, node.key
                assert min(node.rect.w, node.rect.h) >= HIT_MIN or node.role == "text", node.key


def test_sentences_name_label_role_value_and_reason() -> None:
    hands = Hands(Gallery())
    ui = hands.stage.ui
    assert hands.node("chance").sentence(ui) == "Chance, slider, 15"
    assert hands.node("forecast").sentence(ui) == "Forecast, slider, not set"
    assert hands.node("sound").sentence(ui) == "Sound, switch, on"
    assert "not possible: needs trust 70" in hands.node("gate").sentence(ui)


def test_focus_survives_a_rebuild_and_heals_when_its_control_is_gone() -> None:
    hands = Hands(Gallery())
    hands.to("later")
    hands.stage.ui.refresh()
    assert hands.focus == "later"
    hands.to("no such control")
    assert hands.focus == "send"


class _Journal(Screen):
    """A shortcut that opens a field."""

    def __init__(self) -> None:
        self.text = ""

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        return [
            Button("open", Rect(0, 0, 96, 32), "Journal", lambda: ui.focus_on("f"), shortcut="J"),
            TextField("f", Rect(0, 40, 200, 34), "Why", self.text, self._write),
        ]

    def _write(self, text: str) -> None:
        self.text = text


def test_the_letter_of_a_shortcut_does_not_land_in_the_field_it_opens() -> None:
    screen = _Journal()
    hands = Hands(screen)
    hands.type("j")
    assert hands.focus == "f"
    hands.type("just")
    assert screen.text == "just"


def test_a_screen_that_comes_back_remembers_its_places_and_no_other_knows_them() -> None:
    hands = Hands(Gallery())
    hands.to("table")
    hands.keys("End")
    ui = hands.stage.ui
    hands.stage.show(Framed())
    assert ui.kept("table", TablePlace).row == 0
    hands.stage.show(Gallery())
    assert ui.kept("table", TablePlace).row == 3


def test_a_new_screen_appears_and_then_stands_still() -> None:
    hands = Hands(Gallery())
    hands.stage.show(Framed())
    assert hands.focus == "go"
    assert hands.stage.wait_ms() == 0
    hands.wait(250)
    hands.stage.draw(RecordingPainter())
    assert hands.stage.wait_ms() is None
    assert not hands.stage.dirty
