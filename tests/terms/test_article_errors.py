from __future__ import annotations

import pytest

from transflow.terms.glossary import Term
from transflow.terms.morphology import choose_indefinite, find_article_errors, is_elided_before


def fr(text, **fields):
    return Term(text, "fr", "c", **fields)


TERMS = {
    "politique de la ville": fr("politique de la ville", gender="f"),
    "quartier prioritaire": fr("quartier prioritaire", gender="m", forms=("quartiers prioritaires",)),
    "Anru": fr("Anru", gender="f", type="acronym", article="l'"),
    "ESS": fr("ESS", gender="f", type="acronym", article="l'"),
    "SNCF": fr("SNCF", gender="f", type="acronym", article="la"),
    "HLM": fr("HLM", gender="m", type="acronym", article="le"),
    "RSA": fr("RSA", gender="m", type="acronym"),
    "EDF": fr("EDF", type="acronym", article="none"),
    "État": fr("État", gender="m"),
    "entreprise d’insertion": fr("entreprise d'insertion", gender="f", forms=("entreprises d'insertion",)),
    "bailleur social": fr("bailleur social", gender="m", forms=("bailleurs sociaux",)),
    "écoquartier": fr("écoquartier", gender="m"),
    "habitat indigne": fr("habitat indigne", gender="m"),
    "hameau": fr("hameau", gender="m"),
    "handicap": fr("handicap", gender="m"),
    "Caisse des Dépôts": fr("Caisse des Dépôts", gender="f", type="name", case="exact", article="la"),
    "tiers-lieu": fr("tiers-lieu", gender="m", forms=("tiers-lieux",)),
    "fonds propres": fr("fonds propres", gender="m"),
    "QPV": fr("QPV", type="acronym", gender="m"),
    "yaourt": fr("yaourt", gender="m"),
    "mobilité douce": fr("mobilité douce", gender="f"),
    "sans genre": fr("sans genre"),
    "urban policy": Term("urban policy", "en", "c"),
    "priority district": Term("priority district", "en", "c"),
    "SSE": Term("SSE", "en", "c", type="acronym", article="the"),
    "Anru (en)": Term("Anru", "en", "c", type="acronym", article="none"),
    "Caisse (en)": Term("Caisse des Dépôts", "en", "c", type="name", case="exact", article="none"),
    "social housing": Term("social housing", "en", "c"),
    "one-stop shop": Term("one-stop shop", "en", "c"),
    "European fund": Term("European fund", "en", "c"),
    "social landlord": Term("social landlord", "en", "c"),
    "HLM (en)": Term("HLM", "en", "c", type="acronym"),
    "UN": Term("UN", "en", "c", type="acronym"),
    "energy renovation": Term("energy renovation", "en", "c"),
    "public works": Term("public works", "en", "c"),
    "intermunicipal authority": Term("intermunicipal authority", "en", "c"),
}

