"""Quotation marks: double, paired, single inside double, and stops where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import QUOTATIONS
from drafter.lint.case import Case
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Hit, body, rule


@rule(
    "quotation-unclosed",
    WARNING,
    "A quotation that is opened is closed.",
    QUOTATIONS,
    bad=body("The captain said that the race was “a beginning."),
    good=body("The captain said that the race was “a beginning”."),
)
def quotation_unclosed(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        for index, block in enumerate(text.blocks):
            inside = text.plain[block.start : block.end]
            opened, closed = inside.count("“"), inside.count("”")
            following = text.blocks[index + 1] if index + 1 < len(text.blocks) else None
            goes_on = following is not None and text.plain[following.start : following.end].lstrip(" >").startswith("“")
            if opened > closed and not goes_on:
                at = block.start + _unpaired(inside)
                yield text.hit(at, at + 1, "This quotation is opened and never closed.")
            elif closed > opened:
                at = block.start + inside.index("”") if not opened else block.start + inside.rindex("”")
                yield text.hit(at, at + 1, "This quotation is closed and never opened.")
            elif inside.count('"') % 2:
                at = block.start + inside.rindex('"')
                yield text.hit(at, at + 1, "Quotation marks come in pairs; one is missing.")


def _unpaired(text: str) -> int:
    """Where the opening mark stands that no closing one answers."""
    opened: list[int] = []
    for index, sign in enumerate(text):
        if sign == "“":
            opened.append(index)
        elif sign == "”" and opened:
            opened.pop()
    return opened[-1] if opened else text.rindex("“")


@rule(
    "quotation-single",
    NOTE,
    "Quotation marks are double; single ones stand inside them.",
    QUOTATIONS,
    bad=body("The captain called the race ‘a beginning’ of more."),
    good=body("The captain called the race “a beginning” of more."),
    languages=ENGLISH,
)
def quotation_single(case: Case) -> Iterable[Hit]:
    for text, found in case.own(
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
    bad=body("The captain spoke of “a beginning,” and went on."),
    good=body("The captain spoke of “a beginning”, and went on."),
    safe=True,
    languages=ENGLISH,
)
def quotation_comma(case: Case) -> Iterable[Hit]:
    for text in case.bodies:
        for found in re.finditer(r"(?<=\w)([,;])(”)(?=\s+[a-z(])", text.plain):
            yield text.at(found, "The comma stands outside the quotation marks.", f"{found[2]}{found[1]}")
        for found in re.finditer(r"(?<=\w)([,;])(\")(?=\s+[a-z(])", text.plain):
            yield text.at(found, "The comma stands outside the quotation marks.", f"{found[2]}{found[1]}")


@rule(
    "quotation-stop",
    WARNING,
    "The full stop stands outside the quotation marks where the quoted words are part of the sentence.",
    QUOTATIONS,
    bad=body("The captain called the race “a beginning.”"),
    good=body("The captain called the race “a beginning”."),
    safe=True,
    languages=ENGLISH,
)
def quotation_stop(case: Case) -> Iterable[Hit]:
    for text in case.bodies:
        for found in re.finditer(r"(?<=\w\s)([“\"])([a-z][^“”\".?!]*)(\.)([”\"])(?=\s|$)", text.plain, re.MULTILINE):
            if re.search(r"[:]\s$", text.plain[: found.start()]):
                continue
            at = found.start(3)
            message = "The quoted words are part of the sentence; its full stop stands outside."
            yield text.hit(at, at + 2, message, f"{found[4]}.")


@rule(
    "quotation-block",
    NOTE,
    "A quotation set apart is still in quotation marks.",
    QUOTATIONS,
    bad=body("The captain said:", "> Row, and you will see."),
    good=body("The captain said:", "> “Row, and you will see.”"),
    languages=ENGLISH,
)
def quotation_block(case: Case) -> Iterable[Hit]:
    for text in case.bodies:
        for block in text.of_kind("quotation"):
            inside = text.plain[block.start : block.end]
            # Verse has line breaks; what a corrigendum says a sentence should read is the text itself.
            is_verse = "\\\n" in text.text[block.start : block.end]
            is_text = re.search(r"\bread:?\s*$", text.plain[: block.start])
            if inside.strip() and not inside.strip().startswith(("“", '"')) and not is_verse and not is_text:
                yield text.hit(block.start, block.end, "A quotation set apart stands in quotation marks all the same.")


@rule(
    "quotation-adrift",
    WARNING,
    "A quotation mark stands at a word.",
    QUOTATIONS,
    bad=body('The captain called the race " a beginning " of more.'),
    good=body('The captain called the race "a beginning" of more.'),
)
def quotation_adrift(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        for found in re.finditer(r"(?<=[ \t])[\"](?=[ \t])|“(?=[ \t])|(?<=[ \t])”", text.plain):
            yield text.at(found, "This mark stands at no word; does it open or close the quotation?")
