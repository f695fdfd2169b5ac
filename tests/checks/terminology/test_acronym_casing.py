from __future__ import annotations

import pytest

from transflow.api import check_text
from transflow.terms.read import load_glossary

GLOSSARY = """
- id: ess
  fr: [{term: ESS, type: acronym}]
  en: [{term: SSE, type: acronym, gloss_first: social and solidarity economy}]
- id: anru
  fr: [{term: Anru, type: acronym}]
  en: [{term: Anru, type: acronym, gloss_first: the agency for urban renewal}]
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SSE grows. SSE lasts.", '"SSE" is not explained at its first use: social and solidarity economy'),
        (
            "The Anru pays.",
            '"Anru" (so written in the glossary, not "ANRU") is not explained at its first use: the agency for urban renewal',
        ),
        ("SSE, the social and solidarity economy, grows.", None),
    ],
)
def test_the_first_use_is_told_once(tmp_path, text, message):
    path = tmp_path / "g.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    found = [finding.message for finding in check_text(text, "en", load_glossary(path)).findings if finding.rule == "TERM005"]
    assert found == ([message] if message else [])
