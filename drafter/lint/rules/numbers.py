"""Rules on numbers in words and digits, percentages and money."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import NUMBERS
from drafter.lint.context import LintContext
from drafter.lint.neighbours import follows_capital, follows_number, precedes_capital, word_before
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
# Nouns counted in words if under 10; with other nouns, a number may be a size, an age or a vote, written in digits.
_COUNTED = (
    r"(?:Member States|States|Governments|countries|delegations|missions|clubs|organizations|institutions|agencies|"
    r"people|persons|civilians|children|women|men|girls|boys|students|soldiers|workers|journalists|victims|families|"
    r"schools|hospitals|villages|towns|cities|districts|provinces|homes|houses|attacks|incidents|violations|airstrikes|"
    r"strikes|meetings|occasions|reports|letters|resolutions|proposals|recommendations|measures|members|vessels|"
    r"ships|boats|aircraft|vehicles|flights|conferences|sessions|regions|continents|parties|principles|steps)"
)
_OTHER_DOLLARS = re.compile(
    r"\b(?!US\$)[A-Z]{1,2}\$|\b(?:AUD|CAD|HKD|NZD|SGD)\b|(?:Australian|Canadian|Zealand) dollar|\d US\b"
)
_GUN = re.compile(r"\.\d+[ -](?:cal|rifle|pistol|round)")
_SPACES = " \n\t\u00a0"
# Words between a number and a noun that make it a date, a time, a measure or part of a larger number.
_NOT_COUNTED = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[ap]m|[ap]|hundred|thousand|"
    r"million|billion|trillion|dozen|per|percent|years?|months?|weeks?|days?|hours?|minutes?|km|kg|cm|mm|m|metres?|star|"
    r"of|and|or|to|in|out)\b"
)
# Words before a number that is a label, not a count.
_LABELLED = (
    "annex", "appendix", "area", "article", "building", "case", "category", "chapter", "class", "code", "column",
    "division", "enclosure", "figure", "flight", "form", "goal", "grade", "group", "id", "item", "label", "level",
    "licence", "line", "lot", "module", "no", "number", "option", "order", "page", "paragraph", "part", "passport",
    "phase", "point", "registration", "room", "round", "rule", "scenario", "schedule", "series", "sheet", "slide",
    "stage", "step", "stop", "table", "tier", "track", "type", "under", "unit", "version", "volume", "zone",
)  # fmt: skip


@rule(
    "per-cent",
    WARNING,
    "Write “per cent” in the text, not “%” or “percent”.",
    NUMBERS,
    bad=body_example("The crews have grown by 5% since June."),
    good=body_example("The crews have grown by 5 per cent since June."),
    suggested=True,
    languages=ENGLISH,
)
def per_cent(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        tables = tuple(text.of_kind("table"))
        for match in text.find(
            r"(?<=\d)(?:\s?%|\s?-?percent\b|\s?per-cent\b)|\bpercent\b", needs=("%", "percent", "per-cent")
        ):
            if not any(block.start <= match.start() < block.end for block in tables):
                lead = "" if match[0].startswith("percent") and text.own[match.start() - 1] == " " else " "
                is_range = re.compile(r"[-–]\d").match(text.own, match.end())
                fix = f"{lead}per cent" if "\n" not in match[0] and not is_range else None
                yield text.at(match, "Write “per cent” in the text.", fix)


@rule(
    "per-cent-words",
    WARNING,
    "Write the number before “per cent” in digits.",
    NUMBERS,
    bad=body_example("The crews have grown by five per cent since June."),
    good=body_example("The crews have grown by 5 per cent since June."),
    suggested=True,
    languages=ENGLISH,
)
def per_cent_words(context: LintContext) -> Iterable[Match]:
    units = "|".join(word for word in _WORDS if word)
    pattern = rf"\b(?:({'|'.join(_TENS)})(?:[- ]({units}))?|({units}))(?=\sper\scent\b)"
    for text, match in context.own(pattern, needs=("per cent", "per\n")):
        number = _TENS.get(match[1], 0) + _WORDS.index(match[2] or match[3] or "")
        # In “one hundred and five” or “five or six”, the words before are part of the number.
        fix = None if _is_part_of_number(text, match.start()) else str(number)
        yield text.at(match, f"Write “{number} per cent”, in digits.", fix)


def _is_part_of_number(text: TextView, start: int) -> bool:
    return text.own[max(start - 1, 0) : start] in ("-", "–", "/") or follows_number(text, start)


@rule(
    "number-words",
    WARNING,
    "Write numbers under 10 in words.",
    NUMBERS,
    bad=body_example("The exchange brings together 3 clubs."),
    good=body_example("The exchange brings together three clubs."),
    suggested=True,
    languages=ENGLISH,
)
def number_words(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w.,/$€£-])(?<!\d\s)(?<!No\.\s)([2-9])(?=\s)"
    for text, match in context.own(pattern, needs=[f"{digit}{space}" for digit in range(2, 10) for space in _SPACES]):
        if not _counts(text, match.end(), rf"\s+(?:(?!{_NOT_COUNTED})\w+\s)?{_COUNTED}\b"):
            continue
        sentence = text.sentence_at(match.start())
        # In a series of numbers, the highest decides for all of them.
        if re.search(r"(?<![\w/(])\d{2,}(?:,\d{3})?\s+(?!January|February|March|April|May|June|July|August|September|"
                     r"October|November|December)[a-z]", sentence):  # fmt: skip
            continue
        if re.search(
            r"(?:item|items|article|articles|paragraph|paragraphs|chapter|section|and|to|or)\s$",
            text.own[max(match.start() - 20, 0) : match.start()],
        ):
            continue
        word = _WORDS[int(match[1])]
        before = word_before(text, match.start())
        is_ratio = re.search(r"\d\s*(?:in|of|x|×|[-–:+=])\s*$", text.own[max(match.start() - 8, 0) : match.start()])
        is_label = is_ratio or follows_capital(text, match.start()) or _is_label(before)
        yield text.at(match, f"Write numbers under 10 in words: “{word}”.", None if is_label else word)


def _is_label(word: str) -> bool:
    """True if the number after a word is a label, such as in “article 3” or “tables 2”."""
    return word.lower() in _LABELLED or word.lower().removesuffix("s") in _LABELLED


def _counts(text: TextView, offset: int, pattern: str) -> bool:
    """True if a counted noun follows; the large pattern is compiled only for texts with a number."""
    return bool(re.compile(pattern).match(text.own, offset))


@rule(
    "number-figures",
    NOTE,
    "Write numbers of 10 and over in digits, except at the beginning of a sentence.",
    NUMBERS,
    bad=body_example("The exchange brings together twenty-five clubs."),
    good=body_example("The exchange brings together 25 clubs."),
    suggested=True,
    languages=ENGLISH,
)
def number_figures(context: LintContext) -> Iterable[Match]:
    tens = "|".join(_TENS)
    pattern = rf"(?<=\s)({tens})(?:-(one|two|three|four|five|six|seven|eight|nine))?(?=\s)"
    for text, match in context.own(pattern, needs=[f"{space}{ten}" for ten in _TENS for space in _SPACES]):
        if not _counts(text, match.end(), rf"\s+{_COUNTED}\b"):
            continue
        if text.begins_sentence(match.start()):
            continue
        number = str(_TENS[match[1]] + (_WORDS.index(match[2]) if match[2] else 0))
        fix = None if _is_part_of_number(text, match.start()) else number
        yield text.at(match, f"Write numbers of 10 and over in digits: “{number}”.", fix)


@rule(
    "number-first",
    WARNING,
    "Do not begin a sentence with digits.",
    NUMBERS,
    bad=body_example("The clubs have met. 25 crews have taken part."),
    good=body_example("The clubs have met. Twenty-five crews have taken part."),
    languages=ENGLISH,
)
def number_first(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for block in text.of_kind("text"):
            for start, end in text.sentences(block):
                if not text.own[start : start + 1].isdecimal():
                    continue
                match = re.match(r"\d[\d,]*(?=\s+[a-zA-Z])", text.own[start:end])
                if match and not re.match(r"\d{4}$", match[0]):
                    message = "Begin the sentence with a word: write the number in words, or put another word first."
                    yield text.match_at(start, start + match.end(), message)


@rule(
    "thousands",
    WARNING,
    "Separate thousands with commas: “25,000”.",
    f"{NUMBERS}: punctuation of figures",
    bad=body_example("The rowers have covered 25000 km."),
    good=body_example("The rowers have covered 25,000 km."),
    suggested=True,
    languages=ENGLISH,
)
def thousands(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w.,/\\:(-])(\d{5,9}|\d{1,3}(?: \d{3})+)(?![\w/]|[.,-]\d|-\w)"
    for text, match in context.own(pattern):
        before = text.own[max(match.start() - 24, 0) : match.start()]
        if re.search(
            r"(?:No\.|N\.?Y\.?|York|number|P\.?O\.? Box|Box|ref\.?|case|tel\.?|fax)\s*$", before, re.IGNORECASE
        ):
            continue
        digits = re.sub(r"\D", "", match[1])
        right = f"{int(digits):,}"
        fix = None if _is_code(text, match) else right
        yield text.at(match, f"Write “{right}”, with a comma before each group of three digits.", fix)


def _is_code(text: TextView, match: re.Match[str]) -> bool:
    """True if the digits can be a telephone number, a post code or another number that is not counted."""
    start, end = match.span()
    before = word_before(text, start)
    return bool(
        before[:1].isupper()
        or _is_label(before)
        or precedes_capital(text, end)
        or re.search(r"[\d+)]\s*$", text.own[max(start - 4, 0) : start])
        or re.match(r"\s\d", text.own[end : end + 2])
    )


@rule(
    "millions",
    WARNING,
    "Write millions and billions in full: “3 million”, “1.5 billion”.",
    f"{NUMBERS}: millions, billions and trillions",
    bad=body_example("The boats have cost $3m."),
    good=body_example("The boats have cost $3 million."),
    suggested=True,
    languages=ENGLISH,
)
def millions(context: LintContext) -> Iterable[Match]:
    words = {"m": "million", "mn": "million", "mln": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
    for text, match in context.own(
        r"(?<=[$€£])(\d[\d.,]*)\s?(m|mn|mln|bn|b|tn)\b|(?<![\w.])(\d[\d.]*)\s?(mln|mn|bn|tn)\b",
        re.IGNORECASE,
        needs=("$", "€", "£", "bn", "mn", "mln", "tn", "BN"),
    ):
        number, unit = match[1] or match[3], (match[2] or match[4]).lower()
        # Without a currency, TN is a state of America and tn a ton; a hyphen or a slash makes another unit.
        is_unit = bool(match[4]) and (match[4] != unit or unit == "tn")
        is_longer = text.own[match.end() : match.end() + 1] in ("-", "/", "²", "³")
        fix = None if is_unit or is_longer else f"{number} {words[unit]}"
        yield text.at(match, f"Write “{number} {words[unit]}”.", fix)


@rule(
    "dollars",
    WARNING,
    "Write “$300” for United States dollars: no “US” or “USD”, and no space.",
    f"{NUMBERS}; currency",
    bad=body_example("The boats have cost US$ 300 and USD 200."),
    good=body_example("The boats have cost $300 and $200."),
    suggested=True,
    languages=ENGLISH,
)
def dollars(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b(?:US\s?\$|USD\s?\$?)\s?(?=\d)|(?<![A-Z])\$ (?=\d)", needs=("$", "USD")):
        message = "Write only “$” before the amount, without a space, as in “$300”."
        # If the text has other dollars, the “US” tells them apart.
        others = _OTHER_DOLLARS.search(text.own)
        yield text.at(match, message, "$" if "\n" not in match[0] and not others else None)


@rule(
    "decimal-zero",
    WARNING,
    "Put a zero before the decimal point: “0.5”.",
    NUMBERS,
    bad=body_example("The boats differ by .5 m."),
    good=body_example("The boats differ by 0.5 m."),
    suggested=True,
    languages=ENGLISH,
)
def decimal_zero(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<=\s)\.(?=\d)", needs=(" .",)):
        before = word_before(text, match.start())
        # A “.38 special” is a gun, and “No. .5” a number.
        is_name = before.endswith(".") or before in ("a", "the") or _GUN.match(text.own, match.start())
        yield text.at(match, "Put a zero before the decimal point.", None if is_name else "0.")
