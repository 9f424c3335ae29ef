"""Rules on spaces, dashes and other punctuation, and on lookalikes of the right characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import HEADINGS, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, WESTERN, Match, body_example, rule
from drafter.lint.text_view import JOINER

# Literals of which each match of a pattern contains one: a text without them needs no pattern, which saves compiling.
_SPACES = (" ", "\u00a0")
_DOUBLE_SPACES = tuple(first + second for first in _SPACES for second in _SPACES)
_SPACES_BEFORE = tuple(space + stop for space in _SPACES for stop in ",;:?!.")
_SPACES_INSIDE = tuple(inside for space in _SPACES for inside in (f"({space}", f"{space})"))
_DOUBLE_STOPS = ("..", ",,", ";;", "::", ",.", ".,")
_SHORTENED = re.compile(r"(?:\b\w|etc|[A-Z][a-z]{1,3}|al|vs|No)$")
_BULLETS = "•·▪◦‣●○"


def ends_with_abbreviation(text: str) -> bool:
    """True if the last full stop of a line belongs to its last word, such as “Ltd.”, “p.m.” or “...”."""
    return bool(re.search(r"(?:\b\w|\b(?:Ltd|Inc|Co|Corp|Jr|Sr|St|No|Nos|al|vs|ret|Esq|Ph\.D|int)|\.|\d)\.$", text))


def _contains(text: str, literals: Iterable[str]) -> bool:
    return any(literal in text for literal in literals)


@rule(
    "double-space",
    WARNING,
    "Put one space between words.",
    PRACTICE,
    bad=body_example("The clubs  have met."),
    good=body_example("The clubs have met."),
    safe=True,
)
def double_space(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        if not _contains(text.text, _DOUBLE_SPACES):
            continue
        for match in re.finditer(r"(?<=\S)(?<!\|)[ \u00a0]{2,}(?=[^\s|])", text.text):
            block = next((block for block in text.blocks if block.start <= match.start() < block.end), None)
            if (
                block
                and block.kind != "table"
                and text.plain[text.plain.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
            ):
                yield text.at(match, "Use one space.", " ")


@rule(
    "space-before",
    WARNING,
    "Put no space before a comma, a full stop, a colon or a semicolon.",
    PUNCTUATION,
    bad=body_example("The clubs have met , and raced ."),
    good=body_example("The clubs have met, and raced."),
    safe=True,
    languages=ENGLISH,
)
def space_before(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not _contains(text.plain, _SPACES_BEFORE):
            continue
        for match in re.finditer(r"(?<=[\w)”\"’])[ \u00a0]+(?=[,;:?!](?:\s|$)|\.(?:\s|$))", text.plain, re.MULTILINE):
            # An omission has spaced points (“. . .”), a score or a ratio a spaced colon (“3 : 1”), a list digits.
            is_spaced = re.compile(
                r"(?<![ \u00a0])[ \u00a0]++(?:\.[ \u00a0]+\.|:[ \u00a0]+\d|(?<=\d[ \u00a0])[.,][ \u00a0]+\d)"
            ).match(text.plain, match.start())
            yield text.at(match, "Remove this space.", None if is_spaced else "")


@rule(
    "space-after",
    WARNING,
    "Put a space after a comma, a semicolon and a full stop.",
    PUNCTUATION,
    bad=body_example("The clubs have met,and raced.All have won."),
    good=body_example("The clubs have met, and raced. All have won."),
    safe=True,
    languages=ENGLISH,
)
def space_after(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for match in re.finditer(
            r"(?<=[a-z])[,;](?=[a-zA-Z])|(?<=[a-z]{3})[.?!](?=[A-Z][a-z])|(?<=[a-z]),(?=\d)", text.plain
        ):
            # “Boats.Com” is a name, and “f(x,y)” a formula.
            is_name = re.compile(r"\.(?:Com|Org|Net|Int|Info|Js)\b").match(text.plain, match.start())
            is_formula = re.search(r"\(\w$", text.plain[max(match.start() - 2, 0) : match.start()])
            fix = None if is_name or is_formula else f"{match[0]} "
            yield text.at(match, f"Put a space after “{match[0]}”.", fix)


@rule(
    "space-parenthesis",
    WARNING,
    "Put no space inside parentheses.",
    PUNCTUATION,
    bad=body_example("The clubs ( of both islands ) have met."),
    good=body_example("The clubs (of both islands) have met."),
    safe=True,
)
def space_parenthesis(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not _contains(text.plain, _SPACES_INSIDE):
            continue
        for match in re.finditer(r"(?<=\()[ \u00a0]+(?=\w)|(?<=[\w.])[ \u00a0]+(?=\))", text.plain):
            yield text.at(match, "Remove this space inside the parentheses.", "")


@rule(
    "dash",
    WARNING,
    "Use a dash between words, not a hyphen.",
    PUNCTUATION,
    bad=body_example("The clubs - both of them - have met."),
    good=body_example("The clubs – both of them – have met."),
    safe=True,
    languages=WESTERN,
)
def dash(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not _contains(text.plain, (" -", "--")):
            continue
        tables = tuple(text.of_kind("table"))
        for match in re.finditer(r"(?<=[\w,)”\"]) (-|--|---)(?= [\w(“\"])|(?<=\w)(--|---)(?=\w)", text.plain):
            group = 1 if match[1] else 2
            if not any(block.start <= match.start() < block.end for block in tables):
                # Before a number, the hyphen may be a minus or part of a range.
                is_number = text.plain[match.end() :].lstrip()[:1].isdigit()
                fix = None if is_number else "–" if group == 1 else " – "
                yield text.at(match, "Use a dash (– or —) between words, not a hyphen.", fix, group)


@rule(
    "stops",
    WARNING,
    "End a sentence or a clause with one punctuation mark.",
    PUNCTUATION,
    bad=body_example("The clubs have met.. They have raced,, too."),
    good=body_example("The clubs have met. They have raced, too."),
    safe=True,
)
def stops(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not _contains(text.plain, _DOUBLE_STOPS):
            continue
        for match in re.finditer(
            r"(?<![.\s/])(?:\.\.(?!\.)|(?:(?<!,)|(?<=[.\s/],)),{2,}+|(?:(?<!;)|(?<=[.\s/];));{2,}+"
            r"|(?:(?<!:)|(?<=[.\s/]:)):{2,}+|,\.|\.,(?<!\b[a-z]\.,))(?=\s|$)",
            text.plain,
            re.MULTILINE,
        ):
            if match[0] == ".," and _SHORTENED.search(text.plain[max(match.start() - 8, 0) : match.start()]):
                continue
            fix = match[0][0] if match[0][0] == match[0][1] else None
            yield text.at(match, "Use one punctuation mark.", fix)


@rule(
    "paragraph-stop",
    WARNING,
    "End a paragraph with a punctuation mark.",
    PUNCTUATION,
    bad=body_example("The clubs have met"),
    good=body_example("The clubs have met."),
)
def paragraph_stop(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for index, block in enumerate(text.blocks):
            following = text.blocks[index + 1].kind if index + 1 < len(text.blocks) else ""
            words = text.plain[block.start : block.end].rstrip(f" {JOINER}")
            # A line before a quotation, a list or a table needs none, nor does a line in bold.
            if block.kind != "text" or following in ("quotation", "item", "table") or words[:1] == JOINER:
                continue
            if words.endswith((".", ":", ";", ",", "?", "!")) or len(words.split()) <= 2:  # noqa: PLR2004
                continue
            if re.search(r"\w[”\"’')\]]*$", words) and not re.search(r"[,;] (?:and|or)$", words):
                end = block.start + len(words)
                yield text.match_at(end - 1, end, "End the paragraph with a punctuation mark.")


@rule(
    "heading-stop",
    WARNING,
    "Do not end a heading with a punctuation mark.",
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
                message = "Remove the punctuation mark at the end of the heading."
                yield text.match_at(block.end - 1, block.end, message, None if ends_with_abbreviation(words) else "")


@rule(
    "heading-capitals",
    WARNING,
    "In a heading, capitalize only the first word and proper names.",
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
                message = "Write the heading in upper and lower case."
                yield text.match_at(block.start + lead, block.start + lead + len(words), message)


@rule(
    "ligature",
    WARNING,
    "Replace ligatures copied from a PDF with separate letters.",
    PRACTICE,
    bad=body_example("The ofﬁce of the club has met."),
    good=body_example("The office of the club has met."),
    suggested=True,
)
def ligature(context: LintContext) -> Iterable[Match]:
    ligatures = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    for text in context.all:
        if not _contains(text.text, ligatures):
            continue
        for match in re.finditer("[ﬀ-ﬆ]", text.text):
            right = ligatures[match[0]]
            # A word with a capital may be a name.
            is_name = re.search(r"(?<!\w)[^\W\d_a-z]\w*$", text.text[max(match.start() - 40, 0) : match.start()])
            yield text.at(match, f"Replace the ligature with “{right}”.", None if is_name else right)


@rule(
    "mixed-script",
    WARNING,
    "Write each word in one script.",
    PRACTICE,
    bad=body_example("The clubs have mеt."),
    good=body_example("The clubs have met."),
    languages=ENGLISH,
)
def mixed_script(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        if text.text.isascii():
            continue
        for match in re.finditer(r"\b(?=\w*[A-Za-z])\w*[\u0370-\u03ff\u0400-\u04ff]\w*", text.text):
            foreign = next(character for character in match[0] if "\u0370" <= character <= "\u04ff")
            script = "Cyrillic" if foreign >= "\u0400" else "Greek"
            yield text.at(match, f"“{match[0]}” contains the {script} character {foreign}; type the word again.")


@rule(
    "accent-as-apostrophe",
    WARNING,
    "Use ’ or ' as an apostrophe, not an accent.",
    PUNCTUATION,
    bad=body_example("The clubs have met in the captain´s house."),
    good=body_example("The clubs have met in the captain's house."),
    safe=True,
)
def accent_as_apostrophe(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        if not _contains(text.text, "´`"):
            continue
        for match in re.finditer(r"(?<=\w)[´`](?=\w|\s)", text.text):
            # In names, such as “Sana`a”, and around code, the character is meant.
            word = re.search(r"(?<!\w)[^\W\d]++$", text.text[max(match.start() - 40, 0) : match.start()])
            is_genitive = re.compile(r"[´`](?:s\b|\s)").match(text.text, match.start())
            opened = text.text.count(match[0], text.text.rfind("\n", 0, match.start()) + 1, match.start())
            fix = "’" if word and is_genitive and not opened else None
            yield text.at(match, "Use ’ as an apostrophe, not an accent.", fix)


@rule(
    "bullet-typed",
    NOTE,
    "Begin a list item with “- ”, not with a bullet.",
    "Web Content Accessibility Guidelines 2.2, 1.3.1",
    bad=body_example("• the boats\n• the oars"),
    good=body_example("- the boats\n- the oars"),
)
def bullet_typed(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        if not _contains(text.text, _BULLETS):
            continue
        for match in re.finditer(rf"^[ \t]*([{_BULLETS}])(?=[ \t\u00a0]+\S)", text.text, re.MULTILINE):
            yield text.at(match, "Replace the bullet with “- ”, so that the lines become a list.", "-", 1)
