"""A letter from right to left as WordprocessingML: parts, runs, and phrases from left to right inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import bidirectional

from msgspec.structs import replace

from drafter.document.direction import split_by_direction
from drafter.document.model import Inline, Run

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_PARAGRAPH = re.compile(r'<w:p>(?:<w:pPr><w:pStyle w:val="([^"]*)"/>)?.*?</w:p>', re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_DEFAULT_PROPERTY = '<w:widowControl w:val="1"/>'
_SECTION_END = "</w:sectPr>"


def in_direction(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the runs of a paragraph from right to left, divided at each phrase from left to right.

    LibreOffice needs marks of direction (U+200E) around a phrase that begins or ends with another character than a
    letter, such as 16-17956 (A), and one between two phrases (U+200F), or they would change places.
    """
    groups = list(split_by_direction(inlines))
    for number, (is_phrase, group) in enumerate(groups):
        text = "".join(inline.text for inline in group if isinstance(inline, Run))
        is_between = 0 < number < len(groups) - 1 and not _has_word(text)
        before, after = _marks(text) if is_phrase else (RIGHT_TO_LEFT_MARK * is_between, "")
        for index, inline in enumerate(group):
            if not isinstance(inline, Run):
                yield inline
                continue
            first, last = index == 0, index == len(group) - 1
            marked = f"{before if first else ''}{inline.text}{after if last else ''}"
            yield inline if marked == inline.text else replace(inline, text=marked)


def _marks(phrase: str) -> tuple[str, str]:
    """Return the marks of direction before and after a phrase from left to right."""
    before = "" if phrase[:1].isalpha() else LEFT_TO_RIGHT_MARK
    return before, LEFT_TO_RIGHT_MARK if before or not (phrase[-1:].isalnum() or phrase.endswith(")")) else ""


def _has_word(text: str) -> bool:
    """True if the text has a letter from right to left."""
    return any(bidirectional(character) in ("R", "AL") for character in text)


def mirrored(data: bytes, turned: frozenset[str], shared: bool) -> bytes:
    """Return the data of a part with paragraphs, tables and sections from right to left.

    Runs of Latin text stay left to right, and so do paragraphs in the styles `turned`. A part that all letters share is
    converted once.
    """
    return _mirrored_once(data, turned) if shared else _mirrored(data, turned)


@lru_cache(maxsize=32)
def _mirrored_once(data: bytes, turned: frozenset[str]) -> bytes:
    return _mirrored(data, turned)


def _mirrored(data: bytes, turned: frozenset[str]) -> bytes:
    xml = data.decode()
    xml = xml.replace("<w:tbl><w:tblPr>", "<w:tbl><w:tblPr><w:bidiVisual/>")
    xml = xml.replace(_SECTION_END, f"<w:bidi/>{_SECTION_END}")
    xml = xml.replace(_DEFAULT_PROPERTY, f'{_DEFAULT_PROPERTY}<w:bidi w:val="1"/>')
    return _PARAGRAPH.sub(lambda found: _right_to_left_paragraph(found, turned), xml).encode()


def _right_to_left_paragraph(match: re.Match[str], turned: frozenset[str]) -> str:
    return match[0] if match[1] in turned else _RUN.sub(_right_to_left_run, match[0])


def _right_to_left_run(match: re.Match[str]) -> str:
    properties, content = match.group(1) or "", match.group(2)
    if "<w:rtl/>" not in properties and not _is_left_to_right("".join(_TEXT.findall(content))):
        before, language, after = properties.partition("<w:lang ")
        properties = f"{before}<w:rtl/>{language}{after}"
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else match.group()


def _is_left_to_right(text: str) -> bool:
    directions = {bidirectional(character) for character in set(text)}
    return "L" in directions and not directions & {"R", "AL"}
