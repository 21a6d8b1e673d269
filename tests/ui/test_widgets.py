"""What widgets do with keys and pointer."""

from __future__ import annotations

from game.ui.events import Composing, Key, Text, Wheel
from game.ui.geometry import Rect
from game.ui.kit import Button, Node, Screen, ScrollArea, Ui
from game.ui.kit.tables import TablePlace
from game.ui.recording_painter import RecordingPainter
from tests.ui.gallery import Gallery
from tests.ui.hands import Hands


def test_a_button_acts_on_release_inside_only() -> None:
    screen = Gallery()
    hands = Hands(screen)
    rect = hands.node("later").rect
    hands.down(rect.cx, rect.cy)
    assert screen.pressed == []
    hands.up(rect.x - 20, rect.cy)
    assert screen.pressed == []
    hands.click("later")
    assert screen.pressed == ["Later"]


def test_a_shortcut_presses_its_button() -> None:
    screen = Gallery()
    Hands(screen).keys("K")
    assert screen.pressed == ["Find"]


def test_a_segment_selects_by_arrow_and_by_click() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("kind")
    hands.keys("Right")
    assert screen.kind == "range"
    hands.keys("Left", "Left")
    assert screen.kind == "none"
    rect = hands.node("kind").rect
    hands.click_at(rect.x + 10, rect.cy)
    assert screen.kind == "one"


def test_chip_check_and_switch_toggle() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.click("chip.Reserve")
    hands.click("pair")
    hands.to("sound")
    hands.keys("Enter")
    assert screen.chips == {"Decision", "Reserve"}
    assert screen.checks["Pair on M14"] is False
    assert screen.sound is False


def test_a_slider_steps_by_five_and_with_shift_by_one() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("chance")
    hands.keys("Right")
    assert screen.chance == 20
    hands.keys("Shift+Right", "Shift+Right")
    assert screen.chance == 22
    hands.keys("Left")
    assert screen.chance == 20
    hands.keys("End")
    assert screen.chance == 100


def test_a_slider_not_set_suggests_no_number_and_begins_in_the_middle() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("forecast")
    assert screen.forecast is None
    hands.keys("Right")
    assert screen.forecast == 50


def test_a_slider_follows_the_pointer() -> None:
    screen = Gallery()
    hands = Hands(screen)
    rect = hands.node("chance").rect
    hands.down(rect.x + 8, rect.y + 12)
    assert screen.chance == 0
    hands.drag(rect.right + 100, rect.y + 12)
    hands.up(rect.right + 100, rect.y + 12)
    assert screen.chance == 100


def test_range_handles_push_and_never_cross() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("dates")
    hands.keys("Right", "Tab", "Left")
    assert screen.dates == (171, 181)
    hands.keys("Home")
    assert screen.dates == (150, 150)
    hands.keys("Tab")
    assert hands.focus == "forecast"


def test_typing_goes_into_the_field_and_presses_no_shortcut() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.type(", ks 5")
    assert screen.sentence == "A sentence of why, ks 5"
    assert screen.pressed == []


def test_a_field_selects_copies_cuts_and_pastes() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.keys("Ctrl+Shift+Left", "Ctrl+X")
    assert screen.sentence == "A sentence of "
    assert hands.stage.ui.clipboard.get() == "why"
    hands.keys("Home", "Ctrl+V")
    assert screen.sentence == "whyA sentence of "
    hands.keys("Ctrl+A", "Backspace")
    assert screen.sentence == ""


def test_a_field_undoes_word_by_word_and_redoes() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.type(" because it")
    hands.keys("Ctrl+Z")
    assert screen.sentence == "A sentence of why because "
    hands.keys("Ctrl+Z", "Ctrl+Z")
    assert screen.sentence == "A sentence of why "
    hands.keys("Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Y")
    assert screen.sentence == "A sentence of why because it"
    hands.keys("Ctrl+A", "Backspace", "Ctrl+Z")
    assert screen.sentence == "A sentence of why because it"
    hands.keys("Ctrl+Z")
    hands.type("!")
    hands.keys("Ctrl+Y")
    assert screen.sentence.endswith("!"), "what is typed after an undo is not undone by a redo"


