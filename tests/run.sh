#!/usr/bin/env bash
# Install the tools of requirements-dev.txt beside transflow, then lint, types, import contracts and tests.
set -euo pipefail
cd "$(dirname "$0")/.."

python="${PYTHON:-.venv/bin/python}"
bin="$(dirname "$python")"
"$python" -m pip install --quiet --no-deps -r requirements-dev.txt
"$bin/ruff" check .
"$bin/ruff" format --check .
"$bin/mypy"
"$bin/lint-imports"
"$python" -m pytest "$@"
