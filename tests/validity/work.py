"""Work and networks as the engine plays them: rework, flow, merges, shared errors, cutovers."""

from __future__ import annotations

from functools import cache
from math import exp, sqrt

from game.engine import kernel
from game.engine.rules.effects import apply
from game.engine.setup import new_world
from game.managers import play, policy
from game.managers.play import Lean
from game.model.effects import Cutover
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.world import World
from game.planning.flow import flow, percentile
from tests.engine import builder as b
from tests.validity import teams
from tests.validity.finding import Finding, close, listed, percent

SCOPE = 400


def effort(quality: int) -> float:
    """Effort over scope of a long task at a constant first-pass quality, found within the week."""
    project = teams.crowd(
        1,
        SCOPE,
        first_pass_quality=quality,
        rework_share=1000,
        fix_iteration=1000,
        detection_automated=5,
    )
    world = teams.healthy(project)
    world.public.tests_automated = True
    scope = world.hidden.tasks["A"].work
    teams.finish(world)
    return world.hidden.tasks["A"].work / scope


def rework() -> list[Finding]:
    """D, row REWORK: effort = scope / q."""
    shares = (0.9, 0.8, 0.7)
    ours = [effort(round(1000 * share)) for share in shares]
    return [
        Finding(
            "REWORK",
            "Effort over scope at constant first-pass quality 0.9, 0.8, 0.7, wrong work found "
            "within the week and mended at the price of making it",
            listed([1 / share for share in shares], 3),
            listed(ours, 3),
            "1 %",
            f"a task of {SCOPE} days each",
            "rework cycle, closed form (Cooper; Lyneis and Ford 2007)",
            all(close(x, 1 / share, share=0.01) for x, share in zip(ours, shares, strict=True)),
        )
    ]


ITEMS = 160


