"""XML from strangers: parsed without entities and with limited depth."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from drafter.limits import MAX_VERIFY_DEPTH

# What `parse_xml` raises: ParseError is a SyntaxError, an unknown encoding a LookupError.
XML_ERRORS = (ParseError, LookupError, ValueError)


def parse_xml(xml: bytes) -> Element:
    """Return the root of a document, without comments; raise ValueError for a document type or deep nesting.

    Raises ParseError or LookupError if it is damaged.
    """
    parser = ElementTree.XMLParser(target=_Builder())
    parser.feed(xml)
    root: Element = parser.close()
    return root


def parse_xml_with_prefixes(xml: bytes) -> tuple[Element, dict[str, str]]:
    """Return the root of a document as `parse_xml` does, and its namespaces by prefix ("" for the default).

    Raises ValueError also if a prefix means different namespaces in different places.
    """
    builder = _Builder()
    parser = ElementTree.XMLParser(target=builder)
    parser.feed(xml)
    root: Element = parser.close()
    if builder.is_ambiguous:
        raise ValueError("ambiguous prefix")
    return root, builder.prefixes


class _Builder(ElementTree.TreeBuilder):
    """Builder of a tree with limited depth. The parser calls `doctype` in any encoding, before it reads entities."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.prefixes: dict[str, str] = {}
        self.is_ambiguous = False

    def doctype(self, *_: object) -> None:
        raise ValueError("document type declaration")

    def start_ns(self, prefix: str, uri: str) -> None:
        known = self.prefixes.setdefault(prefix or "", uri)
        self.is_ambiguous = self.is_ambiguous or known != uri

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > MAX_VERIFY_DEPTH:
            raise ValueError("too deep")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)
