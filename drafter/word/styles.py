"""Styles of a Word file: the formatting of a paragraph and a run as printed.

ECMA-376 part 1, 17.7.2 and 17.7.3: defaults, then the style with those it is based on, then direct formatting. Bold,
italic and other on/off properties of a paragraph style and a character style cancel each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from drafter.limits import MAX_WORD_STYLES
from drafter.word.names import PPR, RPR, VAL, W, flag, number, value

_TOGGLES = ("bold", "italic", "complex_bold", "complex_italic", "strike", "capitals", "small_capitals", "hidden")
_TAGS = {
    "bold": ("b",),
    "italic": ("i",),
    "complex_bold": ("bCs",),
    "complex_italic": ("iCs",),
    "strike": ("strike", "dstrike"),
    "capitals": ("caps",),
    "small_capitals": ("smallCaps",),
    "hidden": ("vanish",),
}
_POSITIONS = {"superscript": 1, "subscript": -1}


class RunLook(Struct, frozen=True):
    """Formatting of a run; None for what it does not set.

    Text of a complex script, such as Arabic, has bold and italics of its own.
    """

    bold: bool | None = None
    italic: bool | None = None
    complex_bold: bool | None = None
    complex_italic: bool | None = None
    complex: bool | None = None
    strike: bool | None = None
    capitals: bool | None = None
    small_capitals: bool | None = None
    hidden: bool | None = None
    underline: bool | None = None
    raised: int | None = None
    size: float | None = None
    font: str | None = None
    colour: str | None = None
    highlight: str | None = None
    language: str | None = None

    def over(self, base: RunLook) -> RunLook:
        """Return this formatting, with that of `base` for what it does not set."""
        set_here = {name: own for name in self.__struct_fields__ if (own := getattr(self, name)) is not None}
        return replace(base, **set_here) if set_here else base


class ParagraphLook(Struct, frozen=True):
    """Formatting of a paragraph; None for what it does not set. Indents are in twips."""

    align: str | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    outline: int | None = None
    page_break_before: bool | None = None
    number: str | None = None
    level: int | None = None

    def over(self, base: ParagraphLook) -> ParagraphLook:
        """Return this formatting, with that of `base` for what it does not set."""
        set_here = {name: own for name in self.__struct_fields__ if (own := getattr(self, name)) is not None}
        return replace(base, **set_here) if set_here else base


_NOTHING, _NO_PARAGRAPH = RunLook(), ParagraphLook()


class Style(Struct, frozen=True):
    """A style with everything that it inherits from other styles."""

    name: str
    run: RunLook
    paragraph: ParagraphLook


class Styles(Struct, frozen=True):
    """The styles of a file by id, its defaults, and the id of its default paragraph style."""

    by_id: Mapping[str, Style]
    defaults: RunLook = _NOTHING
    paragraph_defaults: ParagraphLook = _NO_PARAGRAPH
    default: str = ""

    def name(self, style: str) -> str:
        """Return the name of a style, "" if the file does not have it."""
        return self.by_id[style].name if style in self.by_id else ""

    def paragraph(self, style: str, direct: ParagraphLook, numbering: ParagraphLook) -> ParagraphLook:
        """Return the formatting of a paragraph in a style, with that of its numbering."""
        return direct.over(numbering.over(self._paragraph_style(style)))

    def run(self, paragraph_style: str, character_style: str, direct: RunLook) -> RunLook:
        """Return the formatting of a run as printed."""
        paragraph = self._style(paragraph_style or self.default).run
        character = self._style(character_style).run
        base = character.over(paragraph.over(self.defaults))
        pairs = ((name, getattr(paragraph, name), getattr(character, name)) for name in _TOGGLES)
        cancelled = {name: one != other for name, one, other in pairs if one is not None and other is not None}
        return direct.over(replace(base, **cancelled) if cancelled else base)

    def _paragraph_style(self, style: str) -> ParagraphLook:
        return self._style(style or self.default).paragraph.over(self.paragraph_defaults)

    def _style(self, style: str) -> Style:
        return self.by_id.get(style, _NO_STYLE)


_NO_STYLE = Style("", _NOTHING, _NO_PARAGRAPH)


def read_styles(root: Element | None) -> Styles:
    """Return the styles of `styles.xml`; none if the file has no such part."""
    if root is None:
        return Styles({})
    elements = {element.get(f"{W}styleId", ""): element for element in root.iter(f"{W}style")}
    styles = {name: _resolve(name, elements) for name in elements}
    defaults = (
        name
        for name, element in elements.items()
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on")
    )
    return Styles(
        styles,
        run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")),
        paragraph_look(root.find(f"{W}docDefaults/{W}pPrDefault/{PPR}")),
        next(defaults, ""),
    )


def _resolve(name: str, elements: Mapping[str, Element]) -> Style:
    run, paragraph = _NOTHING, _NO_PARAGRAPH
    for element in reversed(list(_with_bases(name, elements))):
        run = run_look(element.find(RPR)).over(run)
        paragraph = paragraph_look(element.find(PPR)).over(paragraph)
    return Style(value(elements[name], "name"), run, paragraph)


def _with_bases(name: str, elements: Mapping[str, Element]) -> Iterator[Element]:
    """Yield the style and those it is based on, at most so many: a file may base styles on each other in a circle."""
    for _ in range(MAX_WORD_STYLES):
        if name not in elements:
            return
        yield elements[name]
        name = value(elements[name], "basedOn")


def run_look(properties: Element | None) -> RunLook:
    """Return what an `rPr` sets."""
    if properties is None or not len(properties):
        return _NOTHING
    toggles = {name: _toggle(properties, _TAGS[name]) for name in _TOGGLES}
    underline = properties.find(f"{W}u")
    size = value(properties, "sz")
    return RunLook(
        **toggles,
        complex=_toggle(properties, ("rtl", "cs")),
        underline=None if underline is None else underline.get(VAL, "single") != "none",
        raised=_raised(properties),
        size=number(size) / 2 if size else None,
        font=_font(properties),
        colour=_colour(value(properties, "color")),
        highlight=value(properties, "highlight") or None,
        language=value(properties, "lang") or None,
    )


def _font(properties: Element) -> str | None:
    fonts = properties.find(f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or None


def _colour(text: str) -> str | None:
    """Return a colour as six digits, "" for that of usual text; None if it is not set."""
    return "" if text in ("auto", "000000") else text.upper() or None


def _toggle(properties: Element, tags: tuple[str, ...]) -> bool | None:
    values = [flag(properties, tag) for tag in tags]
    return None if all(found is None for found in values) else any(values)


def _raised(properties: Element) -> int | None:
    vertical = value(properties, "vertAlign")
    if vertical:
        return _POSITIONS.get(vertical, 0)
    position = number(value(properties, "position"))
    return (position > 0) - (position < 0) if properties.find(f"{W}position") is not None else None


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """Return what a `pPr` sets."""
    if properties is None or not len(properties):
        return _NO_PARAGRAPH
    numbering, indent = properties.find(f"{W}numPr"), properties.find(f"{W}ind")
    outline, level = value(properties, "outlineLvl"), value(numbering, "ilvl")
    return ParagraphLook(
        align=value(properties, "jc") or None,
        left=_indent(indent, "left", "start"),
        right=_indent(indent, "right", "end"),
        first=_first(indent),
        outline=number(outline) if outline else None,
        page_break_before=flag(properties, "pageBreakBefore"),
        number=value(numbering, "numId") or None,
        level=number(level) if level else None,
    )


def _indent(indent: Element | None, *names: str) -> int | None:
    values = (indent.get(f"{W}{name}") for name in names) if indent is not None else ()
    found = next((text for text in values if text), None)
    return None if found is None else number(found)


def _first(indent: Element | None) -> int | None:
    hanging = _indent(indent, "hanging")
    return -hanging if hanging is not None else _indent(indent, "firstLine")
