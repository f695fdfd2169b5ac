"""Sums of money in French and English text, and their comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from transflow.text.languages import base_language
from transflow.text.normalize import normalize_with_map
from transflow.text.numbers import Number, find_numbers
from transflow.text.traits import has_word, signs_in


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency.

    Attributes:
        number: The number, with its scale word.
        currency: `EUR`, `GBP`, `USD`, `CAD`, `CHF`, `JPY`, or `dollar` and `franc` where the text leaves open which.
        start: First code point, currency included.
        end: One past the last code point.
        text: The amount as written.
    """

    number: Number
    currency: str
    start: int
    end: int
    text: str

    @property
    def value(self) -> Decimal:
        """Return the value of the number."""
        return self.number.value


@dataclass(frozen=True, slots=True)
class CurrencyMismatch:
    """An amount of the target whose equal in the source has another currency."""

    amount: Amount
    counterpart: Amount


_CURRENCIES = (
    ("EUR", r"€|EUR\b|euros?\b"),
    ("CAD", r"CAD\b|C\$|CA\$|\$ ?(?:CA\b|CAN\b)|dollars? canadiens?\b|Canadian dollars?\b"),
    ("USD", r"USD\b|US ?\$|\$ ?US\b|dollars? (?:US\b|américains?\b)|(?:US|American) dollars?\b"),
    ("GBP", r"£|GBP\b|(?:livres? )?sterling\b|pounds? sterling\b|pounds?\b(?! of)"),
    ("CHF", r"CHF\b|francs? suisses?\b|Swiss francs?\b"),
    ("JPY", r"¥|JPY\b|yens?\b"),
    ("dollar", r"\$|dollars?\b"),
    ("franc", r"francs?\b"),
)
_ANY = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES)
_AFTER = re.compile(rf"(?: ?[-–]?(?: de | d'| of )?)(?:{_ANY})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?:{_ANY}) ?-?$", re.IGNORECASE)
_SIGNS = frozenset("€$£¥")
_WORDS = frozenset(
    "eur euro euros cad usd gbp chf jpy dollar dollars livre livres pound pounds sterling franc francs yen yens".split()
)
_OPEN = {"dollar": {"USD", "CAD", "dollar"}, "franc": {"CHF", "franc"}}
_LONGEST_CURRENCY = 20


def _find_currency(plain: str, start: int, end: int) -> tuple[str, int, int] | None:
    before = _BEFORE.search(plain, max(0, start - _LONGEST_CURRENCY), start)
    if before:
        return before.lastgroup or "", before.start(), end
    after = _AFTER.match(plain, end)
    if after:
        return after.lastgroup or "", start, after.end()
    return None


def find_amounts(text: str, language: str) -> tuple[Amount, ...]:
    """Return the sums of money by position: `1,2 Md€`, `€45m`, `143 000 euros`, `USD 5 million`.

    Raises:
        UnknownLanguageError: The language has no rules.
    """
    base_language(language)
    if signs_in(text).isdisjoint(_SIGNS) and not has_word(text, _WORDS):
        return ()
    plain, offsets = normalize_with_map(text)
    ends = {offset: index for index, offset in reversed(list(enumerate(offsets)))}
    found: list[Amount] = []
    earlier: Number | None = None
    for number in find_numbers(text, language):
        start, end = ends.get(number.start), ends.get(number.end)
        if start is None or end is None:
            continue
        if currency := _find_currency(plain, start, end):
            code, first, last = currency
            span = offsets[first], offsets[last]
            found.append(Amount(number, code, *span, text[span[0] : span[1]]))
            found += _sharing(found[-1], earlier, plain, ends)
        earlier = number
    return tuple(sorted(found, key=lambda amount: amount.start))


_RANGE = re.compile(r" ?[-–] ?| (?:à|to|and|et|or|ou) ")


def _sharing(amount: Amount, earlier: Number | None, plain: str, ends: Mapping[int, int]) -> list[Amount]:
    """Return the number before an amount, with its currency, where both make a range: `de 300 à 8 000 €`."""
    is_after = amount.start == amount.number.start
    if not is_after or earlier is None or not _RANGE.fullmatch(plain, ends.get(earlier.end, 0), ends[amount.start]):
        return []
    return [Amount(earlier, amount.currency, earlier.start, earlier.end, earlier.text)]


def _same_currency(first: str, second: str) -> bool:
    return first == second or second in _OPEN.get(first, ()) or first in _OPEN.get(second, ())


def compare_currencies(source: str, source_language: str, target: str, target_language: str) -> tuple[CurrencyMismatch, ...]:
    """Return the amounts of the target that have the value, but not the currency, of amounts in the source.

    Amounts given in two currencies on one side are left out where one of them fits.
    """
    targets = find_amounts(target, target_language)
    sources = find_amounts(source, source_language) if targets else ()
    found: list[CurrencyMismatch] = []
    values = {number.value for number in find_numbers(source, source_language)} if sources else set()
    for amount in targets:
        equals = [other for other in sources if other.value == amount.value]
        if not equals and amount.value in values:
            equals = list(sources)  # A sum without a currency of its own: "250 millions de dollars, puis 241 millions".
        if equals and not any(_same_currency(amount.currency, other.currency) for other in equals):
            found.append(CurrencyMismatch(amount, equals[0]))
    return tuple(found or _compare_names(source, target))


_NAMED = re.compile(
    r"(?P<EUR>€|EUR\b|\beuros?\b)|(?P<dollar>\$|USD\b|CAD\b|\bdollars?\b)|(?P<GBP>£|GBP\b|\bsterling\b)"
    r"|(?P<franc>CHF\b|\bfrancs?\b)|(?P<JPY>¥|JPY\b|\byens?\b)",
    re.IGNORECASE,
)


def _compare_names(source: str, target: str) -> list[CurrencyMismatch]:
    """Return the currency of the target that the source does not name, where it names one that the target does not."""
    if signs_in(target).isdisjoint(_SIGNS) and not has_word(target, _WORDS):
        return []
    theirs, ours = ({match.lastgroup: match for match in _NAMED.finditer(text)} for text in (source, target))
    left = [match for name, match in theirs.items() if name not in ours]
    right = [match for name, match in ours.items() if name not in theirs]
    return [CurrencyMismatch(*(_name_alone(match) for match in (one, other))) for one, other in zip(right, left, strict=False)][:1]


def _name_alone(match: re.Match[str]) -> Amount:
    number = Number(Decimal(0), match.start(), match.start(), "")
    return Amount(number, match.lastgroup or "", *match.span(), match[0])