def test_what_an_input_method_holds_is_shown_and_committed() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.stage.handle(Composing("にほ"))
    painter = RecordingPainter(1280, 720)
    hands.stage.draw(painter)
    assert any(text.text == "にほ" for text in painter.texts)
    assert screen.sentence == "A sentence of why"
    hands.keys("Left", "Backspace")
    assert screen.sentence == "A sentence of why", "its keys are not the field's"
    hands.stage.handle(Composing(""))
    hands.stage.handle(Text("日本"))
    assert screen.sentence == "A sentence of why日本"
    assert hands.stage.typing_at is not None


def test_a_field_keeps_to_its_limit() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.stage.ui.clipboard.put("x" * 500)
    hands.keys("Ctrl+V")
    assert len(screen.sentence) == 140


def test_a_click_places_the_caret_and_a_double_click_takes_the_word() -> None:
    screen = Gallery()
    hands = Hands(screen)
    rect = hands.node("why").rect
    hands.click_at(rect.x + 10, rect.cy)
    hands.type("1")
    assert screen.sentence == "1A sentence of why"
    hands.down(rect.x + 50, rect.cy, clicks=2)
    hands.up(rect.x + 50, rect.cy)
    hands.keys("Delete")
    assert screen.sentence == "1A  of why"


def test_a_table_follows_arrows_and_sorts_by_its_header() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("table")
    hands.keys("End")
    assert screen.row == "R4"
    hands.keys("Home", "Up", "Right", "Right", "Enter")
    place = hands.stage.ui.kept("table", TablePlace)
    assert (place.sort, place.descending) == (2, False)
    hands.keys("Down")
    assert screen.row == "R4"
    rect = hands.node("table").rect
    hands.click_at(rect.right - 20, rect.y + 8)
    hands.to("table")
    hands.keys("Home")
    assert screen.row == "R2"


def test_a_gantt_moves_its_row() -> None:
    hands = Hands(Gallery())
    hands.to("gantt")
    hands.keys("Down", "Down")
    said = hands.node("gantt").sentence(hands.stage.ui)
    assert "M08 supplier, day 30 to 70" in said


def test_a_choice_is_selected_first_and_confirmed_then() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.click("choice.A")
    assert screen.choice == "B"
    hands.keys("B")
    assert screen.pressed == ["B"]


def test_a_term_explains_itself_after_resting_and_by_f1() -> None:
    hands = Hands(Gallery())
    rect = hands.node("term").rect
    hands.drag(rect.x + 5, rect.cy)
    hands.wait(300)
    assert hands.stage.ui.cards == []
    hands.wait(200)
    assert hands.stage.ui.cards[0].card.title == "Float"
    hands.drag(900, 700)
    assert hands.stage.ui.cards == []
    hands.to("term")
    hands.keys("F1", "F1")
    assert hands.stage.ui.cards[0].pinned
    hands.keys("Escape")
    assert hands.stage.ui.cards == []


def test_a_pinned_card_can_be_moved_and_leads_to_the_glossary() -> None:
    hands = Hands(Gallery())
    opened: list[str] = []
    hands.stage.on_term = opened.append
    hands.to("term")
    hands.keys("F1", "F1")
    shown = hands.stage.ui.cards[0]
    box = hands.stage.card_rect(shown)
    hands.down(box.x + 20, box.y + 20)
    hands.drag(box.x + 320, box.y + 220)
    hands.up(box.x + 320, box.y + 220)
    moved = hands.stage.card_rect(shown)
    assert (moved.x, moved.y) == (box.x + 300, box.y + 200)
    hands.click_at(moved.x + 20, moved.bottom - 10)
    hands.keys("F1")
    assert opened == ["float", "float"]


