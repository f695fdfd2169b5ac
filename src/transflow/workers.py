"""Work shared out over processes: results in the order of the items, and a process that is lost is told."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from transflow.errors import WorkerLostError

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

IS_LINUX = sys.platform == "linux"
_WATCH_SECONDS = 1.0
_started: list[Any] = []
"""In a worker: the function, and what all its calls share."""


def count_processors() -> int:
    """Return the processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def can_fork() -> bool:
    """Return whether workers begin as copies of this process, which costs nothing; elsewhere each one reads its data anew."""
    return IS_LINUX and sum(1 for _ in Path("/proc/self/task").iterdir()) == 1


def is_worker() -> bool:
    """Return whether this process works for another one of transflow, and ends with it."""
    return bool(_started)


class Workers(Generic[Shared, Item, Result]):
    """Processes that apply one function to items; leaving the context ends them."""

    def __init__(self, work: Callable[[Shared, Item], Result], shared: Shared, jobs: int) -> None:
        """Start `jobs` processes; `work` is a function of a module, and `shared` its first argument in all calls.

        Where processes cannot be copied, `shared`, the items and the results must be such that pickle takes them.
        """
        self._pool = ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("fork" if can_fork() else "spawn"),
            initializer=_start,
            initargs=(work, shared, os.getpid()),
        )

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Drop what has not begun, and wait for what has."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, items: Sequence[Item]) -> Iterator[Result]:
        """Hand out the items now, and return an iterator over their results in order.

        Raises:
            WorkerLostError: by the iterator, when a process was killed or crashed.
        """
        return _collect(self._submit(items))

    def share(self, items: Sequence[Item], do_here: Callable[[Item], Result]) -> Iterator[Result]:
        """Hand out the items, do here what no process has begun, and return an iterator over all results in order.

        Both sides take items from the front, so that short ones at the end make both end at once.

        Raises:
            WorkerLostError: by the iterator, when a process was killed or crashed; what was done here before that is not lost.
        """
        futures = self._submit(items)
        for place, item in enumerate(items):
            if place < len(futures) and futures[place].cancel():
                futures[place] = Future()
                futures[place].set_result(do_here(item))
        return _collect(futures)

    def _submit(self, items: Sequence[Item]) -> list[Future[Result]]:
        futures: list[Future[Result]] = []
        try:
            with _held_interrupt():
                futures.extend(self._pool.submit(_apply, item) for item in items)
        except BrokenProcessPool:
            futures.append(Future())
            futures[-1].set_exception(BrokenProcessPool())
        return futures


@contextmanager
def _held_interrupt() -> Iterator[None]:
    """Keep the terminal's interrupt until processes have begun: raised in the midst of that, it would be lost."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _collect(futures: Sequence[Future[Result]]) -> Iterator[Result]:
    for future in futures:
        try:
            yield future.result()
        except BrokenProcessPool:
            raise WorkerLostError(
                "a process of transflow was ended from outside, or crashed",
                hint="run again with --jobs 1, which needs less memory; if that fails too, report it with the document",
            ) from None


def _start(work: Callable[[Any, Any], Any], shared: object, parent: int) -> None:
    """Make a process ready: the terminal's interrupt is the parent's business, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # What the parent has read is shared memory as long as no collection touches it.
    _started[:] = [work, shared]
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _apply(item: object) -> Any:
    work, shared = _started
    return work(shared, item)
