"""English sentence rules: abbreviations, words that open sentences, labels.

Source: New Oxford Dictionary for Writers and Editors (2014) and The Chicago Manual of Style (17th edition, 2017),
chapter 10 " Abbreviations "; Associated Press Stylebook for times, months, states and datelines.
"""

from __future__ import annotations

from transflow.segmentation.rules import Kind, Rules, build_table, collect_words

__all__ = ["ENGLISH"]

_TITLES = """
Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Fr Hon Gov Pres Sen Sens Rep Reps Gen Lt Col Maj Capt Cpl Cmdr Sgt Adm Supt Insp Amb
Mt Ft M MM Mme Mlle
"""
"""Titles, ranks and place prefixes: a name follows. Source: Chicago Manual of Style, 10.11-10.18 and 10.30."""

_REFERENCES = "e.g i.e eg ie viz cf approx vs v ca ref refs tel incl excl"
"""Words of reference and approximation: what they point to follows, with or without a capital."""

_NUMBERED = """
p pp no nos vol vols fig figs eq eqs ex ch chap sec sect Art app para paras tab pt pl hwy rte ext fax max
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
"""
"""Joined to a number after them. Source: Chicago Manual of Style, 10.39 (months) and 10.42 (scholarly words)."""

_MEASURES = "in ft lb lbs oz yd yds mi qt gal sq fl cu min hr hrs"
"""Units, abbreviations only after a number. Source: Chicago Manual of Style, 10.64-10.68."""

_FIRMS = """
inc Ltd LTD co corp Bros Cos LLC plc Jr Sr Esq al ed eds St Ave Blvd Rd Sq Ln Dept dept Univ Assn Est est st ave
Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex
Va Vt Wash Wis Wyo Ont Que
"""
"""Forms of firms, streets, states: they may stand at the end of a sentence or before the rest of a name.

Source: Associated Press Stylebook, " company names ", " addresses ", " state names ".
"""

_TIMES = "a.m p.m B.C B.C.E A.D C.E"

_STARTERS = collect_words(
    "the a an this that these those it he she they we you i my your his her its our their there here in on at for from",
    "by with to of as if when while where who what which why how  and but or nor",
    "so yet however therefore moreover furthermore meanwhile also then thus although though because since after before",
    "during until through under over between among about against without within despite according all any both each",
    "every many most much more some several such no not another other two three four five is are was were do does did",
    "has have had can could will would should may might must please yes today tomorrow yesterday once now finally",
    "instead indeed additionally nevertheless nonetheless",
)
"""Determiners, pronouns, prepositions, conjunctions, auxiliaries and linking adverbs.

Source: the closed word classes of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English
Language (1985), 2.34-2.45, and its conjuncts, 8.134-8.147.
"""

_CALENDAR = collect_words(
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
)

ENGLISH = Rules(
    language="en",
    abbreviations=build_table(
        [
            (Kind.NEVER, _TITLES),
            (Kind.NEVER, _REFERENCES),
            (Kind.NUMBER, _NUMBERED),
            (Kind.MEASURE, _MEASURES),
            (Kind.STARTER, _FIRMS),
            (Kind.TIME, _TIMES),
            (Kind.DAY, "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"),
        ]
    ),
    starters=_STARTERS,
    elided_starters=collect_words(
        "isn aren wasn don doesn didn can i we you they he she it that there here what how who let",
    ),
    labels=collect_words(
        "chapter part section article appendix annex book volume table figure fig act step phase question objective",
        "action photo map chart box",
    ),
    name_introducers=collect_words("by of and with from to for that or against"),
    calendar=_CALENDAR,
    introducers=collect_words("at on in by around before after since until from during"),
    zones=collect_words("GMT UTC BST CET CEST EST EDT ET CST CDT CT MST MDT MT PST PDT PT"),
    pronouns=frozenset({"I"}),
    quotation_limit=160,
)
"""The tables of English."""
