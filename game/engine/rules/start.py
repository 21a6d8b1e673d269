"""The start of a project and its weeks: what is put on the agenda, and what each week brings."""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import LAST, note, schedule
from game.engine.rules import (
    dilemmas,
    estimates,
    money,
    people,
    plan,
    rework,
    stakeholders,
    triggers,
)
from game.engine.rules.progress import accrue
from game.engine.rules.readiness import look_at_followers
from game.engine.rules.staffing import book
from game.model.events import Event
from game.model.units import DAY, PERMILLE, WEEK
from game.model.world import World


def begin(world: World) -> None:
    """The project starts now: people who are assigned are booked, the calendar begins to run."""
    public = world.public
    scenario = world.rules.scenario
    public.started = world.stale = True
    for id, state in public.people.items():
        if state.profile.manager:
            state.booked = PERMILLE
        else:
            book(world, id)
            people.plan_illness(world, id)
        for first, last in state.profile.leave:
            schedule(world, first * DAY, Event("leave", id, last - first + 1))
    schedule(world, public.now + WEEK, Event("week", number=2), LAST)
    schedule(world, scenario.horizon, Event("horizon"), LAST)
    triggers.schedule_start(world)
    triggers.fire(world, "baseline", "")
    look_at_followers(world)
    plan.keep_history(world)


def on_week(world: World, event: Event) -> None:
    """The weekly look at everything; the order is part of the rules."""
    public = world.public
    for id, state in public.tasks.items():
        if state.status == "active":
            accrue(world, id)
            estimates.report(world, id)
    rework.weekly(world)
    people.weekly(world)
    deadline_task = public.tasks[world.rules.scenario.deadline.task]
    if deadline_task.status != "finished":
        money.penalise(world)
    plan.refresh(world)
    plan.keep_history(world)
    stakeholders.weekly(world)
    dilemmas.weekly(world)
    triggers.weekly_states(world)
    note(world, "week", amount=event.number, stop=agenda.WEEK)
    schedule(world, public.now + WEEK, Event("week", number=event.number + 1), LAST)
