"""Plan and quality moves: baseline, fresh estimates, holds, fast-tracking, reviews, debt, tests."""

from __future__ import annotations

from game.engine.agenda import expect, note
from game.engine.rules import errands, estimates, people, plan, scope, stakeholders, start
from game.engine.rules.progress import accrue
from game.model.actions import (
    AutomateTests,
    Delay,
    FastTrack,
    PayDownDebt,
    Reestimate,
    Refusal,
    Review,
    SetBaseline,
)
from game.model.events import Event
from game.model.units import DAY, MINUTES_PER_HOUR
from game.model.world import OPEN, World

HOUR = MINUTES_PER_HOUR


def _closed(world: World, id: str) -> Refusal | None:
    state = world.public.tasks.get(id)
    if state is None:
        return Refusal("unknown", f"There is no task {id}.")
    if state.status not in OPEN:
        return Refusal("closed", f"{id} is {state.status}.")
    return None


def check_first_baseline(world: World, action: SetBaseline) -> Refusal | None:
    """Before the start: any date between today and the horizon may be promised."""
    if not DAY <= action.promised <= world.rules.scenario.horizon:
        return Refusal("range", "Promise a day within the time of the project.")
    return None


def do_first_baseline(world: World, action: SetBaseline) -> None:
    stakeholders.hear(world, action.promised)
    plan.set_baseline(world, action.promised)
    start.begin(world)


def check_reestimate(world: World, action: Reestimate) -> Refusal | None:
    refusal = _closed(world, action.task)
    if refusal:
        return refusal
    if world.public.tasks[action.task].status != "active":
        return Refusal("idle", f"Nobody works on {action.task} yet, so nobody can tell.")
    return None


def do_reestimate(world: World, action: Reestimate) -> None:
    errands.queue(world, action, HOUR, 0, f"Fresh estimate of {action.task}")


def complete_reestimate(world: World, action: Reestimate) -> None:
    if world.public.tasks[action.task].status == "active":
        accrue(world, action.task)
        estimates.report(world, action.task, fresh=True)
        world.moved = True


def check_delay(world: World, action: Delay) -> Refusal | None:
    refusal = _closed(world, action.task)
    if refusal:
        return refusal
    if world.public.tasks[action.task].status == "active":
        return Refusal("begun", f"{action.task} has begun. Take its people off instead.")
    if action.minute > world.rules.scenario.horizon:
        return Refusal("range", "That day lies after the end of the project.")
    return None


def do_delay(world: World, action: Delay) -> None:
    scope.hold_until(world, action.task, max(0, action.minute))


def check_fast_track(world: World, action: FastTrack) -> Refusal | None:
    refusal = _closed(world, action.task)
    if refusal:
        return refusal
    state = world.public.tasks[action.task]
    if state.status != "waiting":
        return Refusal("begun", f"{action.task} does not wait for anything.")
    links = [link for link in state.after if link.task == action.after]
    if not links or links[0].kind != "FS":
        return Refusal("link", f"{action.task} does not wait for the end of {action.after}.")
    if world.rules.scenario.tasks[action.task].gate:
        return Refusal("gate", f"{action.task} is a gate and cannot be overlapped.")
    return None


def do_fast_track(world: World, action: FastTrack) -> None:
    errands.load(world, 2 * HOUR, f"Re-plan {action.task}")
    scope.fast_track(world, action.task, action.after)


def check_review(world: World, action: Review) -> Refusal | None:
    refusal = _closed(world, action.task)
    if refusal:
        return refusal
    if not world.rules.scenario.tasks[action.task].slots:
        return Refusal("slots", f"{action.task} is done outside; you cannot review it.")
    if world.public.tasks[action.task].reviewed == action.on:
        return Refusal("same", f"{action.task} is so already.")
    return None


def do_review(world: World, action: Review) -> None:
    accrue(world, action.task)
    world.public.tasks[action.task].reviewed = action.on
    world.kept.tasks[action.task] = True


def check_pay_down(world: World, action: PayDownDebt) -> Refusal | None:
    if action.share not in (0, 100, 200):
        return Refusal("range", "Reserve 0, 10 or 20 % of the capacity.")
    if action.share == world.public.debt_share:
        return Refusal("same", "That is so already.")
    return None


def do_pay_down(world: World, action: PayDownDebt) -> None:
    world.public.debt_share = action.share
    world.stale = True
    note(world, "move_made", detail=f"{action.share // 10} % of capacity for technical debt")


def check_automate(world: World, action: AutomateTests) -> Refusal | None:
    if world.public.tests_automated:
        return Refusal("done", "The tests are automated already.")
    if any(pace.reason == "automating tests" for pace in world.public.paces):
        return Refusal("busy", "The tests are being automated now.")
    return None


def do_automate(world: World, action: AutomateTests) -> None:
    days = world.rules.parameters.automation_days
    errands.load(world, 2 * HOUR, "Plan the test automation")
    people.set_pace(world, "team", 950, 2 * days * DAY, "automating tests")
    expect(world, world.public.now + 2 * days * DAY, Event("errand_done", action=action))


def complete_automate(world: World, action: AutomateTests) -> None:
    world.public.tests_automated = True
    note(world, "result", detail="Automated tests now find defects sooner")
