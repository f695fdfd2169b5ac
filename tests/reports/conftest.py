from __future__ import annotations

import pytest

from transflow.model import DocumentReport, Finding, Incident, Level, Origin, Pair, Report, Summary, TermHit, Verdict

RECIPE = {
    "version": "0.1.0",
    "engine": "argos",
    "model": "argos fr-en 1.9",
    "model_digest": "3fa1c0de" * 8,
    "glossary": "institutional 2026.3",
    "glossary_concepts": "164",
    "typography": "en-GB",
}


def pair(index, source, target, *, origin=Origin.MACHINE, hits=(), reason="", role="body", line=0, languages=("fr", "en")):
    return Pair(f"{index}.1", index, line or index * 2, 1, target, source, *languages, role, origin, hits, reason)


def finding(item, text, rule, message, *, level=Level.ERROR, side="target", suggestions=(), span=None):
    whole = item.target if side == "target" else item.source
    start, end = span or (whole.index(text), whole.index(text) + len(text))
    number, name = rule.split(" ")
    return Finding(
        number, name, "other", level, item.id, side, start, end, text, message, suggestions, item.line, start + 1, "f00d"
    )


def hit(source, target, wanted, form, status="ok", base=""):
    start, at = source.index(wanted), target.find(form)
    return TermHit(wanted, start, start + len(wanted), form, status, at, at + len(form) if at >= 0 else -1, base)


def report(*documents, incidents=(), verdict=Verdict.FAIL, reason="errors at or over the threshold (--fail-on error)", **rest):
    found = [item.level for document in documents for item in document.findings]
    counts = [found.count(level) for level in (Level.ERROR, Level.WARNING, Level.INFO)]
    segments = sum(len(document.pairs) for document in documents)
    return Report(documents, incidents, Summary(segments, *counts, len(incidents), verdict, reason), **rest)


def bilingual():
    first = "En Pays de la Loire, 46 quartiers prioritaires relèvent de la politique de la ville."
    second = "In Pays de la Loire, 46 priority districts come under urban policy."
    base = "In Pays de la Loire, 46 priority districts come under the policy of the city."
    hits = (
        hit(first, second, "quartiers prioritaires", "priority districts"),
        hit(first, second, "politique de la ville", "urban policy", "forced", base),
    )
    places = "Le village artisanal du Galilée est commun à Saint-Herblain et Nantes."
    missing = "Les bailleurs sociaux ouvriront deux guichets uniques."
    pairs = (
        pair(1, "Nantes signe son contrat de ville", "Nantes signs its city contract", role="headline"),
        pair(7, first, second, hits=hits, line=17),
        pair(12, places, "The Galilée craft village is shared by Saint Herbain and Nantes.", line=21),
        pair(
            15,
            missing,
            "Social bulk will open two single windows.",
            hits=(hit(missing, "", "guichets uniques", "one-stop shop", "missing"),),
        ),
        pair(40, "Le budget atteint 1 612 000 €.", "The budget stands at €1,621,000 .", origin=Origin.REUSED),
    )
    name = finding(pairs[2], "Saint Herbain", "NAME001 name-mismatch", '"Saint Herbain" stands for "Saint-Herblain" in the source')
    findings = (
        Finding(*(getattr(name, field) for field in name.__slots__[:10]), ("Saint-Herblain",), 21, 40),
        finding(
            pairs[3],
            "bailleurs sociaux",
            "TERM001 glossary-term",
            "the glossary renders it otherwise",
            level=Level.WARNING,
            side="source",
            suggestions=("social landlord", "social housing provider"),
        ),
        finding(pairs[4], "€1,621,000", "NUM001 number-value", '"1,621,000" stands for "1 612 000" in the source'),
        finding(pairs[4], " .", "TYPO001 space", "no space before a full stop", level=Level.INFO, suggestions=("",)),
    )
    notes = ("inline marks to be set again by hand (a, strong): lines 12, 14 of the source",)
    document = DocumentReport("press/nantes-2026-03.fr.html", "fr-en", pairs, findings, "press/nantes-2026-03.en.html", notes)
    return report(document, recipe=RECIPE, words=612, seconds=1.9)


