"""The pages of docs/: what is generated is current, what they show as an example works."""

from __future__ import annotations

from pathlib import Path

import pytest

from transflow.cli.rule_pages import escape_prose, render_rules, rule_modules
from transflow.terms.lint import LINT_RULES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
RULE_PAGES = {"en": "rules.md", "fr": "regles.md"}


def read(name):
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize(("language", "name"), RULE_PAGES.items())
def test_pages_of_rules_are_current(language, name):
    assert read(name) == render_rules(language), f"run: transflow explain --all --ui-lang {language} > docs/{name}"


@pytest.mark.parametrize("name", RULE_PAGES.values())
def test_every_rule_has_a_section_that_the_table_links(name):
    page = read(name)
    for rule in (*(module.RULE for module in rule_modules()), *LINT_RULES):
        assert page.count(f"\n### {rule.id} {rule.name}\n") == 1
        assert page.count(f"[{rule.id} {rule.name}](#{rule.id}-{rule.name})".lower().replace(rule.id.lower(), rule.id, 1)) == 1


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<Erreur> [x](y) a*b", r"\<Erreur\> \[x\](y) a\*b"),
        ("`a_b <c>` end_* and snake_case", r"`a_b <c>` end\_\* and snake_case"),
        ("`{{name}}`", "`{{name}}`"),
    ],
)
def test_prose_is_escaped_outside_code(text, escaped):
    assert escape_prose(text) == escaped
