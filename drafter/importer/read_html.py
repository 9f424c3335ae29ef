"""Web pages as source letters: those of Drafter by their classes, others by their elements. Nothing is loaded."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.importer.html_tree import BLOCKS, Element, Node, read_tree
from drafter.importer.model import (
    SourceBlock,
    SourceLetter,
    SourceParagraph,
    SourcePicture,
    SourceTable,
    Span,
    plain,
    trimmed,
)
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.read_text import rejoined
from drafter.importer.style_roles import lead_of_roles
from drafter.limits import MAX_IMPORT_CHARACTERS

_SKIPPED = frozenset({"script", "style", "head", "nav", "template", "noscript", "svg", "button", "form", "colgroup"})
_TOP = frozenset({"united-nations", "symbol", "organ-name", "distribution"})
_FOOT = frozenset({"page-note", "job-line"})
# The parser of Python takes long for tags that are not closed.
_MOST_OPEN_TAGS = 200
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,30})", re.IGNORECASE)
_MEDIA = (b"\x89PNG", b"\xff\xd8")
_LONGEST_ALTERNATIVE = 100


def read_html(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a web page; raise FileError if it has no text or is too long."""
    match = _CHARSET.search(data[:4000])
    try:
        text = data.decode(match[1].decode() if match else "utf-8-sig")
    except (UnicodeDecodeError, LookupError):
        raise FileError(Finding("unreadable", f"{name} is not a web page in UTF-8; save it as UTF-8.")) from None
    if text.count("<") > text.count(">") + _MOST_OPEN_TAGS:
        raise FileError(Finding("unreadable", f"{name} is not a web page: its tags are not closed."))
    if len(text) > 20 * MAX_IMPORT_CHARACTERS:
        raise FileError(Finding("unreadable", f"{name} has more than {20 * MAX_IMPORT_CHARACTERS:,} characters."))
    return _HtmlReader().read(read_tree(text))


class _HtmlReader:
    """Reads one page."""

    def __init__(self) -> None:
        self.notes: dict[str, tuple[SourceParagraph, ...]] = {}
        self.known = frozenset(role.removeprefix("sent:") for role in lead_of_roles())
        self.language = ""
        self.left_over: list[str] = []

    def read(self, root: Element) -> SourceLetter:
        self._collect(root)
        blocks = list(self._blocks(root))
        marks = [
            one_line(block.text)
            for block in blocks
            if isinstance(block, SourceParagraph) and block.role == "draft-mark"
        ]
        top = [block for block in blocks if isinstance(block, SourceParagraph) and block.role in _TOP]
        foot = [_with_label(block) for block in blocks if isinstance(block, SourceParagraph) and block.role in _FOOT]
        others = [
            block
            for block in blocks
            if block.role not in _TOP | _FOOT | {"draft-mark", "running-symbol", "page-number"}
        ]
        if not any(block.role in self.known for block in others if isinstance(block, SourceParagraph)):
            others = list(_rejoined(others))
        left_over = tuple(dict.fromkeys(self.left_over))
        return SourceLetter(
            "html", tuple(others), tuple(top), tuple(foot), self.notes, tuple(marks), self.language, left_over
        )

    def _collect(self, element: Element) -> None:
        """Read the notes, which elements with an id such as `note-1` contain, and take them out of the tree."""
        self.language = self.language or element.attributes.get("lang", "")
        for child in list(element.children):
            if not isinstance(child, Element):
                continue
            if re.fullmatch(r"(?:note|fn|footnote)[-_:]?\w{1,20}", child.attributes.get("id", "")):
                paragraphs = [block for block in self._blocks(child) if isinstance(block, SourceParagraph)]
                self.notes[child.attributes["id"]] = tuple(paragraphs)
                element.children.remove(child)
            else:
                self._collect(child)

    def _blocks(self, element: Element) -> Iterator[SourceBlock]:
        """Yield the blocks inside an element; inlines between blocks are a separate paragraph."""
        held: list[Node] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag in _SKIPPED:
                continue
            if isinstance(child, Element) and (child.tag in BLOCKS or child.tag == "img"):
                yield from self._paragraph(element, held)
                held = []
                yield from self._block(child)
            else:
                held.append(child)
        yield from self._paragraph(element, held)

    def _block(self, element: Element) -> Iterator[SourceBlock]:
        if element.tag == "table":
            yield from self._table(element)
        elif element.tag == "img":
            yield from self._picture(element)
        else:
            yield from self._blocks(element)

    def _paragraph(self, element: Element, nodes: Sequence[Node]) -> Iterator[SourceParagraph]:
        spans = trimmed(_collapsed(self._spans(nodes)))
        if not spans:
            return
        role = next((name for name in element.classes if name in self.known), "")
        label, level = "", 0
        for node in nodes:
            if isinstance(node, Element) and "label" in node.classes:
                label = one_line(_text_of(node))
        for name in element.classes:
            if match := re.fullmatch(r"level-(\d)", name):
                level = int(match[1])
        role = {"closing-text": "text", "signature-last": "signature"}.get(role, role)
        if not role and element.tag in ("li",):
            role = "bullet-1"
        if not role and element.tag == "blockquote":
            role = "quotation"
        for part in [spans] if role else _divided_at_empty_lines(spans):
            yield SourceParagraph(part, role, label if role in ("text", "page-note") else "", level)

    def _spans(
        self, nodes: Sequence[Node], strong: bool = False, emphasis: bool = False, link: str = ""
    ) -> Iterator[Span]:
        for node in nodes:
            if isinstance(node, str):
                yield Span(without_invisible(node.replace("\n", " ").replace("\r", " ")), strong, emphasis, link)
            elif node.tag == "br":
                yield Span("\n", strong, emphasis)
            elif node.tag in _SKIPPED or "label" in node.classes or "back" in node.classes:
                continue
            elif (key := self._note_key(node)) is not None:
                yield Span(one_line(_text_of(node)), note=key)
            else:
                target = node.attributes.get("href", "") if node.tag == "a" else link
                bold = strong or node.tag in ("b", "strong")
                italic = emphasis or node.tag in ("i", "em", "cite")
                yield from self._spans(node.children, bold, italic, "" if target.startswith("#") else target)

    def _note_key(self, element: Element) -> str | None:
        """Return the key of the note that an element refers to; None for other elements."""
        for link in [element, *(child for child in element.children if isinstance(child, Element))]:
            target = link.attributes.get("href", "")
            if target.startswith("#") and target[1:] in self.notes and element.tag in ("a", "span", "sup"):
                return target[1:]
        return None

    def _table(self, element: Element) -> Iterator[SourceBlock]:
        rows = [row for row in _descendants(element, "tr") if any(True for _ in _cells(row))]
        widest = max((sum(1 for _ in _cells(row)) for row in rows), default=0)
        if len(rows) < 2 or widest < 2 or any(_has_table(row) for row in rows):  # noqa: PLR2004
            yield from self._blocks(Element("div", {}, [cell for row in rows for cell in _cells(row)]))
            return
        cells = [tuple(self._cell(cell) for cell in _cells(row)) for row in rows]
        yield SourceTable(tuple(cells), tuple(_align(cell) for cell in _cells(rows[-1])))

    def _cell(self, element: Element) -> SourceParagraph:
        spans: list[Span] = []
        for block in self._blocks(element):
            if isinstance(block, SourceParagraph):
                spans += [*([Span(" ")] if spans else []), *block.spans]
            elif isinstance(block, SourcePicture):
                self.left_over.append(f"picture ({block.alternative}) in a table, not imported")
        return SourceParagraph(trimmed(spans), "table-text")

    def _picture(self, element: Element) -> Iterator[SourcePicture]:
        """Yield a picture that is in the page itself; nothing is loaded, and other pictures are listed."""
        head, _, body = element.attributes.get("src", "").partition(";base64,")
        alternative = one_line(without_invisible(element.attributes.get("alt", "")))[:_LONGEST_ALTERNATIVE]
        data = _decoded(body) if head.startswith("data:image/") else b""
        if data.startswith(_MEDIA):
            yield SourcePicture(data, alternative)
        else:
            self.left_over.append(f"picture ({alternative}) that is not in the page as PNG or JPEG, not imported")


