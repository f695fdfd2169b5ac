"""Work shared out over processes: results in the order of the items, and a process that is lost is told."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
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
"""In a worker: the function, what all its calls share, and how many items have been taken."""
_ALL = 2**31 - 1
"""More items than there are: none is taken any more."""
_LOCK_SECONDS = 10.0
_Taken = tuple[Any, Any]
"""In memory that all processes share: the number of items taken, and its lock."""


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
        context = multiprocessing.get_context("fork" if can_fork() else "spawn")
        self._taken: _Taken = context.RawValue("i", 0), context.Lock()
        initargs = work, shared, os.getpid(), self._taken
        self._pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=initargs)

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Drop what has not begun, and wait for what has."""
        self._taken[0].value = _ALL
        self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, items: Sequence[Item]) -> Iterator[Result]:
        """Hand out the items now, and return an iterator over their results in order.

        Raises:
            WorkerLostError: by the iterator, when a process was killed or crashed.
        """
        return _collect(self._submit(_apply, items))

    def share(self, count: int, do_here: Callable[[int], Result]) -> Iterator[Result]:
        """Yield the results for the items 0 to `count`, in order, of which this process does its share.

        Each process takes the next item when it is done with one, so that short ones at the end make all end at once.

        Raises:
            WorkerLostError: where the first result is missing, when a process was killed or crashed.
        """
        futures: list[Future[tuple[int, Result] | None]] = self._submit(_apply_next, [count] * count)
        found: dict[int, Result] = {}
        while (place := _take_next(self._taken, count)) is not None:
            found[place] = do_here(place)
        for future in futures:
            with suppress(BrokenProcessPool):
                if answer := future.result():
                    found[answer[0]] = answer[1]
        for place in range(count):
            if place not in found:
                raise _lost()
            yield found[place]

    def _submit(self, do: Callable[[Any], Any], items: Iterable[Any]) -> list[Future[Any]]:
        futures: list[Future[Any]] = []
        try:
            with _held_interrupt():
                futures.extend(self._pool.submit(do, item) for item in items)
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
            raise _lost() from None


def _lost() -> WorkerLostError:
    return WorkerLostError(
        "a process of transflow was ended from outside, or crashed",
        hint="run again with --jobs 1, which needs less memory; if that fails too, report it with the document",
    )


def _start(work: Callable[[Any, Any], Any], shared: object, parent: int, taken: _Taken) -> None:
    """Make a process ready: the terminal's interrupt is the parent's business, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # What the parent has read is shared memory as long as no collection touches it.
    _started[:] = [work, shared, taken]
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _apply(item: object) -> Any:
    work, shared, _ = _started
    return work(shared, item)


def _apply_next(count: int) -> tuple[int, Any] | None:
    """Return the next item and its result, or None where all have been taken."""
    work, shared, taken = _started
    place = _take_next(taken, count)
    return None if place is None else (place, work(shared, place))


def _take_next(taken: _Taken, count: int) -> int | None:
    """Return the next item, or None where all are taken; a process that was killed as it took one stops the others from waiting."""
    number, lock = taken
    if not lock.acquire(timeout=_LOCK_SECONDS):
        return None
    place = int(number.value)
    number.value = max(number.value, min(place + 1, count))
    lock.release()
    return place if place < count else None
