"""Lines that changed since a revision, as git knows them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from transflow.errors import UsageError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed_lines(path: Path, revision: str) -> frozenset[int] | None:
    """Return the 1-based lines of a file that differ from a revision, or None where all of it is new.

    Raises:
        UsageError: without git, outside a repository, and for a revision that git does not know.
    """
    folder = path.resolve().parent
    git = shutil.which("git")
    if git is None:
        raise UsageError("--since needs git", hint="install git, or leave --since out")
    if revision.startswith("-"):
        raise UsageError(f'"{revision}" is no revision', hint="name a commit, a branch or a tag")
    known = _run([git, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], folder)
    if known.returncode:
        inside = _run([git, "rev-parse", "--is-inside-work-tree"], folder)
        if inside.returncode:
            raise UsageError(f"{path} is not in a git repository", hint="--since compares with a revision of the repository")
        raise UsageError(f'git does not know the revision "{revision}"', hint="in CI, fetch enough history (fetch-depth: 0)")
    if _run([git, "ls-files", "--error-unmatch", "--", path.name], folder).returncode:
        return None
    done = _run([git, "diff", "--no-color", "--no-ext-diff", "--unified=0", known.stdout.decode().strip(), "--", path.name], folder)
    if done.returncode:
        raise UsageError(f"git diff failed: {done.stderr.decode(errors='replace').strip()[:200]}", hint="run it by hand to see why")
    text = done.stdout.decode("utf-8", "replace")
    if re.search(r"^new file mode", text, re.MULTILINE):
        return None
    lines: set[int] = set()
    for match in _HUNK.finditer(text):
        start, count = int(match[1]), int(match[2] or 1)
        lines.update(range(start, start + count))
    return frozenset(lines)


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - git with checked arguments
