"""Rules on French names of States, organs and offices, their capitals, accents and gender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import COUNTRIES, FRENCH_CAPITALS, FRENCH_TYPOGRAPHY, PRACTICE, TERMINOLOGY
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.french import FRENCH, french_body
from drafter.lint.text_view import TextView

# The organs and offices of the United Nations, and those that others have too, which may be in lower case.
_OURS = (
    "Conseil de sécurité",
    "Conseil économique et social",
    "Conseil des droits de l’homme",
    "Nations Unies",
    "Cour internationale de Justice",
)
_ALSO_OF_OTHERS = (
    "Assemblée générale",
    "Secrétaire général",
    "Secrétaire générale",
    "Représentant permanent",
    "Représentante permanente",
    "Mission permanente",
    "Chargé d’affaires",
    "Chargée d’affaires",
    "Ministre des affaires étrangères",
)
# Capitals of which authors leave out the accent: the rest of the word.
_ACCENTED = (
    "tats?|gypte|quateur|rythrée|thiopie|mirats|glises?|coles?|ducation|galement|galité|lections?|tant|tudes?|"
    "vénements?|valuations?|conomie|nergie|quipes?|quipages?|pidémies?|tapes?|cosystèmes?|changes?|crivains?"
)
_AFTER_A = "la|cet|ce|cette|partir|titre|compter|défaut|savoir|propos|moins|mesure|travers|présent|nouveau|toutes"
_STATE_AFTER = r"(?:de la |de l[’']|du |des |d[’']|de )"


def _spaced(words: str) -> str:
    """Return a pattern of words with any space between them, and any apostrophe."""
    return words.replace("’", "[’']").replace(" ", r"\s+")


@rule(
    "fr-organ-capitals",
    WARNING,
    "In French, capitalize only the first word of an organ or an office: “Conseil de sécurité”.",
    FRENCH_CAPITALS,
    bad=french_body("Le Conseil de Sécurité et l’Assemblée Générale n’ont pas parlé d’aviron."),
    good=french_body("Le Conseil de sécurité et l’Assemblée générale n’ont pas parlé d’aviron."),
    suggested=True,
    languages=FRENCH,
)
def french_organ_capitals(context: LintContext) -> Iterable[Match]:
    forms = "|".join(map(_spaced, (*_OURS, *_ALSO_OF_OTHERS)))
    for text, match in context.own(rf"\b(?:{forms})\b", re.IGNORECASE):
        written = " ".join(match[0].split()).replace("'", "’")
        # Without regard to case, a pattern takes ſ for s and ı for i.
        right = next(one for one in (*_OURS, *_ALSO_OF_OTHERS) if re.fullmatch(_spaced(one), match[0], re.IGNORECASE))
        is_of_others = right in _ALSO_OF_OTHERS and written in (right.lower(), right[0].lower() + right[1:])
        if written != right and not is_of_others and not written.isupper():
            yield text.at(match, f"Write “{right}”.", None if "\n" in match[0] else right)


@rule(
    "fr-capital-accent",
    WARNING,
    "In French, write the accents of capitals: “État”, “À”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les Etats rament. A cet égard, tous ont gagné."),
    good=french_body("Les États rament. À cet égard, l’équipe A a gagné."),
    suggested=True,
    languages=FRENCH,
)
def french_capital_accent(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(rf"\b(E)(?:{_ACCENTED})\b", needs=("E",)):
        yield text.at(match, f"Write the accent of the capital: “É{match[0][1:]}”.", "É", 1)
    for text, match in context.own(rf"\b(A)(?=\s+(?:l[’']|(?:{_AFTER_A})(?!\w)))", needs=("A ", "A\n")):
        if text.begins_sentence(match.start()):
            yield text.at(match, "Write the accent of the capital: “À”.", "À")


@rule(
    "fr-state-capital",
    WARNING,
    "In French, write “État” with a capital if it is a State.",
    FRENCH_CAPITALS,
    bad=french_body("Les états membres et leurs chefs d’état ont ramé."),
    good=french_body("Les États Membres et leurs chefs d’État ont ramé. Les bateaux sont en bon état."),
    suggested=True,
    languages=FRENCH,
)
def french_state_capital(context: LintContext) -> Iterable[Match]:
    followed = r"(?=\s+(?:[Mm]embres?|[Pp]arties?|observateurs?|signataires?|insulaires?|côtiers?|souverains?)\b)"
    pattern = rf"\bétats?{followed}|(?<=chef d[’'])état\b|(?<=chefs d[’'])état\b|(?<=coup d[’'])état\b"
    for text, match in context.own(pattern, needs=("état",)):
        right = "É" + match[0][1:]
        yield text.at(match, f"Write “{right}” for a State.", right)


@rule(
    "fr-government-capital",
    WARNING,
    "In French, write “mon gouvernement”, but “le Gouvernement islandais”.",
    FRENCH_CAPITALS,
    bad=french_body("D’ordre de mon Gouvernement, j’écris. Le gouvernement de l’Islande rame."),
    good=french_body("D’ordre de mon gouvernement, j’écris. Le Gouvernement de l’Islande rame."),
    suggested=True,
    languages=FRENCH,
)
def french_government_capital(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b(?:mon|[nv]os|[nv]otre|[Mm]on|[NV]otre|[NV]os) (Gouvernements?)\b"):
        yield text.at(match, f"Write “{match[1].lower()}” here.", match[1].lower(), 1)
    for text, match in context.own(rf"\b(?:[Ll]e|[Aa]u|[Dd]u) (gouvernement) (?={_STATE_AFTER}([A-ZÀ-Ý][\w-]+))"):
        if match[2] in _first_words(context):
            yield text.at(match, "Write “Gouvernement” before the name of a State.", "Gouvernement", 1)


def _first_words(context: LintContext) -> frozenset[str]:
    """Return the first word of the names of States."""
    return frozenset(row.short.split()[0] for row in context.language.names.rows)


@rule(
    "fr-article-capital",
    WARNING,
    "In French, write “Article” only for one of the Charter or of the Statute of the Court.",
    FRENCH_CAPITALS,
    bad=french_body("L’article 51 de la Charte et l’Article 3 du règlement parlent d’aviron."),
    good=french_body("L’Article 51 de la Charte et l’article 3 du règlement parlent d’aviron."),
    suggested=True,
    languages=FRENCH,
)
def french_article_capital(context: LintContext) -> Iterable[Match]:
    number = r"\s+\d+(?:(?:, |\s+et\s+|\s+à\s+)\d+)*"
    charter = r"\s+de\s+la\s+Charte(?=\s+des\s+Nations\s+Unies|[.,;:)]|\s+(?:et|ou|qui|pour|sur)\b|\s*$)"
    court = r"\s+du\s+Statut\s+de\s+la\s+Cour\s+internationale"
    for text, match in context.own(rf"\b(articles?)(?={number}(?:{charter}|{court}))", needs=("article",)):
        right = match[1].capitalize()
        yield text.at(match, f"Write “{right}” of the Charter or of the Statute of the Court.", right)
    others = r"\s+d(?:e la|u|es|e l[’'])\s*(?:[a-zà-ÿ]|Convention|Traité|Protocole|Accord|Règlement)"
    for text, match in context.own(
        rf"(?<=[lL][’'])(Articles?)(?={number}{others})|(?<=es )(Articles?)(?={number}{others})"
    ):
        yield text.at(match, f"Write “{match[0].lower()}” in lower case here.", match[0].lower())


@rule(
    "fr-united-nations",
    WARNING,
    "In French, write “auprès de l’Organisation des Nations Unies”.",
    "S/2017/613 and other letters in French",
    bad=french_body("La Mission permanente auprès des Nations Unies a ramé."),
    good=french_body("La Mission permanente auprès de l’Organisation des Nations Unies a ramé."),
    suggested=True,
    languages=FRENCH,
)
def french_united_nations(context: LintContext) -> Iterable[Match]:
    for text in (*context.bodies, *context.lines):
        for match in text.find(r"\bauprès (des Nations [Uu]nies|de l[’']ONU)\b", needs=("auprès ",)):
            message = "Write “auprès de l’Organisation des Nations Unies”."
            yield text.at(match, message, "de l’Organisation des Nations Unies", 1)


@rule(
    "fr-state-name",
    NOTE,
    "Use the name of a State that the United Nations uses in French.",
    TERMINOLOGY,
    bad=french_body("Les clubs du Vietnam et de la Biélorussie ont ramé."),
    good=french_body("Les clubs du Viet Nam, du Bélarus, de San Salvador et d’El Salvador ont ramé."),
    languages=FRENCH,
)
def french_state_name(context: LintContext) -> Iterable[Match]:
    names = "Biélorussie|Moldavie|Vietnam|Corée du Nord|Corée du Sud|Timor oriental"
    # Salvador has an article if it is the State.
    state = r"(?<=\b[Dd]u )Salvador|(?<=\b[Ll]e )Salvador|(?<=\b[Aa]u )Salvador"
    for text, match in context.own(rf"(?<![\w-])(?:{names}|{state})(?![\w-])(?! [A-Z])"):
        yield from _named(context, text, match, "The United Nations writes")


def _named(context: LintContext, text: TextView, match: re.Match[str], message: str) -> Iterator[Match]:
    """Yield a match of a State's name, with the name in use on the letter's date; no fix changes a name."""
    day = context.letter.date
    state = context.language.names.find(" ".join(match[0].split()), day)
    if state and (current := context.language.names.on(state.code, day)).short != match[0]:
        yield text.at(match, f"{message} “{current.running}”.")


@rule(
    "fr-former-name",
    NOTE,
    "Use the name of a State on the letter’s date, unless the text is about the past.",
    COUNTRIES,
    bad=french_body("Les équipages se retrouveront en Turquie."),
    good=french_body("Les équipages se retrouveront en Türkiye."),
    languages=FRENCH,
)
def french_former_name(context: LintContext) -> Iterable[Match]:
    names = "Turquie|Swaziland|Cap-Vert|Birmanie|Zaïre|Kampuchea|Haute-Volta|Ceylan|Dahomey|République tchèque"
    for text, match in context.own(rf"(?<![\w-])(?:{names})(?![\w-])", needs=names.split("|")):
        state = context.language.names.find(match[0], context.letter.date)
        if state and state.row.valid_to < context.letter.date:
            day = context.language.day(context.letter.date)
            yield from _named(context, text, match, f"On {day} the United Nations wrote")


@rule(
    "fr-elision",
    WARNING,
    "In French, elide “de”, “le”, “la” and “que” before a vowel.",
    PRACTICE,
    bad=french_body("Les clubs de Israël disent que ils rament pour le honneur."),
    good=french_body("Les clubs d’Israël disent qu’ils rament pour l’honneur, le onze mai, dont celui de Hongrie."),
    suggested=True,
    languages=FRENCH,
)
def french_elision(context: LintContext) -> Iterable[Match]:
    vowels, silent = (
        "aeiouéèêàâîô",
        "hommes?|histoire|honneur|hôpita|hôtel|heures?|humanité|habitants?|hiver|humains?|humanitaire",
    )
    never = "onz|oui|ouat|un\\b|une\\b|ulul|uhlan|e-|[a-z]\\b|énième"
    word = rf"(?:(?!{never})[{vowels}][\w-]+|(?:{silent})\w*|[AEIOUÉÎ][\w-]+|Haïti)"
    for text, match in context.own(
        rf"(?<![\w’'-])(?:([dlDL])[ea]|([Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e)[ \n](?=({word}))"
    ):
        if match[3][0].isupper() and match[3] not in _first_words(context):
            continue
        if match[1] and match[0].strip().lower() == "da":
            continue
        right = f"{match[1] or match[2]}’"
        yield text.at(match, f"Write “{right}{match[3]}”.", None if "\n" in match[0] else right)


@rule(
    "fr-contraction",
    WARNING,
    "In French, contract “de le” to “du” and “à les” to “aux” before a name.",
    PRACTICE,
    bad=french_body("Les clubs de le Canada ont écrit à les États-Unis."),
    good=french_body("Les clubs du Canada ont écrit aux États-Unis, qui sont heureux de les informer."),
    suggested=True,
    languages=FRENCH,
)
def french_contraction(context: LintContext) -> Iterable[Match]:
    contracted = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
    # Before a verb, “de le faire” is right, so only names and titles count.
    for text, match in context.own(r"(?<![\w’'-])(?:de|à) les?(?= [A-ZÀ-Ý])", needs=("de le", "à le")):
        yield text.at(match, f"Write “{contracted[match[0]]}”.", contracted[match[0]])
