"""Run `python -m transflow`."""

from __future__ import annotations

from transflow.cli.main import main

main()
