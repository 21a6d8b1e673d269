"""A cutover night, resolved at one instant: logistic in what was prepared. Own formula.

0.9 for each of up to three rehearsals, 0.8 for a tested rollback, 0.6 for going in stages, 0.02 for
each point of discovery above 70, less 0.02 for each of debt and 0.8 for a fully tired team, from
a base of -0.4. Points there are of 100, meters here of 1000.
"""

from __future__ import annotations

from game.engine import agenda, chance, conditions
from game.engine.agenda import note
from game.engine.tables import NORMAL_64, exponential, logistic
from game.model.effects import Cutover, Effect
from game.model.units import METER_TOP, MILLION
from game.model.world import World

DISCOVERY_PIVOT = 700
NEUTRAL_SHIFT = 500
DEBT = "debt"
"""The meter of technical debt, in scenarios that have one."""


def resolve(world: World, effect: Cutover) -> tuple[Effect, ...]:
    """Draws success or failure, counts the hours of an outage, and returns the effects of it."""
    if chance.draw(world, effect.key) < success(world, effect):
        note(world, "cutover_ok", stop=agenda.NEWS)
        return effect.succeeded
    hours = _outage(world, effect)
    meters = _meters(world, effect.outage)
    meters[effect.outage] = min(METER_TOP, meters[effect.outage] + hours)
    note(world, "outage", amount=hours, stop=agenda.NEWS)
    return effect.failed


def success(world: World, effect: Cutover) -> int:
    """Probability that the cutover succeeds, in millionths."""
    return logistic(1000 * sum(factors(world, effect).values()))


def factors(world: World, effect: Cutover) -> dict[str, int]:
    """What the logit is made of, in thousandths, by name."""
    p = world.rules.parameters
    tired = conditions.fatigue(world.public)
    parts = {
        "base": p.cutover_base,
        "rehearsals": p.cutover_rehearsal * min(3, _meter(world, effect.rehearsals, 0)),
        "rollback": p.cutover_rollback * _flag(world, effect.rollback),
        "staged": p.cutover_staged * _flag(world, effect.staged),
        "discovery": p.cutover_discovery
        * (_meter(world, effect.discovery, DISCOVERY_PIVOT) - DISCOVERY_PIVOT),
        "debt": -p.cutover_debt * _meter(world, DEBT if _has(world, DEBT) else "", 0),
        "fatigue": -(p.cutover_fatigue * tired // METER_TOP),
        "shift": _meter(world, effect.shift, NEUTRAL_SHIFT) - NEUTRAL_SHIFT,
    }
    return {name: int(part) for name, part in parts.items()}


def _outage(world: World, effect: Cutover) -> int:
    """Hours of outage, lognormal: 64 equally likely values, at least one hour."""
    p = world.rules.parameters
    tested = _flag(world, effect.rollback)
    median = p.rollback_median if tested else p.outage_median
    spread = p.rollback_spread if tested else p.outage_spread
    z = NORMAL_64[chance.draw(world, f"{effect.key}:outage") * 64 // MILLION]
    # exp(z) as the square of exp(z / 2), because the table ends at 2.
    root = exponential(spread * z // 2000)
    return max(1, int(median * root * root // (MILLION * MILLION)))


def _meters(world: World, id: str) -> dict[str, int]:
    return world.public.meters if id in world.public.meters else world.hidden.meters


def _meter(world: World, id: str, absent: int) -> int:
    return _meters(world, id)[id] if id else absent


def _has(world: World, id: str) -> bool:
    return id in world.rules.scenario.meters


def _flag(world: World, id: str) -> int:
    return int(bool(id) and world.public.flags[id])
