"""Who was assigned to which task for how long, from the log: the bookings behind actual work."""

from __future__ import annotations

from dataclasses import dataclass

from game.evidence.replay import Story
from game.model.units import DAY, PERMILLE


@dataclass(frozen=True, slots=True)
class Booking:
    """A person on a task: person-minutes, what they cost at the day rate (cents), from when to
    when the assignment lasted."""

    task: str
    person: str
    minutes: int
    cents: int
    start: int
    finish: int
    units: int


def bookings(story: Story) -> tuple[Booking, ...]:
    """Assignments within the time in which their task was in work, in order of first assignment.

    Absence and overtime are not counted: it is the share that was booked, not what it achieved.
    """
    public = story.view.public
    changes: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entry in public.log:
        if entry.kind == "assigned":
            changes.setdefault((entry.detail, entry.subject), []).append((entry.time, entry.amount))
        elif entry.kind == "unassigned":
            changes.setdefault((entry.detail, entry.subject), []).append((entry.time, 0))
    found = []
    for (task, person), shares in changes.items():
        made = _booking(story, task, person, shares)
        if made is not None:
            found.append(made)
    return tuple(found)


def _booking(story: Story, task: str, person: str, shares: list[tuple[int, int]]) -> Booking | None:
    public = story.view.public
    state = public.tasks.get(task)
    who = public.people.get(person)
    if state is None or who is None or state.started < 0:
        return None
    end = state.finished if state.finished >= 0 else public.now
    total, first, last, most = 0, -1, -1, 0
    ends = [minute for minute, _ in shares[1:]] + [end]
    for (minute, share), until in zip(shares, ends, strict=True):
        start, stop = max(minute, state.started), min(until, end)
        if stop > start and share:
            total += (stop - start) * share
            first = start if first < 0 else first
            last, most = stop, max(most, share)
    if not total:
        return None
    rate = story.project.roles[who.profile.role].day_rate * who.rate_permille // PERMILLE
    minutes = total // PERMILLE
    return Booking(task, person, minutes, rate * minutes // DAY, first, last, most)
