"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transflow.cli.session import FailOn, UiLanguage
from transflow.registry import REPORTS

Glossaries = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        metavar="DIR|FILE",
        help="Glossary file or folder; may be given again, the last wins. Default: the embedded one.",
    ),
]
Format = Annotated[str, typer.Option("--format", help=f"{', '.join(REPORTS.builtin)}.")]
Threshold = Annotated[FailOn | None, typer.Option("--fail-on", help="Least level of a finding that fails the run. Default: error.")]
All = Annotated[bool, typer.Option("--all", help="Show every segment, not only those to look at.")]
SummaryOnly = Annotated[bool, typer.Option("--summary", help="Show the closing lines alone.")]
ShowIds = Annotated[bool, typer.Option("--show-ids", help="Show the id of each finding, for --waive.")]
ShowSpaces = Annotated[bool, typer.Option("--show-spaces", help="Make no-break spaces visible.")]
UiLang = Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the report. Default: that of the locale.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file. Default: the nearest transflow.toml.")]
Names = Annotated[
    list[str] | None, typer.Option("--name", help="A name of a person or body to be kept as it is; may be given again.")
]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Known findings; they are left out and do not fail the run.")
]
WriteBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write the findings of this run as the known ones.")
]
Width = Annotated[
    int | None, typer.Option("--width", min=40, max=400, help="Columns of the report. Default: those of the terminal.")
]

Waivers = Annotated[
    Path | None, typer.Option("--waivers", metavar="FILE", help="Recorded waivers (JSON lines); waived findings do not count.")
]
Waive = Annotated[
    list[str] | None,
    typer.Option("--waive", metavar="ID", help="Record that a finding may stand: the first digits of its id; may be given again."),
]
Reason = Annotated[str, typer.Option("--reason", help="Why the finding may stand; goes with --waive.")]
Author = Annotated[str, typer.Option("--author", help="Who decided; default: the user.")]
Everywhere = Annotated[bool, typer.Option("--everywhere", help="Waive the same text under the same rule wherever it is.")]
Since = Annotated[
    str, typer.Option("--since", metavar="REV", help="Count only findings on lines that changed since a git revision.")
]
MaxFindings = Annotated[
    int, typer.Option("--max-findings", min=0, metavar="N", help="Show the N worst findings; the verdict counts all. 0: no limit.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", min=0, max=256, metavar="N", help="Processes for much text. Default, and 0: one for each processor."),
]
Deep = Annotated[
    bool | None,
    typer.Option("--deep/--no-deep", help="Let the translation models judge the meaning too, offline; slower."),
]
