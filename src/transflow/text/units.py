"""Measurements: a number with its unit, in French and English text.

Source: SI brochure (BIPM, 9th edition) for symbols; Imprimerie nationale and New Hart's Rules for the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from transflow.text.numbers import find_numbers

_UNITS = {
    "km": "km|kilomètres?|kilometres?|kilometers?",
    "m": "m|mètres?|metres?|meters?",
    "cm": "cm|centimètres?|centimetres?|centimeters?",
    "mm": "mm|millimètres?|millimetres?|millimeters?",
    "mile": "miles?|mi",
    "foot": "feet|foot|ft|pieds?",
    "inch": "inch(?:es)?|pouces?",
    "yard": "yards?",
    "ha": "ha|hectares?",
    "acre": "acres?",
    "km2": "km²|km2|kilomètres? carrés?|square kilometres?|square kilometers?|sq\\.? km",
    "m2": "m²|m2|mètres? carrés?|square metres?|square meters?|sq\\.? m",
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
    "°C": "°[ \u00a0\u202f]?C|degrés? Celsius|degrees? Celsius",
    "°F": "°[ \u00a0\u202f]?F|degrés? Fahrenheit|degrees? Fahrenheit",
}
_BY_WORD = {
    f"u{place}": (unit, pattern)
    for place, (unit, pattern) in enumerate(sorted(_UNITS.items(), key=lambda item: -max(map(len, item[1].split("|")))))
}
_AFTER = re.compile(
    "[ \u00a0\u202f-]?(?:" + "|".join(f"(?P<{key}>{pattern})" for key, (_, pattern) in _BY_WORD.items()) + r")(?![\w²³])"
)
_SYMBOL = re.compile(r"[a-zA-Z°]{1,3}[²³23]?")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit; `start` and `end` cover both."""

    value: Decimal
    unit: str
    start: int
    end: int
    text: str


def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """Return the measurements of a text by position."""
    found = []
    for number in find_numbers(text, language):
        match = _AFTER.match(text, number.end)
        if match and match.lastgroup:
            unit = _BY_WORD[match.lastgroup][0]
            found.append(Measure(number.value, unit, number.start, match.end(), text[number.start : match.end()]))
    return tuple(found)
