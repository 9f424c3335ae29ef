"""What a sample says of itself in the comment at its top."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"\A(?:#[^\n]*\n)+")
_SENTENCE = re.compile(r"(.+?[.])(?:\s|$)")


def summary_of(text: str) -> str:
    """The first sentence of the comment at the top of a sample; empty without one."""
    comment = _COMMENT.match(text)
    words = " ".join(line.lstrip("# ").rstrip() for line in comment.group().splitlines()) if comment else ""
    sentence = _SENTENCE.match(words)
    return sentence.group(1) if sentence else words
