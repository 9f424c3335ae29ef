"""Rules on French punctuation, quotation marks, dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import FRENCH_TYPOGRAPHY, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule

FRENCH = ("fr",)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_CAPITAL_MONTHS = "|".join(month.capitalize() for month in _MONTHS.split("|"))
# What a decimal number counts: a number before anything else may be that of a paragraph or of a version.
_UNITS = "%|pour cent|millions?|milliards?|k?g|k?m|cm|mm|hectares?|tonnes?|litres?|degrés?|kilomètres?|mètres?|points?"


def french_body(*paragraphs: str) -> str:
    """Return a change to the French example letter: these paragraphs, then the request for circulation."""
    return f"language: fr\n{body_example(*paragraphs)}"


@rule(
    "fr-space-before",
    WARNING,
    "In French, put no space before a comma or a full stop.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les clubs se sont réunis , et ont ramé ."),
    good=french_body("Les clubs se sont réunis ; ils ont ramé : tous ont gagné !"),
    safe=True,
    languages=FRENCH,
)
def french_space_before(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        before = r"(?<=[\w)»”])[ \u00a0\u202f]+"
        for match in re.finditer(rf"{before}(?:,(?=[^\W\d])|(?=,(?:\s|$)|\.(?:\s|$)(?! ?\.)))", text.plain, re.M):
            yield text.at(match, "Remove this space.", ", " if match[0].endswith(",") else "")


@rule(
    "fr-space-after",
    WARNING,
    "In French, put a space after a comma, a semicolon, a colon and a full stop.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les clubs se sont réunis,et ont ramé.Tous ont gagné."),
    good=french_body("Les clubs se sont réunis, et ont ramé. Tous ont gagné."),
    safe=True,
    languages=FRENCH,
)
def french_space_after(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        inside, at_end = r"(?<=[a-zà-ÿ])[,;](?=[a-zA-ZÀ-ÿ])", r"(?<=[a-zà-ÿ]{3})[.!?](?=[A-ZÀÉÊÎ][a-zà-ÿ’'])"
        for match in re.finditer(rf"{inside}|{at_end}|(?<=[a-zà-ÿ]{{2}}):(?=[a-zà-ÿ])", text.plain):
            # “f(x,y)” is a formula, and “Avirons.Com” a name.
            is_formula = re.search(r"\(\w$", text.plain[max(match.start() - 2, 0) : match.start()])
            is_name = re.compile(r"\.(?:Com|Org|Net|Int|Info)\b").match(text.plain, match.start())
            fix = None if is_formula or is_name else f"{match[0]} "
            yield text.at(match, f"Put a space after “{match[0]}”.", fix)


@rule(
    "fr-quotation-marks",
    WARNING,
    "In French, quote with « », and with “ ” only inside them.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("La capitaine a parlé d’un “début”."),
    good=french_body("La capitaine a parlé d’un « début », et dit : « Le “vrai” début viendra. »"),
    safe=True,
    languages=FRENCH,
)
def french_quotation_marks(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        # Quotations are masked, so only the marks of the first level are left.
        for match in re.finditer(r"“[^“”]*”|(?<!\w)‘[^‘’\n]{2,}’(?!\w)", text.own):
            last = match.end() - 1
            yield text.match_at(match.start(), match.start() + 1, "Open a quotation in French with «.", "«\u00a0")
            yield text.match_at(last, match.end(), "Close a quotation in French with ».", "\u00a0»")
        for match in re.finditer(r"(?<!<)<<(?!<)[ \u00a0]?|[ \u00a0]?(?<!>)>>(?!>)", text.plain):
            yield text.at(match, "Write this quotation mark as « or ».", "«\u00a0" if "<" in match[0] else "\u00a0»")


@rule(
    "fr-etc",
    WARNING,
    "In French, write “etc.” with one full stop, never with an ellipsis.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les clubs ont apporté des avirons, des bouées, etc..."),
    good=french_body("Les clubs ont apporté des avirons, des bouées, etc."),
    safe=True,
    languages=FRENCH,
)
def french_etc(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\betc(?:\.{2,}|…|\.…)", re.IGNORECASE, needs=("etc", "Etc")):
        yield text.match_at(match.start() + 3, match.end(), "Write “etc.” with one full stop.", ".")


@rule(
    "fr-first-of-month",
    WARNING,
    "In French, write the first day of a month “1er”.",
    PRACTICE,
    bad=french_body("Les clubs se sont réunis le 1 juillet 2025."),
    good=french_body("Les clubs se sont réunis le 1er juillet 2025 et le 2 juillet 2025."),
    suggested=True,
    languages=FRENCH,
)
def french_first_of_month(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(rf"(?<![\d.,/-])0?1(?=[ \u00a0]+(?:{_MONTHS})\b)"):
        yield text.at(match, "Write the first day of a month “1er”.", "1er")


@rule(
    "fr-day-ordinal",
    WARNING,
    "In French, write the days of a month after the first as plain numbers.",
    PRACTICE,
    bad=french_body("Les clubs se sont réunis le 2e juillet 2025."),
    good=french_body("Les clubs se sont réunis le 2 juillet 2025."),
    suggested=True,
    languages=FRENCH,
)
def french_day_ordinal(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(rf"(?<![\d.,/-])(0?[2-9]|[12]\d|3[01])(?:e|ème)(?=[ \u00a0]+(?:{_MONTHS})\b)"):
        yield text.at(match, f"Write the day as “{match[1]}”.", match[1])


@rule(
    "fr-month-capital",
    WARNING,
    "In French, write the names of months and days in lower case.",
    PRACTICE,
    bad=french_body("Les clubs se sont réunis le Lundi 4 Août 2025."),
    good=french_body("Les clubs se sont réunis le lundi 4 août 2025."),
    suggested=True,
    languages=FRENCH,
)
def french_month_capital(context: LintContext) -> Iterable[Match]:
    days = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
    # “Le 14 Juillet”, without a year, is a holiday, and a month at the beginning of a sentence is right.
    pattern = rf"\b(?:{_CAPITAL_MONTHS})(?=[ \u00a0]+\d{{4}}\b)|\b(?:{days})(?=[ \u00a0]+\d{{1,2}}(?:er)?[ \u00a0]+\w+)"
    for text, match in context.own(pattern):
        if not text.begins_sentence(match.start()):
            yield text.at(match, f"Write “{match[0].lower()}” in lower case.", match[0].lower())


@rule(
    "fr-ordinal",
    WARNING,
    "In French, write ordinals in digits “1er”, “1re” and “2e”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("La 1ère course et la 2ème course du XXIème siècle ont eu lieu."),
    good=french_body("La 1re course et la 2e course du XXIe siècle ont eu lieu."),
    suggested=True,
    languages=FRENCH,
)
def french_ordinal(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w.,/-])(?:(1|I)(?:i?[èe]re)(s?)|(\d+|[IVX]+)(?:i?[èe]me|è)(s?))(?![\w-])"
    for text, match in context.own(pattern):
        right = f"{match[1]}re{match[2]}" if match[1] else f"{match[3]}e{match[4]}"
        # “1ème” is neither “1er” nor “1re”.
        yield text.at(match, f"Write this ordinal “{right}”.", None if match[3] == "1" else right)


@rule(
    "fr-per-cent",
    WARNING,
    "In French, put a space between a number and “%”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les rameuses représentent 52% des membres."),
    good=french_body("Les rameuses représentent 52 % des membres."),
    safe=True,
    languages=FRENCH,
)
def french_per_cent(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<=\d)%(?!\w)", needs=("%",)):
        yield text.at(match, "Put a no-break space before “%”.", "\u00a0%")


@rule(
    "fr-decimal-comma",
    WARNING,
    "In French, write a decimal comma, not a point.",
    PRACTICE,
    bad=french_body("La course a mesuré 4.5 km."),
    good=french_body("La course a mesuré 4,5 km."),
    suggested=True,
    languages=FRENCH,
)
def french_decimal_comma(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(rf"(?<![\w.,/-])\d+(\.)\d{{1,2}}(?=[ \u00a0\u202f]?(?:{_UNITS})(?!\w))"):
        yield text.at(match, "Write a decimal comma.", ",", 1)


@rule(
    "fr-thousands",
    WARNING,
    "In French, separate thousands with spaces, not with commas or points.",
    PRACTICE,
    bad=french_body("Les clubs comptent 12,000 membres et 1.250.000 amis."),
    good=french_body("Les clubs comptent 12 000 membres et 1 250 000 amis. La planche mesure 1,125 mètre."),
    suggested=True,
    languages=FRENCH,
)
def french_thousands(context: LintContext) -> Iterable[Match]:
    # “1,125” may be a decimal number; one in three zeros hardly is.
    pattern = (
        r"(?<![\w.,/-])\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,}|,000|\.000|['’]\d{3}(?:['’]\d{3})*)(?![\w.,/-]*\d)"
    )
    for text, match in context.own(pattern):
        right = "\u00a0".join(re.findall(r"\d+", match[0]))
        yield text.at(match, "Separate thousands with a no-break space.", right)


@rule(
    "fr-number-sign",
    WARNING,
    "In French, abbreviate “numéro” as “n°”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Le bateau No. 5 a gagné."),
    good=french_body("Le bateau n° 5 a gagné. Non, dit-il, il y a 5 bateaux."),
    suggested=True,
    languages=FRENCH,
)
def french_number_sign(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<![\w.-])(?:N[o°º]\.?|no\.|nº|n°)[ \u00a0]?(?=\d)"):
        if match[0].strip(" \u00a0") != "n°":
            yield text.at(match, "Write “n°” for “numéro”.", "n°\u00a0")


@rule(
    "fr-hour",
    NOTE,
    "In French, write an hour “10 h 30”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Les clubs se réunissent à 10:30."),
    good=french_body("Les clubs se réunissent à 10 h 30. Ils ont gagné par 3:2."),
    suggested=True,
    languages=FRENCH,
)
def french_hour(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<![\w:.,-])([01]?\d|2[0-3])(?::|[hH])([0-5]\d)(?![\w:])"):
        yield text.at(match, f"Write “{match[1]} h {match[2]}”.", f"{match[1]}\u00a0h\u00a0{match[2]}")
