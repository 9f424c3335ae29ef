"""Tags of a redline: inserted and deleted text as structure elements Ins and Del, which readers treat as Span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.document.tags import DELETED, INSERTED

# ISO 32000-1, 14.8.5.4.4: how the text is decorated.
_TAGS = {INSERTED: ("/Ins", "/Underline"), DELETED: ("/Del", "/LineThrough")}


def tag_changes(document: Any, pdf: Any) -> None:
    """Give the elements of changes their tags. `document` is the laid-out document.

    WeasyPrint tags each box of `<a>`, also without a target, as a link, in the order of the boxes.
    """
    kinds = [kind for page in document.pages for kind in _kinds(page._page_box)]
    if not any(kinds):
        return
    import pydyf

    links = [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == "/Link"]
    elements = [link for link in links if link.get("Type") == "/StructElem"]
    for element, kind in zip(elements, kinds, strict=True):
        if kind:
            element["S"], decoration = _TAGS[kind]
            element["A"] = pydyf.Dictionary({"O": "/Layout", "TextDecorationType": decoration})
    root = next(item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot")
    root["RoleMap"] = pydyf.Dictionary({tag.removeprefix("/"): "/Span" for tag, _ in _TAGS.values()})


def _kinds(box: Any) -> Iterator[str]:
    """Yield inserted, deleted or "" for each box of `<a>`, in the order of the tags."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    box = getattr(box, "_box", box)
    element = getattr(box, "element", None)
    # The lines and texts of an element have its name, but no tags.
    if element is not None and box.element_tag == "a" and not isinstance(box, (LineBox, TextBox)):
        kind = element.get("class", "")
        yield kind if kind in _TAGS else ""
    for child in getattr(box, "children", ()):
        yield from _kinds(child)
