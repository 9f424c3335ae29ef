"""Values as YAML: one line for each entry, texts as blocks, with comments above their keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

# The order of the keys, as in the samples; keys of entries in the order in which they are read.
KEYS = (
    "template",
    "language",
    "date",
    "further_dates",
    "conference",
    "letterhead",
    "reference",
    "written_at",
    "symbols",
    "distributed",
    "distribution",
    "reissued",
    "job_number",
    "published",
    "draft",
    "session",
    "year",
    "agenda",
    "agenda_document",
    "original",
    "notes",
    "title",
    "title_size",
    "senders",
    "addressees",
    "organs",
    "subject",
    "agenda_items",
    "on_behalf_of",
    "salutation",
    "body",
    "courtesy",
    "signatories",
    "signatory_order",
    "annexes",
)
_PLAIN = re.compile(r"[A-Za-zÀ-ɏА-я0-9(][^:#,\[\]{}&*!|>'\"%@`\n\r\t\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_LIKE_OTHER = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|~)", re.IGNORECASE)
_WIDTH = 110
# Characters after this one have more than four hexadecimal digits.
_LAST_OF_FOUR_DIGITS = 0xFFFF
_NESTED = ("annexes", "enclosures", "appendices")


def to_yaml(values: Mapping[str, Any], comments: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return a letter as YAML; `comments` are lines above a key, by its name."""
    comments = comments or {}
    lines: list[str] = []
    for key in (*KEYS, *(key for key in values if key not in KEYS)):
        notes = comments.get(key, ())
        if key in values:
            if lines and (
                notes
                or key in ("senders", "addressees", "agenda_items", "on_behalf_of", "body", "signatories", "annexes")
            ):
                lines.append("")
            lines += [f"# {note}" for note in notes]
            lines += _entry(key, values[key], "")
        elif notes:
            lines += ["", *(f"# {note}" for note in notes)]
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, str) and ("\n" in value or key in ("body", "letterhead")):
        return [f"{indent}{key}: |{_indicator(value)}", *_block(value, indent + "  ")]
    if key in _NESTED:
        return [f"{indent}{key}:", *(line for annex in value for line in _annex(annex, indent + "  "))]
    if isinstance(value, (list, tuple)):
        return _list(key, value, indent)
    return [f"{indent}{key}: {scalar(value)}"]


def _indicator(value: str) -> str:
    """Return the indentation indicator that a block needs whose first line begins with a space."""
    return "2" if value[:1] in (" ", "\n") else ""


def _block(text: str, indent: str) -> list[str]:
    return [f"{indent}{line}" if line.strip() else "" for line in text.rstrip("\n").split("\n")]


def _list(key: str, entries: Sequence[Any], indent: str) -> list[str]:
    flow = f"{indent}{key}: [{', '.join(scalar(entry) for entry in entries)}]" if _are_scalars(entries) else ""
    if flow and len(flow) <= _WIDTH:
        return [flow]
    if flow:
        return [f"{indent}{key}:", *_folded(entries, indent + "  ")]
    lines = [f"{indent}{key}:"]
    for entry in entries:
        lines += _item(entry, indent + "  ")
    return lines


def _are_scalars(entries: Sequence[Any]) -> bool:
    return not any(isinstance(entry, (Mapping, list)) for entry in entries)


def _folded(entries: Sequence[Any], indent: str) -> list[str]:
    """Return a list in brackets over several lines."""
    lines, current = [], f"{indent}["
    for at, entry in enumerate(entries):
        text = scalar(entry) + ("]" if at == len(entries) - 1 else ",")
        if len(current) + len(text) > _WIDTH:
            lines.append(current.rstrip())
            current = f"{indent} "
        current += text + " "
    return [*lines, current.rstrip()]


def _item(entry: Any, indent: str) -> list[str]:
    if not isinstance(entry, Mapping):
        return [f"{indent}- {scalar(entry)}"]
    flow = ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items())
    if not any(isinstance(value, str) and "\n" in value for value in entry.values()) and len(flow) < _WIDTH:
        return [f"{indent}- {{{flow}}}"]
    lines = [line for key, value in entry.items() for line in _entry(key, value, indent + "  ")]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]] if lines else [f"{indent}- {{}}"]


def _annex(annex: Mapping[str, Any], indent: str) -> list[str]:
    order = (
        "heading",
        "date",
        "senders",
        "addressees",
        "title",
        "original",
        "notes",
        "body",
        "signatories",
        "enclosures",
        "appendices",
    )
    lines = [line for key in order if key in annex for line in _entry(key, annex[key], indent + "  ")]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def scalar(value: Any) -> str:
    """Return a value on one line, in quotation marks where YAML needs them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value).split("\n"))
    if _PLAIN.fullmatch(text) and not _LIKE_OTHER.fullmatch(text) and text == text.strip():
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return (
        character
        if character.isprintable() or character == "\u00a0"
        else f"\\u{ord(character):04x}"
        if ord(character) <= _LAST_OF_FOUR_DIGITS
        else ""
    )
