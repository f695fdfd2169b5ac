"""What the rules must find, and what they must leave alone, as `probes.tsv` lists it."""

from __future__ import annotations

from pathlib import Path

import pytest

from transflow.api import check_pairs, check_text
from transflow.model import Level

SIGNS = {"\\n": "\n", "\\u200b": "\u200b", "␣": "\u00a0", "⍽": "\u202f"}


def read_probes():
    for number, line in enumerate((Path(__file__).parent / "probes.tsv").read_text("utf-8").split("\n"), start=1):
        if line and not line.startswith("#"):
            topic, direction, rules, source, target = line.split("\t")
            for written, sign in SIGNS.items():
                source, target = source.replace(written, sign), target.replace(written, sign)
            wanted = frozenset() if rules == "-" else frozenset(rules.split(","))
            yield pytest.param(direction, wanted, source, target, id=f"{number}-{topic}")


@pytest.mark.parametrize(("direction", "rules", "source", "target"), list(read_probes()))
def test_probe(direction, rules, source, target):
    if ">" in direction:
        report = check_pairs(list(zip(source.split("\n"), target.split("\n"), strict=True)), *direction.split(">"))
    else:
        report = check_text(target, direction)
    assert not report.incidents
    if rules:
        assert rules & {finding.name for finding in report.findings}
    else:
        assert [finding for finding in report.findings if finding.level is not Level.INFO] == []
