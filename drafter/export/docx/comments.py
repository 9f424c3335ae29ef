"""Findings as comments of Word: at the words that they are about, and in a part of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.diagnostics import Finding
from drafter.document.model import Inline, NoteMark, Run
from drafter.export.docx.xml import document_xml, paragraph, run, words

AUTHOR, INITIALS = "Drafter", "D"
_STYLE = "Normal"
_CODE = re.compile("`([^`]*)`")


def comment_ranges(inlines: Iterable[Inline]) -> Iterator[tuple[str, Inline, str]]:
    """Each inline of a paragraph between the marks of the comments that begin before it, and that end after it."""
    held = [(inline, inline.comments if isinstance(inline, (Run, NoteMark)) else ()) for inline in inlines]
    if not any(numbers for _, numbers in held):
        yield from (("", inline, "") for inline, _ in held)
        return
    first = {number: at for at, (_, numbers) in reversed(list(enumerate(held))) for number in numbers}
    last = {number: at for at, (_, numbers) in enumerate(held) for number in numbers}
    for at, (inline, numbers) in enumerate(held):
        begun = [number for number in numbers if first[number] == at]
        ended = [number for number in numbers if last[number] == at]
        yield range_start(begun), inline, range_end(ended)


def range_start(numbers: Iterable[int]) -> str:
    """The marks where comments begin."""
    return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)


def range_end(numbers: Iterable[int]) -> str:
    """The marks where comments end, each with the reference to the comment itself."""
    marks = (f'<w:commentRangeEnd w:id="{number}"/>' + _reference(number) for number in numbers)
    return "".join(marks)


def comments_part(findings: Sequence[Finding]) -> bytes:
    """comments.xml: what is wrong, what to write instead, and the rule with its authority; no date, and no place."""
    return document_xml("comments", "".join(_comment(number, finding) for number, finding in enumerate(findings)))


def _reference(number: int) -> str:
    return run(f'<w:commentReference w:id="{number}"/>')


def _comment(number: int, finding: Finding) -> str:
    text = "".join(paragraph(_STYLE, run(words(line))) for line in _lines(finding))
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">{text}</w:comment>'


def _lines(finding: Finding) -> Iterator[str]:
    yield _CODE.sub(r"“\1”", finding.message)
    if finding.fix is not None:
        yield f"Write: {finding.fix}" if finding.fix.strip() else "Leave it out."
    yield f"{finding.rule}: {finding.authority}" if finding.authority else finding.rule
