"""The critical path over several calendars: dates by the clock, floats in working minutes.

Each job works by its own calendar. A link's lag is working time of the follower's calendar, or
elapsed time by the clock. The idea to read on with: within a job's calendar, dates are minutes
worked (`WorkTime.worked`); starts and finishes become clock times only at the end, a start at
the beginning of a shift, a finish at the end of one. A milestone keeps the time it follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.planning.network import Activity, Link, LinkKind, Span, Times, topological_order
from game.planning.network.activities import NOTHING
from game.planning.worktime import WorkTime


@dataclass(frozen=True, slots=True)
class Tie:
    """A link; `lag` in minutes, by the follower's calendar or `elapsed` by the clock."""

    predecessor: str
    kind: LinkKind = "FS"
    lag: int = 0
    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Dates that bind a job, in clock minutes; None where nothing does.

    `start_on` and `finish_on` overrule the links; `start_by` and `finish_by` bind only the
    late dates, which makes float negative where they cannot be kept. `fixed` is a span that
    has happened or is kept by hand. `late`: as late as possible.
    """

    start_from: int | None = None
    finish_from: int | None = None
    start_by: int | None = None
    finish_by: int | None = None
    start_on: int | None = None
    finish_on: int | None = None
    fixed: Span | None = None
    late: bool = False


FREE = Limits()


@dataclass(frozen=True, slots=True)
class Job:
    """Something that takes `duration` working minutes of its calendar; 0 is a milestone."""

    id: str
    duration: int
    calendar: WorkTime
    after: tuple[Tie, ...] = ()
    limits: Limits = FREE


def in_order(jobs: Sequence[Job]) -> list[Job]:
    """The jobs, each behind its predecessors. Raises as `topological_order` does."""
    by_id = {job.id: job for job in jobs}
    links = [Activity(job.id, 0, tuple(Link(tie.predecessor) for tie in job.after)) for job in jobs]
    return [by_id[activity.id] for activity in topological_order(links)]


def early_dates(
    jobs: Sequence[Job], start: int, not_before: Mapping[str, int] = NOTHING
) -> dict[str, Span]:
    """Earliest start and finish of each job, none before `start` nor its own `not_before`.

    Clock minutes, in topological order. Raises PlanError, CycleError.
    """
    spans: dict[str, Span] = {}
    for job in in_order(jobs):
        spans[job.id] = place(job, spans, max(start, not_before.get(job.id, start)))
    return spans


def place(job: Job, spans: Mapping[str, Span], start: int) -> Span:
    """The earliest span of one job, given those of its predecessors, and none before `start`."""
    limits = job.limits
    if limits.fixed is not None:
        return limits.fixed
    calendar, duration = job.calendar, job.duration
    bounds = [(calendar.worked(start), start)]
    for tie in job.after:
        date = spans[tie.predecessor][1 if tie.kind in ("FS", "FF") else 0]
        less = duration if tie.kind in ("FF", "SF") else 0
        if tie.elapsed or not tie.lag:
            date += tie.lag
            worked = calendar.worked(date)
        else:
            worked = calendar.worked(date) + tie.lag
            date = calendar.earliest(worked) if tie.lag > 0 else calendar.latest(worked)
        bounds.append((worked - less, date))
    if limits.start_from is not None:
        bounds.append((calendar.worked(limits.start_from), limits.start_from))
    if limits.finish_from is not None:
        bounds.append((calendar.worked(limits.finish_from) - duration, limits.finish_from))
    if limits.start_on is not None:
        bounds = [(calendar.worked(limits.start_on), limits.start_on)]
    if limits.finish_on is not None:
        bounds = [(calendar.worked(limits.finish_on) - duration, limits.finish_on)]
    worked = max(bounds)[0]
    if duration:
        return calendar.latest(worked), calendar.earliest(worked + duration)
    date = max(bounds)[1]
    if date != calendar.latest(worked) and (not worked or date != calendar.earliest(worked)):
        date = calendar.latest(worked)
    return date, date


def analyse_dated(
    jobs: Sequence[Job], start: int, not_before: Mapping[str, int] = NOTHING
) -> dict[str, Times]:
    """Early and late dates in clock minutes, floats in each job's working minutes.

    Late dates keep the earliest end of the whole, and each job's own limits. Critical is what
    has no float left. Jobs that go as late as possible have their early dates moved behind
    everybody else's, to their late ones. Raises as `early_dates` does.
    """
    order = in_order(jobs)
    early = early_dates(order, start, not_before)
    end = max((finish for _, finish in early.values()), default=start)
    followers: dict[str, list[tuple[Job, Tie]]] = {job.id: [] for job in order}
    for job in order:
        for tie in job.after:
            followers[tie.predecessor].append((job, tie))
    late: dict[str, Span] = {}
    for job in reversed(order):
        worked = _limited(job, _latest(job, end, followers[job.id], late))
        late[job.id] = _late_span(job, worked, min(end, _kept(followers[job.id], late, end)))
    if any(job.limits.late for job in order):
        for job in order:
            if job.limits.late and late[job.id][0] > early[job.id][0]:
                early[job.id] = late[job.id]
    times: dict[str, Times] = {}
    for job in order:
        begin, finish = early[job.id]
        calendar = job.calendar
        done = calendar.worked(finish)
        total = calendar.worked(late[job.id][1]) - done
        free = _latest(job, end, followers[job.id], early) - done
        times[job.id] = Times(
            early_start=begin,
            early_finish=finish,
            late_start=late[job.id][0],
            late_finish=late[job.id][1],
            total_float=total,
            free_float=max(0, free),
            critical=total <= 0,
        )
    return times


def _latest(
    job: Job, end: int, followers: Sequence[tuple[Job, Tie]], spans: Mapping[str, Span]
) -> int:
    """The last moment, in minutes worked, at which a job may finish for its followers' sake."""
    calendar = job.calendar
    latest = calendar.worked(end)
    for follower, tie in followers:
        date = _bound(follower, tie, spans)
        if tie.kind in ("FS", "FF") or not job.duration:
            latest = min(latest, calendar.worked(date))
        else:
            latest = min(latest, _last_start(calendar, date) + job.duration)
    return latest


