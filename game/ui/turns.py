"""How the date of a game went, as screens and pages tell it: planned, known, said, in truth.

As far as the course is not computed yet the turns are the weeks that the plan's history holds, and
what only the course knows is missing from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from game.debrief.analysis import Bearing
from game.ui.debriefing import Debriefing
from game.ui.figures import state_of
from game.ui.wording import finish_number

UNKNOWN = -2
"""Where a project was heading before that is computed; -1 is a date that is not reached."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment of the game, minutes: the plan of then, what could be known (10, 50 and 80 of 100
    futures; empty: not asked), what was said last (-1: nothing) and its colour, where the project
    was heading in truth, and the state by the agreed rule."""

    time: int
    plan: int
    known: tuple[int, ...]
    said: int
    colour: str
    heading: int
    rule: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A state that held for some time."""

    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone of the plan, minutes; -1 where it was not planned or not reached."""

    name: str
    planned: int
    came: int


def turns(debrief: Debriefing) -> list[Turn]:
    """The game in turns, in order of time."""
    public = debrief.view.public
    found: list[Turn] = []
    known = debrief.course[-1].time if debrief.course else -1
    later = [
        Bearing(time, target, public.deadline, UNKNOWN, ())
        for time, target, _ in public.history
        if time > known
    ]
    bearings = [*debrief.course, *later]
    for each in bearings:
        said, colour = -1, ""
        for report in public.reports:
            if report.time <= each.time:
                said, colour = report.high, report.colour
        spare = finish_number(each.deadline) - finish_number(each.plan)
        rule = state_of(spare) if each.plan >= 0 else "unknown"
        found.append(Turn(each.time, each.plan, each.known, said, colour, each.heading, rule))
    return found


def over(debrief: Debriefing) -> int:
    """When the date was settled: its milestone reached, or the game at its end."""
    finish = debrief.why.finish
    return finish if finish >= 0 else debrief.view.now


def said(debrief: Debriefing) -> list[Stretch]:
    """The colours of the reports, each until the next one."""
    reports = [(each.time, each.colour) for each in debrief.view.public.reports]
    return _stretches([each for each in reports if each[0] < over(debrief)], over(debrief))


def by_rule(debrief: Debriefing) -> list[Stretch]:
    """What the colours would have been by the agreed rule."""
    states = [(each.time, each.rule) for each in turns(debrief) if each.time < over(debrief)]
    return _stretches(states, over(debrief))


def _stretches(states: list[tuple[int, str]], end: int) -> list[Stretch]:
    starts = [next(group) for _, group in groupby(states, key=lambda each: each[1])]
    ends = [time for time, _ in starts[1:]] + [end]
    return [
        Stretch(time, until, state)
        for (time, state), until in zip(starts, ends, strict=False)
        if until > time
    ]


def milestones(debrief: Debriefing) -> list[Milestone]:
    """The milestones that were in the baseline or came, in the order in which they were planned."""
    view = debrief.view
    public = view.public
    found = []
    for id, task in view.project.tasks.items():
        planned = public.baseline.get(id)
        came = public.tasks[id].finished
        if task.milestone and (planned is not None or came >= 0):
            finish = planned.finish if planned is not None else -1
            found.append(Milestone(task.milestone, finish, came))
    return sorted(found, key=lambda each: each.planned if each.planned >= 0 else each.came)


def struck(debrief: Debriefing) -> list[tuple[int, str]]:
    """When which risk struck."""
    view = debrief.view
    return [
        (each.time, view.name(each.subject))
        for each in view.public.log
        if each.kind == "risk_struck"
    ]
