"""Managers of different skill in each story: skill must show through luck."""

from __future__ import annotations

from math import sqrt
from statistics import mean, stdev

from tests.validity.finding import Finding, listed, percent
from tests.validity.games import STORIES, Played, played

GAMES = 120
WEAKER = ("idle", "novice", "random")
MARGIN = 10.0


def _games(name: str, manager: str) -> tuple[Played, ...]:
    return played(name, manager, GAMES)


def manager_order() -> list[Finding]:
    """Design, section 11: random, novice and idle below the handbook with a clear margin."""
    findings = []
    for name in STORIES:
        best = [game.score for game in _games(name, "handbook")]
        leads, errors = [], []
        for manager in WEAKER:
            gaps = [one - game.score for one, game in zip(best, _games(name, manager), strict=True)]
            leads.append(mean(gaps))
            errors.append(stdev(gaps) / sqrt(len(gaps)))
        scores = {manager: mean(game.score for game in _games(name, manager)) for manager in WEAKER}
        findings.append(
            Finding(
                "manager order",
                f"{name}: mean score of the handbook; of {', '.join(WEAKER)}; lead over each",
                f"above each by {MARGIN:.0f} or more",
                f"{mean(best):.1f}; {listed(list(scores.values()), 1)}; lead {listed(leads, 1)}",
                "2 standard errors",
                f"{GAMES} games each, common seeds that nothing was tuned on",
                "design of the game",
                all(lead - 2 * error >= MARGIN for lead, error in zip(leads, errors, strict=True)),
            )
        )
    return findings


def skill_and_luck() -> list[Finding]:
    """How far the same luck helps two managers: what is common to a seed, and what skill adds."""
    findings = []
    for name in STORIES:
        both = [_games(name, manager) for manager in ("handbook", "idle")]
        dates = [mean(game.on_time for game in games) for games in both]
        findings.append(
            Finding(
                "on time",
                f"{name}: the handbook meets the date more often than unmanaged play",
                "more often",
                f"{percent(dates[0])} beside {percent(dates[1])}",
                "10 points",
                f"{GAMES} games each, common seeds",
                "design of the game",
                dates[0] >= dates[1] + 0.10,
            )
        )
    return findings