def test_a_card_never_covers_what_it_explains() -> None:
    hands = Hands(Gallery())
    for key in ("term", "table", "rich"):
        hands.to(key)
        hands.keys("F1")
        shown = hands.stage.ui.cards[-1]
        assert not hands.stage.card_rect(shown).overlaps(hands.node(key).rect)
        assert hands.stage.ui.window.encloses(hands.stage.card_rect(shown))


def test_a_toast_passes_and_a_refusal_stays_until_the_next_action() -> None:
    hands = Hands(Gallery())
    ui = hands.stage.ui
    shown = []
    ui.toast("Assigned")
    for moment in (5900, 200):
        hands.wait(moment)
        shown.append(ui.toast_shown is not None)
    ui.refuse("no skill")
    hands.wait(20_000)
    shown.append(ui.toast_shown is not None)
    hands.click("later")
    shown.append(ui.toast_shown is not None)
    assert shown == [True, False, True, False]


def test_a_chip_is_carried_by_mouse() -> None:
    screen = Gallery()
    hands = Hands(screen)
    start, end = hands.node("cell2").rect, hands.node("cell0").rect
    hands.down(start.cx, start.cy)
    hands.drag(start.cx - 40, start.cy)
    hands.drag(end.cx, end.cy)
    assert hands.stage.ui.drag is not None
    assert hands.stage.ui.drag.target == "cell0"
    hands.up(end.cx, end.cy)
    assert screen.cells == {"cell0": "DEV 3, 50 %", "cell1": "", "cell2": ""}


def test_a_chip_is_carried_by_keyboard_and_a_refusal_puts_it_back() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("cell2")
    hands.keys("Space", "Left", "Space")
    assert screen.cells["cell2"]
    toast = hands.stage.ui.toast_shown
    assert toast is not None
    assert toast.text == "no skill"
    hands.keys("Space", "Left", "Left", "Space")
    assert screen.cells["cell0"]
    assert hands.focus == "cell0"
    hands.keys("Space", "Right", "Escape")
    assert screen.cells["cell0"]
    assert hands.stage.ui.drag is None


def test_a_cell_steps_by_wheel_and_by_sign() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("cell2")
    hands.stage.handle(Key("+", shift=True))
    hands.keys("-")
    rect = hands.node("cell2").rect
    hands.stage.handle(Wheel(rect.cx, rect.cy, -1))
    assert screen.steps == [1, -1, -1]


def test_escape_leaves_a_field_and_keeps_its_text() -> None:
    screen = Gallery()
    hands = Hands(screen)
    hands.to("why")
    hands.type("!")
    hands.keys("Escape")
    assert hands.focus == "chance"
    assert screen.sentence == "A sentence of why!"


def test_a_canvas_hears_the_pointer_come_and_go() -> None:
    screen = Gallery()
    hands = Hands(screen)
    rect = hands.node("wave").rect
    hands.drag(rect.x + 5, rect.y + 5)
    hands.drag(10, 700)
    assert screen.over == [(rect.x + 5, rect.y + 5), None]


class _Long(Screen):
    def build(self, ui: Ui, area: Rect) -> list[Node]:
        rows = [Button(f"b{i}", Rect(10, i * 40, 100, 32), f"Row {i}") for i in range(20)]
        return [ScrollArea("list", Rect(0, 0, 300, 200), "Rows", rows, 800)]


def test_a_scroll_area_follows_wheel_and_focus_and_hides_what_is_outside() -> None:
    hands = Hands(_Long())
    hands.stage.handle(Wheel(50, 50, -2))
    assert hands.node("b0").rect.y == -96
    hands.to("b9")
    hands.keys("Tab")
    assert hands.node("b10").seen.h == 32
    hands.click_at(50, 500)
    assert hands.focus == "b10"
    hands.to("list")
    hands.keys("End")
    assert hands.node("b19").rect.bottom <= 200