def odd_text():
    overlap = pair(1, "Le préfet de la région Bretagne a signé.", "The prefect of the region of Bretagne has signed off.")
    long = pair(2, "Lien : " + "https://www.exemple.fr/" + "communiques-de-presse/" * 9, "Link: " + "Donaudampfschifffahrt" * 9)
    wide = pair(
        3,
        "Visite de la délégation de Shanghai (上海代表团) au musée d’art moderne.",
        "Visit of the delegation of 上海代表团 to the muse\u0301e d’art.",
    )
    spaces = pair(4, "Coût\u00a0: 12\u202f500\u00a0€ «\u00a0par an\u00a0»", "Cost: €12\u00a0500 “per year”\u2009!")
    nothing = pair(
        5,
        "Le port de Rouen accueille chaque année des centaines de navires.",
        "Le port de Rouen accueille chaque année des centaines de navires.",
    )
    gap = pair(6, "Le maire n’a pas signé.", "The mayor has signed.")
    findings = (
        finding(overlap, "region of Bretagne", "NAME001 name-mismatch", "the region is named Brittany"),
        finding(overlap, "of Bretagne has", "STYLE002 wordy", "can be said in fewer words", level=Level.WARNING),
        finding(
            overlap, "Bretagne", "LANG002 source-language-leftover", "French name", level=Level.INFO, suggestions=("Brittany",)
        ),
        finding(long, "dampf", "LANG002 source-language-leftover", "neither French nor English"),
        finding(wide, "代表团", "LANG002 source-language-leftover", "neither French nor English"),
        finding(wide, "muse\u0301e", "LANG002 source-language-leftover", "French word", suggestions=("museum",)),
        finding(spaces, "12\u00a0500", "NUM002 number-format", "English sets thousands apart by commas", suggestions=("12,500",)),
        finding(nothing, nothing.target, "LANG001 untranslated-segment", "this segment is in French"),
        finding(gap, "", "NEG001 negation-lost", "the source says that it was not done", span=(14, 14)),
        Finding("DOC001", "mixed-quotes", "other", Level.WARNING, "", "target", 0, 0, "", "two kinds of quotation marks", (), 9, 1),
    )
    return report(DocumentReport("odd.fr.txt", "fr-en", (overlap, long, wide, spaces, nothing, gap), findings))


def hostile():
    bad = "Le \x1b[31mmaire\x1b[0m \u202eécrit\u202c [red]à tous[/red] \x07\x9b2J\ud800 :smile: \r fin\u200b"
    item = pair(1, bad, "The \x1b]0;title\x07 mayor [bold]writes[/bold] \u2066to all\u2069 {name} %s")
    found = finding(
        item, "mayor [bold]", "X\x1b[1m001 \u202ename", "message \x1b[2J [red]x[/red]\nsecond line", suggestions=("\x1b[31m[/]",)
    )
    incident = Incident("bad\ncode", "cannot be read: \x1b[31m", "evil\x1b[2J\n.txt", 3, 4, "hint \u202e[bold]")
    document = DocumentReport("evil\x1b[2J[red]\n.txt", "fr-en", (item,), (found,), "out\x1b.txt", ("note \x1b[31m[red]",))
    recipe = RECIPE | {"model": "m\x1b[31m[red]", "glossary": "{0} {name}", "typography": "{", "glossary_concepts": "x"}
    return report(document, incidents=(incident,), verdict=Verdict.INCIDENT, reason="\x1b[31m1 thing", recipe=recipe)


def one_language():
    texts = (
        "The SSE sector employs 2.4 million people.",
        "In Brittany, ESS organisations employ 14% of the workforce, according to the regional chamber for the sector.",
        "Haut de page",
    )
    pairs = tuple(
        Pair(f"{index}.1", index, index + 2, 1, text, None, "", "en", "body", Origin.HUMAN) for index, text in enumerate(texts, 1)
    )
    findings = (
        finding(pairs[1], "ESS", "TERM003 acronym-mixed", '"ESS" here, "SSE" on line 3', level=Level.WARNING, suggestions=("SSE",)),
        finding(pairs[2], "Haut de page", "LANG001 untranslated-segment", '"Haut de page" is French web furniture: remove it'),
    )
    return report(DocumentReport("seed.en.txt", "en", pairs, findings))


