"""Findings as Word comments: ranges around the words, and the part with the comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.diagnostics import Finding
from drafter.document.model import Inline, NoteMark, Run
from drafter.export.docx.xml import paragraph, run, text_xml, xml_part

AUTHOR, INITIALS = "Drafter", "D"
_STYLE = "Normal"
_CODE = re.compile("`([^`]*)`")


def comment_ranges(inlines: Iterable[Inline]) -> Iterator[tuple[str, Inline, str]]:
    """Yield each inline of a paragraph between the starts and the ends of its comment ranges."""
    commented = [(inline, inline.comments if isinstance(inline, (Run, NoteMark)) else ()) for inline in inlines]
    if not any(numbers for _, numbers in commented):
        yield from (("", inline, "") for inline, _ in commented)
        return
    first = {number: index for index, (_, numbers) in reversed(list(enumerate(commented))) for number in numbers}
    last = {number: index for index, (_, numbers) in enumerate(commented) for number in numbers}
    for index, (inline, numbers) in enumerate(commented):
        starting = [number for number in numbers if first[number] == index]
        ending = [number for number in numbers if last[number] == index]
        yield range_start(starting), inline, range_end(ending)


def range_start(numbers: Iterable[int]) -> str:
    """Return the start marks of comments."""
    return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)


def range_end(numbers: Iterable[int]) -> str:
    """Return the end marks of comments, each with the reference to its comment."""
    marks = (f'<w:commentRangeEnd w:id="{number}"/>' + _reference(number) for number in numbers)
    return "".join(marks)


def comments_part(findings: Sequence[Finding]) -> bytes:
    """Return comments.xml: message, fix, and rule with authority of each finding, without a date."""
    return xml_part("comments", "".join(_comment(number, finding) for number, finding in enumerate(findings)))


def _reference(number: int) -> str:
    return run(f'<w:commentReference w:id="{number}"/>')


def _comment(number: int, finding: Finding) -> str:
    text = "".join(paragraph(_STYLE, run(text_xml(line))) for line in _lines(finding))
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">{text}</w:comment>'


def _lines(finding: Finding) -> Iterator[str]:
    yield _CODE.sub(r"“\1”", finding.message)
    if finding.fix is not None:
        yield f"Write: {finding.fix}" if finding.fix.strip() else "Leave it out."
    yield f"{finding.rule}: {finding.authority}" if finding.authority else finding.rule
