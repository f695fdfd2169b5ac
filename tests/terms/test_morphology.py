from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transflow.terms.glossary import Term
from transflow.terms.morphology import (
    copy_case,
    elide_words,
    inflect_term,
    is_plural,
    join_determiner,
    make_possessive,
    phrases_in_sentence,
    pluralize,
    singularize,
)

ENGLISH = """
priority district|priority districts
local authority|local authorities
head of department|heads of department
call for projects|calls for projects
call for expressions of interest|calls for expressions of interest
invitation to tender|invitations to tender
person with disabilities|people with disabilities
public body for intermunicipal cooperation|public bodies for intermunicipal cooperation
single point of contact|single points of contact
one-stop shop|one-stop shops
business|businesses
search|searches
tax|taxes
key|keys
business person|business people
spokesman|spokesmen
grandchild|grandchildren
policy|policies
shelf|shelves
roof|roofs
criterion|criteria
analysis|analyses
crisis|crises
memorandum|memoranda
stimulus|stimuli
potato|potatoes
photo|photos
census|censuses
passer-by|passers-by
runner-up|runners-up
start-up|start-ups
mother-in-law|mothers-in-law
director general|directors general
director-general|directors-general
deputy mayor|deputy mayors
citizens' council|citizens' councils
mid-cap company|mid-cap companies
SME|SMEs
energy performance certificate|energy performance certificates
regional chamber of the social and solidarity economy|regional chambers of the social and solidarity economy
Minister of Justice|Ministers of Justice
subsidiary|subsidiaries
low-emission zone|low-emission zones
territorial cluster for economic cooperation|territorial clusters for economic cooperation
""".strip().splitlines()
ENGLISH_INVARIABLE = """
public works
social housing
social cohesion
running costs
operating expenses
urban renewal
crowdfunding
people with disabilities
headquarters
public finances
starting a business
small and medium-sized enterprises
politics
private equity
gross savings
public transport
""".strip().splitlines()
FRENCH = """
quartier prioritaire|quartiers prioritaires
bailleur social|bailleurs sociaux
contrat de ville|contrats de ville
appel à projets|appels à projets
bureau d’études|bureaux d’études
lieu d’accueil|lieux d’accueil
enjeu local|enjeux locaux
vœu|vœux
pneu|pneus
landau|landaus
tuyau|tuyaux
niveau|niveaux
festival|festivals
bal|bals
cheval|chevaux
chantier naval|chantiers navals
budget final|budgets finals
travail|travaux
vitrail|vitraux
détail|détails
bijou|bijoux
trou|trous
œil|yeux
aïeul|aïeux
petite et moyenne entreprise|petites et moyennes entreprises
très petite entreprise|très petites entreprises
société coopérative et participative|sociétés coopératives et participatives
tiers-lieu|tiers-lieux
sous-préfet|sous-préfets
sous-préfecture|sous-préfectures
adulte-relais|adultes-relais
chef-d’œuvre|chefs-d’œuvre
chef-lieu|chefs-lieux
avant-projet|avant-projets
secteur médico-social|secteurs médico-sociaux
garde-meuble|garde-meubles
contact presse|contacts presse
crédit photo|crédits photo
adjoint au maire|adjoints au maire
directrice générale|directrices générales
garde des Sceaux|gardes des Sceaux
conseil régional|conseils régionaux
zone à faibles émissions|zones à faibles émissions
opération d’intérêt national|opérations d’intérêt national
habitation à loyer modéré|habitations à loyer modéré
grand ensemble|grands ensembles
emploi aidé|emplois aidés
loi|lois
personne en situation de handicap|personnes en situation de handicap
""".strip().splitlines()
FRENCH_INVARIABLE = """
prix
encours de dette
succès
voix
gaz
fonds propres
porte-parole
savoir-faire
SNCF
en savoir plus
lire la suite
pour diffusion immédiate
""".strip().splitlines()


@pytest.mark.parametrize(("language", "row"), [*(("en", row) for row in ENGLISH), *(("fr", row) for row in FRENCH)])
def test_plural_and_back(language, row):
    singular, plural = row.split("|")
    assert pluralize(singular, language) == plural
    assert pluralize(plural, language) == plural
    assert singularize(plural, language) == singular
    assert singularize(singular, language) == singular
    assert not is_plural(singular, Term(singular, language, "c"))
    assert is_plural(plural, Term(singular, language, "c"))
    assert is_plural(plural.upper(), Term(singular, language, "c")) or plural.isupper() or len(plural) <= 6


@pytest.mark.parametrize(
    ("language", "term"), [*(("en", term) for term in ENGLISH_INVARIABLE), *(("fr", term) for term in FRENCH_INVARIABLE)]
)
def test_what_does_not_vary(language, term):
    assert pluralize(term, language) == term


