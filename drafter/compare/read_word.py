"""Word files as items: every paragraph with its formatting, and every part that the page depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from drafter.compare.mask_addressee import Mask, without_addressees, without_day, without_numbers
from drafter.compare.model import BODY, Item, LetterContent, Mark, cannot_compare
from drafter.word.canonical_xml import Serializer, hash_of, is_plain, visible_text
from drafter.word.names import W
from drafter.word.package import DamagedWordError, Package, open_package

_MAIN = "word/document.xml"
_STORIES = {"header", "footer", "footnotes", "endnotes", "comments"}
# Parts that no page shows, unless they are related as anything else than `_UNSEEN_KINDS`: properties, a copy of the
# YAML, and relationships, which are compared where they are used.
_UNSEEN = re.compile(r"docProps/.*|customXml/.*|(?:.*/)?_rels/[^/]*|word/printerSettings/.*", re.IGNORECASE)
_UNSEEN_KINDS = {
    "core-properties",
    "custom-properties",
    "customXml",
    "customXmlProps",
    "extended-properties",
    "printerSettings",
    "thumbnail",
}
# Relationships to other files from which nothing is shown.
_ADDRESSES = {"hyperlink", "attachedTemplate"}
_GENERATOR = "Drafter "
_MARKS: Mapping[str, Mark] = {
    "__Sent Date": "date",
    "__Sent Address": "address",
    "__Sent Salutation": "salutation",
}
# Fields whose text Word takes from outside the parts that are compared.
_FETCHING = re.compile(
    r"\b(INCLUDE\w*|LINK|DDE\w*|DATABASE|DOC\w+|TITLE|SUBJECT|AUTHOR|COMMENTS|KEYWORDS|INFO|FILENAME|FILESIZE|DATE|TIME"
    r"|\w+DATE|USER\w+|LASTSAVEDBY|EDITTIME|NUM(?:CHARS|WORDS)|MERGEFIELD|GREETINGLINE|ADDRESSBLOCK|AUTOTEXT\w*|GLOSSARY"
    r"|BIBLIOGRAPHY|CITATION|REVNUM|TEMPLATE|RD)\b",
    re.IGNORECASE,
)
# What separates the codes of fields, and a link with its address, which is compared as it is.
_FIELD = "\ufdd3"
_LINK = re.compile(rf"{_FIELD}\s*+HYPERLINK\s[^{_FIELD}]*+", re.IGNORECASE)
# Elements that print a part of the date.
_TODAY = {f"{W}{name}{length}" for name in ("day", "month", "year") for length in ("Short", "Long")}

_TITLES = ("Title_H_CH", "Title_H1")
_HEADINGS = (*_TITLES, "__Annex Heading", "__Enclosure Heading")


class _Styles(Struct, frozen=True):
    """The names of the styles by id, and the masks of the texts in them: in the body, and in headers."""

    names: Mapping[str, str]
    body: Mapping[str, Mask]
    headers: Mapping[str, Mask]

    def name_of(self, paragraph: Element) -> str:
        """Return the name of the style of a paragraph; "" for one that is not known."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else self.names.get(style.get(f"{W}val", ""), "")


def read_word(data: bytes, path: Path) -> LetterContent:
    """Return the letter; raise FileError if the file is not a Word file, damaged, or contains no text."""
    try:
        return _read(open_package(data), path)
    except DamagedWordError as error:
        raise cannot_compare(path, str(error)) from None


def _read(package: Package, path: Path) -> LetterContent:
    _check_main_part(package)
    by_drafter = _is_by_drafter(package)
    styles = _read_styles(package, by_drafter)
    names = {_MAIN: BODY} | {name: name for name in _story_parts(package)}
    stories = {story: tuple(_story(package, name, styles)) for name, story in names.items()}
    if not any(item.text.strip() for item in stories[BODY]):
        raise DamagedWordError("it contains no text")
    related = tuple(_related_parts(package))
    seen = {name for _, name in related} | {name for name in package.parts if not _UNSEEN.fullmatch(name)}
    supports = {name: _support(package, name) for name in package.parts if name in seen and name not in names}
    supports["the relations of its parts"] = hash_of(repr(related).encode())
    obstacles = (*_obstacles(package, names), *_missing_parts(package, related))
    return LetterContent(str(path), "docx", stories, supports, obstacles, by_drafter)


def _check_main_part(package: Package) -> None:
    mains = [related for related in package.relationships("").values() if related.kind == "officeDocument"]
    if [main.target for main in mains] != [_MAIN]:
        raise DamagedWordError(f"it is not a Word file with the text in {_MAIN}")
    if package.xml(_MAIN).tag != f"{W}document":
        raise DamagedWordError("it is not a transitional Word file; save it again as .docx")


def _is_by_drafter(package: Package) -> bool:
    if "docProps/app.xml" not in package.parts:
        return False
    application = package.xml("docProps/app.xml").find("{*}Application")
    return application is not None and (application.text or "").startswith(_GENERATOR)


