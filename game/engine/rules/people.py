"""People over time: morale, fatigue, illness, leave, notice, leaving, newcomers, knowledge."""

from __future__ import annotations

from game.engine import agenda, chance
from game.engine.agenda import expect, note, schedule
from game.engine.rules import money, scope
from game.engine.rules.productivity import changed, overtime_load, ramp_minutes
from game.engine.rules.progress import accrue
from game.engine.tables import EXPONENTIAL_64, exponential, interpolate
from game.model.events import Event
from game.model.scenario import Person
from game.model.units import DAY, METER_TOP, MILLION, PERMILLE
from game.model.world import PRESENT, HiddenPerson, PaceState, PersonState, World

# Faces and names of people who may join; those whose face the scenario uses are passed over.
NEWCOMERS = (
    ("QA1", "Thandi Nkosi"),
    ("OPS", "Bruno Weiss"),
    ("DEV4", "Aroha Ngata"),
    ("QA2", "Timo Virtanen"),
    ("FE1", "Maya Quispe"),
    ("DEV5", "Emre Yildiz"),
    ("UX", "Carmen Ruiz"),
    ("MOB1", "Chidi Obi"),
    ("BA2", "Linh Tran"),
    ("PROC", "Pavel Dvorak"),
    ("MOB2", "Aoife Byrne"),
    ("FE2", "Luca Ferri"),
    ("lena_brandt", "Lena Brandt"),
    ("omar_haddad", "Omar Haddad"),
    ("priya_natarajan", "Priya Nataraj"),
    ("dario_conti", "Dario Conti"),
)


def clamp(value: int) -> int:
    """A meter kept within its bounds."""
    return max(0, min(METER_TOP, value))


def group(world: World, who: str) -> list[str]:
    """Ids of the people that "team", a role or a person's id means, without those who left."""
    people = world.public.people
    return [
        id
        for id, state in people.items()
        if state.status != "gone" and (who in ("team", id) or who == state.profile.role)
    ]


def change_morale(world: World, who: str, amount: int) -> None:
    """Adds to the morale of each of `who`."""
    changed(world)
    for id in group(world, who):
        state = world.public.people[id]
        state.morale = clamp(state.morale + amount)


def change_fatigue(world: World, who: str, amount: int) -> None:
    """Adds to the fatigue of each of `who`."""
    changed(world)
    for id in group(world, who):
        state = world.public.people[id]
        state.fatigue = clamp(state.fatigue + amount)


def set_pace(world: World, who: str, permille: int, minutes: int, reason: str) -> None:
    """A factor on productivity for `minutes` (0 = until the end)."""
    until = world.public.now + minutes if minutes else -1
    world.public.paces.append(PaceState(who, permille, until, reason))
    changed(world)
    if minutes:
        schedule(world, until, Event("pace_ends"))


def on_pace_ends(world: World, event: Event) -> None:
    """Temporary factors that are over are taken away."""
    now = world.public.now
    world.public.paces = [p for p in world.public.paces if p.until < 0 or p.until > now]
    changed(world)


