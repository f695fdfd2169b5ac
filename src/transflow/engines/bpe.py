"""The tokenizer of older Argos packages: Moses words cut by byte-pair codes. Imported only for such a package.

Source: Sennrich, Haddow & Birch, Neural Machine Translation of Rare Words with Subword Units, ACL 2016; argostranslate's
BPETokenizer, whose choices (punctuation normalisation, Moses tokens, "@@ " joints) are kept so that packages behave alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from argostranslate.apply_bpe import BPE
from sacremoses import MosesDetokenizer, MosesPunctNormalizer, MosesTokenizer

from transflow.errors import PackageError


class BpeTokenizer:
    """Moses tokens and byte-pair codes."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        """Load the codes.

        Raises:
            PackageError: for a damaged file.
        """
        self._normalizer: Any = MosesPunctNormalizer(source)
        self._tokenizer: Any = MosesTokenizer(source)
        self._detokenizer: Any = MosesDetokenizer(target)
        try:
            with path.open(encoding="utf-8") as stream:
                self._codes: Any = BPE(stream)
        except (OSError, UnicodeDecodeError, ValueError, SystemExit) as error:
            raise PackageError("the tokenizer cannot be read", path=str(path), hint="install the package again") from error

    def encode(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Return the pieces, and for each the span of its word, looked for from left to right."""
        words = self._tokenizer.tokenize(self._normalizer.normalize(text), escape=False)
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        at = 0
        for word in words:
            found = text.find(word, at)
            start, end = (found, found + len(word)) if found >= 0 else (at, at)
            for piece in self._codes.segment_tokens([word]):
                pieces.append(piece)
                spans.append((start, end))
            at = max(at, end)
        return pieces, spans

    def decode(self, pieces: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
        """Return the text, and for each piece the span of its word."""
        words = " ".join(pieces).replace("@@ ", "").split(" ")
        text = str(self._detokenizer.detokenize(words))
        spans: list[tuple[int, int]] = []
        at = 0
        for piece in pieces:
            bare = piece.removesuffix("@@")
            found = text.find(bare, at)
            start, end = (found, found + len(bare)) if found >= 0 else (at, at)
            spans.append((start, end))
            at = max(at, end)
        return text, spans
