"""What can be wrong with a scenario that reads well: small passes, each over the whole of it.

A pass takes the scenario and the file's places and returns the problems it finds.
"""

from __future__ import annotations

from collections.abc import Callable

from game.content.lint.decisions import check_dilemmas, check_gates, check_score
from game.content.lint.expressions import check_expressions, check_texts
from game.content.lint.head import check_parameters, check_pictures, check_start
from game.content.lint.money import check_bac, check_daily_items
from game.content.lint.names import check_clashes, check_names
from game.content.lint.network import check_circles, check_crews, check_dates, check_loose_ends
from game.content.lint.people import check_one_of_each, check_skills
from game.content.lint.reach import check_reach
from game.content.lint.risks import check_odds, check_responses, check_windows
from game.content.lint.unused import check_running_costs, check_set_and_read, check_unused
from game.content.problem import Problem
from game.content.where import Where
from game.model.scenario import Scenario

Pass = Callable[[Scenario, Where], list[Problem]]

LOCAL: tuple[Pass, ...] = (
    check_names,
    check_clashes,
    check_expressions,
    check_texts,
    check_circles,
    check_crews,
    check_dilemmas,
    check_gates,
    check_odds,
    check_responses,
    check_windows,
    check_start,
    check_parameters,
    check_pictures,
)
"""Passes that also make sense while some entries of the file cannot be read."""

WHOLE: tuple[Pass, ...] = (
    check_loose_ends,
    check_dates,
    check_bac,
    check_daily_items,
    check_one_of_each,
    check_skills,
    check_score,
    check_reach,
    check_unused,
    check_set_and_read,
    check_running_costs,
)
"""Passes that need every entry."""


def lint(scenario: Scenario, where: Where) -> list[Problem]:
    """All problems, in the order of the file."""
    passes = LOCAL if where.broken else LOCAL + WHOLE
    return sorted({problem for check in passes for problem in check(scenario, where)})
