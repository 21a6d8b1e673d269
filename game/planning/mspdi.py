"""Plans in MSPDI, the XML of Microsoft Project and ProjectLibre, made into jobs to schedule.

Leaf tasks become jobs; links of a summary task hold for all leaves below it. Inactive and empty
tasks are left out. Lag is working time of the follower's calendar unless its format is an
elapsed one; percent lags are of the predecessor's duration. A task works by its own calendar,
else by that of its only resource, else by the project's. Read: dates that happened, tasks
scheduled by hand, constraints. Not read: splits, leveling delays, schedules from the finish.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.planning.dated import Job, Limits, Tie
from game.planning.mspdi_calendars import read_calendars
from game.planning.mspdi_values import Values
from game.planning.network import Demand, LinkKind
from game.planning.safe_xml import Element, parse
from game.planning.worktime import DAY, OFFICE_WEEK, ROUND_THE_CLOCK, WorkTime

MOST_TASKS = 50_000
MOST_LINKS = 1_000_000
KINDS: tuple[LinkKind, ...] = ("FF", "FS", "SF", "SS")
ELAPSED = frozenset({4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52})
"""Formats of durations and lags that count by the clock."""
PERCENT = frozenset({19, 20, 51, 52})
UNUSED = frozenset({"TimephasedData", "ExtendedAttribute", "ExtendedAttributes", "Baseline"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan by the clock: where it starts, its jobs, and who they need.

    `names` and `stored` (start and finish in the file) by job; `demands` and `capacity` in
    permille of a resource; `calendar` is the project's own.
    """

    start: int
    calendar: WorkTime
    jobs: tuple[Job, ...]
    names: dict[str, str]
    stored: dict[str, tuple[int | None, int | None]]
    demands: dict[str, tuple[Demand, ...]]
    capacity: dict[str, int]


@dataclass(slots=True)
class _Task:
    element: Element
    uid: str
    duration: int
    elapsed: bool
    links: list[tuple[str, LinkKind, int, int]]
    parents: tuple[str, ...]
    summary: bool = False


