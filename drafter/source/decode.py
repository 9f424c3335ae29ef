"""Decode a letter from UTF-8, and reject characters that cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError
from drafter.limits import MAX_LETTER_BYTES, MAX_NUMBER_DIGITS, MAX_UNPRINTABLE_FINDINGS
from drafter.source.offsets import LineIndex

_RANGES = {
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
    "private": "\ue000-\uf8ff\U000f0000-\U0010ffff",
    "surrogate": "\ud800-\udfff",
    "noncharacter": "\ufdd0-\ufdef\ufffe\uffff",
}
_KINDS = {
    "control": "control character",
    "private": "private-use character",
    "surrogate": "unpaired surrogate",
    "noncharacter": "noncharacter",
}
_UNPRINTABLE = "|".join(f"(?P<{kind}>[{characters}])" for kind, characters in _RANGES.items())
# The same characters in one class: searching for it is eight times as fast.
_ANY_UNPRINTABLE = re.compile(f"[{''.join(_RANGES.values())}]")
# Python refuses to convert longer numbers, and a number that long can only be an attack.
_LONG_NUMBER = re.compile(rf"\d{{{MAX_NUMBER_DIGITS + 1}}}")

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_16 = "The file is in UTF-16, not UTF-8; save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)."


def decode(data: str | bytes, name: str) -> str:
    """Return the text with line ends as newlines; raises InvalidLetterError if it is not printable text in UTF-8."""
    if len(data) > MAX_LETTER_BYTES:
        raise yaml_error(name, "too-much", f"The file is larger than the limit of {MAX_LETTER_BYTES:,} bytes.")
    text = data if isinstance(data, str) else _from_utf8(data, name)
    text = with_newlines(text).removeprefix("\ufeff")
    if _ANY_UNPRINTABLE.search(text):
        raise InvalidLetterError(*_unprintable_findings(text, name))
    # Any run of more than MAX_NUMBER_DIGITS digits includes one of these sampled characters.
    may_be_long = any(map(str.isdecimal, text[MAX_NUMBER_DIGITS :: MAX_NUMBER_DIGITS + 1]))
    if may_be_long and (number := _LONG_NUMBER.search(text)):
        at = LineIndex(text).position(number.start())
        raise yaml_error(name, "too-much", f"A number is limited to {MAX_NUMBER_DIGITS:,} digits.", at, text)
    return text


def with_newlines(text: str) -> str:
    """Return the text with every line end as a newline; escapes, as in JSON, can add other line ends to a value."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find_unprintable(text: str) -> str | None:
    """Return the message for the first character that cannot be printed, or None."""
    found = re.search(_UNPRINTABLE, text) if _ANY_UNPRINTABLE.search(text) else None
    if found is None:
        return None
    return f"The {_KINDS[found.lastgroup or '']} U+{ord(found.group()):04X} cannot be printed; remove it."


def yaml_error(name: str, rule: str, message: str, at: tuple[int, int] = (1, 1), text: str = "") -> InvalidLetterError:
    """Return the error for a line and column of a file."""
    place = Place(name, *at, at[0], at[1] + 1)
    return InvalidLetterError(Finding(rule, message, place, excerpt=LineIndex(text).text(at[0])))


def _unprintable_findings(text: str, name: str) -> Iterator[Finding]:
    lines = LineIndex(text)
    for found, _ in zip(re.finditer(_UNPRINTABLE, text), range(MAX_UNPRINTABLE_FINDINGS), strict=False):
        line, column = lines.position(found.start())
        place = Place(name, line, column, line, column + 1)
        message = find_unprintable(found.group()) or ""
        yield Finding("control-character", message, place, excerpt=lines.text(line))


def _from_utf8(data: bytes, name: str) -> str:
    if data[:2] in _UTF_16_MARKS or _has_zero_bytes(data):
        raise yaml_error(name, "not-text", _UTF_16)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = with_newlines(data[: error.start].decode()).removeprefix("\ufeff")
        at = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "The file is not text in UTF-8; save it as plain text with the encoding UTF-8."
        raise yaml_error(name, "not-text", message, at) from None


def _has_zero_bytes(data: bytes) -> bool:
    """True if every second byte at the start is zero, as in UTF-16 without its mark."""
    start = data[:16]
    return len(start) > 1 and any(not any(half) for half in (start[::2], start[1::2]))
