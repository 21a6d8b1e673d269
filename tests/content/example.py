"""The example scenario of the reference, whole or with something changed."""

from __future__ import annotations

from game.content.load import parse_scenario
from game.content.problem import Problem
from game.content.reference import EXAMPLE
from game.errors import ContentError
from game.model.scenario import Scenario

TEXT = EXAMPLE.read_text(encoding="utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """The example with each `old` text, which must be there, replaced once by `new`."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def scenario(*changes: tuple[str, str]) -> Scenario:
    """The example with changes, which must be sound."""
    return parse_scenario(changed(*changes), "example.yaml")


def problems(*changes: tuple[str, str]) -> list[Problem]:
    """What is wrong with the example after changes."""
    return problems_of(changed(*changes))


def problems_of(text: str) -> list[Problem]:
    """What is wrong with a file; nothing if it is sound."""
    try:
        parse_scenario(text, "example.yaml")
    except ContentError as error:
        return [problem for problem in error.problems if isinstance(problem, Problem)]
    return []


def place(text: str, of: str) -> tuple[int, int]:
    """Line and column, from 1, at which `of` stands in a text for the first time."""
    before = text[: text.index(of)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
