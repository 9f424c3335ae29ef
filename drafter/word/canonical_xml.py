"""WordprocessingML as canonical text: equal for equal pages, whichever program saved the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.word.names import XML_SPACE, R, W, text_of
from drafter.word.package import Package, Relationship

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Notes of Word to itself, without effect on the page.
_SKIPPED = {f"{W}{name}" for name in ("proofErr", "lastRenderedPageBreak", "rsids", "proofState")}
_SKIPPED_ATTRIBUTES = (f"{W}rsid", f"{_W14}paraId", f"{_W14}textId")
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_PLAIN_CONTENT = {f"{W}t", *_CHARACTERS}
_PLAIN_RUN = {
    f"{W}{name}" for name in ("rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "lang", "rtl", "kern", "noProof")
}
_PLAIN_PARAGRAPH = {
    f"{W}{name}" for name in ("pStyle", "jc", "spacing", "ind", "keepNext", "keepLines", "tabs", "bidi")
}

_MOVING = {f"{W}{name}" for name in ("ind", "kern", "spacing", "sz", "szCs", "tabs")}

# Changes a text before it is compared.
Mask = Callable[[str], str]


class Serializer(Struct, frozen=True):
    """Writer of canonical text. Ids of relationships become the names of parts, hashes of images or addresses."""

    package: Package
    relationships: Mapping[str, Relationship]

    def write(self, element: Element, mask: Mask = str) -> str:
        """Return an element; `mask` changes its texts."""
        text = element.text or ""
        # Spaces between elements only indent a file.
        text = "" if len(element) and not text.strip() else text
        return f"{self.open_tag(element)}{_escape(text)}{self.write_children(element, mask)}</>"

    def write_children(self, element: Element, mask: Mask) -> str:
        """Return the children; adjacent runs with the same formatting become one."""
        parts, before = [], None
        for child in element:
            if child.tag in _SKIPPED:
                continue
            formatting = self._formatting(child) if child.tag == f"{W}r" else None
            if formatting is None:
                parts.append(self.write(child, mask))
            else:
                parts += [f"<run {formatting}>"] * (formatting != before)
                parts += [self._write_content(item, mask) for item in child if item.tag not in (f"{W}rPr", *_SKIPPED)]
            before = formatting
        return "".join(parts)

    def _write_content(self, element: Element, mask: Mask) -> str:
        """Return a part of a run: a text without its tag, so that divided runs are equal to one."""
        if element.tag == f"{W}t" and not len(element):
            return _escape(mask(text_of(element)))
        return self.write(element, mask)

    def open_tag(self, element: Element) -> str:
        """Return the tag and the attributes in a fixed order; `xml:space` only where elements inside inherit it."""
        skipped = _SKIPPED_ATTRIBUTES if len(element) else (*_SKIPPED_ATTRIBUTES, XML_SPACE)
        names = sorted(name for name in element.attrib if not name.startswith(skipped))
        pairs = (f" {name}={self._value(name, element.attrib[name])!r}" for name in names)
        return f"<{element.tag}{''.join(pairs)}>"

    def _formatting(self, run: Element) -> str:
        properties = run.find(f"{W}rPr")
        return "" if properties is None else self.write(properties)

    def _value(self, name: str, value: str) -> str:
        """Return the value of an attribute; for an id of a relationship, in old drawings also `o:relid`, its target."""
        if value not in self.relationships:
            return value
        target = self._target(self.relationships[value])
        return target if name.startswith(R) else f"{value} {target}"

    def _target(self, related: Relationship) -> str:
        if related.external or related.target.endswith(".xml"):
            return f"{related.kind} {related.target}"
        return f"{related.kind} {hash_of(self.package.parts.get(related.target, b''))}"


def visible_text(element: Element, mask: Mask = str) -> str:
    """Return the text of a paragraph to show: of runs, formulas and text boxes."""
    return "".join(_texts(element, mask))


def is_plain(paragraph: Element, *, moves_nothing: bool = False) -> bool:
    """True if a paragraph contains only text without formatting that could hide it.

    `moves_nothing` allows no formatting of its own that changes the place of the text, or of what follows it.
    """
    properties = [element for element in paragraph if element.tag == f"{W}pPr"]
    runs = [element for element in paragraph if element.tag not in (f"{W}pPr", *_SKIPPED)]
    allowed = _PLAIN_PARAGRAPH - (_MOVING if moves_nothing else set())
    plain = all(element.tag in allowed for holder in properties for element in holder)
    return plain and all(
        run.tag == f"{W}r" and all(_is_plain_content(item, moves_nothing) for item in run) for run in runs
    )


def hash_of(data: bytes) -> str:
    """Return the SHA-256 hash as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _is_plain_content(element: Element, moves_nothing: bool) -> bool:
    if element.tag == f"{W}rPr":
        return all(item.tag in _PLAIN_RUN - (_MOVING if moves_nothing else set()) for item in element)
    return element.tag in _PLAIN_CONTENT | _SKIPPED and not set(element.attrib) - {XML_SPACE}


def _texts(element: Element, mask: Callable[[str], str]) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag == f"{W}t":
            yield mask(text_of(inner))
        elif inner.tag in _CHARACTERS:
            yield _CHARACTERS[inner.tag]
        elif inner.tag.endswith("}t"):
            yield inner.text or ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
