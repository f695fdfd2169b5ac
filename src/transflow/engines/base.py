"""The Engine protocol, as adapters see it; the values stand in the model, since enforcement uses them too."""

from __future__ import annotations

from transflow.model.engine import Engine, EngineInfo, Hypothesis, Request

__all__ = ["Engine", "EngineInfo", "Hypothesis", "Request"]
