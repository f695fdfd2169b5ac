from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transflow.terms.embedded import load_embedded_glossary
from transflow.terms.extract import Candidate, Rendering, candidates_to_yaml, corrections, extract_terms
from transflow.terms.extraction.phrases import find_phrases
from transflow.terms.extraction.scores import c_values, keyness, log_likelihood
from transflow.terms.fmt import format_glossary
from transflow.terms.read import load_glossary

PAIRS = [
    ("La politique de la ville aide les habitants.", "Urban policy helps the residents."),
    ("L’État finance la politique de la ville.", "The State funds urban policy."),
    ("Les acteurs de la politique de la ville se réunissent.", "Those who work in urban policy meet."),
    ("Une politique de la ville plus juste est née.", "A fairer city policy was born."),
    ("La politique de la ville a vingt ans.", "The policy of the city is twenty years old."),
    ("Chaque bailleur social signe la charte.", "Each social landlord signs the charter."),
    ("Les bailleurs sociaux rénovent des immeubles.", "Social landlords refurbish buildings."),
    ("Avec les bailleurs sociaux, la commune avance.", "With the social landlords, the municipality moves on."),
    (
        "L’Agence régionale du tourisme rural (ARTR) ouvre ses portes.",
        "The regional agency for rural tourism (RART) opens its doors.",
    ),
    ("L’ARTR accueille les visiteurs.", "RART welcomes visitors."),
    ("Le port de Brest grandit.", "The port of Brest is growing."),
    ("À Brest, les quais s’animent.", "In Brest, the quays come to life."),
    ("La Maison des Possibles ouvre en mai.", "La Maison des Possibles opens in May."),
    ("La commune soutient la Maison des Possibles.", "The municipality backs La Maison des Possibles."),
    ("Le tramway passe par le quai.", "The tram runs along the quay."),
    ("Le marché du samedi revient.", "The Saturday market is back."),
    ("Trois écoles rouvrent lundi.", "Three schools reopen on Monday."),
    ("Les arbres seront plantés en novembre.", "The trees will be planted in November."),
    ("La piscine ferme pour travaux.", "The swimming pool closes for works."),
    ("Le musée expose des cartes anciennes.", "The museum shows old maps."),
]
TRIPLES = [
    ("La politique de la ville avance.", "The city policy moves on.", "Urban policy moves on."),
    ("Il parle de la politique de la ville.", "He speaks of city policy.", "He speaks of urban policy."),
    ("Une politique de la ville forte.", "A strong policy of the city.", "A strong urban policy."),
    ("La politique de la ville évolue.", "The policy of the city evolves.", "Urban policy evolves."),
    ("Le bailleur social signe.", "The social lessor signs.", "The social landlord signs."),
    ("Les bailleurs sociaux signent.", "The social lessors sign.", "The social landlords sign."),
    ("Le musée ouvre ses portes.", "The museum opens its doors.", "The museum is opening."),
    ("Le pont est fermé.", "The bridge is closed.", "The bridge is closed."),
]


@pytest.fixture(scope="module")
def found():
    return {candidate.source: candidate for candidate in extract_terms(PAIRS)}


def texts(text, language):
    return [phrase.text for phrase in find_phrases(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "present", "absent"),
    [
        ("la politique de la ville", "fr", {"politique", "politique de la ville", "ville"}, {"politique de", "de la ville", "la"}),
        ("communauté d’agglomération du Havre", "fr", {"communauté d’agglomération", "communauté d’agglomération du Havre"}, set()),
        ("services à la personne et au foyer", "fr", {"services à la personne"}, {"services à la personne et au foyer"}),
        ("économie sociale et solidaire", "fr", {"économie sociale et solidaire", "économie sociale"}, set()),
        ("le projet, la ville", "fr", {"projet", "ville"}, {"projet, la ville"}),
        ("un projet de mardi", "fr", {"projet"}, {"mardi", "projet de mardi"}),
        ("cœur de\u00a0ville", "fr", {"cœur de\u00a0ville"}, set()),
        ("écrire à presse@exemple.fr", "fr", {"écrire"}, {"presse", "exemple", "fr"}),
        ("citizens' council of the city", "en", {"citizens' council", "council of the city"}, {"of the city"}),
        ("the city's policy for housing", "en", {"city's policy", "policy for housing"}, {"'s policy"}),
        ("it is clearly not a term", "en", {"term"}, {"clearly", "not"}),
        ("La Maison des Possibles", "en", {"Maison des Possibles"}, {"La Maison des Possibles"}),
        ("one two 3 4 2024", "en", set(), {"one", "2024"}),
    ],
)
def test_phrases_are_bounded_by_stop_words(text, language, present, absent):
    assert present <= set(texts(text, language))
    assert not absent & set(texts(text, language))


