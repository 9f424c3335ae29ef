"""The parts of a PDF outside the contents of its pages: settings, actions, colours, and what a screen reader says."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping

from drafter.compare.mask_addressee import Mask
from drafter.compare.pdf_objects import Entries, PdfObjects, Reference, Value
from drafter.limits import MAX_VERIFY_TEXT_BYTES
from drafter.safe_xml import XML_ERRORS, parse_xml

# Entries that are compared elsewhere, or only lead back to what contains them.
_CATALOG = {b"/Type", b"/Pages", b"/StructTreeRoot", b"/Outlines", b"/Metadata", b"/Names", b"/AF", b"/Version"}
_PAGE = {b"/Type", b"/Parent", b"/Kids", b"/Count", b"/Contents", b"/Resources", b"/Annots", b"/StructParents"}
_ANNOTATION = {b"/P", b"/StructParent", b"/Rect", b"/M", b"/NM"}
_BOOKMARK = {b"/Parent", b"/Prev", b"/Next", b"/First", b"/Last", b"/Count", b"/Title", b"/SE"}
_ELEMENT = {b"/Type", b"/P", b"/K", b"/Pg", b"/ID"}
# Kinds of resources, except fonts: of every text, the pixels are compared.
_RESOURCES = (b"/ExtGState", b"/ColorSpace", b"/Pattern", b"/Shading", b"/Properties", b"/XObject")
_TRANSFER = {b"/TR", b"/TR2", b"/HT", b"/BG", b"/BG2", b"/UCR", b"/UCR2"}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_UNCHANGED = [b"/Identity", b"/Default"]


def settings(objects: PdfObjects, title: str, mask: Mask, *, by_drafter: bool) -> dict[str, str]:
    """Return a hash by name of what is compared as a whole; raise ValueError for too much.

    In a letter of Drafter, the number of pages and the lines of the addressee may differ.
    """
    catalog = objects.entries(objects.trailer.get(b"/Root"))
    nodes = objects.page_tree()
    pages = [objects.written(node, _PAGE) for node in nodes]
    resources = [line for node in nodes for line in _resources(objects, node)]
    names = objects.entries(catalog.get(b"/Names"))
    found = {
        "the settings of the file": [objects.written(catalog, _CATALOG), objects.written(names, {b"/EmbeddedFiles"})],
        "the settings of its pages": sorted(set(pages)) if by_drafter else pages,
        "its colours, layers and images": sorted(set(resources)) if by_drafter else resources,
        "its links": sorted(line for node in nodes for line in _annotations(objects, node)),
        "its bookmarks": list(_bookmarks(objects, catalog, by_drafter=by_drafter)),
        "its tags": list(_tags(objects, catalog, by_drafter=by_drafter)),
        "its title": [mask(text) for text in (title, *_titles_in_metadata(objects, catalog))],
    }
    return {name: hashlib.sha256("\n".join(lines).encode()).hexdigest() for name, lines in found.items()}


def print_obstacles(objects: PdfObjects) -> Iterator[str]:
    """Yield what makes colours on paper, or in other programs, different from those that are compared."""
    for node in objects.page_tree():
        resources = objects.entries(node.get(b"/Resources"))
        states = [objects.entries(state) for state in objects.entries(resources.get(b"/ExtGState")).values()]
        if any(b"true" in [objects.get(state.get(key)) for key in (b"/OP", b"/op")] for state in states):
            yield "it contains colours that are printed over others"
        if any(objects.get(state[key]) not in _UNCHANGED for state in states for key in _TRANSFER & state.keys()):
            yield "it contains colours that change when they are printed"
        spaces = objects.entries(resources.get(b"/ColorSpace")).values()
        if any(objects.items(space)[:2] == [b"/Separation", b"/None"] for space in spaces):
            yield "it contains a colour that is never printed"


def _resources(objects: PdfObjects, node: Entries) -> Iterator[str]:
    resources = objects.entries(node.get(b"/Resources"))
    for kind in _RESOURCES:
        for name, value in objects.entries(resources.get(kind)).items():
            yield f"{kind!r} {name!r} {objects.written(value)}"


def _annotations(objects: PdfObjects, node: Entries) -> Iterator[str]:
    for value in objects.items(node.get(b"/Annots", [])):
        yield objects.written(objects.entries(value), _ANNOTATION)


def _bookmarks(objects: PdfObjects, catalog: Entries, *, by_drafter: bool) -> Iterator[str]:
    """Yield everything but the titles of the bookmarks; the pages that they lead to depend on the addressee."""
    skipped = {*_BOOKMARK, b"/Dest"} if by_drafter else _BOOKMARK
    todo = [objects.entries(catalog.get(b"/Outlines")).get(b"/First")]
    seen: set[Value] = set()
    while todo:
        value = todo.pop()
        if not isinstance(value, Reference) or value in seen:
            continue
        seen.add(value)
        entries = objects.entries(value)
        yield objects.written(entries, skipped)
        todo += [entries.get(b"/Next"), entries.get(b"/First")]


def _tags(objects: PdfObjects, catalog: Entries, *, by_drafter: bool) -> Iterator[str]:
    """Yield what a screen reader says: all tags, in a letter of Drafter those with a text or a property."""
    root = objects.entries(catalog.get(b"/StructTreeRoot"))
    if not by_drafter:
        yield objects.written(root, {b"/ParentTree", b"/IDTree"})
        return
    yield objects.written(root, {b"/K", b"/ParentTree", b"/IDTree", b"/ParentTreeNextKey", b"/Type"})
    for entries in _elements(objects, root):
        properties = {**entries, **_without_place(objects, entries)}
        if properties.keys() - _ELEMENT - {b"/S"}:
            yield objects.written(properties, _ELEMENT)


def _without_place(objects: PdfObjects, entries: Entries) -> Mapping[bytes, Value]:
    """Return the properties of a tag without the place of an image on the page."""
    if b"/A" not in entries:
        return {}
    properties = [objects.entries(item) for item in objects.items(entries[b"/A"])]
    return {b"/A": [{key: value for key, value in one.items() if key != b"/BBox"} for one in properties]}


def _elements(objects: PdfObjects, root: Entries) -> Iterator[Entries]:
    """Yield the tags in the order in which they are read."""
    todo = list(reversed(objects.items(root.get(b"/K", []))))
    seen: set[int] = set()
    while todo:
        value = todo.pop()
        entries = objects.entries(value)
        if not isinstance(value, Reference) or value.number in seen or b"/S" not in entries:
            continue
        seen.add(value.number)
        yield entries
        todo += reversed(objects.items(entries.get(b"/K", [])))


def is_read_in_order(objects: PdfObjects) -> bool:
    """True if the tags name the contents of each page in the order in which they are drawn."""
    last: dict[Reference, int] = {}
    root = objects.entries(objects.entries(objects.trailer.get(b"/Root")).get(b"/StructTreeRoot"))
    for entries in _elements(objects, root):
        page = entries.get(b"/Pg")
        for item in objects.items(entries.get(b"/K", [])):
            if not isinstance(item, bytes) or not item.isdigit() or not isinstance(page, Reference):
                continue
            if int(item[:9]) <= last.get(page, -1):
                return False
            last[page] = int(item[:9])
    return True


def _titles_in_metadata(objects: PdfObjects, catalog: Entries) -> Iterator[str]:
    """Yield the titles in the metadata, which a reader may show; all of it if they cannot be read."""
    metadata = _unpacked(objects.bytes_of(catalog.get(b"/Metadata")))
    start, end = metadata.find(b"<x:xmpmeta"), metadata.find(b"</x:xmpmeta>")
    try:
        titles = parse_xml(metadata[start : end + len(b"</x:xmpmeta>")]).iter(_TITLE)
        yield from ("".join(title.itertext()) for title in titles)
    except XML_ERRORS:
        yield repr(metadata)


def _unpacked(data: bytes) -> bytes:
    """Return the bytes of a stream, unpacked if they are packed; the library's copy does not say whether they are."""
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(data, MAX_VERIFY_TEXT_BYTES)
    except zlib.error:
        return data
    return text if unpack.eof else data
