"""The budgets of the design, measured side by side in one run: `make bench`.

Each figure is the median of several rounds; what has a reference is shown as a ratio to it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import simpy

from game.content import load_scenario
from game.engine import dispatch, kernel
from game.engine.agenda import schedule
from game.engine.setup import new_world
from game.managers import policy
from game.managers.play import Lean, play
from game.model.events import Event
from game.model.world import World

EVENTS = 200_000
TIMERS = 500
ROUNDS = 5


def median_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median wall time of `work` after one warm-up, in seconds."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def simpy_timers() -> None:
    """Timers that set themselves again, in SimPy."""
    environment = simpy.Environment()
    left = [EVENTS]

    def timer(delay: int) -> object:
        while left[0] > 0:
            left[0] -= 1
            yield environment.timeout(delay)

    for i in range(TIMERS):
        environment.process(timer(1 + i % 7))
    environment.run()


def our_timers() -> None:
    """The same timers on our agenda."""
    world = new_world(load_scenario("tutorial"), 1)
    world.agenda.clear()
    left = [EVENTS]

    def tick(world: World, event: Event) -> None:
        if left[0] > 0:
            left[0] -= 1
            schedule(world, world.public.now + event.number, event)

    dispatch.EVENTS["tick"] = tick
    for i in range(TIMERS):
        schedule(world, 0, Event("tick", number=1 + i % 7))
    kernel.advance(world, 10**9)
    del dispatch.EVENTS["tick"]


def rollouts(scenario: str, count: int) -> Callable[[], None]:
    """Whole games led by the handbook manager, without recording."""

    def work() -> None:
        project = load_scenario(scenario)
        for seed in range(count):
            play(Lean(new_world(project, seed)), policy("handbook"))

    return work


def cold_start() -> float:
    """Seconds from nothing to the first frame of the title screen, off screen."""
    code = "from game.ui.desktop.app import first_frame; first_frame()"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "SDL_VIDEODRIVER": "dummy"})
    return time.perf_counter() - start


def main() -> None:
    reference = EVENTS / median_seconds(simpy_timers)
    ours = EVENTS / median_seconds(our_timers)
    print(f"kernel            {ours:12,.0f} events/s   SimPy {reference:12,.0f}   ratio {ours / reference:.2f}")
    count = 20
    for scenario in ("tutorial", "cloud-migration"):
        seconds = median_seconds(rollouts(scenario, count), 3) / count
        print(f"rollout           {1 / seconds:12,.1f} a second and core, {scenario}, handbook")
    world = new_world(load_scenario("cloud-migration"), 1)
    seconds = median_seconds(lambda: [world.fork() for _ in range(200)]) / 200
    print(f"fork              {seconds * 1e6:12,.0f} µs")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
