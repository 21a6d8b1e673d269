"""Luck by key: a pure function of seed, purpose and occurrence, the same for ever.

That draws are uniform and independent: tests/validity.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.engine import chance
from game.model.units import MILLION
from tests.engine import builder as b

# A change here is another game for everybody: raise the version of the rules with it.
KNOWN = (
    (1, "task:M02:effort", 0, 423_756),
    (1, "task:M02:effort", 1, 589_686),
    (2, "task:M02:effort", 0, 71_222),
    (1, "project:z", 0, 444_400),
    (123_456_789, "person:DEV1:leave", 0, 409_170),
    (0, "", 0, 526_723),
    (-5, "größe", 3, 394_472),
)


def test_the_draws_are_those_of_yesterday() -> None:
    assert [(s, k, o, chance.uniform(s, k, o)) for s, k, o, _ in KNOWN] == list(KNOWN)
    assert chance.pick(1, "project:z", 64) == 28
    assert chance.pick(7, "role:DEV:z", 16) == 3


@given(st.integers(), st.text(), st.integers(0, 10**6))
def test_every_draw_lies_in_its_range(seed: int, key: str, occurrence: int) -> None:
    try:
        key.encode()
    except UnicodeEncodeError:
        return
    assert 0 <= chance.uniform(seed, key, occurrence) < MILLION


@given(st.integers(0, 2**40), st.sampled_from([2, 3, 16, 64]))
def test_a_pick_is_one_of_its_values(seed: int, count: int) -> None:
    assert 0 <= chance.pick(seed, "a key", count) < count


def test_each_draw_of_a_key_is_the_next_and_others_do_not_shift_it() -> None:
    alone, mixed = b.world(seed=3), b.world(seed=3)
    own = [chance.draw(alone, "a") for _ in range(4)]
    between = []
    for _ in range(4):
        between.append(chance.draw(mixed, "a"))
        chance.draw(mixed, "b")
    assert own == between == [chance.uniform(3, "a", n) for n in range(4)]


def test_a_draw_leaves_its_mark_so_that_it_cannot_be_taken_back() -> None:
    assert not b.world().drew
    world = b.world()
    chance.draw(world, "a")
    assert world.drew
    assert world.hidden.counts == {"a": 1}


def test_between_reaches_both_ends_and_asks_chance_only_where_there_is_doubt() -> None:
    world = b.world()
    assert {chance.between(world, "dice", 1, 6) for _ in range(300)} == {1, 2, 3, 4, 5, 6}
    fresh = b.world()
    assert chance.between(fresh, "sure", 7, 7) == 7
    assert not fresh.drew


def test_what_is_certain_happens_and_what_is_impossible_does_not() -> None:
    world = b.world()
    assert all(chance.happens(world, "sure", 1000) for _ in range(200))
    assert not any(chance.happens(world, "never", 0) for _ in range(200))
    often = sum(chance.happens(world, "often", 300) for _ in range(5000))
    assert abs(often - 1500) < 4 * (5000 * 0.3 * 0.7) ** 0.5
