"""False friends are told where the source has the word that they look like."""

from __future__ import annotations

import pytest

from transflow.text.false_friends import find_false_friends, load_false_friends


@pytest.mark.parametrize(
    ("source", "target", "direction", "found"),
    [
        ("Actuellement, la ville construit.", "Actually, the city is building.", "fr>en", ["Actually"]),
        ("La ville construit, en fait.", "Actually, the city is building.", "fr>en", []),
        ("Les éventuels travaux.", "The eventual works.", "fr>en", ["eventual"]),
        ("Une délégation importante de collectivités.", "An important delegation of collectivities.", "fr>en", None),
        ("Un film d’animation.", "An animation film.", "fr>en", []),
        ("The city will eventually decide.", "La ville décidera éventuellement.", "en>fr", ["éventuellement"]),
        ("The city has sensible plans.", "La ville a des projets raisonnables.", "en>fr", []),
        ("A digital plan.", "Un plan digital.", "en>fr", ["digital"]),
        ("", "", "fr>en", []),
    ],
)
def test_find_false_friends(source, target, direction, found):
    ours, theirs = direction.split(">")
    friends = find_false_friends(source, ours, target, theirs)
    wanted = ["important delegation", "collectivities"] if found is None else found
    assert [one.text for one in friends] == wanted
    assert all(target[one.start : one.end] == one.text for one in friends)
    assert all(source[one.source_start : one.source_end].replace("’", "'") == one.source_text for one in friends)


@pytest.mark.parametrize("direction", [("fr", "en"), ("en", "fr")])
def test_every_row_says_what_to_write(direction):
    rows = load_false_friends(*direction)
    assert len(rows) > 20
    assert all(all(row.suggestions) for row in rows)
