"""The risk register as a record: what becomes known, what is scaled, what is written in.

When risks are tested and what their responses do: `risks.py`.
"""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import note
from game.engine.rules.written import bad_text
from game.model.actions import EstimateRisk, Refusal, WriteRisk
from game.model.units import PERMILLE
from game.model.world import World, Written

KNOWN = ("dormant", "open", "struck", "closed")


def known(world: World, id: str) -> bool:
    """Whether the manager knows of this risk; unknown risks answer like ids that do not exist."""
    state = world.public.risks.get(id)
    return state is not None and state.status in KNOWN


def reveal(world: World, id: str) -> None:
    """A risk that was not known appears in the register, where it stands by now."""
    state = world.public.risks[id]
    if state.status != "unknown":
        return
    state.status = ("dormant", "open", "closed")[world.hidden.risks[id].window]
    name = world.rules.scenario.risks[id].name
    note(world, "risk_found", id, detail=name, stop=agenda.NEWS)


def scale(world: World, id: str, probability: int, impact: int) -> None:
    """Multiplies probability and impact from now on (permille each)."""
    state = world.public.risks[id]
    state.probability_factor = state.probability_factor * probability // PERMILLE
    state.impact_factor = state.impact_factor * impact // PERMILLE


def check_estimate_risk(world: World, action: EstimateRisk) -> Refusal | None:
    """A known risk that can still happen; probability 0 to 1000, impact in minutes."""
    if not known(world, action.risk):
        return Refusal("unknown", "This risk is not in the register.")
    if world.public.risks[action.risk].status == "closed":
        return Refusal("closed", "This risk can no longer happen; there is nothing to estimate.")
    return _bad_figures(action.probability, action.impact)


def do_estimate_risk(world: World, action: EstimateRisk) -> None:
    """Keeps the manager's own figures; those at the opening of the window count for calibration."""
    state = world.public.risks[action.risk]
    state.probability, state.impact = action.probability, action.impact


def check_write_risk(world: World, action: WriteRisk) -> Refusal | None:
    """An entry of the manager's own: words and figures."""
    return bad_text(action.text) or _bad_figures(action.probability, action.impact)


def do_write_risk(world: World, action: WriteRisk) -> None:
    """Adds the entry to what the manager has written."""
    entry = Written(world.public.now, "risk", "", action.text, action.probability, action.impact)
    world.public.written.append(entry)


def _bad_figures(probability: int, impact: int) -> Refusal | None:
    if not 0 <= probability <= PERMILLE:
        return Refusal("range", "A probability lies between 0 and 100 %.")
    if impact < 0:
        return Refusal("range", "An impact is a number of days, 0 or more.")
    return None
