"""The pages of rules: one for a terminal, and all of them as one Markdown document by family."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import Any

from transflow.registry import CHECKS
from transflow.terms.lint import LINT_RULES, LintRule

LEVELS = {"error": "erreur", "warning": "avertissement", "info": "remarque"}
"""Levels as French readers see them."""

_FAMILIES = {
    "names": ("Names", "Noms"),
    "values": ("Numbers, dates and contact data", "Nombres, dates et coordonnées"),
    "terminology acronyms": ("Glossary and acronyms", "Glossaire et sigles"),
    "meaning": ("Meaning", "Sens"),
    "deep": ("Meaning judged by models (`--deep`)", "Sens jugé par des modèles (`--deep`)"),
    "language": ("Text in the other language", "Texte dans l’autre langue"),
    "completeness": ("Completeness", "Complétude"),
    "consistency": ("Consistency", "Cohérence"),
    "typography": ("Typography and spelling", "Typographie et orthographe"),
    "outside": ("Rules of other packages", "Règles d’autres paquets"),
}
"""Titles of the families, in their order, by the folders of transflow.checks that they hold."""

_WORDS = {
    "title": ("Rules", "Règles"),
    "lint": ("Glossary linter", "Vérificateur du glossaire"),
    "table": ("| Rule | Level | What it looks for |", "| Règle | Niveau | Ce qu’elle cherche |"),
    "fire": ("Flagged: ", "Signalé\u00a0: "),
    "silent": ("Not flagged: ", "Non signalé\u00a0: "),
    "off": ("Switch off: ", "Pour l’arrêter\u00a0: "),
    "or": (" or ", " ou "),
    "bad": ("Bad:", "Mauvais\u00a0:"),
    "good": ("Good:", "Bon\u00a0:"),
    "why": ("Why: ", "Pourquoi\u00a0: "),
    "source": ("Source: ", "Source (en anglais)\u00a0: "),
    "level": ("level", "niveau"),
    "category": ("category", "catégorie"),
    "scope": ("scope", "portée"),
    "languages": ("language of the text", "langue du texte"),
    "since": ("since", "depuis"),
}
_INTRO = (
    """Written by `transflow explain --all --ui-lang en`; do not edit it by hand. One rule alone: `transflow explain name-variant`.

Level: an error fails a run of `transflow check` unless `--fail-on` says otherwise. Category: the issue type of ITS 2.0.
Scope: `segment` rules look at one segment, or one pair of segments; `document` rules at the whole document. A line with an
arrow is a pair, another one a text without its source. A rule is switched off for a project in `transflow.toml`, for a part of
a Markdown or HTML document by a comment; see [check](check.md). A rule of the glossary linter is switched off by a comment in
the glossary; see [glossary](glossary.md).""",
    """Page écrite par `transflow explain --all --ui-lang fr`\u00a0; ne pas la modifier à la main. Une règle seule\u00a0:
`transflow explain name-variant`.

Niveau\u00a0: une erreur fait échouer `transflow check`, sauf avis contraire de `--fail-on`. Catégorie\u00a0: le type de problème
d’ITS 2.0. Portée\u00a0: une règle `segment` regarde un segment, ou une paire de segments\u00a0; une règle `document`, tout le
document. Une ligne avec une flèche est une paire, une autre un texte sans source. Une règle s’arrête pour un projet dans
`transflow.toml`, pour une partie d’un document Markdown ou HTML par un commentaire\u00a0: voir [verifier](verifier.md). Une règle
du vérificateur de glossaire s’arrête par un commentaire dans le glossaire\u00a0: voir [glossaire](glossaire.md).""",
)


def rule_modules() -> list[Any]:
    """Return the modules of the rules of the checks, by id."""
    return sorted(CHECKS, key=lambda module: module.RULE.id)


def level_name(level: str, language: str) -> str:
    """Return a level in the language of the reader."""
    return LEVELS[level] if language == "fr" else level


def first_line(module: Any, language: str) -> str:
    """Return the first line of a rule's text: what it looks for."""
    return _text(module, language).split("\n", 1)[0]


def render_rule(module: Any, language: str) -> str:
    """Return the page of one rule as plain text."""
    rule = module.RULE
    facts = [level_name(rule.level.value, language), rule.category, rule.scope, f"{_say('since', language)} {rule.since}"]
    parts = [f"{rule.id} {rule.name} ({', '.join(facts)})", "", _text(module, language), ""]
    parts += [*_examples(module, language), ""]
    return "\n".join([*parts, _switch(rule.name, language).replace("`", "")])


