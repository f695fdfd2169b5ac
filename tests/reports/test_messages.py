from __future__ import annotations

import re

import pytest

from transflow.model import Level, Origin, Role, Verdict
from transflow.reports.messages import _WORDS, count, decimal, has_word, number, word

FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", _WORDS)
def test_both_languages_have_the_same_fields(key):
    english, french = _WORDS[key]
    assert english
    assert set(FIELD.findall(english)) == set(FIELD.findall(french))


@pytest.mark.parametrize("key", _WORDS)
def test_french_keeps_its_signs_with_the_word_before(key):
    assert not re.search(r"[^\u00a0\u202f](?:[;?!»]|:(?!\S))", _WORDS[key][1].replace("--", ""))
    assert "'" not in _WORDS[key][1]


@pytest.mark.parametrize("kind", [Origin, Verdict])
def test_every_value_has_its_word(kind):
    assert all(has_word(item.value) for item in kind)


def test_every_role_but_body_has_its_word():
    assert all(has_word("quote_role" if role is Role.QUOTE else role.value) for role in Role if role is not Role.BODY)
    assert all(has_word(f"legend_{level.value}") for level in Level)


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0 errors", "0 erreur"),
        (1, "1 error", "1 erreur"),
        (2, "2 errors", "2 erreurs"),
        (1204, "1,204 errors", "1\u202f204 erreurs"),
    ],
)
def test_count(value, english, french):
    assert (count(value, "errors", "en"), count(value, "errors", "fr")) == (english, french)


def test_numbers():
    assert (number(1200000, "en"), number(1200000, "fr")) == ("1,200,000", "1\u202f200\u202f000")
    assert (decimal(1.94, "en"), decimal(1.94, "fr")) == ("1.9", "1,9")


def test_an_unknown_word_is_itself_and_holds_no_field():
    assert word("odd{x}", "fr").format() == "odd{x}"