def test_phrases_have_at_most_five_content_words():
    words = "rouge vert bleu jaune noir blanc gris"
    assert max(phrase.words for phrase in find_phrases(words, "fr")) == 5


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("bailleur social", "bailleurs sociaux", "fr"),
        ("contrat de ville", "contrats d’villes", "fr"),
        ("local authority", "Local Authorities", "en"),
    ],
)
def test_inflected_forms_share_a_key(one, other, language):
    assert find_phrases(one, language)[1].key == find_phrases(other, language)[1].key


@given(st.text(max_size=80) | st.text("aàLdl'’-& .du\u00a0S", max_size=60), st.sampled_from(["fr", "en"]))
def test_spans_hold_the_text(text, language):
    for phrase in find_phrases(text, language):
        assert text[phrase.start : phrase.end] == phrase.text
        assert 1 <= phrase.words <= 5


def test_c_value_takes_off_what_longer_phrases_explain():
    counts = {("a", "b"): 5, ("a", "b", "c"): 3, ("d", "a", "b"): 1, ("a",): 9}
    value = c_values(counts, {key: len(key) for key in counts})
    assert value["a", "b", "c"] == 2 * 3
    assert value["a", "b"] == pytest.approx(1.58496 * (5 - 2), abs=1e-4)
    assert value["a",] == pytest.approx(9 - 3)


@pytest.mark.parametrize(
    ("table", "expected"),
    [((110, 2552, 221, 31777), 270.72), ((10, 100, 100, 1000), 0.0)],
)
def test_log_likelihood(table, expected):
    # the first row is "the swiss" of Dunning (1993), table 1: 110, 2442, 111, 29114
    assert log_likelihood(*table) == pytest.approx(expected, abs=0.01)


def test_keyness_is_signed():
    assert keyness(10, 100, 0.01, 10_000) > 10.83
    assert keyness(1, 1000, 0.5, 10_000) < -10.83
    assert keyness(10, 100, 0.1, 10_000) == pytest.approx(0, abs=1e-9)


def test_renderings_of_one_term_show(found):
    policy = found["politique de la ville"]
    assert (policy.target, policy.count, policy.together) == ("urban policy", 5, 3)
    assert set(policy.renderings) == {Rendering("city policy", 1), Rendering("policy of the city", 1)}
    assert len(policy.examples) == 3
    assert all("urban policy" in target.lower() for _, target in policy.examples)
    assert policy.c_value > 0
    assert policy.association > 6.63


def test_inflected_forms_count_together(found):
    landlord = found["bailleur social"]
    assert (landlord.target, landlord.count, landlord.renderings) == ("social landlord", 3, ())


def test_acronyms_go_with_their_full_form(found):
    agency = found["Agence régionale du tourisme rural"]
    assert (agency.kind, agency.source_acronym, agency.target_acronym) == ("acronym", "ARTR", "RART")
    assert agency.target == "regional agency for rural tourism"
    assert "ARTR" not in found


def test_names_and_places(found):
    assert found["Maison des Possibles"].kind == "name"
    assert "Brest" not in found


def test_one_word_may_answer_two():
    pairs = [
        ("Le bureau écoute l’ancien combattant.", "The office hears the veteran."),
        ("Un ancien combattant a parlé.", "A veteran spoke."),
        ("La carte des anciens combattants change.", "The card of veterans changes."),
        *PAIRS[10:],
    ]
    found = {candidate.source: candidate.target for candidate in extract_terms(pairs)}
    assert found["ancien combattant"] == "veteran"


def test_parts_of_a_term_are_no_candidates(found):
    assert not {"politique", "ville", "bailleur"} & set(found)


def test_known_terms_are_left_out():
    found = [candidate.source for candidate in extract_terms(PAIRS, glossary=load_embedded_glossary())]
    assert not {"politique de la ville", "bailleur social"} & set(found)
    assert "Maison des Possibles" in found


def test_other_direction():
    swapped = [(target, source) for source, target in PAIRS]
    found = {candidate.source: candidate for candidate in extract_terms(swapped, "en", "fr")}
    assert found["social landlord"].target == "bailleur social"
    assert found["social landlord"].languages == ("en", "fr")


