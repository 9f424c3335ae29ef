"""Arabic and other scripts from right to left: paragraphs, tables and runs of a finished part are turned round."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_DEFAULT = '<w:widowControl w:val="1"/>'
_SECTION = "</w:sectPr>"


def right_to_left(data: bytes) -> bytes:
    """The part with all paragraphs, tables and pages from right to left; words in Latin letters stay as they are."""
    xml = data.decode()
    xml = xml.replace("<w:tbl><w:tblPr>", "<w:tbl><w:tblPr><w:bidiVisual/>").replace(_SECTION, f"<w:bidi/>{_SECTION}")
    return _RUN.sub(_run, xml.replace(_DEFAULT, f'{_DEFAULT}<w:bidi w:val="1"/>')).encode()


def _run(found: re.Match[str]) -> str:
    properties, content = found.group(1) or "", found.group(2)
    turned = "" if _is_left_to_right("".join(_TEXT.findall(content))) else "<w:rtl/>"
    said = properties + turned
    return f"<w:r><w:rPr>{said}</w:rPr>{content}</w:r>" if said else found.group()


def _is_left_to_right(text: str) -> bool:
    kinds = {bidirectional(context) for context in text}
    return "L" in kinds and not kinds & {"R", "AL"}
