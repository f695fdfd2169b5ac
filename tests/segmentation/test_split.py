import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transflow.errors import UnknownLanguageError
from transflow.model import Block, Document, Role
from transflow.segmentation import split_block, split_document, split_spans

NBSP = "\u00a0"
THIN = "\u202f"

# A bar stands where a sentence starts.
FRENCH = [
    # Full stops, question and exclamation marks.
    "Le conseil a voté le budget. |Les travaux commencent lundi.",
    "Qui peut participer ? |Tous les habitants.",
    f"Inscrivez-vous{NBSP}! |Les places sont limitées{THIN}! |À bientôt.",
    "Est-ce possible ?! |Oui, dès demain.",
    "Le projet avance. |150 logements seront livrés.",
    "Le budget est voté. |« Nous irons vite », promet la maire.",
    "Rendez-vous à 14h. |Entrée libre.",
    "eau. |iPhone et eSanté restent des marques. |eSanté s'installe à Angers.",
    # Abbreviations that never end a sentence.
    "M. Le Goff et Mme. Durand ont signé avec MM. Petit et Roux. |La séance est levée.",
    f"M.{NBSP}Petit, Me.{NBSP}Roux et le Pr.{THIN}Blanc étaient présents.",
    "Le Dr. Blanc, Mlle. Petit et Mgr. Roux ont visité St. Florent.",
    "Les transports doux, p. ex. Vélocité, sont gratuits.",
    "La collectivité, c.-à-d. Angers Loire Métropole, finance le projet.",
    "Voir cf. Annexe pour le détail.",
    "Contact : réf. AB-12, env. 300 personnes.",
    "Accueil au 12, bd. Foch, puis av. Jeanne-d'Arc.",
    # Abbreviations before a number or a code.
    "L'article cité est l'art. L. 212-1 du code. |Il est abrogé.",
    "Lire l'al. 3 de l'art. 5, p. 12 et pp. 14-16.",
    "Décret n°. 2024-12, vol. 3, chap. IV, fig. 2, t. II.",
    f"Le 12 janv.{NBSP}2024, puis en févr. 2025 et le 3 sept. 2025.",
    "La séance du 12 déc. |La suivante aura lieu en janvier.",
    "Ouvert le lun. 12 mars et le jeu. 15 mars.",
    "Rendez-vous à 14 h. 30 place du Ralliement.",
    "Le marché de l'art. |Angers accueille les galeries.",
    # Abbreviations that may end a sentence.
    "Des arbres, des bancs, etc. |Le parc ouvre en mai.",
    "Des arbres, des bancs, etc. seront installés.",
    "L'usine de Scania Inc. emploie 600 personnes. |Le site date de 1990.",
    "Le site est celui d'Acme Inc. |Le contrat est signé.",
    "Elle étudie aux É.-U. |Les accords sont anciens.",
    "La ville fut fondée en 52 av. J.-C. |Les fouilles le prouvent.",
    "Le siège de l'O.N.U. à Genève. |La réunion a lieu en mai.",
    "Un contrat de 12 M. |Le chantier coûte 3 M€. |Il dure un an.",
    # Initials.
    "J.-P. Le Bris et J. K. Rowling ont lu E. Zola. |La salle était pleine.",
    "Le discours de L. Le Floch a été salué.",
    "Un apport en vitamine C. |Les enfants en ont besoin.",
    # Numbers, dates, addresses of the Web, versions.
    "Le 12.03.2024, 1.000,50 euros ont été versés. |La version 2.1.3 est sortie.",
    "Consultez www.angers.fr. |Contactez presse@angers.fr. |Téléchargez dossier.v2.pdf.",
    "Le site https://www.angers.fr/a?b=1&c=L.Le est ouvert.",
    "1. Le budget est voté. |2. Les travaux commencent.",
    "IV. Culture et patrimoine",
    "Article 3. Les horaires changent. |Chapitre II. Les moyens.",
    # Ellipses.
    "Des fleurs, des arbres... et des bancs.",
    "Des fleurs, des arbres… |Le parc est prêt.",
    "Les élus (maires, adjoints, ...) votent. |La séance (…) est publique.",
    "Nous avons attendu […] mais le projet avance.",
    # Quotations.
    "« Nous avons réussi. » |Le président salue les équipes.",
    "« Quelle fierté ! » a déclaré la maire.",
    f"«{NBSP}Quelle fierté{NBSP}!{NBSP}» a déclaré la maire. |La salle a applaudi.",
    "« Quelle fierté ! », a déclaré la maire.",
    "« Nous avons réussi. |Nous continuerons. »",
    "Elle répond : « Oui. » |« Et vite ! » |Le vote est acquis.",
    "“C'est prêt.” |L'équipe ouvre les portes.",
    # Brackets.
    "Le maire (élu en 2020. Il préside la métropole.) a signé.",
    "Le pont est ouvert. |(Voir la carte.)",
    "Le plan (!) est adopté. |Il entre en vigueur.",
    # Datelines.
    "Angers, le 12 mars 2024 – La Ville ouvre un parc. |Il est gratuit.",
    "ANGERS, le 12 mars 2024. – La Ville ouvre un parc.",
    "Angers, le 3 janv. 2024 – La Ville ouvre un parc.",
    # Notes and missing spaces.
    "La ville compte 155 000 habitants.[1] |Elle grandit.",
    "La ville grandit.² |Le métro suit.",
    "Le parc est ouvert.|Les enfants jouent.",
    # A blank line parts sentences, a new line does not.
    "Un titre sans point\n\n|La suite du texte\nva à la ligne.",
    "1. Paris |2. Lyon",
    "1. Le budget recule en page 2. |Le reste suit.",
]

