"""Rules for readers who use a screen reader: headings, links, pictures, tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import WCAG
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule


@rule(
    "heading-skipped",
    WARNING,
    "Make a heading at most one level deeper than the heading before it.",
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
                right = "#" * (before + 1)
                message = f"“{'#' * level}” is level {level}, after a heading of level {before}; write “{right}”."
                yield text.match_at(block.start, block.start + level, message, right)
            before = level


@rule(
    "heading-bold",
    WARNING,
    "Mark a heading with #, not with bold text.",
    f"{WCAG}, 1.3.1",
    bad=body_example("**The exchange**", "The clubs have met."),
    good=body_example("## The exchange", "The clubs have met."),
)
def heading_bold(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("text"):
            words = text.text[block.start : block.end]
            if re.fullmatch(r"(\*\*|__)[^*_\n]{2,100}\1[:.]?", words):
                message = "Bold text is not a heading for screen readers; write “## ” before it."
                yield text.match_at(block.start, block.end, message)


@rule(
    "heading-empty",
    WARNING,
    "Give each heading words.",
    f"{WCAG}, 2.4.6",
    bad='body: "The clubs have met.\\n\\n## \\n\\n{{ circulation_request }}"\n',
    good=body_example("## The exchange", "The clubs have met."),
)
def heading_empty(context: LintContext) -> Iterable[Match]:
    for text in context.texts_with("#"):
        for match in re.finditer(r"^ {0,3}#{1,6}[ \t]*$", text.text, re.MULTILINE):
            yield text.at(match, "The heading has no words; write them, or remove it.")


@rule(
    "link-words",
    WARNING,
    "Name the target of a link in its words.",
    f"{WCAG}, 2.4.4",
    bad=body_example("The log can be read [here](https://example.org/log)."),
    good=body_example("All may read the [log of the exchange](https://example.org/log)."),
)
def link_words(context: LintContext) -> Iterable[Match]:
    vague = r"here|click here|this|link|this link|this page|more|read more|website|this website|see here|document"
    for text in context.texts_with("]("):
        for match in re.finditer(rf"(?<!!)\[\s*+({vague}|)\s*+\]\([^)\s]{{0,2000}}+\)", text.text, re.IGNORECASE):
            fault = f"“{match[1]}” does not say where the link leads" if match[1] else "The link has no words"
            yield text.at(match, f"{fault}; name its target.")


@rule(
    "alternative-words",
    WARNING,
    "Describe in the alternative text what the picture shows.",
    f"{WCAG}, 1.1.1",
    bad=body_example("The clubs have met.", "![image.png](boat.png)"),
    good=body_example("The clubs have met.", "![A rowing boat with eight oars](boat.png)"),
)
def alternative_words(context: LintContext) -> Iterable[Match]:
    vague = r"image|picture|photo|figure|fig\.?|map|chart|graph|logo|img|[\w-]++\.(?:png|jpe?g|gif|svg)|\d++"
    for text in context.texts_with("!["):
        for match in re.finditer(
            rf"!\[\s*+((?:{vague})(?:\s*+\d++)?)\s*+\]\([^)]{{0,2000}}+\)", text.text, re.IGNORECASE
        ):
            yield text.at(match, f"“{match[1]}” does not describe the picture; write what it shows.", None, 1)


@rule(
    "table-head",
    WARNING,
    "Give each column of a table a heading.",
    f"{WCAG}, 1.3.1",
    bad=body_example("| Club |  |\n|---|---|\n| Valletta | 12 |"),
    good=body_example("| Club | Crews |\n|---|---|\n| Valletta | 12 |"),
)
def table_head(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for block in text.of_kind("table"):
            header = text.text[block.start : block.end].split("\n")[0].rstrip()
            cells = header.strip("|").split("|") if header.count("|") > 1 else []
            # The first cell may be empty: its column contains the headings of the rows.
            if any(not cell.strip() for cell in cells[1:]) or (cells and not "".join(cells).strip()):
                yield text.match_at(
                    block.start, block.start + len(header), "A column has no heading; add it to this row."
                )


@rule(
    "address-bare",
    NOTE,
    "Put a long web address behind words, as a link.",
    f"{WCAG}, 2.4.4",
    bad=body_example("The log can be read at https://example.org/exchange/2026/the-log-of-the-exchange.html?page=1."),
    good=body_example("All may read the [log of the exchange](https://example.org/exchange/2026/log.html)."),
)
def address_bare(context: LintContext) -> Iterable[Match]:
    longest = 40
    for text in context.bodies:
        for match in re.finditer(r"(?<![(<\[])https?://[^\s<>)]+", text.text):
            if len(match[0]) > longest and not text.text.endswith("](", 0, match.start()):
                yield text.at(match, "Screen readers read this address in full; write [words](address).")
