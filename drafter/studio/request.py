"""The values in the body of a request: texts, the line of questions it belongs to, and files."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any, NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.limits import MAX_STUDIO_FILE_BYTES

# In pixels per point.
SCALES = (1.5, 2.0, 3.0)
_MOST_NAME = 255


# A file as the page sends it: its name and its content.
Brought = tuple[str, bytes]
# How to read the tracked changes of Word files: not said, with them, or without them.
_READINGS = ("", "accept", "reject")


class Pair(NamedTuple):
    """Two files to compare; `reading` says how to read the tracked changes that they have."""

    old: Brought
    new: Brought
    reading: str

    @property
    def accept(self) -> bool:
        """True if tracked changes are read as accepted."""
        return self.reading != "reject"


class BadRequestError(Exception):
    """A request without a value that its path needs, or with a value of another type."""


def text_of(body: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """Return a text; raise BadRequestError if it is missing or is not a text."""
    value = body.get(key, default)
    if not isinstance(value, str):
        raise BadRequestError(f"`{key}` is missing or is not a text.")
    return value


def line_of(kind: str, body: Mapping[str, Any]) -> str:
    """Return the line of questions of a window: a newer question of the same line replaces the ones that wait."""
    return f"{kind} {text_of(body, 'window', '')[:40]}"


def scale_of(body: Mapping[str, Any]) -> float:
    """Return the scale of pictures, in pixels per point."""
    scale = body.get("scale")
    return float(scale) if scale in SCALES else SCALES[0]


def reading_of(body: Mapping[str, Any]) -> str:
    """Return how to read tracked changes: "accept", "reject", or "" if the page does not say it."""
    reading = text_of(body, "reading", "")
    if reading not in _READINGS:
        raise BadRequestError("`reading` is accept or reject.")
    return reading


def pair_of(body: Mapping[str, Any]) -> Pair:
    """Return the two files of a comparison."""
    return Pair(file_of(body, "old"), file_of(body, "new"), reading_of(body))


def file_of(body: Mapping[str, Any], key: str) -> Brought:
    """Return the name and the content of a file that the page sends as `text`, or as `data` in base64.

    Raises BadRequestError for anything else, and FileError for a file over the limit.
    """
    value = body.get(key)
    if not isinstance(value, dict):
        raise BadRequestError(f"`{key}` is not a file.")
    name, data = text_of(value, "name")[:_MOST_NAME], _content(value)
    if len(data) > MAX_STUDIO_FILE_BYTES:
        raise FileError(Finding("too-much", MAX_STUDIO_FILE_BYTES.sentence))
    return name, data


def _content(value: Mapping[str, Any]) -> bytes:
    if "text" in value:
        return text_of(value, "text").encode(errors="surrogatepass")
    try:
        return base64.b64decode(text_of(value, "data"), validate=True)
    except (binascii.Error, ValueError):
        raise BadRequestError("`data` is not base64.") from None
