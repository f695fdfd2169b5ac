"""The pages of docs/: what is generated is current, what they show as an example works."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest
import typer
import yaml
from pydantic import BaseModel

from transflow.cli.main import build_app
from transflow.cli.rule_pages import escape_prose, rule_modules
from transflow.config import GlossaryOverride, Override, RuleSettings, Settings, read_settings
from transflow.model import Level
from transflow.registry import CHECKS, REPORTS
from transflow.terms.lint import LINT_RULES, lint_glossary
from transflow.terms.schema import ConceptEntry, Defaults, GlossaryFile, TermEntry

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
REFRESH = runpy.run_path(str(DOCS / "refresh.py"))
WRITTEN_BY_HAND = sorted(set(PAGES) - set(REFRESH["RULES"]))


def read(name):
    return (DOCS / name).read_text("utf-8")


def blocks(name, language):
    return [(match["options"], match["text"]) for match in REFRESH["FENCE"].finditer(read(name)) if match["language"] == language]


@pytest.mark.parametrize("name", [*REFRESH["RULES"], *REFRESH["EXAMPLES"]])
def test_pages_are_current(name):
    assert read(name) == REFRESH["refresh"](name), f"docs/{name} is out of date; run: python docs/refresh.py"


@pytest.mark.parametrize("name", REFRESH["RULES"])
def test_every_rule_has_a_section_that_the_table_links(name):
    page = read(name)
    for rule in (*(module.RULE for module in rule_modules()), *LINT_RULES):
        assert page.count(f"\n### {rule.id} {rule.name}\n") == 1
        assert page.count(f"[{rule.id} {rule.name}](#{rule.id.lower()}-{rule.name})") == 1


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


@pytest.mark.parametrize("name", WRITTEN_BY_HAND)
def test_pages_written_by_hand_are_short(name):
    assert len(read(name).splitlines()) < 200


@pytest.mark.parametrize("name", [*PAGES, "../README.md"])
def test_links_lead_somewhere(name):
    for target in re.findall(r"(?<!\\)\]\(([^)#\s]+)\)", REFRESH["FENCE"].sub("", read(name))):
        assert target.startswith("https://") or (DOCS / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", REFRESH["EXAMPLES"])
def test_no_command_of_a_page_is_refused(name):
    shown = "".join(text for _, text in blocks(name, "console"))
    assert shown.count("\n$ ") + shown.startswith("$ ") >= 2
    assert not re.search(r"(Exit|sortie) [23]", shown)


@pytest.mark.parametrize("name", ["glossary.md", "glossaire.md", "check.md", "verifier.md"])
def test_glossaries_of_a_page_are_sound_or_have_the_fault_they_show(tmp_path, name):
    path = tmp_path / "glossary.yaml"
    found = [(options, text) for options, text in blocks(name, "yaml") if options.strip() != "ci"]
    assert found
    for options, text in found:
        path.write_text(text, encoding="utf-8")
        findings = lint_glossary([path])
        fault = re.search(r"fault=(\w+)", options)
        if fault:
            assert fault[1] in {finding.rule for finding in findings}
        else:
            assert not [finding.message for finding in findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("name", ["glossary.md", "glossaire.md"])
def test_every_field_of_a_glossary_is_explained(name):
    page = read(name)
    for model in (GlossaryFile, Defaults, ConceptEntry, TermEntry):
        for field in model.model_fields:
            assert re.search(rf"\b{field}\b", page), field


@pytest.mark.parametrize("name", ["check.md", "verifier.md"])
def test_check_pages_name_every_format_and_their_ci_examples_are_sound(name):
    page = read(name)
    assert all(f"| `{report}` |" in page for report in REPORTS.builtin)
    check = typer.main.get_group(build_app(["check"])).commands["check"]
    known = {option for parameter in check.params for option in parameter.opts}
    for option in known - {"paths", "--config", "--width"}:
        assert option in page, option
    examples = [text for options, text in blocks(name, "yaml") if options.strip() == "ci"]
    assert len(examples) == 2
    for text in examples:
        assert isinstance(yaml.safe_load(text), dict)
        (line,) = re.findall(r"transflow check (.*)", text)
        assert set(re.findall(r"--[a-z-]+", line)) <= known


@pytest.mark.parametrize("name", PAGES)
def test_settings_that_a_page_shows_are_read(tmp_path, name):
    path = tmp_path / "transflow.toml"
    for _, text in blocks(name, "toml"):
        path.write_text(text, encoding="utf-8")
        assert read_settings(path).model_fields_set >= {key.replace("-", "_") for key in tomllib.loads(text)}


def settings_of(model):
    for name, field in model.model_fields.items():
        yield field.alias or name
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from settings_of(field.annotation)


def test_every_setting_is_in_the_example_of_the_page():
    ((_, text),) = blocks("settings.md", "toml")
    names = {name for model in (Settings, GlossaryOverride, Override, RuleSettings) for name in settings_of(model)}
    names -= {"folder"}
    assert len(names) > 20
    for name in names:
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", text), name


@pytest.mark.parametrize("name", ["peers.md", "comparaison.md"])
def test_the_table_of_peers_names_rules_that_exist(name):
    cells = [row.split(" | ")[2] for row in read(name).splitlines() if row.startswith("| ") and row.count(" | ") == 2]
    named = {word for cell in cells for word in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", cell)} - {"lengths"}
    assert len(cells) > 40
    assert named <= set(CHECKS.names())
    assert {"quotes", "dashes", "structure", "mechanical", "end-punctuation", "fr-spacing", "en-spacing", "capitals"} <= named
