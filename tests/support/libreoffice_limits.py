"""Redlines that LibreOffice 7.4 cannot accept or reject as Word does, whatever Drafter writes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from drafter.word.names import DEL, INS, PPR, ROW, RPR, TABLE, TRPR, P, W
from drafter.word.package import open_package

_NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}


def libreoffice_leaves_a_paragraph(redline: bytes) -> bool:
    """True if LibreOffice leaves an empty paragraph after accepting or rejecting, or takes the end of one below.

    It ignores the tracked end of a paragraph with a note, keeps one of the paragraphs between two tracked tables, and
    one before a tracked table at the beginning. Next to a tracked end, a paragraph may lose its own end if a tracked
    note is all that it has, or its last word.
    """
    body = open_package(redline).xml("word/document.xml").find(f"{W}body")
    assert body is not None
    blocks = [block for block in body if block.tag in (P, TABLE)]
    return (
        any(map(_ends_with_a_note, body.iter(P)))
        or _has_tables_in_a_row(body)
        or any(_loses_an_end(above, below) for above, below in pairwise(blocks))
        or _begins_with_a_table(blocks)
    )


def _loses_an_end(above: Element, below: Element) -> bool:
    last = above[-1] if len(above) else above
    ends_with_note = last.tag in (INS, DEL) and any(one.tag in _NOTES for one in last.iter())
    return (bool(_mark(above)) and _is_only_a_note(below)) or (bool(_mark(below)) and ends_with_note)


def _is_only_a_note(paragraph: Element) -> bool:
    content = [child for child in paragraph if child.tag != PPR]
    return len(content) == 1 and content[0].tag in (INS, DEL) and any(one.tag in _NOTES for one in content[0].iter())


def _begins_with_a_table(blocks: Sequence[Element]) -> bool:
    first, second = (*blocks, None, None)[:2]
    if first is None or second is None or first.tag != P or second.tag != TABLE:
        return False
    return bool(_mark(first)) and _mark(first) == _table_mark(second)


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
