"""How fast the game is, measured here and now: `make bench`.

Prints each figure beside its budget (docs: design, budgets) and judges nothing: a slow machine is
not a bug. The kernel is measured against SimPy in the same run, on the same work: a thousand
timers, each with a period of its own.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from itertools import count
from random import Random
from typing import Any

import simpy

from game.content.load import load_scenario
from game.engine import dispatch, kernel
from game.engine.agenda import schedule
from game.engine.setup import new_world
from game.managers import play, policy
from game.model.events import Event
from game.model.units import DAY
from game.model.world import World
from game.planning.network import Activity, Demand, Link, analyse, forward_pass, level
from game.session import Session
from tests.engine import builder

TIMERS = 1000
HORIZON = 20_000


def periods() -> list[int]:
    """One period for each timer, in minutes."""
    lots = Random(1)
    return [lots.randint(50, 150) for _ in range(TIMERS)]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def our_timers() -> int:
    """Runs the timers on our kernel; the number of events."""
    world = builder.world()
    world.public.started = False  # the clock alone: no task is looked at between events
    every = periods()
    rung = 0

    def ring(world: World, event: Event) -> None:
        nonlocal rung
        rung += 1
        schedule(world, world.public.now + every[event.number], event)

    dispatch.EVENTS["bench"] = ring
    for number, period in enumerate(every):
        schedule(world, period, Event("bench", "", number))
    kernel.advance(world, HORIZON)
    del dispatch.EVENTS["bench"]
    return rung


def their_timers() -> int:
    """Runs the timers on SimPy; the number of events."""
    env = simpy.Environment()
    rung = 0

    def ring(period: int) -> Generator[Any, Any, None]:
        nonlocal rung
        while True:
            yield env.timeout(period)
            rung += 1

    for period in periods():
        env.process(ring(period))
    env.run(until=HORIZON + 1)
    return rung


def large_plan(size: int = 10_000) -> tuple[list[Activity], dict[str, int]]:
    """A plan of many tasks, each behind one to three of the last 300, and twenty roles of six."""
    lots = Random(1)
    activities = []
    for number in range(size):
        before = (
            {lots.randint(max(0, number - 300), number - 1) for _ in range(3)} if number else ()
        )
        links = tuple(Link(f"T{other}") for other in before)
        roles = lots.sample(range(20), 2)
        demand = tuple(Demand(f"R{role}", lots.choice((300, 500, 1000))) for role in roles)
        activities.append(Activity(f"T{number}", lots.randint(1, 5) * DAY, links, demand))
    return activities, {f"R{role}": 6000 for role in range(20)}


def middle_of(session: Session) -> Session:
    """The game led by the handbook manager, stopped half-way through the planned time."""
    lead = policy("handbook")
    half = session.scenario.deadline.minute // 2
    while session.view().now < half and not session.ended:
        for action in lead(session.view()):
            session.submit(action)
        session.advance(min(half, session.view().now + 5 * DAY))
    return session


def cold_start() -> None:
    """The title screen as a picture, from nothing: interpreter, imports, fonts, one frame."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "game.cli", "screenshot", "title", "-o", folder]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ})


def say(what: str, measured: str, budget: str) -> None:
    print(f"{what:<44} {measured:>16}   {budget}")


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, one core")
    assert our_timers() == their_timers()
    rung = our_timers()
    ours, theirs = seconds(our_timers), seconds(their_timers)
    say("kernel", f"{rung / ours:,.0f} events/s", "")
    say("SimPy, same work", f"{rung / theirs:,.0f} events/s", "")
    say("kernel / SimPy", f"{theirs / ours:.2f} ×", "at least 2.5 ×")

    scenario = load_scenario("cloud-migration")
    seeds = count(1)
    games = 20

    def rollouts() -> None:
        for _ in range(games):
            play(Session.start(scenario, next(seeds)), policy("handbook"))

    say(
        "cloud migration led by handbook",
        f"{games / seconds(rollouts):,.0f} games/s",
        "at least 400",
    )
    world = middle_of(Session.start(scenario, 1))._world
    forks = 200
    spent = seconds(lambda: [world.fork() for _ in range(forks)]) / forks
    say("fork of a world", f"{spent * 1e6:,.0f} µs", "at most 100 µs")
    say("digest of a world", f"{seconds(world.digest) * 1e6:,.0f} µs", "")
    say("new world", f"{seconds(lambda: new_world(scenario, 1)) * 1e3:,.1f} ms", "")
    say("loading the scenario", f"{seconds(lambda: load_scenario('cloud-migration')):,.2f} s", "")

    plan, capacity = large_plan()

    def schedule_all() -> None:
        forward_pass(plan)
        analyse(plan)
        level(plan, capacity)

    say(
        "10,000 tasks: CPM, levelled", f"{seconds(schedule_all):,.2f} s", "at most 5 s with loading"
    )
    say("cold start to the first frame", f"{seconds(cold_start):,.2f} s", "at most 1.5 s")


if __name__ == "__main__":
    main()
