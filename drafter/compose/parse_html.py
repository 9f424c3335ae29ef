"""Parser of the page that a template renders: turns HTML of a fixed vocabulary into blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.compose.template_pictures import ATTRIBUTES as PICTURE_ATTRIBUTES
from drafter.compose.template_pictures import TemplatePictures
from drafter.diagnostics import Finding, Place
from drafter.document.layout_units import layout_units
from drafter.document.model import Block, Break, Field, Group, Inline, NoteMark, Paragraph, Picture, Run, Table, walk
from drafter.document.tags import FIELDS, GROUPS, LINKS, PARAGRAPHS, RUNS, run_role
from drafter.errors import InvalidTemplateError
from drafter.files import UnreadableError
from drafter.limits import MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS
from drafter.source import find_unprintable
from drafter.source.invisible import find_invisible

_ROOT = "<article>"
_SPACE = re.compile(r"[ \t\r\n]+")
_ATTRIBUTES = frozenset({"class", "label", "href", "n", "name"})
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_WORDS = PARAGRAPHS | RUNS
_CONTAINERS = GROUPS | _WORDS
_ELEMENTS = _CONTAINERS | {"br", "field", "img"}

Content = Sequence[Inline] | Sequence[Block]


class PageError(InvalidTemplateError):
    """An error in the HTML that a template wrote: its finding, and the offset of what it is about in the HTML."""

    def __init__(self, finding: Finding, offset: int = 0) -> None:
        super().__init__(finding)
        self.offset = offset


class _Open(Struct):
    """An open element: its role and its contents so far."""

    tag: str
    role: str
    label: str = ""
    link: str | None = None
    blocks: list[Block] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)


def parse_html(
    html: str,
    contents: Mapping[int, Content],
    template: str,
    required: Mapping[str, set[str]] | None = None,
    pictures: TemplatePictures | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a page, with `contents` in place of the placeholders.

    Raises PageError, naming `template`, for an element or attribute outside the vocabulary, and for a key of `required`
    of which the page contains no placeholder.
    """
    reader = _PageParser(contents, template, pictures)
    reader.read(html)
    for key, numbers in (required or {}).items():
        if not numbers & reader.printed:
            from drafter.compose.page_errors import not_printed

            raise PageError(Finding("template", not_printed(key), Place(template, 1, 1, 1, 1)))
    return tuple(reader.stack[0].blocks)


