"""What an import refused and left out, and what an export loses, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from transflow.reports._options import RenderOptions
from transflow.reports._page import Page
from transflow.reports._wrap import wrap
from transflow.reports.terms_report import print_lines
from transflow.terms.exchange.draft import Tally
from transflow.terms.exchange.losses import Loss
from transflow.terms.schema import GlossaryFile

_SHOWN_LOSSES = 12
"""Concepts of which an export names the losses one by one; the counts hold for all."""
_WORDS = {
    "concept": ("{count} concept", "{count} concept"),
    "concepts": ("{count} concepts", "{count} concepts"),
    "of-one": ("of 1 entry", "sur 1 entrée"),
    "of": ("of {count} entries", "sur {count} entrées"),
    "dnt": ("{count} not to be translated", "{count} à ne pas traduire"),
    "encoding": ("read as {encoding}", "lu en {encoding}"),
    "languages": ("other languages left out, terms", "autres langues laissées de côté, termes"),
    "left-out": ("no field for", "sans champ pour"),
    "entry": ("(empty)", "(vide)"),
    "rejected": ("not imported: {count}, listed above", "non importés : {count}, en liste ci-dessus"),
    "wrote": ("wrote {path}", "écrit : {path}"),
    "next": ("Next: transflow glossary lint {path}", "Suite : transflow glossary lint {path}"),
    "too-large": (
        "larger than the {most} MB that transflow reads of one file: split it by domain",
        "plus que les {most} Mo que transflow lit d’un fichier : divisez-le par domaine",
    ),
    "exported": ("exported as {format}: {concepts}", "export en {format} : {concepts}"),
    "nothing-lost": ("nothing is lost", "rien n’est perdu"),
    "lost": ("concepts that lose something: {count}", "concepts qui perdent quelque chose : {count}"),
    "fields": ("fields without a place, by concepts", "champs sans place, par concepts"),
    "terms": ("terms that the file does not hold: {count}", "termes absents du fichier : {count}"),
    "more": ("and {count} more; transflow glossary lint --for-export {format} lists all",
             "et {count} autres ; transflow glossary lint --for-export {format} les donne tous"),
    "loses": ("{concept}: {fields}", "{concept} : {fields}"),
}  # fmt: skip


class _Teller:
    """Lines of a summary in the reader's language."""

    def __init__(self, options: RenderOptions) -> None:
        self.page = Page(options)
        self.french = options.ui_language == "fr"
        self.lines: list[Text] = []

    def say(self, key: str, **words: str) -> str:
        return _WORDS[key][self.french].format(**{name: self.page.clean(text) for name, text in words.items()})

    def concepts(self, number: int) -> str:
        return self.say("concept" if number == 1 or (self.french and not number) else "concepts", count=self.page.number(number))

    def add(self, text: str, style: str = "", indent: int = 2) -> None:
        self.lines += wrap(Text(text, style), self.page.width, indent, 2)

    def counts(self, key: str, counted: Counter[str]) -> None:
        if counted:
            told = ", ".join(f"{self.page.clean(name)} {self.page.number(count)}" for name, count in counted.most_common())
            self.add(f"{self.say(key)}{' : ' if self.french else ': '}{told}", "yellow")


def render_import(glossary: GlossaryFile, tally: Tally, options: RenderOptions, *, output: str = "", too_large: int = 0) -> str:
    """Return what became of the entries of a file: each that was refused with its line and why, then the counts.

    Args:
        glossary: What was imported.
        tally: What reading came upon.
        options: Width, colour and language.
        output: The file that was written, if any.
        too_large: Megabytes that the result exceeds; 0 where it does not.
    """
    teller = _Teller(options)
    for one in tally.rejected:
        head = Text.assemble((f"{teller.page.signs.error} ", "bold red"), (f"{teller.page.clean(one.path)}:{one.line}  ", "bold"))
        head.append(f"{teller.page.quote(one.text) if one.text else teller.say('entry')} ")
        head.append(teller.page.clean(one.message(options.ui_language)), "red")
        teller.lines += wrap(head, teller.page.width, 0, 4)
    counted = {language: sum(len(getattr(concept, language)) for concept in glossary.concepts) for language in ("fr", "en")}
    terms = ", ".join(f"{language} {teller.page.number(count)}" for language, count in counted.items())
    kept = f"{teller.concepts(len(glossary.concepts))} ({terms})"
    entries = teller.say("of-one") if tally.entries == 1 else teller.say("of", count=teller.page.number(tally.entries))
    encoding = f", {teller.say('encoding', encoding=tally.encoding)}" if tally.encoding else ""
    told = f"{tally.path}: {tally.format}{encoding}" if not teller.french else f"{tally.path} : {tally.format}{encoding}"
    teller.add(teller.page.clean(told), "bold", 0)
    teller.add(f"{kept} {entries}", "green" if glossary.concepts else "red")
    unchanged = sum(concept.dnt for concept in glossary.concepts)
    if unchanged:
        teller.add(teller.say("dnt", count=teller.page.number(unchanged)))
    teller.counts("languages", tally.languages)
    teller.counts("left-out", tally.left_out)
    if tally.rejected:
        teller.add(teller.say("rejected", count=teller.page.number(len(tally.rejected))), "bold red")
    if too_large:
        teller.add(teller.say("too-large", most=str(too_large)), "bold red")
    if output:
        teller.add(teller.say("wrote", path=output))
        teller.add(teller.say("next", path=output), "dim")
    return print_lines(teller.lines, teller.page)


def render_export(concepts: int, export_format: str, losses: Sequence[Loss], options: RenderOptions, *, output: str = "") -> str:
    """Return how many concepts were exported and what they lose: counts of fields and terms, and the first concepts by name."""
    teller = _Teller(options)
    number = teller.page.number
    whole = teller.say("exported", concepts=teller.concepts(concepts), format=export_format)
    teller.add(whole, "bold", 0)
    if losses:
        teller.add(teller.say("lost", count=number(len(losses))), "yellow")
        teller.counts("fields", Counter(name for loss in losses for name in loss.fields))
        dropped = sum(len(loss.terms) for loss in losses)
        if dropped:
            teller.add(teller.say("terms", count=number(dropped)), "yellow")
        for loss in losses[:_SHOWN_LOSSES]:
            told = ", ".join([*loss.fields, *(teller.page.quote(term) for term in loss.terms)])
            teller.add(teller.say("loses", concept=loss.concept, fields=told), indent=4)
        if len(losses) > _SHOWN_LOSSES:
            teller.add(teller.say("more", count=number(len(losses) - _SHOWN_LOSSES), format=export_format), indent=4)
    else:
        teller.add(teller.say("nothing-lost"), "green")
    if output:
        teller.add(teller.say("wrote", path=output))
    return print_lines(teller.lines, teller.page)
