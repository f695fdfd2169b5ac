"""Parallel text from compressed shards: cleaned, test sentences kept out; and the lists of terms and names.

A shard is `french<TAB>english<TAB>origin` lines under xz.
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

SYMBOLS = ("__source__", "__target__", "__done__", "__mask__", *(f"__r{number}__" for number in range(10)))
"""Annotation symbols: `__source__ politique de la ville __target__ urban policy __done__`."""
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*['’]?|[^\w\s]|_")
"""A word with its hyphens, an elided word with its apostrophe, or a sign."""
_LETTERS = re.compile(r"\w+(?:[-'’]\w+)*")


def words(text: str) -> list[str]:
    """Return the words and signs of a text, as alignments count them."""
    return WORD.findall(text)


def clean(text: str) -> str:
    """Return a line in NFC with ordinary spaces; French no-break spaces are set by typography after translation."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ").split())


def fingerprint(text: str) -> bytes:
    """Return what decides whether a sentence is one of a test set: its letters and digits, case apart."""
    return hashlib.blake2b("".join(_LETTERS.findall(text.lower())).encode(), digest_size=8).digest()


def read_test_prints(folder: Path) -> frozenset[bytes]:
    """Return the fingerprints of every line of the test sets, both languages."""
    return frozenset(
        fingerprint(clean(line)) for path in sorted(folder.iterdir()) if path.is_file() for line in path.open(encoding="utf-8")
    )


def is_good(source: str, target: str) -> bool:
    """Return whether a pair is worth learning from: two sides of like length, with letters, not the same."""
    if not source or not target or len(source) > 600 or len(target) > 600 or source == target:
        return False
    ratio = (len(source) + 8) / (len(target) + 8)
    letters = sum(character.isalpha() for character in source)
    return 0.5 < ratio < 2.0 and letters * 2 > len(source) * 0.8


def pairs_with_origin(shards: Iterable[Path], tests: frozenset[bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield French, English and origin of each good pair that is in no test set."""
    for shard in shards:
        with lzma.open(shard, "rt", encoding="utf-8", newline="\n") as stream:
            for line in stream:
                columns = line.rstrip("\n").split("\t")
                if len(columns) < 2:
                    continue
                french, english = clean(columns[0]), clean(columns[1])
                if is_good(french, english) and fingerprint(french) not in tests and fingerprint(english) not in tests:
                    yield french, english, columns[2] if len(columns) > 2 else ""


def pairs(shards: Iterable[Path], direction: str, tests: frozenset[bytes]) -> Iterator[tuple[str, str]]:
    """Yield source and target of each good pair; `direction` is `fr-en` or `en-fr`."""
    for french, english, _ in pairs_with_origin(shards, tests):
        yield (french, english) if direction == "fr-en" else (english, french)


def read_term_pairs(folder: Path) -> list[tuple[str, str]]:
    """Return the French and English terms of EuroVoc (preferred and alternative labels) and FranceTerme."""
    rows: dict[tuple[str, str], None] = {}
    with (folder / "eurovoc.fr-en.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            french = [row["fr"], *filter(None, (row["fr_alt"] or "").split("|"))]
            english = [row["en"], *filter(None, (row["en_alt"] or "").split("|"))]
            rows.update({(clean(one), clean(other)): None for one in french for other in english if one and other})
    for item in json.loads((folder / "franceterme.json").read_text("utf-8")):
        if item.get("term") and item.get("english"):
            rows[clean(item["term"]), clean(item["english"])] = None
    return list(rows)


def read_place_names(folder: Path) -> list[str]:
    """Return the names of French communes: what models must copy letter by letter."""
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as stream:
        return sorted({row["LIBELLE"] for row in csv.DictReader(stream) if row["LIBELLE"]})


def read_glossary_pairs(folder: Path) -> list[tuple[str, str]]:
    """Return the preferred French and English terms of transflow's own glossary files."""
    found: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.yaml")):
        for concept in yaml.safe_load(path.read_text("utf-8")).get("concepts", ()):
            if not isinstance(concept, dict):
                continue
            sides = [_preferred(concept.get(language)) for language in ("fr", "en")]
            if concept.get("dnt") and sides[0]:
                sides[1] = sides[0]
            if all(sides):
                found.append((sides[0], sides[1]))
    return found


def _preferred(terms: object) -> str:
    first = terms[0] if isinstance(terms, list) and terms else terms
    return clean(str(first.get("term", ""))) if isinstance(first, dict) else clean(str(first or ""))
