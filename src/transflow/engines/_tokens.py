"""Sub-word tokenizers of Argos packages, with the place of each piece in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import sentencepiece

from transflow.engines.bpe import BpeTokenizer
from transflow.errors import PackageError

Span = tuple[int, int]
SPACE = "\u2581"
"""The sign that SentencePiece writes for a space. Source: Kudo & Richardson, SentencePiece, EMNLP 2018."""
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Tokenizer(Protocol):
    """Text to pieces and back."""

    def encode(self, text: str) -> tuple[list[str], list[Span]]:
        """Return the pieces of a text and the half-open code-point span of each, white space left out."""
        ...

    def decode(self, pieces: Sequence[str]) -> tuple[str, list[Span]]:
        """Return the text of pieces and the span of each piece in it, white space left out."""
        ...

    def splits(self, text: str, most: int) -> list[list[str]]:
        """Return the likeliest ways to cut a text into pieces, best first, at most `most`."""
        ...


class SentencePieceTokenizer:
    """The tokenizer of packages with `sentencepiece.model`."""

    def __init__(self, path: Path) -> None:
        """Load the model file.

        Raises:
            PackageError: for a damaged file.
        """
        self._processor: Any = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.LoadFromSerializedProto(path.read_bytes())
        except (OSError, RuntimeError) as error:
            raise PackageError("the tokenizer cannot be read", path=str(path), hint="install the package again") from error

    def encode(self, text: str) -> tuple[list[str], list[Span]]:
        """Return the pieces and their spans, which undo SentencePiece's NFKC; unknown signs are written as they are."""
        text = _SURROGATE.sub("?", text)
        encoded = self._processor.encode(text, return_type="offset_mapping")
        return list(encoded["pieces"]), [_trim(text, int(start), int(end)) for start, end in encoded["offsets"]]

    def decode(self, pieces: Sequence[str]) -> tuple[str, list[Span]]:
        """Return the text; SentencePiece's own decoder would write unknown signs as a question mark."""
        text = ""
        spans: list[Span] = []
        pending = b""
        for piece in pieces:
            byte = _BYTE.fullmatch(piece)
            if byte:
                pending += bytes.fromhex(byte[1])
                spans.append((len(text), len(text)))
                continue
            text += pending.decode("utf-8", "replace")
            pending = b""
            start = len(text)
            text += piece.replace(SPACE, " ")
            spans.append((start, len(text)))
        text += pending.decode("utf-8", "replace")
        lead, bare = len(text) - len(text.lstrip(" ")), text.strip(" ")
        moved = ((min(len(bare), max(0, start - lead)), min(len(bare), max(0, end - lead))) for start, end in spans)
        return bare, [_trim(bare, start, end) for start, end in moved]

    def splits(self, text: str, most: int) -> list[list[str]]:
        """Return the likeliest cuts of the unigram model; a model that knows only one gives one."""
        text = _SURROGATE.sub("?", text)
        try:
            return [list(pieces) for pieces in self._processor.nbest_encode_as_pieces(text, most)]
        except (RuntimeError, ValueError):
            return [self.encode(text)[0]]


def is_byte(piece: str) -> bool:
    """Return whether a piece stands for one byte of a sign that the tokenizer does not have: models spell such signs badly."""
    return _BYTE.fullmatch(piece) is not None


def _trim(text: str, start: int, end: int) -> Span:
    """Return a span without the white space at its start; a span of white space alone is empty, at its end."""
    while start < end and text[start].isspace():
        start += 1
    return start, end


def open_tokenizer(folder: Path, source: str, target: str) -> Tokenizer:
    """Return the tokenizer of a package folder: `sentencepiece.model`, or the older `bpe.model`.

    Raises:
        PackageError: when neither is there, or cannot be read.
    """
    piece_model, bpe_model = folder / "sentencepiece.model", folder / "bpe.model"
    if piece_model.is_file():
        return SentencePieceTokenizer(piece_model)
    if bpe_model.is_file():
        return BpeTokenizer(bpe_model, source, target)
    raise PackageError("holds neither sentencepiece.model nor bpe.model", path=str(folder), hint="install the package again")
