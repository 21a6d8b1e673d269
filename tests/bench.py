"""How fast the game is, measured here and now: `make bench`.

Prints each figure beside its budget (docs: design, budgets) and judges nothing: a slow machine is
not a bug. The kernel is measured against SimPy in the same run, on the same work: a thousand
timers, each with a period of its own.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

import simpy

from game.engine import dispatch, kernel
from game.engine.agenda import schedule
from game.model.events import Event
from game.model.world import World
from game.planning.network import Activity, Demand, Link, forward_pass, level
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
    world.public.started = False
    every = periods()
    count = 0

    def ring(world: World, event: Event) -> None:
        nonlocal count
        count += 1
        schedule(world, world.public.now + every[event.number], event)

    dispatch.EVENTS["bench"] = ring
    for number, period in enumerate(every):
        schedule(world, period, Event("bench", "", number))
    kernel.advance(world, HORIZON)
    del dispatch.EVENTS["bench"]
    return count


def their_timers() -> int:
    """Runs the timers on SimPy; the number of events."""
    env = simpy.Environment()
    count = 0

    def ring(period: int):  # type: ignore[no-untyped-def]
        nonlocal count
        while True:
            yield env.timeout(period)
            count += 1

    for period in periods():
        env.process(ring(period))
    env.run(until=HORIZON + 1)
    return count
