"""Quotation marks: double, paired, single inside double, and stops where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import QUOTATIONS
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule


@rule(
    "quotation-unclosed",
    WARNING,
    "A quotation that is opened is closed.",
    QUOTATIONS,
    bad=body_example("The captain said that the race was “a beginning."),
    good=body_example("The captain said that the race was “a beginning”."),
)
def quotation_unclosed(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for index, block in enumerate(text.blocks):
            inside = text.plain[block.start : block.end]
            opened, closed = inside.count("“"), inside.count("”")
            following = text.blocks[index + 1] if index + 1 < len(text.blocks) else None
            goes_on = following is not None and text.plain[following.start : following.end].lstrip(" >").startswith("“")
            if opened > closed and not goes_on:
                at = block.start + _unpaired(inside)
                yield text.match_at(at, at + 1, "This quotation is opened and never closed.")
            elif closed > opened:
                at = block.start + inside.index("”") if not opened else block.start + inside.rindex("”")
                yield text.match_at(at, at + 1, "This quotation is closed and never opened.")
            elif inside.count('"') % 2:
                at = block.start + inside.rindex('"')
                yield text.match_at(at, at + 1, "Quotation marks come in pairs; one is missing.")


def _unpaired(text: str) -> int:
    """Where the opening mark stands that no closing one answers."""
    opened: list[int] = []
    for index, character in enumerate(text):
        if character == "“":
            opened.append(index)
        elif character == "”" and opened:
            opened.pop()
    return opened[-1] if opened else text.rindex("“")


@rule(
    "quotation-single",
    NOTE,
    "Quotation marks are double; single ones stand inside them.",
    QUOTATIONS,
    bad=body_example("The captain called the race ‘a beginning’ of more."),
    good=body_example("The captain called the race “a beginning” of more."),
    languages=ENGLISH,
)
def quotation_single(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(
        r"(?<=[\s(])‘([^’“”‘]{2,80})’(?=[\s.,;:)]|$)|(?<=[\s(])'([^'“”\"]{2,80}?[^s'\s])'(?=[\s.,;:)]|$)",
        needs=("‘", "'"),
    ):
        inner = found[1] or found[2]
        if "\n" in inner:
            continue
        yield text.at(found, "Quotation marks are double.", f"“{inner}”")


@rule(
    "quotation-comma",
    WARNING,
    "A comma after quoted words stands outside the quotation marks.",
    QUOTATIONS,
    bad=body_example("The captain spoke of “a beginning,” and went on."),
    good=body_example("The captain spoke of “a beginning”, and went on."),
    safe=True,
    languages=ENGLISH,
)
def quotation_comma(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for found in re.finditer(r"(?<=\w)([,;])(”)(?=\s+[a-z(])", text.plain):
            yield text.at(found, "The comma stands outside the quotation marks.", f"{found[2]}{found[1]}")
        for found in re.finditer(r"(?<=\w)([,;])(\")(?=\s+[a-z(])", text.plain):
            yield text.at(found, "The comma stands outside the quotation marks.", f"{found[2]}{found[1]}")


@rule(
    "quotation-stop",
    WARNING,
    "The full stop stands outside the quotation marks where the quoted words are part of the sentence.",
    QUOTATIONS,
    bad=body_example("The captain called the race “a beginning.”"),
    good=body_example("The captain called the race “a beginning”."),
    safe=True,
    languages=ENGLISH,
)
def quotation_stop(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for found in re.finditer(r"(?<=\w\s)([“\"])([a-z][^“”\".?!]*)(\.)([”\"])(?=\s|$)", text.plain, re.MULTILINE):
            if re.search(r"[:]\s$", text.plain[: found.start()]):
                continue
            at = found.start(3)
            message = "The quoted words are part of the sentence; its full stop stands outside."
            yield text.match_at(at, at + 2, message, f"{found[4]}.")


@rule(
    "quotation-block",
    NOTE,
    "A quotation set apart is still in quotation marks.",
    QUOTATIONS,
    bad=body_example("The captain said:", "> Row, and you will see."),
    good=body_example("The captain said:", "> “Row, and you will see.”"),
    languages=ENGLISH,
)
def quotation_block(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for block in text.of_kind("quotation"):
            inside = text.plain[block.start : block.end]
            # Verse has line breaks; what a corrigendum says a sentence should read is the text itself.
            is_verse = "\\\n" in text.text[block.start : block.end]
            is_text = re.search(r"\bread:?\s*$", text.plain[: block.start])
            if inside.strip() and not inside.strip().startswith(("“", '"')) and not is_verse and not is_text:
                yield text.match_at(
                    block.start, block.end, "A quotation set apart stands in quotation marks all the same."
                )


@rule(
    "quotation-adrift",
    WARNING,
    "A quotation mark stands at a word.",
    QUOTATIONS,
    bad=body_example('The captain called the race " a beginning " of more.'),
    good=body_example('The captain called the race "a beginning" of more.'),
)
def quotation_adrift(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(r"(?<=[ \t])[\"](?=[ \t])|“(?=[ \t])|(?<=[ \t])”", text.plain):
            yield text.at(found, "This mark stands at no word; does it open or close the quotation?")
