"""What only the sponsor gives: money from the management reserve, and a new baseline.

Asking is always possible where there is a reason; consent follows from trust and honesty, without
luck, and a refusal is written into the log.
"""

from __future__ import annotations

from game.engine.agenda import note
from game.engine.conditions import contingency
from game.engine.rules import errands, plan
from game.engine.rules.stakeholders import hear, honest
from game.model.actions import DrawReserve, Refusal, SetBaseline
from game.model.units import WEEK
from game.model.world import World

HALF = 50
"""Percent of the contingency below which there is a reason to ask for more."""
LATELY = 2 * WEEK
ASKING = 30
"""Minutes of the manager's time to ask."""


def check_draw_reserve(world: World, action: DrawReserve) -> Refusal | None:
    """An amount within the reserve, and less than half of the contingency left."""
    left = world.public.ledger.reserve
    if action.cents <= 0:
        return Refusal("amount", "Ask for an amount above zero.")
    if action.cents > left:
        return Refusal("amount", f"The management reserve holds USD {left // 100:,}.")
    if contingency(world) >= HALF:
        return Refusal(
            "reason",
            "More than half of the contingency reserve is left.",
            "Use that first.",
        )
    return None


def do_draw_reserve(world: World, action: DrawReserve) -> None:
    """The sponsor consents with trust of 550, or of 450 after an honest report of two weeks."""
    errands.load(world, ASKING, "Ask for the reserve")
    p = world.rules.parameters
    needed = p.reserve_trust_honest if _honest_lately(world) else p.reserve_trust
    if trust_of_sponsor(world) < needed:
        note(world, "reserve_refused")
        return
    ledger = world.public.ledger
    ledger.reserve -= action.cents
    ledger.contingency += action.cents
    note(world, "reserve", amount=action.cents)


def check_set_baseline(world: World, action: SetBaseline) -> Refusal | None:
    """A finish of the dated milestone to come, while it is not reached."""
    if world.public.tasks[world.rules.scenario.deadline.task].finished >= 0:
        return Refusal("late", "The milestone is reached; there is nothing left to promise.")
    if not world.public.now < action.promised <= world.rules.scenario.horizon:
        return Refusal("range", "Promise a day to come within the time of the project.")
    return None


def do_set_baseline(world: World, action: SetBaseline) -> None:
    """The sponsor consents with trust of 600, or once after the deadline was moved from above."""
    errands.load(world, 2 * ASKING, "Ask for a new baseline")
    public = world.public
    moved = public.deadline != world.rules.scenario.deadline.minute
    due = moved and public.promised == world.rules.scenario.deadline.minute
    if not due and trust_of_sponsor(world) < world.rules.parameters.rebaseline_trust:
        note(world, "rebaseline_refused")
        return
    hear(world, action.promised)
    plan.set_baseline(world, action.promised)


def trust_of_sponsor(world: World) -> int:
    """The sponsor's trust, 0 to 1000."""
    return world.public.stakeholders[world.rules.scenario.sponsor].trust


def _honest_lately(world: World) -> bool:
    public = world.public
    if not public.reports:
        return False
    last = public.reports[-1]
    return public.now - last.time <= LATELY and honest(last, public.deadline)
