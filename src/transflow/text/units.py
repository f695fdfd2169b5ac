"""Measurements: a number with its unit, in French and English text.

Source: SI brochure (BIPM, 9th edition) for symbols; Imprimerie nationale and New Hart's Rules for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from transflow.text.languages import base_language
from transflow.text.numbers import find_numbers

_UNITS = {
    "km": "km|kph|kmh|kilomètres?|kilometres?|kilometers?",
    "m": "m|mètres?|metres?|meters?",
    "cm": "cm|centimètres?|centimetres?|centimeters?",
    "mm": "mm|millimètres?|millimetres?|millimeters?",
    "mile": "miles?|milles|mi(?!-)|mph",
    "foot": "feet|foot|ft|pieds?",
    "inch": "inch(?:es)?|pouces?",
    "yard": "yards?",
    "ha": "ha|hectares?",
    "acre": "acres?",
    "km2": "km²|km2|kilomètres? carrés?|square kilometres?|square kilometers?|sq\\.? km",
    "m2": "m²|m2|mètres? carrés?|square metres?|square meters?|sq\\.? m|sqm",
    "foot2": "square feet|square foot|sq\\.? ft|sqft|ft²|pieds? carrés?",
    "mile2": "square miles?|sq\\.? mi|milles? carrés?",
    "m3": "m³|m3|mètres? cubes?|cubic metres?|cubic meters?",
    "t": "t|tonnes?|metric tons?|metric tonnes?",
    "ton": "(?:short |long )?tons?",
    "kg": "kg|kilogrammes?|kilograms?|kilos?",
    "g": "g|grammes?|grams?",
    "lb": "lbs?|pounds?(?! sterling)|livres?(?! sterling)",
    "l": "l|L|litres?|liters?",
    "gallon": "gallons?",
    "W": "W|watts?",
    "kW": "kW|kilowatts?",
    "MW": "MW|mégawatts?|megawatts?",
    "GW": "GW|gigawatts?",
    "kWh": "kWh|kilowattheures?|kilowatt[ -]hours?",
    "MWh": "MWh|mégawattheures?|megawatt[ -]hours?",
    "GWh": "GWh|gigawattheures?|gigawatt[ -]hours?",
    "TWh": "TWh|térawattheures?|terawatt[ -]hours?",
    "°C": "°[ \u00a0\u202f]?C|degrés? (?:C|Celsius)|degrees? (?:C|Celsius)",
    "°F": "°[ \u00a0\u202f]?F|degrés? (?:F|Fahrenheit)|degrees? (?:F|\\(F\\)|Fahrenheit)|\\(F\\)[- ]degrees?",
    "minute": "minutes?|min",
    "hour": "heures?|hours?",
    "day": "jours?|journées?|days?",
    "week": "semaines?|weeks?",
    "month": "mois|months?",
    "year": "ans?|années?|years?(?:-olds?)?",
    "decade": "décennies?|decades?",
    "century": "siècles?|century|centuries",
}
_BY_WORD = {
    f"u{place}": (unit, pattern)
    for place, (unit, pattern) in enumerate(sorted(_UNITS.items(), key=lambda item: -max(map(len, item[1].split("|")))))
}
_NEAREST = "(?:(?:dernier|prochain|premier|dernière|prochaine|première)s?|last|next|first|past|coming|consecutive|full)"
"""What may stand between a number and its unit: `les 18 derniers mois`."""
_GAP = "[ \u00a0\u202f]"
_AFTER = re.compile(
    f"(?:{_GAP}{_NEAREST}{_GAP}|[ \u00a0\u202f-])?(?:"
    + "|".join(f"(?P<{key}>{pattern})" for key, (_, pattern) in _BY_WORD.items())
    + r")(?![\w²³])"
)
_LOOSE = {unit: re.compile(rf"(?<![\w’'])(?:{pattern})(?![\w²³’'])") for unit, pattern in _UNITS.items()}
_PERIODS = {
    "minute": "minute",
    "hour": "heure|hour|hourly|horaire",
    "day": "jour|journée|day|daily|quotidien(?:ne)?",
    "week": "semaine|week|weekly|hebdomadaire",
    "fortnight": "quinzaine|fortnight|fortnightly",
    "month": "mois|month|monthly|mensuel(?:le)?",
    "quarter": "trimestre|trimestriel(?:le)?|quarter|quarterly",
    "half year": "semestre|semestriel(?:le)?|half-yearly|six-monthly",
    "year": "an|année|annuel(?:le)?|annuellement|year|yearly|annual|annually|year-long",
    "decade": "décennie|decade",
    "century": "siècle|century",
}
_PERIOD = re.compile(
    r"(?<!\w)(?P<share>(?:half|demi)(?:e|-|[ -]an?|[ -]of an?)?[ -]?|moitié d[e’'] ?|trois quarts d[’']|three[ -]quarters of an |"
    r"quart d[e’'] ?|quarter(?: of an?|-)? ?)?"
    r"(?P<name>" + "|".join(_PERIODS.values()) + r")s?(?![\w’'])(?P<more> et (?:demie?|quart)\b| and a (?:half|quarter)\b)?",
    re.IGNORECASE,
)
"""A period of time that stands without a number: `a year`, `une demi-heure`, `annual`, `an et demi`."""
_CUSTOMARY = {Decimal(8): 7.0, Decimal(15): 14.0}
"""Days of a week and of two, as French counts them: `huit jours`, `quinze jours`. Source: TLFi, "huit" and "quinze"."""
_SIZES = {
    "km": ("length", 1000.0), "m": ("length", 1.0), "cm": ("length", 0.01), "mm": ("length", 0.001),
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "ha": ("area", 1e4), "acre": ("area", 4046.856), "km2": ("area", 1e6), "m2": ("area", 1.0), "mile2": ("area", 2.58999e6),
    "t": ("mass", 1000.0), "ton": ("mass", 907.185), "kg": ("mass", 1.0), "g": ("mass", 0.001), "lb": ("mass", 0.4535924),
    "l": ("volume", 1.0), "gallon": ("volume", 3.785412), "m3": ("volume", 1000.0), "°C": ("heat", 1.0), "°F": ("heat", 5 / 9),
    "foot2": ("area", 0.09290304), "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24), "day": ("time", 1.0),
    "week": ("time", 7.0), "month": ("time", 30.44), "year": ("time", 365.25), "decade": ("time", 3652.5),
    "century": ("time", 36525.0), "fortnight": ("time", 14.0), "quarter": ("time", 91.31), "half year": ("time", 182.6),
}  # fmt: skip
"""What a unit measures, and its size in the first unit of the kind. Source: SI brochure; NIST Special Publication 811."""
_ROUNDED = 0.06
"""Greatest share by which a converted measurement is rounded: 3,000 miles are given as 4 800 km."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit; `start` and `end` cover both."""

    value: Decimal
    unit: str
    start: int
    end: int
    text: str
    values: tuple[Decimal, ...]
    """The value first, then the other readings of the number."""


