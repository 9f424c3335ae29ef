"""The characters of a letter: text in UTF-8, without those that no page can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError
from drafter.limits import MAX_LETTER_BYTES, MAX_NUMBER_DIGITS, MAX_UNPRINTABLE_FINDINGS
from drafter.source.offsets import LineIndex

# More figures than Python takes for a number are an attack on whatever counts with them.

_RANGES = {
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
    "private": "\ue000-\uf8ff\U000f0000-\U0010ffff",
    "half": "\ud800-\udfff",
    "never": "\ufdd0-\ufdef\ufffe\uffff",
}
_UNPRINTABLE = re.compile("|".join(f"(?P<{kind}>[{characters}])" for kind, characters in _RANGES.items()))
# All of them in one class, which is looked for eight times as fast.
_SUSPECT = re.compile(f"[{''.join(_RANGES.values())}]")
_LONG_NUMBER = re.compile(rf"\d{{{MAX_NUMBER_DIGITS + 1}}}")
_KINDS = {
    "control": "control character",
    "private": "private-use character",
    "half": "half of a surrogate pair",
    "never": "noncharacter",
}


def decode(given: str | bytes, name: str) -> str:
    """The text with line ends as newlines; raises InvalidLetterError for what is no text, or cannot be printed."""
    if len(given) > MAX_LETTER_BYTES:
        raise yaml_error(name, "too-much", f"A letter holds at most {MAX_LETTER_BYTES // 1_000_000} million bytes.")
    text = given if isinstance(given, str) else _from_utf8(given, name)
    text = with_newlines(text).removeprefix("\ufeff")
    if _SUSPECT.search(text):
        raise InvalidLetterError(*_decoding_error(text, name))
    # Wherever so many figures stand, one of them is here.
    may_be_long = any(map(str.isdecimal, text[MAX_NUMBER_DIGITS :: MAX_NUMBER_DIGITS + 1]))
    if may_be_long and (found := _LONG_NUMBER.search(text)):
        at = LineIndex(text).position(found.start())
        raise yaml_error(name, "too-much", f"A number has at most {MAX_NUMBER_DIGITS} figures.", at, text)
    return text


def with_newlines(text: str) -> str:
    """The text with every line end as a newline; a value has others where it escapes them, as JSON does."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find_unprintable(text: str) -> str | None:
    """What to say of the first character that cannot be printed, None where there is none."""
    found = _UNPRINTABLE.search(text) if _SUSPECT.search(text) else None
    if found is None:
        return None
    return f"The {_KINDS[found.lastgroup or '']} U+{ord(found.group()):04X} cannot be printed; take it out."


def yaml_error(name: str, rule: str, message: str, at: tuple[int, int] = (1, 1), text: str = "") -> InvalidLetterError:
    """The error at a line and column of a file."""
    place = Place(name, *at, at[0], at[1] + 1)
    return InvalidLetterError(Finding(rule, message, place, excerpt=LineIndex(text).text(at[0])))


def _decoding_error(text: str, name: str) -> Iterator[Finding]:
    lines = LineIndex(text)
    for found, _ in zip(_UNPRINTABLE.finditer(text), range(MAX_UNPRINTABLE_FINDINGS), strict=False):
        line, column = lines.position(found.start())
        place = Place(name, line, column, line, column + 1)
        message = find_unprintable(found.group()) or ""
        yield Finding("control-character", message, place, excerpt=lines.text(line))


def _from_utf8(given: bytes, name: str) -> str:
    try:
        return given.decode()
    except UnicodeDecodeError as error:
        before = with_newlines(given[: error.start].decode()).removeprefix("\ufeff")
        at = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise yaml_error(name, "not-text", "This is not text in UTF-8; save it as a plain YAML file.", at) from None
