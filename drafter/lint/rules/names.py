"""Names of organs, offices and States in the text: in full, with their capitals, accents and articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import ABBREVIATIONS, CAPITALS, COUNTRIES, SPELLING
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule

_ORGANS = {
    "security council": "Security Council",
    "general assembly": "General Assembly",
    "economic and social council": "Economic and Social Council",
    "human rights council": "Human Rights Council",
    "united nations": "United Nations",
    "trusteeship council": "Trusteeship Council",
    "international court of justice": "International Court of Justice",
}
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
    "“United Nations” is not abbreviated.",
    ABBREVIATIONS,
    bad=body_example("The clubs have written to the UN about rowing."),
    good=body_example("The clubs have written to the United Nations about rowing."),
    safe=True,
    languages=ENGLISH,
)
def un_abbreviated(context: LintContext) -> Iterable[Match]:
    others = "Docs?|Women|Habitat|News|Photo|Volunteers"
    for text, found in context.own(
        rf"(?<![\w/.-])(?:UN(?:['’]s)?|U\.N\.(?:['’]s)?)(?![\w/-]|\.\w)(?! (?:{others})\b)", needs=("UN", "U.N")
    ):
        # The stop after U.N. may be that of the sentence.
        ends = found[0].endswith("N.") and not re.match(r"\s+[a-z]|,", text.own[found.end() :])
        end = found.end() - 1 if ends else found.end()
        yield text.match_at(found.start(), end, "“United Nations” is written out.", "United Nations")


@rule(
    "organ-abbreviated",
    WARNING,
    "The names of the principal organs, and of the Secretary-General, are not abbreviated.",
    ABBREVIATIONS,
    bad=body_example("The UNSC has not met about rowing."),
    good=body_example("The Security Council has not met about rowing."),
    safe=True,
    languages=ENGLISH,
)
def organ_abbreviated(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<![\w/.-])(?:" + "|".join(_SHORT) + r")(?![\w/-])", needs=_SHORT):
        full = _SHORT[found[0]]
        yield text.at(found, f"“{full}” is written out.", full)


@rule(
    "organ-capitals",
    WARNING,
    "The names of organs begin with capitals.",
    CAPITALS,
    bad=body_example("The security council has not met about rowing."),
    good=body_example("The Security Council has not met about rowing."),
    safe=True,
    languages=ENGLISH,
)
def organ_capitals(context: LintContext) -> Iterable[Match]:
    forms = "|".join(name.replace(" ", r"\s+") for name in _ORGANS)
    for text, found in context.own(rf"\b(?:{forms})\b", re.IGNORECASE):
        # Letters that only look like others, as “ſ” does, are taken for them by the pattern, and left to other rules.
        right = _ORGANS.get(" ".join(found[0].lower().split()))
        if right and " ".join(found[0].split()) != right and not found[0].isupper():
            fix = right if "\n" not in found[0] else None
            yield text.at(found, f"The name of the organ is “{right}”.", fix)


@rule(
    "secretary-general",
    WARNING,
    "The form is “Secretary-General”, with capitals and a hyphen.",
    CAPITALS,
    bad=body_example("The Secretary General has been told about rowing."),
    good=body_example("The Secretary-General has been told about rowing."),
    safe=True,
    languages=ENGLISH,
)
def secretary_general(context: LintContext) -> Iterable[Match]:
    forms = r"\b(?:(Under|Assistant|Deputy)[-\s]?)?secretar(y|ies)[-–\s]general\b"
    for text, found in context.own(forms, re.IGNORECASE, needs=("ecretar", "ECRETAR")):
        prefix = {"under": "Under-", "assistant": "Assistant ", "deputy": "Deputy "}.get((found[1] or "").lower(), "")
        right = f"{prefix}Secretar{found[2].lower()}-General"
        if " ".join(found[0].split()) != right and not found[0].isupper():
            yield text.at(found, f"The form is “{right}”.", right if "\n" not in found[0] else None)


@rule(
    "member-states",
    WARNING,
    "“Member States” of the United Nations begin with capitals; of others they are “member States”.",
    CAPITALS,
    bad=body_example("All member states are invited to row."),
    good=body_example("All Member States are invited to row."),
    languages=ENGLISH,
)
def member_states(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:[Mm]ember\s+states?|states\s+(?:[Mm]embers|parties)|state\s+party)\b"
    for text, found in context.own(pattern, needs=("state",)):
        message = "A State has a capital: “Member States” of the United Nations, “member States” of others."
        yield text.at(found, message)


@rule(
    "government-capital",
    WARNING,
    "A particular Government begins with a capital.",
    CAPITALS,
    bad=body_example("We write on instructions from our governments."),
    good=body_example("We write on instructions from our Governments."),
    safe=True,
    languages=ENGLISH,
)
def government_capital(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(
        r"\b(?:[Mm]y|[Oo]ur)\s+(governments?)\b|\b[Tt]he\s+(government)\s+of\s+(?:the\s+)?[A-Z]", needs=("government",)
    ):
        group = 1 if found[1] else 2
        right = found[group].capitalize()
        yield text.at(found, f"A particular Government has a capital: “{right}”.", right, group)


@rule(
    "mission-capitals",
    WARNING,
    "“Permanent Mission”, “Permanent Representative” and “Permanent Observer” of a State begin with capitals.",
    CAPITALS,
    bad=body_example("The permanent mission of Malta has sent oars."),
    good=body_example("The Permanent Mission of Malta has sent oars."),
    languages=ENGLISH,
)
def mission_capitals(context: LintContext) -> Iterable[Match]:
    pattern = r"\b[Tt]he\s+([Pp]ermanent\s+(?:[Mm]ission|[Rr]epresentative|[Oo]bserver)s?)\s+of\s+(?:the\s+)?[A-Z]"
    for text, found in context.own(pattern, needs=("ermanent",)):
        right = " ".join(word.capitalize() for word in found[1].split())
        if " ".join(found[1].split()) != right:
            yield text.at(found, f"The form is “{right}”.", right if "\n" not in found[1] else None, 1)


@rule(
    "country-abbreviated",
    WARNING,
    "The names of States are not abbreviated.",
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
    for text, found in context.own(pattern, needs=("UK", "US", "U.", "UAE", "DRC", "DPRK", "PRC", "ROK")):
        bare = found[0].replace(".", "")
        if f"({found[0]})" in text.own:
            continue
        full = names.get(bare, "United States")
        yield text.at(found, f"The name of a State is written out: “{full}”.", full if "." not in found[0] else None)


@rule(
    "accents",
    WARNING,
    "Names and words keep their accents.",
    SPELLING,
    bad=body_example("The clubs have adopted a communique in Cote d'Ivoire."),
    good=body_example("The clubs have adopted a communiqué in Côte d'Ivoire."),
    safe=True,
    languages=ENGLISH,
)
def accents(context: LintContext) -> Iterable[Match]:
    words = {"communique": "communiqué", "communiques": "communiqués", "Cote d": "Côte d", "Turkiye": "Türkiye",
             "detente": "détente", "coup d'etat": "coup d’état", "coup d’etat": "coup d’état",
             "coups d'etat": "coups d’état", "coups d’etat": "coups d’état", "vis-a-vis": "vis-à-vis"}  # fmt: skip
    pattern = r"\b(?:[Cc]ommuniques?|Cote d(?=['’]Ivoire)|Turkiye|d[eé]tente|[Cc]oups? d['’]etat|vis-a-vis)\b"
    needs = ("ommunique", "Cote d", "Turkiye", "etente", "étente", "etat", "vis-a-vis")
    for text, found in context.own(pattern, needs=needs):
        right = words.get(found[0]) or words.get(found[0].lower(), "").capitalize()
        if right and right != found[0]:
            yield text.at(found, f"The form is “{right}”.", right)


@rule(
    "article-missing",
    WARNING,
    "The names of some States take the article.",
    COUNTRIES,
    bad=body_example("The crews will meet those of Netherlands, Malta and Iceland."),
    good=body_example("The crews will meet those of the Netherlands, Malta and Iceland."),
    safe=True,
    languages=ENGLISH,
)
def article_missing(context: LintContext) -> Iterable[Match]:
    names = (r"Netherlands|Philippines|Russian Federation|Syrian Arab Republic|United Arab Emirates|United Kingdom|"
             r"United States(?: of America)?|Dominican Republic|Central African Republic|Marshall Islands|Holy See|"
             r"Republic of (?:Korea|Moldova)|Democratic Republic of the Congo|Gambia|Bahamas|Comoros|"
             r"United Republic of Tanzania|Lao People['’]s Democratic Republic|Niger")  # fmt: skip
    pattern = rf"\b(?:of|from|to|by|with|between|against|in)\s+({names})(?=[,.;)]|\s+and\s|\s+to\s+the\s)"
    needs = ("Netherlands", "Philippines", "Republic", "United", "Islands", "Holy", "Gambia", "Bahamas", "Comoros",
             "Niger", "Russian")  # fmt: skip
    for text, found in context.own(pattern, needs=needs):
        yield text.at(found, f"The name takes the article: “the {found[1]}”.", f"the {found[1]}", 1)


@rule(
    "article-superfluous",
    WARNING,
    "The names of most States take no article.",
    COUNTRIES,
    bad=body_example("The crews will meet in the Ukraine."),
    good=body_example("The crews will meet in Ukraine."),
    safe=True,
    languages=ENGLISH,
)
def article_superfluous(context: LintContext) -> Iterable[Match]:
    names = "Ukraine|Maldives|Seychelles|Solomon Islands|South Sudan|Lebanon|Cameroon"
    pattern = rf"\b[Tt]he\s+(?:{names})(?=[,.;)]|\s+(?:and|to|has|is|was|will)\s)"
    for text, found in context.own(pattern, needs=names.split("|")):
        name = found[0].split(None, 1)[1]
        yield text.at(found, f"The name takes no article: “{name}”.", name)


@rule(
    "former-name",
    NOTE,
    "A State is called by its name of the letter’s day, unless the past is meant.",
    COUNTRIES,
    bad="date: 2023-03-04\n" + body_example("The crews will meet in Swaziland."),
    good="date: 2023-03-04\n" + body_example("The crews will meet in Eswatini."),
    languages=ENGLISH,
)
def former_name(context: LintContext) -> Iterable[Match]:
    names = (r"Swaziland|Cape Verde|Turkey|Czech Republic|Burma|Zaire|Kampuchea|Upper Volta|Ceylon|Dahomey|"
             r"Byelorussia|Ivory Coast|former Yugoslav Republic of Macedonia|Libyan Arab Jamahiriya")  # fmt: skip
    for text, found in context.own(rf"\b(?:{names})\b", needs=names.split("|")):
        state = context.language.names.find(" ".join(found[0].split()), context.letter.date)
        current = context.language.names.on(state.code, context.letter.date) if state else None
        if state and current and state.row.valid_to < context.letter.date:
            yield text.at(found, f"On {context.language.day(context.letter.date)} the name was {current.running}.")


@rule(
    "mr-stop",
    WARNING,
    "Mr., Mrs., Ms. and Dr. end with a full stop.",
    ABBREVIATIONS,
    bad=body_example("The log was opened by Mr Zahra."),
    good=body_example("The log was opened by Mr. Zahra."),
    safe=True,
    languages=ENGLISH,
)
def mr_stop(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"\b(?:Mr|Mrs|Ms|Dr|Messrs)(?=\s+[A-Z])", needs=("Mr", "Ms", "Dr", "Messrs")):
        yield text.at(found, f"The form is “{found[0]}.”.", f"{found[0]}.")


@rule(
    "excellency",
    NOTE,
    "Persons are named in documents without “His Excellency” or “H.E.”.",
    SPELLING.replace("Spelling (Concise Oxford English Dictionary, first form)", "Communications, Signature"),
    bad=body_example("The log was opened by H.E. Mr. Zahra."),
    good=body_example("The log was opened by Mr. Zahra."),
    languages=ENGLISH,
)
def excellency(context: LintContext) -> Iterable[Match]:
    if context.is_as_sent or context.is_note:
        return
    for text, found in context.own(
        r"\bH\.? ?E\.(?= (?:Mr|Ms|Mrs|Dr)\b)|\b(?:His|Her) Excellency(?= (?:Mr|Ms|Mrs|Dr|[A-Z]))",
        needs=("Excellency", "H."),
    ):
        yield text.at(found, f"“{found[0]}” is left out before a name.")
