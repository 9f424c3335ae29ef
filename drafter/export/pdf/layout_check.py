"""Check of the laid-out pages: every text is there, and every line is inside its box and on its page.

The style sheet breaks words that are too long, and long notes are divided. What does not fit even so is an error,
because WeasyPrint would print it over other text or beyond the sheet, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError

_TOLERANCE = 0.4  # 0.3 points, in CSS pixels
_SHOWN_CHARACTERS = 40
# A letter of one page has no headers and footers of later pages.
_LATER_PAGES = (["running-head"], ["running-foot"])
_IGNORED = str.maketrans({"\u00ad": None, "\u200b": None})

Places = Mapping[Element, Place]


class Problem(NamedTuple):
    """An element of the page whose text is lost or outside, and the number of the page; 0 if it is on no page."""

    element: Element
    page: int


def check_layout(page: Element, document: Any, lost: Iterable[Problem], places: Places) -> None:
    """Raise InvalidLetterError if WeasyPrint's layout of `page` lost a text, or put one outside of its box or page.

    `lost` is the result of `lost_texts`; `places` are the places of elements in the YAML.
    """
    problems = list(dict.fromkeys(chain(lost, _texts_outside(document))))
    if problems:
        parents = {child: parent for parent in page.iter() for child in parent}
        findings = [_finding(problem, parents, places) for problem in problems]
        # One finding for each place is enough: the first.
        raise InvalidLetterError(*{finding.place: finding for finding in reversed(findings)}.values())


def lost_texts(page: Element, document: Any) -> list[Problem]:
    """Return the elements whose text is not complete on the pages; a text may be there twice, as in header rows."""
    from weasyprint.formatting_structure.boxes import TextBox

    laid_out: dict[Element, int] = {}
    for sheet in document.pages:
        for box in sheet._page_box.descendants():
            if isinstance(box, TextBox):
                laid_out[box.element] = laid_out.get(box.element, 0) + _length(box.text)
    return [
        Problem(element, 0)
        for part in page[-1]
        if part.get("class", "").split()[:1] not in _LATER_PAGES
        for element in part.iter()
        if laid_out.get(element, 0) < _own_length(element)
    ]


def _own_length(element: Element) -> int:
    length = _length(element.text) if element.text else 0
    return length + sum(_length(child.tail) for child in element if child.tail)


def _length(text: str) -> int:
    """Return the number of characters without spaces and without what marks where a word may break."""
    return len("".join(text.translate(_IGNORED).split()))


def _texts_outside(document: Any) -> Iterator[Problem]:
    for number, sheet in enumerate(document.pages, 1):
        # WeasyPrint offers no public way to the boxes of a page.
        page = sheet._page_box
        for part, top, bottom in _parts(page):
            for element in _elements_outside(part, top - _TOLERANCE, bottom + _TOLERANCE):
                yield Problem(element, number)
            if getattr(part, "at_keyword", "").startswith("@top"):
                yield from (Problem(element, number) for element in _above_low_rules(part, bottom + _TOLERANCE))


def _parts(page: Any) -> Iterator[tuple[Any, float, float]]:
    """Yield the text, notes, headers and footers of a page, each with the upper and lower edge of its room."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    top, bottom, height = page.content_box_y(), page.content_box_y() + page.height, page.margin_height()
    notes = next((part for part in page.children if isinstance(part, FootnoteAreaBox)), None)
    for part in page.children:
        if part is notes:
            yield part, top, bottom
        elif not isinstance(part, MarginBox):
            # The masthead is higher than the text.
            yield part, 0, notes.position_y if notes else bottom
        elif part.at_keyword.startswith("@top"):
            yield part, 0, top
        else:
            yield part, bottom, height


def _elements_outside(part: Any, top: float, bottom: float) -> Iterator[Element]:
    for line, box in _lines(part):
        if _is_too_wide(line, box) or line.position_y < top or _end(line) > bottom:
            yield box.element


def _above_low_rules(header: Any, bottom: float) -> Iterator[Element]:
    """Yield the element of the last line of a header whose rule is printed over the text of the page."""
    rules = [box for box in header.descendants() if "rule" in _classes(box)]
    if any(rule.position_y > bottom for rule in rules):
        yield from [box.element for _, box in _lines(header)][-1:]


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def lines_too_wide(document: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each line that ends beyond the edge of its box, and the box."""
    return ((line, box) for line, box in laid_out_lines(document) if _is_too_wide(line, box))


def laid_out_lines(document: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each line on the pages of WeasyPrint's document, and its box."""
    for sheet in document.pages:
        yield from _lines(sheet._page_box)


def _lines(part: Any) -> Iterator[tuple[Any, Any]]:
    from weasyprint.formatting_structure.boxes import LineBox

    for box in part.descendants():
        for line in box.children:
            if isinstance(line, LineBox) and line.width:
                yield line, box


def _is_too_wide(line: Any, box: Any) -> bool:
    if box.style["direction"] == "rtl":
        return bool(line.position_x < box.content_box_x() - _TOLERANCE)
    return bool(line.position_x + line.width > box.content_box_x() + box.width + _TOLERANCE)


def _end(line: Any) -> float:
    return float(line.position_y + line.height)


def _finding(problem: Problem, parents: Mapping[Element, Element], places: Places) -> Finding:
    element: Element | None = problem.element
    while element is not None and element not in places:
        element = parents.get(element)
    text = " ".join("".join(problem.element.itertext()).split())
    shown = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS].rstrip()}…"
    where = f"page {problem.page} of the PDF" if problem.page else "the pages of the PDF"
    return Finding(
        "off-page",
        f"“{shown}” does not fit on {where}; shorten it.",
        places.get(element) if element is not None else None,
    )
