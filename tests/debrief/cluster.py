"""Analyses one game on a real Dask cluster and here; prints whether the figures are equal.

A program of its own, because a cluster leaves threads and warnings behind.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import import_module
from typing import Any

from game.debrief.analyst import analyse
from game.outlook.workers import workers
from tests.debrief.games import FEW, played, scenario, steps

if __name__ == "__main__":
    recording, settings = played("novice"), replace(FEW, other="")
    distributed: Any = import_module("distributed")
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    )
    with (
        local as cluster,
        workers(cluster.scheduler_address.replace("tcp://", "dask://")) as pool,
    ):
        there = [*analyse(recording, scenario(), pool, replace(settings, chunk=3))][-1].analysis
    sys.stdout.write(f"{there == steps(recording, settings)[-1].analysis}\n")
