"""From the page that a template wrote, in the closed vocabulary, to blocks; slots are filled with the author's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.document.model import Block, Break, Field, Group, Inline, NoteMark, Paragraph, Picture, Run, Table
from drafter.document.tags import FIELDS, GROUPS, LINKS, PARAGRAPHS, RUNS, run_role
from drafter.errors import InvalidTemplateError
from drafter.limits import MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS
from drafter.source import find_unprintable
from drafter.source.invisible import find_invisible

_SPACE = re.compile(r"[ \t\r\n]+")
_ATTRIBUTES = frozenset({"class", "label", "href", "n", "name"})
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_WORDS = PARAGRAPHS | RUNS
_CONTAINERS = GROUPS | _WORDS
_ELEMENTS = _CONTAINERS | {"br", "field"}

Content = Sequence[Inline] | Sequence[Block]


class _Open(Struct):
    """An element that is being read: its role and what it holds so far."""

    tag: str
    role: str
    label: str = ""
    link: str | None = None
    blocks: list[Block] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)


def parse_html(html: str, contents: Mapping[int, Content], template: str) -> tuple[Block, ...]:
    """The blocks of a page written by `template`; raises InvalidTemplateError where it leaves the vocabulary."""
    reader = _PageParser(contents, template)
    reader.read(f"<article>{html}</article>")
    return tuple(reader.stack[0].blocks)


class _PageParser:
    """One pass over the elements of a page."""

    def __init__(self, contents: Mapping[int, Content], template: str) -> None:
        self.fillings = {str(number): content for number, content in contents.items()}
        self.template = template
        self.stack: list[_Open] = [_Open("", "")]
        self.begun = False
        self.count = 0
        self.filled: set[str] = set()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self, html: str) -> None:
        """Read the whole page."""
        try:
            self.parser.Parse(html, True)
        except expat.ExpatError as error:
            line = html.split("\n")[max(error.lineno - 1, 0)].strip()
            raise self.refused(f"The template writes markup that is not well formed: {error}", line) from None

    def doctype(self, *_: object) -> None:
        """Refuse entities and other declarations."""
        raise self.refused("A template writes elements only, no document type.", "<!DOCTYPE")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if not self.begun:
            self.begun = True
            return
        self.count += 1
        if self.count > MAX_PAGE_ELEMENTS or len(self.stack) > MAX_PAGE_DEPTH:
            raise self.refused(
                f"A template writes at most {MAX_PAGE_ELEMENTS} elements, {MAX_PAGE_DEPTH} deep.", f"<{tag}"
            )
        if tag == "slot":
            self.fill(self.filling(attributes))
            return
        if tag not in _ELEMENTS:
            raise self.refused(f"A template has no element <{tag}>; see the vocabulary in CONTRIBUTING.", f"<{tag}")
        self.check(tag, attributes)
        if tag == "br":
            self.stack[-1].inlines.append(Break())
        elif tag == "field":
            self.stack[-1].inlines.append(Field(attributes.get("name", "page")))
        if tag in _CONTAINERS:
            role = attributes.get("class") or run_role(tag) or ("text" if tag in PARAGRAPHS else tag)
            self.stack.append(_Open(tag, role, attributes.get("label", ""), attributes.get("href")))

    def check(self, tag: str, attributes: dict[str, str]) -> None:
        """Raise for attributes that mean nothing or lead elsewhere."""
        for name, value in attributes.items():
            if name not in _ATTRIBUTES:
                raise self.refused(f"An element has no attribute `{name}`; its look stands in look.yaml.", f"<{tag}")
            if not _is_plain(value) and (find_unprintable(value) or next(find_invisible(value), None)):
                raise self.refused("The template writes a character that nobody sees; take it out.", f"<{tag}")
            if name == "class" and not _NAME.fullmatch(value):
                raise self.refused(f'A class is one word of small letters, not "{value[:60]}".', f"<{tag}")
            if name == "href" and not value.startswith(LINKS):
                raise self.refused(f'A link leads to https:// or mailto:, not to "{value[:60]}".', f"<{tag}")
        if tag == "field" and attributes.get("name", "page") not in FIELDS:
            raise self.refused(f"A field is one of {', '.join(FIELDS)}.", "<field")

    def filling(self, attributes: Mapping[str, str]) -> Content:
        """What a mark stands for; raises for one that was not handed out."""
        number = attributes.get("n", "")
        content = self.fillings.get(number)
        if content is None or len(attributes) > 1:
            raise self.refused("A template prints facts by {{ fact }}; it writes no <slot> of its own.", "<slot")
        self.count += len(content) if number in self.filled else 0
        self.filled.add(number)
        return content

    def end(self, tag: str) -> None:
        """Close an element and hand what it holds to the one around it."""
        if tag in {"slot", "br", "field", "article"}:
            return
        done, around = self.stack.pop(), self.stack[-1]
        if tag in GROUPS:
            self.outside_paragraph(around, tag)
            around.blocks.append(Group(done.role, tuple(done.blocks), _first_place(done.blocks)))
        elif tag in PARAGRAPHS:
            self.outside_paragraph(around, tag)
            inlines = _trimmed(done.inlines)
            around.blocks.append(Paragraph(done.role, inlines, done.label, 0, _place(inlines)))
        else:
            around.inlines.extend(_with_role(inline, done) for inline in done.inlines)

    def text(self, text: str) -> None:
        """Words that the template itself writes."""
        if text.strip(" \t\r\n") and self.stack[-1].tag not in _WORDS:
            raise self.refused(f"Text stands in a paragraph, such as <p class=...>: {text.strip()}", text.strip())
        if not _is_plain(text) and (find_unprintable(text) or next(find_invisible(text), None)):
            raise self.refused("The template writes a character that nobody sees; take it out.", "<p")
        if self.stack[-1].tag in _WORDS:
            self.stack[-1].inlines.append(Run(_SPACE.sub(" ", text)))

    def fill(self, content: Content) -> None:
        """Put the author's blocks or inlines where the template refers to them."""
        for item in content:
            if isinstance(item, (Paragraph, Group, Table, Picture)):
                self.outside_paragraph(self.stack[-1], "body")
                self.stack[-1].blocks.append(item)
            elif self.stack[-1].tag in _WORDS:
                self.stack[-1].inlines.append(item)
            else:
                raise self.refused("A fact is printed in a paragraph, such as <p class=...>{{ fact }}</p>.", "{{")

    def outside_paragraph(self, around: _Open, tag: str) -> None:
        """Raise unless a block may stand here."""
        if around.tag in _WORDS:
            raise self.refused(f"A paragraph holds text, no <{tag}>.", f"<{tag}")

    def refused(self, message: str, near: str) -> InvalidTemplateError:
        """The error of this template, with the words that it is about."""
        return InvalidTemplateError(Finding("template", message, Place(self.template, 1, 1, 1, 1), excerpt=near))


