"""Every exception of transflow: user faults carry what, where and what to do; internal faults are another family."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

__all__ = [
    "ConfigError",
    "DocumentError",
    "EngineError",
    "GlossaryError",
    "InternalError",
    "PackageError",
    "TransflowError",
    "UnknownLanguageError",
    "UnknownNameError",
    "UsageError",
    "WorkerLostError",
    "WriteError",
]


class TransflowError(Exception):
    """A fault that the user can mend: `code` is stable, `hint` says what to do, positions are 1-based or 0 for none."""

    code = "error"

    def __init__(self, message: str, *, hint: str = "", path: str = "", line: int = 0, column: int = 0) -> None:
        """Store the message and where it applies."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """Return `path:line:column: message`, as far as known."""
        where = self.path
        if self.line:
            where += f":{self.line}"
            if self.column:
                where += f":{self.column}"
        return f"{where}: {self.message}" if where else self.message


class UsageError(TransflowError):
    """A wrong command line or call."""

    code = "usage"


class ConfigError(TransflowError):
    """A setting that cannot be used."""

    code = "config"


class GlossaryError(TransflowError):
    """A glossary that cannot be read; never skipped."""

    code = "glossary"


class DocumentError(TransflowError):
    """A document that cannot be read: an incident, the rest of the batch goes on."""

    code = "document"


class WriteError(TransflowError):
    """An output that cannot be written."""

    code = "write"


class EngineError(TransflowError):
    """An engine that cannot translate."""

    code = "engine"


class PackageError(EngineError):
    """A model package that is missing or damaged."""

    code = "package"


class UnknownNameError(UsageError):
    """A name that no registry knows; the message lists the known ones."""

    code = "unknown-name"

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        """Name the kind, the unknown name and the known ones."""
        close = get_close_matches(name, known, n=1)
        hint = f"known: {', '.join(known)}" + (f' (did you mean "{close[0]}"?)' if close else "")
        super().__init__(f'unknown {kind} "{name}"', hint=hint)


class UnknownLanguageError(UnknownNameError):
    """A language that transflow has no rules for."""

    code = "unknown-language"

    def __init__(self, language: str, known: Sequence[str]) -> None:
        """Name the language and the known ones."""
        super().__init__("language", language, known)


class WorkerLostError(TransflowError):
    """A process that shared the work is gone, and what it had done with it."""

    code = "worker-lost"


class InternalError(Exception):
    """A broken invariant inside transflow: a bug to report, never the user's fault."""