def _decoded(text: str) -> bytes:
    """Return the data of a text in Base64; b"" if it is damaged."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _rejoined(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield the blocks, paragraphs between tables and pictures joined where a page break divides them."""
    held: list[SourceParagraph] = []
    for block in blocks:
        if isinstance(block, SourceParagraph):
            held.append(block)
            continue
        yield from rejoined(held)
        yield block
        held = []
    yield from rejoined(held)


def _with_label(block: SourceParagraph) -> SourceParagraph:
    return plain(f"{block.label} {block.text}".strip(), block.role)


def _divided_at_empty_lines(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of a paragraph between two line breaks in a row, which pages have in place of paragraphs."""
    part: list[Span] = []
    for span in spans:
        pieces = [span] if span.note else [replace(span, text=text) for text in re.split(r"(\n)", span.text) if text]
        for piece in pieces:
            if piece.text == "\n" and "".join(one.text for one in part if not one.note).rstrip(" ").endswith("\n"):
                yield from filter(None, [trimmed(part)])
                part = []
            else:
                part.append(piece)
    yield from filter(None, [trimmed(part)])


def _collapsed(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield the spans with single spaces, as a page shows them."""
    ends_with_space = False
    for span in spans:
        text = span.text if span.note else re.sub(r"[ \t]+", " ", span.text)
        if ends_with_space and not span.note:
            text = text.lstrip(" ")
        ends_with_space = text.endswith((" ", "\n")) if text else ends_with_space
        yield replace(span, text=text)


def _descendants(element: Element, tag: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            elif child.tag != "table":
                yield from _descendants(child, tag)


def _has_table(element: Element) -> bool:
    """True if there is a table in an element, whose cells then only place blocks side by side."""
    children = [child for child in element.children if isinstance(child, Element)]
    return any(child.tag == "table" or _has_table(child) for child in children)


def _cells(row: Element) -> Iterator[Element]:
    yield from (child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th"))


def _align(cell: Element) -> str:
    style = cell.attributes.get("style", "") + " " + cell.attributes.get("align", "")
    return next((side for side in ("right", "center") if side in cell.classes or side in style), "left")


def _text_of(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(_text_of, node.children))
