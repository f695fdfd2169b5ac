from __future__ import annotations

import pytest

from transflow.checks.consistency import consistency
from transflow.checks.context import Context
from transflow.model import Pair

LONG = "La Ville de Rennes lance aujourd’hui un plan de vingt millions."


def hits(*rows: tuple[str, str, str]):
    pairs = [Pair(str(n), n, n + 1, 1, target, source, role=role) for n, (source, target, role) in enumerate(rows)]
    return list(consistency.find(pairs, Context("en", "fr")))


@pytest.mark.parametrize(
    ("rows", "flagged", "suggestions"),
    [
        ([("Contact presse", "Press contact", "body"), ("Contact presse", "Media contact", "body")], 1, ("Press contact",)),
        ([(LONG, "Rennes has a plan of twelve million.", "body"), (LONG, "Rennes has a plan of twenty million.", "body")], 1, ()),
        ([("Contact presse", "Media contact", "attribute"), ("Contact presse", "Press contact", "body")], 0, ("Press contact",)),
    ],
)
def test_what_is_proposed_for_the_other_rendering(rows, flagged, suggestions):
    [hit] = hits(*rows)
    assert (hit.pair.index, hit.suggestions) == (flagged, suggestions)
