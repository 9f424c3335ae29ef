"""The keys of a letter described: as JSON Schema for editors, and in words for messages and `drafter explain`."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from drafter.letter.model import DIGITS, Letter

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIPTIONS = {
    inspect.DateType: "a date such as 2026-11-28",
    inspect.BoolType: "true or false",
    inspect.IntType: "a number",
    inspect.DictType: "keys and values",
}
_PLURALS = {"text": "texts", "a date such as 2026-11-28": "dates such as 2026-11-28"}
# Patterns of the model, each with examples that match it.
_EXAMPLES = {
    r"^[0-9]{1,3}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$": "34 or 3 (b)",
    r"^[0-9]{2}-[0-9]{5}$": "16-17956",
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
        return f"one of {_choices(expected_type)}"
    if isinstance(expected_type, inspect.StructType):
        return f"keys and values such as {_first_keys(expected_type)}"
    if isinstance(expected_type, inspect.VarTupleType):
        most = f"at most {expected_type.max_length} " if expected_type.max_length else ""
        return f"a list of {most}{_plural(expected_type.item_type)}"
    if isinstance(expected_type, inspect.IntType) and expected_type.ge is not None:
        return f"a number from {expected_type.ge} to {expected_type.le}"
    if isinstance(expected_type, inspect.StrType) and expected_type.pattern:
        return f"text such as {_EXAMPLES.get(expected_type.pattern, expected_type.pattern)}"
    return _DESCRIPTIONS.get(type(expected_type), "text")


def _plural(expected_type: inspect.Type) -> str:
    if isinstance(expected_type, inspect.LiteralType):
        return f"any of {_choices(expected_type)}"
    description = describe_type(expected_type)
    return _PLURALS.get(description, description)


def _choices(expected_type: inspect.LiteralType) -> str:
    return ", ".join(map(str, expected_type.values))


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
