"""The current plan: baseline, levelled sequence, `float_days`, cost at completion.

Before the start the network is levelled once; who follows whom is kept as extra links. From then
on a forward pass over precedence and that sequence, with reported remaining work and a
reference-class factor, says when things will be done. Refreshed weekly and on re-planning.
"""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note
from game.engine.rules import money
from game.engine.rules.progress import left_to_report
from game.errors import CycleError
from game.model.effects import Link as PlanLink
from game.model.scenario import Task
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import IN_SCOPE, OPEN, Planned, TaskState, World
from game.planning.network import (
    Activity,
    Demand,
    Link,
    backward_pass,
    forward_pass,
    hand_overs,
    level,
    topological_order,
)

SLOWEST = 300_000
UNMANNED = 2 * DAY
SHAPES_KEPT = 500


def set_baseline(world: World, promised: int) -> None:
    """Levels what is left to do and keeps it as the baseline; remembers the promised date."""
    public = world.public
    sequence(world)
    refresh(world)
    public.baseline = {
        id: Planned(plan.start, plan.finish, plan.slack) for id, plan in public.current.items()
    }
    public.promised = promised
    note(world, "baseline", amount=promised, detail=f"promised day {promised // DAY}")


def sequence(world: World) -> None:
    """Finds anew who hands over to whom: the levelled order of what is left of the open tasks.

    Running tasks keep their people. Tasks are placed by their latest finish, then by their latest
    start, once under way also in the order of the current plan, and what ends soonest is taken: a
    link less or a new baseline then makes no plan longer by the accident of one rule.
    """
    public = world.public
    open_tasks = {id: state for id, state in public.tasks.items() if state.status in OPEN}
    activities = [_activity(world, id, state) for id, state in open_tasks.items()]
    capacity: dict[str, int] = {}
    for person in public.people.values():
        if person.status != "gone":
            role = person.profile.role
            capacity[role] = capacity.get(role, 0) + person.profile.capacity
    for activity in activities:
        for demand in activity.demand:
            capacity[demand.role] = max(capacity.get(demand.role, 0), demand.permille)
    held = {id: state.earliest for id, state in open_tasks.items()}
    running = {id: -1 for id, state in open_tasks.items() if state.status == "active"}
    orders = [running, _latest_starts(activities, held, public.now) | running]
    if public.started:
        orders.append({id: plan.start for id, plan in public.current.items()} | running)
    levelled = [
        level(activities, capacity, held, priority=order, origin=public.now) for order in orders
    ]
    spans = min(levelled, key=lambda spans: max((end for _, end in spans.values()), default=0))
    linked = hand_overs(activities, capacity, spans)
    public.sequence = {}
    for activity in linked:
        own = {link.task for link in open_tasks[activity.id].after}
        extra = tuple(x.predecessor for x in activity.after if x.predecessor not in own)
        if extra and open_tasks[activity.id].status != "active":
            public.sequence[activity.id] = extra


def _latest_starts(activities: list[Activity], held: dict[str, int], origin: int) -> dict[str, int]:
    """When each activity must start at the latest, as if there were people enough."""
    order = topological_order(activities)
    early = forward_pass(order, held, origin=origin)
    end = max((finish for _, finish in early.values()), default=origin)
    return {id: start for id, (start, _) in backward_pass(order, end).items()}


def _activity(world: World, id: str, state: TaskState) -> Activity:
    """What is left of an open task as the network sees it, without links to what is done."""
    task: Task = world.rules.scenario.tasks[id]
    tasks = world.public.tasks
    wanted: dict[str, int] = {}
    for slot in task.slots:
        wanted[slot.role] = wanted.get(slot.role, 0) + slot.nominal
    running = state.status == "active"
    return Activity(
        id,
        expected(world, id),
        () if running else tuple(_link(x) for x in state.after if tasks[x.task].status in OPEN),
        tuple(Demand(role, permille) for role, permille in wanted.items()),
    )


