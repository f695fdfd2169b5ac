import json
from pathlib import Path

import pytest

from transflow.segmentation import split_spans

LEAST = {"fr": 0.95, "en": 0.90}


def find_cases():
    for folder in Path(__file__).resolve().parents:
        path = folder / "shared" / "data" / "segmentation-dev.jsonl"
        if path.is_file():
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pytest.skip("shared data absent: data/segmentation-dev.jsonl")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_share_of_exact_cases(language):
    cases = [case for case in find_cases() if case["lang"] == language]
    missed = []
    for case in cases:
        spans = split_spans(case["text"], language)
        found = [" ".join(case["text"][start:end].split()) for start, end in spans]
        if [part for part in found if part] != [" ".join(part.split()) for part in case["expect"]]:
            missed.append(case["text"][:80])
    assert 1 - len(missed) / len(cases) >= LEAST[language], missed
