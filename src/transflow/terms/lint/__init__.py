"""The linter of glossary files: rules G00 to G22."""

from transflow.terms.lint.finding import LintFinding, LintRule
from transflow.terms.lint.run import lint_glossary
from transflow.terms.lint.table import LINT_RULES

__all__ = ["LINT_RULES", "LintFinding", "LintRule", "lint_glossary"]
