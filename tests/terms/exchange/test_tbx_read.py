"""TBX as real tools write it: versions 2 and 3, both styles, namespaces or none."""

from __future__ import annotations

from collections import Counter

import pytest

from transflow.terms.exchange.convert import import_glossary


def texts(concept, language):
    return [(term.text, term.status) for term in concept.terms[language]]


def entry(inside, key="a"):
    body = f'<body><conceptEntry id="{key}">{inside}</conceptEntry></body>'
    return f'<tbx type="TBX-Basic" style="dca" xml:lang="fr"><text>{body}</text></tbx>'


def terms(french="ville", english="town"):
    sections = (("fr", french), ("en", english))
    return "".join(f'<langSec xml:lang="{tag}"><termSec><term>{text}</term></termSec></langSec>' for tag, text in sections)


def test_dca_with_groups_comments_and_other_languages(take):
    found, tally = take("dca.tbx")
    (concept,) = found.values()
    assert concept.id == "politique-de-la-ville"
    assert concept.domain == "urban policy"
    assert concept.definition == {"fr": "Politique menée dans les quartiers."}
    assert concept.source == "Loi de 2014"
    (french,) = concept.terms["fr"]
    assert (french.text, french.gender, french.note) == ("politique de la ville", "f", "au singulier")
    assert texts(concept, "en") == [
        ("urban policy", "preferred"),
        ("city policy", "deprecated"),
        ("town policy", "deprecated"),
        ("policy for towns", "admitted"),
    ]
    assert tally.name == "Town terms"
    assert tally.languages == Counter(de=2)
    assert tally.left_out == Counter(transacGrp=1, externalCrossReference=1, customerSubset=1)
    assert not tally.rejected


def test_dct_with_prefixed_namespaces(take):
    found, tally = take("dct.tbx")
    concept = found["ess"]
    assert concept.definition == {"fr": "Ensemble des coopératives, mutuelles, associations et fondations."}
    assert texts(concept, "en") == [
        ("social and solidarity economy", "preferred"),
        ("social economy", "admitted"),
        ("SSE", "preferred"),
    ]
    assert [term.type for term in concept.terms["fr"]] == ["full", "acronym"]
    assert concept.terms["fr"][1].case == "exact"
    assert concept.terms["en"][0].note == "as the OECD says"
    assert tally.format == "TBX 3 (DCT)"


def test_numbered_entries_are_named_by_their_terms_and_lone_terms_are_told(take):
    found, tally = take("iate.tbx")
    assert list(found) == ["pret-participatif", "pret-participatif-3556792"]
    assert texts(found["pret-participatif-3556792"], "fr") == [
        ("prêt participatif", "deprecated"),
        ("prêt participatif d’État", "preferred"),
    ]
    assert found["pret-participatif-3556792"].terms["en"][1].type == "acronym"
    assert [(one.line, one.text, one.reason) for one in tally.rejected] == [
        (10, "lone term", "no-fr"),
        (11, "3556791", "no-terms"),
    ]
    assert tally.languages == Counter(bg=1, el=1)


def test_martif_with_an_external_dtd_and_named_characters(take):
    found, tally = take("martif.tbx")
    concept = found["marche-de-travaux"]
    assert concept.terms["fr"][0].text == "marché de travaux"
    english = concept.terms["en"][0]
    assert (english.text, english.number, english.note) == ("works contract", "sg", "usual")
    assert concept.definition == {"en": "Work on a building."}
    assert texts(found["marche-de-travaux-eid-2"], "en") == [("building contract", "preferred")]
    assert not tally.rejected


def test_termweb_values(take):
    found, _ = take("termweb.tbx")
    assert found["action-logement"].dnt
    assert found["action-logement"].terms["fr"][0].type == "name"
    assert found["velib"].dnt
    assert found["velib"].terms["en"][0].note == "brand"
    assert texts(found["bailleur-social"], "en") == [
        ("social landlord", "preferred"),
        ("social lessor", "forbidden"),
        ("housing body", "deprecated"),
    ]
    assert found["bailleur-social"].terms["en"][0].note == "for housing bodies"


def test_tbx_min(take):
    group = '<langGroup xml:lang="{0}"><termGroup><term>{1}</term><termStatus>preferred</termStatus></termGroup></langGroup>'
    entries = f'<entry id="C1"><subjectField>x</subjectField>{group.format("fr", "ville")}{group.format("en", "town")}</entry>'
    found, tally = take("a.tbx", f'<TBX dialect="TBX-Min"><header/><body>{entries}</body></TBX>')
    assert (found["ville"].domain, found["ville"].terms["en"][0].text) == ("x", "town")
    assert not tally.left_out


def test_notes_and_descriptions_without_a_type(take):
    section = '<tig><term>{0}</term><note from="translator">brand</note></tig>'
    sides = "".join(f'<langSet xml:lang="{tag}">{section.format(tag)}</langSet>' for tag in ("fr", "en"))
    found, tally = take(
        "a.tbx", f"<martif><text><body><termEntry><descrip>Bike</descrip>{sides}</termEntry></body></text></martif>"
    )
    assert (found["fr"].note, found["fr"].terms["fr"][0].note) == ("Bike", "brand")
    assert not tally.left_out


