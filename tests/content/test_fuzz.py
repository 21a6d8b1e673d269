"""Whatever stands in a file, loading it ends with a scenario or with its problems."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.document import read
from game.content.load import parse_scenario
from game.content.problem import Problem
from game.errors import ContentError
from tests.content.example import TEXT

YAML_SOUP = st.text(alphabet="abn: -\n\t[]{},&*!|>'\"%@#?~0.159_x<=", max_size=200)
WORDS = st.sampled_from(
    [
        "",
        "no",
        "choose",
        "georg",
        "R1.x",
        "started choose",
        "{day}",
        "5 d",
        "-3 d",
        "12:30",
        "défaut",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


def loads_or_says_why(text: str) -> None:
    refused: tuple[object, ...] = ()
    try:
        assert parse_scenario(text).digest
    except ContentError as error:
        refused = error.problems
        assert refused
    for problem in refused:
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.column >= 1
        assert problem.message
        assert problem.remedy


@given(st.text())
def test_any_text(text: str) -> None:
    loads_or_says_why(text)


@given(YAML_SOUP)
def test_anything_that_looks_like_yaml(text: str) -> None:
    loads_or_says_why(text)


@given(st.integers(0, len(TEXT)), st.integers(0, 40), YAML_SOUP)
@settings(max_examples=60)
def test_a_scenario_with_a_piece_replaced(at: int, length: int, piece: str) -> None:
    loads_or_says_why(TEXT[:at] + piece + TEXT[at + length :])


@given(st.data())
@settings(max_examples=100)
def test_a_scenario_with_values_replaced(data: st.DataObject) -> None:
    root, _ = read(TEXT, "example")
    assert root is not None
    whole = root.plain()
    for _ in range(data.draw(st.integers(1, 3))):
        place, key = data.draw(st.sampled_from(_places(whole)))
        if data.draw(st.booleans()):
            place[key] = data.draw(VALUES)
        else:
            del place[key]
    loads_or_says_why(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True))


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container of the data with one of its keys."""
    if not isinstance(value, list | dict):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [p for key in keys for p in _places(value[key])]