# text with the occurrence in brackets | entry | fault | text mended ("" where nothing may be found)
FRENCH_FAULTS = """
Le budget de le [Anru] augmente.|Anru|uncontracted|Le budget de l’Anru augmente.
Il faut que le [Anru] décide.|Anru|elision-missing|Il faut que l’Anru décide.
La [ESS] recrute.|ESS|elision-missing|L’ESS recrute.
Les acteurs de la [ESS] recrutent.|ESS|elision-missing|Les acteurs de l’ESS recrutent.
Les services de [État] restent.|État|elision-missing|Les services d’État restent.
Les services du [État] restent.|État|elision-missing|Les services de l’État restent.
Il écrit au [État].|État|elision-missing|Il écrit à l’État.
Un contrat de [EDF] suffit.|EDF|elision-missing|Un contrat d’EDF suffit.
Il sait que [Anru] paie.|Anru|elision-missing|Il sait qu’Anru paie.
Il parle de [habitat indigne].|habitat indigne|elision-missing|Il parle d’habitat indigne.
Ce [écoquartier] ouvre.|écoquartier|elision-missing|Cet écoquartier ouvre.
Sa [entreprise d’insertion] recrute.|entreprise d’insertion|elision-missing|Son entreprise d’insertion recrute.
Ma [entreprise d’insertion] recrute.|entreprise d’insertion|elision-missing|Mon entreprise d’insertion recrute.
L’[SNCF] investit.|SNCF|elision-needless|La SNCF investit.
Il prend l'[SNCF].|SNCF|elision-needless|Il prend la SNCF.
L’[HLM] est neuf.|HLM|elision-needless|Le HLM est neuf.
Les trains d’[SNCF] passent.|SNCF|elision-needless|Les trains de SNCF passent.
Il relève d’la [politique de la ville].|politique de la ville|elision-needless|Il relève de la politique de la ville.
L’[hameau] renaît.|hameau|elision-needless|Le hameau renaît.
Un plan d’[handicap].|handicap|elision-needless|Un plan de handicap.
Il faut qu’[quartier prioritaire] soit dit.|quartier prioritaire|elision-needless|Il faut que quartier prioritaire soit dit.
Cet [quartier prioritaire] change.|quartier prioritaire|elision-needless|Ce quartier prioritaire change.
Cet [hameau] change.|hameau|elision-needless|Ce hameau change.
Le maire de le [quartier prioritaire].|quartier prioritaire|uncontracted|Le maire du quartier prioritaire.
Les habitants de les [quartiers prioritaires].|quartier prioritaire|uncontracted|Les habitants des quartiers prioritaires.
Il parle à le [bailleur social].|bailleur social|uncontracted|Il parle au bailleur social.
Il parle à les [bailleurs sociaux].|bailleur social|uncontracted|Il parle aux bailleurs sociaux.
Il répond à le [État].|État|uncontracted|Il répond à l’État.
À les [bailleurs sociaux] de répondre.|bailleur social|uncontracted|Aux bailleurs sociaux de répondre.
Il vise le la [politique de la ville].|politique de la ville|determiner-doubled|Il vise la politique de la ville.
Il vise les les [quartiers prioritaires].|quartier prioritaire|determiner-doubled|Il vise les quartiers prioritaires.
Il vise des les [quartiers prioritaires].|quartier prioritaire|determiner-doubled|Il vise des quartiers prioritaires.
Il aide une la [mobilité douce].|mobilité douce|determiner-doubled|Il aide la mobilité douce.
Il aide du le [bailleur social].|bailleur social|determiner-doubled|Il aide du bailleur social.
Il salue le l’[Anru].|Anru|determiner-doubled|Il salue l’Anru.
Un projet du l’[Anru].|Anru|determiner-doubled|Un projet de l’Anru.
Il écrit au l’[Anru].|Anru|determiner-doubled|Il écrit à l’Anru.
Il loge dans deux les [quartiers prioritaires].|quartier prioritaire|determiner-doubled|Il loge dans deux quartiers prioritaires.
Ces les [quartiers prioritaires] changent.|quartier prioritaire|determiner-doubled|Les quartiers prioritaires changent.
Le [politique de la ville] change.|politique de la ville|gender|La politique de la ville change.
Il vise un [politique de la ville].|politique de la ville|gender|Il vise une politique de la ville.
Ce [politique de la ville] vise.|politique de la ville|gender|Cette politique de la ville vise.
Les buts du [politique de la ville].|politique de la ville|gender|Les buts de la politique de la ville.
Il tient au [politique de la ville].|politique de la ville|gender|Il tient à la politique de la ville.
La [bailleur social] investit.|bailleur social|gender|Le bailleur social investit.
Les loyers de la [bailleur social].|bailleur social|gender|Les loyers du bailleur social.
Il écrit à la [bailleur social].|bailleur social|gender|Il écrit au bailleur social.
Une [écoquartier] ouvre.|écoquartier|gender|Un écoquartier ouvre.
Cette [écoquartier] ouvre.|écoquartier|gender|Cet écoquartier ouvre.
Un [entreprise d’insertion] ouvre.|entreprise d’insertion|gender|Une entreprise d’insertion ouvre.
Aucun [politique de la ville] ne suffit.|politique de la ville|gender|Aucune politique de la ville ne suffit.
Son [politique de la ville] plaît.|politique de la ville|gender|Sa politique de la ville plaît.
Le [SNCF] investit.|SNCF|gender|La SNCF investit.
Le [Caisse des Dépôts] prête.|Caisse des Dépôts|gender|La Caisse des Dépôts prête.
Le [quartiers prioritaires] changent.|quartier prioritaire|number|Les quartiers prioritaires changent.
L’[entreprises d’insertion] recrutent.|entreprise d’insertion|number|Les entreprises d’insertion recrutent.
Un [quartiers prioritaires] change.|quartier prioritaire|number|Des quartiers prioritaires change.
Les maires du [quartiers prioritaires].|quartier prioritaire|number|Les maires des quartiers prioritaires.
Il parle au [bailleurs sociaux].|bailleur social|number|Il parle aux bailleurs sociaux.
Ce [quartiers prioritaires] changent.|quartier prioritaire|number|Ces quartiers prioritaires changent.
Leur [bailleurs sociaux] agissent.|bailleur social|number|Leurs bailleurs sociaux agissent.
Notre [bailleurs sociaux] agissent.|bailleur social|number|Nos bailleurs sociaux agissent.
Il aide les [quartier prioritaire].|quartier prioritaire|number|Il aide les quartiers prioritaires.
Il aide des [bailleur social].|bailleur social|number|Il aide des bailleurs sociaux.
Il aide plusieurs [entreprise d’insertion].|entreprise d’insertion|number|Il aide plusieurs entreprises d’insertion.
Il ouvre trois [tiers-lieu].|tiers-lieu|number|Il ouvre trois tiers-lieux.
Ses [écoquartier] plaisent.|écoquartier|number|Ses écoquartiers plaisent.
Les [quartiers prioritaire] changent.|quartier prioritaire|number|Les quartiers prioritaires changent.
Dans les [quartier prioritaires] du nord.|quartier prioritaire|number|Dans les quartiers prioritaires du nord.
""".strip().splitlines()
FRENCH_SOUND = """
L’[Anru] finance le projet.|Anru
Les aides de l’[Anru] et de la Région.|Anru
Il parle d’[écoquartiers] neufs.|écoquartier
La [SNCF] et le [RSA].|RSA
Le montant du [RSA] augmente.|RSA
Le contrat d’[EDF] court.|EDF
Un [HLM] neuf.|HLM
L’office d’[HLM] gère.|HLM
La [politique de la ville] change.|politique de la ville
Les crédits de la [politique de la ville].|politique de la ville
Une [politique de la ville] ambitieuse.|politique de la ville
À la [politique de la ville] s’ajoute l’habitat.|politique de la ville
L’un des [quartiers prioritaires] change.|quartier prioritaire
Un des [quartiers prioritaires] change.|quartier prioritaire
Dans tous les [quartiers prioritaires] aussi.|quartier prioritaire
Les [quartiers prioritaires] changent.|quartier prioritaire
Ce [quartier prioritaire] change.|quartier prioritaire
Un nouveau [quartier prioritaire] naît.|quartier prioritaire
Il leur les [quartiers prioritaires] rend.|quartier prioritaire
Les [QPV] et le [QPV].|QPV
Les [fonds propres] montent.|fonds propres
Le [hameau] du bois.|hameau
Du [handicap] à l’emploi.|handicap
L’[habitat indigne] recule.|habitat indigne
Cet [habitat indigne] recule.|habitat indigne
Son [entreprise d’insertion] recrute.|entreprise d’insertion
Une [entreprise d’insertion] recrute.|entreprise d’insertion
Il répond à l’[État].|État
Un [yaourt] et le [yaourt].|yaourt
Des [bailleurs sociaux] signent.|bailleur social
Aux [bailleurs sociaux] de signer.|bailleur social
La [Caisse des Dépôts] prête.|Caisse des Dépôts
Avec [Caisse des Dépôts] et Région.|Caisse des Dépôts
Le [sans genre] reste.|sans genre
La [sans genre] reste.|sans genre
Les [préfet] et sous-préfets.|bailleur social
Les « [quartiers prioritaires] » changent.|quartier prioritaire
[Quartiers prioritaires] : un bilan|quartier prioritaire
Sa [mobilité douce] plaît.|mobilité douce
Chaque [tiers-lieu] compte.|tiers-lieu
Leurs [tiers-lieux] comptent.|tiers-lieu
LES [QUARTIERS PRIORITAIRES] CHANGENT|quartier prioritaire
La santé et la [mobilité douces].|mobilité douce
Les [mobilités douce] et rapide.|mobilité douce
""".strip().splitlines()
ENGLISH_FAULTS = """
They want a [urban policy].|urban policy|a-an|They want an urban policy.
A [urban policy] for all.|urban policy|a-an|An urban policy for all.
An [priority district] is small.|priority district|a-an|A priority district is small.
They set up an [one-stop shop].|one-stop shop|a-an|They set up a one-stop shop.
It is an [European fund].|European fund|a-an|It is a European fund.
It is a [SSE] company.|SSE|a-an|It is an SSE company.
It is a [HLM] body.|HLM (en)|a-an|It is an HLM body.
It is an [UN] agency.|UN|a-an|It is a UN agency.
It is a [intermunicipal authority].|intermunicipal authority|a-an|It is an intermunicipal authority.
They seek a [energy renovation] plan.|energy renovation|a-an|They seek an energy renovation plan.
They back the the [urban policy].|urban policy|determiner-doubled|They back the urban policy.
They back a the [urban policy].|urban policy|determiner-doubled|They back the urban policy.
They back the a [urban policy].|urban policy|determiner-doubled|They back the urban policy.
They back an a [urban policy].|urban policy|determiner-doubled|They back an urban policy.
The the [SSE] grows.|SSE|determiner-doubled|The SSE grows.
In its the [priority districts] too.|priority district|determiner-doubled|In the priority districts too.
In the its [priority districts] too.|priority district|determiner-doubled|In its priority districts too.
In three the [priority districts] too.|priority district|determiner-doubled|In three priority districts too.
They help a [priority districts].|priority district|number|They help priority districts.
This [priority districts] are old.|priority district|number|These priority districts are old.
These [priority district] are old.|priority district|number|These priority districts are old.
Many [social landlord] have signed.|social landlord|number|Many social landlords have signed.
In three [priority district].|priority district|number|In three priority districts.
Every [priority districts] is served.|priority district|number|All priority districts is served.
Money from the [Anru].|Anru (en)|article-unwanted|Money from Anru.
La [Caisse des Dépôts] will lend.|Caisse (en)|article-unwanted|Caisse des Dépôts will lend.
Money from la [Caisse des Dépôts] helps.|Caisse (en)|article-unwanted|Money from Caisse des Dépôts helps.
""".strip().splitlines()
ENGLISH_SOUND = """
An [urban policy] is needed.|urban policy
The [urban policy] is needed.|urban policy
They say that the [urban policy] works.|urban policy
An [SSE] company.|SSE
A [UN] agency.|UN
An [HLM] body.|HLM (en)
A [European fund] pays.|European fund
A [one-stop shop] opens.|one-stop shop
A [public works] programme.|public works
Three [priority district] schemes.|priority district
These [priority districts] change.|priority district
A [social housing] programme.|social housing
These [social housing] estates.|social housing
The [Anru] programme goes on.|Anru (en)
Money from [Anru].|Anru (en)
Livret A the [urban policy] bank.|urban policy
Half a [priority district].|priority district
Several [social landlord] meetings.|social landlord
All the [priority districts] and towns.|priority district
This [social landlord] and its tenants.|social landlord
A [priority district] in Lyon.|priority district
[Priority districts] change.|priority district
They hope that [social landlords] agree.|social landlord
In 2024 the [priority districts] changed.|priority district
Plan A [urban policy].|urban policy
The report “L’avenir de la [Caisse des Dépôts]” is out.|Caisse (en)
Each [priority district] is served.|priority district
A [priority district]-based scheme.|priority district
""".strip().splitlines()


