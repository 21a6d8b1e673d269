"""The rework cycle and technical debt: hidden wrong work is found later, and dearer the later.

Found while the task itself runs it is mended in the same iteration, by later tests at a higher
price, in use at the highest. How it arises: `quality.py`. Source: Lyneis and Ford 2007.
"""

from __future__ import annotations

from game.engine import agenda, chance
from game.engine.agenda import note
from game.engine.rules import scope
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import World

FOUND_LEAST, FOUND_SPREAD = 500, 400
FOUND_MEAN = FOUND_LEAST + FOUND_SPREAD // 2
"""Permille of others' wrong work that a test finds."""
FIX = {"iteration": "fix_iteration", "integration": "fix_integration", "use": "fix_use"}


def weekly(world: World) -> None:
    """Each active task finds part of its own wrong work and mends it in the same iteration."""
    p = world.rules.parameters
    wait = p.detection_automated if world.public.tests_automated else p.detection_days
    share = min(PERMILLE, PERMILLE * WEEK // (wait * DAY))
    for id, state in world.public.tasks.items():
        if state.status == "active" and state.rate and world.hidden.tasks[id].defects:
            find_defects(world, id, share)
    drift_debt(world)


def find_defects(world: World, id: str, permille: int) -> None:
    """A share of a task's hidden rework is found; it is mended where that is now possible."""
    hidden = world.hidden.tasks[id]
    found = hidden.defects * permille // PERMILLE
    if found <= 0:
        return
    hidden.defects -= found
    public = world.public.tasks[id]
    flaws = public.flaws * permille // PERMILLE
    public.flaws -= flaws
    status = public.status
    if status in ("active", "ready", "waiting"):
        _mend(world, id, found, "fix_iteration")
    else:
        finder = next(
            (
                f
                for f in world.rules.finders[id]
                if world.public.tasks[f].status in ("active", "ready")
            ),
            "",
        )
        if finder:
            _mend(world, finder, found, FIX[world.rules.scenario.tasks[finder].stage])
        else:
            hidden.defects += found
            public.flaws += flaws


def found_at_the_end(world: World, id: str) -> bool:
    """When a test has done its work: what it finds in others' products is added to it, once.

    True if the task goes on because of that.
    """
    task = world.rules.scenario.tasks[id]
    state = world.public.tasks[id]
    key = f"found:{id}"
    if not task.finds or world.hidden.counts.get(key):
        return False
    found = 0
    for other in task.finds:
        hidden = world.hidden.tasks[other]
        share = FOUND_LEAST + chance.draw(world, f"{key}:{other}") * FOUND_SPREAD // MILLION
        part = hidden.defects * share // PERMILLE
        hidden.defects -= part
        seen = world.public.tasks[other]
        seen.flaws -= seen.flaws * FOUND_MEAN // PERMILLE
        found += part
    world.hidden.counts[key] = 1
    if not found:
        return False
    _mend(world, id, found, FIX[task.stage])
    return world.hidden.tasks[id].work > state.done


def _mend(world: World, id: str, found: int, price: str) -> None:
    """Turns found defects (micro-minutes to make) into work on task `id`."""
    extra = found * getattr(world.rules.parameters, price) // PERMILLE
    days = extra // MILLION // DAY
    world.hidden.tasks[id].added += extra
    world.public.tasks[id].rework += extra
    scope.grow(world, id, extra)
    if days:
        note(world, "rework", id, amount=days, stop=agenda.NEWS)


def drift_debt(world: World) -> None:
    """Technical debt grows by itself and shrinks with the capacity reserved for it."""
    meters = world.public.meters if "debt" in world.public.meters else world.hidden.meters
    if "debt" not in meters:
        return
    p = world.rules.parameters
    week = world.public.now // WEEK
    grown = p.debt_drift * week // 4 - p.debt_drift * (week - 1) // 4
    paid = p.debt_paydown * world.public.debt_share * meters["debt"] // (4 * 100 * 500)
    meters["debt"] = max(0, min(1000, meters["debt"] + grown - paid))
    if "debt" in world.public.reckoned:
        world.public.reckoned["debt"] = meters["debt"]
    world.stale = True