ENGLISH = [
    "The council voted. |Work starts on Monday.",
    "Who can apply? |Everyone! |See you soon.",
    "Mr. Brown, Mrs. Smith, Ms. Jones and Dr. White met Prof. Green. |They talked.",
    "St. Florent Street is near Mt. Royal.",
    "He works for Acme Inc. in Paris. |He works for Acme Inc. |The firm is old.",
    "Acme Ltd. Holdings and Widget Co. Partners merged.",
    "See No. 5, Nos. 6 and 7, Fig. 3, Art. 12 and vol. IX. |The rest is online.",
    "The answer was no. |Nantes objected.",
    "Use transport, e.g. Buses, or bikes, i.e. Rentals, etc. |Cars stay out.",
    "Paris vs. Lyon: approx. 300 people came.",
    "The U.S. Army and the U.K. Government agreed. |It happened in the U.S. |The deal is done.",
    "Doors open at 6 p.m. on Friday. |They close at 9 p.m. |Entry is free.",
    "Doors open at 6 p.m. Friday and 7 p.m. CET.",
    "On Friday at 6 p.m. Mayor Brown speaks.",
    "It opened on Jan. 5, 2024, and closed in Feb. |It reopened later.",
    "He met J. K. Rowling and J.-P. Martin. |You and I. |We agree.",
    "The price is $1.50, or 1,000.75 in all. |Version 2.1.3 is out.",
    "Visit www.example.org. |Write to press@example.org. |Open file.v2.txt.",
    "Wait... there is more. |Wait... |There is more. |Stop… |Now go.",
    '"It is ready." |The mayor smiled.',
    '"It is ready!" said the mayor. |"Really?" she asked.',
    "“It is ready.” |The mayor smiled.",
    'She said: "It works. It really does." |He agreed.',
    "The plan (see p. 3. It is long.) was adopted. |(It starts today.) |Good.",
    "ANGERS, France, March 12, 2024 — The City opens a park.",
    "(a) Open the gate |(b) Close the gate",
    "• Parks\n|• Roads",
    "The room is 6 ft. 3 in. high. |He came in. |5 people followed.",
    "Hello?? |Who is there?! |Nobody!!!",
    "It was free.|Then it changed.",
    "She works at Yahoo! Research. |Yahoo! |The office is new.",
]


def cut(text, language):
    return [text[start:end] for start, end in split_spans(text, language)]


@pytest.mark.parametrize(("language", "case"), [("fr", case) for case in FRENCH] + [("en", case) for case in ENGLISH], ids=str)
def test_sentences(language, case):
    assert cut(case.replace("|", ""), language) == case.split("|")


@pytest.mark.parametrize("space", [" ", NBSP, THIN, "\u2009", "\n"])
def test_every_space_counts_as_one(space):
    text = f"M.{space}Petit ouvre l'art.{space}5,{space}«{space}vite{space}!{space}»{space}Le{space}vote{space}suit."
    assert [part.split() for part in cut(text, "fr")] == [
        ["M.", "Petit", "ouvre", "l'art.", "5,", "«", "vite", "!", "»"],
        ["Le", "vote", "suit."],
    ]


def test_curly_and_straight_apostrophes_and_decomposed_accents_are_alike():
    assert len(cut("L’al. 3 de l’art. 5 s’applique.", "fr")) == 1
    assert len(cut("En fe\u0301vr. 2024 et de\u0301c. 2025.", "fr")) == 1
    assert len(cut("Le vote est clos. A\u0300 demain.", "fr")) == 2


