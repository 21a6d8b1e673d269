"""Makes one forecast on a real Dask cluster and one here; prints whether they are equal.

A program of its own, because a cluster leaves threads and warnings behind.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from game.model.units import DAY
from game.outlook import forecast
from game.outlook.workers import workers
from tests.outlook import moments

if __name__ == "__main__":
    seen = moments.view(moments.led(moments.scenario("tutorial"), "handbook", 3, 6 * DAY))
    distributed: Any = import_module("distributed")
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    )
    with (
        local as cluster,
        workers(cluster.scheduler_address.replace("tcp://", "dask://")) as pool,
    ):
        there = forecast(seen, pool, futures=20, chunk=3)
    sys.stdout.write(f"{there == forecast(seen, futures=20)}\n")