def _read(row, language):
    marked, name, *rest = row.split("|")
    start, end = marked.rindex("["), marked.rindex("]") - 1
    text = marked[: marked.rindex("[")] + marked[start + 1 : end + 1] + marked[end + 2 :]
    text = text.replace("[", "").replace("]", "") if "[" in text else text
    shift = marked[:start].count("[") + marked[:start].count("]")
    return text, start - shift, end - shift, TERMS[name], rest, language


def _mend(text, errors):
    for start, end, _, suggestion in sorted(errors, reverse=True):
        text = text[:start] + suggestion + text[end:]
    return text


FAULTS = [*(_read(row, "fr") for row in FRENCH_FAULTS), *(_read(row, "en") for row in ENGLISH_FAULTS)]
SOUND = [*(_read(row, "fr") for row in FRENCH_SOUND), *(_read(row, "en") for row in ENGLISH_SOUND)]


def test_the_tables_are_large_enough():
    assert len(FAULTS) >= 90
    assert len(FAULTS) + len(SOUND) >= 150


@pytest.mark.parametrize(("text", "start", "end", "term", "rest", "language"), FAULTS, ids=lambda value: str(value)[:40])
def test_faults_are_found_and_mended(text, start, end, term, rest, language):
    errors = find_article_errors(text, start, end, language, term)
    assert [error.fault for error in errors] == [rest[0]]
    assert _mend(text, errors) == rest[1]


