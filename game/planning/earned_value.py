"""Earned value and earned schedule: where a project stands in money and in time.

Pure functions over plain numbers: planned value (PV), earned value (EV) and actual cost (AC),
cumulative, in any one currency; time in periods. A quotient whose divisor is nothing is None:
there is no such figure yet. Formulas: ANSI/PMI Standard for Earned Value Management (2019);
earned schedule: Lipke (2003), "Schedule is different".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.errors import PlanError

Point = tuple[float, float]
"""A time in periods, and the planned value at its end."""


@dataclass(frozen=True, slots=True)
class Status:
    """One status date: cumulative values, and `at`, its time in periods since the start."""

    at: float
    pv: float
    ev: float
    ac: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Every index and forecast of one status date; None where a divisor is nothing.

    `etc` and `vac` belong to `eac_cpi`; `eac_etc` is None unless a new estimate was given.
    Money as in the input; `es`, `sv_t` and `eac_t` in periods; indices are pure numbers.
    """

    cv: float
    sv: float
    cpi: float | None
    spi: float | None
    eac_cpi: float | None
    eac_plan: float
    eac_cpi_spi: float | None
    eac_spi_t: float | None
    eac_etc: float | None
    etc: float | None
    vac: float | None
    tcpi_bac: float | None
    tcpi_eac: float | None
    es: float
    sv_t: float
    spi_t: float | None
    eac_t: float | None
    tspi: float | None


def figures(
    status: Status,
    bac: float,
    plan: Sequence[Point],
    planned_periods: float | None = None,
    *,
    new_estimate: float | None = None,
) -> Figures:
    """All figures of one status date.

    `plan` is the curve of planned value as in `earned_schedule`; `planned_periods` the planned
    duration, without which there is no forecast of time; `new_estimate` a bottom-up estimate
    of what remains. Raises PlanError for a negative value or an EV above `bac`.
    """
    pv, ev, ac = status.pv, status.ev, status.ac
    if min(status.at, pv, ev, ac) < 0 or bac <= 0:
        raise PlanError("Planned value, earned value and cost are never negative, BAC is above 0.")
    if ev > bac:
        raise PlanError(f"More is earned ({ev:g}) than the whole budget ({bac:g}).")
    cpi = quotient(ev, ac)
    spi = quotient(ev, pv)
    es = earned_schedule(plan, ev)
    spi_t = quotient(es, status.at)
    eac_cpi = quotient(bac, cpi)
    remaining = bac - ev
    return Figures(
        cv=ev - ac,
        sv=ev - pv,
        cpi=cpi,
        spi=spi,
        eac_cpi=eac_cpi,
        eac_plan=ac + remaining,
        eac_cpi_spi=_forecast(ac, remaining, cpi, spi),
        eac_spi_t=_forecast(ac, remaining, cpi, spi_t),
        eac_etc=None if new_estimate is None else ac + new_estimate,
        etc=None if eac_cpi is None else eac_cpi - ac,
        vac=None if eac_cpi is None else bac - eac_cpi,
        tcpi_bac=_to_complete(remaining, bac - ac),
        tcpi_eac=None if eac_cpi is None else _to_complete(remaining, eac_cpi - ac),
        es=es,
        sv_t=es - status.at,
        spi_t=spi_t,
        eac_t=None if planned_periods is None else finish_forecast(planned_periods, spi_t),
        tspi=(
            None
            if planned_periods is None
            else _to_complete(planned_periods - es, planned_periods - status.at)
        ),
    )


def earned_schedule(plan: Sequence[Point], ev: float) -> float:
    """The time, in periods, at which the plan meant to have earned `ev`.

    `plan` has times and cumulative planned values, both rising; it begins with nothing at
    time 0. Between two points the plan is a straight line; what is earned beyond the last
    point counts as that point. Raises PlanError where times or values fall.
    """
    before: Point = (0.0, 0.0)
    for at, pv in plan:
        if at < before[0] or pv < before[1]:
            raise PlanError("A plan of cumulative values never falls.")
        if pv >= ev:
            if pv == before[1]:
                return before[0]
            return before[0] + (at - before[0]) * (ev - before[1]) / (pv - before[1])
        before = (at, pv)
    return before[0]


def finish_forecast(planned_periods: float, spi_t: float | None) -> float | None:
    """The whole duration in periods if time is earned as fast as until now: PD / SPI(t)."""
    return quotient(planned_periods, spi_t)


def quotient(value: float, divisor: float | None) -> float | None:
    """A quotient, None where there is no divisor or it is nothing."""
    return value / divisor if divisor else None


def _forecast(
    ac: float, remaining: float, first: float | None, second: float | None
) -> float | None:
    if first is None or second is None:
        return None
    rest = quotient(remaining, first * second)
    return None if rest is None else ac + rest


def _to_complete(remaining: float, left: float) -> float | None:
    """What a unit left must earn from now on; None once nothing is left to earn it with."""
    return remaining / left if left > 0 else None


def zero_hundred(budget: float, *, finished: bool) -> float:
    """Earned by the rule 0/100: nothing before the end."""
    return budget if finished else 0.0


def fifty_fifty(budget: float, *, started: bool, finished: bool) -> float:
    """Earned by the rule 50/50: half at the start, half at the end."""
    return budget if finished else budget / 2 if started else 0.0


def weighted_milestones(budget: float, milestones: Sequence[tuple[float, bool]]) -> float:
    """Earned by milestones (weight, reached): the share of the weights that are reached.

    Raises PlanError for a negative weight, or when all weights are nothing.
    """
    whole = 0.0
    reached = 0.0
    for weight, done in milestones:
        if weight < 0:
            raise PlanError("A milestone's weight is never negative.")
        whole += weight
        if done:
            reached += weight
    if whole == 0:
        raise PlanError("At least one milestone must have a weight.")
    return budget * reached / whole


def percent_complete(budget: float, percent: float) -> float:
    """Earned by a reported percentage. Raises PlanError unless it lies between 0 and 100."""
    if not 0 <= percent <= 100:
        raise PlanError(f"{percent:g} percent is not between 0 and 100.")
    return budget * percent / 100
