"""Money: people while booked, listed items, running costs, reserves, penalties.

Labour is kept exactly in cents × permille × minutes, 480,000 of which are a cent at full share.
Costs of effects and responses come from the contingency reserve while it lasts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.agenda import note
from game.model.kept import Cost
from game.model.units import DAY, MILLION, PERMILLE
from game.model.world import IN_SCOPE, PRESENT, PersonState, World

CENT = DAY * PERMILLE
"""A cent of a day's rate: the unit of labour in the ledger is one part of it."""
NOTHING = Cost(0, 0, 0, 0)


def book(world: World, people: Iterable[str], loads: Mapping[str, Mapping[str, int]]) -> None:
    """Books each of `people` for at least the shares that active tasks want (`loads`, permille);
    settles if that changes what a minute costs."""
    everybody = world.public.people
    ledger = world.public.ledger
    costs = world.kept.costs
    burn, idle = (ledger.burn, ledger.idle_burn) if costs else (0, 0)
    for id in people:
        person = everybody[id]
        work = 0
        if id in loads and person.status in PRESENT:
            work = min(person.profile.capacity, sum(loads[id].values()))
            if work > person.booked:
                settle(world)
                person.booked = work
        booked = person.booked
        before = costs.get(id, NOTHING)
        if booked == before.booked and work == before.work:
            continue
        rate = day_rate(world, person)
        unused = 0 if person.profile.manager else rate * (booked - work)
        costs[id] = Cost(booked, work, rate * booked, unused)
        burn += rate * booked - before.burn
        idle += unused - before.idle
    if burn != ledger.burn or idle != ledger.idle_burn:
        settle(world)
        ledger.burn, ledger.idle_burn = burn, idle


def let_go(world: World, id: str) -> None:
    """A task of the person is over: the booking shrinks to the shares still assigned, but whoever
    has nothing left to do stays booked, idle, until released."""
    public = world.public
    wanted = sum([crew[id] for crew in public.assignments.values() if id in crew])
    state = public.people[id]
    world.kept.people[id] = True
    if 0 < wanted < state.booked and not state.profile.manager:
        settle(world)
        state.booked = wanted


def day_rate(world: World, person: PersonState) -> int:
    """Cents of a day at full share, extra hours included; kept by role, price and hours."""
    key = (person.profile.role, person.rate_permille, person.overtime)
    found: int | None = world.rules.day_rates.get(key)
    if found is None:
        rate = world.rules.scenario.roles[key[0]].day_rate * person.rate_permille // PERMILLE
        week = 40 * PERMILLE
        extra = (person.overtime - 40) * world.rules.parameters.overtime_pay
        found = world.rules.day_rates[key] = rate * (week + extra) // week
    return found


def settle(world: World) -> None:
    """Counts labour and running costs up to now."""
    public = world.public
    ledger = public.ledger
    elapsed = public.now - ledger.settled
    if elapsed <= 0:
        return
    ledger.settled = public.now
    ledger.labour += ledger.burn * elapsed
    ledger.idle += ledger.idle_burn * elapsed
    for item, cents in ledger.daily.items():
        since = ledger.daily_since[item]
        whole = cents * (public.now - since) // DAY
        ledger.items[item] = ledger.items.get(item, 0) + whole - ledger.daily_paid.get(item, 0)
        ledger.daily_paid[item] = whole


def spend(world: World, item: str, cents: int, source: str) -> None:
    """Books a cost (or a saving, negative) under `item`; see `effects.Spend` for the sources."""
    if not cents:
        return
    ledger = world.public.ledger
    ledger.items[item] = ledger.items.get(item, 0) + cents
    if source == "contingency":
        drawn = min(ledger.contingency, cents) if cents > 0 else 0
        ledger.contingency -= drawn
        ledger.drawn += drawn
    elif source == "penalty":
        ledger.penalty += cents
    note(world, "spent", item, amount=cents, detail=item)


def start_daily(world: World, item: str, cents: int) -> None:
    """A running cost begins (or changes its rate)."""
    stop_daily(world, item)
    ledger = world.public.ledger
    ledger.daily[item] = cents
    ledger.daily_since[item] = world.public.now
    ledger.daily_paid[item] = 0


def stop_daily(world: World, item: str) -> None:
    """A running cost ends."""
    settle(world)
    ledger = world.public.ledger
    for kept in (ledger.daily, ledger.daily_since, ledger.daily_paid):
        kept.pop(item, None)


def start_item(world: World, id: str) -> None:
    """A budget item falls due or begins to run."""
    item = next(item for item in world.rules.scenario.budget if item.id == id)
    if item.per_day:
        start_daily(world, id, item.per_day)
    else:
        spend(world, id, item.planned, "budget")


def end_item(world: World, id: str) -> None:
    """A running budget item ends."""
    stop_daily(world, id)


def penalise(world: World) -> None:
    """The price of each whole working day after the deadline, up to the cap; counted once more
    only for days not yet charged."""
    public = world.public
    deadline = world.rules.scenario.deadline
    late = max(0, -(-(public.now - public.deadline) // DAY))
    due = min(late, deadline.penalty_cap_days) * deadline.penalty
    if due > public.ledger.delay_penalty:
        spend(world, "delay penalty", due - public.ledger.delay_penalty, "penalty")
        public.ledger.delay_penalty = due


def spent(world: World) -> int:
    """All cost so far in cents: people, items, running costs, penalties."""
    ledger = world.public.ledger
    now = world.public.now
    total = (ledger.labour + ledger.burn * (now - ledger.settled)) // CENT
    for item, cents in ledger.daily.items():
        total += cents * (now - ledger.daily_since[item]) // DAY - ledger.daily_paid[item]
    return total + sum(ledger.items.values())


def labour_value(world: World, id: str) -> int:
    """Planned labour of a task in cents: its mean estimate at the nominal crew."""
    minutes = world.public.tasks[id].estimate.mean
    return int(world.rules.crew_rates[id] * minutes // CENT)


def earned(world: World) -> int:
    """Earned value in cents of BAC: reported progress of tasks, weighted by planned labour."""
    done = 0
    for id, state in world.public.tasks.items():
        if state.status == "finished":
            done += labour_value(world, id)
        elif state.done and state.status == "active":
            part = state.done // MILLION
            done += labour_value(world, id) * part // max(1, part + state.remaining)
    return in_budget(world, done)


def planned_value(world: World) -> int:
    """Planned value in cents of BAC: what the baseline says should be done by now."""
    public = world.public
    now = public.now
    rates = world.rules.crew_rates
    due = 0
    for id, start, finish in public.baseline.spans():
        if now > start:
            state = public.tasks[id]
            if state.status != "dropped":
                value = rates[id] * state.estimate.mean // CENT
                due += value if now >= finish else value * (now - start) // max(1, finish - start)
    return in_budget(world, due)


def in_budget(world: World, labour: int) -> int:
    """A part of the planned labour as the same part of the whole budget (BAC), in cents.

    Items bought and time between tasks are counted as worth what the tasks they serve are.
    """
    rates = world.rules.crew_rates
    total = 0
    for id, state in world.public.tasks.items():
        if state.status in IN_SCOPE:
            total += rates[id] * state.estimate.mean // CENT
    return int(world.rules.scenario.bac * labour // max(1, total))
