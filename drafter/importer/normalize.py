"""Texts for comparison: with plain spaces and quotation marks, so that only words and their order count."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.source.invisible import find_invisible

_SPACES = re.compile(r"\s+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u2011": "-", "\u2010": "-"})
# Marks of direction, which a text from right to left may contain, and the line that stretches an Arabic word.
_DIRECTION = re.compile("[\u0640\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CHINESE_SPACE = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\ue0ff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return the text with single plain spaces, a no-break space being one, and none at its ends."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=8192)
def comparable(text: str) -> str:
    """Return the text for comparison: one line, with straight quotation marks and plain hyphens.

    Spaces between Chinese characters do not count: the masthead has them for the eye.
    """
    return _CHINESE_SPACE.sub("", one_line(_DIRECTION.sub("", text.translate(_MARKS))))


def is_same(one: str, other: str) -> bool:
    """True if two texts are the same except for spaces and the form of quotation marks."""
    return comparable(one) == comparable(other)


def without_invisible(text: str) -> str:
    """Return the text without characters that no page shows: controls, soft hyphens, marks of direction."""
    text = _CONTROL.sub("", text).replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    for found in reversed(list(find_invisible(text))):
        text = text[: found.start] + text[found.end :]
    return text
