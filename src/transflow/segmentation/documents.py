"""A document and its translation, paired block by block and sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from transflow.model import Block, Document, Pair, Role, Segment
from transflow.segmentation.align import align_texts
from transflow.segmentation.split import split_document


def align_documents(source: Document, target: Document) -> list[Pair]:
    """Return the pairs of two documents; positions are those of the target's file.

    A block without a counterpart gives a pair with an empty side, so that nothing goes unseen.
    """
    left = [block for block in source.blocks if block.translate and block.text.strip()]
    right = [block for block in target.blocks if block.translate and block.text.strip()]
    kinds = [_kind_of(block) for block in left], [_kind_of(block) for block in right]
    beads = align_texts([block.text for block in left], [block.text for block in right], source.language, kinds)
    sources = _segments_by_block(source)
    targets = _segments_by_block(target)
    pairs: list[Pair] = []
    last = (1, 1)
    for rows, columns in beads:
        ours = [segment for row in rows for segment in sources.get(left[row].index, [])]
        theirs = [segment for column in columns for segment in targets.get(right[column].index, [])]
        links = tuple(link for column in columns for link in right[column].links)
        source_links = tuple(link for row in rows for link in left[row].links) if columns else ()
        for some, others in _pair_sentences(ours, theirs, source.language):
            text = _join(others, target)
            if others:
                last = (others[0].line, others[0].column)
            pairs.append(
                Pair(
                    others[0].id if others else f"s{some[0].id}",
                    len(pairs) + 1,
                    last[0],
                    last[1],
                    text,
                    _join(some, source) if some else "",
                    source.language,
                    target.language,
                    str((others or some)[0].role.value),
                    links=links,
                    source_links=source_links,
                )
            )
            links = source_links = ()
    return pairs


def _kind_of(block: Block) -> str:
    """Return what a block is for the alignment; paragraphs, lists and the like may be turned into each other."""
    if block.role in {Role.HEADLINE, Role.HEADING}:
        return "heading"
    return block.role.value if block.role in {Role.NAVIGATION, Role.ATTRIBUTE} else "text"


def _segments_by_block(document: Document) -> dict[int, list[Segment]]:
    found: dict[int, list[Segment]] = {}
    for segment in split_document(document):
        found.setdefault(segment.block, []).append(segment)
    return found


def _pair_sentences(ours: list[Segment], theirs: list[Segment], language: str) -> list[tuple[list[Segment], list[Segment]]]:
    if not ours or not theirs or len(ours) == len(theirs) == 1:
        return [(ours, theirs)]
    beads = align_texts([segment.text for segment in ours], [segment.text for segment in theirs], language)
    return [([ours[row] for row in rows], [theirs[column] for column in columns]) for rows, columns in beads]


def _join(segments: Sequence[Segment], document: Document) -> str:
    """Return the text of neighbouring segments as it stands in their block, or joined by spaces over blocks."""
    if not segments:
        return ""
    if len({segment.block for segment in segments}) == 1:
        return document.blocks[segments[0].block].text[segments[0].start : segments[-1].end]
    return " ".join(segment.text for segment in segments)


def tell_flattened(document: Document, pairs: Sequence[Pair], ui_language: str) -> tuple[str, ...]:
    """Return what was changed beyond the words: inline marks that a translated block could not keep."""
    changed = {int(pair.id.split(".", 1)[0]) for pair in pairs if pair.target != pair.source}
    lost = [block for block in document.blocks if block.flattened and block.index in changed]
    if not lost:
        return ()
    marks = ", ".join(sorted({mark for block in lost for mark in block.flattened}))
    lines = ", ".join(str(block.line) for block in lost[:12]) + ("…" if len(lost) > 12 else "")
    if ui_language == "fr":
        return (f"balisage interne à remettre à la main ({marks}) : lignes {lines} de la source",)
    return (f"inline marks to be set again by hand ({marks}): lines {lines} of the source",)
