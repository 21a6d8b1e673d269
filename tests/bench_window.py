"""What the window costs while a person only looks: processor, memory, frames. Part of the bench.

`python -m tests.bench_window` measures these alone. The window is the real one on SDL's dummy
driver with the live forecast in its processes; memory is that of a process of its own in which a
whole game was played in the window and its debrief computed and looked at.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from statistics import quantiles

from game.content.load import load_scenario
from game.debrief import words
from game.debrief.settings import Settings as Precision
from game.managers import policy
from game.outlook import Lookout
from game.session import Session
from game.ui import desktop
from game.ui.desktop import memory as sweeps
from game.ui.desktop.offscreen import offscreen
from game.ui.events import Tick
from game.ui.painter import Painter
from game.ui.play import Play
from game.ui.settings import Settings

LOOKED_AT = 10.0
"""Seconds of doing nothing."""
FRAME_MS = 16
PLAYED = 12.0
"""Seconds during which time runs at its second speed."""
RUNNING = ("home", "plan", "board", "team", "risks", "stakeholders", "money", "inbox", "report")
DEBRIEF = ("facts", "skill", "decision", "why", "calibration", "whatif", "themes", "next", "aims")
FEW = Precision(rollouts=4, compared=0)
"""Futures of the debrief whose memory is measured; they are played in other processes."""


@dataclass(frozen=True)
class Idle:
    """Share of one processor in percent, and how often the screen was drawn."""

    share: float
    drawn: int


@dataclass(frozen=True)
class Frames:
    """Milliseconds of the longest frame, in its own work and by the clock, of one in a hundred by
    the clock, and how many there were. On a busy machine the clock counts what others do."""

    longest: float
    clock: float
    rare: float
    count: int


def under_way(lookout: Lookout | None = None) -> Play:
    """The cloud migration on its home screen after some weeks."""
    session = Session.start(load_scenario("cloud-migration"), 1)
    lead = policy("handbook")
    for _ in range(12):
        for action in lead(session.view()):
            session.submit(action)
        session.next_event()
    play = Play(Settings(ask_to_run_on=False), lookout=lookout)
    play.take(session)
    play.go("home")
    return play


def idle() -> Idle:
    """The window open on home, its forecast there, nobody touching anything."""
    play = under_way(Lookout())
    drawn = 0
    draw = play.stage.draw

    def counted(p: Painter) -> None:
        nonlocal drawn
        drawn += 1
        draw(p)

    play.stage.draw = counted  # type: ignore[method-assign]
    found: list[Idle] = []

    def watch() -> None:
        while play.ahead.latest is None or play.ahead.computing:
            time.sleep(0.2)
        time.sleep(2.0)
        first, began, clock = drawn, time.process_time(), time.perf_counter()
        time.sleep(LOOKED_AT)
        share = (time.process_time() - began) / (time.perf_counter() - clock)
        found.append(Idle(share * 100, drawn - first))
        import pygame  # after the desktop, which keeps it from greeting

        pygame.event.post(pygame.event.Event(pygame.QUIT))

    threading.Thread(target=watch, daemon=True).start()
    desktop.run(play.stage)
    return found[0]


def frames(width: int = 1280, height: int = 720) -> Frames:
    """Frames as the loop makes them while time runs and forecasts are played beside it."""
    play = under_way(Lookout())
    play.ahead.warm_up()
    painter = offscreen(width, height)
    play.stage.resize(*painter.size)
    play.stage.settle()
    play.stage.draw(painter)  # pictures are made once, before time runs
    sweeps.settle()
    taken: list[float] = []
    worked: list[float] = []

    def frame() -> None:
        began, before = time.perf_counter(), time.thread_time()
        play.stage.handle(Tick(FRAME_MS))
        if play.stage.dirty:
            play.stage.draw(painter)
        spent = (time.perf_counter() - began) * 1000
        taken.append(spent)
        worked.append((time.thread_time() - before) * 1000)
        time.sleep(max(0.0, FRAME_MS - spent) / 1000)

    while play.ahead.latest is None:
        frame()
    until = time.perf_counter() + PLAYED
    while time.perf_counter() < until:
        assert play.run is not None
        if not play.run.running and not play.run.view.public.ended:
            play.set_speed(2)
        frame()
    play.ahead.close()
    return Frames(max(worked), max(taken), quantiles(taken, n=100)[98], len(taken))


def memory() -> float:
    """Megabytes of the window's process, at most."""
    command = [sys.executable, "-m", "tests.bench_window", "memory"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _whole_game() -> None:
    """Plays a game on its screens to the end, computes its debrief and shows every step of it."""
    play = under_way(Lookout())
    run = play.run
    assert run is not None
    painter = offscreen(1920, 1080)
    lead = policy("handbook")
    turn = 0
    while not run.view.public.ended:
        for action in lead(run.session.view()):
            run.attempt(action)
        run.next_event()
        play.ahead.tick(run, 1000)
        play.go(RUNNING[turn % len(RUNNING)])
        play.stage.draw(painter)
        turn += 1
    debrief = run.debrief()
    debrief.say(words.entry(words.SKIPPED, "(Opened to be measured.)"))
    debrief.finish(FEW)
    debrief.reached = 7
    for step in DEBRIEF:
        play.go(f"debrief.{step}")
        play.stage.draw(painter)
    print(_most(), flush=True)
    play.quit()


def _most() -> float:
    """Largest resident memory in megabytes; the system counts in kilobytes, on a Mac in bytes."""
    count = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return count / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def lines() -> list[tuple[str, str, str]]:
    """What, how much, and the budget. No window is shown and no sound is heard."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    rest, shown = idle(), frames()
    return [
        ("idle on home, share of a processor", f"{rest.share:.1f} %", "under 3 %"),
        (f"screens drawn in {LOOKED_AT:.0f} s without a change", str(rest.drawn), "none"),
        ("longest frame beside the forecast, its work", f"{shown.longest:.0f} ms", "at most 33 ms"),
        ("  by the clock", f"{shown.clock:.0f} ms", "at most 33 ms"),
        (f"  by the clock, one in a hundred of {shown.count}", f"{shown.rare:.0f} ms", ""),
        ("memory after a game and its debrief", f"{memory():.0f} MB", "under 300 MB"),
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        _whole_game()
    else:
        for what, measured, budget in lines():
            print(f"{what:<46} {measured:>10}   {budget}".rstrip())
