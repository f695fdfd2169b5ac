"""Glossary-aware decoding over the Engine protocol."""

from __future__ import annotations

from transflow.enforcement.enforce import LAYERS, EnforcementSettings, translate_segments

__all__ = ["LAYERS", "EnforcementSettings", "translate_segments"]
