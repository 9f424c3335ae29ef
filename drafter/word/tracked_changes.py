"""Tracked changes of a Word part, accepted or rejected, so that all other code reads text without changes.

ECMA-376 part 1, 17.13.5 defines the elements. Word joins a paragraph whose mark is deleted with the next one, which
keeps its own properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from drafter.word.names import CELL, DEL, INS, MOVE_FROM, MOVE_TO, PPR, ROW, RPR, TABLE, TCPR, TRPR, P, W

_ADDED, _REMOVED = {INS, MOVE_TO}, {DEL, MOVE_FROM}
_CELL_ADDED, _CELL_REMOVED = f"{W}cellIns", f"{W}cellDel"
# Former properties, inside the properties of today.
_FORMER = {
    f"{W}{name}Change": f"{W}{name}"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "numbering")
}
_RANGES = {
    f"{W}{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
}
_TEXTS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_CHANGES = {*_ADDED, *_REMOVED, *_FORMER, *_RANGES, _CELL_ADDED, _CELL_REMOVED, f"{W}cellMerge"}
_HOLDERS = {RPR, TRPR, TCPR}
# What rejecting a change of the paragraph's properties does not restore: Word does not track it.
_NOT_RESTORED = {RPR, f"{W}sectPr"}
# Elements outside the text flow, between which paragraphs are still next to each other.
_BETWEEN = {f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}


def has_changes(root: Element) -> bool:
    """True if a part has tracked changes."""
    return any(element.tag in _CHANGES for element in root.iter())


def settle_changes(root: Element, accept: bool = True) -> Element:
    """Accept or reject all tracked changes of a part, in place; return the root."""
    if has_changes(root):
        _settle(root, _REMOVED if accept else _ADDED, accept)
        # The marks of paragraphs, rows and cells were needed until their parents were settled.
        for holder in [element for element in root.iter() if element.tag in _HOLDERS]:
            holder[:] = [child for child in holder if child.tag not in _CHANGES]
    return root


def _settle(parent: Element, gone: set[str], accept: bool) -> None:
    children = list(_settled_children(parent, gone, accept))
    parent[:] = _joined(children, gone)
    if parent.tag == CELL and (not len(parent) or parent[-1].tag in (TCPR, TABLE)):
        parent.append(Element(P))


def _settled_children(parent: Element, gone: set[str], accept: bool) -> Iterator[Element]:
    """Yield the remaining children, those of inserted or deleted runs in their place."""
    if not accept:
        _restore(parent)
    for child in list(parent):
        if child.tag in _RANGES or child.tag in _FORMER:
            continue
        if child.tag in _ADDED | _REMOVED and parent.tag not in (RPR, TRPR):
            if child.tag not in gone:
                yield from _settled_children(child, gone, accept)
            continue
        child.tag = _TEXTS.get(child.tag, child.tag)
        _settle(child, gone, accept)
        if not _is_gone(child, gone):
            yield child


def _restore(parent: Element) -> None:
    """Replace properties by the former ones that they contain."""
    change = next((child for child in parent if child.tag in _FORMER), None)
    former = None if change is None else change.find(_FORMER[change.tag])
    if change is None or former is None:
        return
    kept = [child for child in parent if child.tag in _NOT_RESTORED or child.tag in _ADDED | _REMOVED]
    if parent.tag == PPR:
        parent[:] = [*(child for child in former if child.tag not in _NOT_RESTORED), *kept]
    elif parent.tag in (RPR, TRPR):
        parent[:] = [*(child for child in kept if child.tag in _ADDED | _REMOVED), *former]
    else:
        references = [child for child in parent if child.tag in (f"{W}headerReference", f"{W}footerReference")]
        parent[:] = [*references, *former]


def _is_gone(element: Element, gone: set[str]) -> bool:
    """True for a row or cell that the changes remove, and for a table without rows."""
    if element.tag == ROW:
        marks = (child.tag for child in element.findall(f"{TRPR}/*"))
        return any(mark in gone for mark in marks) or element.find(f".//{CELL}") is None
    if element.tag == CELL:
        return element.find(f"{TCPR}/{_CELL_REMOVED if DEL in gone else _CELL_ADDED}") is not None
    return element.tag == TABLE and element.find(f".//{ROW}") is None


def _joined(children: list[Element], gone: set[str]) -> list[Element]:
    """Return the children; a paragraph whose mark the changes remove is joined with the next paragraph."""
    result: list[Element] = []
    # The paragraphs without a mark, with what is between them.
    waiting: list[Element] = []
    for child in children:
        if child.tag == P and _mark_is_gone(child, gone):
            waiting.append(child)
        elif child.tag == P and waiting:
            result.append(_join(waiting, child))
            waiting = []
        elif waiting and child.tag in _BETWEEN:
            waiting.append(child)
        else:
            result += [*waiting, child]
            waiting = []
    return result + waiting


def _mark_is_gone(paragraph: Element, gone: set[str]) -> bool:
    return any(child.tag in gone for child in paragraph.findall(f"{PPR}/{RPR}/*"))


def _join(before: list[Element], last: Element) -> Element:
    """Return one paragraph with the properties of the last and the content of all."""
    content = [item for element in before for item in ([element] if element.tag != P else element) if item.tag != PPR]
    properties = [child for child in last if child.tag == PPR]
    last[:] = [*properties, *content, *(child for child in last if child.tag != PPR)]
    return last
