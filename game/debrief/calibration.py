"""How good the player's numbers were: forecasts, risk estimates, and what the reports said.

A Brier score is the mean of (said − came)²: 0 is perfect, 0.25 is what “50 %” always gets (Brier
1950). Scores are in ten-thousandths, chances in permille, times in minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from game.model.units import DAY
from game.model.view import View
from game.model.world import Said

EDGES = (0, 200, 400, 600, 800, 1001)
"""Bins of the reliability curve, permille."""
COIN = 2500
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said with a chance, and whether it came true. `kind` is forecast or risk; `chance`
    is what it was in truth at that moment (-1 where there is no such number)."""

    kind: str
    subject: str
    said: int
    came: bool
    chance: int = -1


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims said with about the same chance; `low` to `high` is the 95 % interval of the share
    that comes true (Wilson 1927)."""

    said: int
    came: int
    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """A status report: what was said, what could be known then, what came true.

    `known` is the forecast's median and 80th percentile of that moment, where it was computed, else
    the plan's own date twice; `verdict` is `honest`, `hopeful` (earlier than could be known) or
    `dark` (later). `held` says that the end lay in the range that was said.
    """

    said: Said
    known: tuple[int, int]
    computed: bool
    held: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """`brier` is None without claims; `open` counts forecasts that were never to be decided."""

    claims: tuple[Claim, ...]
    bins: tuple[Bin, ...]
    brier: int | None
    brier_risks: int | None
    open: int
    reports: tuple[ReportCheck, ...]

    @property
    def held(self) -> int:
        """Reports whose range held the end."""
        return sum(each.held for each in self.reports)

    @property
    def hopeful(self) -> int:
        """Reports that promised what could not be known."""
        return sum(each.verdict == "hopeful" for each in self.reports)


def calibrate(
    view: View,
    chances: Mapping[str, int] | None = None,
    known: Mapping[int, tuple[int, int]] | None = None,
) -> Calibration:
    """The calibration of a game that has ended. `chances` are the true chances of risks at their
    opening (permille), `known` the forecasts at the minutes of reports: median and 80th
    percentile of the milestone's finish."""
    public = view.public
    claims = [
        Claim("forecast", id, each.probability, each.outcome == "true")
        for id, each in public.forecasts.items()
        if each.outcome in ("true", "false")
    ]
    claims += [
        Claim("risk", id, state.frozen, state.struck > 0, (chances or {}).get(id, -1))
        for id, state in public.risks.items()
        if state.frozen >= 0
    ]
    settled = sum(claim.kind == "forecast" for claim in claims)
    return Calibration(
        tuple(claims),
        bins(claims),
        brier(claims),
        brier([claim for claim in claims if claim.kind == "risk"]),
        len(public.forecasts) - settled,
        tuple(_checked(view, said, (known or {}).get(said.time)) for said in public.reports),
    )


def brier(claims: Sequence[Claim]) -> int | None:
    """The Brier score in ten-thousandths."""
    if not claims:
        return None
    total = sum((claim.said - (1000 if claim.came else 0)) ** 2 for claim in claims)
    return (total + 50 * len(claims)) // (100 * len(claims))


def bins(claims: Sequence[Claim]) -> tuple[Bin, ...]:
    """The reliability curve: where anything was said."""
    found = []
    for low, high in pairwise(EDGES):
        inside = [claim for claim in claims if low <= claim.said < high]
        if inside:
            count, came = len(inside), sum(claim.came for claim in inside)
            said = sum(claim.said for claim in inside) // count
            found.append(Bin(said, came * 1000 // count, *_wilson(came, count), count))
    return tuple(found)


def _wilson(came: int, count: int) -> tuple[int, int]:
    share, square = came / count, _Z * _Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count)
    half *= sqrt(share * (1 - share) / count + square / (4 * count * count))
    return max(0, round(1000 * (middle - half))), min(1000, round(1000 * (middle + half)))


def _checked(view: View, said: Said, forecast: tuple[int, int] | None) -> ReportCheck:
    finish = view.public.tasks[view.project.deadline.task].finished
    known = forecast or (said.plan_finish, said.plan_finish)
    margin = 5 * DAY
    verdict = "honest"
    if said.high < known[0] - margin:
        verdict = "hopeful"
    elif said.low > known[1] + margin:
        verdict = "dark"
    held = said.low <= finish <= said.high if finish >= 0 else False
    return ReportCheck(said, known, forecast is not None, held, verdict)