def expected(world: World, id: str) -> int:
    """Working minutes that an open task is expected to take from now on, or once it begins.

    While somebody of its crew is away it goes on as it does, then at its nominal pace.
    """
    state = world.public.tasks[id]
    reference: int = world.rules.parameters.reference_class
    if state.status != "active":
        return state.estimate.mean * reference // PERMILLE
    work = state.rate * (world.public.now - state.touched)
    left = left_to_report(state.remaining, work) * reference // PERMILLE
    people = world.public.people
    crew = world.public.assignments[id]
    away = max((people[who].back_at for who in crew), default=-1) - world.public.now
    if away > 0:
        return away + max(0, left - state.rate * away // MILLION)
    return left * MILLION // max(state.rate, SLOWEST) if state.rate else left + UNMANNED


def network(world: World) -> tuple[Activity, ...]:
    """Tasks in scope with the links that still bind, in order; made once for each shape."""
    public = world.public
    sequence = public.sequence
    shape = tuple(
        (id, state.after, sequence.get(id, ())) if state.started < 0 else (id, (), ())
        for id, state in public.tasks.items()
        if state.status in IN_SCOPE
    )
    cache = world.rules.networks
    found: tuple[Activity, ...] | None = cache.get(shape)
    if found is None:
        if len(cache) >= SHAPES_KEPT:
            cache.clear()
        found = cache[shape] = _network(shape)
    return found


Shape = tuple[tuple[str, tuple[PlanLink, ...], tuple[str, ...]], ...]


def _network(shape: Shape) -> tuple[Activity, ...]:
    known = {id for id, _, _ in shape}
    activities = []
    for id, after, sequence in shape:
        links = [_link(link) for link in after if link.task in known]
        links += [Link(other) for other in sequence if other in known]
        activities.append(Activity(id, 0, tuple(links)))
    try:
        return tuple(topological_order(activities))
    except CycleError:
        # A link or task that came later contradicts the levelled order: precedence alone is left.
        if not any(sequence for _, _, sequence in shape):
            raise
        return _network(tuple((id, after, ()) for id, after, _ in shape))


def _link(link: PlanLink) -> Link:
    return Link(link.task, link.kind, link.lag)  # type: ignore[arg-type]


def refresh(world: World) -> None:
    """Dates and floats of every task, `float_days` and the expected cost, as the plan sees them."""
    public = world.public
    world.moved = False
    now = public.now
    activities = network(world)
    durations: dict[str, int] = {}
    earliest: dict[str, int] = {}
    for activity in activities:
        id = activity.id
        state = public.tasks[id]
        if state.status == "finished":
            earliest[id] = state.started
            durations[id] = state.finished - state.started
        elif state.status == "active":
            earliest[id] = state.started
            durations[id] = now - state.started + expected(world, id)
        else:
            earliest[id] = max(now, state.earliest, state.ready_at)
            durations[id] = expected(world, id)
    early = forward_pass(activities, earliest, durations=durations)
    deadline_task = world.rules.scenario.deadline.task
    end = max((finish for _, finish in early.values()), default=now)
    target = early[deadline_task][1] if deadline_task in early else end
    late = backward_pass(activities, end, durations=durations, not_after={deadline_task: target})
    public.current = {
        id: Planned(start, finish, late[id][1] - finish) for id, (start, finish) in early.items()
    }
    before = public.float_days
    public.float_days = (public.deadline - target) // DAY
    public.plan_cost = cost_at_completion(world, target)
    if public.started and abs(public.float_days - before) >= 3:
        note(
            world,
            "forecast_moved",
            amount=target,
            detail=str(before - public.float_days),
            stop=agenda.SIGN,
        )


def cost_at_completion(world: World, target: int) -> int:
    """What the project will have cost in cents, by the current plan."""
    public = world.public
    scenario = world.rules.scenario
    total = money.spent(world)
    for id, state in public.tasks.items():
        if state.status not in ("waiting", "ready", "active"):
            continue
        value = money.labour_value(world, id)
        if state.status == "active":
            part = state.done // MILLION
            value = value * state.remaining // max(1, part + state.remaining)
        total += value * world.rules.parameters.reference_class // PERMILLE
    for item in scenario.budget:
        if item.starts.kind == "never":
            total += item.planned * _time_left(world) // PERMILLE
        else:
            total += max(0, item.planned - public.ledger.items.get(item.id, 0))
    late: int = min(max(0, -public.float_days), scenario.deadline.penalty_cap_days)
    total += max(0, late * scenario.deadline.penalty - public.ledger.delay_penalty)
    return int(total)


def _time_left(world: World) -> int:
    """The permille of the planned time that is still to come; it paces people's allowances."""
    plans = world.public.baseline or world.public.current
    end = max((plan.finish for plan in plans.values()), default=1)
    return max(0, PERMILLE - world.public.now * PERMILLE // max(1, end))


def keep_history(world: World) -> None:
    """Once a week: the forecast, and planned, earned and actual value so far."""
    public = world.public
    target = public.deadline - public.float_days * DAY
    public.history.append((public.now, target, public.plan_cost))
    public.values.append(
        (public.now, money.planned_value(world), money.earned(world), money.spent(world))
    )
