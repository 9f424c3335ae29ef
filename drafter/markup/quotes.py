"""Quotation marks and apostrophes as they are printed: curly (Editorial Manual, quotations)."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(^|[\s(\[—–/“‘\u00a0])([\"'])(?=\S)")
_ELIDED = re.compile(r"'(?=\d0s)")


def curled(text: str, before: str = "") -> str:
    """The text with straight marks set curly; `before` is the character in front of it, if any."""
    whole = before + _ELIDED.sub("’", text)
    previous = None
    while previous != whole:
        previous = whole
        whole = _OPENING.sub(lambda found: found.group(1) + ("“" if found.group(2) == '"' else "‘"), whole)
    return whole.replace('"', "”").replace("'", "’")[len(before) :]
