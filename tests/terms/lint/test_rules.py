from __future__ import annotations

import pytest

from transflow.model import Level
from transflow.terms.lint import LINT_RULES, lint_glossary

CASES = [
    pytest.param(rule.id, kind, example, id=f"{rule.id}-{kind}-{number}")
    for rule in LINT_RULES
    for kind in ("fire", "silent")
    for number, example in enumerate(rule.examples[kind])
]


@pytest.mark.parametrize(("rule", "kind", "example"), CASES)
def test_examples(tmp_path, rule, kind, example):
    path = tmp_path / "g.yaml"
    path.write_text(example.file, "utf-8")
    found = lint_glossary([path], texts=example.texts, memory=example.memory, export_format=example.export_format)
    told = [f"{finding.rule} {finding.line}:{finding.column} {finding.message}" for finding in found]
    assert (rule in {finding.rule for finding in found}) == (kind == "fire"), told
    if rule != "G04" and kind == "silent":
        assert "G04" not in {finding.rule for finding in found}, told


def test_rules_are_numbered_and_named_once():
    assert [rule.id for rule in LINT_RULES] == [f"G{number:02}" for number in range(23)]
    assert len({rule.name for rule in LINT_RULES}) == len(LINT_RULES)
    assert all(rule.name == rule.name.lower() and " " not in rule.name for rule in LINT_RULES)


def test_levels_are_those_of_the_design():
    levels = {level: "".join(rule.id[1:] + " " for rule in LINT_RULES if rule.level is level).split() for level in Level}
    assert levels[Level.ERROR] == ["01", "02", "03", "04", "05"]
    assert levels[Level.INFO] == ["00", "17", "20"]


@pytest.mark.parametrize("rule", LINT_RULES, ids=lambda rule: rule.id)
def test_pages_are_whole_in_both_languages(rule):
    english, french = rule.page("en"), rule.page("fr")
    assert english.startswith(f"{rule.id} {rule.name} ({rule.level.value})")
    assert "Why: " in english
    assert "Bad:\n    " in english
    assert "Pourquoi\u00a0: " in french
    assert "Bon\u00a0:\n    " in french
    assert english != french
    for texts in (rule.summary, rule.why):
        assert texts[0] != texts[1]
        assert all(text.endswith(".") and len(text) > 20 for text in texts)
    assert set(rule.hints) <= set(rule.messages)


@pytest.mark.parametrize("rule", LINT_RULES, ids=lambda rule: rule.id)
def test_every_message_is_reached_by_an_example_in_both_languages(tmp_path, rule):
    english, french = set(), set()
    for number, example in enumerate(rule.examples["fire"]):
        path = tmp_path / f"{number}.yaml"
        path.write_text(example.file, "utf-8")
        options = {"texts": example.texts, "memory": example.memory, "export_format": example.export_format}
        for language, told in (("en", english), ("fr", french)):
            findings = lint_glossary([path], **options, ui_language=language)
            told.update(finding.message for finding in findings if finding.rule == rule.id)
    assert english
    assert not english & french
    assert not any("{" in text or "}" in text for text in english | french)
