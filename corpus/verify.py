"""Verify the corpus: files, French typography, parity, labels and the number of faults of each class.

Run ``python corpus/verify.py``: it prints a table of documents and one of classes, then the faults found.
Exit code 0: the corpus is sound. Exit code 1: it is not. Standard library only.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent
CLASSES = (
    "name-mismatch",
    "name-variant",
    "number-value",
    "date-value",
    "glossary-term",
    "glossary-forbidden",
    "acronym-mixed",
    "acronym-expansion",
    "untranslated-segment",
    "source-language-leftover",
    "hyphenation-variant",
)
FORMATS = frozenset({"txt", "html", "md"})
LABEL_KEYS = {"class", "line", "text", "expected", "monolingual"}
WORD_LIMITS = (300, 700)
MINIMUM_FAULTS = 8
MINIMUM_DOCUMENTS = 4

_TWO_FORMS = frozenset({"name-variant", "acronym-mixed", "hyphenation-variant"})
_TAG = re.compile(r"<[^<>]*>")
_TAG_NAME = re.compile(r"<(/?[a-z][a-z0-9]*)", re.IGNORECASE)
_TYPOGRAPHY = (
    ("straight apostrophe", re.compile("'")),
    ("straight quotation mark", re.compile('"')),
    ("no U+202F before ; ! ?", re.compile(r"(?<!\u202f)[;!?]")),
    ("no U+00A0 before :", re.compile(r"(?<!\u00a0):")),
    ("no U+00A0 inside « »", re.compile(r"«(?!\u00a0)|(?<!\u00a0)»")),
    ("no U+202F between thousands", re.compile(r"\d[ \u00a0]\d{3}(?!\d)|\d{5}")),
    ("no U+00A0 before a unit", re.compile(r"\d[ \u202f]?(?:%|€|M€|Md€|m²|km\b)")),
)
"""Source: Imprimerie nationale, Lexique des règles typographiques; its « espace fine insécable » is U+202F."""


@dataclass(frozen=True, slots=True)
class Document:
    """The four files of one document, not read yet."""

    slug: str
    """The common name, such as ``01-angers-contrat-de-ville``."""
    extension: str
    """The format: ``txt``, ``html`` or ``md``."""
    root: Path
    """The folder of the corpus."""

    @property
    def source(self) -> Path:
        """The French original."""
        return self.root / "fr" / f"{self.slug}.fr.{self.extension}"

    @property
    def reference(self) -> Path:
        """The careful English translation."""
        return self.root / "en" / f"{self.slug}.en.{self.extension}"

    @property
    def faulty(self) -> Path:
        """The reference with planted faults."""
        return self.root / "faulty" / f"{self.slug}.en.{self.extension}"

    @property
    def labels(self) -> Path:
        """The list of planted faults."""
        return self.root / "faulty" / f"{self.slug}.labels.json"


def find_documents(root: Path) -> list[Document]:
    """Return one document for each French file, in the order of their names."""
    found = []
    for path in sorted((root / "fr").iterdir()):
        slug, language, extension = path.name.rsplit(".", 2)
        if language == "fr" and extension in FORMATS:
            found.append(Document(slug, extension, root))
    return found


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, line ends as they stand."""
    return path.read_bytes().decode("utf-8")


def read_faults(document: Document) -> list[dict[str, Any]]:
    """Return the labels of a document, in the order of the file."""
    faults: list[dict[str, Any]] = json.loads(read_text(document.labels))["faults"]
    return faults


def count_words(text: str) -> int:
    """Return the number of words that a reader of the text sees; tags are not read."""
    return len(re.findall(r"[^\W_]+(?:[-’.,][^\W_]+)*", _TAG.sub(" ", text)))


def check_files(document: Document) -> list[str]:
    """Return one message for each file of the document that is absent."""
    wanted = (document.source, document.reference, document.faulty, document.labels)
    return [f"{document.slug}: no {path.relative_to(document.root)}" for path in wanted if not path.is_file()]


def check_length(document: Document) -> list[str]:
    """Return a message where the French text is too short or too long."""
    low, high = WORD_LIMITS
    words = count_words(read_text(document.source))
    return [] if low <= words <= high else [f"{document.slug}: {words} French words, not {low} to {high}"]


