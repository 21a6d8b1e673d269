"""Working time: from clock minutes to minutes worked and back, exact.

A clock time is a whole number of minutes; day `d` begins at `d * 1440`, with `d` as in
`date.toordinal()`. The idea to read on with: a calendar is the rising curve `worked(t)`, the
minutes worked before t since its first day. Adding working time is moving along the curve; a
flat stretch (night, weekend, holiday) is one value with an earliest and a latest clock time:
work ends at the earliest, and begins at the latest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.errors import PlanError

DAY = 1440
PAST = 4000
FUTURE = 40_000
"""How many days a calendar knows before and after its own day."""

Shifts = tuple[tuple[int, int], ...]
"""Working times of a day, each from and to a minute of it, in order, not overlapping."""
NO_EXCEPTIONS: Mapping[int, Shifts] = MappingProxyType({})
OFFICE: Shifts = ((8 * 60, 12 * 60), (13 * 60, 17 * 60))
OFFICE_WEEK: tuple[Shifts, ...] = (OFFICE,) * 5 + ((),) * 2
ROUND_THE_CLOCK: tuple[Shifts, ...] = (((0, DAY),),) * 7


class WorkTime:
    """A calendar: a week of shifts, Monday first, and exceptions by day.

    `around` is a day within the plan; clock times more than PAST days before it or FUTURE days
    after it are out of reach and raise PlanError.
    """

    __slots__ = ("_before", "_begins", "_ends", "_exceptions", "_last", "_next", "_total", "_week")

    def __init__(
        self,
        week: Sequence[Shifts],
        around: int,
        exceptions: Mapping[int, Shifts] = NO_EXCEPTIONS,
    ) -> None:
        self._week = tuple(week)
        self._exceptions = exceptions
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._total = 0
        self._next = max(1, around - PAST)
        self._last = around + FUTURE

    def worked(self, time: int) -> int:
        """The minutes worked before a clock time."""
        while self._next * DAY <= time:
            self._grow()
        index = bisect_right(self._begins, time) - 1
        if index < 0:
            return 0
        return self._before[index] + min(time, self._ends[index]) - self._begins[index]

    def earliest(self, worked: int) -> int:
        """The first clock time with so many minutes worked: where work ends."""
        while self._total < worked:
            self._grow()
        index = bisect_left(self._before, worked) - 1
        if index < 0:
            raise PlanError("The plan reaches too far into the past.")
        return self._begins[index] + worked - self._before[index]

    def latest(self, worked: int) -> int:
        """The last clock time with so many minutes worked: where work begins."""
        if worked < 0:
            raise PlanError("The plan reaches too far into the past.")
        while self._total <= worked:
            self._grow()
        index = bisect_right(self._before, worked) - 1
        return self._begins[index] + worked - self._before[index]

    def _grow(self) -> None:
        """Another four weeks."""
        if self._next > self._last:
            raise PlanError("The plan runs on for more than a hundred years, or nobody ever works.")
        for day in range(self._next, self._next + 28):
            for begin, end in self._exceptions.get(day, self._week[(day + 6) % 7]):
                self._begins.append(day * DAY + begin)
                self._ends.append(day * DAY + end)
                self._before.append(self._total)
                self._total += end - begin
        self._next += 28
