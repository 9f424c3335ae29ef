"""The runs of a paragraph: text, links, fields, notes, equations, pictures and comment ranges, in reading order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from drafter.limits import MAX_WORD_FIELDS
from drafter.word.model import WordBlock, WordPicture, WordRun
from drafter.word.names import ALTERNATIVES, MATH, RPR, RUN, TEXT, VAL, W, number, text_of, value
from drafter.word.names import R as RELATION
from drafter.word.package import Package, Relationship
from drafter.word.styles import Styles, run_look

CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# Elements around runs that have no meaning for the text.
_WRAPPERS = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml", "dir")),
    *(f"{W}{name}" for name in ("ins", "moveTo")),
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_GRAPHICS = {f"{W}drawing", f"{W}pict", f"{W}object"}
# What a drawing may show that is neither a picture nor text.
_UNREAD = {"chart": "a chart", "relIds": "a diagram", "OLEObject": "an embedded object", "contentPart": "ink"}
FORCED = "text in a forced direction"
EMU_PER_POINT = 12700
# Shapes, and what makes them pictures, text boxes or word art.
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_SHAPES = ("shape", "line", "rect", "roundrect", "oval", "arc", "curve", "polyline")
_SHAPES = {
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp",
    *(f"{_VML}{name}" for name in _VML_SHAPES),
}
_FILLED = ("}txbxContent", "}imagedata", "}blip", "}textpath", "}OLEObject")
# Fonts of signs, in which a Latin letter is a sign. Word keeps them from U+F000 on.
_SIGN_FONTS = ("symbol", "wingdings", "webdings")
_FIRST_SIGN = 0xF000
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|(\\l)\s+"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


class OpenField(Struct):
    """A field that has begun: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False


class RunContext(Struct):
    """State of one story while it is read; fields and comment ranges may cross paragraphs."""

    package: Package
    relationships: Mapping[str, Relationship]
    styles: Styles
    read_blocks: Callable[[Element], tuple[WordBlock, ...]]
    note_references: dict[str, str] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    fields: list[OpenField] = field(default_factory=list)
    comments: dict[str, None] = field(default_factory=dict)

    def follow_comment(self, element: Element) -> None:
        """Open or close the range of a comment; other elements have no effect."""
        identifier = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            self.comments[identifier] = None
        elif element.tag == f"{W}commentRangeEnd":
            self.comments.pop(identifier, None)