def weekly(world: World) -> None:
    """A week's fatigue, recovery and drift of morale; the hazard of leaving grows."""
    changed(world)
    public = world.public
    p = world.rules.parameters
    for id, state in public.people.items():
        if state.status not in PRESENT:
            continue
        load = overtime_load(state)
        if load > 0:
            state.fatigue = clamp(state.fatigue + int(p.strain_fatigue * load))
            state.morale = clamp(state.morale - int(p.overtime_morale * load * 4))
        elif state.fatigue > 150:
            state.fatigue = max(150, state.fatigue - p.strain_fatigue * p.recovery // 4000)
        else:
            state.fatigue = min(150, state.fatigue + p.strain_fatigue // 8)
        home = p.morale_home - state.morale
        state.morale += max(-p.morale_drift, min(p.morale_drift, home))
        hidden = world.hidden.people.get(id)
        if hidden is None or state.status != "here":
            continue
        mood = exponential(1600 * (600 - state.morale))
        rate = p.attrition_month * 3 // 13 * mood // MILLION
        hidden.hazard += rate * (1000 + state.fatigue) // 1000
        if hidden.hazard >= hidden.threshold:
            depart(world, id, p.notice * DAY)


def threshold(world: World, id: str) -> int:
    """The hazard (millionths) at which a person gives notice: exponential with mean one."""
    u = chance.uniform(world.hidden.seed, f"person:{id}:leave")
    return interpolate(EXPONENTIAL_64, u, MILLION)


def first_of(world: World, who: str) -> str:
    """The person that `who` means: an id, or the first of a role who is present, or ""."""
    people = world.public.people
    if who in people:
        return who
    return next((i for i in group(world, who) if people[i].status in PRESENT), "")


def absence(world: World, who: str, minutes: int, why: str = "away") -> None:
    """The person is away; a longer absence already running stays."""
    id = first_of(world, who)
    state = world.public.people.get(id)
    if state is None or state.status not in (*PRESENT, "away") or minutes <= 0:
        return
    state.back_at = max(state.back_at, world.public.now + minutes)
    if state.status in PRESENT:
        state.status = "away"
        world.kept.people[id] = True
        note(world, "away", id, amount=state.back_at, detail=why, stop=agenda.PEOPLE)
    schedule(world, state.back_at, Event("back", id))


def on_back(world: World, event: Event) -> None:
    """Somebody returns from absence or to the project."""
    state = world.public.people[event.subject]
    if state.status not in ("away", "coming") or world.public.now < state.back_at:
        return
    state.status = "notice" if state.leaves_at >= 0 else "here"
    world.kept.people[event.subject] = True
    state.back_at = -1
    note(world, "back", event.subject, stop=agenda.PEOPLE)


def on_leave(world: World, event: Event) -> None:
    """A planned holiday of `number` days begins."""
    absence(world, event.subject, event.number * DAY, "on leave")


def plan_illness(world: World, id: str) -> None:
    """The next illness of a person is drawn: exponential gaps, by occurrence."""
    p = world.rules.parameters
    gap = chance.from_table(world, f"person:{id}:ill", EXPONENTIAL_64)
    schedule(world, world.public.now + DAY + gap * p.illness_gap * DAY // MILLION, Event("ill", id))


def on_ill(world: World, event: Event) -> None:
    """Somebody is ill, if on the project at all; the next illness is drawn."""
    id = event.subject
    state = world.public.people[id]
    if state.status == "gone":
        return
    if state.status in PRESENT and state.booked:
        top = world.rules.parameters.illness_length
        absence(world, id, chance.between(world, f"person:{id}:ill:days", 1, top) * DAY, "ill")
    plan_illness(world, id)


def depart(world: World, who: str, notice: int) -> None:
    """The person gives notice and leaves after `notice` minutes; the post is advertised at once."""
    id = first_of(world, who)
    state = world.public.people.get(id)
    if state is None or state.status == "gone" or state.leaves_at >= 0 or state.profile.manager:
        return
    state.leaves_at = world.public.now + notice
    if state.status == "here":
        state.status = "notice"
    note(world, "notice", id, amount=state.leaves_at, stop=agenda.PEOPLE)
    schedule(world, state.leaves_at, Event("leave_for_good", id))
    lead = world.rules.parameters.employee_lead * DAY
    recruit(world, state.profile.role, "external", max(lead, notice), PERMILLE)


def stay(world: World, who: str) -> None:
    """Somebody who gave notice stays; the hazard starts anew."""
    ids = [i for i in group(world, who) if world.public.people[i].leaves_at >= 0]
    for id in ids[:1]:
        state = world.public.people[id]
        state.leaves_at = -1
        if state.status == "notice":
            state.status = "here"
        if id in world.hidden.people:
            world.hidden.people[id].hazard = 0
        note(world, "stays", id)


def on_leave_for_good(world: World, event: Event) -> None:
    """The person leaves: open work that they know best takes longer."""
    id = event.subject
    public = world.public
    state = public.people[id]
    if state.status == "gone" or state.leaves_at != public.now:
        return
    money.settle(world)
    state.status = "gone"
    state.booked = 0
    world.stale = True
    note(world, "left", id, stop=agenda.PEOPLE)
    p = world.rules.parameters
    role = state.profile.role
    loss = p.knowledge_loss * (PERMILLE - state.shared) // PERMILLE
    alone = not any(
        o.profile.role == role and o.status in (*PRESENT, "away", "released")
        for o in public.people.values()
    )
    for task, crew in public.assignments.items():
        owns = id in crew
        if owns:
            accrue(world, task)
            del crew[id]
        needs = any(slot.role == role for slot in world.rules.scenario.tasks[task].slots)
        if loss and (owns or (alone and needs)) and public.tasks[task].started >= 0:
            scope.scale_work(world, task, PERMILLE + loss)


def recruit(world: World, role: str, origin: str, lead: int, rate_permille: int) -> None:
    """Somebody of `role` is to join after `lead` minutes."""
    note(world, "recruiting", role, amount=world.public.now + lead)
    expect(world, world.public.now + lead, Event("join", f"{role}:{origin}", rate_permille))


def on_join(world: World, event: Event) -> None:
    """A newcomer starts; an ordinary vacancy that has been filled meanwhile is closed instead."""
    role, origin = event.subject.split(":")
    public = world.public
    planned = sum(1 for p in world.rules.scenario.people.values() if p.role == role)
    present = sum(
        1 for s in public.people.values() if s.profile.role == role and s.status != "gone"
    )
    if event.number == PERMILLE and origin == "external" and present >= planned:
        return
    number = 1 + sum(1 for s in public.people.values() if s.profile.role == role)
    id = f"{role}{number}"
    while id in public.people:
        number += 1
        id = f"{role}{number}"
    used = {s.profile.portrait for s in public.people.values()}
    used |= {s.portrait for s in world.rules.scenario.stakeholders.values()}
    portrait, name = next(
        ((face, called) for face, called in NEWCOMERS if face not in used), ("PROC", f"New {id}")
    )
    p = world.rules.parameters
    start = getattr(p, f"start_{origin}")
    site = world.rules.main_site
    profile = Person(id, name, portrait, role, PERMILLE, ((role, PERMILLE),), (), site)
    public.people[id] = PersonState(
        "here",
        profile,
        joined=public.now,
        ramp_from=start,
        ramp=ramp_minutes(world, role),
        rate_permille=event.number,
        skills={role: PERMILLE},
    )
    changed(world)
    world.hidden.people[id] = HiddenPerson(threshold(world, id))
    plan_illness(world, id)
    note(world, "joined", id, detail=world.rules.scenario.roles[role].name, stop=agenda.PEOPLE)


def share_knowledge(world: World, who: str, permille: int) -> None:
    """Others learn what `who` knows: less is lost when they leave."""
    for id in group(world, who):
        state = world.public.people[id]
        state.shared = min(PERMILLE, state.shared + permille)
