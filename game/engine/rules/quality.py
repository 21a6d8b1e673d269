"""First-pass quality: how much of the work done is wrong without anybody seeing it yet.

What happens when it is found: `rework.py`. Source: Lyneis and Ford 2007.
"""

from __future__ import annotations

from game.engine.rules.productivity import ramp_up
from game.model.units import MILLION
from game.model.world import World


def quality(world: World, id: str) -> float:
    """First-pass quality of a task now: the share of its work that is right the first time."""
    public = world.public
    p = world.rules.parameters
    value: float = p.first_pass_quality / 1000
    crew = public.assignments[id]
    if crew:
        tired = sum(public.people[i].fatigue for i in crew) / len(crew) / 1000
        fresh = sum(1 for i in crew if ramp_up(world, public.people[i]) < 1) / len(crew)
        value -= p.fatigue_quality / 1000 * max(0.0, tired - 0.15)
        value -= p.newcomer_quality_loss / 1000 * fresh
    pressure = min(1.0, max(0.0, -public.float_days / 20))
    value -= p.pressure_quality / 1000 * pressure
    debt = public.meters.get("debt", world.hidden.meters.get("debt", 0))
    value -= (1 - value) * p.debt_defects * debt / MILLION
    if public.tasks[id].reviewed:
        value += p.review_quality / 1000
    return max(0.3, min(0.98, value))


def bring_defects(world: World, id: str, work: int) -> None:
    """Adds the hidden rework that `work` micro-minutes brought, beyond none at perfect quality."""
    if not world.rules.scenario.tasks[id].slots:
        return
    wrong = (1 - quality(world, id)) * world.rules.parameters.rework_share / 1000
    world.hidden.tasks[id].defects += int(work * wrong)


def add_defects(world: World, id: str, minutes: int, *, seen: bool = True) -> None:
    """Hidden rework from an effect, in minutes at the nominal crew; `seen` if all know of it."""
    hidden = world.hidden.tasks[id]
    hidden.defects = max(0, hidden.defects + minutes * MILLION)
    if seen:
        state = world.public.tasks[id]
        state.flaws = max(0, state.flaws + minutes * MILLION)
