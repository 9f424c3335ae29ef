"""XML from strangers: parsed without entities and with limited depth."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from drafter.limits import MAX_VERIFY_DEPTH

# What `parse_xml` raises: ParseError is a SyntaxError, an unknown encoding a LookupError.
XML_ERRORS = (ParseError, LookupError, ValueError)
# Attributes of markup compatibility whose values are prefixes: they say which content a program shows.
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PREFIXES = {f"{_COMPATIBILITY}{name}" for name in ("Ignorable", "MustUnderstand", "ProcessContent")} | {"Requires"}


def parse_xml(xml: bytes) -> Element:
    """Return the root of a document, without comments; raise ValueError for a document type or deep nesting.

    Prefixes in the values of markup compatibility become their namespaces: a prefix can be declared as any of them.
    Raises ParseError or LookupError if it is damaged.
    """
    parser = ElementTree.XMLParser(target=_ResolvingBuilder())
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


class _ResolvingBuilder(_Builder):
    """Builder that replaces the prefixes in the values of markup compatibility by their namespaces."""

    def __init__(self) -> None:
        super().__init__()
        self.namespaces: dict[str, list[str]] = {}

    def start_ns(self, prefix: str, uri: str) -> None:
        self.namespaces.setdefault(prefix or "", []).append(uri)

    def end_ns(self, prefix: str) -> None:
        self.namespaces[prefix or ""].pop()

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        if attrs:
            attrs |= {name: self._resolve(attrs[name]) for name in _PREFIXES & attrs.keys()}
        return super().start(tag, attrs)

    def _resolve(self, value: str) -> str:
        names = (word.partition(":") for word in dict.fromkeys(value.split()))
        return " ".join(
            f"{(self.namespaces.get(prefix) or [prefix])[-1]}{colon}{name}" for prefix, colon, name in names
        )
