"""Names of WordprocessingML as ElementTree writes them, and the values of its on/off elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
VAL = f"{W}val"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, RUN, TEXT, TABLE, ROW, CELL = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR, TCPR = (f"{W}{name}" for name in ("pPr", "rPr", "trPr", "tcPr"))
INS, DEL, MOVE_FROM, MOVE_TO = (f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_OFF = {"0", "false", "off", "none"}


def value(element: Element | None, name: str, default: str = "") -> str:
    """Return `w:val` of the child with this local name; `default` without one."""
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(VAL, default)


def flag(element: Element | None, name: str) -> bool | None:
    """Return an on/off property of Word: None if the element does not set it."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "1") not in _OFF


def number(text: str | None) -> int:
    """Return a measure of Word as a whole number, 0 if it is not one."""
    try:
        return round(float(text or "0"))
    except (ValueError, OverflowError):
        return 0


def text_of(element: Element) -> str:
    """Return the text of a `w:t`, as Word prints it."""
    text = element.text or ""
    return text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
