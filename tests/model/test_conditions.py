"""The language of conditions: what may be written, and which names there are."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.conditions import (
    LONGEST,
    ConditionError,
    names,
    parse,
    placeholder_problems,
    placeholders,
    problems,
    referenced,
)
from tests.content.example import scenario

KNOWN = names(scenario())


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("float_days < -5 and trust.priya_natarajan >= 500", 2),
        ("not flag.measured or chosen.E1.take", 2),
        ("0 < day <= 30", 1),
        ("(day + 2) * 3 // 4 - days_left != 7", 2),
        ("True", 0),
        (" day ", 1),
        ("day\n> 3", 1),
    ],
)
def test_what_may_be_written(text: str, used: int) -> None:
    if text != "day\n> 3":
        assert problems(text, KNOWN) == []
    else:
        assert problems(text, KNOWN)
        return
    assert len(referenced(text)) == used


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day >",
        "day ** 2",
        "day / 2",
        "day % 2",
        "1.5",
        "'a'",
        "day if True else 3",
        "[1, 2]",
        "day[0]",
        "abs(day)",
        "(lambda: 1)()",
        "day.__class__",
        "__import__",
        "day in (1, 2)",
        "day is 3",
        "day := 3",
        "day & 1",
        "~day",
        "+day",
        "None",
        "day // 0",
        "day // days_left",
        "1000000000000",
        "1_000",
        "0x10",
        "012",
        "3day",
        "0or 1",
        "day and",
        "day; day",
        "(" * 300,
        "not " * 90,
        "day # remark",
        "dаy",
        "day" + " " * LONGEST,
        "flag.(measured)",
        "flag.1",
        "day\0",
    ],
)
def test_what_may_not_be_written(text: str) -> None:
    assert problems(text, KNOWN)


@given(st.text(alphabet="day.float_s0123456789 +-*/<>=!()andornotTrueFalse\n\t", max_size=60))
def test_whatever_is_parsed_consists_of_allowed_nodes(text: str) -> None:
    try:
        tree = parse(text)
    except ConditionError:
        return
    allowed = (
        ast.BoolOp,
        ast.UnaryOp,
        ast.BinOp,
        ast.Compare,
        ast.Constant,
        ast.Name,
        ast.Attribute,
        ast.boolop,
        ast.unaryop,
        ast.operator,
        ast.cmpop,
        ast.expr_context,
    )
    assert all(isinstance(node, allowed) for node in ast.walk(tree))


@given(st.text(max_size=80))
def test_any_text_is_either_parsed_or_refused(text: str) -> None:
    assert isinstance(problems(text, KNOWN), list)
    assert isinstance(placeholder_problems(text, KNOWN), list)


def test_names_come_from_the_scenario_and_know_what_is_hidden() -> None:
    assert KNOWN["meter.ease"]
    assert not KNOWN["meter.coverage"]
    assert not KNOWN["defects"]
    expected = (
        "trust.priya_natarajan",
        "flag.measured",
        "slack.order",
        "chosen.E1.take",
        "open.E1",
        "struck.R1",
        "rising.R1",
        "responding.R1.measure",
        "used.course",
        "here.NET",
        "free.PM",
    )
    assert all(KNOWN[name] for name in expected)
    assert "outage_hours" not in KNOWN


def test_hidden_names_are_refused_where_the_manager_would_see_them() -> None:
    assert problems("defects > 3", KNOWN) == []
    (sentence,) = problems("defects > 3", KNOWN, public_only=True)
    assert "hidden" in sentence
    (sentence,) = placeholder_problems("{meter.coverage} of it", KNOWN)
    assert "hidden" in sentence


def test_an_unknown_name_comes_with_the_nearest_one() -> None:
    (sentence,) = problems("trust.priya > 3", KNOWN)
    assert "trust.priya_natarajan" in sentence


def test_names_are_named_once_and_in_order() -> None:
    assert referenced("day > 3 and float_days < day") == ("day", "float_days")


def test_placeholders_are_the_names_in_braces() -> None:
    assert placeholders("{day} and {float_days}") == ("day", "float_days")
    assert placeholders("a { b") == ("{",)
    assert placeholders("{}") == ("",)
    assert placeholder_problems("{}", KNOWN)
