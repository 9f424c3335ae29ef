"""Rules on names of organs, offices and States: in full, with their capitals, accents and articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import ABBREVIATIONS, CAPITALS, COUNTRIES, SPELLING
from drafter.lint.context import LintContext
from drafter.lint.neighbours import follows_capital, is_complete, precedes_capital, word_before
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_ORGANS = {
    "security council": "Security Council",
    "general assembly": "General Assembly",
    "economic and social council": "Economic and Social Council",
    "human rights council": "Human Rights Council",
    "united nations": "United Nations",
    "trusteeship council": "Trusteeship Council",
    "international court of justice": "International Court of Justice",
}
# Words that often follow “UN” and are part of no other name.
_OF_UNITED_NATIONS = re.compile(
    r" (?:Charter|General Assembly|Headquarters|Member States?|Secretariat|Security Council)\b(?! [A-Z])"
)
_SHORT = {
    "UNSC": "Security Council",
    "UNGA": "General Assembly",
    "UNSG": "Secretary-General",
    "ECOSOC": "Economic and Social Council",
    "UNHRC": "Human Rights Council",
    "PGA": "President of the General Assembly",
    "PRST": "presidential statement",
}


@rule(
    "un-abbreviated",
    WARNING,
    "Write “United Nations” in full.",
    ABBREVIATIONS,
    bad=body_example("The clubs have written to the UN about rowing."),
    good=body_example("The clubs have written to the United Nations about rowing."),
    suggested=True,
    languages=ENGLISH,
)
def un_abbreviated(context: LintContext) -> Iterable[Match]:
    names = "Docs?|Women|Habitat|News|Photo|Volunteers"
    for text, match in context.own(
        rf"(?<![\w/.-])(?:UN(?:['’]s)?|U\.N\.(?:['’]s)?)(?![\w/-]|\.\w)(?! (?:{names})\b)", needs=("UN", "U.N")
    ):
        # The full stop of “U.N.” may also end the sentence.
        ends = match[0].endswith("N.") and not re.match(r"\s+[a-z]|,", text.own[match.end() :])
        end = match.end() - 1 if ends else match.end()
        # “UN 1203” is petrol, “2 UN Plaza” an address, and “UN Charter” may be part of a title.
        is_name = re.compile(r" (?:\d|[A-Z])").match(text.own, end) and not _OF_UNITED_NATIONS.match(text.own, end)
        is_defined = "(UN)" in text.own or "(U.N.)" in text.own
        fix = None if is_name or is_defined or follows_capital(text, match.start()) else "United Nations"
        yield text.match_at(match.start(), end, "Write “United Nations” in full.", fix)


@rule(
    "organ-abbreviated",
    WARNING,
    "Write “Secretary-General” and the names of the principal organs in full.",
    ABBREVIATIONS,
    bad=body_example("The UNSC has not met about rowing."),
    good=body_example("The Security Council has not met about rowing."),
    suggested=True,
    languages=ENGLISH,
)
def organ_abbreviated(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<![\w/.-])(?:" + "|".join(_SHORT) + r")(?![\w/-])", needs=_SHORT):
        full = _SHORT[match[0]]
        # In “(PGA)”, the author says what the abbreviation means; it may be another organization.
        is_name = f"({match[0]})" in text.own or precedes_capital(text, match.end())
        is_name = is_name or word_before(text, match.start()).lower() == ("a" if full[0] in "AEIOU" else "an")
        yield text.at(
            match, f"Write “{full}” in full.", None if is_name or follows_capital(text, match.start()) else full
        )


@rule(
    "organ-capitals",
    WARNING,
    "Capitalize the names of organs, such as “Security Council”.",
    CAPITALS,
    bad=body_example("The security council has not met about rowing."),
    good=body_example("The Security Council has not met about rowing."),
    suggested=True,
    languages=ENGLISH,
)
def organ_capitals(context: LintContext) -> Iterable[Match]:
    forms = "|".join(name.replace(" ", r"\s+") for name in _ORGANS)
    for text, match in context.own(rf"\b(?:{forms})\b", re.IGNORECASE):
        # The pattern also matches lookalikes such as “ſ”, which other rules report.
        right = _ORGANS.get(" ".join(match[0].lower().split()))
        if right and " ".join(match[0].split()) != right and not match[0].isupper():
            is_ours = right == "United Nations" or _is_only_one(text, match)
            fix = right if "\n" not in match[0] and is_ours else None
            yield text.at(match, f"Write the name of the organ as “{right}”.", fix)


def _is_only_one(text: TextView, match: re.Match[str]) -> bool:
    """True if a name can be that of an organ: not “their general assembly”, not “the general assembly of the club”."""
    is_of_others = re.compile(r"(?<!\s)\s++of\b(?!\s+the\s+[Uu]nited [Nn]ations)").match(text.own, match.end())
    return word_before(text, match.start()).lower() == "the" and not is_of_others


@rule(
    "secretary-general",
    WARNING,
    "Write “Secretary-General” with capitals and a hyphen.",
    CAPITALS,
    bad=body_example("The Secretary General has been told about rowing."),
    good=body_example("The Secretary-General has been told about rowing."),
    suggested=True,
    languages=ENGLISH,
)
def secretary_general(context: LintContext) -> Iterable[Match]:
    forms = r"\b(?:(Under|Assistant|Deputy)[-\s]?)?secretar(y|ies)[-–\s]general\b"
    for text, match in context.own(forms, re.IGNORECASE, needs=("ecretar", "ECRETAR")):
        prefix = {"under": "Under-", "assistant": "Assistant ", "deputy": "Deputy "}.get((match[1] or "").lower(), "")
        right = f"{prefix}Secretar{match[2].lower()}-General"
        if " ".join(match[0].split()) != right and not match[0].isupper():
            # “Under secretary general Ban” may be a preposition; other organizations have a secretary general, too.
            is_unclear = match[1] == "under" or (match[1] and match[0].islower())
            is_ours = word_before(text, match.start()).lower() == "the" or precedes_capital(text, match.end())
            is_of_others = re.compile(r"(?<!\s)\s++of\b(?!\s+the\s+[Uu]nited [Nn]ations)").match(text.own, match.end())
            fix = right if is_ours and not is_unclear and not is_of_others and "\n" not in match[0] else None
            yield text.at(match, f"Write “{right}”.", fix)


@rule(
    "member-states",
    WARNING,
    "Write “Member States” of the United Nations, and “member States” of other bodies.",
    CAPITALS,
    bad=body_example("All member states are invited to row."),
    good=body_example("All Member States are invited to row."),
    languages=ENGLISH,
)
def member_states(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:[Mm]ember\s+states?|states\s+(?:[Mm]embers|parties)|state\s+party)\b"
    for text, match in context.own(pattern, needs=("state",)):
        message = "Capitalize “State”: “Member States” of the United Nations, “member States” of other bodies."
        yield text.at(match, message)


@rule(
    "government-capital",
    WARNING,
    "Capitalize “Government” if it means a particular Government.",
    CAPITALS,
    bad=body_example("We write on instructions from our governments."),
    good=body_example("We write on instructions from our Governments."),
    suggested=True,
    languages=ENGLISH,
)
def government_capital(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(
        r"\b(?:[Mm]y|[Oo]ur)\s+(governments?)\b|\b[Tt]he\s+(government)\s+of\s+(?:the\s+)?[A-Z]", needs=("government",)
    ):
        group = 1 if match[1] else 2
        right = match[group].capitalize()
        fix = right if group > 1 or is_complete(text, match.end(1)) else None
        yield text.at(match, f"Write “{right}” for a particular Government.", fix, group)


@rule(
    "mission-capitals",
    WARNING,
    "Capitalize “Permanent Mission”, “Permanent Representative” and “Permanent Observer”.",
    CAPITALS,
    bad=body_example("The permanent mission of Malta has sent oars."),
    good=body_example("The Permanent Mission of Malta has sent oars."),
    suggested=True,
    languages=ENGLISH,
)
def mission_capitals(context: LintContext) -> Iterable[Match]:
    pattern = r"\b[Tt]he\s+([Pp]ermanent\s+(?:[Mm]ission|[Rr]epresentative|[Oo]bserver)s?)\s+of\s+(?:the\s+)?[A-Z]"
    for text, match in context.own(pattern, needs=("ermanent",)):
        right = " ".join(word.capitalize() for word in match[1].split())
        if " ".join(match[1].split()) != right:
            yield text.at(match, f"Write “{right}”.", right if "\n" not in match[1] else None, 1)


@rule(
    "country-abbreviated",
    WARNING,
    "Write the names of States in full.",
    f"{ABBREVIATIONS}; {COUNTRIES}",
    bad=body_example("The crews will fly through the UK."),
    good=body_example("The crews will fly through the United Kingdom."),
    languages=ENGLISH,
)
def country_abbreviated(context: LintContext) -> Iterable[Match]:
    names = {"UK": "United Kingdom", "UAE": "United Arab Emirates", "DRC": "Democratic Republic of the Congo",
             "DPRK": "Democratic People’s Republic of Korea", "PRC": "China", "ROK": "Republic of Korea",
             "CAR": "Central African Republic"}  # fmt: skip
    pattern = (
        r"(?<![\w/.&-])(?:U\.?S\.?A\.?(?!\w)|U\.S\.(?!\w)|U\.K\.(?!\w)|UK|US(?!\$| ?\d)|UAE|DRC|DPRK|PRC|ROK)(?![\w/-])"
    )
    for text, match in context.own(pattern, needs=("UK", "US", "U.", "UAE", "DRC", "DPRK", "PRC", "ROK")):
        abbreviation = match[0].replace(".", "")
        if f"({match[0]})" in text.own:
            continue
        full = names.get(abbreviation, "United States")
        yield text.at(match, f"Write the name of the State in full: “{full}”.", full if "." not in match[0] else None)


@rule(
    "accents",
    WARNING,
    "Keep the accents of names and words, such as “communiqué”.",
    SPELLING,
    bad=body_example("The clubs have adopted a communique in Cote d'Ivoire."),
    good=body_example("The clubs have adopted a communiqué in Côte d'Ivoire."),
    suggested=True,
    languages=ENGLISH,
)
def accents(context: LintContext) -> Iterable[Match]:
    words = {"communique": "communiqué", "communiques": "communiqués", "Cote d": "Côte d", "Turkiye": "Türkiye",
             "detente": "détente", "coup d'etat": "coup d’état", "coup d’etat": "coup d’état",
             "coups d'etat": "coups d’état", "coups d’etat": "coups d’état", "vis-a-vis": "vis-à-vis"}  # fmt: skip
    pattern = r"\b(?:[Cc]ommuniques?|Cote d(?=['’]Ivoire)|Turkiye|d[eé]tente|[Cc]oups? d['’]etat|vis-a-vis)\b"
    needs = ("ommunique", "Cote d", "Turkiye", "etente", "étente", "etat", "vis-a-vis")
    for text, match in context.own(pattern, needs=needs):
        right = words.get(match[0]) or words.get(match[0].lower(), "").capitalize()
        if right and right != match[0]:
            yield text.at(match, f"Keep the accents: “{right}”.", right)


@rule(
    "article-missing",
    WARNING,
    "Use the article before the names of some States, such as “the Netherlands”.",
    COUNTRIES,
    bad=body_example("The crews will meet those of Netherlands, Malta and Iceland."),
    good=body_example("The crews will meet those of the Netherlands, Malta and Iceland."),
    suggested=True,
    languages=ENGLISH,
)
def article_missing(context: LintContext) -> Iterable[Match]:
    names = ("Netherlands", "Philippines", "Russian Federation", "Syrian Arab Republic", "United Arab Emirates",
             "United Kingdom", "United States", "United States of America", "Dominican Republic",
             "Central African Republic", "Marshall Islands", "Holy See", "Republic of Korea", "Republic of Moldova",
             "Democratic Republic of the Congo", "Gambia", "Bahamas", "Comoros", "United Republic of Tanzania",
             "Lao People's Democratic Republic", "Lao People’s Democratic Republic", "Niger")  # fmt: skip
    prepositions = "of|from|to|by|with|between|against|in"
    pattern = rf"\b(?:{prepositions})\s+({'|'.join(names)})(?=[,.;)]|\s+and\s|\s+to\s+the\s)"
    for text, match in context.own(pattern, needs=names):
        # “The University of Gambia” is a name.
        is_name = re.search(
            r"\b(?:University|Bank|Church|College|Press|Bishop|Federation|Union) of\s+$",
            text.own[max(match.start(1) - 24, 0) : match.start(1)],
        )
        yield text.at(match, f"Add the article: “the {match[1]}”.", None if is_name else f"the {match[1]}", 1)


@rule(
    "article-superfluous",
    WARNING,
    "Omit the article before the names of most States, such as “Ukraine”.",
    COUNTRIES,
    bad=body_example("The crews will meet in the Ukraine."),
    good=body_example("The crews will meet in Ukraine."),
    suggested=True,
    languages=ENGLISH,
)
def article_superfluous(context: LintContext) -> Iterable[Match]:
    names = "Ukraine|Maldives|Seychelles|Solomon Islands|South Sudan|Lebanon|Cameroon"
    pattern = rf"\b[Tt]he\s+(?:{names})(?=[,.;)]|\s+(?:and|to|has|is|was|will)\s)"
    for text, match in context.own(pattern, needs=names.split("|")):
        name = match[0].split(None, 1)[1]
        # In “the Ukraine and Moldova desks”, the article belongs to the last word.
        is_list = re.compile(r",|(?<!\s)\s++and\b").match(text.own, match.end())
        yield text.at(match, f"Omit the article: “{name}”.", None if is_list or "\n" in match[0] else name)


@rule(
    "former-name",
    NOTE,
    "Use the name of a State on the letter’s date, unless the text is about the past.",
    COUNTRIES,
    bad="date: 2023-03-04\n" + body_example("The crews will meet in Swaziland."),
    good="date: 2023-03-04\n" + body_example("The crews will meet in Eswatini."),
    languages=ENGLISH,
)
def former_name(context: LintContext) -> Iterable[Match]:
    names = (r"Swaziland|Cape Verde|Turkey|Czech Republic|Burma|Zaire|Kampuchea|Upper Volta|Ceylon|Dahomey|"
             r"Byelorussia|Ivory Coast|former Yugoslav Republic of Macedonia|Libyan Arab Jamahiriya")  # fmt: skip
    for text, match in context.own(rf"\b(?:{names})\b", needs=names.split("|")):
        state = context.language.names.find(" ".join(match[0].split()), context.letter.date)
        current = context.language.names.on(state.code, context.letter.date) if state else None
        if state and current and state.row.valid_to < context.letter.date:
            yield text.at(match, f"On {context.language.day(context.letter.date)} the name was {current.running}.")
