"""Numbers in words and figures, percentages and money."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import NUMBERS
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
# What is counted in letters; of other nouns a number may be a size, an age or a vote, which stand in figures.
_COUNTED = (
    r"(?:Member States|States|Governments|countries|delegations|missions|clubs|organizations|institutions|agencies|"
    r"people|persons|civilians|children|women|men|girls|boys|students|soldiers|workers|journalists|victims|families|"
    r"schools|hospitals|villages|towns|cities|districts|provinces|homes|houses|attacks|incidents|violations|airstrikes|"
    r"strikes|meetings|occasions|reports|letters|resolutions|proposals|recommendations|measures|members|vessels|"
    r"ships|boats|aircraft|vehicles|flights|conferences|sessions|regions|continents|parties|principles|steps)"
)
_SPACES = " \n\t\u00a0"


@rule(
    "per-cent",
    WARNING,
    "In the text a percentage has the words “per cent”.",
    NUMBERS,
    bad=body_example("The crews have grown by 5% since June."),
    good=body_example("The crews have grown by 5 per cent since June."),
    safe=True,
    languages=ENGLISH,
)
def per_cent(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        tables = tuple(text.of_kind("table"))
        for found in text.find(
            r"(?<=\d)(?:\s?%|\s?-?percent\b|\s?per-cent\b)|\bpercent\b", needs=("%", "percent", "per-cent")
        ):
            if not any(block.start <= found.start() < block.end for block in tables):
                lead = "" if found[0].startswith("percent") and text.own[found.start() - 1] == " " else " "
                yield text.at(found, "In the text: “per cent”.", f"{lead}per cent" if "\n" not in found[0] else None)


@rule(
    "per-cent-words",
    WARNING,
    "A percentage has its number in figures.",
    NUMBERS,
    bad=body_example("The crews have grown by five per cent since June."),
    good=body_example("The crews have grown by 5 per cent since June."),
    safe=True,
    languages=ENGLISH,
)
def per_cent_words(context: LintContext) -> Iterable[Match]:
    numbers = {word: number for number, word in enumerate(_WORDS) if word} | _TENS
    for text, found in context.own(rf"\b({'|'.join(numbers)})(?=\sper\scent\b)", needs=("per cent", "per\n")):
        yield text.at(found, f"A percentage has figures: “{numbers[found[1]]} per cent”.", str(numbers[found[1]]))


@rule(
    "number-words",
    WARNING,
    "Numbers under 10 are written in words.",
    NUMBERS,
    bad=body_example("The exchange brings together 3 clubs."),
    good=body_example("The exchange brings together three clubs."),
    safe=True,
    languages=ENGLISH,
)
def number_words(context: LintContext) -> Iterable[Match]:
    pattern = rf"(?<![\w.,/$€£-])(?<!\d\s)(?<!No\.\s)([2-9])(?=\s+(?:\w+\s)?{_COUNTED}\b)"
    for text, found in context.own(pattern, needs=[f"{figure}{space}" for figure in range(2, 10) for space in _SPACES]):
        sentence = text.sentence_at(found.start())
        # Of numbers in a series the highest rules them all.
        if re.search(r"(?<![\w/(])\d{2,}(?:,\d{3})?\s+(?!January|February|March|April|May|June|July|August|September|"
                     r"October|November|December)[a-z]", sentence):  # fmt: skip
            continue
        if re.search(
            r"(?:item|items|article|articles|paragraph|paragraphs|chapter|section|and|to|or)\s$",
            text.own[: found.start()],
        ):
            continue
        yield text.at(
            found, f"Numbers under 10 are written in words: “{_WORDS[int(found[1])]}”.", _WORDS[int(found[1])]
        )


@rule(
    "number-figures",
    NOTE,
    "Numbers from 10 on are written in figures, but at the beginning of a sentence.",
    NUMBERS,
    bad=body_example("The exchange brings together twenty-five clubs."),
    good=body_example("The exchange brings together 25 clubs."),
    languages=ENGLISH,
)
def number_figures(context: LintContext) -> Iterable[Match]:
    tens = "|".join(_TENS)
    pattern = rf"(?<![-\w])(?<=\s)({tens})(?:-(one|two|three|four|five|six|seven|eight|nine))?(?=\s+{_COUNTED}\b)"
    for text, found in context.own(pattern, needs=[f"{space}{ten}" for ten in _TENS for space in _SPACES]):
        if re.search(r"(?:^|[.?!]\s|\n\s*\n)\s*$", text.own[: found.start()]):
            continue
        number = str(_TENS[found[1]] + (_WORDS.index(found[2]) if found[2] else 0))
        yield text.at(found, f"Numbers from 10 on are written in figures: “{number}”.", number)


@rule(
    "number-first",
    WARNING,
    "No sentence begins with a figure.",
    NUMBERS,
    bad=body_example("The clubs have met. 25 crews have taken part."),
    good=body_example("The clubs have met. Twenty-five crews have taken part."),
    languages=ENGLISH,
)
def number_first(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for block in text.of_kind("text"):
            for start, end in text.sentences(block):
                found = re.match(r"\d[\d,]*(?=\s+[a-zA-Z])", text.own[start:end])
                if found and not re.match(r"\d{4}$", found[0]):
                    message = "A sentence begins with a word: write the number out, or put another word first."
                    yield text.match_at(start, start + found.end(), message)


@rule(
    "thousands",
    WARNING,
    "A comma stands before each three figures of a number from 1,000 on.",
    f"{NUMBERS}: punctuation of figures",
    bad=body_example("The rowers have covered 25000 km."),
    good=body_example("The rowers have covered 25,000 km."),
    languages=ENGLISH,
)
def thousands(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![\w.,/\\:(-])(\d{5,9}|\d{1,3}(?: \d{3})+)(?![\w/]|[.,-]\d|-\w)"
    for text, found in context.own(pattern):
        before = text.own[max(found.start() - 24, 0) : found.start()]
        if re.search(
            r"(?:No\.|N\.?Y\.?|York|number|P\.?O\.? Box|Box|ref\.?|case|tel\.?|fax)\s*$", before, re.IGNORECASE
        ):
            continue
        digits = re.sub(r"\D", "", found[1])
        right = f"{int(digits):,}"
        yield text.at(found, f"The form is {right}.", right)


@rule(
    "millions",
    WARNING,
    "Millions and billions are written out: 3 million, 1.5 billion.",
    f"{NUMBERS}: millions, billions and trillions",
    bad=body_example("The boats have cost $3m."),
    good=body_example("The boats have cost $3 million."),
    safe=True,
    languages=ENGLISH,
)
def millions(context: LintContext) -> Iterable[Match]:
    words = {"m": "million", "mn": "million", "mln": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
    for text, found in context.own(
        r"(?<=[$€£])(\d[\d.,]*)\s?(m|mn|mln|bn|b|tn)\b|(?<![\w.])(\d[\d.]*)\s?(mln|mn|bn|tn)\b",
        re.IGNORECASE,
        needs=("$", "€", "£", "bn", "mn", "mln", "tn", "BN"),
    ):
        number, unit = found[1] or found[3], (found[2] or found[4]).lower()
        yield text.at(found, f"The form is “{number} {words[unit]}”.", f"{number} {words[unit]}")


@rule(
    "dollars",
    WARNING,
    "The sign $ stands for dollars of the United States, before the amount and without a space.",
    f"{NUMBERS}; {'currency'}",
    bad=body_example("The boats have cost US$ 300 and USD 200."),
    good=body_example("The boats have cost $300 and $200."),
    safe=True,
    languages=ENGLISH,
)
def dollars(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"\b(?:US\s?\$|USD\s?\$?)\s?(?=\d)|(?<![A-Z])\$ (?=\d)", needs=("$", "USD")):
        yield text.at(found, "The form is $300.", "$" if "\n" not in found[0] else None)


@rule(
    "decimal-zero",
    WARNING,
    "A zero stands before the point of a decimal fraction.",
    NUMBERS,
    bad=body_example("The boats differ by .5 m."),
    good=body_example("The boats differ by 0.5 m."),
    safe=True,
    languages=ENGLISH,
)
def decimal_zero(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<=\s)\.(?=\d)", needs=(" .",)):
        yield text.at(found, "A zero stands before the point.", "0.")
