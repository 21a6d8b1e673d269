"""Dilemmas, moves and the score are complete and fair."""

from __future__ import annotations

from itertools import pairwise

from game.content.lint.walk import entries
from game.content.problem import Problem
from game.content.where import Where
from game.model.scenario import Choice, Move, Response, Scenario
from game.model.units import PERMILLE


def check_dilemmas(scenario: Scenario, where: Where) -> list[Problem]:
    """The default can always be chosen; there is time to answer; a forecast has a date."""
    problems = []
    for dilemma in scenario.dilemmas.values():
        here = ("dilemmas", dilemma.id)
        choices = {choice.id: choice for choice in dilemma.choices}
        default = choices.get(dilemma.default)
        if default is None:
            message = f"The default {dilemma.default} is none of the choices."
            remedy = f"Write one of {', '.join(choices)}."
            problems.append(where.problem((*here, "default"), message, remedy))
        elif default.gate:
            message = f"The default {dilemma.default} has a gate, so it may be closed."
            problems.append(where.problem((*here, "default"), message, "Choose one without."))
        if not dilemma.answer_within:
            message = "There is no time to answer."
            problems.append(where.problem((*here, "answer_within"), message, "Write e.g. `2 d`."))
        if dilemma.forecast and not dilemma.forecast.within:
            message = "The forecast is due at once."
            place = (*here, "forecast", "within")
            problems.append(where.problem(place, message, "Write e.g. `10 d`."))
    return problems


def check_gates(scenario: Scenario, where: Where) -> list[Problem]:
    """A gate says in words what it asks for."""
    return [
        where.problem(
            path,
            "`gate` and `gate_text` belong together.",
            "Write what the player reads while it is closed, or remove the text.",
        )
        for path, entry in entries(scenario, where)
        if isinstance(entry, Choice | Response | Move) and bool(entry.gate) != bool(entry.gate_text)
    ]


def check_score(scenario: Scenario, where: Where) -> list[Problem]:
    """Weights add up to 100, shares to 1, points rise."""
    problems = []
    total = sum(part.weight for part in scenario.score)
    if total != 100:
        message = f"The weights add up to {total}."
        problems.append(where.problem(("score",), message, "They must make 100."))
    for part in scenario.score:
        here = ("score", part.id, "measures")
        if sum(measure.share for measure in part.measures) != PERMILLE:
            message = f"The shares of {part.id} do not add up to 1."
            problems.append(where.problem(here, message, "Change them."))
        for index, measure in enumerate(part.measures):
            values = [value for value, _ in measure.points]
            if any(later <= earlier for earlier, later in pairwise(values)):
                message = "The values of the points do not rise."
                remedy = "Order them from the lowest value to the highest, each once."
                problems.append(where.problem((*here, index, "points"), message, remedy))
    return problems
