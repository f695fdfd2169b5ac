"""Translation models asked how likely a given translation is: one for each direction, what is asked twice is scored once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from transflow.model.engine import Engine, TokenScore

Row = tuple[str, str]
"""The text that is given, and the one that is scored."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a text was, as logarithms of probabilities."""

    total: float
    """Sum over the tokens."""
    end: float
    """That the text ends where it does: the least likely of its closing signs and of the end behind them."""
    tokens: int
    scores: tuple[TokenScore, ...] = ()
    """The score of each token, with its place in the text."""

    @property
    def mean(self) -> float:
        """Return the logarithm for a token."""
        return self.total / self.tokens


_CLOSING = ' .!?…;:»”"\u00a0\u202f'
"""Signs that end a sentence: a text cut short gets the one of the whole text."""


class Judge:
    """The models of a language pair; `forward` scores targets given their sources, `backward` sources given their targets."""

    def __init__(self, forward: Engine | None, backward: Engine | None, problems: Sequence[str] = ()) -> None:
        """Keep the models, None where there is none, and why there is none."""
        self._models = {False: forward, True: backward}
        self._kept: dict[tuple[bool, Row], Likelihood | None] = {}
        self.problems = tuple(problems)
        self.seconds = 0.0
        """Wall time spent on scoring."""
        self.tokens = 0
        """Tokens scored, end signs included."""
        self.texts = 0
        """Texts scored."""

    @property
    def models(self) -> tuple[Engine, ...]:
        """Return the models there are, forward first."""
        return tuple(model for model in self._models.values() if model)

    @property
    def has_forward(self) -> bool:
        """Return whether targets can be scored."""
        return self._models[False] is not None

    @property
    def has_backward(self) -> bool:
        """Return whether sources can be scored."""
        return self._models[True] is not None

    def score(self, rows: Sequence[Row], *, backward: bool = False, keep: bool = True) -> list[Likelihood | None]:
        """Return how likely the second text of each row is given the first; all rows go through the model together.

        None for a row over the model's positions, and everywhere where there is no model of the direction. With `keep` the
        answers are at hand for the next rule that asks.

        Raises:
            EngineError: when the model fails.
        """
        model = self._models[backward]
        if model is None:
            return [None] * len(rows)
        new = list(dict.fromkeys(row for row in rows if (backward, row) not in self._kept))
        started = time.perf_counter()
        scores = model.score_tokens([given for given, _ in new], [text for _, text in new]) if new else []
        self.seconds += time.perf_counter() - started
        self.tokens += sum(map(len, scores))
        self.texts += sum(map(bool, scores))
        found = {(backward, row): _weigh(row[1], tokens) if tokens else None for row, tokens in zip(new, scores, strict=True)}
        if keep:
            self._kept |= found
        return [found[backward, row] if (backward, row) in found else self._kept[backward, row] for row in rows]

    def is_over_length(self, source: str, target: str) -> bool:
        """Return whether a pair was given to a model that could not take it."""
        asked = ((False, (source, target)), (True, (target, source)))
        return any(self._models[backward] and self._kept.get((backward, row), 0) is None for backward, row in asked)


def _weigh(text: str, tokens: Sequence[TokenScore]) -> Likelihood:
    close = len(text.rstrip(_CLOSING))
    end = min(token.score for token in tokens if token.start >= close)
    return Likelihood(sum(token.score for token in tokens), end, len(tokens), tuple(tokens))
