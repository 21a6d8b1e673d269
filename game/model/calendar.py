"""Working days and dates: which date a working minute falls on, and calendar windows.

Working time has no weekends or holidays; this maps it to dates and back. Pure, no clock.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from game.model.scenario import Window
from game.model.units import DAY


class Calendar:
    """The working days from `start` on, without weekends and `holidays`."""

    __slots__ = ("_days", "_month_ends")

    def __init__(self, start: date, holidays: tuple[date, ...], horizon: int) -> None:
        count = horizon // DAY + 60
        days: list[date] = []
        current = start
        free = frozenset(holidays)
        while len(days) < count:
            if current.weekday() < 5 and current not in free:
                days.append(current)
            current += timedelta(days=1)
        self._days = tuple(days)
        self._month_ends = tuple(
            i for i in range(len(days) - 1) if days[i].month != days[i + 1].month
        )

    def date_at(self, minute: int) -> date:
        """The date of a working minute."""
        return self._days[min(max(minute, 0) // DAY, len(self._days) - 1)]

    def day_of(self, when: date) -> int:
        """The first working day number on or after `when`."""
        return min(bisect_left(self._days, when), len(self._days) - 1)

    def month_end_in(self, day: int) -> int:
        """Working days from `day` to the last working day of its month (0 = today)."""
        index = bisect_left(self._month_ends, day)
        return self._month_ends[index] - day if index < len(self._month_ends) else 99

    def from_month_end(self, day: int) -> int:
        """Working days between `day` and the nearest month end, before or after."""
        index = bisect_left(self._month_ends, day)
        ends = self._month_ends[max(index - 1, 0) : index + 1]
        return min((abs(end - day) for end in ends), default=99)

    def allows(self, window: Window, day: int) -> bool:
        """Whether a task with this window may start on `day`."""
        if self._days[min(day, len(self._days) - 1)].weekday() not in window.weekdays:
            return False
        return self.from_month_end(day) >= window.clear_of_month_end

    def next_start(self, window: Window, minute: int) -> int:
        """The first minute not before `minute` at which the window is open."""
        day = minute // DAY
        if self.allows(window, day):
            return minute
        for later in range(day + 1, len(self._days)):
            if self.allows(window, later):
                return later * DAY
        return minute


@lru_cache(maxsize=64)
def calendar_for(start: date, holidays: tuple[date, ...], horizon: int) -> Calendar:
    """The calendar of a scenario, made once."""
    return Calendar(start, holidays, horizon)
