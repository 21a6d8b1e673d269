"""Where an analysis is computed: here, in processes, or on a Dask cluster by its address."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from game.errors import UsageError
from game.outlook.workers import cores, workers

CLUSTER = "dask://"
PATIENCE = 10
"""Seconds to wait for a scheduler to answer."""


@contextmanager
def opened(where: str = "") -> Iterator[tuple[Executor, int]]:
    """The executor for `where` ("" or a number of processes, or `dask://host:port`) and how many
    workers it has. Raises UsageError with a sentence where there is none."""
    if where.startswith(CLUSTER):
        with _cluster(where.removeprefix(CLUSTER)) as found:
            yield found
        return
    if where and not (where.isascii() and where.isdecimal() and 0 < int(where) <= 1024):
        raise UsageError(f"{where!r} is neither a number of processes nor {CLUSTER}HOST:PORT.")
    count = int(where) if where else cores()
    executor = workers(count)
    try:
        yield executor, count
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "A Dask cluster needs the package distributed; install contingency-game[dask]."
        ) from error
    try:
        connect: Any = Client
        client = connect(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {address}.") from error
    try:
        count = sum(client.nthreads().values())
        if not count:
            raise UsageError(f"The Dask cluster at {address} has no workers.")
        yield client.get_executor(pure=False), count
    finally:
        client.close()
