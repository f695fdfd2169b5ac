"""Recall and false alarms on the labelled corpus: floors under what benchmarks/flags.py prints."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "flags.py"


@pytest.fixture(scope="module")
def results():
    spec = importlib.util.spec_from_file_location("flags", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["flags"] = module
    sys.path.insert(0, str(SCRIPT.parent))
    spec.loader.exec_module(module)
    return module.measure()


@pytest.mark.parametrize("setting", ["bilingual", "one language"])
def test_recall_by_class(results, setting):
    counts = results[setting]
    weak = {
        kind: counts.found[kind] / counts.labels[kind] for kind in counts.labels if counts.found[kind] < 0.8 * counts.labels[kind]
    }
    assert not weak, counts.missed
    assert sum(counts.found.values()) >= 0.95 * sum(counts.labels.values()), counts.missed


@pytest.mark.parametrize("setting", ["bilingual", "one language", "references, bilingual", "references, alone"])
def test_false_alarms(results, setting):
    assert len(results[setting].alarms) <= 2, results[setting].alarms
