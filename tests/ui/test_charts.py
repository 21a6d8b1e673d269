"""Charts: axes that read well, values under keys and pointer, and the table of the same figures."""

from __future__ import annotations

import pytest

from game.ui import charts
from game.ui.charts import Axis, Dot, End, Ends, Field, Level, Line, Moment, Picture, Reading, Value
from game.ui.charts.account import flag_words, sides_of
from game.ui.geometry import Rect
from game.ui.kit import Node, Screen, Ui
from game.ui.recording_painter import RecordingPainter
from tests.ui.hands import Hands

DAYS = [(0.0, 0.0), (10.0, 40.0), (20.0, 90.0), (30.0, 160.0)]
CURVE = Picture(
    "Earned value by day",
    Axis(0, 40, "working day"),
    Axis(0, 200, "USD k"),
    [
        Line(DAYS, "you"),
        Ends([End(30, 160, "earned 160 k", "you"), End(30, 158, "spent 158 k", "money")]),
        Level(180, "limit 180 k"),
        Moment(30, "today 30"),
        Moment(38, "due 38", "deadline"),
    ],
    [Reading(x, f"Day {x:.0f}", (Value("earned value", f"{y:.0f} k", "you", y),)) for x, y in DAYS],
    ("Day", "earned value, USD k"),
    right=90,
)


class OneChart(Screen):
    first_focus = "curve"

    def __init__(self, picture: Picture = CURVE) -> None:
        self.picture = picture

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        panel = area.inset(40, 60)
        return charts.panel(ui, "curve", panel, "Progress", "USD k by day", self.picture)


def drawn(hands: Hands) -> RecordingPainter:
    painter = RecordingPainter(*hands.stage.ui.size)
    hands.stage.draw(painter)
    return painter


@pytest.mark.parametrize(
    ("low", "high", "most", "words"),
    [
        (0, 100, 5, ["0", "20", "40", "60", "80", "100"]),
        (-3, 4, 8, ["−3", "−2", "−1", "0", "1", "2", "3", "4"]),
        (0, 1.6, 4, ["0", "0.5", "1", "1.5"]),
        (158, 211, 3, ["160", "180", "200"]),
    ],
)
def test_ticks_are_round_and_inside_the_axis(
    low: float, high: float, most: int, words: list[str]
) -> None:
    assert [word for _, word in Axis(low, high, most=most).shown()] == words


def test_whole_axes_have_no_broken_ticks() -> None:
    assert [v for v, _ in Axis(0, 3, most=8, whole=True).shown()] == [0, 1, 2, 3]


def test_a_field_maps_its_corners_to_its_rectangle() -> None:
    field = Field(Rect(10, 20, 100, 50), Axis(0, 50), Axis(-1, 1))
    assert field.at(0, -1) == (10, 70)
    assert field.at(50, 1) == (110, 20)


def test_a_chart_draws_nothing_over_anything_else() -> None:
    for size in ((1280.0, 720.0), (848.0, 480.0)):
        painter = drawn(Hands(OneChart(), *size))
        assert painter.problems() == []
        assert "earned 160 k" in painter.words()


def test_arrows_step_through_the_values_and_say_them() -> None:
    hands = Hands(OneChart())
    hands.keys("Right")
    ui = hands.stage.ui
    assert hands.node("curve").sentence(ui).endswith("Day 0: earned value 0 k")
    hands.keys("End", "Left")
    assert hands.node("curve").value_text(ui) == "Day 20: earned value 90 k"
    assert "90 k" in drawn(hands).words()
    assert drawn(hands).problems() == []


def test_the_pointer_reads_the_nearest_value() -> None:
    hands = Hands(OneChart())
    drawn(hands)
    node = hands.node("curve")
    assert isinstance(node, charts.Chart)
    x, y = node.field(hands.stage.ui).at(11, 100)
    hands.drag(x, y)
    assert "Day 10" in drawn(hands).words()
    assert "Day 20" not in drawn(hands).words()


def test_t_shows_the_same_figures_as_a_table_and_keeps_the_focus() -> None:
    hands = Hands(OneChart())
    hands.keys("T")
    assert hands.node("curve").role == "table"
    assert hands.focus == "curve"
    words = drawn(hands).words()
    assert all(f"{y:.0f} k" in words for _, y in DAYS)
    hands.keys("Down", "T")
    assert hands.node("curve").role == "chart"


def test_a_dot_is_read_only_from_near_and_opened_by_a_second_click() -> None:
    opened: list[int] = []
    picture = Picture(
        "Decisions",
        Axis(0, 10),
        Axis(0, 10),
        [Dot(2, 2, shape="square"), Dot(8, 8)],
        [Reading(2, "Decision 1", y=2), Reading(8, "Decision 2", y=8)],
        on_open=opened.append,
    )
    hands = Hands(OneChart(picture))
    drawn(hands)
    node = hands.node("curve")
    assert isinstance(node, charts.Chart)
    field = node.field(hands.stage.ui)
    hands.drag(*field.at(5, 5))
    assert "Decision" not in drawn(hands).words()
    hands.click_at(*field.at(8, 8))
    assert "Decision 2" in drawn(hands).words()
    hands.click_at(*field.at(8, 8))
    assert opened == [1]


def test_an_empty_chart_says_what_is_missing() -> None:
    empty = Picture("Spending", Axis(0, 1), Axis(0, 1), empty="The first week is not over yet.")
    assert "The first week is not over yet." in drawn(Hands(OneChart(empty))).words()


def test_words_stand_where_no_mark_and_no_other_word_is() -> None:
    width = 1000.0
    alone = {1: (100.0, 50.0)}
    assert sides_of([1], alone, width) == {1: "right"}
    assert sides_of([1], {1: (950.0, 50.0)}, width) == {1: "left"}
    assert sides_of([1], {1: (500.0, 50.0), 2: (600.0, 55.0)}, width) == {1: "left"}
    assert sides_of([1], {1: (500.0, 50.0), 2: (600.0, 90.0)}, width) == {1: "right"}
    assert sides_of([1], {1: (100.0, 50.0), 2: (200.0, 50.0)}, width) == {}
    assert sides_of([1], {1: (300.0, 9.0)}, width, flag_words(600.0)) == {1: "left"}
    assert sides_of([1], {1: (300.0, 40.0)}, width, flag_words(600.0)) == {1: "right"}
    both = {1: (300.0, 50.0), 2: (320.0, 60.0)}
    assert sides_of([1, 2], both, width) == {1: "left", 2: "right"}
