"""The keys of a letter described: as JSON Schema for editors, and in words for messages and `drafter explain`."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from drafter.letter.model import Letter
from drafter.letter.parts import DIGITS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLE_DATE = "2026-11-28"
_DESCRIPTIONS = {
    inspect.DateType: f"a date such as {EXAMPLE_DATE}",
    inspect.BoolType: "true or false",
    inspect.IntType: "a number",
    inspect.DictType: "keys and values",
}
_PLURALS = {"text": "texts", f"a date such as {EXAMPLE_DATE}": f"dates such as {EXAMPLE_DATE}"}
# Patterns of the model, each with examples that match it.
_EXAMPLES = {
    r"^[1-9][0-9]{0,2}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$": "34 or 3 (b)",
    r"^((GE\.|V\.)?[0-9]{2}-[0-9]{5}|K[0-9]{7})$": "16-17956",
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a letter: every key with its type, limits and description."""
    letter = _accepting_numbers(msgspec.json.schema(Letter))
    return {"$schema": DIALECT, "title": "A United Nations letter", **letter}


def describe_type(expected_type: inspect.Type) -> str:
    """Return what to write for a type, as a phrase that follows `write` or `must be`."""
    if isinstance(expected_type, inspect.Metadata):
        return describe_type(expected_type.type)
    if isinstance(expected_type, inspect.UnionType):
        types = [member for member in expected_type.types if not isinstance(member, inspect.NoneType)]
        return " or ".join(dict.fromkeys(map(describe_type, types)))
    if isinstance(expected_type, inspect.LiteralType):
        *first, last = map(str, expected_type.values)
        return f"{', '.join(first)} or {last}" if first else last
    if isinstance(expected_type, inspect.StructType):
        return f"keys and values such as {_first_keys(expected_type)}"
    if isinstance(expected_type, inspect.VarTupleType):
        return _describe_list(expected_type)
    if isinstance(expected_type, inspect.IntType) and expected_type.ge is not None:
        return f"a number from {expected_type.ge} to {expected_type.le}"
    if isinstance(expected_type, inspect.StrType) and expected_type.pattern:
        return f"text such as {_EXAMPLES.get(expected_type.pattern, expected_type.pattern)}"
    return _DESCRIPTIONS.get(type(expected_type), "text")


def example_value(expected_type: inspect.Type) -> str:
    """Return a value to paste after a key, or dots if the author must think of one."""
    expected_type = expected_type.type if isinstance(expected_type, inspect.Metadata) else expected_type
    if isinstance(expected_type, inspect.StrType) and expected_type.pattern in _EXAMPLES:
        return _EXAMPLES[expected_type.pattern].partition(" or ")[0]
    return EXAMPLE_DATE if isinstance(expected_type, inspect.DateType) else "..."


def _describe_list(expected_type: inspect.VarTupleType) -> str:
    item = expected_type.item_type
    if isinstance(item, inspect.StructType):
        return f"a list such as [{_first_keys(item)}]"
    most = f"at most {expected_type.max_length} " if expected_type.max_length else ""
    members = item.types if isinstance(item, inspect.UnionType) else (item,)
    descriptions = map(describe_type, members)
    return f"a list of {most}" + " or ".join(_PLURALS.get(description, description) for description in descriptions)


def _first_keys(expected_type: inspect.StructType) -> str:
    return "{" + ", ".join(f"{field.encode_name}: ..." for field in expected_type.fields[:2]) + "}"


def _accepting_numbers(part: Any) -> Any:
    """Return the schema with integers allowed for text of digits: editors read `number: 34` as a number."""
    if isinstance(part, list):
        return [_accepting_numbers(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _accepting_numbers(value) for key, value in part.items() if key != DIGITS}
    return {**inner, "type": ["string", "integer"]} if part.get(DIGITS) is True else inner
