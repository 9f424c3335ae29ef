"""Invisible characters, and bidi controls, which change the direction in which a text is displayed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

# Unicode 16.0, 23.2 and 23.3; Unicode Standard Annex 9 (bidi) and Technical Report 36 (deceptive text).
_OVERRIDES = "\u202d\u202e"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners have a meaning in scripts that join their letters, and inside an emoji.
_JOINERS = "(?<![\u0600-\u109f\u1780-\u18af\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])[\u200c\u200d]+"
_HIDDEN = re.compile(f"(?P<bidi>[{_OVERRIDES}{_DIRECTIONS}]+)|(?P<invisible>[{_INVISIBLE}]+|{_JOINERS})")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class InvisibleCharacter(Struct, frozen=True):
    """Invisible characters from `start` to `end` of a text; `turns` is true if they change its direction."""

    start: int
    end: int
    name: str
    turns: bool


def find_invisible(text: str) -> Iterator[InvisibleCharacter]:
    """Yield the invisible characters of a text; in a right-to-left text, direction marks and isolates are allowed."""
    if text.isascii():
        return
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    for found in _HIDDEN.finditer(text):
        if found["bidi"] and right_to_left and not set(found[0]) & set(_OVERRIDES):
            continue
        yield InvisibleCharacter(*found.span(), _name(found[0][0]), bool(found["bidi"]))


def _name(character: str) -> str:
    name = unicodedata.name(character, "character without a name").lower()
    return f"{name}, U+{ord(character):04X}"
