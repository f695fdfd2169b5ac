"""Write what the pages of docs/ show and nobody types: the pages of rules, and the output in ```console blocks.

In a console block a line that starts with "$ " is a command, and the lines up to the next command are what it prints. Commands
are run in one scratch folder for a page, where the fenced blocks before them that have `file=NAME` after their language have
been written. Run from the root of a checkout: python docs/refresh.py
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from transflow.cli.main import run
from transflow.cli.rule_pages import render_rules

DOCS = Path(__file__).resolve().parent
RULES = {"rules.md": "en", "regles.md": "fr"}
EXAMPLES = {
    "glossary.md": "en",
    "glossaire.md": "fr",
    "check.md": "en",
    "verifier.md": "fr",
    "exchange.md": "en",
    "echanges.md": "fr",
    "several-glossaries.md": "en",
    "plusieurs-glossaires.md": "fr",
}
"""Pages whose console blocks are run, with the language of their messages."""
WIDTH = 88
FENCE = re.compile(r"^```(?P<language>[a-z]+)(?P<options>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Rewrite every page that is not as it should be."""
    for name in (*RULES, *EXAMPLES):
        path = DOCS / name
        old, new = path.read_text("utf-8"), refresh(name)
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(f"changed: {path.name}")


def refresh(name: str) -> str:
    """Return the text that a page should have."""
    if name in RULES:
        return render_rules(RULES[name])
    with tempfile.TemporaryDirectory() as folder, _terminal(folder, EXAMPLES[name]):
        return FENCE.sub(_renew, (DOCS / name).read_text("utf-8"))


@contextlib.contextmanager
def _terminal(folder: str, language: str) -> Iterator[None]:
    settings = {
        "COLUMNS": str(WIDTH),
        "LC_ALL": f"{language}.UTF-8",
        "NO_COLOR": "1",
        "GIT_CEILING_DIRECTORIES": str(Path(folder).parent),
    }
    person = {f"GIT_{role}_{part}": "docs" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "FORCE_COLOR"} and not key.startswith("GIT")}
    with mock.patch.dict(os.environ, kept | settings | person, clear=True), contextlib.chdir(folder):
        yield


def _renew(block: re.Match[str]) -> str:
    file = re.search(r"file=(\S+)", block["options"])
    if file:
        path = Path(file[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], encoding="utf-8")
    if block["language"] != "console":
        return block[0]
    commands = [line for line in block["text"].splitlines() if line.startswith("$ ")]
    shown = "".join(f"{command}\n{output}" for command, output in zip(commands, _outputs(commands), strict=True))
    return f"```console{block['options']}\n{shown}```"


def _outputs(commands: list[str]) -> Iterator[str]:
    code = 0
    for command in commands:
        words = shlex.split(command.removeprefix("$ "))
        if words == ["echo", "$?"]:
            yield f"{code}\n"
            continue
        if words[0] == "git":
            done = subprocess.run(words, capture_output=True, check=True, text=True)
            yield done.stdout
            continue
        if words[0] != "transflow":
            raise SystemExit(f"not run in a page: {command}")
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            code = run(words[1:])
        text = stream.buffer.getvalue().decode("utf-8")
        yield "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


if __name__ == "__main__":
    main()
