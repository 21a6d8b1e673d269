"""Where futures are played: here, in other processes, or on a cluster. Any executor will do.

Processes are spawned, not forked, so that they start clean beside a window with threads.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar

from game.errors import UsageError

T = TypeVar("T")

DASK = "dask://"
PATIENCE = "10s"

POLITE = 5
"""How much lower than the window's the priority of workers is, where the system knows that."""


class Here(Executor):
    """Does the work in the calling thread when it is submitted."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished future of the work."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(count: int = 0) -> ProcessPoolExecutor:
    """`count` worker processes, 0 for one a processor. They start with the first work."""
    return ProcessPoolExecutor(
        count or cores(), mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )


def workers(where: int | str = 0) -> Executor:
    """An executor for a command: here for one worker, else so many processes, 0 for one a
    processor; or a Dask cluster by its address, "dask://host:port". Raises UsageError."""
    if isinstance(where, str):
        return Cluster(where)
    count = where or cores()
    return Here() if count == 1 else processes(count)


class Cluster(Executor):
    """A Dask cluster, whose workers have this package installed."""

    def __init__(self, address: str) -> None:
        """`address` is "dask://host:port" of its scheduler. Raises UsageError."""
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise UsageError(
                "A cluster needs the package distributed: pip install contingency-game[dask]."
            ) from None
        try:
            scheduler = address.replace(DASK, "tcp://", 1)
            self._client = distributed.Client(scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise UsageError(f"No Dask cluster answers at {address}.") from error
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The future of the work, on some machine."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leaves the cluster."""
        self._executor.shutdown(wait=wait)
        self._client.close()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _begin() -> None:
    """A worker leaves Ctrl-C to its parent, and the processor to the window."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(POLITE)
