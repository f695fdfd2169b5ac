"""`transflow explain`."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from transflow.cli.session import UiLanguage, choose_language, write_out
from transflow.errors import UnknownNameError
from transflow.registry import CHECKS
from transflow.terms.lint import LINT_RULES

_LEVELS = {"error": "erreur", "warning": "avertissement", "info": "remarque"}
_TITLES = {"en": ("Flagged", "Not flagged"), "fr": ("Signalé", "Non signalé")}


def explain(
    rule: Annotated[str, typer.Argument(metavar="[RULE]", help="Name or id of a rule; without one, all are listed.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Print the pages of all rules, as Markdown.")] = False,
    ui_lang: Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the explanation.")] = None,
) -> None:
    """Explain a rule of the checks or of the glossary linter: what it looks for, why, and what mends it."""
    language = choose_language(ui_lang)
    modules: list[Any] = sorted(CHECKS, key=lambda module: module.RULE.id)
    if everything:
        write_out(render_pages(language))
        return
    if not rule:
        rows = [(module.RULE.id, module.RULE.name, module.RULE.level.value, _first_line(module, language)) for module in modules]
        rows += [(one.id, one.name, one.level.value, one.summary[language == "fr"]) for one in LINT_RULES]
        write_out("\n".join(f"{code:<9} {name:<28} {_level(level, language):<14} {text}" for code, name, level, text in rows))
        return
    wanted = rule.lower()
    for module in modules:
        if wanted in {module.RULE.id.lower(), module.RULE.name}:
            write_out(_page(module, language))
            return
    for one in LINT_RULES:
        if wanted in {one.id.lower(), one.name}:
            write_out(one.page(language))
            return
    raise UnknownNameError("rule", rule, [*(module.RULE.name for module in modules), *(one.id for one in LINT_RULES)])


def _level(level: str, language: str) -> str:
    return _LEVELS[level] if language == "fr" else level


def _text(module: Any, language: str) -> str:
    return str(module.FRENCH).strip() if language == "fr" else inspect.getdoc(module) or ""


def _first_line(module: Any, language: str) -> str:
    return _text(module, language).split("\n", 1)[0]


def _page(module: Any, language: str) -> str:
    rule = module.RULE
    since = "depuis" if language == "fr" else "since"
    head = f"{rule.id} {rule.name} ({_level(rule.level.value, language)}, {rule.category}, {since} {rule.since})"
    return "\n".join([head, "", _text(module, language), "", *_examples(module, language)])


def _examples(module: Any, language: str) -> list[str]:
    rows = []
    for title, keys in zip(_TITLES[language], (("fire", "fire_fr"), ("silent", "silent_fr")), strict=True):
        for key in keys:
            for source, target in module.EXAMPLES.get(key, ()):
                colon = "\u00a0: " if language == "fr" else ": "
                rows.append(f"{title}{colon}" + (f"{source}  →  {target}" if source is not None else target))
    return rows


def render_pages(language: str) -> str:
    """Return the pages of all rules as one Markdown document."""
    french = language == "fr"
    parts = ["# Règles" if french else "# Rules", ""]
    parts.append(
        "Page écrite par `transflow explain --all --ui-lang fr`."
        if french
        else "Written by `transflow explain --all --ui-lang en`."
    )
    for module in sorted(CHECKS, key=lambda module: module.RULE.id):
        rule = module.RULE
        parts += ["", f"## {rule.id} `{rule.name}`", "", f"*{_level(rule.level.value, language)}, {rule.category}*", ""]
        parts += [_text(module, language), "", "```text", *_examples(module, language), "```"]
    parts += ["", "# Règles du glossaire" if french else "# Rules of the glossary linter"]
    for one in LINT_RULES:
        body = one.page(language).split("\n", 1)[1].strip()
        parts += ["", f"## {one.id} `{one.name}`", "", f"*{_level(one.level.value, language)}*", "", "```text", body, "```"]
    return "\n".join(parts) + "\n"
