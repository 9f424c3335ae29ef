"""Characters as CommonMark: the author's own text where it stays, new text escaped, marks of emphasis and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from drafter.pull.source_map import Origin

_MARK = re.compile(r"\*+|_+|\[(?!\^)|\](?:\((?:[^()\\\n]|\\.|\((?:[^()\\\n]|\\.)*\)|\n)*\)|\[[^\]\n]*\])?|[<>]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What a line begins with that CommonMark or Drafter reads as a list, a heading, a quotation or a rule.
_LINE_START = re.compile(
    r"(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+*](?:\s|$))|(?=\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)\s)|(?=#{1,6}(?:\s|$))|(?=>)|(?=~~~)"
    r"|(?=-{3,}\s*$)|(?==+\s*$))"
)
_ALWAYS = frozenset("\\`*[")


class Mark(Struct, frozen=True, gc=False):
    """A pair of marks around characters; `kind` is bold, italic or link, `number` tells equal pairs apart."""

    kind: str
    opener: str
    closer: str
    number: int

    @classmethod
    def new(cls, kind: str, number: int, address: str = "") -> Mark:
        """Return new marks as Drafter writes them."""
        if kind == "link":
            return cls(kind, "[", f"]({_address(address)})", number)
        sign = "**" if kind == "bold" else "*"
        return cls(kind, sign, sign, number)


class Written(Struct, frozen=True, gc=False):
    """A character as written: `text` is the author's own, or a new character that is still to be escaped.

    `group` is the same for all characters of one expression, of which only the first is written.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    is_new: bool = False
    is_space: bool = False
    group: tuple[int, int] | None = None


def marks_of(value: str, first: int, last: int, origins: Sequence[Origin]) -> list[tuple[Mark, ...]] | None:
    """Return the marks around each character of a paragraph; None if the marks do not come in pairs."""
    stack: list[Mark] = []
    opened: list[list[Mark]] = []
    closers: dict[int, str] = {}
    at = first
    for origin in origins:
        if origin.first >= at:
            _read_gap(value, at, origin.first, stack, closers)
            at = max(at, origin.last)
        opened.append(list(stack))
    _read_gap(value, at, last, stack, closers)
    if stack:
        return None
    return [tuple(_closed(mark, closers) for mark in marks) for marks in opened]


def _closed(mark: Mark, closers: dict[int, str]) -> Mark:
    return Mark(mark.kind, mark.opener, closers[mark.number], mark.number)


def _read_gap(value: str, first: int, last: int, stack: list[Mark], closers: dict[int, str]) -> None:
    """Open and close the marks between two characters; a mark is numbered by its offset."""
    for found in _MARK.finditer(value, first, last):
        sign = found[0]
        if sign in ("[", "<"):
            stack.append(Mark("link", sign, "", found.start()))
        elif sign[0] in "]>":
            if stack and stack[-1].opener == {"]": "[", ">": "<"}[sign[0]]:
                closers[stack.pop().number] = sign
        else:
            _read_emphasis(sign, found.start(), stack, closers)


def _read_emphasis(sign: str, at: int, stack: list[Mark], closers: dict[int, str]) -> None:
    while sign:
        opener = sign[:2]
        if stack and stack[-1].kind != "link" and sign.startswith(stack[-1].opener):
            opener = stack[-1].opener
            closers[stack.pop().number] = opener
        else:
            stack.append(Mark("bold" if len(opener) == len("**") else "italic", opener, "", at))
        sign, at = sign[len(opener) :], at + len(opener)


def write(chars: Iterable[Written], rest: str = "", in_cell: bool = False) -> str:
    """Return characters as the text of one paragraph; `rest` begins its further lines."""
    chars = _with_marks_of_spaces(list(chars))
    pieces: list[str] = []
    open_marks: tuple[Mark, ...] = ()
    group = None
    for at, char in enumerate(chars):
        if char.group is not None and char.group == group:
            continue
        group = char.group
        common = _common(open_marks, char.marks)
        pieces += [mark.closer for mark in reversed(open_marks[common:])]
        pieces += [mark.opener for mark in char.marks[common:]]
        pieces.append(_escaped(chars, at, rest, in_cell) if char.is_new else char.text)
        open_marks = char.marks
    pieces += [mark.closer for mark in reversed(open_marks)]
    return _with_plain_starts("".join(pieces), chars)


def _common(a: Sequence[Mark], b: Sequence[Mark]) -> int:
    """Return how many marks two characters share, from the outside."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _with_marks_of_spaces(chars: list[Written]) -> list[Written]:
    """Return the characters with marks around spaces only inside a range: `*a *b` is not emphasis."""
    result = list(chars)
    before: tuple[Mark, ...] = ()
    for at, char in enumerate(chars):
        if not char.is_space:
            before = char.marks
            continue
        after = next((one.marks for one in chars[at:] if not one.is_space), ())
        marks = before[: _common(before, after)]
        result[at] = Written(char.text, marks, char.is_new, True, char.group)
    return result


def _escaped(chars: Sequence[Written], at: int, rest: str, in_cell: bool) -> str:
    """Return a new character so that it prints as it is."""
    text = chars[at].text
    before = chars[at - 1].text[-1:] if at else ""
    after = chars[at + 1].text[:1] if at + 1 < len(chars) else ""
    if text == "\n":
        return "<br>" if in_cell else f"\\\n{rest}"
    if text.isspace():
        return " "
    if text in _ALWAYS or (text == "|" and in_cell) or (text == "]" and any(m.kind == "link" for m in chars[at].marks)):
        return f"\\{text}"
    if text == "_" and not (before.isalnum() and after.isalnum()):
        return "\\_"
    if text == "<" and (after.isalpha() or after in "/!?"):
        return "\\<"
    if text == "&" and _ENTITY.match("".join(one.text for one in chars[at : at + 34])):
        return "\\&"
    if (text == "{" and (after == "{" or before == "{")) or (text == "}" and before and before in "}%#"):
        return f"\\{text}"
    if text in "%#" and before == "{":
        return f"\\{text}"
    return text


def _with_plain_starts(text: str, chars: Sequence[Written]) -> str:
    """Return the text with a backslash where its beginning would be read as a list, a heading or a quotation."""
    if not chars or chars[0].marks or chars[0].group:
        return text
    found = _LINE_START.match(text)
    if found is None or text.startswith("\\"):
        return text
    at = found.end("number") if found["number"] else 0
    return f"{text[:at]}\\{text[at:]}"


def _address(address: str) -> str:
    """Return an address as CommonMark writes it: in angle brackets if it has brackets of its own."""
    plain = address.replace(" ", "%20").replace("\n", "")
    return f"<{plain}>" if re.search(r"[()\\]", plain) else plain
