"""The progress bar on the standard error: segments done, words a second, time left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from transflow.reports.messages import word


class Bar:
    """A progress bar, or nothing where none can be shown."""

    def __init__(self, progress: Progress | None, language: str) -> None:
        """Wrap a rich progress; None shows nothing."""
        self._progress, self._language = progress, language
        self._task: TaskID | None = None
        self._words_each = 0.0

    def start(self, segments: int, words: int) -> None:
        """Tell how much there is to do."""
        self._words_each = words / segments if segments else 0.0
        if self._progress is not None and segments:
            self._task = self._progress.add_task(word("progress", self._language), total=segments, rate="")

    def advance(self, segments: int) -> None:
        """Tell that so many more segments are done."""
        if self._progress is None or self._task is None:
            return
        self._progress.advance(self._task, segments)
        task = self._progress.tasks[0]
        if task.elapsed:
            rate = task.completed * self._words_each / task.elapsed
            self._progress.update(self._task, rate=f"{rate:.0f} {word('per_second', self._language)}")


@contextmanager
def open_progress(stream: TextIO, enabled: bool, language: str = "en") -> Iterator[Bar]:
    """Yield a bar on a stream; nothing is written where it is not enabled."""
    if not enabled:
        yield Bar(None, language)
        return
    console = Console(file=stream, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("· {task.fields[rate]} ·", markup=False),
        TimeRemainingColumn(),
        TextColumn(word("left", language), markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, language)
