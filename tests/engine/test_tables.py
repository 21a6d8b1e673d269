"""Each table computed again from its formula; what is read between the entries, by integration."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import exp, log, sqrt
from statistics import NormalDist

import pytest

from game.engine import tables
from game.model.units import MILLION

NORMAL = NormalDist()
MIDDLES_16 = [(i + 0.5) / 16 for i in range(16)]
MIDDLES_64 = [(i + 0.5) / 64 for i in range(64)]
STEPS_64 = [i / 64 for i in range(65)]


def pareto(p: float) -> float:
    return min(6.0, exp(-log(1 - p) / 1.2)) if p < 1 else 6.0


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
        total += float(t ** (2 * alpha - 1) * (1 - t * t) ** (beta - 1))
        sums.append(total)
    return [value / total for value in sums]


def chance_below(mode: float, x: float) -> float:
    cdf = beta_cdf(mode)
    place = sqrt(x) * (len(cdf) - 1)
    low = min(int(place), len(cdf) - 2)
    return cdf[low] + (cdf[low + 1] - cdf[low]) * (place - low)


@pytest.mark.parametrize("row", range(11))
def test_pert_rows_are_quantiles_of_the_beta_distribution(row: int) -> None:
    table = tables.PERT[row]
    places = [1 / 512, *(step / 32 for step in range(1, 32)), 511 / 512]
    for entry, place in zip(table, places, strict=True):
        assert chance_below(row / 20, entry / MILLION) == pytest.approx(place, abs=1e-5)


@pytest.mark.parametrize("mode", [3, 27, 50, 73, 97])
def test_a_pert_quantile_lies_where_integration_puts_it(mode: int) -> None:
    """Between the entries too: off by half a percent of probability, by one at the ends."""
    for percent in range(1, 100):
        x = tables.pert_quantile(0, mode * 10_000, MILLION, percent * 10_000) / MILLION
        if mode > 50:
            reached = 1 - chance_below((100 - mode) / 100, 1 - x)
        else:
            reached = chance_below(mode / 100, x)
        bound = 0.005 if 4 <= percent <= 96 else 0.01
        assert reached == pytest.approx(percent / 100, abs=bound)


@pytest.mark.parametrize("mode", [0, 10, 25, 50, 80, 100])
def test_pert_draws_have_the_mean_of_pert(mode: int) -> None:
    draws = range(500, MILLION, 1000)
    mean = sum(tables.pert_quantile(0, mode * 10_000, MILLION, u) for u in draws) / len(draws)
    assert mean / MILLION == pytest.approx((4 * mode / 100 + 1) / 6, abs=0.001)


def test_pert_quantiles_rise_and_keep_the_bounds() -> None:
    values = [tables.pert_quantile(480, 960, 2400, u) for u in range(0, MILLION, 12_500)]
    assert values == sorted(values)
    assert 480 <= values[0] < 600
    assert 1900 < values[-1] <= 2400


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
