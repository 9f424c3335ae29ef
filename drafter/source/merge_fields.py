"""Words of a table put into the texts of a letter: `{{ name }}` in any value but a body, which knows them by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.source.tree import KeyPath, Source
from drafter.suggest import suggest

BODY = "body"
_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill_merge_fields(source: Source, columns: Sequence[tuple[str, str]]) -> Source:
    """The source with the columns of a row in its texts; raises InvalidLetterError for names that are no columns."""
    if not columns:
        return source
    known = dict(columns)
    unknown = [
        _unknown(source, name, path, known)
        for path, text in _texts(source.data, ())
        for name in _FIELD.findall(text)
        if name not in known
    ]
    if unknown:
        raise InvalidLetterError(*unknown)
    return replace(source, data=_fill(source.data, known), merge_fields=known)


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text that is no body, with its path."""
    if isinstance(value, str):
        yield path, value
    for step, inner in _inner(value):
        if step != BODY:
            yield from _texts(inner, (*path, step))


def _inner(value: Any) -> Iterator[tuple[str | int, Any]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _fill(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _FIELD.sub(lambda mark: known[mark[1]], value)
    if isinstance(value, dict):
        return {key: inner if key == BODY else _fill(inner, known) for key, inner in value.items()}
    return [_fill(inner, known) for inner in value] if isinstance(value, list) else value


def _unknown(source: Source, name: str, path: KeyPath, known: Mapping[str, str]) -> Finding:
    _, hint = suggest(name, known)
    return source.finding("unknown-column", f"The table has no column `{name}`; {hint}", path)