def check_french(name: str, text: str) -> list[str]:
    """Return one message for each breach of French typography, with its 1-based line."""
    found = [] if unicodedata.is_normalized("NFC", text) else [f"{name}: not in NFC"]
    for number, line in enumerate(_TAG.sub("", text).split("\n"), 1):
        found.extend(f"{name}:{number}: {message}" for message, pattern in _TYPOGRAPHY if pattern.search(line))
    return found


def check_parity(name: str, left: str, right: str) -> list[str]:
    """Return a message where two texts differ in lines, in empty lines, in tags or in Markdown marks."""
    lines, others = left.split("\n"), right.split("\n")
    if len(lines) != len(others):
        return [f"{name}: {len(lines)} lines beside {len(others)}"]
    pairs = enumerate(zip(lines, others, strict=True), 1)
    return [f"{name}:{number}: another kind of line" for number, (a, b) in pairs if _line_kind(a) != _line_kind(b)]


def _line_kind(line: str) -> tuple[bool, tuple[str, ...], str]:
    mark = re.match(r"(?:#+ |> |- |\||\*\*|\*)?", line)
    return bool(line.strip()), tuple(_TAG_NAME.findall(line)), mark.group() if mark else ""


def check_labels(document: Document) -> list[str]:
    """Return one message for each label that does not describe the faulty text."""
    text = read_text(document.faulty)
    content = json.loads(read_text(document.labels))
    found = []
    if (document.labels.parent / content["source"]).resolve() != document.source.resolve():
        found.append(f"{document.slug}: the labels name another source")
    if content["language"] != "en":
        found.append(f"{document.slug}: the labels name another language")
    for fault in content["faults"]:
        found.extend(f"{document.slug}:{fault.get('line')}: {message}" for message in check_label(fault, text))
    places = [(fault["line"], fault["text"]) for fault in content["faults"]]
    found.extend(f"{document.slug}:{line}: labelled twice" for (line, _), count in Counter(places).items() if count > 1)
    return found


def check_label(fault: dict[str, Any], text: str) -> list[str]:
    """Return what is wrong with one label of a faulty text."""
    if set(fault) != LABEL_KEYS:
        return [f"keys {sorted(fault)}"]
    lines = text.split("\n")
    found = []
    if fault["class"] not in CLASSES:
        found.append(f"unknown class {fault['class']!r}")
    if not isinstance(fault["monolingual"], bool):
        found.append("monolingual is neither true nor false")
    if not 1 <= fault["line"] <= len(lines):
        return [*found, "no such line"]
    if not _whole_words(fault["text"]).search(lines[fault["line"] - 1]):
        found.append(f"{fault['text']!r} is not on the line")
    if fault["class"] in _TWO_FORMS and not _whole_words(fault["expected"], re.IGNORECASE).search(text):
        found.append(f"{fault['expected']!r} is nowhere in the text, so there are no two forms")
    return found


