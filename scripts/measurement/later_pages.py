"""Measurements of later pages: running header and footer, first and last line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from measurement.first_page import EMPTY_LINE, JOB
from measurement.marks import Mark, of_piece, of_rule
from measurement.pdf_pages import Sheet

_EDGE = re.compile(r"(left|right), x ([0-9.]+)")
# Headings have another line height; the table has the line height of text.
LARGEST_TEXT = 10.5
_PAGE_NUMBER = re.compile(r"^\d+/\d+$")


def later_page(place: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    """Return the marks of a later page for all positions in the table. Even pages are mirrored."""
    side, name = ("odd" if sheet.number % 2 else "even"), f"page {sheet.number}"
    header = place["running_symbol"]
    rule = header["rule_below"]["y"]
    symbols = [piece for piece in sheet.pieces if rule / 2 < piece.baseline < rule]
    if symbols:
        yield from of_piece(f"{name}, running symbol", _mirrored(header, side), symbols[-1])
        yield from of_rule(f"{name}, rule", header["rule_below"], sheet)
    text = [line for line in sheet.lines if rule < line.baseline < place["page_number"]["baseline"] - EMPTY_LINE]
    if text and text[0].size < LARGEST_TEXT:
        yield Mark(f"{name}, first line", place["first_text_baseline"], text[0].baseline)
    if text:
        yield Mark(f"{name}, last line", place["text_bottom"], text[-1].baseline, at_most=True)
    footer = [piece for piece in sheet.pieces if piece.baseline > place["text_bottom"]]
    for kind, pattern in (("page_number", _PAGE_NUMBER), ("job_number", JOB)):
        for piece in (piece for piece in footer if pattern.match(piece.text)):
            yield from of_piece(f"{name}, {kind.replace('_', ' ')}", _mirrored(place[kind], side), piece)


def _mirrored(place: Mapping[str, Any], side: str) -> dict[str, float]:
    edge = _EDGE.match(place[side])
    assert edge, place[side]
    return {"baseline": place["baseline"], f"x_{edge[1]}": float(edge[2])}
