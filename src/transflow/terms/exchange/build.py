"""Drafts made into concepts that a glossary file can hold; what cannot be kept is told with its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from transflow.terms.exchange.draft import LANGUAGES, ConceptDraft, Tally, TermDraft
from transflow.terms.exchange.names import Names
from transflow.terms.exchange.values import clean_term
from transflow.terms.lint.spelling import find_damage
from transflow.terms.schema import MAX_TERM_LENGTH, ConceptEntry, GlossaryFile

UNSTATED = "default"
"""Stands for a status that the glossary leaves to the order of the terms."""


def build_glossary(drafts: Iterable[ConceptDraft], tally: Tally) -> GlossaryFile:
    """Return the glossary file that the drafts make; concepts keep their order, every id is unique."""
    names = Names()
    concepts = []
    for draft in drafts:
        tally.entries += 1
        entry = _build_concept(draft, names, tally)
        if entry is not None:
            concepts.append(entry)
    values = {"version": 2, "name": tally.name, "release": tally.release, "defaults": tally.defaults}
    return GlossaryFile.model_validate({**values, "concepts": concepts})


def _build_concept(draft: ConceptDraft, names: Names, tally: Tally) -> ConceptEntry | None:
    label = draft.label()
    terms = {language: _build_terms(draft.terms[language], tally) for language in LANGUAGES}
    fields: dict[str, Any] = {**draft.fields, **draft.exact}
    definition = {language: text for language in LANGUAGES if (text := draft.exact.get(f"definition.{language}"))}
    definition = {**draft.fields.get("definition", {}), **definition}
    fields = {name: value for name, value in fields.items() if not name.startswith("definition")}
    missing = [language for language in LANGUAGES if not terms[language]]
    if missing and not (fields.get("dnt") and len(missing) < len(LANGUAGES)):
        if all(draft.terms[language] for language in missing):
            return None  # what was refused of its terms is told
        reason = "no-terms" if len(missing) > 1 else f"no-{missing[0]}"
        only = next((terms[language] for language in LANGUAGES if terms[language]), [])
        if only and all(term.get("status") == "forbidden" for term in only):
            reason = "lone-forbidden"
        tally.reject(draft.line, label, reason)
        return None
    stated = fields.pop("id", "")
    texts = [term["term"] for language in LANGUAGES for term in terms[language]]
    values = {**fields, **({"definition": definition} if definition else {}), **terms}
    try:
        return ConceptEntry.model_validate({"id": names.choose(draft.key, texts[0], stated), **values})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            field = ".".join(str(part) for part in detail["loc"] if isinstance(part, str))
            tally.reject(draft.line, label, "value", value=str(detail["input"])[:60], field=field)
        return None


def _build_terms(drafts: list[TermDraft], tally: Tally) -> list[dict[str, Any]]:
    kept: list[tuple[TermDraft, dict[str, Any]]] = []
    for draft in drafts:
        text = draft.exact.get("term") or clean_term(str(draft.fields.get("term", "")))
        fields = {**draft.fields, "term": text}
        if not _refuse(draft, str(fields["term"]), tally) and all(fields != other for _, other in kept):
            kept.append((draft, fields))
    statuses = settle_statuses([(fields.get("status"), _type(draft, fields)) for draft, fields in kept])
    terms = []
    for (draft, fields), status in zip(kept, statuses, strict=True):
        values = {**fields, "status": status, **draft.exact}
        if values["status"] in {None, UNSTATED}:
            del values["status"]
        terms.append(values)
    return terms


def _type(draft: TermDraft, fields: dict[str, Any]) -> str:
    return str(draft.exact.get("type") or fields.get("type") or "full")


def _refuse(draft: TermDraft, text: str, tally: Tally) -> bool:
    """Return whether a term cannot be kept, and tell why."""
    line = draft.line
    if draft.fault:
        tally.reject(line, text, draft.fault)
    elif not text:
        tally.reject(line, text, "empty-term")
    elif len(text) > MAX_TERM_LENGTH:
        tally.reject(line, text[:60] + "…", "too-long", most=str(MAX_TERM_LENGTH))
    elif (damage := find_damage(text, is_term=True)) and damage[0] in {"markup", "hidden", "wordless"}:
        tally.reject(line, text, damage[0], sign=damage[1])
    else:
        return False
    return True


def settle_statuses(stated: list[tuple[str | None, str]]) -> list[str | None]:
    """Return the status that each term of one language needs to be written with, None where the order says the same.

    A file that states none means the first term to be the preferred one, of full forms and of acronyms. Where it states a
    preferred one, the terms without a status beside it are admitted.

    Args:
        stated: Status or None, and type, of each term in its order.
    """
    preferred = {kind == "acronym" for status, kind in stated if status == "preferred"}
    taken: set[bool] = set()
    settled = []
    for status, kind in stated:
        group = kind == "acronym"
        needed = status or ("admitted" if group in preferred | taken else "preferred")
        settled.append(None if needed == "preferred" and group not in taken else needed)
        if needed == "preferred":
            taken.add(group)
    return settled
