"""Games that a computer manager leads: one, or many in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from game.content.load import load_scenario
from game.managers import play, policy
from game.model.scenario import Scenario
from game.session import Session
from game.ui import crash_report
from game.ui.outcome import outcome

Job = tuple[str, str, int, str]
"""Scenario (id or file), manager, seed, level."""


def led(
    scenario: Scenario, manager: str, seed: int, level: str, path: Path | None = None
) -> Session:
    """A game that a manager has led to its end, recorded at `path` if one is given."""
    session = Session.start(scenario, seed, level, manager=manager, path=path)
    crash_report.watch(path)
    try:
        play(session, policy(manager, seed))
    finally:
        session.close()
    return session


def outcomes(
    scenario: str, manager: str, seeds: Iterable[int], level: str, workers: int = 0
) -> Iterator[dict[str, Any]]:
    """The figures of a game for each seed, in order; 0 workers for one a processor."""
    jobs: list[Job] = [(scenario, manager, seed, level) for seed in seeds]
    count = min(workers or os.cpu_count() or 1, len(jobs))
    if count <= 1:
        yield from map(_play, jobs)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(_play, jobs, chunksize=2)


@cache
def _scenario(source: str) -> Scenario:
    return load_scenario(source)


def _play(job: Job) -> dict[str, Any]:
    source, manager, seed, level = job
    return outcome(led(_scenario(source), manager, seed, level))
