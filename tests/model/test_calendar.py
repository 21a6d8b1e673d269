"""Working minutes, dates and windows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from game.model.calendar import Calendar, calendar_for
from game.model.scenario import Window
from game.model.units import DAY, days

MONDAY = date(2026, 3, 2)
EASTER = (date(2026, 4, 3), date(2026, 4, 6))
CALENDAR = Calendar(MONDAY, EASTER, 60 * DAY)
EVERY_DAY = (0, 1, 2, 3, 4)


def test_working_days_have_no_weekends_and_no_holidays() -> None:
    seen = [CALENDAR.date_at(day * DAY) for day in range(60)]
    assert seen[:6] == [MONDAY + timedelta(n) for n in (0, 1, 2, 3, 4, 7)]
    assert not [d for d in seen if d.weekday() > 4 or d in EASTER]
    assert len(set(seen)) == 60


def test_a_day_lasts_from_its_first_minute_to_before_the_next() -> None:
    assert CALENDAR.date_at(DAY - 1) == MONDAY
    assert CALENDAR.date_at(DAY) == MONDAY + timedelta(1)
    assert CALENDAR.date_at(-5) == MONDAY


def test_dates_map_back_to_days() -> None:
    for day in range(50):
        assert CALENDAR.day_of(CALENDAR.date_at(day * DAY)) == day
    assert CALENDAR.day_of(date(2026, 3, 7)) == 5, "a Saturday means the Monday after"


def test_beyond_the_last_day_the_calendar_stands_still() -> None:
    assert CALENDAR.date_at(10**9) == CALENDAR.date_at(119 * DAY)


@pytest.mark.parametrize(
    ("day", "to", "around"), [(0, 21, 21), (20, 1, 1), (21, 0, 0), (22, 19, 1)]
)
def test_month_ends_are_counted_in_working_days(day: int, to: int, around: int) -> None:
    """The last working day of March 2026 is the 31st, day 21; that of April is day 41."""
    assert CALENDAR.month_end_in(day) == to
    assert CALENDAR.from_month_end(day) == around


def test_a_window_opens_on_its_weekdays_away_from_month_ends() -> None:
    friday = Window("friday", (4,), 0)
    assert [d for d in range(12) if CALENDAR.allows(friday, d)] == [4, 9]
    clear = Window("clear", EVERY_DAY, 3)
    assert [d for d in range(15, 30) if not CALENDAR.allows(clear, d)] == [19, 20, 21, 22, 23]


def test_the_next_start_is_now_or_the_beginning_of_an_open_day() -> None:
    friday = Window("friday", (4,), 0)
    assert CALENDAR.next_start(friday, 4 * DAY + 77) == 4 * DAY + 77
    assert CALENDAR.next_start(friday, 5) == 4 * DAY
    assert CALENDAR.next_start(Window("never", (6,), 0), 5) == 5


def test_the_calendar_of_a_scenario_is_made_once() -> None:
    assert calendar_for(MONDAY, EASTER, DAY) is calendar_for(MONDAY, EASTER, DAY)


def test_days_are_rounded_up() -> None:
    assert [days(m) for m in (0, 1, DAY, DAY + 1)] == [0, 1, 1, 2]