def failed():
    source = "Le conseil régional a voté le budget le 12 mars 2026, après un long débat."
    pairs = (
        pair(1, source, "", origin=Origin.FAILED, reason="the model fell into a loop"),
        pair(2, "Contact presse", "Press contact", origin=Origin.LOCKED, role="contact"),
    )
    hint = "translate this segment by hand"
    incidents = (
        Incident("not-translated", "the model fell into a loop", "budget.fr.txt", 2, 1, hint, "1.1"),
        Incident("document", "no such file", "press/lost.fr.txt", hint="check the spelling of the path"),
        Incident("check-failed", "the check number-value failed"),
    )
    document = DocumentReport("budget.fr.txt", "fr-en", pairs, (), "budget.en.txt")
    reason = "3 things could not be translated or checked"
    return report(document, incidents=incidents, verdict=Verdict.INCIDENT, reason=reason, recipe=RECIPE, words=15, seconds=0.4)


def clean_run():
    pairs = (pair(1, "Bonjour.", "Hello."), pair(2, "Merci.", "Thank you.", origin=Origin.COPIED))
    documents = [
        DocumentReport(f"dossier/{name}.fr.md", "fr-en", pairs[:size], (), f"dossier/{name}.en.md")
        for name, size in (("un", 2), ("deux", 1), ("trois", 2), ("vide", 0))
    ]
    return report(*documents, verdict=Verdict.PASS, reason="nothing to report", recipe=RECIPE, words=2400, seconds=2.0)


@pytest.fixture(scope="session")
def samples():
    makers = (bilingual, odd_text, hostile, one_language, failed, clean_run)
    return {maker.__name__: maker() for maker in makers}


EVIL = (
    "\x1b[31mred\x1b[0m\x9b2J",
    "a\r\nb\n::error file=x,line=1::owned",
    "]]><testcase/><!--",
    "<script>alert(1)</script>&amp;",
    "a|b `c` ``d`` **e** $f$ ~~g~~",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\ud800 half \udfff",
    "\u202eevil\u202c \u2066x\u2069 \u200b",
    "100%0A%25: a,b::c",
    "{0} {name} [here](https://example.org) @team #12 www.example.org",
    "\x00\ufffe\uffff\u2028\u2029\x85",
    "",
)


def evil():
    documents = []
    incidents = []
    for number, text in enumerate(EVIL, 1):
        item = Pair(text, number, 1, 1, text, text, "fr", "en", side="target")
        found = Finding(text, text, "other", Level.ERROR, text, "target", 0, len(text), text, text, (text,), 3, 1, text)
        documents.append(DocumentReport(text, "fr-en", (item,), (found,), text, (text,)))
        incidents.append(Incident(text, text, text, 0, 0, text, text))
    recipe = {text: text for text in EVIL}
    return report(*documents, incidents=tuple(incidents), verdict=Verdict.INCIDENT, reason="".join(EVIL), recipe=recipe)


def many():
    levels = (Level.INFO, Level.WARNING, Level.ERROR)
    pairs = tuple(pair(index, "Une phrase assez courte.", "A sentence, rather short.") for index in range(1, 1201))
    findings = tuple(
        finding(item, "rather", "STYLE002 wordy", f"finding {item.index}", level=levels[item.index % 3]) for item in pairs
    )
    return report(DocumentReport("long.fr.txt", "fr-en", pairs, findings))


def incidents_only():
    incidents = (Incident("document", "no such file", "press/lost.fr.txt", hint="check the spelling of the path"),)
    return report(incidents=incidents, verdict=Verdict.INCIDENT, reason="not translated or not checked: 1")


def nothing():
    return report(verdict=Verdict.INCIDENT, reason="there was nothing to translate or check")


@pytest.fixture(scope="session")
def hard_samples(samples):
    return samples | {maker.__name__: maker() for maker in (evil, many, incidents_only, nothing)}
