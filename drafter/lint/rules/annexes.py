"""Rules for annexes: announced in the text, attached, and referred to by existing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from drafter.languages.common_grammar import roman
from drafter.lint.authorities import COMMUNICATIONS, MASTHEADS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule

_ONE = "annexes:\n  - {title: The log of the exchange, body: The log.}\n"
_TWO = _ONE + "  - {title: The crews, body: The crews.}\n"


@rule(
    "annex-missing",
    WARNING,
    "Attach the annexes that the text announces.",
    COMMUNICATIONS,
    bad=body_example("We have the honour to transmit herewith the log of the exchange (see annex)."),
    good=_ONE + body_example("We have the honour to transmit herewith the log of the exchange (see annex)."),
    languages=ENGLISH,
)
def annex_missing(context: LintContext) -> Iterable[Match]:
    if context.letter.annexes:
        return
    pattern = (
        r"\(see\s+annex(?:es)?\b[^)]*\)|\((?:annex(?:es)?|enclosures?|attached)\)|\b(?:annexed|attached|enclosed)\s+"
        r"(?:hereto|herewith|to\s+the\s+present\s+(?:letter|note))|\b(?:in|see|as)\s+(?:the|an)\s+"
        r"(?:annex(?:es)?|enclosure|attachment)\s+(?:hereto|to\s+the\s+present|to\s+this\s+letter)\b"
    )
    for text, match in context.own(pattern, needs=("annex", "attach", "enclos")):
        yield text.at(match, "The letter has no annex; add it under `annexes`, or remove these words.")


@rule(
    "annex-unannounced",
    WARNING,
    "Announce the annexes in the text.",
    PRACTICE,
    bad=_ONE + body_example("We have the honour to write to you."),
    good=_ONE + body_example("We have the honour to transmit herewith the log of the exchange (see annex)."),
    languages=ENGLISH,
)
def annex_unannounced(context: LintContext) -> Iterable[Match]:
    if not context.letter.annexes or context.body is None:
        return
    start, end = (context.request.start, context.request.end) if context.request else (0, 0)
    text = context.body.plain[:start] + context.body.plain[end:]
    announcement = (
        r"\bannex|\benclos|\battach|\btransmit|\bherewith|\bforward|\bconvey|\bappend|\btext of|annex_headings"
    )
    if not re.search(announcement, text + context.body.text, re.IGNORECASE):
        message = "The text does not announce the annex; write “(see annex)” where it mentions it."
        yield context.match_at(("annexes", 0), message)


@rule(
    "annex-number",
    WARNING,
    "Refer to annexes by existing numbers, and to a single annex without a number.",
    PRACTICE,
    bad=_TWO
    + body_example("We have the honour to transmit herewith the log (see annex I) and the crews (see annex III)."),
    good=_TWO
    + body_example("We have the honour to transmit herewith the log (see annex I) and the crews (see annex II)."),
    languages=ENGLISH,
)
def annex_number(context: LintContext) -> Iterable[Match]:
    count = len(context.letter.annexes)
    if not count:
        return
    for text, match in context.own(r"\(see\s+[Aa]nnex(?:es)?\s+([IVXLC]+)\b(?:\s+(?:and|to)\s+([IVXLC]+)\b)?"):
        for group in (1, 2):
            number = _numbers().get(match[group] or "", 0)
            if count == 1 and number:
                yield text.at(match, "A single annex has no number; write “see annex”.", None, group)
            elif number > count:
                yield text.at(match, f"Annex {match[group]} does not exist: {count} are attached.", None, group)


@cache
def _numbers() -> Mapping[str, int]:
    """Return the numbers below 100 by their Roman numerals."""
    return MappingProxyType({roman(number): number for number in range(1, 100)})


@rule(
    "annex-unnumbered",
    WARNING,
    "Refer to each of several annexes by its number.",
    PRACTICE,
    bad=_TWO + body_example("We have the honour to transmit herewith the log (see annex)."),
    good=_TWO
    + body_example("We have the honour to transmit herewith the log (see annex I) and the crews (see annex II)."),
    languages=ENGLISH,
)
def annex_unnumbered(context: LintContext) -> Iterable[Match]:
    count = len(context.letter.annexes)
    if count > 1:
        for text, match in context.own(r"\(see\s+(annex)\)"):
            yield text.at(match, f"{count} annexes are attached; write “see annexes”, or “see annex I”.", None, 1)


@rule(
    "annex-original",
    NOTE,
    "Give the original language of an annex only if it differs from the letter’s.",
    f"{MASTHEADS}, Language",
    bad="annexes:\n  - {title: The log, original: en, body: The log.}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
    good="annexes:\n  - {title: The log, original: fr, body: The log.}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
)
def annex_original(context: LintContext) -> Iterable[Match]:
    for index, annex in enumerate(context.letter.annexes):
        if annex.originals and annex.originals == context.letter.originals:
            message = "`original` is the same as that of the letter; remove it."
            yield context.match_at(("annexes", index, "original"), message)


@rule(
    "annex-empty",
    WARNING,
    "Give each annex a text.",
    COMMUNICATIONS,
    bad="annexes:\n  - {title: The log}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
    good=_ONE + body_example("We have the honour to transmit herewith the log (see annex)."),
)
def annex_empty(context: LintContext) -> Iterable[Match]:
    for index, annex in enumerate(context.letter.annexes):
        if not (annex.body or annex.body_file or annex.enclosures or annex.appendices):
            yield context.match_at(("annexes", index), "The annex has no text; add a `body` or a `body_file`.")