def _is_plain(text: str) -> bool:
    """Whether all characters are of ASCII and can be seen; the parser lets in no control character but this one."""
    return text.isascii() and "\x7f" not in text


def _with_role(inline: Inline, element: _Open) -> Inline:
    if not isinstance(inline, Run):
        return inline
    roles = inline.roles if element.tag == "a" else inline.roles | {element.role}
    return replace(inline, roles=roles, link=inline.link or element.link)


def _trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Inlines without the white space that the template's own layout left at their edges and around breaks."""
    kept: list[Inline] = []
    for inline in inlines:
        after_break = not kept or isinstance(kept[-1], Break)
        if isinstance(inline, Run):
            text = inline.text.lstrip(" ") if after_break and inline.place is None else inline.text
            if text:
                kept.append(inline.part(len(inline.text) - len(text), len(inline.text)))
        else:
            if isinstance(inline, Break) and kept:
                kept[-1:] = _right_trimmed(kept[-1])
            kept.append(inline)
    return (*kept[:-1], *_right_trimmed(kept[-1])) if kept else ()


def _right_trimmed(inline: Inline) -> list[Inline]:
    if not isinstance(inline, Run) or inline.place is not None:
        return [inline]
    text = inline.text.rstrip(" ")
    return [inline.part(0, len(text))] if text else []


def _place(inlines: Sequence[Inline]) -> Place | None:
    return next((inline.place for inline in inlines if isinstance(inline, (Run, NoteMark)) and inline.place), None)


def _first_place(blocks: Sequence[Block]) -> Place | None:
    return next((block.place for block in blocks if block.place), None)