class _PageParser:
    """A single pass over the elements of a page."""

    def __init__(self, contents: Mapping[int, Content], template: str, pictures: TemplatePictures | None) -> None:
        self.pictures = pictures
        self.html = ""
        self.contents = {str(number): content for number, content in contents.items()}
        self.template = template
        self.stack: list[_Open] = [_Open("", "")]
        self.in_article = False
        self.elements = 0
        self.printed: set[str] = set()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self, html: str) -> None:
        """Read the whole page."""
        self.html = html
        try:
            self.parser.Parse(f"{_ROOT}{html}</article>", True)
        except expat.ExpatError as error:
            from drafter.compose.page_errors import explain_malformed

            message, near = explain_malformed(error.code, html, self.offset(), self.stack[-1].tag)
            raise self.refusal(f"The HTML of the template is not well formed: {message}", near) from None

    def offset(self) -> int:
        """Return the offset in the HTML that the parser has reached."""
        before = self.html.encode()[: max(self.parser.CurrentByteIndex - len(_ROOT), 0)]
        return len(before.decode(errors="ignore"))

    def doctype(self, *_: object) -> None:
        """Refuse entities and other declarations."""
        raise self.refusal("A document type is not allowed in a template; remove it.", "<!DOCTYPE")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if not self.in_article:
            self.in_article = True
            return
        self.elements += 1
        if self.elements > MAX_PAGE_ELEMENTS or len(self.stack) > MAX_PAGE_DEPTH:
            most = f"{MAX_PAGE_ELEMENTS:,} elements, nested {MAX_PAGE_DEPTH} levels deep"
            raise self.refusal(f"A template is limited to {most}.", f"<{tag}")
        if tag == "slot":
            self.insert(self.content_of(attributes))
            return
        if tag == "img" and self.pictures is not None:
            self.add_picture(attributes, self.pictures)
            return
        if tag not in _ELEMENTS or tag == "img":
            from drafter.compose.page_errors import not_allowed

            raise self.refusal(not_allowed(tag, _ELEMENTS), f"<{tag}")
        self.check(tag, attributes)
        if tag == "br":
            self.stack[-1].inlines.append(Break())
        elif tag == "field":
            self.stack[-1].inlines.append(Field(attributes.get("name", "page")))
        if tag in _CONTAINERS:
            role = attributes.get("class") or run_role(tag) or ("text" if tag in PARAGRAPHS else tag)
            self.stack.append(_Open(tag, role, attributes.get("label", ""), attributes.get("href")))

    def check(self, tag: str, attributes: dict[str, str]) -> None:
        """Raise InvalidTemplateError for attributes and values outside the vocabulary."""
        for name, value in attributes.items():
            if name not in (PICTURE_ATTRIBUTES if tag == "img" else _ATTRIBUTES):
                message = f"The attribute `{name}` is not allowed; define the look in look.yaml."
                raise self.refusal(message, f"<{tag}")
            if not _is_plain(value) and (find_unprintable(value) or next(find_invisible(value), None)):
                raise self.refusal("Remove this invisible character from the template.", f"<{tag}")
            if name == "class" and not _NAME.fullmatch(value):
                raise self.refusal(f'A class must be a word in lower case, not "{value[:60]}".', f"<{tag}")
            if name == "href" and not value.startswith(LINKS):
                raise self.refusal(f'A link must start with https:// or mailto:, not "{value[:60]}".', f"<{tag}")
        if tag == "field" and attributes.get("name", "page") not in FIELDS:
            raise self.refusal(f"The name of a field must be one of: {', '.join(FIELDS)}.", "<field")

    def add_picture(self, attributes: dict[str, str], pictures: TemplatePictures) -> None:
        """Add a picture of the template's folder."""
        self.check("img", attributes)
        self.check_outside_paragraph(self.stack[-1], "img")
        try:
            self.stack[-1].blocks.append(pictures.picture(attributes))
        except UnreadableError as error:
            raise self.refusal(str(error), "<img") from None

    def content_of(self, attributes: Mapping[str, str]) -> Content:
        """Return the content of a placeholder; raises InvalidTemplateError for an unknown number."""
        number = attributes.get("n", "")
        content = self.contents.get(number)
        if content is None or len(attributes) > 1:
            raise self.refusal("<slot> is not allowed in a template; print a fact with {{ fact }}.", "<slot")
        self.elements += _weight(content) if number in self.printed else 0
        self.printed.add(number)
        return content

    def end(self, tag: str) -> None:
        """Close an element and add it to its parent."""
        if tag in {"slot", "br", "field", "img", "article"}:
            return
        element, parent = self.stack.pop(), self.stack[-1]
        if tag in GROUPS:
            self.check_outside_paragraph(parent, tag)
            parent.blocks.append(Group(element.role, tuple(element.blocks), _first_place(element.blocks)))
        elif tag in PARAGRAPHS:
            self.check_outside_paragraph(parent, tag)
            inlines = _trim(element.inlines)
            parent.blocks.append(Paragraph(element.role, inlines, element.label, 0, _place(inlines)))
        else:
            parent.inlines.extend(_with_role(inline, element) for inline in element.inlines)

    def text(self, text: str) -> None:
        """Add words of the template itself."""
        if text.strip(" \t\r\n") and self.stack[-1].tag not in _WORDS:
            raise self.refusal(f"Put this text into a paragraph, such as <p class=...>: {text.strip()}", text.strip())
        if not _is_plain(text) and (find_unprintable(text) or next(find_invisible(text), None)):
            raise self.refusal("Remove this invisible character from the template.", "<p")
        if self.stack[-1].tag in _WORDS:
            self.stack[-1].inlines.append(Run(_SPACE.sub(" ", text)))

    def insert(self, content: Content) -> None:
        """Insert the author's blocks or inlines at their placeholder."""
        for item in content:
            if isinstance(item, (Paragraph, Group, Table, Picture)):
                self.check_outside_paragraph(self.stack[-1], "body")
                self.stack[-1].blocks.append(item)
            elif self.stack[-1].tag in _WORDS:
                self.stack[-1].inlines.append(item)
            else:
                raise self.refusal("Print a fact inside a paragraph, such as <p class=...>{{ fact }}</p>.", "{{")

    def check_outside_paragraph(self, parent: _Open, tag: str) -> None:
        """Raise InvalidTemplateError if a block is inside a paragraph."""
        if parent.tag in _WORDS:
            name = "{{ body }}" if tag == "body" else f"<{tag}>"
            raise self.refusal(f"{name} is not allowed inside a paragraph; close <p> first.", f"<{tag}")

    def refusal(self, message: str, near: str) -> PageError:
        """Return an error in this template; `near` is the text that it is about."""
        offset = self.offset()
        if near and not self.html.startswith(near, offset):
            offset = max(self.html.rfind(near, 0, offset + len(near)), 0) or offset
        return PageError(Finding("template", message, Place(self.template, 1, 1, 1, 1), excerpt=near), offset)


def _weight(content: Content) -> int:
    """Return how many elements a repeated content counts as: its units of layout, and the size of its images in kB."""
    blocks = [item for item in content if isinstance(item, (Paragraph, Group, Table, Picture))]
    inlines = [item for item in content if not isinstance(item, (Paragraph, Group, Table, Picture))]
    pictures = (inner for block in blocks for inner in walk(block) if isinstance(inner, Picture))
    return layout_units([*blocks, Paragraph("", tuple(inlines))]) + sum(len(one.data) // 1000 for one in pictures)


def _is_plain(text: str) -> bool:
    """True if all characters are visible ASCII; of control characters, the parser accepts only DEL."""
    return text.isascii() and "\x7f" not in text


def _with_role(inline: Inline, element: _Open) -> Inline:
    if not isinstance(inline, Run):
        return inline
    roles = inline.roles if element.tag == "a" else inline.roles | {element.role}
    return replace(inline, roles=roles, link=inline.link or element.link)


def _trim(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Remove the white space of the template's own layout at both ends and around line breaks."""
    trimmed: list[Inline] = []
    for inline in inlines:
        after_break = not trimmed or isinstance(trimmed[-1], Break)
        if isinstance(inline, Run):
            text = inline.text.lstrip(" ") if after_break and inline.place is None else inline.text
            if text:
                trimmed.append(inline.part(len(inline.text) - len(text), len(inline.text)))
        else:
            if isinstance(inline, Break) and trimmed:
                trimmed[-1:] = _trim_end(trimmed[-1])
            trimmed.append(inline)
    return (*trimmed[:-1], *_trim_end(trimmed[-1])) if trimmed else ()


def _trim_end(inline: Inline) -> list[Inline]:
    if not isinstance(inline, Run) or inline.place is not None:
        return [inline]
    text = inline.text.rstrip(" ")
    return [inline.part(0, len(text))] if text else []


def _place(inlines: Sequence[Inline]) -> Place | None:
    return next((inline.place for inline in inlines if isinstance(inline, (Run, NoteMark)) and inline.place), None)


def _first_place(blocks: Sequence[Block]) -> Place | None:
    return next((block.place for block in blocks if block.place), None)
