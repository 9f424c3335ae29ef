"""Rules on Arabic punctuation, quotation marks, emphasis and marks of direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import ARABIC
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.arabic_words import IN_ARABIC, LETTER, arabic_body, in_words

_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}


@rule(
    "ar-punctuation",
    WARNING,
    "Write the Arabic comma, semicolon and question mark: «، ؛ ؟».",
    f"{ARABIC} (S/2020/821)",
    bad=arabic_body("يصل القارب غدا, ثم يبدأ السباق."),
    good=arabic_body("يصل القارب غدا، ثم يبدأ السباق."),
    safe=True,
    languages=IN_ARABIC,
)
def ar_punctuation(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<={LETTER})([\"”“»)]?)([,;?])(?=\s|$)", ",", ";", "?"):
        mark = _ARABIC_MARKS[match[2]]
        yield text.at(match, f"The mark in Arabic is {mark}.", mark, 2)


@rule(
    "ar-quotation-turned",
    WARNING,
    "Open a quotation with ” and close it with “, or type straight marks.",
    f"{ARABIC} (speeches of the Secretary-General in Arabic)",
    bad=arabic_body("سمى الحكم السباق “بداية جديدة” للجميع."),
    good=arabic_body("سمى الحكم السباق ”بداية جديدة“ للجميع."),
    safe=True,
    languages=IN_ARABIC,
)
def ar_quotation_turned(context: LintContext) -> Iterable[Match]:
    pattern = re.compile(r"(?:(?<=[\s(])|(?<=\s[وفبلك])|^)“(?=\S)([^“”\n]{1,300})”(?!\w)", re.MULTILINE)
    yield from _with_arabic_marks(context, pattern, "The marks are those of English.")


def _with_arabic_marks(context: LintContext, pattern: re.Pattern[str], message: str) -> Iterator[Match]:
    """Yield the quotations that a pattern finds, whose words are its group 1, with the marks of Arabic."""
    for text in (*context.bodies, *context.lines):
        for match in pattern.finditer(text.plain):
            yield text.at(match, message, f"”{text.text[slice(*match.span(1))]}“")


@rule(
    "ar-guillemets",
    WARNING,
    "Write ” “, not « ».",
    f"{ARABIC} (own knowledge)",
    bad=arabic_body("سمى الحكم السباق «بداية جديدة» للجميع."),
    good=arabic_body("سمى الحكم السباق ”بداية جديدة“ للجميع."),
    safe=True,
    languages=IN_ARABIC,
)
def ar_guillemets(context: LintContext) -> Iterable[Match]:
    yield from _with_arabic_marks(
        context, re.compile(r"«([^«»\n]{1,300})»"), "Documents of Headquarters in Arabic print ” “."
    )


_EMPHASIS = r"(?<![*\\])\*(?![*\s])[^*\n]{1,300}(?<![\s\\])\*(?!\*)|(?<![\w\\])_(?!\s)[^_\n]{1,300}(?<![\s\\])_(?!\w)"


@rule(
    "ar-emphasis",
    NOTE,
    "Leave out italics, which Arabic does not have.",
    f"{ARABIC} (own knowledge)",
    bad=arabic_body("يقام السباق *الكبير* في ريكيافيك."),
    good=arabic_body("يقام السباق ”الكبير“ في ريكيافيك."),
    languages=IN_ARABIC,
)
def ar_emphasis(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for match in re.finditer(_EMPHASIS, text.text):
            if re.search(LETTER, match[0]):
                yield text.at(match, "Drafter prints these words in bold; use quotation marks.")


@rule(
    "ar-direction-mark",
    NOTE,
    "Leave out marks of direction; Drafter sets the direction of each word.",
    "Unicode Standard Annex 9, 2.7",
    bad=arabic_body("يقام السباق في\u200f ريكيافيك."),
    good=arabic_body("يقام السباق في ريكيافيك."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_direction_mark(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, "[\u200e\u200f\u061c\u2066-\u2069]+"):
        yield text.at(match, "The mark of direction is not needed.", "")
