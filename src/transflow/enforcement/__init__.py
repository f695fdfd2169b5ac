"""Glossary-aware decoding over the Engine protocol."""

from __future__ import annotations

from transflow.enforcement.enforce import EnforcementSettings, translate_segments

__all__ = ["EnforcementSettings", "translate_segments"]
