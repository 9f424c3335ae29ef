"""Rules on persons in the text: titles before their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import ABBREVIATIONS, SIGNATURE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule


@rule(
    "mr-stop",
    WARNING,
    "End “Mr.”, “Mrs.”, “Ms.” and “Dr.” with a full stop.",
    ABBREVIATIONS,
    bad=body_example("The log was opened by Mr Zahra."),
    good=body_example("The log was opened by Mr. Zahra."),
    safe=True,
    languages=ENGLISH,
)
def mr_stop(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b(?:Mr|Mrs|Ms|Dr|Messrs)(?=\s+[A-Z])", needs=("Mr", "Ms", "Dr", "Messrs")):
        is_brand = re.compile(r"(?<!\s)\s++(?:Pepper|Martens)\b").match(text.own, match.end())
        yield text.at(match, f"Write “{match[0]}.”, with a full stop.", None if is_brand else f"{match[0]}.")


@rule(
    "excellency",
    NOTE,
    "Omit “His Excellency”, “Her Excellency” and “H.E.” before a name.",
    SIGNATURE,
    bad=body_example("The log was opened by H.E. Mr. Zahra."),
    good=body_example("The log was opened by Mr. Zahra."),
    languages=ENGLISH,
)
def excellency(context: LintContext) -> Iterable[Match]:
    if context.is_as_sent or context.is_note:
        return
    for text, match in context.own(
        r"\bH\.? ?E\.(?= (?:Mr|Ms|Mrs|Dr)\b)|\b(?:His|Her) Excellency(?= (?:Mr|Ms|Mrs|Dr|[A-Z]))",
        needs=("Excellency", "H."),
    ):
        yield text.at(match, f"Omit “{match[0]}” before a name.")
