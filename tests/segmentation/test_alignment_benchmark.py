from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from transflow.segmentation.align import align_texts

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from alignment import by_length, corpus_texts, disturb, score, singles


@pytest.fixture(scope="module")
def texts():
    return corpus_texts()[:4]


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.2])
def test_alignment_reaches_its_floor(texts, rate):
    strangers = [sentence for text in texts for sentence in text[1] if len(sentence) > 30]
    disturbed = [disturb(text, rate, strangers, random.Random(number)) for number, text in enumerate(texts)]
    f1 = score(disturbed, align_texts)[2]
    assert f1 >= 0.98
    assert rate == 0 or f1 > score(disturbed, by_length)[2]


def test_the_truth_holds_every_sentence(texts):
    for text in texts:
        disturbed = disturb(text, 0.5, ["A stranger."], random.Random(1))
        assert sorted(row for rows, _ in disturbed[2] for row in rows) == list(range(len(disturbed[0])))
        assert sorted(column for _, columns in disturbed[2] for column in columns) == list(range(len(disturbed[1])))
        assert len(singles(disturbed[2])) >= len(disturbed[2]) - 1
