"""Every rule of the glossary linter, by number."""

from __future__ import annotations

from transflow.terms.lint import completeness, conditions, duplicates, export, grammar, nesting, reading, spelling, usage
from transflow.terms.lint.suppress import UNUSED

_MODULES = (completeness, conditions, duplicates, export, grammar, nesting, reading, spelling, usage)
LINT_RULES = tuple(sorted((UNUSED, *(rule for module in _MODULES for rule in module.RULES)), key=lambda rule: rule.id))