class RunReader(Struct):
    """Reader of one paragraph in a style."""

    context: RunContext
    style: str
    boxes: list[WordBlock] = field(default_factory=list)
    comments: dict[str, None] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    forced: str = ""

    def read(self, parent: Element, link: str = "", simple_field: str = "") -> Iterator[WordRun]:
        """Yield the runs of a paragraph, or of an element around runs."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                yield from self._run(child, link, simple_field)
            elif tag == f"{W}hyperlink":
                yield from self.read(child, self._address(child) or link, simple_field)
            elif tag == f"{W}fldSimple":
                instruction = child.get(f"{W}instr", "")
                yield from self.read(child, _field_link(instruction) or link, field_name(instruction))
            elif tag in _WRAPPERS:
                yield from self.read(child, link, simple_field)
            elif tag == f"{W}bdo":
                yield from self._forced(child, link, simple_field)
            elif tag == ALTERNATIVES:
                yield from self.read(chosen(child), link, simple_field)
            elif tag.startswith(MATH):
                yield from self._equation(child)
            else:
                self.context.follow_comment(child)
                self.comments.update(self.context.comments)

    def _forced(self, element: Element, link: str, simple_field: str) -> Iterator[WordRun]:
        """Yield the runs of text whose direction is forced: a reader sees its letters in another order."""
        outer, self.forced = self.forced, element.get(VAL, "") or "ltr"
        self.context.unread[FORCED] = self.unread[FORCED] = None
        yield from self.read(element, link, simple_field)
        self.forced = outer

    def _run(self, run: Element, link: str, simple_field: str) -> Iterator[WordRun]:
        properties = run.find(RPR)
        style = value(properties, "rStyle")
        look = self.context.styles.run(self.style, style, run_look(properties))
        for text, extra in self._content(run):
            opened = self.context.fields
            name = simple_field or next((field_name(item.instruction) for item in opened if item.in_result), "")
            address = link or next((found for item in opened if (found := _field_link(item.instruction))), "")
            yield WordRun(
                text=text,
                bold=bool(look.complex_bold if look.complex else look.bold),
                italic=bool(look.complex_italic if look.complex else look.italic),
                underline=bool(look.underline),
                strike=bool(look.strike),
                capitals=bool(look.capitals),
                small_capitals=bool(look.small_capitals),
                raised=look.raised or 0,
                hidden=bool(look.hidden),
                size=look.size,
                font=look.font or "",
                colour=look.colour or "",
                highlight="" if look.highlight == "none" else look.highlight or "",
                style=style,
                style_name=self.context.styles.name(style),
                language=look.language or "",
                link=address,
                note=extra if isinstance(extra, str) else "",
                field="" if name == "HYPERLINK" else name,
                forced=self.forced,
                picture=extra if isinstance(extra, WordPicture) else None,
                comments=tuple(self.context.comments),
            )

    def _content(self, run: Element) -> Iterator[tuple[str, str | WordPicture]]:
        """Yield the texts of a run, with the key of a note or a picture."""
        text, custom_note = "", ""
        for child in _flat(run):
            if child.tag in _NOTES:
                key = f"{_NOTES[child.tag]} {child.get(f'{W}id', '')}"
                if child.get(f"{W}customMarkFollows", "0") in ("1", "true", "on"):
                    custom_note = key
                    continue
                self.context.note_references.setdefault(key, "")
                yield from [(text, "")] * bool(text)
                yield "", key
                text = ""
            elif child.tag in _GRAPHICS:
                yield from [(text, "")] * bool(text)
                yield from (("", picture) for picture in self._graphics(child))
                text = ""
            elif child.tag == f"{W}ruby":
                self.unread["a phonetic guide"] = None
                text += "".join(text_of(item) for item in child.iterfind(f"{W}rubyBase//{TEXT}"))
            else:
                text += self._text(child)
        if custom_note:
            self.context.note_references.setdefault(custom_note, text)
        if text or custom_note:
            yield text, custom_note

    def _text(self, element: Element) -> str:
        """Return the text of an element of a run; "" for instructions of fields."""
        if element.tag == TEXT:
            return "" if self._in_instruction() else text_of(element)
        if element.tag == f"{W}br":
            return "\f" if element.get(f"{W}type") in ("page", "column") else "\n"
        if element.tag == f"{W}sym":
            return _symbol(element)
        if element.tag == f"{W}fldChar":
            self._turn(element.get(f"{W}fldCharType", ""))
        elif element.tag == f"{W}instrText" and self.context.fields:
            self.context.fields[-1].instruction += element.text or ""
        elif element.tag == f"{W}commentReference":
            self.comments[element.get(f"{W}id", "")] = None
        return CHARACTERS.get(element.tag, "")

    def _in_instruction(self) -> bool:
        return any(not item.in_result for item in self.context.fields)

    def _turn(self, kind: str) -> None:
        fields = self.context.fields
        if kind == "begin" and len(fields) < MAX_WORD_FIELDS:
            fields.append(OpenField())
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            fields.pop()

    def _equation(self, element: Element) -> Iterator[WordRun]:
        text = "".join(item.text or "" for item in element.iter(f"{MATH}t"))
        if text:
            yield WordRun(text, equation=True, comments=tuple(self.context.comments))

    def _address(self, element: Element) -> str:
        related = self.context.relationships.get(element.get(f"{RELATION}id", ""))
        anchor = element.get(f"{W}anchor", "")
        return (related.target if related and related.external else "") + (f"#{anchor}" if anchor else "")

    def _graphics(self, element: Element) -> Iterator[WordPicture]:
        """Yield the pictures of a drawing; its text boxes are kept for the paragraph."""
        alternative, size = "", (0, 0)
        for inner in _outside_boxes(element):
            name = inner.tag.rpartition("}")[2]
            if name == "extent":
                size = number(inner.get("cx")) // EMU_PER_POINT, number(inner.get("cy")) // EMU_PER_POINT
            elif name == "docPr":
                alternative = inner.get("descr", "") or inner.get("title", "")
            elif name == "txbxContent":
                self.boxes += self.context.read_blocks(inner)
            elif name == "blip":
                yield WordPicture(self._digest(inner.get(f"{RELATION}embed", "")), alternative, size)
            elif name == "imagedata":
                yield WordPicture(self._digest(inner.get(f"{RELATION}id", "")), alternative)
            elif name in _UNREAD:
                self.context.unread[_UNREAD[name]] = self.unread[_UNREAD[name]] = None
            elif name == "textpath":
                self.unread["a watermark or WordArt"] = None
            elif inner.tag in _SHAPES and not any(item.tag.endswith(_FILLED) for item in inner.iter()):
                self.unread["a drawing"] = None

    def _digest(self, identifier: str) -> str:
        related = self.context.relationships.get(identifier)
        data = None if related is None or related.external else self.context.package.parts.get(related.target)
        return "" if data is None else hashlib.sha256(data).hexdigest()


def field_name(instruction: str) -> str:
    """Return the first word of a field's instruction in upper case, such as NUMPAGES."""
    word = _WORD.search(instruction)
    return word[0].upper() if word else ""


def chosen(alternatives: Element) -> Element:
    """Return the alternative that Word 2013 and later show; or an empty element."""
    found = next((child for child in alternatives if child.tag.endswith("}Choice")), None)
    if found is None:
        found = next(iter(alternatives), None)
    return Element("none") if found is None else found


def _flat(run: Element) -> Iterator[Element]:
    for child in run:
        if child.tag == ALTERNATIVES:
            yield from _flat(chosen(child))
        else:
            yield child


def _outside_boxes(element: Element) -> Iterator[Element]:
    """Yield the elements of a drawing, a text box without its content, one of several alternatives."""
    yield element
    if element.tag != f"{W}txbxContent":
        for child in chosen(element) if element.tag == ALTERNATIVES else element:
            yield from _outside_boxes(child)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
        is_sign = code < _FIRST_SIGN and element.get(f"{W}font", "").lower().startswith(_SIGN_FONTS)
        return chr(code + _FIRST_SIGN if is_sign else code)
    except (ValueError, OverflowError):
        return "\ufffd"


def _field_link(instruction: str) -> str:
    match = _HYPERLINK.match(instruction)
    if not match:
        return ""
    return f"#{match[3]}" if match[2] else match[1] or match[4] or ""