def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """Return the measurements of a text by position."""
    found = []
    for number in find_numbers(text, language):
        match = _AFTER.match(text, number.end)
        if match and match.lastgroup:
            unit = _BY_WORD[match.lastgroup][0]
            written = text[number.start : match.end()]
            values = (number.value, *number.alternatives)
            found.append(Measure(number.value, unit, number.start, match.end(), written, values))
    return tuple(found)


def is_converted(one: Measure, other: Measure) -> bool:
    """Return whether two measurements give the same size in two units, rounded or not."""
    if one.unit == other.unit or not {one.unit, other.unit} <= _SIZES.keys() or _SIZES[one.unit][0] != _SIZES[other.unit][0]:
        return False
    return any(_is_near(first, second) for first in _sizes(one) for second in _sizes(other))


def is_comparable(one: Measure, other: Measure) -> bool:
    """Return whether one unit may stand for the other by mistake: a length is no period of time."""
    kinds = {_SIZES.get(unit, ("",))[0] == "time" for unit in (one.unit, other.unit)}
    return len(kinds) == 1


def is_named_in(measure: Measure, text: str, language: str) -> bool:
    """Return whether a text names a period of time as long as a measurement, without a number: `12 mois`, `one year`."""
    if _SIZES.get(measure.unit, ("",))[0] != "time":
        return False
    return any(_is_near(first, second) for second in _periods(text, language) for first in _sizes(measure))


def has_loose_unit(text: str, unit: str, measures: Iterable[Measure]) -> bool:
    """Return whether a unit stands in a text outside its measurements: what is left where a number was dropped."""
    spans = [(one.start, one.end) for one in measures]
    return any(not any(start <= match.start() < end for start, end in spans) for match in _LOOSE[unit].finditer(text))


def _periods(text: str, language: str) -> Iterator[float]:
    """Yield the lengths in days of the periods that a text names without a number; the English article is no year."""
    for match in _PERIOD.finditer(text):
        if match["name"].lower() == "an" and base_language(language) == "en":
            continue
        unit = next(unit for unit, names in _PERIODS.items() if re.fullmatch(names, match["name"], re.IGNORECASE))
        share = (match["share"] or "").lower()
        part = 0.75 if share.startswith(("trois", "three")) else 0.25 if "quart" in share else 0.5 if share else 1.0
        more = 0.0 if not match["more"] else 0.25 if "quart" in match["more"] else 0.5
        yield (part + more) * _SIZES[unit][1]


def _is_near(first: float, second: float) -> bool:
    return abs(first - second) <= _ROUNDED * max(abs(first), abs(second))


def _sizes(measure: Measure) -> tuple[float, ...]:
    """Return the sizes that a measurement may have: as its number reads, or as customary."""
    factor = _SIZES[measure.unit][1]
    plain = tuple((float(value) - 32 if measure.unit == "°F" else float(value)) * factor for value in measure.values)
    return (*plain, _CUSTOMARY[measure.value]) if measure.unit == "day" and measure.value in _CUSTOMARY else plain