def test_nested_term_groups_without_a_namespace(take):
    found, _ = take("microsoft.tbx")
    concept = found["mot-de-passe"]
    assert (concept.definition, concept.terms["fr"][0].gender) == ({"en": "A secret word."}, "m")


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-FR", "fr_CA", "fra", "Fr-Latn-FR"])
def test_language_tags_fall_back(take, tag):
    found, _ = take("a.tbx", entry(terms().replace('"fr"', f'"{tag}"')))
    assert found["ville"].terms["fr"][0].text == "ville"


def test_two_sections_of_one_language_are_one(take):
    more = '<langSec xml:lang="en-US"><termSec><term>town</term></termSec><termSec><term>city</term></termSec></langSec>'
    found, _ = take("a.tbx", entry(terms() + more))
    assert texts(found["ville"], "en") == [("town", "preferred"), ("city", "admitted")]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("preferredTerm-adm-sts", "preferred"),
        ("preferred", "preferred"),
        ("admittedTerm-admn-sts", "admitted"),
        ("Admitted", "admitted"),
        ("deprecatedTerm-admn-sts", "deprecated"),
        ("supersededTerm-admn-sts", "deprecated"),
        ("obsolete", "deprecated"),
        ("Not recommended", "deprecated"),
        ("forbidden", "forbidden"),
        ("Do not use", "forbidden"),
    ],
)
def test_statuses(take, value, status):
    section = f'<termSec><term>city</term><termNote type="administrativeStatus">{value}</termNote></termSec>'
    found, tally = take("a.tbx", entry(terms().replace("</langSec>", f"{section}</langSec>")))
    assert texts(found["ville"], "en")[1] == ("city", status)
    assert not tally.left_out


@pytest.mark.parametrize(
    ("category", "value", "field", "kept"),
    [
        ("partOfSpeech", "Noun", "pos", "noun"),
        ("partOfSpeech", "verbe", "pos", "verb"),
        ("grammaticalGender", "féminin", "gender", "f"),
        ("grammaticalNumber", "plural", "number", "pl"),
        ("termType", "initialism", "type", "acronym"),
        ("termType", "phraseologicalUnit", "pos", "phrase"),
        ("termType", "shortForm", "type", "variant"),
        ("caseSensitive", "yes", "case", "exact"),
        ("Usage note", "rare", "note", "rare"),
    ],
)
def test_values_of_terms(tmp_path, category, value, field, kept):
    path = tmp_path / "a.tbx"
    path.write_text(entry(terms().replace("</term>", f'</term><descrip type="{category}">{value}</descrip>', 1)), encoding="utf-8")
    _, glossary, _ = import_glossary(path)
    assert getattr(glossary.concepts[0].fr[0], field) == kept


@pytest.mark.parametrize(("category", "value"), [("termType", "symbol"), ("grammaticalGender", "neuter"), ("reliabilityCode", "3")])
def test_what_has_no_field_is_counted(take, category, value):
    _, tally = take("a.tbx", entry(terms().replace("</term>", f'</term><termNote type="{category}">{value}</termNote>', 1)))
    assert sum(tally.left_out.values()) == 1
    assert category in next(iter(tally.left_out))


@pytest.mark.parametrize("note", ["Do not translate", "do-not-translate.", "Ne pas traduire", "DNT"])
def test_notes_that_forbid_translation(take, note):
    found, _ = take("a.tbx", entry(f"<note>{note}</note>{terms('Vélib', 'Vélib')}"))
    assert found["velib"].dnt
    assert not found["velib"].note


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("", "empty-term"),
        ("mot " * 60, "too-long"),
        ("&lt;b&gt;ville&lt;/b&gt;", "markup"),
        ("vil\u202ele", "hidden"),
        ("– –", "wordless"),
    ],
)
def test_terms_that_cannot_be_kept_are_told(take, term, reason):
    broken = f"{terms(term)}</conceptEntry><conceptEntry id='b'>{terms('mairie', 'town hall')}"
    found, tally = take("a.tbx", entry(broken))
    assert list(found) == ["mairie"]
    assert [one.reason for one in tally.rejected] == [reason]
    assert tally.rejected[0].line == 1
    assert tally.rejected[0].message("fr") != tally.rejected[0].message("en")


def test_soft_hyphens_and_line_ends_are_no_part_of_a_term(take):
    found, _ = take("a.tbx", entry(terms("poli\u00adtique\n   de la&#160;ville")))
    assert found["politique-de-la-ville"].terms["fr"][0].text == "politique de la\u00a0ville"


def test_a_definition_in_another_language_is_counted(take):
    found, tally = take("a.tbx", entry(f'<descrip type="definition" xml:lang="de">Ort</descrip>{terms()}'))
    assert not found["ville"].definition
    assert tally.left_out == Counter({"definition (de)": 1})


def test_ids_that_are_words_are_kept_and_equal_ones_told_apart(take):
    two = f"{terms()}</conceptEntry><conceptEntry id='b7'>{terms()}</conceptEntry><conceptEntry id='cite'>{terms()}"
    found, _ = take("a.tbx", entry(two, "c1"))
    assert list(found) == ["ville", "ville-b7", "cite"]
