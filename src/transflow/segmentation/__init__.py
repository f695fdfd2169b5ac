"""Sentences of French and English press releases: documents to segments."""

from transflow.segmentation.split import split_block, split_document, split_spans

__all__ = ["split_block", "split_document", "split_spans"]