def _whole_words(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", flags)


def check_complete(document: Document) -> list[str]:
    """Return one message for each change to the reference that no label explains, or label without a change."""
    labelled: dict[int, list[str]] = {}
    found: list[str] = []
    for fault in read_faults(document):
        labelled.setdefault(fault["line"], []).append(fault["text"])
    references, faulties = read_text(document.reference).split("\n"), read_text(document.faulty).split("\n")
    for number, (reference, faulty) in enumerate(zip(references, faulties, strict=False), 1):
        texts = labelled.get(number, [])
        if reference == faulty:
            found.extend(f"{document.slug}:{number}: {text!r} is labelled, but not planted" for text in texts)
        else:
            found.extend(
                f"{document.slug}:{number}: {change!r} is planted, but not labelled"
                for change in find_unlabelled_changes(reference, faulty, texts)
            )
    return found


def find_unlabelled_changes(reference: str, faulty: str, texts: list[str]) -> list[str]:
    """Return the changed words of a faulty line that no labelled text explains.

    One word on either side of a labelled text may change with it: "an urban policy", "a city policy".
    """
    tokens = list(re.finditer(r"\S+", faulty))
    allowed: set[int] = set()
    for text in texts:
        for match in _whole_words(text).finditer(faulty):
            inside = [i for i, token in enumerate(tokens) if match.start() < token.end() and token.start() < match.end()]
            allowed.update(range(inside[0] - 1, inside[-1] + 2))
    words = [token.group() for token in tokens]
    found = []
    for tag, _, _, start, end in difflib.SequenceMatcher(None, reference.split(), words, autojunk=False).get_opcodes():
        touched = set(range(start, end)) or {start - 1, start}
        explained = touched <= allowed if start < end else touched & allowed
        if tag != "equal" and not explained:
            found.append(" ".join(words[max(0, start - 1) : end + 1]))
    return found


def check_english_originals(root: Path) -> list[str]:
    """Return what is wrong with the English originals and their French references."""
    originals = sorted((root / "en-fr").glob("*.en.txt"))
    found = [] if originals else ["en-fr: no document"]
    for original in originals:
        name = original.name.removesuffix(".en.txt")
        french = original.with_name(f"{name}.fr.txt")
        if not french.is_file():
            found.append(f"en-fr/{name}: no French reference")
            continue
        text = read_text(french)
        found.extend(check_parity(f"en-fr/{name}", read_text(original), text))
        found.extend(check_french(f"en-fr/{french.name}", text))
    return found


def count_classes(documents: list[Document]) -> dict[str, Counter[str]]:
    """Return for each class the number of faults in each document, by slug."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in CLASSES}
    for document in documents:
        for fault in read_faults(document):
            counts.setdefault(fault["class"], Counter())[document.slug] += 1
    return counts


def check_counts(counts: dict[str, Counter[str]]) -> list[str]:
    """Return one message for each class with too few faults, or faults in too few documents."""
    found = []
    for name, by_document in counts.items():
        if by_document.total() < MINIMUM_FAULTS:
            found.append(f"{name}: {by_document.total()} faults, fewer than {MINIMUM_FAULTS}")
        if len(by_document) < MINIMUM_DOCUMENTS:
            found.append(f"{name}: in {len(by_document)} documents, fewer than {MINIMUM_DOCUMENTS}")
    return found


def check_document(document: Document) -> list[str]:
    """Return all that is wrong with one document; the other checks wait until its files are there."""
    absent = check_files(document)
    if absent:
        return absent
    source, reference, faulty = (read_text(path) for path in (document.source, document.reference, document.faulty))
    return [
        *check_length(document),
        *check_french(document.source.name, source),
        *check_parity(document.reference.name, source, reference),
        *check_parity(f"faulty/{document.faulty.name}", reference, faulty),
        *check_labels(document),
        *check_complete(document),
    ]


def verify(root: Path = CORPUS) -> list[str]:
    """Return all that is wrong with the corpus, an empty list where it is sound."""
    documents = find_documents(root)
    found = [message for document in documents for message in check_document(document)]
    readable = [document for document in documents if document.labels.is_file()]
    return [*found, *check_counts(count_classes(readable)), *check_english_originals(root)]


def print_tables(root: Path = CORPUS) -> None:
    """Print words and faults of each document, then faults and documents of each class."""
    documents = [document for document in find_documents(root) if not check_files(document)]
    print(f"{'document':36}{'format':8}{'words':>6}{'faults':>8}{'monolingual':>13}")
    for document in documents:
        faults = read_faults(document)
        words, alone = count_words(read_text(document.source)), sum(fault["monolingual"] for fault in faults)
        print(f"{document.slug:36}{document.extension:8}{words:6}{len(faults):8}{alone:13}")
    print(f"\n{'class':36}{'faults':>8}{'documents':>11}")
    counts = count_classes(documents)
    for name, by_document in counts.items():
        print(f"{name:36}{by_document.total():8}{len(by_document):11}")
    print(f"{'all':36}{sum(each.total() for each in counts.values()):8}{len(documents):11}")


def main() -> int:
    """Print the tables and what is wrong; return the exit code."""
    print_tables()
    found = verify()
    print("\nsound" if not found else "\n" + "\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
