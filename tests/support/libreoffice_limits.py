"""Redlines that LibreOffice 7.4 cannot accept or reject as Word does, whatever Drafter writes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from drafter.word.names import DEL, INS, PPR, ROW, RPR, TABLE, TRPR, P, W
from drafter.word.package import open_package

_NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}


def libreoffice_leaves_a_paragraph(redline: bytes) -> bool:
    """True if LibreOffice leaves an empty paragraph after accepting or rejecting.

    It ignores the tracked end of a paragraph with a note, and keeps one of the paragraphs between two tracked tables.
    """
    body = open_package(redline).xml("word/document.xml").find(f"{W}body")
    assert body is not None
    return any(map(_ends_with_a_note, body.iter(P))) or _has_tables_in_a_row(body)


def _ends_with_a_note(paragraph: Element) -> bool:
    return bool(_mark(paragraph)) and any(element.tag in _NOTES for element in paragraph.iter())


def _has_tables_in_a_row(body: Element) -> bool:
    above = ""
    for block in body:
        if block.tag == TABLE:
            kind = _table_mark(block)
            if kind and kind == above:
                return True
            above = kind
        elif block.tag == P and _mark(block) != above:
            above = ""
    return False


def _mark(paragraph: Element) -> str:
    """Return the tag of the tracked change of a paragraph's end, "" if there is none."""
    return next((mark.tag for mark in paragraph.findall(f"{PPR}/{RPR}/*") if mark.tag in (INS, DEL)), "")


def _table_mark(table: Element) -> str:
    """Return the tag of the tracked change that all rows of a table have, "" if there is none."""
    marks = [{mark.tag for mark in row.findall(f"{TRPR}/*")} & {INS, DEL} for row in table.iter(ROW)]
    same = set.intersection(*marks) if marks else set()
    return next(iter(same), "")
