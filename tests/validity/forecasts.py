"""Forecasts of games to come, held against how those games went on.

One forecast a game at a random moment, led on by the manager that plays. The futures are drawn from
what that manager could know; nothing of the true game's hidden half goes into them.
"""

from __future__ import annotations

from tests.outlook.ranks import (
    FUTURES,
    GAMES,
    MANAGERS,
    OUTCOMES,
    QUANTILES,
    UNLIKELY,
    holds,
    ranks_of_outcomes,
    under,
    unevenness,
    uniform,
)
from tests.validity.finding import Finding, listed

STORIES = ("cloud-migration", "vendor-delay")


def calibration() -> list[Finding]:
    """Outcomes fall under P10, P50 and P80 as often as the names say."""
    return [finding for story in STORIES for finding in _of_story(story)]


def _of_story(story: str) -> list[Finding]:
    found = {manager: ranks_of_outcomes(story, manager, GAMES) for manager in MANAGERS}
    sample = f"{GAMES} games each of {', '.join(MANAGERS)}; {FUTURES} futures a forecast"
    findings = []
    for figure in OUTCOMES:
        shares = "; ".join(
            "/".join(f"{100 * under(found[manager][figure], q):.0f}" for q in QUANTILES)
            for manager in MANAGERS
        )
        findings.append(
            Finding(
                "forecast",
                f"{story}: percent of outcomes under P10, P50 and P80 of {figure}",
                "10/50/80",
                shares,
                "3.9 standard errors",
                sample,
                "definition of a quantile",
                all(holds(found[manager][figure], q) for manager in MANAGERS for q in QUANTILES),
            )
        )
    uneven = [unevenness(found[manager][figure]) for manager in MANAGERS for figure in OUTCOMES]
    even = all(uniform(ranks) for figures in found.values() for ranks in figures.values())
    findings.append(
        Finding(
            "forecast",
            f"{story}: chi-square of the truth's rank among its futures (finish, cost, score)",
            f"below {UNLIKELY}",
            listed(uneven, 1),
            "upper 0.01 %",
            sample,
            "simulation-based calibration, Talts et al. 2018",
            even,
        )
    )
    return findings
