"""How fast the game is, measured here and now: `make bench`.

Prints each figure beside its budget and judges nothing: a slow machine is not a bug. What runs on
one core is measured in its processor time, so that a busy machine tells nearly the same; what
waits for others (processes, a cold start) by the clock. The kernel is measured against SimPy in
the same run, turn by turn, on the same work: a thousand timers, each with a period of its own.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from random import Random
from typing import Any

import simpy

from game.content.load import load_scenario
from game.debrief.analyst import analyse as analyse_game
from game.engine import dispatch, kernel
from game.engine.agenda import schedule
from game.engine.setup import new_world
from game.evidence.pack import plan as files_of
from game.evidence.pack import steps
from game.evidence.portfolio import Settings as Wanted
from game.evidence.portfolio import portfolio
from game.evidence.replay import tell
from game.managers import play, policy
from game.managers.play import Lean
from game.model.events import Event
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import World
from game.outlook import Posterior, forecast
from game.outlook.workers import cores, processes
from game.planning.network import Activity, Demand, Link, analyse, level
from game.planning.psplib import read_psplib
from game.planning.risk import Errors, ThreePoint, simulate
from game.session import Session
from game.ui.desktop.offscreen import offscreen
from game.ui.events import Resize
from tests import bench_window
from tests.engine import builder
from tests.evidence import sample

TIMERS = 1000
HORIZON = 20_000


def periods() -> list[int]:
    """One period for each timer, in minutes."""
    lots = Random(1)
    return [lots.randint(50, 150) for _ in range(TIMERS)]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of a few runs: what else the machine does only ever adds."""
    return min(once(work) for _ in range(times))


def once(work: Callable[[], object]) -> float:
    """Processor time of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def clock(work: Callable[[], object]) -> float:
    """Time as somebody who waits for it sees it."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


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


def as_file(plan: list[Activity], capacity: dict[str, int]) -> str:
    """The plan as a PSPLIB file."""
    number = {activity.id: at for at, activity in enumerate(plan, 1)}
    after: dict[int, list[int]] = {at: [] for at in number.values()}
    for activity in plan:
        for link in activity.after:
            after[number[link.predecessor]].append(number[activity.id])
    lines = ["PRECEDENCE RELATIONS:", "jobnr. #modes #successors successors"]
    lines += [f"{at} 1 {len(them)} {' '.join(map(str, them))}" for at, them in after.items()]
    lines += ["*" * 72, "REQUESTS/DURATIONS:", "jobnr. mode duration R", "-" * 72]
    for activity in plan:
        held = {demand.role: demand.permille for demand in activity.demand}
        units = " ".join(str(held.get(role, 0)) for role in capacity)
        lines.append(f"{number[activity.id]} 1 {activity.duration} {units}")
    lines += ["*" * 72, "RESOURCEAVAILABILITIES:", " ".join(capacity)]
    lines += [" ".join(map(str, capacity.values())), "*" * 72]
    return "\n".join(lines)


def plan_seconds(size: int) -> float:
    """Reading a plan of so many tasks, its dates and its levelled schedule."""
    text = as_file(*large_plan(size))

    def work() -> None:
        instance = read_psplib(text, "bench")
        analyse(instance.activities)
        level(instance.activities, instance.capacity)

    return seconds(work)


def rollouts(scenario: Scenario, games: int) -> float:
    """Whole games a second, led by the handbook manager, each with luck of its own."""
    lead = policy("handbook")

    def work() -> None:
        for seed in range(games):
            play(Lean(new_world(scenario, seed)), lead)

    return games / seconds(work)


def half_way(scenario: Scenario) -> World:
    """A world in the middle of the game, with its log and agenda as full as they get there."""
    game = Lean(new_world(scenario, 1))
    lead = policy("handbook")
    half = scenario.deadline.minute // 2
    while game.world.public.now < half and not game.ended:
        for action in lead(game.view()):
            game.submit(action)
        game.advance(min(half, game.world.public.now + DAY))
    return game.world


def debriefed(scenario: Scenario) -> tuple[float, int, int]:
    """Seconds that the debrief of a whole game led by the novice takes, and how many futures and
    decisions it has."""
    session = Session.start(scenario, 1)
    play(session, policy("novice"))
    last = None
    with processes() as executor:
        began = time.perf_counter()
        for progress in analyse_game(session.recording, scenario, executor):
            last = progress.analysis
        taken = time.perf_counter() - began
    assert last is not None
    return taken, last.rollouts, len(last.decisions)


