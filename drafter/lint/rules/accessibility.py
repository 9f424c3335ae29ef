"""What those depend on who hear the document read, or find their way in it by its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import WCAG
from drafter.lint.case import Case
from drafter.lint.rule import NOTE, WARNING, Hit, body, rule


@rule(
    "heading-skipped",
    WARNING,
    "The level of a heading is at most one deeper than that of the heading before it.",
    f"{WCAG}, 1.3.1 and 2.4.6",
    bad=body("# The exchange", "The clubs have met.", "### The boats", "They are long."),
    good=body("# The exchange", "The clubs have met.", "## The boats", "They are long."),
)
def heading_skipped(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        before = 0
        for block in text.of_kind("heading"):
            marks = re.match(r"#+", text.text[block.start : block.end])
            level = len(marks[0]) if marks else 1
            if before and level > before + 1:
                message = f"This heading is of level {level}, the one before of level {before}: “{'#' * (before + 1)}”."
                yield text.hit(block.start, block.start + level, message, "#" * (before + 1))
            before = level


@rule(
    "heading-bold",
    WARNING,
    "A heading is marked as one, with #, so that it is found as a heading.",
    f"{WCAG}, 1.3.1",
    bad=body("**The exchange**", "The clubs have met."),
    good=body("## The exchange", "The clubs have met."),
)
def heading_bold(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        for block in text.of_kind("text"):
            words = text.text[block.start : block.end]
            if re.fullmatch(r"(\*\*|__)[^*_\n]{2,100}\1[:.]?", words):
                yield text.hit(block.start, block.end, "This looks like a heading and is none; write “## ” before it.")


@rule(
    "heading-empty",
    WARNING,
    "A heading has words.",
    f"{WCAG}, 2.4.6",
    bad='body: "The clubs have met.\\n\\n## \\n\\n{{ circulation_request }}"\n',
    good=body("## The exchange", "The clubs have met."),
)
def heading_empty(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        for found in re.finditer(r"^ {0,3}#{1,6}[ \t]*$", text.text, re.MULTILINE):
            yield text.at(found, "This heading has no words.")


@rule(
    "link-words",
    WARNING,
    "The words of a link say where it leads.",
    f"{WCAG}, 2.4.4",
    bad=body("The log can be read [here](https://example.org/log)."),
    good=body("All may read the [log of the exchange](https://example.org/log)."),
)
def link_words(case: Case) -> Iterable[Hit]:
    vague = r"here|click here|this|link|this link|this page|more|read more|website|this website|see here|document"
    for text in case.texts:
        for found in re.finditer(rf"(?<!!)\[\s*({vague}|)\s*\]\([^)\s]*\)", text.text, re.IGNORECASE):
            said = f"“{found[1]}” does not say where the link leads." if found[1] else "This link has no words."
            yield text.at(found, said)


@rule(
    "alternative-words",
    WARNING,
    "The alternative text of a picture says what is seen.",
    f"{WCAG}, 1.1.1",
    bad=body("The clubs have met.", "![image.png](boat.png)"),
    good=body("The clubs have met.", "![A rowing boat with eight oars](boat.png)"),
)
def alternative_words(case: Case) -> Iterable[Hit]:
    vague = r"image|picture|photo|figure|fig\.?|map|chart|graph|logo|img|[\w-]+\.(?:png|jpe?g|gif|svg)|\d+"
    for text in case.texts:
        for found in re.finditer(rf"!\[\s*((?:{vague})\s*\d*)\s*\]\([^)]*\)", text.text, re.IGNORECASE):
            yield text.at(found, f"“{found[1]}” does not say what is seen.", None, 1)


@rule(
    "table-head",
    WARNING,
    "Each column of a table has a heading.",
    f"{WCAG}, 1.3.1",
    bad=body("| Club |  |\n|---|---|\n| Valletta | 12 |"),
    good=body("| Club | Crews |\n|---|---|\n| Valletta | 12 |"),
)
def table_head(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        for block in text.of_kind("table"):
            head = text.text[block.start : block.end].split("\n")[0].rstrip()
            cells = head.strip("|").split("|") if head.count("|") > 1 else []
            # The first cell may be empty: the column under it holds the headings of the rows.
            if any(not cell.strip() for cell in cells[1:]) or (cells and not "".join(cells).strip()):
                yield text.hit(block.start, block.start + len(head), "A column of this table has no heading.")


@rule(
    "address-bare",
    NOTE,
    "A web address stands behind words, not among them.",
    f"{WCAG}, 2.4.4",
    bad=body("The log can be read at https://example.org/exchange/2026/the-log-of-the-exchange.html?page=1."),
    good=body("All may read the [log of the exchange](https://example.org/exchange/2026/log.html)."),
)
def address_bare(case: Case) -> Iterable[Hit]:
    longest = 40
    for text in case.bodies:
        for found in re.finditer(r"(?<![(<\[])https?://[^\s<>)]+", text.text):
            if len(found[0]) > longest and not text.text[: found.start()].endswith("]("):
                yield text.at(found, "Read aloud, this is long; write [words](address).")


@rule(
    "note-unused",
    WARNING,
    "A footnote is called in the text.",
    f"{WCAG}, 1.3.1",
    bad=body("The clubs have met.", "[^1]: In Valletta."),
    good=body("The clubs have met.[^1]", "[^1]: In Valletta."),
)
def note_unused(case: Case) -> Iterable[Hit]:
    for text in case.texts:
        notes = {found[1]: found for found in re.finditer(r"^[ ]{0,3}\[\^([^\]\s]+)\]:", text.text, re.MULTILINE)}
        calls = {found[1] for found in re.finditer(r"\[\^([^\]\s]+)\](?!:)", text.text)}
        for name in notes.keys() - calls:
            yield text.at(notes[name], f"No mark in the text calls the footnote {name}.")
