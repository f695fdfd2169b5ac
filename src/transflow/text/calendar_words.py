"""Names of months and weekdays in French and English.

Source: Unicode CLDR 44, main/fr and main/en, dates/calendars/gregorian, wide and abbreviated forms; the abbreviations
``janv.``, ``févr.``, ``juill.`` as in the Lexique des règles typographiques en usage à l'Imprimerie nationale.
"""

from __future__ import annotations

from transflow.text.normalize import fold_case_accents

_FR_MONTHS = (
    "janvier janv jan",
    "fevrier fevr fev",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juill juil",
    "aout",
    "septembre sept",
    "octobre oct",
    "novembre nov",
    "decembre dec",
)
_EN_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_FR_DAYS = ("lundi lun", "mardi", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim")
_EN_DAYS = ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday")


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {name: number for number, row in enumerate(rows, first) for name in row.split()}


MONTHS = {"fr": _numbered(_FR_MONTHS, 1), "en": _numbered(_EN_MONTHS, 1)}
"""Month, 1 to 12, by folded name and language."""

WEEKDAYS = {"fr": _numbered(_FR_DAYS, 0), "en": _numbered(_EN_DAYS, 0)}
"""Weekday, 0 for Monday, by folded name and language."""


def _look_up(tables: dict[str, dict[str, int]], name: str, language: str) -> tuple[int, bool] | None:
    folded = fold_case_accents(name).rstrip(".")
    for tongue in (language, "en" if language == "fr" else "fr"):
        if folded in tables[tongue]:
            return tables[tongue][folded], tongue != language
    return None


def read_month(name: str, language: str) -> tuple[int, bool] | None:
    """Return the month, 1 to 12, and whether the name belongs to the other language only; None for other words."""
    return _look_up(MONTHS, name, language)


def read_weekday(name: str, language: str) -> tuple[int, bool] | None:
    """Return the weekday, 0 for Monday, and whether the name belongs to the other language only; None for other words."""
    return _look_up(WEEKDAYS, name, language)


def _pattern(tables: dict[str, dict[str, int]], accents: dict[str, str]) -> str:
    names = {accents.get(name, name) for table in tables.values() for name in table}
    names |= {name for table in tables.values() for name in table}
    return "(?:" + "|".join(sorted(names, key=lambda name: (-len(name), name))) + ")"


_ACCENTS = {"fevrier": "février", "fevr": "févr", "fev": "fév", "aout": "août", "decembre": "décembre", "dec": "déc"}

CALENDAR_WORDS = frozenset(
    {name for tables in (MONTHS, WEEKDAYS) for table in tables.values() for name in table} | set(_ACCENTS.values())
)
"""Names of months and weekdays of both languages in small letters, with and without accents."""

MONTH_PATTERN = _pattern(MONTHS, _ACCENTS)
"""A regular expression for month names of both languages, lower case."""

WEEKDAY_PATTERN = _pattern(WEEKDAYS, {})
"""A regular expression for weekday names of both languages, lower case."""
