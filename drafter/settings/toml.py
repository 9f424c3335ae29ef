"""Reader of settings in TOML, with the place of each key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidTemplateError
from drafter.files import UnreadableError, read_within
from drafter.settings.layers import Layers
from drafter.source import KeyPath, Source, find_unprintable
from drafter.source.offsets import LineIndex, Scalar

_TABLE = re.compile(r"\s*\[\s*+([\w.\"'-]++(?>(?:\s{1,20}+[\w.\"'-]++){0,20}))\s*+\]")
_KEY = re.compile(r"""\s*(["']?)([\w-]+(?:\s*\.\s*[\w-]+)*)\1\s*=\s*""")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
# Part of the message of the TOML reader, and what the author should do. The first part that occurs counts.
_ADVICE = (
    ("Cannot overwrite", "This key or table appears twice; remove one of them."),
    ("Cannot declare", "This table appears twice; remove one of them."),
    ("Invalid value", 'Put quotation marks around the value, such as state = "Malta".'),
    ("Expected '='", 'Write a key, an equals sign and a value, such as state = "Malta".'),
    ("Invalid statement", 'Write a key, an equals sign and a value, such as state = "Malta".'),
    ("Unterminated string", "This quotation mark is never closed; add the closing quotation mark."),
    (
        "Illegal character",
        "This quotation mark is never closed; write three of them around several lines.",
    ),
    ("escape", "Write \\\\ for a backslash between double quotation marks."),
    ("Unclosed array", "This [ is never closed; add the missing ]."),
    ("Expected ']'", "This [ is never closed; add the missing ]."),
    ("Expected newline", "Put the rest of this line on a new line, or inside the quotation marks."),
)
_GENERAL_ADVICE = 'Write a key, an equals sign and a value in quotation marks on each line, such as state = "Malta".'


def read_toml(rule: str, path: Path, limit: int) -> Layers:
    """Read a TOML file; raise InvalidTemplateError, with a finding of the id `rule`, if it is not valid."""
    name = str(path)
    try:
        text = read_within(path.parent, path.name, limit).decode("utf-8-sig").replace("\r\n", "\n")
    except UnreadableError as error:
        raise _error(rule, name, f"The profile cannot be read: {error}") from None
    except UnicodeDecodeError:
        raise _error(rule, name, "The file is not text in UTF-8; save it as UTF-8.") from None
    if message := find_unprintable(text):
        raise _error(rule, name, message)
    return Layers(rule, (_source(name, text, _parse(rule, name, text)),))


def _parse(rule: str, name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines, at = LineIndex(text), _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at else (text.rstrip("\n").count("\n") + 1, 1)
        advice = next((advice for part, advice in _ADVICE if part in str(error)), _GENERAL_ADVICE)
        place = Place(name, line, column, line, column + 1)
        message = f"The profile is not valid TOML: {advice[0].lower()}{advice[1:]}"
        raise InvalidTemplateError(Finding(rule, message, place, excerpt=lines.text(line))) from None
    except RecursionError:
        raise _error(rule, name, "The lists and tables of the profile are nested too deeply.") from None


def _source(name: str, text: str, data: dict[str, Any]) -> Source:
    keys = dict(_keys(text))
    return Source(name, text, data, nodes=dict(keys), keys=keys, lines=LineIndex(text))


def _keys(text: str) -> Iterator[tuple[KeyPath, Scalar]]:
    """Yield the path and the place of each key and table."""
    table: KeyPath = ()
    start = 0
    for line in text.splitlines(keepends=True):
        if header := _TABLE.match(line):
            table = tuple(part.strip(" \"'") for part in header[1].split("."))
            yield table, Scalar(start + header.start(1), start + header.end(1))
        elif key := _KEY.match(line):
            path = (*table, *(part.strip() for part in key[2].split(".")))
            yield path, Scalar(start + key.start(2), start + key.end(2))
        start += len(line)


def _error(rule: str, name: str, message: str) -> InvalidTemplateError:
    return InvalidTemplateError(Finding(rule, message, Place(name, 1, 1, 1, 1)))