def test_trailing_space_belongs_to_the_span_before():
    assert split_spans("  Un. \n Deux.  ", "fr") == ((0, 8), (8, 15))
    assert split_spans(" \n ", "fr") == ((0, 3),)
    assert split_spans("", "en") == ()


def test_unknown_language():
    with pytest.raises(UnknownLanguageError, match="tlh") as caught:
        split_spans("Texte.", "tlh")
    assert "en" in caught.value.hint
    assert "fr" in caught.value.hint
    with pytest.raises(UnknownLanguageError):
        split_document(Document("x", "plain", "de", (), None))


def test_block_segments_carry_positions():
    block = Block(4, "  Un pas.\nDeux pas.  Trois\n", Role.BODY, line=10, column=5)
    first, second, third = split_block(block, "fr", 7)
    assert (first.id, first.index, first.block, first.text) == ("4.1", 7, 4, "Un pas.")
    assert (first.start, first.end, first.leading, first.trailing) == (2, 9, "  ", "\n")
    assert (first.line, first.column) == (10, 7)
    assert (second.id, second.index, second.line, second.column) == ("4.2", 8, 11, 1)
    assert (third.text, third.line, third.column, third.trailing) == ("Trois", 11, 12, "\n")
    assert (third.role, third.language) == (Role.BODY, "fr")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_of_contact_and_list_blocks_are_segments(newline):
    text = newline.join(["Service presse", "Tél. : 02 41 00 00 00", "", "presse@example.org"])
    for role in (Role.CONTACT, Role.LIST):
        segments = split_block(Block(0, text, role, 3), "fr", 1)
        assert [segment.text for segment in segments] == [
            "Service presse",
            "Tél. : 02 41 00 00 00",
            "presse@example.org",
        ]
        assert [segment.line for segment in segments] == [3, 4, 6]
    assert len(split_block(Block(0, newline.join(["un", "deux"]), Role.NAVIGATION, 3), "fr", 1)) == 1


def test_blank_blocks_have_no_segments_and_numbers_run_on():
    blocks = (
        Block(0, "Titre", Role.HEADLINE, 1),
        Block(1, " \n\u00a0", Role.BODY, 2),
        Block(2, "Un. Deux.", Role.BODY, 4),
    )
    segments = split_document(Document("x.txt", "plain", "fr", blocks, None))
    assert [(segment.id, segment.index) for segment in segments] == [("0.1", 1), ("2.1", 2), ("2.2", 3)]


PIECES = st.sampled_from(
    [
        *"«»\"'’“”()[].!?…,:;-–•1a AÉ\n\r\t",
        NBSP,
        THIN,
        "M.",
        "art.",
        "etc.",
        " p.m. ",
        "Le",
        "U.S.",
        "1.",
        "\n\n",
        "。",
        "e\u0301",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)), st.sampled_from(["fr", "en"]))
def test_spans_join_to_the_text(text, language):
    spans = split_spans(text, language)
    assert "".join(text[start:end] for start, end in spans) == text
    assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]
    assert all(start < end for start, end in spans)
    if text.strip():
        assert all(text[start:end].strip() for start, end in spans)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(list(Role)))
def test_segments_join_to_the_block(text, role):
    segments = split_block(Block(0, text, role, 1), "fr", 1)
    joined = "".join(segment.leading + segment.text + segment.trailing for segment in segments)
    assert joined == (text if text.strip() else "")
    for segment in segments:
        assert segment.text == segment.text.strip() == text[segment.start : segment.end] != ""


HOSTILE = [
    "a. ",
    ". ",
    "(",
    ")",
    "(a. B) ",
    "A. ",
    "A.",
    '" ',
    'a." ',
    "' . ",
    "\n",
    "\n ",
    " ",
    "M. Le ",
    "1. A ",
    "[1] ",
    ".[1]",
    "1) A ",
    "« a. ",
    "a ! » ",
    "x",
    "’",
    "At a.m. B ",
    "e\u0301",
    ".A",
    "? 1",
    "a.Le ",
    "•",
    "\n• ",
    "(((. A)))",
    "Une phrase simple de la ville. ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece):
    text = (piece * (40_000 // len(piece) + 1))[:40_000]
    began = time.perf_counter()
    for language in ("fr", "en"):
        split_spans(text, language)
    assert time.perf_counter() - began < 3


def test_mixed_hostile_text_is_quick():
    text = "".join(random.Random(7).choices(HOSTILE, k=25_000))
    began = time.perf_counter()
    split_spans(text, "fr")
    assert time.perf_counter() - began < 3
