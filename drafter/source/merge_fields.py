"""Merge fields: `{{ column }}` in the values of a letter, filled from a row of a table.

A body is not filled here: it prints columns by name, like facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError
from drafter.source.tree import KeyPath, Source
from drafter.suggest import suggest

BODY = "body"
_FIELD = r"\{\{\s*+(\w(?>(?:[\w-]|[ \u00a0]++(?=[\w-]))*))\s*+\}\}"
_NOT_A_WORD = r"\W+"


def field_name(column: str) -> str:
    """Return the name of a column in texts: `Family name` becomes {{ family_name }}."""
    return re.sub(_NOT_A_WORD, "_", column.strip().lower()).strip("_")


def fill_merge_fields(
    source: Source, columns: Sequence[tuple[str, str]], cells: Mapping[str, Place] = MappingProxyType({})
) -> Source:
    """Return the source with its merge fields filled; raises InvalidLetterError for unknown columns.

    `cells` are the places of the cells, by name. A value that is only a merge field has the place of its cell.
    """
    if not columns:
        return source
    texts = dict(columns)
    unknown = [
        _unknown_column(source, name, path, texts)
        for path, text in _texts(source.data, ())
        for name in re.findall(_FIELD, text)
        if field_name(name) not in texts
    ]
    if unknown:
        raise InvalidLetterError(*unknown)
    whole = ((path, re.fullmatch(_FIELD, text.strip())) for path, text in _texts(source.data, ()))
    origins = {path: cells[name] for path, field in whole if field and (name := field_name(field[1])) in cells}
    data = _fill(source.data, texts)
    return replace(source, data=data, merge_fields=texts, origins={**source.origins, **origins})


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text except bodies, with its path."""
    if isinstance(value, str):
        yield path, value
    for step, inner in _children(value):
        if step != BODY:
            yield from _texts(inner, (*path, step))


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _fill(value: Any, cells: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return re.compile(_FIELD).sub(lambda field: cells[field_name(field[1])], value)
    if isinstance(value, dict):
        return {key: inner if key == BODY else _fill(inner, cells) for key, inner in value.items()}
    return [_fill(inner, cells) for inner in value] if isinstance(value, list) else value


def _unknown_column(source: Source, name: str, path: KeyPath, cells: Mapping[str, str]) -> Finding:
    _, hint = suggest(name, cells)
    return source.finding("unknown-column", f"The table has no column `{name}`; {hint}", path)
