"""Levelling over several calendars."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from game.planning.dated import Job, Limits, Tie, analyse_dated, early_dates
from game.planning.dated_levelling import level_dated
from game.planning.network import Activity, Demand
from game.planning.worktime import DAY, OFFICE_WEEK, ROUND_THE_CLOCK, WorkTime
from tests.planning.plans import CAPACITY, overbooked, plans

START = date(2026, 1, 5).toordinal() * DAY + 480
OFFICE = WorkTime(OFFICE_WEEK, START // DAY)
CLOCK = WorkTime(ROUND_THE_CLOCK, START // DAY)


@given(plans(), st.lists(st.sampled_from([OFFICE, CLOCK]), min_size=12, max_size=12))
def test_nobody_is_needed_twice_and_every_link_is_kept(
    plan: tuple[Activity, ...], calendars: list[WorkTime]
) -> None:
    jobs = [
        Job(
            activity.id,
            activity.duration,
            calendar,
            tuple(Tie(link.predecessor, link.kind, link.lag) for link in activity.after),
        )
        for activity, calendar in zip(plan, calendars, strict=False)
    ]
    demands = {activity.id: activity.demand for activity in plan}
    late = {name: each.late_finish for name, each in analyse_dated(jobs, START).items()}
    spans = level_dated(jobs, START, demands, CAPACITY, late)
    assert overbooked(plan, spans, CAPACITY) == []
    begun = {name: start for name, (start, _) in spans.items()}
    again = early_dates(jobs, START, begun)
    moved = [job.id for job in jobs if job.duration and again[job.id] != spans[job.id]]
    assert moved == []


def test_what_has_happened_keeps_its_people_and_others_wait() -> None:
    fixed = Limits(fixed=(START, START + 540))
    jobs = [Job("new", 480, OFFICE), Job("done", 480, OFFICE, (), fixed)]
    held = (Demand("R", 1000),)
    spans = level_dated(jobs, START, {"new": held, "done": held}, {"R": 500}, {"new": 0, "done": 1})
    assert spans == {"new": (START + DAY, START + DAY + 540), "done": (START, START + 540)}
