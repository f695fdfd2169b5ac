"""Translation engines: one adapter a file behind the Engine protocol; foreign names stay inside the adapter."""

from __future__ import annotations

from transflow.engines.argos import open_engine
from transflow.engines.base import Engine, EngineInfo, Hypothesis, Request

__all__ = ["Engine", "EngineInfo", "Hypothesis", "Request", "open_engine"]
