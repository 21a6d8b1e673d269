"""Each table computed again from its formula; what is read between the entries, by integration."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from math import exp, log
from statistics import NormalDist

import pytest

from game.engine import tables
from game.model.units import MILLION

NORMAL = NormalDist()
MIDDLES_16 = [(i + 0.5) / 16 for i in range(16)]
MIDDLES_64 = [(i + 0.5) / 64 for i in range(64)]
STEPS_64 = [i / 64 for i in range(65)]


def pareto(p: float) -> float:
    return min(6.0, (1 - p) ** (-1 / 1.2)) if p < 1 else 6.0


FORMULAS: dict[str, tuple[tuple[int, ...], Callable[[float], float], list[float]]] = {
    "EXP": (tables.EXP, exp, [-2 + i / 32 for i in range(129)]),
    "LOGISTIC": (tables.LOGISTIC, lambda x: 1 / (1 + exp(-x)), [-6 + i / 8 for i in range(97)]),
    "NORMAL_64": (tables.NORMAL_64, NORMAL.inv_cdf, MIDDLES_64),
    "NORMAL_16": (tables.NORMAL_16, NORMAL.inv_cdf, MIDDLES_16),
    "EXPONENTIAL_64": (
        tables.EXPONENTIAL_64,
        lambda p: -log(1 - p),
        [*STEPS_64[:-1], 511 / 512],
    ),
    "PARETO_64": (tables.PARETO_64, pareto, STEPS_64),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_each_entry_is_what_its_formula_says(name: str) -> None:
    table, formula, places = FORMULAS[name]
    assert len(table) == len(places)
    for entry, place in zip(table, places, strict=True):
        assert entry == pytest.approx(formula(place) * MILLION, abs=1), place


@cache
def beta_cdf(mode: float) -> list[float]:
    """The Beta-PERT distribution of the unit range at multiples of 1/20,000, by the mid-point rule.

    Its variable is x = t², which tames the steep beginning of a mode near 0.
    """
    alpha, beta = 1 + 4 * mode, 5 - 4 * mode
    steps = 20_000
    total = 0.0
    sums = [0.0]
    for i in range(steps):
        t = (i + 0.5) / steps
        total += t ** (2 * alpha - 1) * (1 - t * t) ** (beta - 1)
        sums.append(total)
    return [value / total for value in sums]


def chance_below(mode: float, x: float) -> float:
    cdf = beta_cdf(mode)
    place = x**0.5 * (len(cdf) - 1)
    low = min(int(place), len(cdf) - 2)
    return cdf[low] + (cdf[low + 1] - cdf[low]) * (place - low)


@pytest.mark.parametrize("row", range(11))
def test_pert_rows_are_quantiles_of_the_beta_distribution(row: int) -> None:
    table = tables.PERT[row]
    assert len(table) == 33
    for step, entry in enumerate(table):
        assert chance_below(row / 20, entry / MILLION) == pytest.approx(step / 32, abs=5e-5)


@pytest.mark.parametrize("mode", [3, 27, 50, 73, 97])
def test_a_pert_quantile_lies_where_integration_puts_it(mode: int) -> None:
    """Between the entries too: off by less than half a percent of probability, ends excepted."""
    for percent in range(4, 97):
        x = tables.pert_quantile(0, mode * 10_000, MILLION, percent * 10_000) / MILLION
        if mode > 50:
            reached = 1 - chance_below((100 - mode) / 100, 1 - x)
        else:
            reached = chance_below(mode / 100, x)
        assert reached == pytest.approx(percent / 100, abs=0.005)


@pytest.mark.parametrize("mode", [0, 10, 25, 50, 80, 100])
def test_pert_draws_have_the_mean_of_pert(mode: int) -> None:
    """Within 1.5 % of the range: the last 32nd is read as a straight line, which fattens the tail."""
    draws = range(500, MILLION, 1000)
    mean = sum(tables.pert_quantile(0, mode * 10_000, MILLION, u) for u in draws) / len(draws)
    assert mean / MILLION == pytest.approx((4 * mode / 100 + 1) / 6, abs=0.015)


def test_pert_quantiles_rise_and_keep_the_bounds() -> None:
    values = [tables.pert_quantile(480, 960, 2400, u) for u in range(0, MILLION + 1, 12_500)]
    assert values == sorted(values)
    assert (values[0], values[-1]) == (480, 2400)


def test_without_spread_the_most_likely_is_the_only_value() -> None:
    assert {tables.pert_quantile(960, 960, 960, u) for u in (0, 1, 999_999)} == {960}


def test_tables_are_read_in_straight_lines_and_flat_outside() -> None:
    table = (10, 20, 40)
    read = [tables.interpolate(table, x, 100) for x in (-5, 0, 25, 50, 75, 100, 500)]
    assert read == [10, 10, 15, 20, 30, 40, 40]


@pytest.mark.parametrize("x", [-1_999_000, -700_123, 1, 333_333, 1_500_001])
def test_exponential_and_logistic_are_near_the_true_ones(x: int) -> None:
    assert tables.exponential(x) == pytest.approx(exp(x / MILLION) * MILLION, rel=2e-4)
    true = MILLION / (1 + exp(-x / MILLION))
    assert tables.logistic(x) == pytest.approx(true, rel=2e-3)


def test_beyond_their_range_they_stay_at_the_end() -> None:
    assert tables.exponential(9 * MILLION) == tables.EXP[-1]
    assert tables.logistic(-9 * MILLION) == tables.LOGISTIC[0]


def test_tables_rise() -> None:
    for name, (table, _, _) in FORMULAS.items():
        assert list(table) == sorted(table), name
    for low, high in zip(tables.PERT, tables.PERT[1:], strict=False):
        assert all(a <= b for a, b in zip(low, high, strict=True)), "a later mode, a later quantile"


def bisected(mode: float, p: float) -> float:
    """The quantile by bisection of the integral."""
    cdf = beta_cdf(mode)
    return (bisect_left(cdf, p) / (len(cdf) - 1)) ** 2


def test_the_tail_beyond_the_last_but_one_entry_is_longer_than_betas() -> None:
    """A limit of the table, known and accepted: P99 of PERT(1, 2, 6) reads about a tenth too long."""
    ours = tables.pert_quantile(0, 200_000, MILLION, 990_000) / MILLION
    assert 1.05 < ours / bisected(0.2, 0.99) < 1.35
