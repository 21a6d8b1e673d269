"""MSPDI, the XML of Microsoft Project and ProjectLibre: baseline, actuals, people, calendars.

Money is in hundredths of the currency, as the schema wants it; actual work is what was booked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree as Xml

from game.evidence.portfolio import Portfolio
from game.evidence.replay import Story
from game.evidence.work import Booking, bookings
from game.evidence.writers.docx import clean
from game.evidence.written_time import begins, ends
from game.model.units import DAY, MINUTES_PER_HOUR, PERMILLE
from game.model.world import TaskState

NAMESPACE = "http://schemas.microsoft.com/project"
KINDS = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}
NO_EARLIER = 4
PROJECT_CALENDAR = 1


def mspdi(made: Portfolio) -> bytes:
    """The plan as it stands, with its first accepted baseline."""
    story = made.story
    root = Xml.Element("Project", xmlns=NAMESPACE)
    begin = begins(story.calendar, 0)
    last = max((plan.finish for plan in story.view.public.current.values()), default=DAY)
    _put(
        root,
        SaveVersion=14,
        Title=made.stamp.title,
        Subject=f"{made.stamp.line} · {made.stamp.code}",
        Author=made.stamp.name or "not recorded",
        CreationDate=_moment(datetime.combine(made.settings.made, time())),
        ScheduleFromStart=1,
        StartDate=_moment(begin),
        FinishDate=_moment(ends(story.calendar, last)),
        CurrencyDigits=2,
        CurrencySymbol=story.project.currency,
        CurrencyCode=story.project.currency,
        CalendarUID=PROJECT_CALENDAR,
        DefaultStartTime="08:00:00",
        DefaultFinishTime="17:00:00",
        MinutesPerDay=DAY,
        MinutesPerWeek=5 * DAY,
        DaysPerMonth=20,
        DurationFormat=7,
        WorkFormat=2,
        StatusDate=_moment(ends(story.calendar, story.view.now)),
        CurrentDate=_moment(ends(story.calendar, story.view.now)),
    )
    people = {id: number for number, id in enumerate(story.view.public.people, 1)}
    tasks = {id: number for number, id in enumerate(story.project.tasks, 1)}
    booked = bookings(story)
    _calendars(root, story, people)
    _tasks(root, story, tasks, booked)
    _resources(root, story, people)
    _assignments(root, story, tasks, people, booked)
    Xml.indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(Xml.tostring(root, "utf-8")) + b"\n"


def _put(parent: Xml.Element, **values: str | int) -> None:
    for name, value in values.items():
        Xml.SubElement(parent, name).text = clean(str(value))


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _length(minutes: int) -> str:
    hours, rest = divmod(max(0, minutes), MINUTES_PER_HOUR)
    return f"PT{hours}H{rest}M0S"


def _calendars(root: Xml.Element, story: Story, people: dict[str, int]) -> None:
    parent = Xml.SubElement(root, "Calendars")
    project = Xml.SubElement(parent, "Calendar")
    _put(project, UID=PROJECT_CALENDAR, Name="Project", IsBaseCalendar=1, BaseCalendarUID=-1)
    week = Xml.SubElement(project, "WeekDays")
    for number in range(1, 8):
        day = Xml.SubElement(week, "WeekDay")
        working = 2 <= number <= 6
        _put(day, DayType=number, DayWorking=int(working))
        if working:
            times = Xml.SubElement(day, "WorkingTimes")
            for start, stop in (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")):
                _put(Xml.SubElement(times, "WorkingTime"), FromTime=start, ToTime=stop)
    _exceptions(project, [("Holiday", day, day) for day in story.project.holidays])
    for id, number in people.items():
        person = story.view.public.people[id].profile
        own = Xml.SubElement(parent, "Calendar")
        _put(
            own,
            UID=PROJECT_CALENDAR + number,
            Name=person.name,
            IsBaseCalendar=0,
            BaseCalendarUID=PROJECT_CALENDAR,
        )
        leave = [
            ("Leave", story.calendar.date_at(first * DAY), story.calendar.date_at(last * DAY))
            for first, last in person.leave
        ]
        _exceptions(own, leave)


def _exceptions(calendar: Xml.Element, free: list[tuple[str, date, date]]) -> None:
    if not free:
        return
    parent = Xml.SubElement(calendar, "Exceptions")
    for name, first, last in free:
        each = Xml.SubElement(parent, "Exception")
        _put(each, EnteredByOccurrences=0)
        period = Xml.SubElement(each, "TimePeriod")
        _put(
            period,
            FromDate=_moment(datetime.combine(first, time())),
            ToDate=_moment(datetime.combine(last, time(23, 59))),
        )
        days = (last - first) // timedelta(days=1) + 1
        _put(each, Occurrences=days, Name=name, Type=1, DayWorking=0)


def _tasks(
    root: Xml.Element, story: Story, tasks: dict[str, int], booked: tuple[Booking, ...]
) -> None:
    parent = Xml.SubElement(root, "Tasks")
    public = story.view.public
    for id, number in tasks.items():
        state = public.tasks[id]
        written = story.project.tasks[id]
        start, finish = _span(story, id, state)
        length = finish - start
        spent = sum(each.cents for each in booked if each.task == id)
        task = Xml.SubElement(parent, "Task")
        out = state.status in ("dropped", "out")
        complete = 100 if state.status == "finished" else _percent(state, public.now)
        _put(
            task,
            UID=number,
            ID=number,
            Name=f"{id} {written.name}",
            Active=int(not out),
            Manual=0,
            Type=1,
            IsNull=0,
            WBS=id,
            OutlineNumber=number,
            OutlineLevel=1,
            Priority=500,
            Start=_moment(begins(story.calendar, start)),
            Finish=_moment(ends(story.calendar, finish)),
            Duration=_length(length),
            DurationFormat=7,
            Milestone=0,
            Summary=0,
            PercentComplete=complete,
            ActualCost=spent,
            Cost=spent,
            ConstraintType=0 if state.started >= 0 else NO_EARLIER,
        )
        if state.started < 0:
            _put(task, ConstraintDate=_moment(begins(story.calendar, start)))
        if state.started >= 0:
            done = length * complete // 100
            _put(task, ActualStart=_moment(begins(story.calendar, state.started)))
            if state.finished >= 0:
                _put(task, ActualFinish=_moment(ends(story.calendar, state.finished)))
            _put(task, ActualDuration=_length(done), RemainingDuration=_length(length - done))
        if written.acceptance:
            _put(task, Notes=f"Accepted when: {written.acceptance}")
        for link in state.after:
            if link.task in tasks:
                tie = Xml.SubElement(task, "PredecessorLink")
                _put(
                    tie,
                    PredecessorUID=tasks[link.task],
                    Type=KINDS[link.kind],
                    CrossProject=0,
                    LinkLag=10 * link.lag,
                    LagFormat=7,
                )
        _baseline(task, story, id)


def _percent(state: TaskState, now: int) -> int:
    if state.status != "active":
        return 0
    done = (state.done + state.rate * max(0, now - state.touched)) // 1_000_000
    return min(99, 100 * done // max(1, done + state.remaining))


def _span(story: Story, id: str, state: TaskState) -> tuple[int, int]:
    """Start and finish: as they were, else as the plan has them."""
    plan = story.view.public.current.get(id)
    start = state.started if state.started >= 0 else plan.start if plan else 0
    finish = state.finished if state.finished >= 0 else plan.finish if plan else start
    return start, max(start, finish)


def _baseline(task: Xml.Element, story: Story, id: str) -> None:
    accepted = [each for each in story.baselines if not each.refused]
    plan = accepted[-1].plan.get(id) if accepted else None
    if plan is None:
        return
    written = story.project.tasks[id]
    roles = story.project.roles
    length = plan.finish - plan.start
    work = sum(slot.nominal for slot in written.slots) * length // PERMILLE
    cost = sum(roles[s.role].day_rate * s.nominal for s in written.slots) * length
    _put(
        Xml.SubElement(task, "Baseline"),
        Number=0,
        Start=_moment(begins(story.calendar, plan.start)),
        Finish=_moment(ends(story.calendar, plan.finish)),
        Duration=_length(length),
        DurationFormat=7,
        Work=_length(work),
        Cost=cost // (DAY * PERMILLE),
    )


def _resources(root: Xml.Element, story: Story, people: dict[str, int]) -> None:
    parent = Xml.SubElement(root, "Resources")
    for id, number in people.items():
        state = story.view.public.people[id]
        role = story.project.roles[state.profile.role]
        rate = role.day_rate * state.rate_permille // PERMILLE
        _put(
            Xml.SubElement(parent, "Resource"),
            UID=number,
            ID=number,
            Name=state.profile.name,
            Type=1,
            IsNull=0,
            Initials=role.id,
            Group=role.name,
            MaxUnits=f"{state.profile.capacity / PERMILLE:g}",
            StandardRate=f"{rate / 100 / 8:.2f}",
            StandardRateFormat=2,
            CalendarUID=PROJECT_CALENDAR + number,
        )


def _assignments(
    root: Xml.Element,
    story: Story,
    tasks: dict[str, int],
    people: dict[str, int],
    booked: tuple[Booking, ...],
) -> None:
    parent = Xml.SubElement(root, "Assignments")
    for number, each in enumerate(booked, 1):
        state = story.view.public.tasks[each.task]
        done = state.finished >= 0
        percent = 100 if done else _percent(state, story.view.now)
        left = 0 if done else each.minutes * (100 - percent) // max(1, percent)
        to_come = each.cents * left // max(1, each.minutes)
        start, finish = begins(story.calendar, each.start), ends(story.calendar, each.finish)
        assignment = Xml.SubElement(parent, "Assignment")
        _put(
            assignment,
            UID=number,
            TaskUID=tasks[each.task],
            ResourceUID=people[each.person],
            PercentWorkComplete=percent,
            ActualCost=each.cents,
            ActualStart=_moment(start),
            ActualWork=_length(each.minutes),
            Cost=each.cents + to_come,
            Start=_moment(start),
            Finish=_moment(finish),
            Units=f"{each.units / PERMILLE:g}",
            Work=_length(each.minutes + left),
            RemainingWork=_length(left),
        )
        if done:
            _put(assignment, ActualFinish=_moment(finish))
