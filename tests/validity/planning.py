"""The planning package beside exact and published figures; the data lie beside the checkout."""

from __future__ import annotations

from math import sqrt

from game.planning.dated import early_dates
from game.planning.earned_value import Status, earned_schedule, figures
from game.planning.levelling import BUDGET, level_by_rule, level_well
from game.planning.mspdi import read_mspdi
from game.planning.network import Activity, forward_pass
from game.planning.risk import Normal, chance_by_normal, simulate
from tests.planning.plans import REFERENCE, Instance, broken_links, instances, overbooked
from tests.validity.finding import Finding, close, listed

MSPDI = REFERENCE.parent / "mspdi"
PSPLIB = "PSPLIB (Kolisch and Sprecher 1997); best known values stored beside the instances"
SHORT = 300
WORST = {"j30": 0.01, "j60": 0.035, "j120": 0.07}
BY_RULE = {"j30": 0.044, "j60": 0.056, "j120": 0.104}
RUNS = 100_000


def there_are_data() -> bool:
    """Whether the reference instances lie beside the checkout."""
    return (REFERENCE / "reference.csv").is_file()


def critical_paths() -> list[Finding]:
    """D, rows CPM-PSPLIB and SGS: exact lengths of each stored instance."""
    found = instances()
    length = {
        "CPM-PSPLIB": [
            max(end for _, end in forward_pass(each.activities).values()) == each.cpm_length
            for each in found
        ],
        "SGS": [
            max(end for _, end in level_by_rule(each.activities, each.capacity).values())
            == each.parallel_makespan
            for each in found
        ],
    }
    claims = {
        "CPM-PSPLIB": "Critical path length of each instance, resources ignored",
        "SGS": "Makespan of the parallel scheme with the latest-finish rule, each instance",
    }
    return [
        Finding(
            row,
            claims[row],
            f"{len(found)} of {len(found)}",
            f"{sum(exact)} of {len(found)}",
            "exact",
            f"{len(found)} instances of 30, 60 and 120 jobs",
            PSPLIB,
            bool(exact) and all(exact),
        )
        for row, exact in length.items()
    ]


def _distance(chosen: list[Instance], budget: int) -> tuple[float, bool]:
    """Mean distance from best known, and whether each schedule is feasible and over the bound."""
    distance = 0.0
    sound = True
    for each in chosen:
        spans = level_well(each.activities, each.capacity, budget=budget)
        length = max(end for _, end in spans.values())
        distance += length / each.best_known - 1
        sound = sound and each.lower <= length <= each.parallel_makespan
        sound = sound and not broken_links(each.activities, spans)
        sound = sound and not overbooked(each.activities, spans, each.capacity)
    return distance / len(chosen), sound


def levelling(
    families: tuple[str, ...] = ("j30", "j60", "j120"), *, budget: int = BUDGET
) -> list[Finding]:
    """D, row LEVEL: feasible, never below the bound, near the best known."""
    found = instances()
    findings = []
    for family in families:
        chosen = [each for each in found if each.family == family]
        mean, sound = _distance(chosen, budget)
        findings.append(
            Finding(
                "LEVEL",
                f"Levelled schedules of {family.upper()}: mean distance from best known; links "
                "and capacity kept, none below the proven bound",
                f"parallel scheme alone {100 * BY_RULE[family]:.1f} %",
                f"{100 * mean:.2f} %, {'all sound' if sound else 'not sound'}",
                f"at most {100 * WORST[family]:.1f} %, all sound",
                f"{len(chosen)} instances, {budget:,} schedules each",
                PSPLIB,
                sound and mean <= WORST[family],
            )
        )
    return findings


def short_levelling() -> list[Finding]:
    """D, row LEVEL, with a short search of the smaller instances."""
    return levelling(("j30", "j60"), budget=SHORT)


def stored_dates() -> list[Finding]:
    """D, row LINKS: start and finish of every leaf task of the MSPDI files."""
    right = every = 0
    for file in sorted(MSPDI.glob("*.xml")):
        plan = read_mspdi(file.read_bytes(), file.name)
        ours = early_dates(plan.jobs, plan.start)
        every += len(plan.stored)
        right += sum(ours.get(id) == span for id, span in plan.stored.items())
    return [
        Finding(
            "LINKS",
            "Stored start and finish of each leaf task, all link kinds, lags and calendars",
            f"{every} of {every}",
            f"{right} of {every}",
            "the minute",
            "a plan saved by Microsoft Project 2010",
            "MSPDI file beside the checkout",
            right == every > 0,
        )
    ]


def earned_value() -> list[Finding]:
    """D, rows EVM and ES."""
    found = figures(Status(1, 250_000, 200_000, 290_000), 500_000, [(1, 250_000), (2, 500_000)], 2)
    names = ("cpi", "spi", "eac_cpi", "eac_plan", "eac_cpi_spi", "etc", "vac", "tcpi_bac")
    expected = (0.6897, 0.8, 725_000, 590_000, 833_750, 435_000, -225_000, 1.4286)
    ours = [float(getattr(found, name)) for name in names]
    plan = [(3, 350), (4, 475), (5, 600)]
    earned = earned_schedule(plan, 480)
    index = figures(Status(5, 600, 480, 1), 1000, plan).spi_t
    assert index is not None
    return [
        Finding(
            "EVM",
            "BAC 500,000, PV 250,000, EV 200,000, AC 290,000: " + ", ".join(names),
            ", ".join(f"{value:g}" for value in expected),
            ", ".join(f"{value:.4f}" if abs(value) < 10 else f"{value:.0f}" for value in ours),
            "1e-4 relative",
            "worked example",
            "PMI practice standard for earned value management, formulas",
            all(close(x, y, share=1e-4) for x, y in zip(ours, expected, strict=True)),
        ),
        Finding(
            "ES",
            "PV 350, 475, 600 in months 3 to 5, EV 480 at month 5: ES, SPI(t)",
            "4.04, 0.81",
            listed([earned, index]),
            "0.005",
            "worked example",
            "earned schedule, Lipke 2003",
            close(earned, 4.04, by=0.005) and close(index, 0.81, by=0.005),
        ),
    ]


def plan_risk() -> list[Finding]:
    """D, rows PERT and MERGE."""
    chance = chance_by_normal(31, 1.490712, 30)
    table = {2: 11.128, 3: 11.693, 5: 12.326, 10: 13.078}
    means, errors = [], []
    for count in table:
        branches = [Activity(f"b{index}", 10) for index in range(count)]
        amounts = {each.id: Normal(10, 2) for each in branches}
        finish = simulate(branches, amounts, runs=RUNS).finish
        means.append(finish.mean)
        errors.append(4 * finish.sd / sqrt(RUNS))
    return [
        Finding(
            "PERT",
            "P(≤ 30) of a critical path of mean 31, sd 1.490712",
            "0.2512",
            f"{chance:.4f}",
            "1e-4",
            "closed form",
            "PERT, normal approximation (Malcolm et al. 1959)",
            close(chance, 0.2512, by=1e-4),
        ),
        Finding(
            "MERGE",
            "Mean of the largest of n = 2, 3, 5, 10 independent N(10, 2)",
            ", ".join(f"{mean:.3f}" for mean in table.values()),
            listed(means, 3),
            "4 standard errors",
            f"{RUNS:,} runs each",
            "order statistics of the normal distribution",
            all(
                close(x, y, by=error)
                for x, y, error in zip(means, table.values(), errors, strict=True)
            ),
        ),
    ]