def _read_styles(package: Package, by_drafter: bool) -> _Styles:
    """Return the styles of a file of Drafter; none for other files, in which nothing may differ."""
    if not by_drafter or "word/styles.xml" not in package.parts:
        return _Styles({}, {}, {})
    root = package.xml("word/styles.xml")
    names = {style.get(f"{W}styleId", ""): _name(style) for style in root.iter(f"{W}style")}
    language = root.find(f"{W}docDefaults//{W}lang")
    code = "" if language is None else language.get(f"{W}val", "")
    numbers = dict.fromkeys(("__Symbol", "__Running Symbol"), without_numbers)
    styles = _Styles(names, {}, {**numbers, "__Distribution Line": without_day(code)})
    return replace(styles, body=dict.fromkeys(_HEADINGS, _addressees(package, styles, code)))


def _addressees(package: Package, styles: _Styles, code: str) -> Mask:
    named = ((styles.name_of(element), element) for element in package.xml(_MAIN).iter(f"{W}p"))
    headings = [(name, visible_text(element).strip()) for name, element in named if name in _HEADINGS]
    has_title = any(name in _TITLES for name, _ in headings)
    return without_addressees(code, [text for _, text in headings], has_title=has_title)


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "")


def _story_parts(package: Package) -> list[str]:
    """Return the names of headers, footers, notes and comments, in the order of the relationships."""
    relationships = package.relationships(_MAIN).values()
    return [related.target for related in relationships if related.kind in _STORIES and not related.external]


def _related_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each part that the page may depend on, in an order that is always the same."""
    for name in ("", *sorted(package.parts)):
        inner = [related for related in package.relationships(name).values() if not related.external]
        yield from sorted((related.kind, related.target) for related in inner if related.kind not in _UNSEEN_KINDS)


def _missing_parts(package: Package, related: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield an obstacle if a program might find a part, under a name written otherwise, that is not compared."""
    if any(name not in package.parts for kind, name in related if kind not in _ADDRESSES):
        yield "it refers to a part that is missing"


def _story(package: Package, name: str, styles: _Styles) -> Iterator[Item]:
    root = package.xml(name)
    serializer = Serializer(package, package.relationships(name))
    yield Item("", serializer.open_tag(root))
    masks = {_MAIN: styles.body}.get(name, styles.headers)
    yield from _items(root, serializer, styles, masks)


def _items(parent: Element, serializer: Serializer, styles: _Styles, masks: Mapping[str, Mask]) -> Iterator[Item]:
    """Yield each paragraph, and the other elements in their places."""
    for element in parent:
        if element.tag == f"{W}p":
            yield _paragraph(element, serializer, styles.name_of(element), masks)
        elif element.find(f".//{W}p") is not None:
            yield Item("", serializer.open_tag(element))
            yield from _items(element, serializer, styles, masks)
            yield Item("", f"</{element.tag}>")
        else:
            yield Item("", serializer.write(element))


def _paragraph(element: Element, serializer: Serializer, style: str, masks: Mapping[str, Mask]) -> Item:
    mask = masks.get(style, str)
    text = visible_text(element, mask)
    mark = _MARKS.get(style, "")
    return Item(text, serializer.write(element, mask), mark=mark, plain=is_plain(element, moves_nothing=bool(mark)))


def _support(package: Package, name: str) -> str:
    """Return the hash of a part that is not compared item by item."""
    if not name.lower().endswith(".xml"):
        return hash_of(package.parts[name])
    return hash_of(Serializer(package, package.relationships(name)).write(package.xml(name)).encode())


def _obstacles(package: Package, names: Mapping[str, str]) -> Iterator[str]:
    for name in names:
        root = package.xml(name)
        if field := _FETCHING.search(_LINK.sub(" ", "".join(_instructions(root)))):
            yield f"it contains the field {field[0]}, whose text is not in the file"
        if root.find(f".//{W}altChunk") is not None:
            yield "it contains the text of another file"
        if any(element.tag in _TODAY for element in root.iter()):
            yield "it contains the date of today"
        if root.find(".//{*}dataBinding") is not None:
            yield "it contains a form field whose text is in another part"
    if "word/settings.xml" in package.parts and package.xml("word/settings.xml").find(f"{W}linkStyles") is not None:
        yield "its styles are those of another file"
    relationships = (related for name in package.parts for related in package.relationships(name).values())
    if any(related.external and related.kind not in _ADDRESSES for related in relationships):
        yield "it contains an image or text that is in another file"


def _instructions(root: Element) -> Iterator[str]:
    """Yield the codes of all fields, in pieces, each after a mark: a code may be divided."""
    for element in root.iter():
        if element.tag == f"{W}instrText":
            yield (element.text or "").replace(_FIELD, " ")
        elif element.tag in (f"{W}fldChar", f"{W}fldSimple"):
            yield f"{_FIELD}{element.get(f'{W}instr', '').replace(_FIELD, ' ')}{_FIELD}"
