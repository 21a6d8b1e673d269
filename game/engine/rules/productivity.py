"""How much of a nominal person somebody is on a task: a product of named factors.

Every factor can be asked for by name, so that a screen can say why a rate is what it is.
Factors are floats near 1, computed with + - * / alone; rates are rounded to millionths when stored.
"""

from __future__ import annotations

from game.engine.tables import interpolate
from game.model.scenario import Task
from game.model.units import DAY, METER_TOP, MILLION, WEEK
from game.model.world import PersonState, World

# Productivity (millionths) at morale 0, 100 … 1000: low spirits cost more than high ones bring.
MORALE = (
    700_000, 740_000, 790_000, 850_000, 910_000, 960_000,
    990_000, 1_010_000, 1_030_000, 1_040_000, 1_045_000,
)  # fmt: skip
HOURS = 40


def overtime_load(person: PersonState) -> float:
    """Extra hours as a share of a normal week: 0.25 at fifty hours."""
    return (person.overtime - HOURS) / HOURS


def tiredness(world: World, person: PersonState) -> float:
    """Efficiency lost to fatigue, by a curve after Business Roundtable 1980 (0 when rested)."""
    p = world.rules.parameters
    strain = max(0, person.fatigue - 150) / p.strain_fatigue
    return float(p.overtime_week * strain / 1000)


def personal_factors(world: World, id: str) -> dict[str, float]:
    """The factors that do not depend on the task, by name."""
    public = world.public
    p = world.rules.parameters
    person = public.people[id]
    factors: dict[str, float] = {}
    ramp = ramp_up(world, person)
    if ramp < 1:
        factors["ramp-up"] = ramp
    factors.update(condition(world, person))
    if person.profile.site != world.rules.main_site:
        factors["distance"] = p.distance / 1000
    if has_newcomers(world):
        teaching = trainer_share(world, id)
        if teaching:
            factors["training newcomers"] = 1 - teaching
    for pace in public.paces:
        if pace.who in ("team", id, person.profile.role):
            factors[pace.reason] = factors.get(pace.reason, 1.0) * pace.permille / 1000
    return factors


def has_newcomers(world: World) -> bool:
    """Whether anybody joined during the game: factors then change with time itself."""
    planned: int = world.rules.team_size
    return len(world.public.people) > planned


def changed(world: World) -> None:
    """Somebody's factors may have changed: they are asked anew, and so are the rates."""
    world.kept.factors.clear()
    world.stale = True


def personal(world: World, id: str) -> float:
    """The product of the personal factors, kept until `changed`; not while there are newcomers."""
    kept = world.kept.factors
    found = kept.get(id)
    if found is not None:
        return found
    if has_newcomers(world):
        return product(personal_factors(world, id))
    person = world.public.people[id]
    profile = person.profile
    for pace in world.public.paces:
        if pace.who == "team" or pace.who == id or pace.who == profile.role:
            found = kept[id] = product(personal_factors(world, id))
            return found
    found = product(condition(world, person))
    if profile.site != world.rules.main_site:
        found *= world.rules.parameters.distance / 1000
    kept[id] = found
    return found


def condition(world: World, person: PersonState) -> dict[str, float]:
    """Morale, overtime and fatigue, kept by their values: few of them occur."""
    key = (person.morale, person.fatigue, person.overtime)
    found: dict[str, float] | None = world.rules.conditions.get(key)
    if found is None:
        p = world.rules.parameters
        found = {"morale": interpolate(MORALE, person.morale, METER_TOP) / MILLION}
        load = overtime_load(person)
        now = 1 - p.overtime_now * load / 1000
        total = max(p.overtime_floor / 1000, now - tiredness(world, person))
        if load > 0:
            found["overtime"] = (1 + load) * now
        if total != now:
            found["fatigue"] = total / now
        world.rules.conditions[key] = found
    return found


def team_factors(world: World) -> dict[str, float]:
    """The factors that everybody shares: technical debt, work on it, and the size of the team."""
    public = world.public
    p = world.rules.parameters
    factors: dict[str, float] = {}
    debt = public.meters["debt"] if "debt" in public.meters else world.hidden.meters.get("debt", 0)
    if debt:
        factors["technical debt"] = 1 - p.debt_speed * debt / MILLION
    if public.debt_share:
        factors["paying down debt"] = 1 - public.debt_share / 1000
    count = 0
    for person in public.people.values():
        if person.booked:
            count += 1
    extra = count * count - world.rules.team_size * world.rules.team_size
    if extra > 0:
        factors["team size"] = max(0.5, 1 - p.communication_loss * extra / MILLION)
    return factors


def ramp_up(world: World, person: PersonState) -> float:
    """Productivity of a newcomer, rising from the first day to full, a step at each week's start.

    In steps, so that a rate stays what it is until an event, whoever looks at it in between.
    """
    if not person.ramp:
        return 1.0
    age = world.public.now // WEEK * WEEK - person.joined
    if age >= person.ramp:
        return 1.0
    start = person.ramp_from / 1000
    return start + (1 - start) * max(0, age) / person.ramp


def trainer_share(world: World, id: str) -> float:
    """The share of an expert's time that newcomers of the same role take, split among experts."""
    people = world.public.people
    role = people[id].profile.role
    need = 0.0
    experts = 0
    for other in people.values():
        if other.profile.role != role or other.status not in ("here", "notice"):
            continue
        ramp = ramp_up(world, other)
        if ramp < 1:
            start = other.ramp_from / 1000
            need += world.rules.parameters.trainer_share / 1000 * (1 - ramp) / (1 - start)
        elif other.booked:
            experts += 1
    if not need or ramp_up(world, people[id]) < 1:
        return 0.0
    return min(0.8, need / max(1, experts))


def focus(world: World, count: int) -> float:
    """Productivity when a person has `count` tasks going at once (after Weinberg 1992, milder).

    It counts in slots for a whole person; the estimate of a part-time slot includes switching.
    """
    p = world.rules.parameters
    if count <= 1:
        return 1.0
    permille = p.focus_two if count == 2 else p.focus_three if count == 3 else p.focus_four
    return float(permille / 1000)


def task_factors(world: World, task: Task) -> dict[str, float]:
    """The factors of a task itself: practice with like tasks, reviews, paces set on it."""
    public = world.public
    p = world.rules.parameters
    factors: dict[str, float] = {}
    if task.repeats:
        before = 0
        for like in world.rules.repeats[task.id]:
            before += public.tasks[like].status == "finished"
        lessons = min(before, public.retrospectives)
        if before:
            factors["practice"] = 1 + p.practice * (before + lessons) / 2000
    if public.tasks[task.id].reviewed:
        factors["reviews"] = p.review_pace / 1000
    for pace in public.paces:
        if pace.who == task.id:
            factors[pace.reason] = factors.get(pace.reason, 1.0) * pace.permille / 1000
    return factors


def product(factors: dict[str, float]) -> float:
    """All factors multiplied, in their order."""
    result = 1.0
    for factor in factors.values():
        result *= factor
    return result


def ramp_minutes(world: World, role: str) -> int:
    """How long a newcomer in `role` takes to be fully productive, minutes."""
    p = world.rules.parameters
    kind = world.rules.scenario.roles[role].ramp
    days = {"routine": p.ramp_routine, "developer": p.ramp_developer}.get(kind, p.ramp_specialist)
    return int(days) * DAY
