"""Ranges of the milestones as they could be known at the start: P10 to P80 of the estimates alone.

Each draw is a pure function of its number, integer throughout, so that the same documents come out
on every platform. The numbers are the documents' own and have nothing to do with the game's seed.
"""

from __future__ import annotations

from game.engine import chance
from game.engine.rules.estimates import leading_role, true_work
from game.engine.tables import NORMAL_16, NORMAL_64, exponential
from game.evidence.replay import Baseline, Story
from game.model.parameters import Parameters
from game.model.scenario import Scenario, Task
from game.model.units import MILLION
from game.planning.network import Activity, Link, forward_pass, topological_order

DRAWS = 400
LOW, HIGH = 10, 80


def ranges(story: Story) -> dict[str, tuple[int, int]]:
    """Minutes of P10 and P80 of each task's finish, by the first baseline; empty without one."""
    if not story.baselines:
        return {}
    project, header = story.project, story.header
    settled = Parameters(header.level, {**project.parameters, **header.overrides})
    activities = _activities(project, story.baselines[0])
    finishes: dict[str, list[int]] = {activity.id: [] for activity in activities}
    for draw in range(DRAWS):
        lengths = {each.id: _length(project.tasks[each.id], draw, settled) for each in activities}
        for id, (_, finish) in forward_pass(activities, durations=lengths).items():
            finishes[id].append(finish)
    found = {}
    for id, ends in finishes.items():
        ends.sort()
        found[id] = (ends[DRAWS * LOW // 100], ends[DRAWS * HIGH // 100])
    return found


def _activities(project: Scenario, baseline: Baseline) -> tuple[Activity, ...]:
    known = baseline.plan
    made = []
    for id in known:
        task = project.tasks[id]
        links = [
            Link(link.task, link.kind, link.lag)  # type: ignore[arg-type]
            for link in task.after
            if link.task in known
        ]
        links += [Link(other) for other in baseline.sequence.get(id, ()) if other in known]
        made.append(Activity(id, 0, tuple(links)))
    return tuple(topological_order(made))


def _length(task: Task, draw: int, settled: Parameters) -> int:
    exponent = settled.optimism * 1000
    if task.slots:
        common = NORMAL_64[chance.pick(draw, "ranges:project", 64)]
        own = NORMAL_16[chance.pick(draw, f"ranges:role:{leading_role(task)}", 16)]
        exponent += settled.shared_sigma * common // 1000 + settled.role_sigma * own // 1000
    quantile = chance.uniform(draw, f"ranges:task:{task.id}")
    return true_work(task.estimate, quantile, exponential(exponent)) // MILLION