@pytest.mark.parametrize(
    ("term", "plural"),
    [
        (Term("partenariat public-privé", "fr", "c", forms=("partenariats public-privé",)), "partenariats public-privé"),
        (Term("partenariat public-privé", "fr", "c", forms=("partenariats publics-privés",)), "partenariats publics-privés"),
        (Term("area short of doctors", "en", "c", head="area"), "areas short of doctors"),
        (Term("économie sociale et solidaire", "fr", "c", number="sg"), "économie sociale et solidaire"),
        (Term("mobilités douces", "fr", "c"), "mobilités douces"),
        (Term("dépenses de fonctionnement", "fr", "c"), "dépenses de fonctionnement"),
        (Term("QPV", "fr", "c", type="acronym"), "QPV"),
        (Term("SMEs", "en", "c", type="acronym"), "SMEs"),
        (Term("Bpifrance", "en", "c", type="name"), "Bpifrance"),
        (Term("urban policy", "en", "c", forms=("urban policies",)), "urban policies"),
    ],
)
def test_forms_and_number_of_the_entry_win_over_rules(term, plural):
    assert inflect_term(term, plural=True) == plural
    assert inflect_term(term, plural=False) == term.text


@pytest.mark.parametrize(
    ("written", "term", "plural"),
    [
        ("quartiers prioritaires", Term("quartiers prioritaires", "fr", "c", number="pl"), True),
        ("mobilités douces", Term("mobilités douces", "fr", "c"), True),
        ("mobilité douce", Term("mobilités douces", "fr", "c"), False),
        ("fonds propres", Term("fonds propres", "fr", "c"), True),
        ("prix", Term("prix", "fr", "c"), False),
        ("QPV", Term("QPV", "fr", "c", type="acronym"), False),
        ("SMEs", Term("SMEs", "en", "c", type="acronym"), True),
        ("SME", Term("SMEs", "en", "c", type="acronym"), False),
        ("gross savings", Term("gross savings", "en", "c"), False),
        ("QUARTIERS PRIORITAIRES", Term("quartier prioritaire", "fr", "c"), True),
        ("calls for projects", Term("call for projects", "en", "c"), True),
        ("call for projects", Term("call for projects", "en", "c"), False),
        ("people with disabilities", Term("person with disabilities", "en", "c"), True),
        ("citizens' council", Term("citizens' council", "en", "c"), False),
        ("social landlords", Term("social landlord", "en", "c"), True),
        ("logements\u00a0sociaux", Term("logement social", "fr", "c"), True),
        ("appel à projets", Term("appel à projets", "fr", "c"), False),
        ("adultes-relais", Term("adulte-relais", "fr", "c", forms=("adultes-relais",)), True),
        ("Caisse des Dépôts", Term("Caisse des Dépôts", "fr", "c", type="name", case="exact"), False),
    ],
)
def test_is_plural(written, term, plural):
    assert is_plural(written, term) is plural


@pytest.mark.parametrize(
    ("term", "plural", "phrase"),
    [
        (Term("économie sociale", "fr", "c", gender="f"), False, "de l’économie sociale"),
        (Term("quartier", "fr", "c", gender="m"), False, "du quartier"),
        (Term("ville", "fr", "c", gender="f"), False, "à la ville"),
        (Term("quartier", "fr", "c", gender="m"), True, "aux quartiers"),
        (Term("hameau", "fr", "c", gender="m", h_aspire=True), False, "le hameau"),
        (Term("hameau", "fr", "c", gender="m"), False, "du hameau"),
        (Term("habitat indigne", "fr", "c", gender="m"), False, "l’habitat indigne"),
        (Term("écoquartier", "fr", "c", gender="m"), True, "d’écoquartiers"),
        (Term("Icade", "fr", "c", article="none", type="name"), False, "d’Icade"),
        (Term("SNCF", "fr", "c", type="acronym", gender="f", article="la"), False, "de la SNCF"),
        (Term("ESS", "fr", "c", type="acronym", gender="f", article="l'"), False, "à l’ESS"),
        (Term("priority district", "en", "c"), True, "the priority districts"),
    ],
)
def test_phrases_hold_articles_and_contractions(term, plural, phrase):
    assert phrase in phrases_in_sentence(term, plural=plural)


def test_no_article_where_the_glossary_says_none():
    assert phrases_in_sentence(Term("Bpifrance", "en", "c", article="none"), plural=False) == ("Bpifrance",)


EPCI = Term("EPCI", "fr", "c", type="acronym", gender="m", article="l'")
COMPANY = Term("entreprise d’insertion", "fr", "c", gender="f")
ECO = Term("écoquartier", "fr", "c", gender="m")
LANDLORD = Term("bailleur social", "fr", "c", gender="m")
PREFECTURE = Term("préfecture", "fr", "c", gender="f")
HAMLET = Term("hameau", "fr", "c", gender="m")


