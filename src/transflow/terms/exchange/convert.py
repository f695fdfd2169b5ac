"""A foreign file made a glossary file, and a glossary made a foreign file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from transflow.errors import UnknownNameError
from transflow.terms.exchange.build import build_glossary
from transflow.terms.exchange.draft import MalformedError, Rejection, Tally
from transflow.terms.exchange.losses import EXPORT_FORMATS, Loss, choose_direction, find_losses
from transflow.terms.exchange.pairs import find_pairs, write_deepl, write_google
from transflow.terms.exchange.table_full import write_full
from transflow.terms.exchange.table_read import read_table
from transflow.terms.exchange.tbx_read import read_tbx
from transflow.terms.exchange.tbx_write import write_tbx
from transflow.terms.exchange.text_file import is_xml, read_bytes
from transflow.terms.exchange.tmx import read_tmx, write_tmx
from transflow.terms.exchange.whole import join_files
from transflow.terms.exchange.xml_stream import find_root
from transflow.terms.exchange.yaml_out import glossary_to_yaml
from transflow.terms.glossary import Concept
from transflow.terms.read import read_glossary_files
from transflow.terms.schema import GlossaryFile

__all__ = ["EXPORT_FORMATS", "Exported", "Loss", "MalformedError", "Rejection", "Tally", "export_glossary", "import_glossary"]

_XML_READERS = {"tbx": read_tbx, "TBX": read_tbx, "martif": read_tbx, "tmx": read_tmx}
"""Readers by the root element."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What a writer is given."""

    glossary: GlossaryFile
    concepts: tuple[Concept, ...]
    """Those of the glossary, every default filled in."""
    direction: str
    delimiter: str
    version: str


def _write_google(task: _Task) -> str:
    pairs = find_pairs(task.concepts, task.direction)
    return write_deepl(pairs, ",") if task.direction else write_google(task.glossary, pairs)


_WRITERS: dict[str, Callable[[_Task], str]] = {
    "tbx": lambda task: write_tbx(task.glossary, task.concepts, task.version),
    "csv": lambda task: write_full(task.glossary, task.delimiter or ","),
    "tsv": lambda task: write_full(task.glossary, "\t"),
    "tmx": lambda task: write_tmx(task.glossary, task.concepts, task.version),
    "deepl": lambda task: write_deepl(find_pairs(task.concepts, task.direction), task.delimiter or "\t"),
    "google": _write_google,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A glossary in another format."""

    text: str
    concepts: int
    losses: tuple[Loss, ...]


def import_glossary(
    path: Path, *, source: str = "fr", target: str = "en", encoding: str = "", name: str = ""
) -> tuple[str, GlossaryFile, Tally]:
    """Return a foreign file as YAML text and as a glossary file, and what reading it came upon.

    Args:
        path: A file in TBX, TMX, CSV or TSV; its content tells which, not its name.
        source: Language of the first of columns that do not say theirs.
        target: Language of the second.
        encoding: Where the file does not say it.
        name: The glossary's name; empty for the one in the file.

    Raises:
        MalformedError: for a file that cannot be read as any of these, with line and column.
    """
    data = read_bytes(path)
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise MalformedError("yaml", str(path))
    tally = Tally(str(path))
    if is_xml(data):
        root = find_root(data, str(path), encoding)
        if root not in _XML_READERS:
            raise MalformedError("root", str(path), name=root)
        drafts = _XML_READERS[root](data, tally, encoding)
    else:
        drafts = read_table(data, tally, encoding, source, target)
    glossary = build_glossary(drafts, tally)
    if not tally.entries and not tally.rejected:
        raise MalformedError("no-entries", str(path))
    if name:
        glossary = glossary.model_copy(update={"name": name})
    return glossary_to_yaml(glossary), glossary, tally


def export_glossary(
    paths: Sequence[str | Path], export_format: str, *, direction: str = "", delimiter: str = "", version: str = ""
) -> Exported:
    """Return a glossary in another format, with what it loses there.

    Args:
        paths: Files and folders of YAML files, taken as one glossary.
        export_format: One of `EXPORT_FORMATS`.
        direction: `fr-en` or `en-fr`, for `deepl` and `google`.
        delimiter: Of `csv` and `deepl`; empty for the format's own.
        version: That of the program, for the header of TBX and TMX.

    Raises:
        GlossaryError: for the first fault of the glossary.
        UnknownNameError: for an unknown format.
    """
    if export_format not in _WRITERS:
        raise UnknownNameError("export format", export_format, EXPORT_FORMATS)
    glossary, concepts = join_files(read_glossary_files(paths))
    direction = choose_direction(export_format, direction)
    text = _WRITERS[export_format](_Task(glossary, concepts, direction, delimiter, version))
    return Exported(text, len(concepts), tuple(find_losses(glossary.concepts, concepts, export_format, direction)))
