"""Slips in YAML that authors make, each found at its own place, with what to type instead.

The YAML library reports the token that it did not expect, which is often behind the slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.source.yaml_failure import TYPOGRAPHIC, Failure, Slip, example, name_of, shorten

_OPTIONAL_DASHES = r"^\s*(?:-\s+)*"
_KEY = re.compile(rf"{_OPTIONAL_DASHES}([\w.-]+):(?:\s|$)")
_VALUE = re.compile(rf"{_OPTIONAL_DASHES}(?:[\w.-]+:\s+)?(?=\S)")
_NO_SPACE_AFTER_COLON = re.compile(rf"{_OPTIONAL_DASHES}([A-Za-z_]\w*):(?![/:])(\S.*)$")
# Values that start with one of these are not text for YAML.
_STARTS = re.compile(r"\{\{|\{%|\*+|[&!%@`\[{]")
_LINE_SEPARATORS = re.compile("[\u2028\u2029\x85]")
# Characters that look like a space or a colon, with the one to type. In the middle of a text they are allowed.
_LOOKALIKES = re.compile(
    rf"{_OPTIONAL_DASHES}(?:[\w.-]+:)?(?P<space>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000])"
    rf"|{_OPTIONAL_DASHES}[\w.-]+(?P<colon>[\uff1a\ufe55\u2236])",
    re.ASCII,
)
_WORD_BEFORE_COLON = re.compile(r"\S[,;]?(?P<gap>\s+)(?P<word>[a-z][a-z_]*)$")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_BLOCK_KEYS = frozenset({"body", "letterhead", "address", "courtesy"})


def find_slip(failure: Failure) -> Slip | None:
    """Return the slip that causes an error of the YAML library, or None for any other error."""
    return next((slip for find in _FINDERS if (slip := find(failure))), None)


def _line_separator(failure: Failure) -> Slip | None:
    found = [*_LINE_SEPARATORS.finditer(failure.text, 0, failure.problem)]
    if not found:
        return None
    name = name_of(found[-1].group())
    return Slip(found[-1].start(), f"this is an invisible character ({name}); type a space or a new line instead")


def _lookalike(failure: Failure) -> Slip | None:
    for start, line in failure.lines_around():
        if found := _LOOKALIKES.match(line):
            kind = "space" if found["space"] else "colon"
            name = name_of(found["space"]) if found["space"] else f"U+{ord(found['colon']):04X}"
            typed = "an ordinary space" if kind == "space" else "an ordinary colon and a space"
            return Slip(start + found.start(kind), f"replace this special {kind} ({name}) with {typed}")
    return None


def _quotation(failure: Failure) -> Slip | None:
    """Find a quotation mark that is missing, or one inside the same marks."""
    span = failure.quoted_before()
    if span is None:
        return None
    (first, last), mark = span, failure.text[span[1] - 1]
    inside = failure.text[first:last].split("\n")[1:]
    if any(map(_KEY.match, inside)):
        return Slip(first, f"this quotation mark is never closed; add {mark} at the end of the value")
    if _starts_entry(failure):
        return Slip(failure.problem, "put a comma before this entry")
    if last < failure.problem:
        return _text_after_quotation(failure, first)
    closing = re.compile(rf"{mark}(?=\s*(?:[,\]}}]|$))", re.MULTILINE).search(failure.text, failure.problem)
    if closing is None or "\n" in failure.text[first : closing.start()]:
        return None
    return _inner_mark(failure.text[first + 1 : closing.start()], mark, last - 1)


def _text_after_quotation(failure: Failure, first: int) -> Slip:
    rest = re.compile(r"[^,\]}\n]*" if _is_flow(failure) else r"[^\n]*").match(failure.text, failure.problem)
    value = failure.text[first : rest.end() if rest else failure.problem]
    advice = "put quotation marks around the whole value, not around a part of it"
    return Slip(failure.problem, f"{advice}{example('', value)}")


def _inner_mark(value: str, mark: str, offset: int) -> Slip:
    if mark == "'":
        return Slip(offset, f"an apostrophe ends a text between apostrophes; use other marks{example('', value)}")
    return Slip(offset, f"a quotation mark inside the same marks ends the text; use other marks{example('', value)}")


def _starts_entry(failure: Failure) -> bool:
    """True if a new quoted text or key begins at the error, so that a comma is missing in a list."""
    rest = failure.text[failure.problem :]
    after_space = failure.text[failure.problem - 1 : failure.problem].isspace()
    return after_space and _is_flow(failure) and bool(re.match(r"[\"']|[\w.-]+:\s", rest))


def _is_flow(failure: Failure) -> bool:
    return "expected ',' or" in failure.message


def _start_of_value(failure: Failure) -> Slip | None:
    """Find a value that starts with a character that has a meaning in YAML."""
    if _is_flow(failure) or "mapping values" in failure.message:
        return None
    start, line = failure.line_of(failure.problem)
    value = _VALUE.match(line)
    found = _STARTS.match(line, value.end()) if value else None
    # A list or a mapping that is followed by more text ends before the error.
    if not (value and found) or start + found.start() > failure.problem:
        return None
    closing = line.rstrip()[-1:]
    if found.group() in ("[", "{") and failure.text[failure.problem : failure.problem + 1] in ("]", "}"):
        return Slip(failure.problem, f"remove this {closing}")
    before, rest = line[: found.start()].lstrip(" -"), line[found.start() :]
    if found.group() in ("[", "{") and "did not find expected key" not in failure.message:
        return None
    advice = f"put quotation marks around a value that starts with {found.group()}{example(before, rest)}"
    return Slip(start + found.start(), advice)


def _space_after_colon(failure: Failure) -> Slip | None:
    for start, line in failure.lines_around():
        if found := _NO_SPACE_AFTER_COLON.match(line):
            value = re.split(r"\s+#", found[2])[0].rstrip()
            return Slip(start + found.end(1), f"put a space after this colon: `{found[1]}: {shorten(value)}`")
    return None


def _comment(failure: Failure) -> Slip | None:
    """Find a `#` that hides the end of a list or a mapping."""
    if not _is_flow(failure):
        return None
    start, line = failure.line_of(failure.context)
    region_end = start + len(line)
    region = failure.text[start:region_end]
    for found in re.finditer(r"(?<=\s)#", region[: max(region.rfind("]"), region.rfind("}"), 0)]):
        at = start + found.start()
        if at > failure.context and not failure.is_inside_text(at):
            before, value, after = _entry(failure, at)
            text = f"{value}{re.split('[,}]|]', after)[0]}"
            return Slip(at, f"a text that contains # needs quotation marks{example(before, text)}")
    return None


def _entry(failure: Failure, offset: int) -> tuple[str, str, str]:
    """Return the key (with colon), the value and the rest of the line of the flow entry that contains an offset."""
    start, line = failure.line_of(offset)
    first = max(start, failure.context) - start
    until, rest = line[first : offset - start], line[offset - start :]
    entry = re.split(r"[,{\[]", until)[-1].lstrip()
    key = re.match(r"[\w.-]+:\s+", entry)
    return (key[0], entry[key.end() :], rest) if key else ("", entry, rest)


def _flow_entry(failure: Failure) -> Slip | None:
    """Find a colon in a text, a missing comma or the wrong bracket in a list or mapping in brackets."""
    if not _is_flow(failure):
        return None
    character = failure.text[failure.problem : failure.problem + 1]
    opening = failure.text[failure.context : failure.context + 1]
    if character in ("]", "}"):
        return Slip(failure.problem, f"close {opening} with {'}' if opening == '{' else ']'}, not with {character}")
    start, _ = failure.line_of(failure.problem)
    if character != ":" or start > failure.context:
        return None
    before, value, rest = _entry(failure, failure.problem)
    if value[:1] in TYPOGRAPHIC:
        text = f"{value}{rest}".partition(TYPOGRAPHIC[value[0]])[0] + TYPOGRAPHIC[value[0]]
        advice = f'type straight quotation marks (") instead of {value[0]} and {TYPOGRAPHIC[value[0]]}'
        return Slip(failure.problem - len(value), f"{advice}{example(before, text)}")
    word = _WORD_BEFORE_COLON.search(value)
    if word:
        at = failure.problem - len(word["word"])
        return Slip(at, f'put a comma before `{word["word"]}:`, or quotation marks around a value that contains ": "')
    text = f"{value}{re.split('[,}]|]', rest)[0]}"
    return Slip(failure.problem, f'put quotation marks around a value that contains ": "{example(before, text)}')


def _text_without_bar(failure: Failure) -> Slip | None:
    """Find a text of several lines without `|`, or one below `|` that is not indented."""
    is_key = _is_key(failure)
    if not (is_key or "mapping values" in failure.message):
        return None
    start, line = failure.line_of(failure.context if is_key else failure.problem)
    above = failure.line_of(max(start - 1, 0))[1]
    if is_key and _BLOCK_TEXT.search(above):
        return Slip(start, f"indent the text below `{above.strip()}` by two spaces")
    key_start, key = _parent(failure, start, line)
    name = _KEY.match(key)
    if name is None or name[1] not in _BLOCK_KEYS:
        return None
    return Slip(key_start + name.end(1), f"write `{name[1]}: |` before a text of several lines, and indent its lines")


def _is_key(failure: Failure) -> bool:
    return "could not find expected ':'" in failure.message


def _parent(failure: Failure, start: int, line: str) -> tuple[int, str]:
    """Return the nearest line above that is indented less."""
    while start > 0:
        start, above = failure.line_of(start - 1)
        if above.strip() and _indent(above) < _indent(line):
            return start, above
    return 0, ""


def _colon_in_text(failure: Failure) -> Slip | None:
    """Find a colon in a text without quotation marks, or a key that is not indented like those above it."""
    start, line = failure.line_of(failure.problem)
    key = _KEY.match(line)
    if "mapping values" not in failure.message or key is None:
        return None
    if start + key.end(1) < failure.problem:
        return _quoted_value(failure, start, line, key)
    above_start, above = failure.line_of(max(start - 1, 0))
    if above.strip() and _indent(above) == _indent(line) and not _KEY.match(above):
        return Slip(above_start + _indent(above), "put a colon after the key in this line")
    return Slip(start + key.start(1), "indent this key like the keys above it, or write | before several lines")


def _quoted_value(failure: Failure, start: int, line: str, key: re.Match[str]) -> Slip:
    below = failure.line_of(min(start + len(line) + 1, len(failure.text)))[1]
    if _indent(below) > _indent(line) and below.strip():
        advice = f"write `{key[1]}: |`, and put the text below it"
        return Slip(failure.problem, f'a text that contains ": " needs quotation marks or |: {advice}')
    shown = example(f"{line[: key.end()].strip().lstrip('- ')} ", line[key.end() :])
    return Slip(failure.problem, f'put quotation marks around a value that contains ": "{shown}')


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_FINDERS: tuple[Callable[[Failure], Slip | None], ...] = (
    _line_separator,
    _lookalike,
    _quotation,
    _comment,
    _flow_entry,
    _start_of_value,
    _space_after_colon,
    _text_without_bar,
    _colon_in_text,
)
