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
from game.model.plan import Plan
from game.model.scenario import Task
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import IN_SCOPE, OPEN, TaskState, World
from game.planning.network import (
    Activity,
    Demand,
    Link,
    Numbered,
    NumberedLinks,
    backward_pass,
    earliest,
    forward_pass,
    hand_overs,
    latest,
    level,
    numbered,
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
    public.baseline = public.current
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
    capacity: dict[str, int] = {}
    for person in public.people.values():
        if person.status != "gone":
            role = person.profile.role
            capacity[role] = capacity.get(role, 0) + person.profile.capacity
    if public.started:
        public.sequence = _levelled(world, open_tasks, capacity)
    else:
        # Before the start nothing has run and luck plays no part: most worlds begin alike.
        key = (capacity, [(id, x.after, x.estimate, x.earliest) for id, x in open_tasks.items()])
        kept: tuple[object, dict[str, tuple[str, ...]]] | None = world.rules.first_sequence
        if kept is None or kept[0] != key:
            kept = world.rules.first_sequence = (key, _levelled(world, open_tasks, capacity))
        public.sequence = kept[1].copy()
    world.kept.network = None


def _levelled(
    world: World, open_tasks: dict[str, TaskState], capacity: dict[str, int]
) -> dict[str, tuple[str, ...]]:
    """For each open task that must wait for people, the tasks that hand them over."""
    public = world.public
    activities = [_activity(world, id, state) for id, state in open_tasks.items()]
    capacity = capacity.copy()
    for activity in activities:
        for demand in activity.demand:
            capacity[demand.role] = max(capacity.get(demand.role, 0), demand.permille)
    held = {id: state.earliest for id, state in open_tasks.items()}
    running = {id: -1 for id, state in open_tasks.items() if state.status == "active"}
    orders = [running, _latest_starts(activities, held, public.now) | running]
    if public.started:
        orders.append({id: start for id, start, _ in public.current.spans()} | running)
    levelled = [
        level(activities, capacity, held, priority=order, origin=public.now) for order in orders
    ]
    spans = min(levelled, key=lambda spans: max((end for _, end in spans.values()), default=0))
    linked = hand_overs(activities, capacity, spans)
    sequence: dict[str, tuple[str, ...]] = {}
    for activity in linked:
        own = {link.task for link in open_tasks[activity.id].after}
        extra = tuple(x.predecessor for x in activity.after if x.predecessor not in own)
        if extra and open_tasks[activity.id].status != "active":
            sequence[activity.id] = extra
    return sequence


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


def network(world: World) -> Numbered:
    """Tasks in scope with their links and the levelled sequence; made once for each shape."""
    if world.kept.network is None:
        try:
            world.kept.network = _kept(world, _shape(world))
        except CycleError:
            return _without_a_circle(world)
    found: Numbered = world.kept.network
    return found


def _without_a_circle(world: World) -> Numbered:
    """A link or task that came later contradicts the levelled order: what has begun is no longer
    bound, and if that does not help, precedence alone is left."""
    tasks = world.public.tasks
    left = tuple(
        (id, after, sequence) if tasks[id].started < 0 else (id, (), ())
        for id, after, sequence in _shape(world)
    )
    try:
        return _kept(world, left)
    except CycleError:
        return _kept(world, tuple((id, after, ()) for id, after, _ in left))


Shape = tuple[tuple[str, tuple[PlanLink, ...], tuple[str, ...]], ...]


def _shape(world: World) -> Shape:
    sequence = world.public.sequence
    return tuple(
        (id, state.after, sequence.get(id, ()))
        for id, state in world.public.tasks.items()
        if state.status in IN_SCOPE
    )


def _kept(world: World, shape: Shape) -> Numbered:
    cache: dict[Shape, Numbered] = world.rules.networks
    found = cache.get(shape)
    if found is None:
        if len(cache) >= SHAPES_KEPT:
            cache.clear()
        found = cache[shape] = _numbered(shape)
    return found


def _numbered(shape: Shape) -> Numbered:
    known = {id for id, _, _ in shape}
    activities = []
    for id, after, sequence in shape:
        links = [_link(link) for link in after if link.task in known]
        links += [Link(other) for other in sequence if other in known]
        activities.append(Activity(id, 0, tuple(links)))
    return numbered(activities)


def _link(link: PlanLink) -> Link:
    return Link(link.task, link.kind, link.lag)  # type: ignore[arg-type]


def refresh(world: World) -> None:
    """Dates and floats of every task, `float_days` and the expected cost, as the plan sees them."""
    public = world.public
    world.moved = False
    now = public.now
    place, links = network(world)
    reference: int = world.rules.parameters.reference_class
    after: list[NumberedLinks] = []
    durations: list[int] = []
    starts: list[int] = []
    for id, binding in zip(place, links, strict=True):
        state = public.tasks[id]
        if state.started < 0:
            after.append(binding)
            start = state.ready_at if state.ready_at > now else now
            starts.append(max(start, state.earliest) if state.not_before or state.held else start)
            durations.append(state.estimate.mean * reference // PERMILLE)
        else:
            after.append(())
            starts.append(state.started)
            finish = state.finished if state.finished >= 0 else now + expected(world, id)
            durations.append(finish - state.started)
    finishes = earliest(after, durations, starts)
    end = max(finishes, default=now)
    milestone = place.get(world.rules.scenario.deadline.task)
    target = end if milestone is None else finishes[milestone]
    late = [end] * len(finishes)
    if milestone is not None:
        late[milestone] = target
    latest(after, durations, late)
    slacks = [last - first for first, last in zip(finishes, late, strict=True)]
    public.current = Plan(place, starts, finishes, slacks)
    before = public.float_days
    public.float_days = (public.deadline - target) // DAY
    public.plan_cost = cost_at_completion(world)
    if public.started and abs(public.float_days - before) >= 3:
        note(
            world,
            "forecast_moved",
            amount=target,
            detail=str(before - public.float_days),
            stop=agenda.SIGN,
        )


def cost_at_completion(world: World) -> int:
    """What the project will have cost in cents, by the current plan."""
    public = world.public
    deadline = world.rules.scenario.deadline
    total: int = money.spent(world) + _labour_to_come(world)
    time_left = _time_left(world)
    for planned in world.rules.allowances:
        total += planned * time_left // PERMILLE
    items = public.ledger.items
    for id, planned in world.rules.purchases:
        if planned > items.get(id, 0):
            total += planned - items.get(id, 0)
    late: int = min(max(0, -public.float_days), deadline.penalty_cap_days)
    penalty: int = late * deadline.penalty
    return total + max(0, penalty - public.ledger.delay_penalty)


def _labour_to_come(world: World) -> int:
    """Labour of what is left of the open tasks, in cents, with the reference class on top."""
    rates = world.rules.crew_rates
    reference: int = world.rules.parameters.reference_class
    total = 0
    for id, state in world.public.tasks.items():
        status = state.status
        if status == "active":
            value = rates[id] * state.estimate.mean // money.CENT
            part = state.done // MILLION
            value = value * state.remaining // max(1, part + state.remaining)
            total += value * reference // PERMILLE
        elif status in OPEN:
            total += rates[id] * state.estimate.mean // money.CENT * reference // PERMILLE
    return total


def _time_left(world: World) -> int:
    """The permille of the planned time that is still to come; it paces people's allowances."""
    plans = world.public.baseline or world.public.current
    return max(0, PERMILLE - world.public.now * PERMILLE // max(1, plans.end))


def keep_history(world: World) -> None:
    """Once a week: the forecast, and planned, earned and actual value so far."""
    public = world.public
    target = public.deadline - public.float_days * DAY
    public.history.append((public.now, target, public.plan_cost))
    public.values.append(
        (public.now, money.planned_value(world), money.earned(world), money.spent(world))
    )
