"""Rules on quotation marks: double, in pairs, single inside double, with punctuation outside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import QUOTATIONS
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, WESTERN, Match, body_example, rule


@rule(
    "quotation-unclosed",
    WARNING,
    "Close every quotation that you open.",
    QUOTATIONS,
    bad=body_example("The captain said that the race was “a beginning."),
    good=body_example("The captain said that the race was “a beginning”."),
    languages=WESTERN,
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
                yield text.match_at(at, at + 1, "The quotation is never closed; add the closing mark.")
            elif closed > opened:
                at = block.start + inside.index("”") if not opened else block.start + inside.rindex("”")
                yield text.match_at(at, at + 1, "The quotation is never opened; add the opening mark.")
            elif inside.count('"') % 2:
                at = block.start + inside.rindex('"')
                yield text.match_at(at, at + 1, "Quotation marks come in pairs; add the missing one.")


def _unpaired(text: str) -> int:
    """Return the offset of the last opening mark without a closing one."""
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
    "Use double quotation marks, and single ones only inside them.",
    QUOTATIONS,
    bad=body_example("The captain called the race ‘a beginning’ of more."),
    good=body_example("The captain called the race “a beginning” of more."),
    languages=ENGLISH,
)
def quotation_single(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(
        r"(?<=[\s(])‘([^’“”‘]{2,80})’(?=[\s.,;:)]|$)|(?<=[\s(])'([^'“”\"]{2,80}?[^s'\s])'(?=[\s.,;:)]|$)",
        needs=("‘", "'"),
    ):
        inner = match[1] or match[2]
        if "\n" in inner:
            continue
        yield text.at(match, "Use double quotation marks.", f"“{inner}”")


@rule(
    "quotation-comma",
    WARNING,
    "Put a comma or a semicolon after the closing quotation mark.",
    QUOTATIONS,
    bad=body_example("The captain spoke of “a beginning,” and went on."),
    good=body_example("The captain spoke of “a beginning”, and went on."),
    languages=ENGLISH,
)
def quotation_comma(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        if not any(marks in text.plain for marks in (",”", ";”", ',"', ';"')):
            continue
        for match in re.finditer(r"(?<=\w)([,;])([”\"])(?=\s+[a-z(])", text.plain):
            message = f"Put the {'comma' if match[1] == ',' else 'semicolon'} after the closing quotation mark."
            yield text.at(match, message, f"{match[2]}{match[1]}")


@rule(
    "quotation-stop",
    WARNING,
    "Put the full stop after the closing quotation mark if only part of a sentence is quoted.",
    QUOTATIONS,
    bad=body_example("The captain called the race “a beginning.”"),
    good=body_example("The captain called the race “a beginning”."),
    languages=ENGLISH,
)
def quotation_stop(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        if not any(marks in text.plain for marks in (".”", '."')):
            continue
        for match in re.finditer(r"(?<=\w\s)([“\"])([a-z][^“”\".?!]*)(\.)([”\"])(?=\s|$)", text.plain, re.MULTILINE):
            if re.search(r"[:]\s$", text.plain[max(match.start() - 2, 0) : match.start()]):
                continue
            stop = match.start(3)
            message = "Put the full stop after the quotation mark: the quoted words are part of the sentence."
            yield text.match_at(stop, stop + 2, message, f"{match[4]}.")


@rule(
    "quotation-block",
    NOTE,
    "Put quotation marks around an indented quotation, too.",
    QUOTATIONS,
    bad=body_example("The captain said:", "> Row, and you will see."),
    good=body_example("The captain said:", "> “Row, and you will see.”"),
    languages=ENGLISH,
)
def quotation_block(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for block in text.of_kind("quotation"):
            inside = text.plain[block.start : block.end]
            # Verse has line breaks. After “read:”, a corrigendum gives the corrected text itself.
            is_verse = "\\\n" in text.text[block.start : block.end]
            is_correction = re.search(r"\bread:?\s*$", text.plain[: block.start])
            if inside.strip() and not inside.strip().startswith(("“", '"')) and not is_verse and not is_correction:
                message = "Put quotation marks around the indented quotation, too."
                yield text.match_at(block.start, block.end, message)


@rule(
    "quotation-adrift",
    WARNING,
    "Attach each quotation mark to a word.",
    QUOTATIONS,
    bad=body_example('The captain called the race " a beginning " of more.'),
    good=body_example('The captain called the race "a beginning" of more.'),
    languages=WESTERN,
)
def quotation_adrift(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not any(mark in text.plain for mark in (' "', '\t"', "“ ", "“\t", " ”", "\t”")):
            continue
        for match in re.finditer(r"(?<=[ \t])[\"](?=[ \t])|“(?=[ \t])|(?<=[ \t])”", text.plain):
            yield text.at(match, "Attach the quotation mark to the word that it opens or closes.")
