"""Every rule is registered, documented, and true to its own examples."""

from __future__ import annotations

import inspect
import os
import pkgutil
from functools import lru_cache
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

import transflow.checks
from transflow.api import check_text
from transflow.config import Settings
from transflow.judges import open_judge
from transflow.model import CATEGORIES
from transflow.pipeline import Job, check_pair_rows
from transflow.registry import CHECKS
from transflow.terms.embedded import load_embedded_glossary
from transflow.triage import ORDER, SILENCED

MODULES = {name: CHECKS.get(name) for name in CHECKS.names()}
EXAMPLES = [
    (name, kind, source, target)
    for name, module in MODULES.items()
    for kind in ("fire", "silent", "fire_fr", "silent_fr")
    for source, target in module.EXAMPLES.get(kind, ())
]


@lru_cache
def open_models(ours, theirs):
    """The embedded models; what is installed on the machine does not matter."""
    with TemporaryDirectory() as folder, patch.dict(os.environ, {"ARGOS_PACKAGES_DIR": folder}):
        return open_judge(ours, theirs, Settings())


def names_found(source, target, ours="fr", theirs="en", *, deep=False):
    """Lines of an example are pairs, or paragraphs, of one document."""
    if source is None:
        report = check_text(target, theirs)
    else:
        lines = zip(source.split("\n"), target.split("\n"), strict=True)
        rows = [(number, *texts) for number, texts in enumerate(lines, start=1)]
        judge = open_models(ours, theirs) if deep else None
        report = check_pair_rows("", rows, Job(theirs, ours, load_embedded_glossary(), judge=judge))
    assert not report.incidents
    return {finding.name for finding in report.findings}


@pytest.mark.parametrize(("name", "kind", "source", "target"), EXAMPLES)
def test_example(name, kind, source, target):
    languages = ("en", "fr") if kind.endswith("_fr") else ("fr", "en")
    assert (name in names_found(source, target, *languages, deep=name.startswith("deep-"))) is kind.startswith("fire")


@pytest.mark.parametrize("name", MODULES)
def test_rule_is_complete(name):
    module = MODULES[name]
    assert module.RULE.name == name
    assert module.RULE.category in CATEGORIES
    assert module.RULE.scope in {"segment", "document"}
    assert set(module.EXAMPLES) <= {"fire", "silent", "fire_fr", "silent_fr"}
    assert module.EXAMPLES.get("fire") or module.EXAMPLES.get("fire_fr")
    assert module.EXAMPLES.get("silent") or module.EXAMPLES.get("silent_fr")
    assert "Source" in inspect.getdoc(module)
    assert module.FRENCH.strip()
    assert all(len(texts) == 2 and all(texts) for texts in module.MESSAGES.values())


def test_every_rule_file_is_registered_once():
    found = {
        info.name for info in pkgutil.walk_packages(transflow.checks.__path__, "transflow.checks.") if info.name.count(".") == 3
    }
    assert {module.__name__ for module in MODULES.values()} == found
    assert len({module.RULE.id for module in MODULES.values()}) == len(MODULES)


def test_triage_knows_every_rule():
    assert set(ORDER) == set(MODULES)
    assert set(SILENCED) | set().union(*SILENCED.values()) <= set(MODULES)
