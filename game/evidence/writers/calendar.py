"""iCalendar of the milestones: whole days, planned beside reached, no alarm and no invitation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from game.evidence.portfolio import Portfolio
from game.evidence.words import finish, finish_date


def calendar(made: Portfolio) -> bytes:
    """A day for each milestone as reached or as the plan has it, and one for the deadline."""

    story = made.story
    public, project = story.view.public, story.project
    file = Calendar()
    file.add("prodid", "-//Contingency//Simulated project//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", f"{made.stamp.title} (simulated)")
    for id, task in project.tasks.items():
        state = public.tasks[id]
        plan = public.current.get(id)
        if not task.milestone or state.status in ("dropped", "out") or plan is None:
            continue
        end = state.finished if state.finished >= 0 else plan.finish
        how = "reached" if state.finished >= 0 else "planned"
        about = [f"Simulated project. {how.capitalize()} on {finish(end)}."]
        if id in public.baseline:
            about.append(f"Baseline: {finish(public.baseline[id].finish)}.")
        about.append(f"{made.stamp.line} · {made.stamp.code}")
        title = f"{task.milestone} ({how}, simulated)"
        file.add_component(_day(made, id, finish_date(story.calendar, end), title, " ".join(about)))
    when = finish_date(story.calendar, public.deadline)
    title = f"Deadline: {project.deadline.name} (simulated)"
    file.add_component(_day(made, "deadline", when, title, f"Simulated. {made.stamp.code}"))
    return bytes(file.to_ical(sorted=True))


def _day(made: Portfolio, id: str, when: date, title: str, about: str) -> Event:

    day = made.settings.made
    event = Event()
    event.add("uid", f"{made.stamp.code}-{id}@contingency.invalid")
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("dtstart", when)
    event.add("dtend", when + timedelta(days=1))
    event.add("summary", title)
    event.add("description", about)
    event.add("transp", "TRANSPARENT")
    return event
