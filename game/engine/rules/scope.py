"""Changes to the plan of work: more or less of it, other links, holds, windows, the deadline."""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note, schedule
from game.engine.rules import estimates, money
from game.engine.rules.ending import end
from game.engine.rules.progress import accrue, retime
from game.engine.rules.readiness import look_at_followers
from game.model.effects import Estimate, Link
from game.model.events import Event
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import OPEN, TaskState, World


def grow(world: World, id: str, micro: int) -> None:
    """Adds true work (micro-minutes, may be negative) to an open task and lets it be retimed."""
    state = world.public.tasks[id]
    hidden = world.hidden.tasks[id]
    accrue(world, id)
    before = hidden.work
    hidden.work = max(state.done, before + micro)
    state.extra += hidden.work - before
    if state.known >= 0:
        state.known = hidden.work
    state.remaining = max(DAY // 4, state.remaining + micro // MILLION)
    _touch(world, id)


def add_work(world: World, id: str, minutes: int, why: str) -> None:
    """Work that everybody hears of: the truth, the estimate and the report all change."""
    state = world.public.tasks[id]
    if state.status not in OPEN or not minutes:
        return
    old = state.estimate
    state.estimate = Estimate(
        *(
            max(DAY // 4, part + minutes)
            for part in (old.optimistic, old.most_likely, old.pessimistic)
        )
    )
    grow(world, id, minutes * MILLION)
    note(world, "work_added", id, amount=minutes, detail=why)


def scale_work(world: World, id: str, permille: int) -> None:
    """Multiplies what is left to do."""
    state = world.public.tasks[id]
    if state.status not in OPEN:
        return
    accrue(world, id)
    hidden = world.hidden.tasks[id]
    left = hidden.work - state.done
    hidden.work = state.done + left * permille // PERMILLE
    state.scaled = state.scaled * permille // PERMILLE
    state.extra = state.done + (state.extra - state.done) * permille // PERMILLE
    if state.known >= 0:
        state.known = hidden.work
    old = state.estimate
    done = state.done // MILLION

    def scaled(part: int) -> int:
        return done + max(0, part - done) * permille // PERMILLE

    state.estimate = Estimate(
        scaled(old.optimistic), scaled(old.most_likely), scaled(old.pessimistic)
    )
    state.remaining = max(DAY // 4, state.remaining * permille // PERMILLE)
    note(world, "task_changed", id, detail=f"remaining work is {permille // 10} % of before")
    _touch(world, id)


def replan(world: World, id: str, estimate: Estimate) -> None:
    """A new estimate for the task; its quantile and factors stay, and so does what was added."""
    state = world.public.tasks[id]
    if state.status not in OPEN:
        return
    accrue(world, id)
    hidden = world.hidden.tasks[id]
    fresh = estimates.true_work(estimate, hidden.quantile, hidden.factor) + hidden.added
    hidden.work = max(state.done, fresh)
    state.basis, state.scaled, state.known = estimate, MILLION, -1
    state.extra = state.rework + hidden.work - fresh
    state.estimate = estimate
    state.remaining = max(DAY // 4, estimate.mean - state.done // MILLION)
    note(world, "task_changed", id, detail=f"most likely {estimate.most_likely // DAY} d now")
    _touch(world, id)


def drop_task(world: World, id: str) -> None:
    """Out of scope: its crew is free, its successors do not wait for it."""
    state = world.public.tasks[id]
    if state.status not in OPEN:
        return
    accrue(world, id)
    state.status = "dropped"
    world.kept.tasks[id] = True
    state.rate = 0
    state.version += 1
    crew = world.public.assignments[id]
    world.public.assignments[id] = {}
    for person in crew:
        money.let_go(world, person)
    reshape(world)
    note(world, "task_dropped", id, stop=agenda.NEWS)
    look_at_followers(world)


def add_task(world: World, id: str) -> None:
    """An optional task comes into scope."""
    state = world.public.tasks[id]
    if state.status != "out":
        return
    state.status = "waiting"
    state.remaining = state.estimate.mean
    reshape(world)
    note(world, "task_added", id, stop=agenda.NEWS)
    look_at_followers(world)


def remove_link(world: World, id: str, after: str) -> None:
    """The task no longer waits for `after`."""
    state = world.public.tasks[id]
    state.after = tuple(link for link in state.after if link.task != after)
    reshape(world)
    note(world, "task_changed", id, detail=f"no longer waits for {after}")
    look_at_followers(world)


def add_link(world: World, id: str, link: Link) -> None:
    """A task that is not ready yet waits for one more, unless that would close a circle."""
    state = world.public.tasks[id]
    if state.status != "waiting" or _depends(world, link.task, id):
        return
    state.after = (*(other for other in state.after if other.task != link.task), link)
    reshape(world)
    note(world, "task_changed", id, detail=f"now waits for {link.task}")


def hold_task(world: World, id: str, minutes: int) -> None:
    """The task does not start, or stands still, for `minutes` from now; a longer hold stays."""
    state = world.public.tasks[id]
    until = world.public.now + minutes
    if state.status in OPEN and until > state.held:
        state.held = until
        world.moved = world.stale = True
        schedule(world, until, Event("task_ready", id))


def hold_until(world: World, id: str, minute: int) -> None:
    """The manager lets the task not start before `minute`; 0 lifts that."""
    public = world.public
    public.tasks[id].not_before = minute
    world.moved = world.stale = True
    if minute > public.now:
        schedule(world, minute, Event("task_ready", id))
    elif public.started:
        look_at_followers(world)


def set_window(world: World, id: str, window: str) -> None:
    """The task may start only in that calendar window ("" for any day)."""
    state = world.public.tasks[id]
    if state.status == "waiting":
        state.window = window
        look_at_followers(world)


def move_deadline(world: World, minutes: int) -> None:
    """The dated milestone moves; penalties count from the new date."""
    world.public.deadline = max(world.public.now, world.public.deadline + minutes)
    world.moved = True
    day = world.public.deadline // DAY
    note(world, "deadline_moved", amount=day, stop=agenda.NEWS)


def end_project(world: World, reason: str) -> None:
    """The project is cancelled."""
    end(world, reason)


def fast_track(world: World, id: str, after: str) -> None:
    """The task starts when half of the predecessor should be done, and is not done before it.

    FS becomes SS with that lag and FF; part of the work will be rework.
    """
    state = world.public.tasks[id]
    lag = world.public.tasks[after].estimate.most_likely // 2
    others = tuple(link for link in state.after if link.task != after)
    state.after = (*others, Link(after, "SS", lag), Link(after, "FF"))
    hidden = world.hidden.tasks[id]
    share = world.rules.parameters.fast_track_rework
    hidden.defects += hidden.work * share // PERMILLE
    state.flaws += state.estimate.mean * MILLION // PERMILLE * share
    reshape(world)
    note(world, "task_changed", id, detail=f"starts before {after} is finished")
    look_at_followers(world)


def _depends(world: World, id: str, on: str) -> bool:
    """Whether task `id` follows `on`, directly or through others."""
    tasks = world.public.tasks
    ahead = [id]
    seen: dict[str, None] = {}
    while ahead:
        here = ahead.pop()
        if here == on:
            return True
        if here not in seen:
            seen[here] = None
            ahead.extend(link.task for link in tasks[here].after)
    return False


def reshape(world: World) -> None:
    """Links or scope have changed: the plan's network is made anew."""
    world.kept.network = None
    world.moved = True


def _touch(world: World, id: str) -> None:
    world.moved = world.kept.tasks[id] = True
    state: TaskState = world.public.tasks[id]
    if state.status == "active":
        retime(world, id)
