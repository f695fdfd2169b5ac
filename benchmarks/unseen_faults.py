"""Put faults into pairs of sentences; written without a look at `inject_faults.py`, `inject_subtle.py` or the rules."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
ADDRESSES = (
    "https://www.anct.gouv.fr/quartiers-2030 www.rennesmetropole.fr/logement https://ademe.fr/appel-a-projets"
    " presse@nantesmetropole.fr https://www.hautsdefrance.fr/aides contact@chu-limoges.fr"
).split()
CURRENCIES = {"€": "$", "$": "€", "£": "€", "euro": "dollar", "dollar": "euro", "pound": "euro", "livre sterling": "euro"}
SCALES = {"million": "billion", "billion": "million", "thousand": "million", "milliard": "million"}
TAGS = (("<b>", "</b>"), ("<strong>", "</strong>"), ('<a href="https://www.ville.fr">', "</a>"))
UNITS = {
    "en": {"kilometres": "miles", "hectares": "acres", "km": "miles", "tonnes": "pounds", "m²": "m", "MW": "kW"},
    "fr": {"kilomètres": "mètres", "hectares": "mètres carrés", "km": "m", "tonnes": "kilogrammes", "m²": "m", "MW": "kW"},
}
MADE = {
    "weekday": (
        ("Le conseil se réunira {} à la préfecture.", "The council will meet on {} at the prefecture."),
        ("La visite est reportée à {} prochain.", "The visit is put off to next {}."),
    ),
    "time": (
        ("Les guichets ouvrent à {}.", "The counters open at {}."),
        ("Rendez-vous à {}, place Bellecour.", "Meet at {}, place Bellecour."),
    ),
    "unit": (("Le projet porte sur {} au total.", "The project covers {} in all."),),
}
"""Sentences for what few texts hold."""
_NUMBER = re.compile(r"(?<![\w.,/:-])\d[\d   .,]*\d(?![\w/])|(?<![\w.,/:-])\d(?![\w/:-])")


class Row(NamedTuple):
    """A pair with its origin, and the target of another pair."""

    source: str
    target: str
    origin: str
    other: str
    ways: tuple[str, str]


Made = tuple[str, str, str] | None
"""Source, clean target, faulty target."""


def put(text: str, found: re.Match[str] | None, new: str) -> str | None:
    """Return a text with other words in the place of a match, None without one."""
    return text[: found.start()] + new + text[found.end() :] if found else None


def pick(pattern: str, text: str, chance: random.Random) -> re.Match[str] | None:
    """Return one match of a pattern."""
    found = list(re.finditer(pattern, text))
    return chance.choice(found) if found else None


def pick_number(row: Row, chance: random.Random) -> re.Match[str] | None:
    """Return a number of the target that the source has as well."""
    known = re.sub(r"\D", "", row.source)
    found = [match for match in _NUMBER.finditer(row.target) if re.sub(r"\D", "", match[0]) in known]
    return chance.choice(found) if found else None


def change_number(row: Row, chance: random.Random) -> str | None:
    """Return the target with a digit changed or added."""
    found = pick_number(row, chance)
    if not found:
        return None
    places = [place for place, sign in enumerate(found[0]) if sign.isdigit()]
    place = chance.choice(places)
    new = str((int(found[0][place]) + chance.choice((1, 2, 3))) % 10 or 9)
    return put(
        row.target,
        found,
        found[0] + "0" if chance.random() < 0.25 and found[0].isdigit() else found[0][:place] + new + found[0][place + 1 :],
    )


def drop_number(row: Row, chance: random.Random) -> str | None:
    """Return the target without one of its numbers."""
    text = put(row.target, pick_number(row, chance), "")
    return re.sub(r" +([ .,])", r"\1", text) if text else None


def change_name_of_time(row: Row, chance: random.Random) -> str | None:
    """Return the target with another month in a date."""
    months = MONTHS[row.ways[1]]
    found = pick(rf"(?<=\d )(?:{'|'.join(months)})\b|\b(?:{'|'.join(months)})(?= \d)", row.target, chance)
    return put(row.target, found, chance.choice([month for month in months if not found or month != found[0]]))


def change_day(row: Row, chance: random.Random) -> str | None:
    """Return the target with another day of the month."""
    found = pick(
        rf"(?<!\d)\d{{1,2}}(?= (?:{'|'.join(MONTHS[row.ways[1]])}))|(?<=(?:March|April|.June|.July) )\d{{1,2}}(?=\D)",
        row.target,
        chance,
    )
    return put(row.target, found, str(int(found[0]) + (1 if int(found[0]) < 28 else -3))) if found else None


def change_scale(row: Row, chance: random.Random) -> str | None:
    """Return the target with millions for billions, or the reverse."""
    found = pick(r"\b(?:million|billion|thousand|milliard)(?=s?\b)", row.target, chance)
    swapped = SCALES | ({"million": "milliard"} if row.ways[1] == "fr" else {})
    return put(row.target, found, swapped[found[0]]) if found else None


def names_of(row: Row, shortest: int) -> list[re.Match[str]]:
    """Return the words with a capital inside a sentence of the target that the source has as well."""
    found = re.finditer(rf"(?<=[a-zéèà,] )[A-ZÉÈÀ][\w-]{{{shortest - 2},}}[a-zéèêëàâîïôöûüç](?![\w-])", row.target)
    return [match for match in found if re.search(rf"(?<!\w){re.escape(match[0])}(?!\w)", row.source)]


def misspell_name(row: Row, chance: random.Random) -> str | None:
    """Return the target with a name that lost, doubled, swapped or changed a letter."""
    found = names_of(row, 5)
    if not found:
        return None
    match = chance.choice(found)
    name, place = match[0], chance.randrange(1, len(match[0]) - 1)
    swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    changed = name[:place] + chance.choice("aeiou") + name[place + 1 :]
    ways = [name[:place] + name[place + 1 :], name[:place] + name[place] + name[place:], swapped, changed]
    return put(
        row.target, match, chance.choice([way for way in ways if way != name and "-" not in name[place - 1 : place + 2]] or [name])
    )


def vary_name(row: Row, chance: random.Random) -> str | None:
    """Return the target with a name without its hyphen or its accents."""
    found = names_of(row, 4)
    plain = str.maketrans("éèêëàâîïôöûüç", "eeeeaaiioouuc")
    ways = [(match, match[0].replace("-", " ", 1)) for match in found] + [(match, match[0].translate(plain)) for match in found]
    ways = [way for way in ways if way[1] != way[0][0]]
    return put(row.target, *chance.choice(ways)) if ways else None


def half_translate(row: Row, chance: random.Random) -> str | None:
    """Return the beginning of the target with the end of the source."""
    source, target = row.source.split(" "), row.target.split(" ")
    share = chance.choice((0.4, 0.5, 0.6))
    return " ".join(target[: int(len(target) * share)] + source[int(len(source) * share) :]) if len(source) >= 10 else None


def truncate(row: Row, chance: random.Random) -> str | None:
    """Return the beginning of the target, with a full stop or without."""
    words = row.target.split(" ")
    if len(words) < 12:
        return None
    return " ".join(words[: int(len(words) * chance.uniform(0.35, 0.65))]).rstrip(",;:") + chance.choice(("", "."))


def double_word(row: Row, chance: random.Random) -> str | None:
    """Return the target with a word twice."""
    found = pick(r"(?<![\w’'-])(?!nous|vous|that|had|very|très)[a-zéèêàùç]{2,}(?![\w’'-])", row.target, chance)
    return put(row.target, found, f"{found[0]} {found[0]}") if found else None


def drop_bracket(row: Row, chance: random.Random) -> str | None:
    """Return the target without one of a pair of brackets."""
    return put(row.target, pick(r"\((?=\w[^()]{3,60}\))|(?<=[^()]{3})\)", row.target, chance), "") if "(" in row.source else None


def change_end(row: Row, chance: random.Random) -> str | None:
    """Return the target that ends with another sign, or none."""
    if row.source[-1] != row.target[-1]:
        return None
    return row.target[:-1].rstrip() + (chance.choice(("", "?", ",")) if row.target[-1] == "." else ".")


def drop_negation(row: Row, chance: random.Random) -> str | None:
    """Return the target without one of its negations, where the source has one."""
    if row.ways[1] == "en":
        found = pick(r" (?:not|never)\b(?! only)", row.target, chance)
        return put(row.target, found, "") if re.search(r"\bn(?:e\b|[’'])|\bnon\b|jamais|aucun", row.source) else None
    found = pick(r"\b(?:ne |n[’'])((?:[\w’'-]+ ){1,2}?)(?:pas|jamais|plus) ", row.target, chance)
    return (
        put(row.target, found, found[1])
        if found and re.search(r"\bnot\b|n[’']t\b|\bnever\b|cannot|no longer", row.source)
        else None
    )


def change_currency(row: Row, chance: random.Random) -> str | None:
    """Return the target with another currency."""
    found = pick(r"[€$£]|\b(?:euro|dollar|pound|livre sterling)(?=s?\b)", row.target, chance)
    return put(row.target, found, CURRENCIES[found[0]]) if found and re.search(r"\d", row.target) else None


def wrong_space(row: Row, chance: random.Random) -> str | None:
    """Return the target with a space too many before a sign, or in French one too few."""
    if row.ways[1] == "fr":
        return put(row.target, pick(r"(?<=\w)[   ](?=[;:!?%»€])", row.target, chance), "")
    return put(row.target, pick(r"(?<=[a-z])(?=[;:!?,](?: |$))", row.target, chance), " ")


CHANGES: dict[str, Callable[[Row, random.Random], str | None]] = {
    "number changed": change_number,
    "number dropped": drop_number,
    "month": change_name_of_time,
    "day": change_day,
    "scale": change_scale,
    "name misspelt": misspell_name,
    "name variant": vary_name,
    "untranslated": lambda row, _: row.source,
    "half translated": half_translate,
    "empty": lambda _, chance: chance.choice(("", " ")),
    "truncated": truncate,
    "swapped": lambda row, _: row.other,
    "repeated word": double_word,
    "bracket": drop_bracket,
    "end mark": change_end,
    "double space": lambda row, chance: put(row.target, pick(r"(?<=\w) (?=\w)", row.target, chance), "  "),
    "percent dropped": lambda row, chance: put(row.target, pick(r"(?<=\d)[   ]?(?:%|per ?cent|pour cent)", row.target, chance), ""),
    "negation dropped": drop_negation,
    "currency": change_currency,
    "space": wrong_space,
}


def make_address(row: Row, chance: random.Random) -> Made:
    """Return a pair that ends with an address, altered in the faulty target."""
    address = chance.choice(ADDRESSES)
    place = chance.choice([place for place in range(8, len(address) - 3) if address[place].isalpha()])
    wrong = chance.choice((address[:place] + address[place + 1 :], address[:-1]))
    lead = {"fr": "Pour en savoir plus : ", "en": "Find out more: "}
    target = f"{row.target} {lead[row.ways[1]]}"
    return f"{row.source} {lead[row.ways[0]]}{address}.", f"{target}{address}.", f"{target}{wrong}."


def make_tag(row: Row, chance: random.Random) -> Made:
    """Return a pair with a word in tags; the faulty target lacks one of them or both."""
    opened, closed = chance.choice(TAGS)
    source, target = row.source.split(" "), row.target.split(" ")
    for words in (source, target):
        words[len(words) // 2] = opened + words[len(words) // 2] + closed
    clean = " ".join(target)
    return " ".join(source), clean, chance.choice((row.target, clean.replace(closed, "")))


def make_sentence(kind: str, row: Row, chance: random.Random) -> Made:
    """Return a made sentence pair with a weekday, a time or a measure, another one in the faulty target."""
    at, other = chance.sample(range(7), 2)
    values: dict[str, tuple[str, str]] = {}
    if kind == "weekday":
        values = {language: (names[at], names[other]) for language, names in DAYS.items()}
    elif kind == "time":
        minutes = chance.choice(("", "30"))
        one, two = (f"{hour + 13} h {minutes}".rstrip() for hour in (at, other))
        first, second = (f"{hour + 1}{minutes and '.'}{minutes} pm" for hour in (at, other))
        values = {"fr": (one, two), "en": (first, second)}
    else:
        number, place = chance.choice((12, 350, 48)), chance.randrange(len(UNITS["en"]))
        for language, units in UNITS.items():
            right, wrong = list(units.items())[place]
            values[language] = f"{number} {right}", f"{number} {wrong}"
    sentence = dict(zip(("fr", "en"), chance.choice(MADE[kind]), strict=True))
    source, target = row.ways
    right, wrong = values[target]
    return sentence[source].format(values[source][0]), sentence[target].format(right), sentence[target].format(wrong)


def make_case(kind: str, row: Row, chance: random.Random) -> Made:
    """Return the source, the clean and the faulty target of one kind, None where the pair has no place for it."""
    if kind == "address":
        return make_address(row, chance)
    if kind == "tag":
        return make_tag(row, chance)
    if kind in MADE:
        return make_sentence(kind, row, chance)
    faulty = CHANGES[kind](row, chance)
    return None if faulty is None or faulty == row.target else (row.source, row.target, faulty)


KINDS = (*CHANGES, "address", "tag", *MADE)
