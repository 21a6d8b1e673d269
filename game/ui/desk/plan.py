"""Opens a plan of any of the three kinds, and works out its sheet.

MSPDI keeps its own calendars; a scenario takes its weekdays and holidays, mean estimates and
the booked shares of its people by role (windows of tasks are left to the game); an `.sm` file
counts periods. Levelling searches by a budget of schedules that shrinks with the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.errors import PlanError, PlanFileError
from game.model.scenario import Scenario
from game.planning.dated import analyse_dated
from game.planning.dated_levelling import level_dated
from game.planning.levelling import BUDGET, level_by_rule, level_well
from game.planning.mspdi import Plan, read_mspdi
from game.planning.network import Activity, Demand, Link, LinkKind, Span, Times, analyse, hand_overs
from game.planning.psplib import read_psplib
from game.planning.worktime import DAY, OFFICE_WEEK, Shifts, WorkTime
from game.ui.desk.doubts import ASSUMED, Doubts, doubts_of, outlook
from game.ui.desk.files import read_bytes, read_text
from game.ui.desk.sheet import Line, Sheet

SEARCHED = 1000
"""Larger plans are levelled by one rule, without a search."""
NONE_OFF: Shifts = ()
KINDS: dict[str, LinkKind] = {"FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF"}


def open_file(path: Path, *, levelled: bool, risky: bool = False) -> Sheet:
    """The sheet of an MSPDI or `.sm` file. Raises PlanFileError, PlanError, UsageError."""
    if path.suffix.lower() == ".sm":
        text = read_text(path)
        found = read_psplib(text, str(path))
        names = {activity.id: f"job {activity.id}" for activity in found.activities}
        sheet = Sheet(path.name, "periods", (), 0)
        return _of_network(
            sheet,
            found.activities,
            found.capacity,
            names,
            levelled,
            None,
            ASSUMED if risky else None,
        )
    content = read_bytes(path, 100_000_000)
    plan = read_mspdi(content, str(path))
    try:
        return _of_plan(path.name, plan, levelled=levelled, risky=risky)
    except PlanError as error:
        raise PlanFileError(str(path), str(error)) from error


def of_scenario(scenario: Scenario, *, levelled: bool, risky: bool = False) -> Sheet:
    """The sheet of a scenario's plan as it stands before the first day."""
    tasks = {task.id: task for task in scenario.tasks.values() if not task.optional}
    activities = []
    for task in tasks.values():
        wanted: dict[str, int] = {}
        for slot in task.slots:
            wanted[slot.role] = wanted.get(slot.role, 0) + slot.nominal
        links = [
            Link(link.task, KINDS[link.kind], link.lag) for link in task.after if link.task in tasks
        ]
        demand = tuple(Demand(role, permille) for role, permille in wanted.items() if permille)
        activities.append(Activity(task.id, task.estimate.mean, tuple(links), demand))
    capacity: dict[str, int] = {}
    for person in scenario.people.values():
        capacity[person.role] = capacity.get(person.role, 0) + person.capacity
    capacity = _enough(capacity, activities)
    day = scenario.start.toordinal()
    free = {holiday.toordinal(): NONE_OFF for holiday in scenario.holidays}
    calendar = WorkTime(OFFICE_WEEK, day, free)
    start = calendar.latest(calendar.worked(day * DAY))
    names = {task.id: task.name for task in tasks.values()}
    sheet = Sheet(scenario.title, "working minutes", (), 0, start=start)
    doubts = doubts_of(scenario) if risky else None
    return _of_network(sheet, activities, capacity, names, levelled, calendar, doubts)


