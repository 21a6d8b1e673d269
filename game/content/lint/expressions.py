"""Expressions can be read, know their names, and show the manager nothing hidden."""

from __future__ import annotations

from game.content.lint.walk import expressions, texts
from game.content.problem import Problem
from game.content.where import Where
from game.model import conditions
from game.model.scenario import Scenario

_REMEDY = "docs/authoring.md lists the names and says which are hidden."


def check_expressions(scenario: Scenario, where: Where) -> list[Problem]:
    """Conditions, gates, propositions and score figures."""
    known = conditions.names(scenario)
    return [
        where.problem(path, sentence, _REMEDY)
        for path, text, public in expressions(scenario, where)
        for sentence in conditions.problems(text, known, public_only=public)
        if not _pardoned(text, where)
    ]


def _pardoned(text: str, where: Where) -> bool:
    return any(id in text for id in where.broken)


def check_texts(scenario: Scenario, where: Where) -> list[Problem]:
    """Placeholders in what a player reads."""
    known = conditions.names(scenario)
    return [
        where.problem(path, sentence, _REMEDY)
        for path, text in texts(scenario, where)
        for sentence in conditions.placeholder_problems(text, known)
        if not _pardoned(text, where)
    ]
