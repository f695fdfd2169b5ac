"""The progress bar on the standard error: segments done, words a second, time left, documents failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TaskID, TextColumn
from rich.text import Text

from transflow.reports.messages import number, word


class _FactsColumn(ProgressColumn):
    """Segments done, words a second, time left and documents failed."""

    def __init__(self, language: str) -> None:
        self._language = language
        super().__init__()

    def render(self, task: Task) -> Text:
        """Return the facts, the unknown ones left out."""
        language = self._language
        total = number(int(task.total or 0), language)
        facts = [f"{number(int(task.completed), language)}/{total} {word('progress_segments', language)}"]
        words, elapsed = task.fields["words"], task.elapsed or 0.0
        if words and elapsed > 0:
            facts.append(word("rate", language).format(number=number(round(words / elapsed), language)))
        if task.time_remaining is not None and not task.finished:
            facts.append(f"{_clock(task.time_remaining)} {word('left', language)}")
        out = Text(" · ".join(facts))
        failed = task.fields["failed"]
        if failed:
            key = "documents_failed_one" if failed == 1 else "documents_failed"
            out.append(f" · {word(key, language).format(number=number(failed, language))}", "bold red")
        return out


class Bar:
    """A progress bar, or nothing where none can be shown."""

    def __init__(self, progress: Progress | None, language: str) -> None:
        """Wrap a rich progress; None shows nothing."""
        self._progress, self._language = progress, language
        self._task: TaskID | None = None
        self._words_each = 0.0
        self._words = 0.0
        self._failed = 0

    def start(self, segments: int, words: int) -> None:
        """Tell how much there is to do."""
        self._words_each = words / segments if segments else 0.0
        if self._progress is not None and segments:
            name = word("progress", self._language)
            self._task = self._progress.add_task(name, total=segments, words=0.0, failed=self._failed)

    def advance(self, segments: int, words: int | None = None) -> None:
        """Tell that so many more segments are done; where their words are not told they are taken to be of mean length."""
        self._words += segments * self._words_each if words is None else words
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, advance=segments, words=self._words)

    def failed(self, documents: int) -> None:
        """Tell that so many more documents failed."""
        self._failed += documents
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, failed=self._failed)


@contextmanager
def open_progress(stream: TextIO, enabled: bool, language: str = "en") -> Iterator[Bar]:
    """Yield a bar on a stream, taken away at the end; nothing is written where it is not enabled."""
    if not enabled:
        yield Bar(None, language)
        return
    console = Console(file=stream, markup=False, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), _FactsColumn(language))
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, language)


def _clock(seconds: float) -> str:
    """Return hours, minutes and seconds, such as `0:00:41`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
