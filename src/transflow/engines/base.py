"""The Engine protocol, as adapters see it; the values stand in the model, since enforcement uses them too."""

from __future__ import annotations

from transflow.model.engine import Annotation, Engine, EngineInfo, Hypothesis, Request, TokenScore

__all__ = ["Annotation", "Engine", "EngineInfo", "Hypothesis", "Request", "TokenScore"]