def _bound(follower: Job, tie: Tie, spans: Mapping[str, Span]) -> int:
    """The last clock time of a predecessor's date that keeps its follower's.

    A milestone at the end of a working day may not move to the next morning, although no minute
    is worked between the two.
    """
    calendar = follower.calendar
    date = spans[follower.id][0 if tie.kind in ("FS", "SS") else 1]
    worked = calendar.worked(date)
    moment = calendar.latest(worked)
    evening = not follower.duration and date < moment
    if tie.elapsed or (evening and not tie.lag):
        return (date if evening else moment) - tie.lag
    if evening and tie.lag < 0:
        worked -= 1
    return calendar.latest(worked - tie.lag)


def _last_start(calendar: WorkTime, date: int) -> int:
    """The most minutes worked whose start is not after a clock time."""
    worked = calendar.worked(date)
    return worked if calendar.latest(worked) <= date else worked - 1


def _limited(job: Job, finish: int) -> int:
    limits, calendar = job.limits, job.calendar
    for date in (limits.start_by, limits.start_on):
        if date is not None:
            finish = min(finish, _last_start(calendar, date) + job.duration)
    for date in (limits.finish_by, limits.finish_on):
        if date is not None:
            finish = min(finish, calendar.worked(date))
    return finish


def _kept(followers: Sequence[tuple[Job, Tie]], spans: Mapping[str, Span], end: int) -> int:
    return min((_bound(follower, tie, spans) for follower, tie in followers), default=end)


def _late_span(job: Job, worked: int, date: int) -> Span:
    """The late span that finishes after so many minutes worked; `date` bounds a milestone."""
    calendar = job.calendar
    if job.duration:
        return calendar.latest(worked - job.duration), calendar.earliest(worked)
    begin = calendar.latest(worked)
    moment = begin if begin <= date else calendar.earliest(worked)
    return moment, moment