def render_rules(language: str) -> str:
    """Return the pages of all rules as one Markdown document: a table, then the rules by family."""
    families = [(title, members) for title, members in _by_family(language) if members]
    parts = [f"# {_say('title', language)}", "", _INTRO[language == "fr"]]
    for title, members in families:
        rows = [(module.RULE, first_line(module, language)) for module in members]
        parts += ["", f"**{title}**", "", *_table(rows, language)]
    rows = [(rule, rule.summary[language == "fr"]) for rule in LINT_RULES]
    parts += ["", f"**{_say('lint', language)}**", "", *_table(rows, language)]
    for title, members in families:
        parts += ["", f"## {title}"]
        for module in members:
            parts += _section(module, language)
    parts += ["", f"## {_say('lint', language)}"]
    for rule in LINT_RULES:
        parts += _lint_section(rule, language)
    return "\n".join(parts) + "\n"


def _say(name: str, language: str) -> str:
    return _WORDS[name][language == "fr"]


def _text(module: Any, language: str) -> str:
    return str(module.FRENCH).strip() if language == "fr" else inspect.getdoc(module) or ""


def _by_family(language: str) -> Iterator[tuple[str, list[Any]]]:
    own: dict[str, list[Any]] = {folders: [] for folders in _FAMILIES}
    for module in rule_modules():
        folder = module.__name__.removeprefix("transflow.checks.").partition(".")[0]
        own[next((folders for folders in _FAMILIES if folder in folders.split()), "outside")].append(module)
    yield from ((_FAMILIES[folders][language == "fr"], members) for folders, members in own.items())


def _table(rows: Sequence[tuple[Any, str]], language: str) -> list[str]:
    lines = [_say("table", language), "|---|---|---|"]
    for rule, text in rows:
        anchor = f"{rule.id}-{rule.name}".lower()
        told = escape_prose(text).replace("|", "\\|")
        lines.append(f"| [{rule.id} {rule.name}](#{anchor}) | {level_name(rule.level.value, language)} | {told} |")
    return lines


def _section(module: Any, language: str) -> list[str]:
    rule = module.RULE
    facts = [("level", level_name(rule.level.value, language)), ("category", rule.category), ("scope", rule.scope)]
    if len(rule.languages) == 1:
        facts.append(("languages", rule.languages[0]))
    facts.append(("since", rule.since))
    parts = ["", f"### {rule.id} {rule.name}", "", _facts(facts, language), ""]
    parts += [_joined(paragraph) + "\n" for paragraph in _text(module, language).split("\n\n")]
    if language == "fr":
        parts.append(_say("source", language) + _joined(_source(module)) + "\n")
    parts += [*_fenced(_examples(module, language), "text"), ""]
    return [*parts, _switch(rule.name, language)]


def _lint_section(rule: LintRule, language: str) -> list[str]:
    french = language == "fr"
    parts = ["", f"### {rule.id} {rule.name}", "", _facts([("level", level_name(rule.level.value, language))], language), ""]
    parts += [escape_prose(rule.summary[french]), "", _say("why", language) + escape_prose(rule.why[french]), ""]
    for title, key in (("bad", "fire"), ("good", "silent")):
        parts += [_say(title, language), "", *_fenced(rule.examples[key][0].lines(), "yaml"), ""]
    return [*parts, rule.suppression(language, code="`")]


def _facts(facts: Sequence[tuple[str, str]], language: str) -> str:
    colon = "\u00a0:" if language == "fr" else ":"
    return ", ".join(f"{_say(name, language)}{colon} **{value}**" for name, value in facts)


def _examples(module: Any, language: str) -> list[str]:
    rows = []
    for kind in ("fire", "silent"):
        for key in (kind, f"{kind}_fr"):
            for source, target in module.EXAMPLES.get(key, ()):
                first, *others = _pair_lines(source, target)
                title = _say(kind, language)
                rows += [title + first, *(" " * len(title) + line for line in others)]
    return rows


def _pair_lines(source: str | None, target: str) -> list[str]:
    """Return one line for each pair of an example, whose lines are the segments of one document."""
    if source is None:
        return target.split("\n")
    return [f"{left}  →  {right}" for left, right in zip(source.split("\n"), target.split("\n"), strict=True)]


def _source(module: Any) -> str:
    """Return what the English text gives as its source."""
    return (inspect.getdoc(module) or "").rpartition("\n\nSource: ")[2]


def _switch(name: str, language: str) -> str:
    setting, comment = f'`[check.rules.{name}]` `level = "off"`', f"`<!-- transflow: off {name} -->`"
    return f"{_say('off', language)}{setting}{_say('or', language)}{comment}"


def _joined(paragraph: str) -> str:
    """Return a paragraph as one line of Markdown, so that no line can begin a list or a heading."""
    return escape_prose(" ".join(paragraph.split()))


def escape_prose(text: str) -> str:
    """Return a text for a Markdown paragraph: signs that Markdown or HTML would take are escaped, code spans stay."""
    runs = re.split(r"(`[^`]*`)", text)
    return "".join(run if place % 2 else re.sub(r"[\\*<>\[\]]|(?<!\w)_|_(?!\w)", r"\\\g<0>", run) for place, run in enumerate(runs))


def _fenced(lines: Sequence[str], language: str) -> list[str]:
    fence = "````" if any("```" in line for line in lines) else "```"
    return [fence + language, *lines, fence]