@pytest.mark.parametrize(("limit", "size"), [(0, 0), (1, 1), (2, 2)])
def test_limit(limit, size):
    assert len(extract_terms(PAIRS, limit=limit)) == size


def test_min_count():
    assert all(candidate.count >= 3 or candidate.kind == "acronym" for candidate in extract_terms(PAIRS, min_count=3))
    assert extract_terms(PAIRS, min_count=50)[0].kind == "acronym"


def test_repeated_segments_count_once():
    assert extract_terms([PAIRS[0]] * 20) == []


@pytest.mark.parametrize(
    "pairs",
    [[], [("", "")], [("a", "")], [("!?", "…")], [("x" * 1900, "y" * 1900)] * 2, [("mot clé " * 90_000, "key word")] * 2],
    ids=["none", "empty", "no-target", "signs", "one-long-word", "no-segment"],
)
def test_nothing_to_find(pairs):
    assert extract_terms(pairs) == []


def test_order_is_stable():
    assert extract_terms(PAIRS) == extract_terms(iter(PAIRS))


def test_corrections_belong_to_their_source_term():
    found = corrections(TRIPLES)
    assert [(one.source, one.target, one.count) for one in found] == [
        ("politique de la ville", "urban policy", 4),
        ("bailleur social", "social landlord", 2),
    ]
    assert found[0].renderings == (Rendering("city policy", 2), Rendering("policy of the city", 2))
    assert found[0].kind == "correction"
    assert found[0].examples[0][1] in {row[2] for row in TRIPLES}


@pytest.mark.parametrize(
    "triples",
    [
        [],
        TRIPLES[:1],
        [(source, target, target) for source, _, target in TRIPLES],
        [("", "", "")] * 3,
        [("Le chat dort.", "The cat sleeps.", "the Cat sleeps.")] * 2 + [("Un chat.", "a cat", "A cat")],
        [(f"Un mot {n}.", "x " * 600, "y " * 600) for n in range(3)],
    ],
)
def test_no_repeated_correction(triples):
    assert corrections(triples) == []


def test_yaml_is_a_glossary(tmp_path):
    candidates = [*extract_terms(PAIRS), *corrections(TRIPLES)]
    text = candidates_to_yaml(candidates)
    path = tmp_path / "g.yaml"
    path.write_text(text, "utf-8")
    glossary = load_glossary(path)
    concepts = {concept.id: concept for concept in glossary}
    assert len(glossary) == len(candidates)
    assert "  # seen 5 times, 3 times so; C-value" in text
    assert "  # other renderings: " in text
    assert "  # e.g. " in text
    corrected = concepts["politique-de-la-ville-2"].terms["en"]
    assert [(term.text, term.status) for term in corrected] == [
        ("urban policy", "preferred"),
        ("city policy", "deprecated"),
        ("policy of the city", "deprecated"),
    ]
    agency = concepts["agence-regionale-du-tourisme-rural"]
    assert agency.pair_by_type
    assert [term.type for term in agency.terms["fr"]] == ["full", "acronym"]
    assert concepts["maison-des-possibles"].dnt
    assert format_glossary(text) == text


def test_yaml_of_nothing(tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text(candidates_to_yaml([]), "utf-8")
    assert len(load_glossary(path)) == 0


@settings(max_examples=50)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20)), min_size=1, max_size=4))
def test_yaml_of_odd_texts_is_read_back(pairs):
    candidates = [
        Candidate(first, second, ("fr", "en"), 2, 2, 2, renderings=(Rendering(second, 1),), examples=((first, second),))
        for first, second in pairs
    ]
    assert len(format_glossary(candidates_to_yaml(candidates))) > 20


def test_parliament_terms_in_time():
    folder = next((parent / "shared/data/parallel/test" for parent in Path(__file__).parents if (parent / "shared").is_dir()), None)
    if folder is None or not folder.is_dir():
        pytest.skip("shared data absent: parallel/test")
    sides = [(folder / f"heldout_europarl.{language}").read_text("utf-8").split("\n") for language in ("fr", "en")]
    start = time.perf_counter()
    found = {candidate.source: candidate.target for candidate in extract_terms(list(zip(*sides, strict=True))[:800], limit=40)}
    assert time.perf_counter() - start < 20
    assert found["État membre"] == "Member State"
    assert found["changement climatique"] == "climate change"