def _of_network(
    sheet: Sheet,
    activities: Sequence[Activity],
    capacity: dict[str, int],
    names: dict[str, str],
    levelled: bool,
    calendar: WorkTime | None = None,
    doubts: Doubts | None = None,
) -> Sheet:
    times = analyse(activities)
    spans = {id: (each.early_start, each.early_finish) for id, each in times.items()}
    length = max((finish for _, finish in spans.values()), default=0)
    levelled_length = None
    if levelled:
        if len(activities) <= SEARCHED:
            budget = min(BUDGET, 800_000 // max(1, len(activities)))
            spans = level_well(activities, capacity, budget=budget)
        else:
            spans = level_by_rule(activities, capacity, scheme="serial")
        levelled_length = max((finish for _, finish in spans.values()), default=0)
    lines = []
    for activity in activities:
        id = activity.id
        dates = _dates(times[id], spans[id], calendar, sheet.start)
        lines.append(Line(id, names[id], times[id], spans[id], dates))
    risk = {}
    if doubts is not None:
        linked = hand_overs(activities, capacity, spans) if levelled else activities
        risk = outlook(linked, doubts, calendar, sheet.start)
    return Sheet(sheet.title, sheet.unit, tuple(lines), length, levelled_length, sheet.start, risk)


def _dates(
    times: Times, span: Span, calendar: WorkTime | None, start: int | None
) -> tuple[int, ...]:
    """Clock times of working minutes: starts begin a shift, finishes end one."""
    if calendar is None or start is None:
        return ()
    first = calendar.worked(start)
    dates: list[int] = []
    for begin, end in (
        (times.early_start, times.early_finish),
        (times.late_start, times.late_finish),
        span,
    ):
        done = calendar.earliest(first + end) if end > 0 else calendar.latest(first + end)
        dates += (done if begin == end else calendar.latest(first + begin), done)
    return tuple(dates)


def _of_plan(title: str, plan: Plan, *, levelled: bool, risky: bool) -> Sheet:
    times = analyse_dated(plan.jobs, plan.start)
    spans = {id: (each.early_start, each.early_finish) for id, each in times.items()}
    first = plan.calendar.worked(plan.start)

    def since(date: int) -> int:
        return plan.calendar.worked(date) - first

    length = since(max((finish for _, finish in spans.values()), default=plan.start))
    levelled_length = None
    if levelled:
        late = {id: each.late_finish for id, each in times.items()}
        spans = level_dated(plan.jobs, plan.start, plan.demands, plan.capacity, late)
        levelled_length = since(max((finish for _, finish in spans.values()), default=plan.start))
    lines = []
    for job in plan.jobs:
        each, span = times[job.id], spans[job.id]
        dates = (each.early_start, each.early_finish, each.late_start, each.late_finish, *span)
        early_start, early_finish, late_start, late_finish, begin, end = map(since, dates)
        relative = Times(
            early_start=early_start,
            early_finish=early_finish,
            late_start=late_start,
            late_finish=late_finish,
            total_float=each.total_float,
            free_float=each.free_float,
            critical=each.critical,
        )
        lines.append(Line(job.id, plan.names[job.id], relative, (begin, end), dates))
    risk = {}
    if risky and lines:
        activities: Sequence[Activity] = _by_project_calendar(plan, times)
        if levelled:
            capacity = _enough(plan.capacity, activities)
            relative_spans = {line.id: line.span for line in lines}
            activities = hand_overs(activities, capacity, relative_spans)
        held = {
            job.id: since(job.limits.start_from)
            for job in plan.jobs
            if job.limits.start_from is not None
        }
        risk = outlook(activities, ASSUMED, plan.calendar, plan.start, held)
    return Sheet(title, "working minutes", tuple(lines), length, levelled_length, plan.start, risk)


def _enough(capacity: Mapping[str, int], activities: Sequence[Activity]) -> dict[str, int]:
    """The capacity, raised to the largest single demand: that much must be there anyway."""
    found = dict(capacity)
    for activity in activities:
        for demand in activity.demand:
            found[demand.role] = max(found.get(demand.role, 0), demand.permille)
    return found


def _by_project_calendar(plan: Plan, times: Mapping[str, Times]) -> list[Activity]:
    """The jobs in working minutes of the project's calendar, for risk, where shifts blur."""
    worked = plan.calendar.worked
    found = []
    for job in plan.jobs:
        links = []
        for tie in job.after:
            before = times[tie.predecessor]
            ends = tie.kind in ("FS", "FF")
            date = before.early_finish if ends else before.early_start
            lag = worked(date + tie.lag) - worked(date) if tie.elapsed else tie.lag
            links.append(Link(tie.predecessor, tie.kind, lag))
        each = times[job.id]
        duration = worked(each.early_finish) - worked(each.early_start)
        demand = plan.demands.get(job.id, ()) if duration else ()
        found.append(Activity(job.id, duration, tuple(links), demand))
    return found
