"""The named styles of a Word file, held against a table of the genuine ones; direct formatting counted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Key of the table: element and attribute of the style.
_PARAGRAPH = {
    "spacing.before": ("spacing", "before"),
    "spacing.after": ("spacing", "after"),
    "spacing.line": ("spacing", "line"),
    "spacing.lineRule": ("spacing", "lineRule"),
    "indent.left": ("ind", "left"),
    "indent.right": ("ind", "right"),
    "indent.hanging": ("ind", "hanging"),
    "indent.firstLine": ("ind", "firstLine"),
    "align": ("jc", "val"),
    "outline": ("outlineLvl", "val"),
    "keep_next": ("keepNext", None),
    "keep_lines": ("keepLines", None),
    "suppress_hyphens": ("suppressAutoHyphens", None),
}
_RUN = {
    "font": ("rFonts", "ascii"),
    "run_sz": ("sz", "val"),
    "run_w": ("w", "val"),
    "run_spacing": ("spacing", "val"),
    "run_kern": ("kern", "val"),
    "run_position": ("position", "val"),
    "run_color": ("color", "val"),
    "run_vertAlign": ("vertAlign", "val"),
    "run_u": ("u", "val"),
    "run_b": ("b", None),
    "run_i": ("i", None),
}
_UNSET = {"run_b": "0", "run_i": "0", "keep_next": "0", "keep_lines": "0", "suppress_hyphens": "0", "run_position": "0"}
# What a body paragraph and its runs may say of themselves: their style, their list, their section, their language.
_ALLOWED = {_W + name for name in ("pStyle", "numPr", "sectPr", "rStyle", "lang", "rtl")}
Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A property of a style that is not as in the table; None where one of the two has it not."""

    style: str
    key: str
    expected: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles used that the table has, their properties compared, what differs, and styles used of the file's own."""

    used: tuple[str, ...]
    compared: int
    differences: tuple[Difference, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directness:
    """Paragraphs of the body, and those of them that say nothing beyond their style."""

    paragraphs: int
    plain: int


def compare(docx: bytes, table: Mapping[str, Any]) -> Styles:
    """The styles that a Word file uses, with those they are based on, against the table by style id."""
    parts = _parts(docx)
    styles = {style.get(_W + "styleId", ""): style for style in parts["word/styles.xml"].iter(_W + "style")}
    used = {name for part in parts.values() for name in _named(part)}
    for name in tuple(used):
        used.update(_ancestors(name, styles))
    genuine = sorted(used & set(table))
    compared, differences = 0, []
    for name in genuine:
        expected = _flat(table[name])
        compared += len(expected)
        differences += list(_differences(name, expected, styles))
    return Styles(tuple(genuine), compared, tuple(differences), tuple(sorted(used - set(table))))


def directness(docx: bytes) -> Directness:
    """How many paragraphs of the body carry no direct formatting, neither on themselves nor on a run."""
    body = _parts(docx)["word/document.xml"]
    paragraphs = list(body.iter(_W + "p"))
    return Directness(len(paragraphs), sum(1 for paragraph in paragraphs if not _formatting(paragraph)))


def _formatting(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    own = [child for child in paragraph.iterfind(f"{_W}pPr/*") if child.tag not in _ALLOWED]
    runs = [child for child in paragraph.iterfind(f".//{_W}r/{_W}rPr/*") if child.tag not in _ALLOWED]
    return own + runs


def _parts(docx: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: ElementTree.fromstring(package.read(name)) for name in names}


def _named(part: ElementTree.Element) -> Iterator[str]:
    for kind in ("pStyle", "rStyle", "tblStyle"):
        yield from (element.get(_W + "val", "") for element in part.iter(_W + kind))


def _ancestors(name: str, styles: Mapping[str, ElementTree.Element]) -> Iterator[str]:
    while name in styles:
        yield name
        parent = styles[name].find(_W + "basedOn")
        name = parent.get(_W + "val", "") if parent is not None else ""


def _differences(name: str, expected: Properties, styles: Mapping[str, ElementTree.Element]) -> Iterator[Difference]:
    if name not in styles:
        yield Difference(name, "style", name, None)
        return
    own, inherited = _properties(styles[name]), _inherited(name, styles)
    for key, value in expected.items():
        found = own.get(key, inherited.get(key, _UNSET.get(key)))
        if found != value:
            yield Difference(name, key, value, found)
    for key in sorted(set(own) - set(expected)):
        if own[key] != inherited.get(key, _UNSET.get(key)):
            yield Difference(name, key, None, own[key])


def _inherited(name: str, styles: Mapping[str, ElementTree.Element]) -> dict[str, str]:
    gathered: dict[str, str] = {}
    for ancestor in reversed(list(_ancestors(name, styles))[1:]):
        kept = _properties(styles[ancestor]).items()
        gathered.update({key: value for key, value in kept if key not in ("name", "type", "based_on", "tabs")})
    return gathered


def _properties(style: ElementTree.Element) -> dict[str, str]:
    found = {"type": style.get(_W + "type", ""), **_values(style, "", {"name": ("name", "val")})}
    found |= _values(style, "", {"based_on": ("basedOn", "val")})
    found |= _values(style, "pPr", _PARAGRAPH) | _values(style, "rPr", _RUN)
    tabs = [(tab.get(_W + "val"), tab.get(_W + "pos")) for tab in style.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab")]
    return found | ({"tabs": _written(tabs)} if tabs else {})


def _values(style: ElementTree.Element, inside: str, keys: Mapping[str, tuple[str, str | None]]) -> dict[str, str]:
    holder = style.find(_W + inside) if inside else style
    found = {}
    for key, (tag, attribute) in keys.items():
        element = holder.find(_W + tag) if holder is not None else None
        if element is not None and attribute is None:
            found[key] = "0" if element.get(_W + "val") in ("0", "false", "off") else "1"
        elif element is not None and (value := element.get(_W + str(attribute))) is not None:
            found[key] = value
    return found


def _flat(style: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in style.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": str(said) for inner, said in value.items()}
        else:
            flat[key] = _written(value) if key == "tabs" else str(value)
    return flat


def _written(tabs: Sequence[Sequence[str | None]]) -> str:
    return " ".join(f"{kind}:{position}" for kind, position in sorted(tabs, key=lambda tab: int(tab[1] or 0)))