def board() -> list[Finding]:
    """D, row LITTLE, on the engine: many small tasks for a few people."""
    names = [f"I{i}" for i in range(ITEMS)]
    tasks = {name: teams.spread(name, (10, 30, 90)) for name in names}
    tasks["B"] = b.task("B", 1, after=tuple(names), role="PM")
    world = new_world(teams.quiet(tasks, [f"dev{i}" for i in range(4)]), 3)
    play(Lean(world), policy("idle"))
    items = [
        (world.public.tasks[name].started / DAY, world.public.tasks[name].finished / DAY)
        for name in names
    ]
    ends = sorted(done for _, done in items)
    found = flow(items, ends[ITEMS // 8], ends[-ITEMS // 8])
    assert found.cycle_time is not None
    expected = found.throughput * found.cycle_time
    return [
        Finding(
            "LITTLE",
            "Mean work in progress beside throughput × mean cycle time, a played board",
            f"{expected:.2f}",
            f"{found.wip:.2f}",
            "2 %",
            f"{ITEMS} tasks, 4 people, middle three quarters",
            "Little 1961",
            close(found.wip, expected, share=0.02),
        )
    ]


MERGES = 2000


def waits(branches: int) -> Scenario:
    """Parallel waits for suppliers, which share no error, and an end that follows all of them."""
    names = [f"W{i}" for i in range(branches)]
    tasks = {name: teams.spread(name, (60, 100, 140), role="") for name in names}
    tasks["B"] = b.task("B", 1, after=tuple(names), role="PM")
    return teams.quiet(tasks, ["dev0"])


@cache
def merged(branches: int) -> tuple[float, ...]:
    """The day on which the last of the branches ended, for many seeds."""
    project = waits(branches)
    days = []
    for seed in range(MERGES):
        world = teams.healthy(project, seed)
        kernel.advance(world, 15 * DAY)
        days.append(max(world.public.tasks[f"W{i}"].finished for i in range(branches)) / DAY)
    return tuple(days)


def merge_bias() -> list[Finding]:
    """A, section 1.1: parallel paths each on time with 50 or 80 percent."""
    single = sorted(merged(1))
    findings = []
    for share, table in ((0.5, (0.25, 0.125, 0.031)), (0.8, (0.64, 0.51, 0.33))):
        date = percentile(single, share)
        ours = [sum(day <= date for day in merged(n)) / MERGES for n in (2, 3, 5)]
        errors = [3 * sqrt(p * (1 - p) / MERGES) + 0.02 for p in table]
        findings.append(
            Finding(
                "merge bias",
                f"2, 3, 5 parallel paths all on time where each is with {percent(share)}, played",
                ", ".join(percent(p) for p in table),
                ", ".join(percent(p) for p in ours),
                "3 standard errors and the error of the date",
                f"{MERGES} games each",
                "computed (independent paths)",
                all(close(x, p, by=e) for x, p, e in zip(ours, table, errors, strict=True)),
            )
        )
    return findings


CHAINS = 800


@cache
def chains(shared: int) -> tuple[float, ...]:
    """Lengths of a played chain of twelve equal tasks, relative to the estimate."""
    role = "" if not shared else "DEV"
    names = [f"C{i}" for i in range(12)]
    tasks = {
        name: teams.spread(
            name, (40, 85, 220), role=role, after=tuple(names[i - 1 : i] if i else ())
        )
        for i, name in enumerate(names)
    }
    tasks["B"] = b.task("B", 1, after=(names[-1],), role="PM")
    knobs = {"shared_sigma": shared, "role_sigma": 50} if shared else {}
    project = teams.quiet(tasks, ["dev0"], **knobs)
    planned = 12 * tasks["C0"].estimate.mean / DAY
    lengths = []
    for seed in range(CHAINS):
        world = teams.healthy(project, seed)
        lengths.append(teams.finish(world, names[-1]) / planned)
    return tuple(lengths)


def correlation() -> list[Finding]:
    """A, section 1.1: a shared error widens P80/P50 of a chain of twelve tasks."""
    reference = {0: 1.15 / 1.06, 150: 1.23 / 1.06, 250: 1.33 / 1.06}
    ours = {
        shared: percentile(chains(shared), 0.8) / percentile(chains(shared), 0.5)
        for shared in reference
    }
    return [
        Finding(
            "correlation",
            "P80/P50 of twelve tasks in a row, shared error 0 (suppliers' waits), 0.15, 0.25",
            listed(list(reference.values())),
            listed(list(ours.values())),
            "0.05, and rising",
            f"{CHAINS} games each",
            "computed (lognormal tasks of 0.35)",
            all(close(ours[x], reference[x], by=0.05) for x in reference)
            and ours[0] < ours[150] < ours[250],
        )
    ]


NIGHTS = 2000
NIGHT = Cutover(
    rehearsals="rehearsals",
    rollback="rollback",
    staged="",
    discovery="discovery",
    shift="",
    outage="outage",
    succeeded=(),
    failed=(),
    key="night",
)


def night(rehearsals: int, rollback: bool, seed: int) -> World:
    """A rested team on the evening of a cutover."""
    project = b.scenario(
        meters=b.by_id(
            b.meter("rehearsals", rehearsals), b.meter("discovery", 700), b.meter("outage")
        ),
        flags={"rollback": ""},
    )
    world = b.world(project, seed)
    world.public.flags["rollback"] = rollback
    for person in world.public.people.values():
        person.fatigue = 0
    return world


def nights(rehearsals: int, rollback: bool) -> tuple[float, list[int]]:
    """How often the night succeeds, and the hours of outage when it does not."""
    hours = []
    for seed in range(NIGHTS):
        world = night(rehearsals, rollback, seed)
        apply(world, (NIGHT,))
        if world.public.meters["outage"]:
            hours.append(world.public.meters["outage"])
    return 1 - len(hours) / NIGHTS, hours


def cutovers() -> list[Finding]:
    """A, section 5.3, as B, S1 reads it: what a dress rehearsal and a way back are worth."""
    states = ((2, True, 2.2), (1, True, 1.3), (1, False, 0.5))
    ours = [nights(rehearsals, rollback) for rehearsals, rollback, _ in states]
    expected = [1 / (1 + exp(-logit)) for _, _, logit in states]
    unprepared, prepared = sorted(ours[2][1]), sorted(ours[1][1])
    outage = (percentile(unprepared, 0.5), percentile(unprepared, 0.9), percentile(prepared, 0.5))
    return [
        Finding(
            "cutover",
            "Nights that succeed: two rehearsals and a way back; one less; no way back either",
            ", ".join(percent(p) for p in expected),
            ", ".join(percent(share) for share, _ in ours),
            "4 standard errors",
            f"{NIGHTS} nights each",
            "own formula, after Uptime Institute 2025",
            all(
                close(share, p, by=4 * sqrt(p * (1 - p) / NIGHTS))
                for (share, _), p in zip(ours, expected, strict=True)
            ),
        ),
        Finding(
            "cutover",
            "Hours of outage after a failed night: median and P90 without a way back, median with",
            "14, 120, 3",
            listed(outage, 0),
            "a fifth, or an hour",
            f"{len(unprepared)} and {len(prepared)} failed nights",
            "own formula, after Uptime Institute 2025",
            all(close(x, y, share=0.2, by=1) for x, y in zip(outage, (14, 120, 3), strict=True)),
        ),
    ]
