"""Small projects for measuring one mechanism of the engine at a time.

Everything that a measurement does not ask about is off: nobody is ill or leaves, and no estimate
has a spread of its own. What cannot be off (shared errors) is the same in the worlds compared.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.engine import kernel
from game.engine.rules.progress import accrue
from game.model.actions import Assign
from game.model.effects import Estimate
from game.model.scenario import Scenario, Slot, Task
from game.model.units import DAY, MILLION
from game.model.world import World
from tests.engine import builder as b

QUIET = {"attrition_month": 0, "illness_gap": 4000, "rework_share": 0, "tail_probability": 0}
FAR = 4000


def crowd(count: int, days: int, most: int = 0, **parameters: int) -> Scenario:
    """One task of `days` for `count` developers who all work on it; `most` of them are useful."""
    work = b.task("A", days, slots=(Slot("DEV", 1000 * count, 1000 * (most or 10 * count)),))
    return quiet(
        {"A": work, "B": b.task("B", 1, after=("A",), role="PM")},
        [f"dev{i}" for i in range(count)],
        **parameters,
    )


def quiet(tasks: dict[str, Task], developers: list[str], **parameters: int) -> Scenario:
    """A project of developers and the manager, with nothing but these tasks; B is the end."""
    people = [b.person(id) for id in developers]
    project = b.scenario(
        people=b.by_id(*people, b.person("you", "PM", manager=True)),
        roles=b.by_id(b.role("DEV"), b.role("PM", family="lead")),
        tasks=tasks,
        end_task="B",
        horizon=FAR * DAY,
        parameters=QUIET | parameters,
    )
    return replace(
        project, deadline=replace(project.deadline, task="B", minute=FAR * DAY, penalty=0)
    )


def spread(id: str, tenths: tuple[int, int, int], **changes: Any) -> Task:
    """A task with a three-point estimate in tenths of a day."""
    task = b.task(id, 1, **changes)
    low, likely, high = (part * DAY // 10 for part in tenths)
    return replace(task, estimate=Estimate(low, likely, high))


def healthy(project: Scenario, seed: int = 1) -> World:
    """A begun world in which nobody falls ill, to be compared with another of the same seed."""
    return b.begun(project, seed, promised=FAR)


def done(world: World, id: str = "A") -> float:
    """Work done so far, in days of the nominal crew."""
    accrue(world, id)
    return world.public.tasks[id].done / MILLION / DAY


def run_to(world: World, day: float) -> None:
    """Lets time run to a day without stopping for anything."""
    kernel.advance(world, int(day * DAY))


def finish(world: World, id: str = "A") -> float:
    """Plays until the task is done; the day on which it was."""
    while world.public.tasks[id].finished < 0 and not world.public.ended:
        run_to(world, world.public.now / DAY + 5)
        join_in(world, id)
    return world.public.tasks[id].finished / DAY


def join_in(world: World, id: str = "A") -> None:
    """Whoever has joined meanwhile works on the task too."""
    if world.public.tasks[id].status != "active":
        return
    for person, state in world.public.people.items():
        if state.status == "here" and state.ramp and person not in world.public.assignments[id]:
            b.submit(world, Assign(person, id, 1000))
