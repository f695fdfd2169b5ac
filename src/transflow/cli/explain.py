"""`transflow explain`."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from transflow.checks import quotation
from transflow.cli.rule_pages import first_line, level_name, render_rule, render_rules, rule_modules
from transflow.cli.session import UiLanguage, choose_language, write_out
from transflow.errors import UnknownNameError
from transflow.terms.lint import LINT_RULES


def explain(
    rule: Annotated[str, typer.Argument(metavar="[RULE]", help="Name or id of a rule; without one, all are listed.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Print the pages of all rules, as Markdown.")] = False,
    ui_lang: Annotated[UiLanguage | None, typer.Option("--ui-lang", help="Language of the explanation.")] = None,
) -> None:
    """Explain a rule of the checks or of the glossary linter: what it looks for, why, and what mends it."""
    language = choose_language(ui_lang)
    modules = rule_modules()
    if everything:
        write_out(render_rules(language), "utf-8")
        return
    if not rule:
        rows = [(module.RULE.id, module.RULE.name, module.RULE.level.value, first_line(module, language)) for module in modules]
        rows += [(one.id, one.name, one.level.value, one.summary[language == "fr"]) for one in LINT_RULES]
        write_out("\n".join(f"{code:<9} {name:<28} {level_name(level, language):<14} {text}" for code, name, level, text in rows))
        return
    wanted = rule.lower()
    for module in modules:
        if wanted in {module.RULE.id.lower(), module.RULE.name}:
            write_out(render_rule(module, language))
            return
    coded = [module for module in modules if wanted.upper() in module.RULE.codes]
    if coded or wanted.upper() == quotation.CODE:
        text = quotation.FRENCH if language == "fr" else inspect.getdoc(quotation) or ""
        write_out("\n\n".join(render_rule(module, language) for module in coded) or text)
        return
    for one in LINT_RULES:
        if wanted in {one.id.lower(), one.name}:
            write_out(one.page(language))
            return
    raise UnknownNameError("rule", rule, [*(module.RULE.name for module in modules), *(one.id for one in LINT_RULES)])