@pytest.mark.parametrize(("text", "start", "end", "term", "rest", "language"), SOUND, ids=lambda value: str(value)[:40])
def test_sound_text_stays_silent(text, start, end, term, rest, language):
    assert rest == []
    assert find_article_errors(text, start, end, language, term) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [("de le quartier", "uncontracted"), ("la ESS", "elision-missing"), ("le la ville", "determiner-doubled"), ("la ville", "")],
)
def test_without_an_entry_only_form_is_judged(text, fault):
    start = text.rindex(" ") + 1
    assert [error.fault for error in find_article_errors(text, start, len(text), "fr")] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "article"),
    [
        *(
            (word, "an")
            for word in "urban hour honest heir SSE HLM MP NPNRU SME FSE EU X-ray 8 11 18 80 8,000 11,000 18-month".split()
        ),
        *((word, "an") for word in "umbrella unidentified unimportant uninhabited ugly onerous RTE EPCI A-level".split()),
        *((word, "a") for word in "European union unit university unanimous useful one-off once UN UK URL U-turn".split()),
        *((word, "a") for word in "house hospital year 1 7 9 100 180 1,100 110 1,800 utility eulogy UNESCO NATO".split()),
        *((word, "") for word in "historic hotel SEM LEZ FEDER".split()),
        ("État partner", "an"),
        ("“urban policy”", "an"),
        ("", ""),
        ("…", ""),
    ],
)
def test_choose_indefinite(text, article):
    assert choose_indefinite(text) == article


@pytest.mark.parametrize(
    ("text", "elided"),
    [
        *(
            (word, True)
            for word in "État Anru ESS EDF eau œuvre habitat homme héroïsme haleine Yonne yeux Yvelines URSSAF UE".split()
        ),
        *(
            (word, True)
            for word in "hôpital heure histoire hectare habitant honoraires horaire Haïti Isère école ouest oued".split()
        ),
        *(
            (word, False)
            for word in "SNCF HLM RSA NPNRU hameau héros haut hausse huit onze oui yaourt yacht hub hiérarchie".split()
        ),
        *((word, False) for word in "handicap Hauts-de-France Havre Hongrie Hollande hackathon quartier 11 8 uhlan Yémen".split()),
        *((word, False) for word in "honte hors halte hall hangar haie".split()),
        ("« État »", True),
        ("", False),
    ],
)
def test_elision(text, elided):
    assert is_elided_before(text) is elided


def test_the_entry_decides_elision():
    assert is_elided_before("SNCF", article="l'")
    assert not is_elided_before("Anru", article="la")
    assert not is_elided_before("Hénin", h_aspire=True)
