"""Renderings given inline to models that were trained to take them: `__source__ ville __target__ town __done__`.

A package says so in its metadata: `"transflow": {"annotation": {"source": ..., "target": ..., "done": ..., "mask": ...}}`, each a
piece of its tokenizer. Source: Dinu et al., Training Neural Machine Translation to Apply Terminology Constraints, ACL 2019.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transflow.engines._mask import Span
from transflow.engines._tokens import Tokenizer
from transflow.engines.base import Annotation
from transflow.errors import PackageError

_NAMES = ("source", "target", "done", "mask")


@dataclass(frozen=True, slots=True)
class Symbols:
    """The signs that set a rendering apart from the text."""

    source: str
    target: str
    done: str
    mask: str

    def write(self, text: str, annotation: Annotation) -> tuple[int, int, str]:
        """Return the span of an annotation and what the model reads in its place."""
        shown = self.mask if annotation.hide else text[annotation.start : annotation.end]
        written = f"{self.source} {shown} {self.target} {annotation.rendering} {self.done}"
        return annotation.start, annotation.end, written

    @property
    def banned(self) -> tuple[tuple[str, ...], ...]:
        """Return the pieces that no translation may hold."""
        return ((self.source,), (self.target,), (self.done,), (self.mask,))


def read_symbols(metadata: Mapping[str, Any], tokenizer: Tokenizer, knows: Callable[[str], bool]) -> Symbols | None:
    """Return the symbols of a package, or None where its model takes no annotations.

    Raises:
        PackageError: when the metadata names symbols that its tokenizer cuts up or its model does not know.
    """
    own = metadata.get("transflow")
    given = own.get("annotation") if isinstance(own, Mapping) else None
    if not given:
        return None
    symbols = [given.get(name) for name in _NAMES] if isinstance(given, Mapping) else []
    for symbol in symbols or [None]:
        pieces = tokenizer.encode(f"a {symbol} a")[0] if isinstance(symbol, str) and symbol else []
        if symbol not in pieces or not knows(str(symbol)):
            raise PackageError(
                f"the metadata names the annotation symbol {symbol!r}, which its model does not know",
                hint="install the package again, or ask who made it",
            )
    return Symbols(*map(str, symbols))


def fit_annotations(
    annotations: Sequence[Annotation], span: Span, taken: Sequence[Span]
) -> tuple[Annotation, ...]:  # fmt: skip
    """Return the annotations inside a part of a text, counted in the part; those that touch what is taken are left out."""
    start, end = span
    return tuple(
        Annotation(one.start - start, one.end - start, one.rendering, one.hide)
        for one in annotations
        if start <= one.start
        and one.end <= end
        and not any(begin < one.end - start and one.start - start < stop for begin, stop in taken)
    )
