"""Spaces, dashes and other signs; what a page cannot show, and what a keyboard has in place of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import HEADINGS, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import JOINER


@rule(
    "double-space",
    WARNING,
    "One space stands between words.",
    PRACTICE,
    bad=body_example("The clubs  have met."),
    good=body_example("The clubs have met."),
    safe=True,
)
def double_space(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        for found in re.finditer(r"(?<=\S)(?<!\|)[ \u00a0]{2,}(?=[^\s|])", text.text):
            block = next((one for one in text.blocks if one.start <= found.start() < one.end), None)
            if (
                block
                and block.kind != "table"
                and text.plain[: found.start()].rstrip(" \u00a0").rpartition("\n")[2].strip()
            ):
                yield text.at(found, "One space is enough.", " ")


@rule(
    "space-before",
    WARNING,
    "No space stands before a comma, a full stop, a colon or a semicolon.",
    PUNCTUATION,
    bad=body_example("The clubs have met , and raced ."),
    good=body_example("The clubs have met, and raced."),
    safe=True,
    languages=ENGLISH,
)
def space_before(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(r"(?<=[\w)”\"’])[ \u00a0]+(?=[,;:?!](?:\s|$)|\.(?:\s|$))", text.plain, re.MULTILINE):
            yield text.at(found, "No space stands here.", "")


@rule(
    "space-after",
    WARNING,
    "A space stands after a comma, a semicolon and a full stop.",
    PUNCTUATION,
    bad=body_example("The clubs have met,and raced.All have won."),
    good=body_example("The clubs have met, and raced. All have won."),
    safe=True,
    languages=ENGLISH,
)
def space_after(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(
            r"(?<=[a-z])[,;](?=[a-zA-Z])|(?<=[a-z]{3})[.?!](?=[A-Z][a-z])|(?<=[a-z]),(?=\d)", text.plain
        ):
            yield text.at(found, "A space stands after this.", f"{found[0]} ")


@rule(
    "space-parenthesis",
    WARNING,
    "No space stands inside parentheses, and one before them.",
    PUNCTUATION,
    bad=body_example("The clubs ( of both islands ) have met."),
    good=body_example("The clubs (of both islands) have met."),
    safe=True,
)
def space_parenthesis(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(r"(?<=\()[ \u00a0]+(?=\w)|(?<=[\w.])[ \u00a0]+(?=\))", text.plain):
            yield text.at(found, "No space stands inside parentheses.", "")


@rule(
    "dash",
    WARNING,
    "A dash between words is a dash, not a hyphen.",
    PUNCTUATION,
    bad=body_example("The clubs - both of them - have met."),
    good=body_example("The clubs – both of them – have met."),
    safe=True,
)
def dash(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        tables = tuple(text.of_kind("table"))
        for found in re.finditer(r"(?<=[\w,)”\"]) (-|--|---)(?= [\w(“\"])|(?<=\w)(--|---)(?=\w)", text.plain):
            group = 1 if found[1] else 2
            if not any(block.start <= found.start() < block.end for block in tables):
                fix = "–" if group == 1 else " – "
                yield text.at(found, "A dash between words is – or —, not a hyphen.", fix, group)


@rule(
    "stops",
    WARNING,
    "One stop ends a sentence.",
    PUNCTUATION,
    bad=body_example("The clubs have met.. They have raced,, too."),
    good=body_example("The clubs have met. They have raced, too."),
    safe=True,
)
def stops(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(
            r"(?<![.\s/])(?:\.\.(?!\.)|,{2,}|;{2,}|:{2,}|,\.|\.,(?<!\b[a-z]\.,))(?=\s|$)", text.plain, re.MULTILINE
        ):
            if found[0] == ".," and re.search(r"(?:\b\w|etc|[A-Z][a-z]{1,3}|al|vs|No)$", text.plain[: found.start()]):
                continue
            fix = found[0][0] if found[0][0] == found[0][1] else None
            yield text.at(found, "One stop is enough.", fix)


@rule(
    "paragraph-stop",
    WARNING,
    "A paragraph ends with a stop.",
    PUNCTUATION,
    bad=body_example("The clubs have met"),
    good=body_example("The clubs have met."),
)
def paragraph_stop(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for index, block in enumerate(text.blocks):
            following = text.blocks[index + 1].kind if index + 1 < len(text.blocks) else ""
            words = text.plain[block.start : block.end].rstrip(f" {JOINER}")
            # What leads to a quotation, a list or a table may do without, and so may a line of bold words.
            if block.kind != "text" or following in ("quotation", "item", "table") or words[:1] == JOINER:
                continue
            goes_on = re.search(r"[,;] (?:and|or)$", words)
            if len(words.split()) > 2 and not goes_on and re.search(r"\w[”\"’')\]]*$", words):  # noqa: PLR2004
                end = block.start + len(words)
                yield text.match_at(end - 1, end, "A stop ends the paragraph.")


@rule(
    "heading-stop",
    WARNING,
    "No stop ends a heading.",
    HEADINGS,
    bad=body_example("## The exchange.", "The clubs have met."),
    good=body_example("## The exchange", "The clubs have met."),
    safe=True,
)
def heading_stop(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("heading"):
            words = text.text[block.start : block.end]
            if words.endswith((".", ":", ";")) and not words.endswith(("etc.", "a.i.")):
                yield text.match_at(block.end - 1, block.end, "No stop ends a heading.", "")


@rule(
    "heading-capitals",
    WARNING,
    "In a heading the first word has a capital, and what else always has one.",
    HEADINGS,
    bad=body_example("## THE EXCHANGE OF THE CREWS", "The clubs have met."),
    good=body_example("## The exchange of the crews", "The clubs have met."),
)
def heading_capitals(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("heading"):
            words = text.plain[block.start : block.end].strip()
            if words.isupper() and len(words.split()) > 1 and any(len(word) > 5 for word in words.split()):  # noqa: PLR2004
                lead = text.plain[block.start : block.end].index(words)
                message = "A heading is written in upper and lower case."
                yield text.match_at(block.start + lead, block.start + lead + len(words), message)


@rule(
    "ligature",
    WARNING,
    "Letters are letters: a ligature, as a PDF has it, is two of them.",
    PRACTICE,
    bad=body_example("The ofﬁce of the club has met."),
    good=body_example("The office of the club has met."),
    safe=True,
)
def ligature(context: LintContext) -> Iterable[Match]:
    letters = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    for text in context.all:
        for found in re.finditer("[ﬀ-ﬆ]", text.text):
            right = letters[found[0]]
            yield text.at(found, f"This is one sign for the letters “{right}”.", right)


@rule(
    "mixed-script",
    WARNING,
    "A word is written in one script.",
    PRACTICE,
    bad=body_example("The clubs have mеt."),
    good=body_example("The clubs have met."),
    languages=ENGLISH,
)
def mixed_script(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        for found in re.finditer(r"\b(?=\w*[A-Za-z])\w*[\u0370-\u03ff\u0400-\u04ff]\w*", text.text):
            other = next(character for character in found[0] if "\u0370" <= character <= "\u04ff")
            script = "Cyrillic" if other >= "\u0400" else "Greek"
            yield text.at(found, f"“{found[0]}” has a letter that is {script}: {other}.")


@rule(
    "accent-as-apostrophe",
    WARNING,
    "An apostrophe is ’ or ', not an accent.",
    PUNCTUATION,
    bad=body_example("The clubs have met in the captain´s house."),
    good=body_example("The clubs have met in the captain's house."),
    safe=True,
)
def accent_as_apostrophe(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        for found in re.finditer(r"(?<=\w)[´`](?=\w|\s)", text.text):
            yield text.at(found, "An apostrophe is ’, not an accent.", "’")


@rule(
    "bullet-typed",
    NOTE,
    "A bullet is written as “- ” at the beginning of a line, and becomes a list.",
    "Web Content Accessibility Guidelines 2.2, 1.3.1",
    bad=body_example("• the boats\n• the oars"),
    good=body_example("- the boats\n- the oars"),
)
def bullet_typed(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(r"^[ \t]*([•·▪◦‣●○])(?=[ \t\u00a0]+\S)", text.text, re.MULTILINE):
            yield text.at(found, "A bullet typed by hand makes no list; write “- ”.", "-", 1)
