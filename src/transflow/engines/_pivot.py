"""Two engines in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transflow.engines.base import Engine, EngineInfo, Hypothesis, Request, TokenScore


class PivotEngine:
    """Two packages in a row, through English or another language that both share."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Chain two engines."""
        self._first, self._second = first, second
        one, two = first.info, second.info
        self._info = EngineInfo(
            f"{one.name} + {two.name}", f"{one.version} + {two.version}", f"{one.digest}+{two.digest}", one.source, two.target,
            " / ".join(dict.fromkeys(filter(None, (one.licence, two.licence)))),
        )  # fmt: skip

    @property
    def info(self) -> EngineInfo:
        """Return the names, versions and digests of both packages."""
        return self._info

    def translate(
        self,
        requests: Sequence[Request],
        *,
        beam_size: int = 4,
        num_hypotheses: int = 1,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of the second engine for the best hypothesis of the first.

        With `attention`, target tokens attend to tokens of the request: the attention of both engines, chained by overlap of
        the pivot text's tokens. Progress counts the second engine's texts.
        """
        middle = [
            answers[0]
            for answers in self._first.translate([Request(r.text) for r in requests], beam_size=beam_size, attention=attention)
        ]
        passed = [Request(best.text, request.prefix, request.banned) for request, best in zip(requests, middle, strict=True)]
        answers = self._second.translate(
            passed, beam_size=beam_size, num_hypotheses=num_hypotheses, attention=attention, progress=progress
        )
        return [tuple(_chain(best, last) for last in group) for best, group in zip(middle, answers, strict=True)]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return the scores of the targets given the pivot texts."""
        return self._second.score(self._pivot(sources), targets)

    def score_tokens(self, sources: Sequence[str], targets: Sequence[str]) -> list[tuple[TokenScore, ...]]:
        """Return how likely each token of the targets is given the pivot texts."""
        return self._second.score_tokens(self._pivot(sources), targets)

    def _pivot(self, sources: Sequence[str]) -> list[str]:
        return [best[0].text for best in self._first.translate([Request(text) for text in sources])]


def _chain(first: Hypothesis, second: Hypothesis) -> Hypothesis:
    """Return the second hypothesis with its attention carried over to the first one's source."""
    repetition = first.repetition or second.repetition
    rows: list[tuple[float, ...]] = []
    for row in second.attention if first.attention else ():
        mass = [0.0] * len(first.source_spans)
        for weight, (start, end) in zip(row, second.source_spans, strict=False):
            places = [at for at, (begin, stop) in enumerate(first.target_spans) if begin < end and stop > start]
            for at in places:
                for column, share in enumerate(first.attention[at]):
                    mass[column] += weight * share / len(places)
        total = sum(mass)
        rows.append(tuple(value / total for value in mass) if total > 0 else tuple(mass))
    sources = first.source_spans if rows else ()
    return Hypothesis(second.text, second.score, sources, second.target_spans if rows else (), tuple(rows), repetition)
