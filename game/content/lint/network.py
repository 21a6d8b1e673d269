"""The network of tasks: no circles, no loose ends, dates that can be met."""

from __future__ import annotations

from collections.abc import Callable

from game.content.problem import Problem
from game.content.where import Where
from game.errors import CycleError
from game.model.scenario import Scenario, Task
from game.model.units import DAY, days
from game.planning.network import Activity, Link, LinkKind, Span, forward_pass

_KINDS: dict[str, LinkKind] = {"FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF"}


def plan(scenario: Scenario, length: Callable[[Task], int]) -> dict[str, Span]:
    """Start and finish of each task in scope, in minutes, without limits of people.

    Raises CycleError.
    """
    tasks = scope(scenario)
    return forward_pass(
        [
            Activity(
                task.id,
                length(task),
                tuple(
                    Link(link.task, _KINDS[link.kind], link.lag)
                    for link in task.after
                    if link.task in tasks
                ),
            )
            for task in tasks.values()
        ]
    )


def scope(scenario: Scenario) -> dict[str, Task]:
    """The tasks that are in scope from the start."""
    return {task.id: task for task in scenario.tasks.values() if not task.optional}


def check_circles(scenario: Scenario, where: Where) -> list[Problem]:
    """Tasks that wait for each other."""
    try:
        plan(scenario, lambda task: task.estimate.mean)
    except CycleError as error:
        remedy = "Remove one of these predecessors."
        return [where.problem(("tasks", error.cycle[0], "after"), str(error), remedy)]
    return []


def check_loose_ends(scenario: Scenario, where: Where) -> list[Problem]:
    """Tasks in scope that the end does not wait for; an end or a milestone out of scope."""
    tasks = scope(scenario)
    reached: set[str] = set()
    waiting = [scenario.end_task]
    while waiting:
        id = waiting.pop()
        if id in tasks and id not in reached:
            reached.add(id)
            waiting.extend(link.task for link in tasks[id].after)
    problems = [
        where.problem(
            ("tasks", id),
            f"The project can end without {id}: the end task does not wait for it.",
            f"Put {id} before another task, or before {scenario.end_task}.",
        )
        for id in tasks
        if id not in reached and scenario.end_task in tasks
    ]
    for path, id in (
        (("end_task",), scenario.end_task),
        (("deadline", "task"), scenario.deadline.task),
    ):
        if id in scenario.tasks and id not in tasks:
            problems.append(where.problem(path, f"{id} is optional.", "Name a task in scope."))
    return problems


def check_crews(scenario: Scenario, where: Where) -> list[Problem]:
    """A task has a crew or a supplier."""
    return [
        where.problem(
            ("tasks", task.id),
            f"Nobody does {task.id}: it has neither crew nor supplier.",
            "Add `crew: {ROLE: 1}`, or `supplier:` for work of others.",
        )
        for task in scenario.tasks.values()
        if not task.slots and not task.supplier
    ]


def check_dates(scenario: Scenario, where: Where) -> list[Problem]:
    """The deadline is possible, and the horizon fits the plan."""
    try:
        earliest = plan(scenario, lambda task: task.estimate.optimistic)
        usual = plan(scenario, lambda task: task.estimate.mean)
    except CycleError:
        return []
    problems = []
    _, first = earliest.get(scenario.deadline.task, (0, 0))
    if scenario.deadline.minute < first:
        problems.append(
            where.problem(
                ("deadline", "by"),
                f"Even if all goes well, {scenario.deadline.task} ends on day {days(first)}.",
                "Set a later date, or shorten the plan.",
            )
        )
    length = max((finish for _, finish in usual.values()), default=0)
    if length and not 3 * length <= 2 * scenario.horizon <= 6 * length:
        low, high = days(3 * length // 2), 3 * length // DAY
        problems.append(
            where.problem(
                ("horizon",),
                f"The plan takes {days(length)} days; the game would be cut off oddly.",
                f"Write a horizon from {low} d to {high} d.",
            )
        )
    return problems
