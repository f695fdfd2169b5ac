"""Lists for DeepL and Google, and what they lose."""

from __future__ import annotations

import pytest

from transflow.terms.exchange.losses import Loss
from transflow.terms.lint import lint_glossary

GLOSSARY = """\
version: 2
concepts:
  - id: ess
    definition: {fr: Une économie., en: An economy.}
    pair_by_type: true
    fr: [{term: économie sociale, variants: [éco sociale], pos: noun}, {term: ESS, type: acronym}]
    en: [social economy, {term: third sector, status: forbidden}, {term: SSE, type: acronym}, {term: solidarity economy, status: admitted}]
  - {id: velib, dnt: true, fr: Vélib}
  - {id: autre, fr: [{term: économie sociale, requires_any: [x]}], en: [other economy]}
  - {id: sens, fr: [ville, {term: cité, direction: en-fr}], en: [{term: town, direction: fr-en}, city]}
  - {id: signe, fr: "@home", en: at home}
"""  # noqa: E501 - one line a language


@pytest.mark.parametrize(
    ("export_format", "options", "expected"),
    [
        (
            "deepl",
            {},
            "économie sociale\tsocial economy\néco sociale\tsocial economy\nESS\tSSE\nVélib\tVélib\nville\ttown\n",
        ),
        (
            "deepl",
            {"direction": "en-fr", "delimiter": ","},
            """social economy,économie sociale
SSE,ESS
solidarity economy,économie sociale
other economy,économie sociale
city,ville
""",
        ),
        (
            "google",
            {},
            """fr,en,pos,description
économie sociale,social economy,noun,Une économie. / An economy.
ESS,SSE,noun,Une économie. / An economy.
Vélib,Vélib,,
économie sociale,other economy,,
ville,town,,
""",
        ),
        (
            "google",
            {"direction": "fr-en"},
            "économie sociale,social economy\néco sociale,social economy\nESS,SSE\nVélib,Vélib\nville,town\n",
        ),
    ],
)
def test_files(give, export_format, options, expected):
    assert give(GLOSSARY, export_format, **options)[0] == expected


def test_losses_name_fields_and_terms(give):
    _, losses = give(GLOSSARY, "deepl")
    assert losses == (
        Loss("ess", 0, ("definition", "status", "type", "pos"), ("third sector", "solidarity economy")),
        Loss("autre", 2, ("requires_any",), ("économie sociale", "other economy")),
        Loss("sens", 3, (), ("cité", "city")),
        Loss("signe", 4, (), ("@home", "at home")),
    )


@pytest.mark.parametrize("export_format", ["tbx", "csv", "tsv", "tmx"])
def test_the_others_lose_nothing(give, export_format):
    assert give(GLOSSARY, export_format)[1] == ()


@pytest.mark.parametrize("export_format", ["deepl", "google", "tbx"])
def test_lint_and_export_say_the_same(tmp_path, give, export_format):
    _, losses = give(GLOSSARY, export_format)
    found = [one for one in lint_glossary([tmp_path / "given.yaml"], export_format=export_format) if one.rule == "G22"]
    told = [text for loss in losses for text in (", ".join(loss.fields), ", ".join(loss.terms)) if text]
    assert len(found) == len(told)
    assert all(one.message.endswith(text) for one, text in zip(found, told, strict=True))
