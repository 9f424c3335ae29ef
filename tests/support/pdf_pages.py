"""Documents built by hand, and the lines on their PDF pages, in points from the upper left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber

from drafter.document.model import Block, Break, Document, Field, Group, Paragraph, Run
from drafter.export.pdf import export
from support.docx_parts import letter, look, text

MASTHEAD = Group(
    "masthead",
    (
        text("United Nations", "united-nations"),
        Paragraph(
            "symbol",
            (
                Run("A", frozenset({"organ-letter"})),
                Run("/71/999–"),
                Run("S", frozenset({"organ-letter"})),
                Run("/2016/999"),
            ),
        ),
        text("General Assembly", "organ-name"),
        text("Security Council", "organ-name"),
        text("Distr.: General", "distribution"),
        text("17 October 2016", "distribution"),
        text("", "distribution"),
        text("Original: English", "distribution"),
    ),
)
SESSION = Group(
    "session-block",
    (
        Group("column", (text("General Assembly", "session-organ"), text("Seventy-first session", "session"))),
        Group("column", (text("Security Council", "session-organ"), text("Seventy-first year", "session"))),
    ),
)
RUNNING_HEADER = Group("running-head", (text("A/71/999", "running-symbol"), text("S/2016/999", "running-symbol")))
RUNNING_FOOTER = Group(
    "running-foot",
    (text("16-17956", "running-job"), Paragraph("page-number", (Field("page"), Run("/"), Field("pages")))),
)
JOB_LINE = text("16-17956 (E)    181016", "job-line")
FIRST_FOOTER = Group("foot", (JOB_LINE,))
DRAFT = Group("draft-mark", (text("Draft", "draft-mark"),))
FURNITURE = (MASTHEAD, RUNNING_HEADER, RUNNING_FOOTER, FIRST_FOOTER)

WORDS = "The ferry between the two islands has been out of service since the beginning of the month."


@dataclass(frozen=True)
class Line:
    """One line of one column: words, baseline, edges, and the size and weight of its first character."""

    words: str
    baseline: float
    left: float
    right: float
    size: float
    bold: bool


def pdf_pages(*body: Block, furniture: tuple[Group, ...] = FURNITURE, **keys: Any) -> list[Any]:
    """Return the PDF pages of a letter with these blocks."""
    return open_pdf(letter(*body, furniture=furniture, **keys))


def open_pdf(document: Document) -> list[Any]:
    return list(pdfplumber.open(BytesIO(export(document, look()))).pages)


def lines(page: Any) -> list[Line]:
    """Return the lines of a page from top to bottom. A wide gap splits a line in two."""
    return sorted(
        (_line(page, word) for word in _text_ranges(page)), key=lambda line: (round(line.baseline), line.left)
    )


def line(page: Any, start: str) -> Line:
    """Return the first line that starts with these words."""
    return next(found for found in lines(page) if found.words.startswith(start))


def words(page: Any) -> list[str]:
    return [found.words for found in lines(page)]


def signature(name: str) -> Paragraph:
    return Paragraph(
        "signature",
        (
            Run("(Signed)", frozenset({"signed"})),
            Run(" Ann "),
            Run(name, frozenset({"family-name"})),
            Break(),
            Run(f"Office of {name}"),
        ),
    )


def _text_ranges(page: Any) -> Iterator[list[Any]]:
    by_baseline: dict[float, list[Any]] = {}
    for char in page.chars:
        by_baseline.setdefault(round(page.height - char["matrix"][5], 1), []).append(char)
    for chars in by_baseline.values():
        chars.sort(key=lambda char: char["x0"])
        start = 0
        for at, (left, right) in enumerate(pairwise(chars), 1):
            if right["x0"] - left["x1"] > 2 * left["size"]:
                yield chars[start:at]
                start = at
        yield chars[start:]


def _line(page: Any, chars: list[Any]) -> Line:
    visible = [char for char in chars if char["text"].strip()] or chars
    return Line(
        "".join(_with_spaces(chars)).strip(),
        page.height - visible[0]["matrix"][5],
        visible[0]["x0"],
        visible[-1]["x1"],
        visible[0]["size"],
        "Bold" in visible[0]["fontname"],
    )


def _with_spaces(chars: list[Any]) -> Iterator[str]:
    """Yield the characters, with spaces for gaps."""
    last = chars[0]
    for char in chars:
        if char["x0"] - last["x1"] > 0.25 * char["size"] and char["text"] != " " and last["text"] != " ":
            yield " "
        yield char["text"]
        last = char