@pytest.mark.parametrize(
    ("word", "term", "plural", "phrase"),
    [
        ("le", PREFECTURE, False, "la préfecture"),
        ("le", PREFECTURE, True, "les préfectures"),
        ("un", PREFECTURE, False, "une préfecture"),
        ("un", LANDLORD, True, "des bailleurs sociaux"),
        ("ce", ECO, False, "cet écoquartier"),
        ("ce", HAMLET, False, "ce hameau"),
        ("ce", COMPANY, False, "cette entreprise d’insertion"),
        ("mon", COMPANY, False, "mon entreprise d’insertion"),
        ("son", PREFECTURE, False, "sa préfecture"),
        ("leur", LANDLORD, True, "leurs bailleurs sociaux"),
        ("du", LANDLORD, False, "du bailleur social"),
        ("du", PREFECTURE, False, "de la préfecture"),
        ("du", ECO, False, "de l’écoquartier"),
        ("du", ECO, True, "des écoquartiers"),
        ("au", PREFECTURE, False, "à la préfecture"),
        ("au", COMPANY, False, "à l’entreprise d’insertion"),
        ("au", LANDLORD, True, "aux bailleurs sociaux"),
        ("de", ECO, True, "d’écoquartiers"),
        ("de", HAMLET, True, "de hameaux"),
        ("que", EPCI, False, "qu’EPCI"),
        ("jusque", COMPANY, False, "jusqu’entreprise d’insertion"),
        ("le", EPCI, False, "l’EPCI"),
        ("a", Term("SSE company", "en", "c"), False, "an SSE company"),
        ("a", Term("urban policy", "en", "c"), False, "an urban policy"),
        ("a", Term("one-stop shop", "en", "c"), False, "a one-stop shop"),
        ("a", Term("priority district", "en", "c"), True, "priority districts"),
        ("the", Term("priority district", "en", "c"), True, "the priority districts"),
    ],
)
def test_join_determiner(word, term, plural, phrase):
    assert join_determiner(word, term, plural=plural) == phrase


@pytest.mark.parametrize(
    ("text", "plural", "genitive"),
    [
        ("social landlord", False, "social landlord’s"),
        ("social landlords", True, "social landlords’"),
        ("people", True, "people’s"),
        ("CCAS", False, "CCAS’s"),
        ("business", False, "business’s"),
    ],
)
def test_possessive(text, plural, genitive):
    assert make_possessive(text, plural=plural) == genitive


@pytest.mark.parametrize(
    ("pattern", "text", "exact", "language", "out"),
    [
        ("CONTACT PRESSE", "press contact", False, "en", "PRESS CONTACT"),
        ("Contact presse", "press contact", False, "en", "Press contact"),
        ("Contact Presse", "press contact", False, "en", "Press Contact"),
        ("Press Contact", "contact presse", False, "fr", "Contact presse"),
        ("Appel à Manifestation d’Intérêt", "call for expressions of interest", False, "en", "Call for Expressions of Interest"),
        ("ENERGY RENOVATION", "rénovation énergétique", False, "fr", "RÉNOVATION ÉNERGÉTIQUE"),
        ("contact", "press contact", False, "en", "press contact"),
        ("ANRU", "Anru", True, "en", "Anru"),
        ("EPCI", "intermunicipal authority", False, "en", "Intermunicipal authority"),
        ("PRÉFET", "prefect", False, "en", "PREFECT"),
        ("Politique de la ville", "urban policy", False, "en", "Urban policy"),
        ("", "urban policy", False, "en", "urban policy"),
    ],
)
def test_copy_case(pattern, text, exact, language, out):
    assert copy_case(pattern, text, exact=exact, language=language) == out


_WORDS = st.text(alphabet="abcdefghilmnoprstuvyéèœxz-’ ", min_size=1, max_size=24).map(str.strip).filter(bool)


@given(_WORDS, st.sampled_from(["fr", "en"]))
def test_the_plural_of_a_plural_of_anything_is_text(term, language):
    plural = pluralize(" ".join(term.split()), language)
    assert plural
    assert singularize(plural, language)
    assert phrases_in_sentence(Term(plural, language, "c"), plural=True)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le organisme de Arts que alors ne auraient", "l’organisme d’Arts qu’alors n’auraient"),
        ("Le équipage et la école", "L’équipage et l’école"),
        ("jusque ici, lorsque elle", "jusqu’ici, lorsqu’elle"),
        ("La Opinión, le onze, le oui, la une du jour, le héros", "La Opinión, le onze, le oui, la une du jour, le héros"),
        ("de US, le AVC, de un à dix, la 8e", "de US, le AVC, de un à dix, la 8e"),
        ("sa école, ma amie, ta idée", "sa école, ma amie, ta idée"),
        ("une de elles, je ai dit", "une d’elles, j’ai dit"),
        ("de Il-76", "de Il-76"),
        ("le ou les maires, la et les", "le ou les maires, la et les"),
        ("", ""),
    ],
)
def test_words_are_elided(text, expected):
    assert elide_words(text) == expected
