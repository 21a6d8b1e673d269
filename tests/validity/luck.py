"""Luck by key: draws are uniform and independent, and worlds that share it compare well."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from statistics import correlation, stdev

from game.engine.chance import uniform
from game.model.units import MILLION
from tests.validity.finding import Finding, listed
from tests.validity.levers import LEVERS, finishes

CELLS = 64
DRAWS = 64_000
# Upper 0.1 % of chi-square with 63 degrees of freedom; an outlier of one in a thousand.
CHI_SQUARE = 103.4
SERIES: dict[str, Callable[[int], int]] = {
    "over seeds": lambda i: uniform(i, "task:M02:effort"),
    "over occurrences": lambda i: uniform(7, "risk:R1:again", i),
    "over keys": lambda i: uniform(7, f"task:T{i}:effort"),
}


def _chi_square(draws: list[int], cells: int) -> float:
    counts = [0] * cells
    for each in draws:
        counts[each * cells // MILLION] += 1
    expected = len(draws) / cells
    return sum((count - expected) ** 2 for count in counts) / expected


def draws() -> list[Finding]:
    """Uniform by chi-square, independent of the next draw and the next but one."""
    uneven, pairs, serial = [], [], []
    for series in SERIES.values():
        values = [series(i) for i in range(DRAWS)]
        uneven.append(_chi_square(values, CELLS))
        both = [
            (one * 8 // MILLION * 8 + two * 8 // MILLION) * MILLION // CELLS
            for one, two in zip(values[::2], values[1::2], strict=True)
        ]
        pairs.append(_chi_square(both, CELLS))
        serial += [abs(correlation(values[:-lag], values[lag:])) for lag in (1, 2)]
    one, other = ([uniform(seed, key) for seed in range(DRAWS)] for key in ("a", "b"))
    serial.append(abs(correlation(one, other)))
    limit = 4 / sqrt(DRAWS)
    size = f"{DRAWS:,} draws {', '.join(SERIES)}"
    source = "chi-square with 63 degrees of freedom, its upper 0.1 %"
    return [
        Finding(
            "draws",
            f"Chi-square of {CELLS} cells: draws fill the unit range evenly",
            f"below {CHI_SQUARE}",
            listed(uneven, 1),
            "upper 0.1 %",
            size,
            source,
            max(uneven) < CHI_SQUARE,
        ),
        Finding(
            "draws",
            "Chi-square of 8 × 8 cells of successive pairs: a draw says nothing of the next",
            f"below {CHI_SQUARE}",
            listed(pairs, 1),
            "upper 0.1 %",
            size,
            source,
            max(pairs) < CHI_SQUARE,
        ),
        Finding(
            "draws",
            "Serial correlation at lags 1 and 2, and of two keys over seeds: the largest",
            "0",
            f"{max(serial):.4f}",
            f"4 standard errors ({limit:.4f})",
            size,
            "computed",
            max(serial) < limit,
        ),
    ]


def common_random_numbers() -> list[Finding]:
    """A, section 0.4: with luck shared by key, differences between decisions need fewer games."""
    base = finishes("baseline")
    findings = []
    for name in ("expedite circuit (10/15/30)", "move 6 of 15 apps to rehost (M15 11/17/30)"):
        assert name in LEVERS
        other = finishes(name)
        n = len(base)
        paired = stdev(one - two for one, two in zip(base, other, strict=True)) / sqrt(n)
        apart = sqrt((stdev(base) ** 2 + stdev(other) ** 2) / n)
        findings.append(
            Finding(
                "common random numbers",
                f"Standard error of the mean difference, unpaired ÷ paired: {name}",
                "at least 2",
                f"{apart / paired:.1f}",
                "at least 2",
                f"{n} pairs of games",
                "promise of the design",
                apart / paired >= 2,
            )
        )
    return findings
