"""What those depend on who hear the document read, or find their way in it by its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import WCAG
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule


@rule(
    "heading-skipped",
    WARNING,
    "The level of a heading is at most one deeper than that of the heading before it.",
    f"{WCAG}, 1.3.1 and 2.4.6",
    bad=body_example("# The exchange", "The clubs have met.", "### The boats", "They are long."),
    good=body_example("# The exchange", "The clubs have met.", "## The boats", "They are long."),
)
def heading_skipped(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        before = 0
        for block in text.of_kind("heading"):
            marks = re.match(r"#+", text.text[block.start : block.end])
            level = len(marks[0]) if marks else 1
            if before and level > before + 1:
                message = f"This heading is of level {level}, the one before of level {before}: “{'#' * (before + 1)}”."
                yield text.match_at(block.start, block.start + level, message, "#" * (before + 1))
            before = level


@rule(
    "heading-bold",
    WARNING,
    "A heading is marked as one, with #, so that it is found as a heading.",
    f"{WCAG}, 1.3.1",
    bad=body_example("**The exchange**", "The clubs have met."),
    good=body_example("## The exchange", "The clubs have met."),
)
def heading_bold(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("text"):
            words = text.text[block.start : block.end]
            if re.fullmatch(r"(\*\*|__)[^*_\n]{2,100}\1[:.]?", words):
                yield text.match_at(
                    block.start, block.end, "This looks like a heading and is none; write “## ” before it."
                )


@rule(
    "heading-empty",
    WARNING,
    "A heading has words.",
    f"{WCAG}, 2.4.6",
    bad='body: "The clubs have met.\\n\\n## \\n\\n{{ circulation_request }}"\n',
    good=body_example("## The exchange", "The clubs have met."),
)
def heading_empty(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for found in re.finditer(r"^ {0,3}#{1,6}[ \t]*$", text.text, re.MULTILINE):
            yield text.at(found, "This heading has no words.")


@rule(
    "link-words",
    WARNING,
    "The words of a link say where it leads.",
    f"{WCAG}, 2.4.4",
    bad=body_example("The log can be read [here](https://example.org/log)."),
    good=body_example("All may read the [log of the exchange](https://example.org/log)."),
)
def link_words(context: LintContext) -> Iterable[Match]:
    vague = r"here|click here|this|link|this link|this page|more|read more|website|this website|see here|document"
    for text in context.texts:
        for found in re.finditer(rf"(?<!!)\[\s*({vague}|)\s*\]\([^)\s]*\)", text.text, re.IGNORECASE):
            said = f"“{found[1]}” does not say where the link leads." if found[1] else "This link has no words."
            yield text.at(found, said)


@rule(
    "alternative-words",
    WARNING,
    "The alternative text of a picture says what is seen.",
    f"{WCAG}, 1.1.1",
    bad=body_example("The clubs have met.", "![image.png](boat.png)"),
    good=body_example("The clubs have met.", "![A rowing boat with eight oars](boat.png)"),
)
def alternative_words(context: LintContext) -> Iterable[Match]:
    vague = r"image|picture|photo|figure|fig\.?|map|chart|graph|logo|img|[\w-]+\.(?:png|jpe?g|gif|svg)|\d+"
    for text in context.texts:
        for found in re.finditer(rf"!\[\s*((?:{vague})\s*\d*)\s*\]\([^)]*\)", text.text, re.IGNORECASE):
            yield text.at(found, f"“{found[1]}” does not say what is seen.", None, 1)


@rule(
    "table-head",
    WARNING,
    "Each column of a table has a heading.",
    f"{WCAG}, 1.3.1",
    bad=body_example("| Club |  |\n|---|---|\n| Valletta | 12 |"),
    good=body_example("| Club | Crews |\n|---|---|\n| Valletta | 12 |"),
)
def table_head(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("table"):
            head = text.text[block.start : block.end].split("\n")[0].rstrip()
            cells = head.strip("|").split("|") if head.count("|") > 1 else []
            # The first cell may be empty: the column under it holds the headings of the rows.
            if any(not cell.strip() for cell in cells[1:]) or (cells and not "".join(cells).strip()):
                yield text.match_at(block.start, block.start + len(head), "A column of this table has no heading.")


@rule(
    "address-bare",
    NOTE,
    "A web address stands behind words, not among them.",
    f"{WCAG}, 2.4.4",
    bad=body_example("The log can be read at https://example.org/exchange/2026/the-log-of-the-exchange.html?page=1."),
    good=body_example("All may read the [log of the exchange](https://example.org/exchange/2026/log.html)."),
)
def address_bare(context: LintContext) -> Iterable[Match]:
    longest = 40
    for text in context.bodies:
        for found in re.finditer(r"(?<![(<\[])https?://[^\s<>)]+", text.text):
            if len(found[0]) > longest and not text.text[: found.start()].endswith("]("):
                yield text.at(found, "Read aloud, this is long; write [words](address).")


@rule(
    "note-unused",
    WARNING,
    "A footnote is called in the text.",
    f"{WCAG}, 1.3.1",
    bad=body_example("The clubs have met.", "[^1]: In Valletta."),
    good=body_example("The clubs have met.[^1]", "[^1]: In Valletta."),
)
def note_unused(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        notes = {found[1]: found for found in re.finditer(r"^[ ]{0,3}\[\^([^\]\s]+)\]:", text.text, re.MULTILINE)}
        calls = {found[1] for found in re.finditer(r"\[\^([^\]\s]+)\](?!:)", text.text)}
        for name in notes.keys() - calls:
            yield text.at(notes[name], f"No mark in the text calls the footnote {name}.")
