"""The elements of a web page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TypeAlias

from msgspec import Struct

_VOID = frozenset({"br", "img", "hr", "col", "meta", "link", "input", "wbr", "area", "base", "source"})
BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "section", "article", "main", "header", "footer", "aside"]
)
BLOCKS |= frozenset(["ul", "ol", "blockquote", "table", "figure", "body", "html", "dl", "dt", "dd", "pre", "center"])
BLOCKS |= frozenset(["tr", "td", "th", "tbody", "thead"])
_MOST_DEPTH = 200


class Element(Struct):
    """An element with its attributes and its children, which are elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Node]

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()


Node: TypeAlias = "Element | str"


class _TreeBuilder(HTMLParser):
    """Builds a tree of elements, with limited depth; an end tag closes the open elements inside its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {}, [])
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element; a paragraph ends the one before it."""
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _MOST_DEPTH:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, if it is open."""
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add a text."""
        self.open[-1].children.append(data)


def read_tree(text: str) -> Element:
    """Return the elements of a page."""
    builder = _TreeBuilder()
    builder.feed(text)
    builder.close()
    return builder.root
