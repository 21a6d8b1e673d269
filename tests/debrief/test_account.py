"""The account adds up, whatever the estimates are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.account import NAMED, Stand, account
from game.debrief.naming import REST

hundredths = st.integers(-5000, 15000)
gains = st.lists(st.integers(-3000, 3000), max_size=4)
stands = st.lists(st.tuples(hundredths, gains, st.booleans()), min_size=1, max_size=12)


def made(parts: list[tuple[int, list[int], bool]]) -> list[Stand]:
    """Stands a day apart; some of them are named by an event."""
    return [
        Stand(
            480 * n,
            value,
            tuple((f"{n}.{i}", gain) for i, gain in enumerate(some)),
            "It rained" if named else "",
            "result" if named else "",
        )
        for n, (value, some, named) in enumerate(parts)
    ]


@given(stands, hundredths)
def test_start_and_gains_and_luck_are_the_score(
    parts: list[tuple[int, list[int], bool]], score: int
) -> None:
    found = account(made(parts), Stand(480 * len(parts), score, ()))
    won = sum(gain for _, some, _ in parts for gain in some)
    assert found.start + won + sum(each.points for each in found.luck) == found.score == score
    assert won == sum(quarter.gains for quarter in found.quarters)
    assert sum(each.points for each in found.luck) == sum(each.luck for each in found.quarters)


@given(stands)
def test_a_game_that_goes_on_is_worth_what_its_last_decision_has_left(
    parts: list[tuple[int, list[int], bool]],
) -> None:
    found = account(made(parts), None)
    assert found.score == parts[-1][0] + sum(parts[-1][1]) == found.track[-1].value


@given(stands)
def test_the_values_before_decisions_follow_one_another(
    parts: list[tuple[int, list[int], bool]],
) -> None:
    found = account(made(parts), None)
    expected = [value + sum(some[:index]) for value, some, _ in parts for index in range(len(some))]
    assert list(found.befores) == expected


def test_small_luck_and_luck_without_a_name_share_one_line() -> None:
    nothing: list[int] = []
    values = [(5000, False), (5000 + NAMED, True), (5001 + NAMED, True), (4000, False)]
    parts = [(value, nothing, named) for value, named in values]
    found = account(made(parts), None)
    assert [(each.event, each.points) for each in found.luck] == [
        ("It rained", NAMED),
        (REST, 4000 - 5000 - NAMED),
    ]


def test_an_account_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="moment"):
        account([], None)
