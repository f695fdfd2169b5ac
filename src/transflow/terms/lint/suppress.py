"""Comments that ignore a finding: `# transflow: ignore G07 reason` on the concept's line, the finding's line, or the line above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transflow.model import Level
from transflow.terms.lint.entries import Inventory, Place
from transflow.terms.lint.finding import Example, Examples, Hit, LintRule
from transflow.terms.read import FileRead

NEVER_IGNORED = frozenset({"G04"})
"""Faults of reading stop every run: a comment cannot make the file readable."""

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*transflow:\s*ignore\b[ \t]*(?P<rest>.*)")
_ID = re.compile(r"G\d+", re.IGNORECASE)


@dataclass(slots=True)
class Suppression:
    """One rule that a comment ignores."""

    place: Place
    line: int
    """The line that the comment speaks of: its own, or the next one that is not a comment."""
    rule: str
    reason: str
    is_known: bool = True
    is_used: bool = field(default=False)


def read_suppressions(files: Iterable[FileRead], names: Mapping[str, str]) -> list[Suppression]:
    """Return the suppressions of files; `names` gives the id of a rule for its id and its name."""
    return [found for file in files for found in _read_file(file, names)]


def _read_file(file: FileRead, names: Mapping[str, str]) -> Iterator[Suppression]:
    if "transflow:" not in file.text:
        return
    lines = file.text.splitlines()
    for number, line in enumerate(lines, 1):
        match = _find_comment(file, number, line) if "transflow:" in line else None
        if match is None:
            continue
        target = number
        if not line[: match.start()].strip():
            while target < len(lines) and (not lines[target - 1].strip() or lines[target - 1].lstrip().startswith("#")):
                target += 1
        place = Place(file.path, number, match.start() + 1)
        rules, reason = _split(match["rest"], names)
        for rule in rules or [""]:
            yield Suppression(place, target, names.get(rule, rule), reason, is_known=rule in names)


def _find_comment(file: FileRead, number: int, line: str) -> re.Match[str] | None:
    for match in _COMMENT.finditer(line):
        here = (number, match.start() + 1)
        if not any(start <= here < end for start, end in file.positions.spans):
            return match
    return None


def _split(rest: str, names: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the rules at the start of a comment's words, and the reason after them."""
    words = rest.split()
    rules: list[str] = []
    for word in words:
        bare = word.strip(",;:()[]")
        name = bare.upper() if _ID.fullmatch(bare) else bare
        if name not in names and not _ID.fullmatch(name):
            break
        rules.append(name)
    return rules, " ".join(words[len(rules) :]).strip(" -–—:()")


def apply_suppressions(
    found: Sequence[tuple[LintRule, Hit]], suppressions: Sequence[Suppression]
) -> tuple[list[tuple[LintRule, Hit]], list[Hit]]:
    """Return the hits that no comment ignores, and a hit for each comment that ignores nothing."""
    by_line: dict[tuple[str, str, int], list[Suppression]] = {}
    for item in suppressions:
        if item.reason and item.is_known and item.rule not in NEVER_IGNORED:
            by_line.setdefault((item.rule, item.place.path, item.line), []).append(item)
    kept = []
    for rule, hit in found:
        lines = {hit.place.line, hit.place.concept_line}
        silencers = [item for line in lines for item in by_line.get((rule.id, hit.place.path, line), ())]
        for item in silencers:
            item.is_used = True
        if not silencers:
            kept.append((rule, hit))
    return kept, [_tell(item) for item in suppressions if not item.is_used]


def _tell(item: Suppression) -> Hit:
    if not item.rule:
        return Hit(item.place, "no-rule")
    if not item.is_known:
        return Hit(item.place, "unknown", {"rule": item.rule})
    if item.rule in NEVER_IGNORED:
        return Hit(item.place, "never", {"rule": item.rule})
    return Hit(item.place, "unused" if item.reason else "no-reason", {"rule": item.rule})


def _find_nothing(_: Inventory) -> Iterator[Hit]:
    """The comments are judged after every other rule has run."""
    return iter(())


_CONCEPT = "  fr: [{term: politique de la ville, gender: f}]\n  en: [urban policy]\n  definition: {en: National policy.}"
EXAMPLES: Examples = {
    "G00": {
        "fire": (
            Example(f"- id: a  # transflow: ignore G07 the plural is never used\n{_CONCEPT}"),
            Example(f"- id: a  # transflow: ignore G20\n{_CONCEPT}"),
            Example(f"# transflow: ignore G99 no such rule\n- id: a\n{_CONCEPT}"),
            Example(f"# transflow: ignore because\n- id: a\n{_CONCEPT}"),
        ),
        "silent": (
            Example("- id: a  # transflow: ignore G07 never used in the plural\n  fr: [marché de Noël]\n  en: [Christmas market]"),
            Example(
                "# transflow: ignore noun-without-grammar, G20 from an old list\n- id: a\n  fr: [marché de Noël]\n  en: [fair]"
            ),
            Example('- id: a\n  note: "# transflow: ignore G07 in a text"\n  fr: [ville]\n  en: [town]'),
        ),
    },
}
UNUSED = LintRule(
    "G00",
    "unused-suppression",
    Level.INFO,
    (
        "A comment ignores a finding that is not there, or gives no reason.",
        "Un commentaire ignore un constat qui n’existe pas, ou ne donne pas de raison.",
    ),
    (
        "A comment that outlives its fault hides the next one; a comment without a reason cannot be judged by the next reader.",
        "Un commentaire qui survit à sa faute cache la suivante ; sans raison, le lecteur suivant ne peut pas en juger.",
    ),
    {
        "unused": ("the comment ignores {rule}, which finds nothing here", "le commentaire ignore {rule}, qui ne trouve rien ici"),
        "no-reason": (
            "the comment ignores {rule} without a reason: it has no effect",
            "le commentaire ignore {rule} sans raison : il est sans effet",
        ),
        "unknown": ("the comment ignores {rule}, which is no rule", "le commentaire ignore {rule}, qui n’est pas une règle"),
        "no-rule": ("the comment names no rule", "le commentaire ne nomme aucune règle"),
        "never": (
            "{rule} cannot be ignored: the file cannot be read",
            "{rule} ne peut pas être ignorée : le fichier n’est pas lisible",
        ),
    },
    {
        "unused": ("remove the comment", "supprimez le commentaire"),
        "no-reason": ("write: # transflow: ignore {rule} and the reason", "écrivez : # transflow: ignore {rule} et la raison"),
        "unknown": ("the rules are G00 to G22", "les règles vont de G00 à G22"),
        "no-rule": ("write: # transflow: ignore G07 and the reason", "écrivez : # transflow: ignore G07 et la raison"),
        "never": ("mend the file", "corrigez le fichier"),
    },
    EXAMPLES["G00"],
    _find_nothing,
)