def read_mspdi(content: bytes, source: str) -> Plan:
    """The plan in a file's bytes; `source` names it in errors.

    Raises PlanFileError with the line for what is malformed, hostile or not a plan.
    """
    root = parse(content, source, UNUSED)
    values = Values(source)
    if root.name != "Project":
        raise values.refuse(root, f"this is {root.name[:40]}, not a Project in MSPDI.")
    if not values.flag(root, "ScheduleFromStart", True):
        raise values.refuse(root, "plans that are scheduled from their finish are not read here.")
    tasks = _tasks(root, values)
    start = values.date(root, "StartDate")
    if start is None:
        dates = [values.date(task.element, "Start") for task in tasks.values()]
        start = min((date for date in dates if date is not None), default=None)
    if start is None:
        raise values.refuse(root, "neither the project nor a task has a start.")
    calendars = read_calendars(root, values, start // DAY)
    uid = values.text(root, "CalendarUID", "1")
    calendar = calendars.get(uid) or WorkTime(OFFICE_WEEK, start // DAY)
    always = WorkTime(ROUND_THE_CLOCK, start // DAY)
    demands, capacity, of_resource = _resources(root, values, calendars)
    leaves = _leaves(tasks)
    jobs = []
    for task in tasks.values():
        if task.summary:
            continue
        own = calendars.get(values.text(task.element, "CalendarUID", "-1"))
        own = own or of_resource.get(task.uid) or calendar
        jobs.append(
            Job(
                id=task.uid,
                duration=task.duration,
                calendar=always if task.elapsed and task.duration else own,
                after=_ties(task, tasks, leaves, values),
                limits=_limits(task, values),
            )
        )
    return Plan(
        start=start,
        calendar=calendar,
        jobs=tuple(jobs),
        names={job.id: values.text(tasks[job.id].element, "Name", job.id) for job in jobs},
        stored={
            job.id: (
                values.date(tasks[job.id].element, "Start"),
                values.date(tasks[job.id].element, "Finish"),
            )
            for job in jobs
        },
        demands={job.id: demands[job.id] for job in jobs if job.id in demands},
        capacity=capacity,
    )


def _tasks(root: Element, values: Values) -> dict[str, _Task]:
    """The tasks in the order of the file, with those above each of them."""
    found: dict[str, _Task] = {}
    above: list[tuple[int, str]] = []
    count = 0
    for element in root.all("Tasks", "Task"):
        if values.flag(element, "IsNull") or not values.flag(element, "Active", True):
            continue
        uid = values.text(element, "UID")
        if not uid or uid in found:
            raise values.refuse(element, f"a task needs a UID of its own, not {uid!r}.")
        if len(found) == MOST_TASKS:
            raise values.refuse(element, f"more than {MOST_TASKS:,} tasks.")
        level = values.whole(element, "OutlineLevel", 1, most=1000)
        while above and above[-1][0] >= level:
            above.pop()
        links = []
        for link in element.all("PredecessorLink"):
            kind = KINDS[values.whole(link, "Type", 1, most=3)]
            lag = values.whole(link, "LinkLag", 0, least=-(10**9), most=10**9)
            form = values.whole(link, "LagFormat", 7, most=60)
            if not values.flag(link, "CrossProject"):
                links.append((values.text(link, "PredecessorUID"), kind, lag, form))
        count += len(links)
        if count > MOST_LINKS:
            raise values.refuse(element, f"more than {MOST_LINKS:,} links.")
        elapsed = values.whole(element, "DurationFormat", 7, most=60) in ELAPSED
        parents = tuple(parent for _, parent in above)
        duration = values.duration(element, "Duration")
        found[uid] = _Task(element, uid, duration, elapsed, links, parents)
        found[uid].summary = values.flag(element, "Summary")
        above.append((level, uid))
    for task in found.values():
        for parent in task.parents[-1:]:
            found[parent].summary = True
    return found


def _leaves(tasks: dict[str, _Task]) -> dict[str, list[str]]:
    """The leaf tasks at or below each task."""
    found: dict[str, list[str]] = {uid: [] for uid in tasks}
    for task in tasks.values():
        if not task.summary:
            for uid in (*task.parents, task.uid):
                found[uid].append(task.uid)
    return found


def _ties(
    task: _Task, tasks: dict[str, _Task], leaves: dict[str, list[str]], values: Values
) -> tuple[Tie, ...]:
    ties: dict[Tie, None] = {}
    for owner in (*task.parents, task.uid):
        for uid, kind, lag, form in tasks[owner].links:
            if uid not in tasks:
                continue
            if uid in task.parents or uid == task.uid:
                problem = f"task {task.uid} follows itself or a summary that it belongs to."
                raise values.refuse(task.element, problem)
            for leaf in leaves[uid]:
                # percent as a whole number; everything else in tenths of a minute
                if form in PERCENT:
                    minutes = round(tasks[leaf].duration * lag / 100)
                else:
                    minutes = round(lag / 10)
                ties[Tie(leaf, kind, minutes, form in ELAPSED)] = None
                if len(ties) > MOST_TASKS:
                    raise values.refuse(task.element, "too many links to one task.")
    return tuple(ties)


def _limits(task: _Task, values: Values) -> Limits:
    element = task.element
    begun = values.date(element, "ActualStart")
    ended = values.date(element, "ActualFinish")
    if begun is not None and ended is not None and begun <= ended:
        return Limits(fixed=(begun, ended))
    if values.flag(element, "Manual"):
        begin = values.date(element, "ManualStart") or values.date(element, "Start")
        end = values.date(element, "ManualFinish") or values.date(element, "Finish")
        if begin is not None and end is not None and begin <= end:
            return Limits(fixed=(begin, end))
    if begun is not None:
        return Limits(start_on=begun)
    kind = values.whole(element, "ConstraintType", 0, most=7)
    date = values.date(element, "ConstraintDate")
    if kind == 1:
        return Limits(late=True)
    if date is None or kind == 0:
        return Limits()
    return (
        Limits(start_on=date),
        Limits(finish_on=date),
        Limits(start_from=date),
        Limits(start_by=date),
        Limits(finish_from=date),
        Limits(finish_by=date),
    )[kind - 2]


def _resources(
    root: Element, values: Values, calendars: dict[str, WorkTime]
) -> tuple[dict[str, tuple[Demand, ...]], dict[str, int], dict[str, WorkTime]]:
    """What each task holds, what there is, and the calendar of a task's only resource."""
    capacity: dict[str, int] = {}
    calendar: dict[str, WorkTime] = {}
    for element in root.all("Resources", "Resource"):
        uid = values.text(element, "UID")
        if values.whole(element, "Type", 1, most=9) != 1 or values.flag(element, "IsNull"):
            continue
        capacity[uid] = round(1000 * values.number(element, "MaxUnits", 1.0))
        own = calendars.get(values.text(element, "CalendarUID", "-1"))
        if own is not None:
            calendar[uid] = own
    held: dict[str, dict[str, int]] = {}
    for element in root.all("Assignments", "Assignment"):
        resource = values.text(element, "ResourceUID")
        if resource in capacity:
            units = round(1000 * values.number(element, "Units", 1.0))
            roles = held.setdefault(values.text(element, "TaskUID"), {})
            roles[resource] = roles.get(resource, 0) + units
    demands: dict[str, tuple[Demand, ...]] = {}
    of_task: dict[str, WorkTime] = {}
    for task, roles in held.items():
        demands[task] = tuple(Demand(role, units) for role, units in roles.items() if units)
        if len(roles) == 1 and (only := next(iter(roles))) in calendar:
            of_task[task] = calendar[only]
    return demands, capacity, of_task
