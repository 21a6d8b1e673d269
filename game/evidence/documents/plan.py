"""Work breakdown structure with its dictionary, and the schedule: baseline beside actual."""

from __future__ import annotations

from datetime import date

from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Pairs,
    Run,
    Table,
    cell,
    note,
)
from game.evidence.charts import Bar, gantt
from game.evidence.material import Material
from game.evidence.replay import Story
from game.evidence.words import (
    MONTHS,
    dash,
    date_cell,
    days_cell,
    finish_date,
    finish_day,
    plural,
    signed,
)
from game.model.units import DAY

STATUS = {
    "waiting": "not started",
    "ready": "can start",
    "active": "in work",
    "finished": "finished",
    "dropped": "out of scope",
    "out": "not in scope",
}


def wbs(material: Material) -> Document:
    """Every package: deliverable, acceptance, owner, estimate, predecessors."""
    story = material.story
    project = story.project
    groups: dict[str, list[str]] = {}
    for id, task in project.tasks.items():
        groups.setdefault(task.deliverable, []).append(id)
    blocks: list[Block] = []
    grouped = len(groups) < len(project.tasks)
    if grouped:
        blocks.append(Heading("Structure"))
        rows = tuple(
            (f"{number}  {name}", cell(", ".join(project.tasks[id].short for id in ids)))
            for number, (name, ids) in enumerate(groups.items(), 1)
        )
        blocks.append(Pairs(rows))
    blocks += [Heading("Dictionary"), _dictionary(story, groups if grouped else {})]
    blocks.append(
        note(
            "Estimates in working days: optimistic, most likely, pessimistic, as they stood at the "
            "end. Owner: who worked on the package for most of the time that the recording shows."
        )
    )
    count = plural(len(project.tasks), "work package")
    return Document("wbs", "Work breakdown structure", f"{count}, with dictionary", tuple(blocks))


def _dictionary(story: Story, groups: dict[str, list[str]]) -> Table:
    project, public = story.project, story.view.public
    codes = {
        id: f"{group}.{number}"
        for group, ids in enumerate(groups.values(), 1)
        for number, id in enumerate(ids, 1)
    }
    rows: list[tuple[Cell, ...]] = []
    for id, task in project.tasks.items():
        state = public.tasks[id]
        after = ", ".join(
            link.task
            + (f" {link.kind}" if link.kind != "FS" else "")
            + (f"{signed(link.lag / DAY)} d" if link.lag else "")
            for link in state.after
        )
        what = [Run(task.name, "strong")]
        if not codes:
            what.append(Run(f" {task.deliverable}.", "muted"))
        what.append(Run(f" {task.acceptance}" if task.acceptance else ""))
        if state.status in ("dropped", "out"):
            what.append(Run(f" ({STATUS[state.status]})", "muted"))
        estimate = state.estimate
        rows.append(
            (
                cell(codes.get(id, id), "muted"),
                cell(id, "strong"),
                Cell(tuple(run for run in what if run.text)),
                cell(owner(story, id)),
                days_cell(estimate.optimistic),
                days_cell(estimate.most_likely),
                days_cell(estimate.pessimistic),
                cell(after) if after else dash(),
            )
        )
    return Table(
        "WBS dictionary",
        (
            Column("WBS", 0.6),
            Column("id", 0.7),
            Column("package and acceptance", 5),
            Column("owner", 1.6),
            Column("O", 0.6, "right"),
            Column("M", 0.6, "right"),
            Column("P", 0.6, "right"),
            Column("after", 1.4),
        ),
        tuple(rows),
    )


def owner(story: Story, task: str) -> str:
    """Who worked on a task first by the record, the largest share in front; else the supplier."""
    crew = story.view.public.assignments.get(task, {})
    worked = workers(story, task)
    if crew:
        return story.view.name(max(crew, key=lambda person: crew[person]))
    if worked:
        return story.view.name(worked[0])
    return story.project.tasks[task].supplier or "nobody yet"


def workers(story: Story, task: str) -> list[str]:
    """Everybody who was assigned to a task, in order of first assignment."""
    found: dict[str, None] = {}
    for entry in story.view.public.log:
        if entry.kind == "assigned" and entry.detail == task:
            found[entry.subject] = None
    return list(found)


def schedule(material: Material) -> Document:
    """Gantt and table: baseline, what was done, and the difference."""
    story = material.story
    public = story.view.public
    plan = public.baseline
    bars = []
    rows: list[tuple[Cell, ...]] = []
    for id, task in story.project.tasks.items():
        state = public.tasks[id]
        planned = plan.get(id)
        if planned is None and state.started < 0:
            continue
        now = public.current.get(id)
        end = state.finished if state.finished >= 0 else now.finish if now else -1
        bars.append(
            Bar(
                id,
                task.name,
                (planned.start / DAY, planned.finish / DAY) if planned else None,
                (state.started / DAY, max(end, state.started) / DAY)
                if state.started >= 0
                else None,
                running=state.finished < 0,
                milestone=bool(task.milestone),
            )
        )
        late = end - planned.finish if planned and end >= 0 else None
        rows.append(
            (
                cell(id, "strong"),
                cell(task.name),
                _date(story, planned.start if planned else -1, begins=True),
                _date(story, planned.finish if planned else -1),
                _date(story, state.started, begins=True),
                _date(story, state.finished),
                _difference(late),
                cell(STATUS[state.status]),
            )
        )
    deadline = finish_day(public.deadline)
    dated = story.project.deadline.task
    done = public.tasks[dated].finished
    reached = f"reached on day {finish_day(done)}" if done >= 0 else "not reached"
    alt = (
        f"Gantt chart of {len(bars)} tasks, baseline under actual; deadline day {deadline}, "
        f"“{story.project.deadline.name}” {reached}. The table has every date."
    )
    table = Table(
        "Schedule",
        (
            Column("id", 0.6),
            Column("task", 4),
            Column("baseline start", 1.4, "right"),
            Column("baseline finish", 1.4, "right"),
            Column("actual start", 1.4, "right"),
            Column("actual finish", 1.4, "right"),
            Column("days late", 1, "right"),
            Column("status", 1.2),
        ),
        tuple(rows),
        "No baseline has been set.",
    )
    blocks: list[Block] = []
    if bars:
        blocks.append(gantt(alt, bars, deadline, _months(story)))
        legend = (
            "Blue: done (light: in work). Grey line: baseline. Diamond: milestone. Days late are "
            "working days against the last accepted baseline; for open tasks by the current plan."
        )
        blocks.append(note(legend))
    blocks += [Heading("Dates"), table]
    subtitle = (
        f"Baseline and actual; “{story.project.deadline.name}” {reached}, deadline day {deadline}"
    )
    return Document("schedule", "Schedule", subtitle, tuple(blocks), wide=True, prose=False)


def _date(story: Story, minute: int, *, begins: bool = False) -> Cell:
    if minute < 0:
        return dash()
    when = story.calendar.date_at(minute) if begins else finish_date(story.calendar, minute)
    return date_cell(when)


def _difference(late: int | None) -> Cell:
    if late is None:
        return dash()
    return Cell((Run(signed(late / DAY)),), round(late / DAY, 2), "days")


def _months(story: Story) -> list[tuple[float, str]]:
    """The first working day of each month, with its name."""
    found: list[tuple[float, str]] = []
    last = date.min
    for day in range(story.project.horizon // DAY):
        when = story.calendar.date_at(day * DAY)
        if when.month != last.month and last != date.min:
            found.append((day, f"{MONTHS[when.month - 1]} {when.year}"))
        last = when
    return found
