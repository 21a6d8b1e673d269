"""Working time, and the critical path over several calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import CycleError, PlanError
from game.planning.dated import Job, Limits, Tie, analyse_dated, early_dates
from game.planning.network import Activity, LinkKind, Span, analyse
from game.planning.worktime import DAY, OFFICE_WEEK, ROUND_THE_CLOCK, Shifts, WorkTime
from tests.planning.plans import plans

MONDAY = date(2014, 10, 20).toordinal()
NIGHTS: tuple[Shifts, ...] = (((0, 360), (1200, DAY)),) * 5 + ((),) * 2
OFFICE = WorkTime(OFFICE_WEEK, MONDAY, {MONDAY + 2: (), MONDAY + 5: ((600, 720),)})
NIGHT = WorkTime(NIGHTS, MONDAY)
CLOCK = WorkTime(ROUND_THE_CLOCK, MONDAY)
CALENDARS = (OFFICE, NIGHT, CLOCK)


def _at(day: int, hour: float) -> int:
    """Clock minutes of an hour of a day, counted from the Monday."""
    return (MONDAY + day) * DAY + round(hour * 60)


def _span(kind: LinkKind, lag: int, *, elapsed: bool = False) -> Span:
    first = Job("first", 480, OFFICE)
    second = Job("second", 240, OFFICE, (Tie("first", kind, lag, elapsed),))
    return early_dates([second, first], _at(0, 8))["second"]


@given(st.sampled_from(CALENDARS), st.integers(-20 * DAY, 40 * DAY))
def test_working_time_is_a_curve_with_an_earliest_and_a_latest_clock_time(
    calendar: WorkTime, offset: int
) -> None:
    time = MONDAY * DAY + offset
    worked = calendar.worked(time)
    earliest, latest = calendar.earliest(worked), calendar.latest(worked)
    assert earliest <= time <= latest
    assert calendar.worked(earliest) == calendar.worked(latest) == worked
    assert calendar.worked(earliest - 1) == worked - 1
    assert calendar.worked(latest + 1) == worked + 1


def test_a_holiday_and_a_working_saturday_are_kept() -> None:
    assert OFFICE.worked(_at(7, 0)) - OFFICE.worked(_at(0, 0)) == 4 * 480 + 120


def test_a_calendar_in_which_nobody_works_says_so() -> None:
    with pytest.raises(PlanError, match="nobody ever works"):
        WorkTime(((),) * 7, MONDAY).latest(0)


@pytest.mark.parametrize(
    ("kind", "lag", "elapsed", "span"),
    [
        ("FS", 0, False, (_at(1, 8), _at(1, 12))),
        ("FS", 480, False, (_at(3, 8), _at(3, 12))),
        ("FS", 24 * 60, True, (_at(3, 8), _at(3, 12))),
        ("FS", 16 * 60, True, (_at(1, 9), _at(1, 14))),
        ("FS", -120, False, (_at(0, 15), _at(1, 10))),
        ("SS", 120, False, (_at(0, 10), _at(0, 15))),
        ("FF", 0, False, (_at(0, 13), _at(0, 17))),
        ("FF", 480, False, (_at(1, 13), _at(1, 17))),
        ("SF", 480, False, (_at(0, 13), _at(0, 17))),
    ],
)
def test_each_kind_of_link_and_lag_goes_by_the_calendar_of_the_follower(
    kind: LinkKind, lag: int, elapsed: bool, span: Span
) -> None:
    assert _span(kind, lag, elapsed=elapsed) == span


def test_a_night_shift_takes_over_from_the_day_shift() -> None:
    jobs = [
        Job("day", 480, OFFICE),
        Job("night", 300, NIGHT, (Tie("day"),)),
        Job("review", 60, OFFICE, (Tie("night"),)),
        Job("go", 0, OFFICE, (Tie("night"),)),
    ]
    spans = early_dates(jobs, _at(0, 8))
    assert spans["night"] == (_at(0, 20), _at(1, 1))
    assert spans["review"] == (_at(1, 8), _at(1, 9))
    assert spans["go"] == (_at(1, 8), _at(1, 8))


def test_a_milestone_keeps_the_time_it_follows() -> None:
    jobs = [Job("begin", 0, OFFICE), Job("work", 480, OFFICE, (Tie("begin"),))]
    jobs.append(Job("done", 0, OFFICE, (Tie("work"),)))
    spans = early_dates(jobs, _at(0, 8))
    assert spans["begin"] == (_at(0, 8), _at(0, 8))
    assert spans["done"] == (_at(0, 17), _at(0, 17))
    times = analyse_dated(jobs, _at(0, 8))
    assert all(each.critical and each.total_float == 0 for each in times.values())


@pytest.mark.parametrize(
    ("limits", "span", "total"),
    [
        (Limits(start_from=_at(1, 8)), (_at(1, 8), _at(1, 17)), 480),
        (Limits(finish_from=_at(3, 17)), (_at(3, 8), _at(3, 17)), 0),
        (Limits(start_on=_at(1, 10)), (_at(1, 10), _at(3, 10)), 0),
        (Limits(finish_on=_at(1, 17)), (_at(1, 8), _at(1, 17)), 0),
        (Limits(start_by=_at(0, 10)), (_at(0, 8), _at(0, 17)), 120),
        (Limits(finish_by=_at(0, 12)), (_at(0, 8), _at(0, 17)), -240),
        (Limits(late=True), (_at(3, 8), _at(3, 17)), 0),
        (Limits(fixed=(_at(0, 9), _at(0, 11))), (_at(0, 9), _at(0, 11)), 1260),
    ],
)
def test_constraints_bind_as_they_say(limits: Limits, span: Span, total: int) -> None:
    jobs = [Job("long", 3 * 480, OFFICE), Job("bound", 480, OFFICE, (), limits)]
    times = analyse_dated(jobs, _at(0, 8))["bound"]
    assert (times.early_start, times.early_finish) == span
    assert times.total_float == total


def test_a_circle_is_named() -> None:
    jobs = [Job("a", 1, OFFICE, (Tie("b"),)), Job("b", 1, OFFICE, (Tie("a"),))]
    with pytest.raises(CycleError, match="a → b → a"):
        early_dates(jobs, _at(0, 8))


def _jobs(plan: tuple[Activity, ...], chosen: list[WorkTime], *, elapsed: bool) -> list[Job]:
    return [
        Job(
            activity.id,
            activity.duration,
            calendar,
            tuple(Tie(link.predecessor, link.kind, link.lag, elapsed) for link in activity.after),
        )
        for activity, calendar in zip(plan, chosen, strict=False)
    ]


@given(plans())
def test_round_the_clock_the_dates_are_those_of_the_plain_network(
    plan: tuple[Activity, ...],
) -> None:
    start = MONDAY * DAY
    plain = analyse(plan, origin=start)
    dated = analyse_dated(_jobs(plan, [CLOCK] * len(plan), elapsed=False), start)
    assert dated == plain


@given(plans(), st.lists(st.sampled_from(CALENDARS), min_size=12, max_size=12), st.booleans())
def test_total_float_is_exact_in_minutes_over_several_calendars(
    plan: tuple[Activity, ...], chosen: list[WorkTime], elapsed: bool
) -> None:
    start = _at(0, 8)
    jobs = _jobs(plan, chosen, elapsed=elapsed)
    times = analyse_dated(jobs, start)
    end = max(each.early_finish for each in times.values())
    for job in jobs:
        if not job.duration:
            continue
        worked = job.calendar.worked(times[job.id].early_start)
        for more, late in (
            (times[job.id].total_float, False),
            (times[job.id].total_float + 1, True),
        ):
            pushed = {job.id: job.calendar.latest(worked + more)}
            spans = early_dates(jobs, start, pushed)
            assert (max(finish for _, finish in spans.values()) > end) == late


def test_a_milestone_in_the_evening_holds_its_predecessor_to_that_evening() -> None:
    """Found by hunting: no minute is worked between evening and morning, yet morning is later."""
    for tie in (Tie("work"), Tie("other", "SS")):
        jobs = [
            Job("work", 1, CLOCK),
            Job("other", 0, OFFICE, (Tie("work"),)),
            Job("mark", 0, OFFICE, (Tie("work"), tie)),
            Job("day", 480, OFFICE),
        ]
        start = _at(0, 8)
        times = analyse_dated(jobs, start)
        late = times["work"].late_finish
        end = max(each.early_finish for each in times.values())
        spans = early_dates(jobs, start, {"work": late - 1})
        assert max(finish for _, finish in spans.values()) == end
        spans = early_dates(jobs, start, {"work": late})
        assert max(finish for _, finish in spans.values()) > end
