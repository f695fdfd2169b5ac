"""Measurements: a number with its unit, in French and English text.

Source: SI brochure (BIPM, 9th edition) for symbols; Imprimerie nationale and New Hart's Rules for the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from transflow.text.numbers import Number, find_numbers

_UNITS = {
    "km": "km|kph|kmh|kilomètres?|kilometres?|kilometers?",
    "m": "m|mètres?|metres?|meters?",
    "cm": "cm|centimètres?|centimetres?|centimeters?",
    "mm": "mm|millimètres?|millimetres?|millimeters?",
    "mile": "miles?|mi|mph",
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


_SIZES = {
    "km": ("length", 1000.0), "m": ("length", 1.0), "cm": ("length", 0.01), "mm": ("length", 0.001),
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "ha": ("area", 1e4), "acre": ("area", 4046.856), "km2": ("area", 1e6), "m2": ("area", 1.0), "mile2": ("area", 2.58999e6),
    "t": ("mass", 1000.0), "ton": ("mass", 907.185), "kg": ("mass", 1.0), "g": ("mass", 0.001), "lb": ("mass", 0.4535924),
    "l": ("volume", 1.0), "gallon": ("volume", 3.785412), "m3": ("volume", 1000.0), "°C": ("heat", 1.0), "°F": ("heat", 5 / 9),
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


def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """Return the measurements of a text by position."""
    found = []
    for number in find_numbers(text, language):
        match = _AFTER.match(text, number.end)
        if match and match.lastgroup:
            unit = _BY_WORD[match.lastgroup][0]
            found.append(Measure(number.value, unit, number.start, match.end(), text[number.start : match.end()]))
    return tuple(found)


def is_converted(number: Number, own: tuple[Measure, ...], others: tuple[Measure, ...]) -> bool:
    """Return whether a number belongs to a measurement that another one gives in another unit, rounded or not.

    Args:
        number: The number.
        own: The measurements of its side.
        others: The measurements to compare with.
    """
    return any(one.start == number.start and one.unit != other.unit and _same_size(one, other) for one in own for other in others)


def _same_size(one: Measure, other: Measure) -> bool:
    if one.unit not in _SIZES or other.unit not in _SIZES or _SIZES[one.unit][0] != _SIZES[other.unit][0]:
        return False
    first, second = _size(one), _size(other)
    return abs(first - second) <= _ROUNDED * max(abs(first), abs(second))


def _size(measure: Measure) -> float:
    value = float(measure.value)
    return (value - 32 if measure.unit == "°F" else value) * _SIZES[measure.unit][1]
