"""Proof on small projects: redraws are distributed as the truth is, given what was seen.

Two kinds of proof. By enumeration: all values that chance can take are gone through, those that
would have shown something else are left out, and the rest is the posterior. By rejection: many true
games are played, those that showed something else are thrown away, and the rest is the posterior.
Neither uses a line of the outlook. Frequencies of redraws are held against both by chi-square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cache

import pytest

from game.engine import dispatch, kernel
from game.engine.rules import risks
from game.engine.rules.estimates import true_work
from game.engine.setup import new_world
from game.engine.tables import NORMAL_16, NORMAL_64, exponential
from game.model import effects as e
from game.model.actions import SetBaseline
from game.model.effects import Estimate
from game.model.scenario import Happening, Scenario, Trigger
from game.model.units import DAY, MILLION
from game.model.world import World
from game.outlook import Posterior
from tests.engine import builder as b
from tests.outlook import moments

# Chi-square that one in ten thousand draws from the right distribution exceeds, by degrees of
# freedom.
UNLIKELY = {1: 15.1, 2: 18.4, 3: 21.1, 4: 23.5, 5: 25.7, 7: 29.9, 11: 37.4, 15: 44.3}


def differs(expected: dict[Hashable, float], drawn: Iterable[Hashable]) -> float:
    """Chi-square of drawn frequencies against probabilities, over what is unlikely; above 1 is a
    difference."""
    counts = Counter(drawn)
    number = sum(counts.values())
    assert counts.keys() <= {key for key, share in expected.items() if share > 0}
    whole = sum(expected.values())
    likely = {key: share / whole * number for key, share in expected.items() if share > 0}
    assert min(likely.values()) >= 5
    square = sum((counts[key] - share) ** 2 / share for key, share in likely.items())
    return square / UNLIKELY[len(likely) - 1]


def differ(truth: Iterable[Hashable], drawn: Iterable[Hashable]) -> float:
    """The same of two samples."""
    first, second = Counter(truth), Counter(drawn)
    one, two = sum(first.values()), sum(second.values())
    keys = first.keys() | second.keys()
    square = 0.0
    for key in keys:
        both = first[key] + second[key]
        expected = both * one / (one + two)
        square += (first[key] - expected) ** 2 / expected
        square += (second[key] - both + expected) ** 2 / (both - expected)
    return square / UNLIKELY[len(keys) - 1]


# Three tasks: A finished, B running, C waiting.


def three_tasks() -> Scenario:
    """A and B of one role, C of another; wide estimates; nothing but work is uncertain."""
    wide = Estimate(2 * DAY, 4 * DAY, 9 * DAY)
    tasks = {id: replace(task, estimate=wide) for id, task in b.scenario().tasks.items()}
    quiet = {"tail_probability": 0, "attrition_month": 0, "illness_gap": 4000}
    return b.scenario(tasks=tasks, parameters=quiet)


@cache
def in_the_second_task() -> World:
    """On day 9 A has long been finished and B goes on, of which nothing was reported yet."""
    for seed in range(100):
        world = b.begun(three_tasks(), seed)
        b.pass_days(world, 9)
        a, second = world.public.tasks["A"], world.public.tasks["B"]
        if 5 * DAY < a.finished < 6 * DAY and second.status == "active":
            assert second.reported_at == second.started
            return world
    raise AssertionError("no such game")


@cache
def enumerated() -> dict[tuple[int, int], dict[int, float]]:
    """For every (Z_project, Z_role) and slice of B's quantile the weight of what was seen: A held
    the work it held, to half a percent, and B is not finished."""
    world = in_the_second_task()
    public, p = world.public, world.rules.parameters
    held = public.tasks["A"].done
    state = public.tasks["B"]
    done = state.done + state.rate * (public.now - state.touched)
    fine = 1000
    found: dict[tuple[int, int], dict[int, float]] = {}
    for project, normal in enumerate(NORMAL_64):
        for role, own in enumerate(NORMAL_16):
            factor = exponential(p.shared_sigma * normal // 1000 + p.role_sigma * own // 1000)
            near = sum(
                abs(true_work(state.estimate, MILLION * step // fine, factor) / held - 1) < 0.005
                for step in range(fine)
            )
            if not near:
                continue
            slices = {}
            for eighth in range(8):
                left = sum(
                    true_work(state.estimate, MILLION * (eighth * 40 + step) // 320, factor) > done
                    for step in range(40)
                )
                if left:
                    slices[eighth] = near * left / 320
            found[project, role] = slices
    return found


def test_shared_luck_and_running_work_match_a_full_enumeration() -> None:
    world = in_the_second_task()
    weights = enumerated()
    posterior = Posterior(moments.view(world))
    drawn = [posterior.world(number).hidden for number in range(6000)]

    def by(key: Callable[[int, int, int], Hashable]) -> dict[Hashable, float]:
        found: dict[Hashable, float] = {}
        for (project, role), slices in weights.items():
            for eighth, weight in slices.items():
                place = key(project, role, eighth)
                found[place] = found.get(place, 0.0) + weight
        return found

    assert differs(by(lambda p, r, q: p // 8), (h.z_project // 8 for h in drawn)) < 1
    assert differs(by(lambda p, r, q: r // 2), (h.z_role["DEV"] // 2 for h in drawn)) < 1
    assert (
        differs(
            by(lambda p, r, q: (p // 32, r // 8)),
            ((h.z_project // 32, h.z_role["DEV"] // 8) for h in drawn),
        )
        < 1
    )
    quantiles = (h.tasks["B"].quantile * 8 // MILLION for h in drawn)
    assert differs(by(lambda p, r, q: q), quantiles) < 1
    assert differs(dict.fromkeys(range(8), 1.0), (h.z_role["TST"] // 2 for h in drawn)) < 1
    assert all(h.tasks["A"].work == world.hidden.tasks["A"].work for h in drawn)


def test_a_prior_that_ignores_what_was_seen_would_be_found_out() -> None:
    eighths: dict[Hashable, float] = {}
    for (project, _), slices in enumerated().items():
        eighths[project // 8] = eighths.get(project // 8, 0.0) + sum(slices.values())
    blind = Posterior(moments.view(new_world(three_tasks(), 1)))
    drawn = (blind.world(number).hidden.z_project // 8 for number in range(2000))
    assert differs(eighths, drawn) > 3


def test_the_tail_event_is_suspected_where_the_work_was_long() -> None:
    """Of tasks that took far longer than estimated the tail event has hit as many as it should."""
    narrow = Estimate(4 * DAY, 5 * DAY, 6 * DAY)
    tasks = {id: replace(task, estimate=narrow) for id, task in b.scenario().tasks.items()}
    likely = {"tail_probability": 300, "shared_sigma": 150, "role_sigma": 50}
    project = b.scenario(tasks=tasks, parameters=likely, horizon=90 * DAY)
    truths: list[Hashable] = []
    drawn: list[Hashable] = []
    for seed in range(3000):
        hidden = new_world(project, seed).hidden
        if not 7.5 < hidden.tasks["A"].work / DAY / MILLION < 9.5:
            continue
        world = b.begun(project, seed)
        b.pass_days(world, 12)
        if world.public.tasks["A"].status == "finished":
            truths.append(hidden.tail_task)
            posterior = Posterior(moments.view(world))
            drawn += [posterior.world(n).hidden.tail_task for n in range(seed * 9, seed * 9 + 9)]
    assert Counter(truths)["A"] > 30
    assert differ((tail == "A" for tail in truths), (tail == "A" for tail in drawn)) < 1


# A risk with a sign and a spread, a dilemma that may come, a lot that nobody has seen fall.


def only(world: World) -> World:
    """Begun, and never disturbed by illness or notice within the time of a test."""
    dispatch.do(world, SetBaseline(12 * DAY))
    kernel.settle(world)
    return world


QUIET = {"illness_gap": 4000, "attrition_month": 0}


def risky() -> Scenario:
    """One risk, tested on a day from 4 to 10, with an honest sign on day 2."""
    sign = b.indicator(Trigger("day", amount=2 * DAY), sensitivity=700, false_alarm=300)
    risk = b.risk(
        "R1",
        probability=400,
        closes=Trigger("finished", "C"),
        strikes=(Trigger("day", amount=4 * DAY, spread=6 * DAY),),
        indicator=sign,
    )
    return b.scenario(risks=b.by_id(risk), parameters=QUIET)


@cache
def risky_games() -> tuple[World, ...]:
    """Played to the morning of day 7."""
    worlds = tuple(only(new_world(risky(), seed)) for seed in range(2000))
    for world in worlds:
        b.pass_days(world, 7)
    return worlds


def standing(world: World) -> Hashable:
    """Whether the test is still to come, whether it would strike, and how likely the risk is."""
    ahead = any(event.subject == "strike:R1" for *_, event in world.agenda)
    likely = world.hidden.risks["R1"].probability >= 400
    return ahead, likely, ahead and risks.on_its_way(world, "R1")


@pytest.mark.parametrize("sign", ["rising", "calm"])
def test_a_risk_that_has_shown_a_sign_and_not_struck_matches_played_games(sign: str) -> None:
    seen = [
        world
        for world in risky_games()
        if world.public.risks["R1"].indicator == sign and not world.public.risks["R1"].struck
    ]
    truths = [standing(world) for world in seen]
    posterior = Posterior(moments.view(seen[0]))
    assert differ(truths, (standing(posterior.world(number)) for number in range(3000))) < 1


def test_a_dilemma_that_has_not_come_matches_played_games() -> None:
    doubtful = Trigger("day", amount=2 * DAY, spread=10 * DAY, chance=500)
    project = b.scenario(dilemmas=b.by_id(b.dilemma("E1", triggers=(doubtful,))), parameters=QUIET)

    def coming(world: World) -> Hashable:
        times = [time // (3 * DAY) for time, *_, event in world.agenda if event.kind == "trigger"]
        return min(times, default=-1)

    truths: list[Hashable] = []
    seen: World | None = None
    for seed in range(2000):
        world = only(new_world(project, seed))
        b.pass_days(world, 6)
        if world.public.dilemmas["E1"].status == "dormant":
            truths.append(coming(world))
            seen = seen or world
    assert seen is not None
    posterior = Posterior(moments.view(seen))
    assert differ(truths, (coming(posterior.world(number)) for number in range(3000))) < 1


def test_a_lot_that_nobody_saw_fall_matches_played_games() -> None:
    """Two lots raise a hidden meter; later a look shows whether it is high."""
    low = e.Chance(e.Odds((("", 300),)), (e.ChangeMeter("drift", 400),), (), "one")
    other = e.Chance(e.Odds((("", 600),)), (e.ChangeMeter("drift", 300),), (), "two")
    tell = e.Tell("sponsor", "High", "It is high.")
    happenings = b.by_id(
        Happening("begin", (Trigger("baseline"),), (low, other)),
        Happening(
            "look", (Trigger("day", amount=2 * DAY),), (e.When("meter.drift >= 500", (tell,)),)
        ),
    )
    project = b.scenario(
        happenings=happenings,
        meters=b.by_id(b.meter("drift", 100, public=False)),
        parameters=QUIET,
    )
    for high in (True, False):
        truths: list[Hashable] = []
        seen: World | None = None
        for seed in range(1500):
            world = only(new_world(project, seed))
            b.pass_days(world, 3)
            if bool(world.public.inbox) is high:
                truths.append(world.hidden.meters["drift"])
                seen = seen or world
        assert seen is not None
        posterior = Posterior(moments.view(seen))
        drawn = (posterior.world(number).hidden.meters["drift"] for number in range(2000))
        assert differ(truths, drawn) < 1


def test_a_later_effect_behind_an_unseen_lot_comes_as_often_as_it_should() -> None:
    """One in four is in for trouble in five days and does not know it."""
    trouble = e.Later(5 * DAY, (e.ChangeTrust("sponsor", -200),))
    lot = e.Chance(e.Odds((("", 250),)), (trouble,), (), "trouble")
    happening = Happening("begin", (Trigger("baseline"),), (lot,))
    project = b.scenario(happenings=b.by_id(happening), parameters=QUIET)
    world = only(new_world(project, 1))
    b.pass_days(world, 2)
    posterior = Posterior(moments.view(world))

    def trouble_ahead(world: World) -> bool:
        return any(event.kind == "effects" for *_, event in world.agenda)

    drawn = [trouble_ahead(posterior.world(number)) for number in range(2000)]
    assert differs({True: 0.25, False: 0.75}, drawn) < 1
    b.pass_days(world, 5)
    posterior = Posterior(moments.view(world))
    assert not any(trouble_ahead(posterior.world(number)) for number in range(20))


def test_illness_and_notice_match_played_games() -> None:
    project = b.scenario(
        horizon=200 * DAY, parameters={"illness_gap": 60, "attrition_month": 20_000}
    )

    def state(world: World) -> Hashable:
        times = {event.subject: time for time, *_, event in world.agenda if event.kind == "ill"}
        hidden = world.hidden.people["dan"]
        return times["dan"] // (30 * DAY) < 2, hidden.threshold - hidden.hazard < MILLION

    truths: list[Hashable] = []
    seen: World | None = None
    for seed in range(1500):
        world = only(new_world(project, seed))
        b.pass_days(world, 25)
        people = world.public.people["dan"]
        ill = any(e.kind == "away" and e.subject == "dan" for e in world.public.log)
        if people.leaves_at < 0 and not ill and people.status == "here":
            truths.append(state(world))
            seen = seen or world
    assert seen is not None
    posterior = Posterior(moments.view(seen))
    assert differ(truths, (state(posterior.world(number)) for number in range(3000))) < 1
