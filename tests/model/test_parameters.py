"""The parameter sheet: complete, within its own ranges, every one of use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.model.parameters import LEVELS, PARAMETERS, Parameters

GAME = Path(__file__).resolve().parents[2] / "game"


def test_every_default_lies_in_its_range_and_every_name_is_given_once() -> None:
    assert all(p.low <= p.default <= p.high for p in PARAMETERS)
    assert len({p.name for p in PARAMETERS}) == len(PARAMETERS)


def test_every_parameter_says_its_unit_meaning_and_how_sure_it_is() -> None:
    for p in PARAMETERS:
        assert p.unit, p.name
        assert p.meaning, p.name
        assert set(p.mark) <= set("VvKCRD"), p.name
        assert p.mark, p.name


def test_levels_stay_within_the_ranges() -> None:
    ranges = {p.name: (p.low, p.high) for p in PARAMETERS}
    for level, values in LEVELS.items():
        for name, value in values.items():
            low, high = ranges[name]
            assert low <= value <= high, (level, name)


def test_the_rules_read_every_parameter_and_no_other() -> None:
    rules = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(GAME.rglob("*.py"))
        if path.name != "parameters.py"
    )
    words = set(re.findall(r"\w+", rules))
    by_origin = {f"start_{origin}" for origin in ("external", "internal", "returning")}
    assert not {p.name for p in PARAMETERS} - words - by_origin
    with pytest.raises(AttributeError):
        _ = Parameters("practitioner", {}).no_such_parameter


def test_overrides_go_before_levels_and_levels_before_defaults() -> None:
    assert Parameters("practitioner", {}).event_rate == 1000
    assert Parameters("expert", {}).event_rate == LEVELS["expert"]["event_rate"]
    assert Parameters("expert", {"event_rate": 900}).event_rate == 900
    assert Parameters("expert", {"event_rate": 900.7}).event_rate == 900, "the world has no floats"


@pytest.mark.parametrize("value", [-1, 2001, float("nan"), float("inf")])
def test_values_outside_of_a_range_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="event_rate"):
        Parameters("expert", {"event_rate": value})
