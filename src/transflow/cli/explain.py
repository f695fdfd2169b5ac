"""`transflow explain`."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from transflow.cli.session import write_out
from transflow.errors import UnknownNameError
from transflow.registry import CHECKS


def explain(
    rule: Annotated[str, typer.Argument(metavar="[RULE]", help="Name or id of a rule; without one, all are listed.")] = "",
) -> None:
    """Explain a rule: what it looks for, why, and what mends it."""
    modules: list[Any] = list(CHECKS)
    if not rule:
        lines = [
            f"{module.RULE.id:<9} {module.RULE.name:<25} {module.RULE.level.value:<8} {_first_line(module)}" for module in modules
        ]
        write_out("\n".join(sorted(lines)))
        return
    for module in modules:
        if rule.lower() in {module.RULE.id.lower(), module.RULE.name}:
            write_out(_page(module))
            return
    raise UnknownNameError("rule", rule, [module.RULE.name for module in modules])


def _first_line(module: Any) -> str:
    return (inspect.getdoc(module) or "").split("\n", 1)[0]


def _page(module: Any) -> str:
    head = f"{module.RULE.id} {module.RULE.name} ({module.RULE.level.value}, {module.RULE.category}, since {module.RULE.since})"
    parts = [head, "", inspect.getdoc(module) or "", ""]
    for title, key in (("Flagged", "fire"), ("Not flagged", "silent")):
        for source, target in module.EXAMPLES[key]:
            parts.append(f"{title}: " + (f"{source}  →  {target}" if source else target))
    return "\n".join(parts)
