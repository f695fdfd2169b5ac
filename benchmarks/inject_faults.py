"""Faults put into clean pairs of French and English, one kind at a time, for `benchmarks/flags.py`.

`inject(kind, pair, chance)` returns the pair with one fault in its target, or None where the pair offers no place for it.
Kinds that prose seldom offers (currencies, weekdays, addresses) bring a carrier sentence of their own, right in the source and
faulty in the target; `carry(kind, pair, chance)` returns the same pair with the carrier right on both sides, for false alarms.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair with its languages; `other` is the target of another pair, `line` its place in its file, from 1, or 0."""

    source: str
    target: str
    source_language: str
    target_language: str
    other: str = ""
    line: int = 0


Fault = Callable[[Sample, random.Random], "str | None"]
"""Returns the faulty target, or None."""

_NUMBER = re.compile(r"(?<![\w.,])\d{2,}(?:[.,\u00a0\u202f ]\d{3})*(?![\w.,]*\d)")


def _pick(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _cut(text: str, start: int, end: int, new: str) -> str:
    return re.sub(r" {2,}", " ", text[:start] + new + text[end:]) if not new else text[:start] + new + text[end:]


def change_number(sample: Sample, chance: random.Random) -> str | None:
    """Change one digit of a number that both sides hold."""
    shared = [
        match for match in _NUMBER.finditer(sample.target) if re.sub(r"\D", "", match[0]) in re.sub(r"[\s.,]", "", sample.source)
    ]
    if not shared:
        return None
    match = chance.choice(shared)
    place = chance.choice([offset for offset, sign in enumerate(match[0]) if sign.isdigit()])
    digit = chance.choice([sign for sign in "123456789" if sign != match[0][place]])
    return _cut(sample.target, match.start() + place, match.start() + place + 1, digit)


def drop_number(sample: Sample, chance: random.Random) -> str | None:
    """Leave a number out."""
    match = _pick(_NUMBER, sample.target, chance)
    if not match or re.sub(r"\D", "", match[0]) not in re.sub(r"\D", "", sample.source):
        return None
    return _cut(sample.target, match.start(), match.end(), "")


def change_month(sample: Sample, chance: random.Random) -> str | None:
    """Write another month."""
    names = MONTHS[sample.target_language]
    pattern = re.compile(rf"(?<=\d )(?:{'|'.join(names)})\b|\b(?:{'|'.join(names)})(?= \d)")
    match = _pick(pattern, sample.target, chance)
    ours, theirs = MONTHS[sample.source_language], names
    if not match or not re.search(rf"\b{ours[theirs.index(match[0])]}\b", sample.source):
        return None
    return _cut(sample.target, match.start(), match.end(), chance.choice([name for name in names if name != match[0]]))


def change_scale(sample: Sample, chance: random.Random) -> str | None:
    """Turn millions into billions, or the reverse."""
    swaps = {
        "en": {"million": "billion", "billion": "million"},
        "fr": {"million": "milliard", "millions": "milliards", "milliard": "million", "milliards": "millions"},
    }[sample.target_language]
    match = _pick(re.compile(rf"(?<=\d )(?:{'|'.join(swaps)})\b"), sample.target, chance)
    return _cut(sample.target, match.start(), match.end(), swaps[match[0]]) if match else None


def misspell_name(sample: Sample, chance: random.Random) -> str | None:
    """Change one letter inside a capitalised word that both sides hold."""
    names = [
        match
        for match in re.finditer(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]{4,}(?:[- ][A-ZÀ-Þ][a-zà-ÿ]{3,})+", sample.target)
        if re.search(rf"\b{re.escape(match[0])}\b", sample.source)
    ]
    if not names:
        return None
    match = chance.choice(names)
    place = chance.randrange(2, len(match[0]) - 1)
    while not match[0][place].islower():
        place -= 1
    kind = chance.randrange(3)
    letter = match[0][place]
    new = {0: "", 1: letter * 2, 2: chance.choice([sign for sign in "aeiourstln" if sign != letter])}[kind]
    return sample.target[: match.start() + place] + new + sample.target[match.start() + place + 1 :]


def leave_untranslated(sample: Sample, chance: random.Random) -> str | None:
    """Copy the source."""
    del chance
    return sample.source if len(sample.source.split()) >= 3 else None


def translate_half(sample: Sample, chance: random.Random) -> str | None:
    """Leave the second half in the source language."""
    del chance
    ours, theirs = sample.target.split(), sample.source.split()
    if min(len(ours), len(theirs)) < 12:
        return None
    return " ".join(ours[: len(ours) // 2] + theirs[len(theirs) // 2 :])


def empty(sample: Sample, chance: random.Random) -> str | None:
    """Leave nothing."""
    del sample, chance
    return ""


def truncate(sample: Sample, chance: random.Random) -> str | None:
    """Cut at 40 to 70 per cent of the words."""
    words = sample.target.split()
    return " ".join(words[: int(len(words) * chance.uniform(0.4, 0.7))]) if len(words) >= 8 else None


def swap(sample: Sample, chance: random.Random) -> str | None:
    """Take the target of another pair."""
    del chance
    return sample.other if len(sample.other.split()) >= 6 and len(sample.target.split()) >= 6 else None


def repeat_word(sample: Sample, chance: random.Random) -> str | None:
    """Write a word twice."""
    match = _pick(re.compile(r"(?<= )[a-zà-ÿ]{2,}(?= )"), sample.target, chance)
    if not match or match[0] in {"nous", "vous", "had", "that"}:
        return None
    return _cut(sample.target, match.start(), match.end(), f"{match[0]} {match[0]}")


def drop_bracket(sample: Sample, chance: random.Random) -> str | None:
    """Leave out one of a pair of brackets."""
    if sample.target.count("(") != 1 or sample.target.count(")") != 1 or sample.source.count("(") != 1:
        return None
    return sample.target.replace(chance.choice("()"), "")


def drop_end_mark(sample: Sample, chance: random.Random) -> str | None:
    """Leave out the final full stop or question mark."""
    del chance
    ends = (".", "?")
    return sample.target[:-1].rstrip() if sample.target.endswith(ends) and sample.source.endswith(ends) else None


def double_space(sample: Sample, chance: random.Random) -> str | None:
    """Write two spaces."""
    match = _pick(re.compile(r"(?<=\w) (?=\w)"), sample.target, chance)
    return _cut(sample.target, match.start(), match.end(), "  ") if match and "  " not in sample.source else None


def drop_percent(sample: Sample, chance: random.Random) -> str | None:
    """Leave out a percent sign or word."""
    match = _pick(re.compile(r"(?<=\d)[ \u00a0\u202f]?(?:%|per cent|percent|pour cent)"), sample.target, chance)
    has = re.search(r"\d[ \u00a0\u202f]?(?:%|per cent|percent|pour cent)", sample.source)
    return _cut(sample.target, match.start(), match.end(), "") if match and has else None


_NEGATIONS = {
    "en": [
        (r"\b(do|does|did) not ", ""), (r"\bcannot\b", "can"),
        (r"\b(can|could|would|should|is|are|was|were|has|have|had) not\b", r"\1"),
        (r"\b(ca|could|would|should|do|does|did|is|are|was|were|has|have|had)n[’']t\b", r"\1"), (r"\bnever ", ""),
    ],
    "fr": [(r"\bn[e’']\s*((?:\w+[\s’'-]+){1,3}?)(?:pas|jamais) ", r"\1"), (r"\bne pas ", "")],
}  # fmt: skip
_NEGATIVE = {
    "fr": re.compile(r"\bn(?:e|[’'])\s?[^.;,]{1,40}?\b(?:pas|jamais)\b|\bne pas\b"),
    "en": re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b"),
}


def drop_negation(sample: Sample, chance: random.Random) -> str | None:
    """Turn a negative sentence into a positive one."""
    del chance
    if not _NEGATIVE[sample.source_language].search(sample.source):
        return None
    for pattern, new in _NEGATIONS[sample.target_language]:
        changed = re.sub(pattern, new, sample.target, count=1)
        if changed != sample.target:
            return changed
    return None


def space_french(sample: Sample, chance: random.Random) -> str | None:
    """Take French spacing over into English, or English spacing into French."""
    if sample.target_language == "en":
        match = _pick(re.compile(r"(?<=\w)(?=[;:!?](?: |$))"), sample.target, chance)
        return _cut(sample.target, match.start(), match.end(), "\u00a0") if match else None
    match = _pick(re.compile(r"(?<=\w)[ \u00a0\u202f]+(?=[;:!?»](?: |$))"), sample.target, chance)
    return sample.target[: match.start()] + sample.target[match.end() :] if match else None


PROSE: dict[str, Fault] = {
    "number changed": change_number,
    "number dropped": drop_number,
    "month changed": change_month,
    "scale changed": change_scale,
    "name misspelt": misspell_name,
    "untranslated": leave_untranslated,
    "half translated": translate_half,
    "empty": empty,
    "truncated": truncate,
    "swapped": swap,
    "repeated word": repeat_word,
    "bracket": drop_bracket,
    "end mark": drop_end_mark,
    "double space": double_space,
    "percent dropped": drop_percent,
    "negation dropped": drop_negation,
    "French spacing": space_french,
}
"""Kinds of fault that prose offers places for."""

Carrier = tuple[dict[str, str], dict[str, str]]
"""A sentence in both languages, and its faulty form in both."""

CARRIERS: dict[str, list[Carrier]] = {
    "name variant": [
        ({"fr": "À {place}, la mairie de {place} a signé.", "en": "In {place}, {place} town hall has signed."},
         {"fr": "À {place}, la mairie de {variant} a signé.", "en": "In {place}, {variant} town hall has signed."}),
    ],
    "URL altered": [
        ({"fr": "Voir https://www.exemple.fr/appel-{n}.", "en": "See https://www.exemple.fr/appel-{n}."},
         {"fr": "Voir https://www.exemple.fr/apel-{n}.", "en": "See https://www.exemple.fr/apel-{n}."}),
        ({"fr": "Écrire à presse{n}@exemple.fr.", "en": "Write to presse{n}@exemple.fr."},
         {"fr": "Écrire à press{n}@exemple.fr.", "en": "Write to press{n}@exemple.fr."}),
    ],
    "acronym kept": [
        ({"fr": "L’ESS compte {n} salariés.", "en": "The SSE has {n} employees."},
         {"fr": "La SSE compte {n} salariés.", "en": "The ESS has {n} employees."}),
    ],
    "forbidden term": [
        ({"fr": "La politique de la ville concerne {n} habitants.", "en": "Urban policy covers {n} residents."},
         {"fr": "La politique urbaine concerne {n} habitants.", "en": "The policy of the city covers {n} residents."}),
    ],
    "wrong currency": [
        ({"fr": "Le coût est de {n} €.", "en": "The cost is €{n}."}, {"fr": "Le coût est de {n} $.", "en": "The cost is ${n}."}),
        ({"fr": "Il reçoit {n} millions d’euros.", "en": "It receives {n} million euros."},
         {"fr": "Il reçoit {n} millions de dollars.", "en": "It receives {n} million dollars."}),
    ],
    "weekday": [
        ({"fr": "Rendez-vous le mardi 28 janvier 2025.", "en": "Meet us on Tuesday 28 January 2025."},
         {"fr": "Rendez-vous le jeudi 28 janvier 2025.", "en": "Meet us on Thursday 28 January 2025."}),
    ],
    "time": [
        ({"fr": "La visite commence à 14 h 30.", "en": "The visit starts at 2.30 pm."},
         {"fr": "La visite commence à 16 h 30.", "en": "The visit starts at 4.30 pm."}),
    ],
    "unit": [
        ({"fr": "La ligne mesure {n} km.", "en": "The line is {n} km long."},
         {"fr": "La ligne mesure {n} m.", "en": "The line is {n} miles long."}),
        ({"fr": "Le parc couvre {n} hectares.", "en": "The park covers {n} hectares."},
         {"fr": "Le parc couvre {n} acres.", "en": "The park covers {n} acres."}),
    ],
    "tag lost": [
        ({"fr": "Voir [la carte](carte.html) <strong>ici</strong>.", "en": "See [the map](carte.html) <strong>here</strong>."},
         {"fr": "Voir [la carte](carte.html) <strong>ici.", "en": "See [the map](carte.html) <strong>here."}),
        ({"fr": "Lire le **guide** [ici](guide.html).", "en": "Read the **guide** [here](guide.html)."},
         {"fr": "Lire le **guide** ici.", "en": "Read the **guide** here."}),
    ],
}  # fmt: skip
"""Kinds of fault that prose seldom offers places for."""

PLACES = (("Saint-Herblain", "Saint Herblain"), ("Villeurbanne", "Villeurbane"), ("Aubervilliers", "Aubervillers"))


def carry(kind: str, sample: Sample, chance: random.Random, *, faulty: bool) -> Sample:
    """Return the pair with a carrier sentence behind it on both sides, faulty in the target or not."""
    right, wrong = chance.choice(CARRIERS[kind])
    place, variant = chance.choice(PLACES)
    values = {"n": str(chance.randrange(12, 98)), "place": place, "variant": variant}
    ours, theirs = sample.source_language, sample.target_language
    source = right[ours].format(**values)
    target = (wrong if faulty else right)[theirs].format(**values)
    return replace(sample, source=f"{sample.source} {source}", target=f"{sample.target} {target}")


def inject(kind: str, sample: Sample, chance: random.Random) -> Sample | None:
    """Return the pair with one fault of a kind in its target, or None where it has no place for one."""
    if kind in CARRIERS:
        return carry(kind, sample, chance, faulty=True)
    target = PROSE[kind](sample, chance)
    return None if target is None or target == sample.target else replace(sample, target=target)
