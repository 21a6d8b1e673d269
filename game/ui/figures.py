"""What screens work out from a view: money spent, states, who is free, what drives the date.

Pure functions of what the manager may know, shared by the terminal and the window. Words for
them stand in `wording.py` and `phrases.py`.
"""

from __future__ import annotations

from game.evidence.ledger import spent
from game.model.units import DAY, METER_TOP, MILLION, PERMILLE
from game.model.view import View
from game.model.world import OPEN, PRESENT

CLOSE_DAYS = 5
LOW_MORALE = 580
HIGH_FATIGUE = 440


def daily_burn(view: View) -> int:
    """What a working day costs now in people, cents."""
    return view.public.ledger.burn // PERMILLE


def milestone_finish(view: View) -> int:
    """The dated milestone's finish: as it was, or as the current plan has it; -1 if dropped."""
    task = view.project.deadline.task
    state = view.public.tasks[task]
    if state.finished >= 0:
        return state.finished
    planned = view.public.current.get(task)
    return planned.finish if planned else -1


def date_state(view: View) -> str:
    """ok, warn or bad: where the dated milestone stands against its date."""
    return state_of(view.public.float_days)


def state_of(float_days: int) -> str:
    """On track, at risk, off track (ok, warn, bad): the agreed rule of status reports."""
    if float_days < 0:
        return "bad"
    return "warn" if float_days < CLOSE_DAYS else "ok"


def cost_state(view: View) -> str:
    """ok within the budget, warn within budget and contingency, else bad."""
    over = (spent(view) if view.public.ended else view.public.plan_cost) - view.project.bac
    if over <= 0:
        return "ok"
    return "warn" if over <= view.project.contingency else "bad"


def slack(view: View, task: str) -> int:
    """Total float by the current plan, minutes."""
    planned = view.public.current.get(task)
    return planned.slack if planned else 0


def critical(view: View, task: str) -> bool:
    """Whether a delay of this open task delays the project."""
    state = view.public.tasks[task]
    return state.status in OPEN and task in view.public.current and slack(view, task) < DAY


def progress(view: View, task: str) -> int:
    """Reported progress, permille."""
    state = view.public.tasks[task]
    if state.status == "finished":
        return PERMILLE
    done = (state.done + state.rate * max(0, view.now - state.touched)) // MILLION
    if done <= 0:
        return 0
    return done * PERMILLE // max(1, done + state.remaining)


def drivers(view: View, most: int) -> list[str]:
    """The open tasks that decide the date: least float first, shown in the order of the plan."""
    current = view.public.current
    tasks = [id for id, s in view.public.tasks.items() if s.status in OPEN and id in current]
    running = view.project.deadline.task
    tasks.sort(key=lambda id: (id != running, max(0, slack(view, id)), current[id].start))
    return sorted(tasks[:most], key=lambda id: (current[id].start, current[id].finish, id))


def team(view: View) -> list[str]:
    """Everybody who is not gone, in the order of the scenario, the manager first."""
    people = view.public.people
    return sorted(
        (id for id, state in people.items() if state.status != "gone"),
        key=lambda id: not people[id].profile.manager,
    )


def free_people(view: View) -> list[str]:
    """Those who are here, not the manager, and have nothing in work."""
    people = view.public.people
    return [
        id
        for id in team(view)
        if people[id].status in PRESENT
        and not people[id].profile.manager
        and not view.load(id)
        and not _assigned(view, id, ("ready",))
    ]


def _assigned(view: View, person: str, status: tuple[str, ...]) -> bool:
    tasks = view.public.tasks
    crews = view.public.assignments.items()
    return any(person in crew and tasks[task].status in status for task, crew in crews)


def works_on(view: View, person: str) -> list[tuple[str, int]]:
    """Open tasks of a person with the shares, those in work first."""
    tasks = view.public.tasks
    own = [
        (task, crew[person])
        for task, crew in view.public.assignments.items()
        if person in crew and tasks[task].status in OPEN
    ]
    return sorted(own, key=lambda pair: tasks[pair[0]].status != "active")


def code(view: View, person: str) -> str:
    """The short code of a person: the role, with a number where there are several of it."""
    people = view.public.people
    role = people[person].profile.role
    same = [id for id, state in people.items() if state.profile.role == role]
    return role if len(same) == 1 else f"{role}{same.index(person) + 1}"


def unstaffed(view: View) -> list[str]:
    """Tasks that could start now and stand still for want of people."""
    tasks = view.public.tasks
    return [
        id
        for id, state in tasks.items()
        if (state.status == "ready" and state.not_before <= view.now)
        or (state.status == "active" and not state.rate and view.project.tasks[id].slots)
    ]


def errand_minutes(view: View) -> int:
    """What is left of the manager's list, in minutes of the manager's time."""
    public = view.public
    left = sum(errand.left for errand in public.errands)
    if public.errands:
        elapsed = max(0, view.now - public.errands_touched)
        left -= min(public.errands[0].left, elapsed * public.errands_pace)
    return -(-left // PERMILLE)


def points(meter: int) -> int:
    """A meter of 0 to 1000 as the 0 to 100 that is shown."""
    return (meter * 100 + METER_TOP // 2) // METER_TOP


def known_risks(view: View) -> list[str]:
    """Ids in the register: what can happen now first, then what may come, then what is over."""
    order = {"open": 0, "struck": 1, "dormant": 2, "closed": 3}
    risks = view.public.risks
    known = [id for id, state in risks.items() if state.status != "unknown"]
    return sorted(
        known,
        key=lambda id: (order[risks[id].status], risks[id].indicator != "rising"),
    )


def note_of(view: View, id: str) -> str:
    """What the player last wrote about a risk, "" for nothing."""
    notes = [w.text for w in view.public.written if w.kind == "journal" and w.about == id]
    return notes[-1] if notes else ""
