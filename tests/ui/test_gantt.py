"""The Gantt chart under the hand: looking closer, moving along, dragging what has not begun."""

from __future__ import annotations

from game.ui.events import Key, Wheel
from game.ui.font_table import TableMetrics
from game.ui.geometry import Rect
from game.ui.kit import Band, Gantt, GanttBar, GanttRow, Node, Screen, Ui
from game.ui.recording_painter import RecordingPainter
from game.ui.screens import gantt_rows
from tests.ui.hands import Hands
from tests.ui.screens import moments

ROWS = (
    GanttRow("A", "A", "Running", bars=(GanttBar(0, 20),)),
    GanttRow("B", "B", "Waiting", bars=(GanttBar(20, 40),)),
)


class OneChart(Screen):
    first_focus = "chart"

    def __init__(self) -> None:
        self.moved: list[tuple[str, int]] = []

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        return [
            Gantt(
                "chart",
                Rect(0, 0, 1000, 200),
                "Schedule",
                rows=ROWS,
                low=0,
                high=100,
                today=10,
                names_w=184,
                on_move=lambda key, day: self.moved.append((key, day)),
                movable=frozenset({"B"}),
            )
        ]


def opened() -> tuple[Hands, OneChart]:
    screen = OneChart()
    hands = Hands(screen)
    hands.to("chart")
    draw(hands)
    return hands, screen


def draw(hands: Hands) -> Gantt:
    hands.stage.draw(RecordingPainter(*hands.stage.ui.size))
    chart = hands.node("chart")
    assert isinstance(chart, Gantt)
    return chart


def at(day: float) -> float:
    """The x of a day while all days are shown: 800 px for 100 days, behind the names."""
    return 200 + 8 * day


ROW_B = 20 + 18 + 9.0


def test_plus_shows_fewer_days_around_today_and_minus_all_of_them_again() -> None:
    hands, _ = opened()
    hands.stage.handle(Key("+"))
    closer = draw(hands)
    assert closer.high - closer.low < 70
    assert closer.low <= 10 <= closer.high
    hands.keys("-", "-")
    whole = draw(hands)
    assert (whole.low, whole.high) == (0, 100)


def test_the_wheel_with_control_keeps_the_day_under_the_pointer() -> None:
    hands, _ = opened()
    hands.stage.handle(Wheel(at(60), 60, 1, ctrl=True))
    chart = draw(hands)
    share = (at(60) - 200) / 800
    assert abs(chart.low + share * (chart.high - chart.low) - 60) < 0.01


def test_arrows_move_along_only_when_there_is_more_than_is_shown() -> None:
    hands, _ = opened()
    hands.keys("Right")
    assert draw(hands).low == 0
    hands.stage.handle(Key("+"))
    before = draw(hands).low
    hands.keys("Right")
    assert draw(hands).low > before


def test_a_bar_that_has_not_begun_is_dragged_by_whole_days() -> None:
    hands, screen = opened()
    hands.down(at(30), ROW_B)
    hands.drag(at(37.2), ROW_B)
    draw(hands)
    hands.up(at(37.2), ROW_B)
    assert screen.moved == [("B", 27)]


def test_a_running_bar_stays_where_it_is() -> None:
    hands, screen = opened()
    hands.down(at(10), ROW_B - 18)
    hands.drag(at(30), ROW_B - 18)
    hands.up(at(30), ROW_B - 18)
    assert screen.moved == []


def test_a_name_without_room_gives_way_to_its_beginning_and_then_to_its_short_form() -> None:
    row = GanttRow("C", "C", "Wave 2, replatform: 15 applications and databases", short="Wave 2")
    metrics = TableMetrics()
    whole = metrics.measure(row.name)
    assert row.named(metrics, whole) == row.name
    assert row.named(metrics, whole - 1) == "Wave 2, replatform"
    assert row.named(metrics, metrics.measure("Wave 2, replatform") - 1) == "Wave 2"
    assert row.named(metrics, 1) == "Wave 2"


def test_the_forecast_stands_behind_the_bar_of_the_date_until_it_is_reached() -> None:
    view = moments.at(60).view()
    target = view.project.deadline.task
    band = Band(150, 155, 160, 170, 300)
    over = moments.ended().view()
    shown = [
        gantt_rows.chart(view, [target], ahead=band),
        gantt_rows.chart(view, [target]),
        gantt_rows.chart(over, [target], ahead=band),
    ]
    assert [chart.rows[0].range for chart in shown] == [(150, 300), None, None]
    assert shown[0].high >= 300
    assert "P50 160" in shown[0].rows[0].note
