from __future__ import annotations

import time

from transflow.checks.consistency import hyphenation_variant
from transflow.checks.context import Context
from transflow.model import Pair


def test_one_endless_word_takes_no_endless_time():
    pair = Pair("1", 0, 1, 1, "a" * 60_000)
    started = time.process_time()
    assert not list(hyphenation_variant.find([pair], Context("en")))
    assert time.process_time() - started < 5
