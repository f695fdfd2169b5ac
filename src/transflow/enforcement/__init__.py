"""Glossary-aware decoding over the Engine protocol."""

from __future__ import annotations

from transflow.enforcement.documents import settle_document
from transflow.enforcement.enforce import LAYERS, EnforcementSettings, translate_segments

__all__ = ["LAYERS", "EnforcementSettings", "settle_document", "translate_segments"]