def cold_start() -> None:
    """The title screen as a picture, from nothing: interpreter, imports, fonts, one frame."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(Path(sys.executable).with_name("contingency")),
            "screenshot",
            "title",
            "-o",
            folder,
        ]
        subprocess.run(command, check=True, capture_output=True)


def frames(width: int, height: int) -> float:
    """Seconds to build and draw the home screen of a game under way, caches warm, without flip."""
    screens = bench_window.under_way()
    painter = offscreen(width, height)
    screens.stage.handle(Resize(*painter.size))
    screens.stage.settle()

    def draw_twenty() -> None:
        for _ in range(20):
            screens.stage.redraw()
            screens.stage.draw(painter)

    return seconds(draw_twenty) / 20


def risk_seconds() -> float:
    """10,000 runs of a plan of a hundred tasks, each behind two others."""
    plan = [
        Activity(
            f"t{index}",
            10,
            tuple(Link(f"t{other}") for other in (index - 7, index - 10) if other >= 0),
        )
        for index in range(100)
    ]
    amounts = {each.id: ThreePoint(5, 10, 20) for each in plan}
    return seconds(lambda: simulate(plan, amounts, errors=Errors(plan=0.2)))


def evidence_seconds() -> float:
    """Every file of the sample game's pack, from its recording on, without the analysis."""
    recording = sample.played().recording

    def make() -> list[object]:
        made = portfolio(tell(recording, sample.scenario()), None, Wanted(sample.MADE))
        return list(steps(files_of(made)))

    return once(make)


def say(what: str, measured: str, budget: str = "") -> None:
    print(f"{what:<46} {measured:>18}   {budget}".rstrip())


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, one core")
    rung = our_timers()
    assert rung == their_timers()
    rounds = [(once(our_timers), once(their_timers)) for _ in range(5)]
    ours, theirs = (min(times) for times in zip(*rounds, strict=True))
    say("kernel", f"{rung / ours:,.0f} events/s")
    say("SimPy, the same work", f"{rung / theirs:,.0f} events/s")
    say("kernel / SimPy", f"{theirs / ours:.2f} ×", "at least 2.5 ×")

    scenario = load_scenario("cloud-migration")
    tutorial = load_scenario("tutorial")
    say("cloud migration led by handbook", f"{rollouts(scenario, 20):,.0f} games/s", "at least 400")
    say("tutorial led by handbook", f"{rollouts(tutorial, 50):,.0f} games/s")
    world = half_way(scenario)
    forks = seconds(lambda: [world.fork() for _ in range(100)], 20) / 100
    say("fork of a world, half-way", f"{forks * 1e6:,.0f} µs", "at most 100 µs")
    say("digest of that world", f"{seconds(world.digest) * 1e6:,.0f} µs")
    say("new world", f"{seconds(lambda: new_world(scenario, 1)) * 1e3:,.1f} ms")
    say("loading the scenario", f"{seconds(lambda: load_scenario('cloud-migration')):.2f} s")

    view = View(scenario, world.public, world.rules.calendar)
    posterior = Posterior(view)
    redraws = seconds(lambda: [posterior.world(n) for n in range(20)]) / 20
    say("a future redrawn half-way", f"{redraws * 1e3:.1f} ms")
    alone = seconds(lambda: forecast(view, futures=20), 2) / 20
    say("a future redrawn and played", f"{alone * 1e3:.1f} ms")
    with processes() as executor:
        forecast(view, executor, futures=20)
        waited = min(clock(lambda: forecast(view, executor)) for _ in range(3))
    say(f"forecast of 200 futures, {cores()} cores", f"{waited:.2f} s", "at most 1 s")
    say("the debrief of a whole game takes some minutes", "…")
    taken, futures, decisions = debriefed(scenario)
    say(f"debrief, {decisions} decisions, {futures:,} futures", f"{taken:,.0f} s")
    say("  of it 30 decisions", f"{taken * 30 / decisions:.0f} s", "at most 60 s")

    say("evidence of a whole game", f"{evidence_seconds():.1f} s", "at most 10 s")
    say("10,000 runs of 100 tasks", f"{risk_seconds():.2f} s", "about 1 s")
    for size in (1000, 3000, 10_000):
        limit = "at most 5 s" if size == 10_000 else ""
        say(f"{size:,} tasks: read, dates, levelled", f"{plan_seconds(size):.2f} s", limit)
    for width, height, budget in ((1280, 720, 8), (1920, 1080, 16)):
        drawn = f"{frames(width, height) * 1e3:.1f} ms"
        say(f"home drawn at {width}×{height}", drawn, f"at most {budget} ms")
    started = min(clock(cold_start) for _ in range(3))
    say("cold start to the first frame", f"{started:.2f} s", "at most 1.5 s")
    for each in bench_window.lines():
        say(*each)


if __name__ == "__main__":
    main()
