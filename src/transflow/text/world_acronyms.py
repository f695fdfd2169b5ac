"""Acronyms that French and English each write with letters of their own: OCDE and OECD, ONG and NGO.

Source: Interinstitutional Style Guide of the European Union, annexes A3 and A4 (bodies and acronyms in all languages); United
Nations Terminology Database.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

_PAIRS = """ADN:DNA AIE:IEA AIEA:IAEA ARN:RNA BCE:ECB BEI:EIB BERD:EBRD CEDH:ECHR CICR:ICRC CIJ:ICJ CJUE:CJEU CNUCED:UNCTAD
FEDER:ERDF FMI:IMF FSE:ESF GES:GHG GIEC:IPCC HCR:UNHCR IDE:FDI IRM:MRI OCDE:OECD ODD:SDG
OGM:GMO OIM:IOM OIT:ILO OMC:WTO OMPI:WIPO
OMS:WHO ONG:NGO ONU:UN OPEP:OPEC OTAN:NATO OVNI:UFO PDG:CEO PIB:GDP PNB:GNP PNUD:UNDP PNUE:UNEP RGPD:GDPR SIDA:AIDS
TIC:ICT VIH:HIV"""
"""Those with another common meaning in the other language (CAP, CSR) are left out."""


@dataclass(frozen=True, slots=True)
class KeptAcronym:
    """An acronym in the other language; `start` and `end` are half-open code points."""

    text: str
    start: int
    end: int
    expected: str


@cache
def counterparts(language: str) -> dict[str, str]:
    """Return for each acronym of the other language the one of `language`."""
    pairs = [pair.split(":") for pair in _PAIRS.split()]
    return dict(pairs if language == "en" else [pair[::-1] for pair in pairs])


def find_kept_acronyms(source: str, target: str, language: str, *, permitted: Collection[str] = ()) -> tuple[KeptAcronym, ...]:
    """Return the acronyms that a target in `language` took from its source although its language has its own.

    Those of `permitted` are left alone, and so are those beside their counterpart ("the OECD (OCDE in French)"), and those in
    brackets, which stand for the words before them: whether they fit these is another question.
    """
    found = []
    for acronym, expected in counterparts(language).items():
        if acronym not in target or acronym not in source or acronym in permitted or _whole(expected).search(target):
            continue
        if _whole(acronym).search(source):
            found += [KeptAcronym(match["name"], *match.span("name"), expected) for match in _whole(acronym).finditer(target)]
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _whole(acronym: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w(-])(?P<name>{acronym})s?(?![\w)-])")
