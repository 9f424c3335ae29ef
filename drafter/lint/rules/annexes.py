"""Annexes: announced in the text, attached, and cited by numbers that there are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import COMMUNICATIONS, MASTHEADS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule

_ONE = "annexes:\n  - {title: The log of the exchange, body: The log.}\n"
_TWO = _ONE + "  - {title: The crews, body: The crews.}\n"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@rule(
    "annex-missing",
    WARNING,
    "What the text says is annexed is attached.",
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
    for text, found in context.own(pattern, needs=("annex", "attach", "enclos")):
        yield text.at(found, "Nothing is annexed; give it under `annexes`, or take this out.")


@rule(
    "annex-unannounced",
    WARNING,
    "The text of a letter says what is annexed to it.",
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
    said = r"\bannex|\benclos|\battach|\btransmit|\bherewith|\bforward|\bconvey|\bappend|\btext of|annex_headings"
    if not re.search(said, text + context.body.text, re.IGNORECASE):
        yield context.match_at(
            ("annexes", 0), "The text does not say that this is annexed; write “(see annex)” where it does."
        )


@rule(
    "annex-number",
    WARNING,
    "An annex that is cited by number is there; a single annex has no number.",
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
    for text, found in context.own(r"\(see\s+[Aa]nnex(?:es)?\s+([IVX]+)\b(?:\s+(?:and|to)\s+([IVX]+)\b)?"):
        for group in (1, 2):
            number = _ROMAN.get(found[group] or "", 0)
            if count == 1 and number:
                yield text.at(found, "There is one annex, and it has no number: “see annex”.", None, group)
            elif number > count:
                yield text.at(found, f"There is no annex {found[group]}; {count} are attached.", None, group)


@rule(
    "annex-unnumbered",
    WARNING,
    "Of several annexes each is cited by its number.",
    PRACTICE,
    bad=_TWO + body_example("We have the honour to transmit herewith the log (see annex)."),
    good=_TWO
    + body_example("We have the honour to transmit herewith the log (see annex I) and the crews (see annex II)."),
    languages=ENGLISH,
)
def annex_unnumbered(context: LintContext) -> Iterable[Match]:
    if len(context.letter.annexes) > 1:
        for text, found in context.own(r"\(see\s+(annex)\)"):
            yield text.at(
                found, f"{len(context.letter.annexes)} annexes are attached: “see annexes”, or “see annex I”.", None, 1
            )


@rule(
    "annex-original",
    NOTE,
    "The original language of an annex is said where it is not that of the letter, and only there.",
    f"{MASTHEADS}, Language",
    bad="annexes:\n  - {title: The log, original: en, body: The log.}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
    good="annexes:\n  - {title: The log, original: fr, body: The log.}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
)
def annex_original(context: LintContext) -> Iterable[Match]:
    for index, annex in enumerate(context.letter.annexes):
        if annex.original and (annex.original,) == context.letter.original:
            message = "The annex is in the original language of the letter; leave `original` out."
            yield context.match_at(("annexes", index, "original"), message)


@rule(
    "annex-empty",
    WARNING,
    "An annex has a text.",
    COMMUNICATIONS,
    bad="annexes:\n  - {title: The log}\n"
    + body_example("We have the honour to transmit herewith the log (see annex)."),
    good=_ONE + body_example("We have the honour to transmit herewith the log (see annex)."),
)
def annex_empty(context: LintContext) -> Iterable[Match]:
    for index, annex in enumerate(context.letter.annexes):
        if not (annex.body or annex.body_file or annex.enclosures or annex.appendices):
            yield context.match_at(("annexes", index), "This annex has no text; give it a `body` or a `body_file`.")
