"""Comparison of the named styles of a Word file with a table of the genuine ones, and a count of direct formatting."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Keys of the table, each with the element and attribute of the style.
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
# Allowed properties of body paragraphs and their runs: style, list, section, language.
_ALLOWED = {_W + name for name in ("pStyle", "numPr", "sectPr", "rStyle", "lang", "rtl")}
Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A property of a style that differs from the table. A missing value is None."""

    style: str
    key: str
    expected: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Used styles in the table, number of compared properties, differences, and used styles not in the table."""

    used: tuple[str, ...]
    compared: int
    differences: tuple[Difference, ...]
    not_in_table: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectFormatting:
    """Numbers of body paragraphs, and of those without direct formatting."""

    paragraphs: int
    plain: int


def compare(docx: bytes, table: Mapping[str, Any]) -> Styles:
    """Compare the styles that a Word file uses, and the styles that they are based on, with the table by style id."""
    parts = _parts(docx)
    styles = {style.get(_W + "styleId", ""): style for style in parts["word/styles.xml"].iter(_W + "style")}
    used = {name for part in parts.values() for name in _style_ids(part)}
    for name in tuple(used):
        used.update(_ancestors(name, styles))
    genuine = sorted(used & set(table))
    compared, differences = 0, []
    for name in genuine:
        expected = _flat(table[name])
        compared += len(expected)
        differences += list(_differences(name, expected, styles))
    return Styles(tuple(genuine), compared, tuple(differences), tuple(sorted(used - set(table))))


def direct_formatting(docx: bytes) -> DirectFormatting:
    """Count the body paragraphs, and those without direct formatting of the paragraph or a run."""
    body = _parts(docx)["word/document.xml"]
    paragraphs = list(body.iter(_W + "p"))
    return DirectFormatting(len(paragraphs), sum(1 for paragraph in paragraphs if not _formatting(paragraph)))


def _formatting(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    own = [child for child in paragraph.iterfind(f"{_W}pPr/*") if child.tag not in _ALLOWED]
    runs = [child for child in paragraph.iterfind(f".//{_W}r/{_W}rPr/*") if child.tag not in _ALLOWED]
    return own + runs


def _parts(docx: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: ElementTree.fromstring(package.read(name)) for name in names}


def _style_ids(part: ElementTree.Element) -> Iterator[str]:
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
    properties: dict[str, str] = {}
    for ancestor in reversed(list(_ancestors(name, styles))[1:]):
        ancestor_properties = _properties(styles[ancestor]).items()
        properties.update(
            {key: value for key, value in ancestor_properties if key not in ("name", "type", "based_on", "tabs")}
        )
    return properties


def _properties(style: ElementTree.Element) -> dict[str, str]:
    properties = {"type": style.get(_W + "type", ""), **_values(style, "", {"name": ("name", "val")})}
    properties |= _values(style, "", {"based_on": ("basedOn", "val")})
    properties |= _values(style, "pPr", _PARAGRAPH) | _values(style, "rPr", _RUN)
    tabs = [(tab.get(_W + "val"), tab.get(_W + "pos")) for tab in style.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab")]
    return properties | ({"tabs": _tabs_text(tabs)} if tabs else {})


def _values(style: ElementTree.Element, parent: str, keys: Mapping[str, tuple[str, str | None]]) -> dict[str, str]:
    element_parent = style.find(_W + parent) if parent else style
    values = {}
    for key, (tag, attribute) in keys.items():
        element = element_parent.find(_W + tag) if element_parent is not None else None
        if element is not None and attribute is None:
            values[key] = "0" if element.get(_W + "val") in ("0", "false", "off") else "1"
        elif element is not None and (value := element.get(_W + str(attribute))) is not None:
            values[key] = value
    return values


def _flat(style: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in style.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": str(inner_value) for inner, inner_value in value.items()}
        else:
            flat[key] = _tabs_text(value) if key == "tabs" else str(value)
    return flat


def _tabs_text(tabs: Sequence[Sequence[str | None]]) -> str:
    return " ".join(f"{kind}:{position}" for kind, position in sorted(tabs, key=lambda tab: int(tab[1] or 0)))
