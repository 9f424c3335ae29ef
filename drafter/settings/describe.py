"""Descriptions of each type of a setting, in words: limits, units and choices."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import inspect

_WORDS = {
    inspect.BoolType: "true or false",
    inspect.DictType: "keys and values",
    inspect.StructType: "keys and values",
    inspect.StrType: "text",
    inspect.FloatType: "a number",
    inspect.IntType: "a whole number",
}


def describe_setting(expected: inspect.Type) -> str:
    """Return what to write for a type, as a phrase that follows `must be`: `a number from 1 to 200 (points)`.

    The model gives units as `unit` and whole phrases as `words` in the `extra` of a type's metadata.
    """
    if isinstance(expected, inspect.Metadata):
        extra = expected.extra or {}
        unit = f" ({extra['unit']})" if "unit" in extra else ""
        return str(extra.get("words") or describe_setting(expected.type) + unit)
    if isinstance(expected, inspect.UnionType):
        return _choices(describe_setting(member) for member in without_none(expected))
    if isinstance(expected, inspect.LiteralType):
        return _choices(map(str, expected.values))
    if isinstance(expected, inspect.VarTupleType):
        return f"a list, each item {describe_setting(expected.item_type)}"
    if isinstance(expected, inspect.TupleType):
        return "[" + ", then ".join(map(describe_setting, expected.item_types)) + "]"
    words = _WORDS.get(type(expected), "text")
    if isinstance(expected, inspect.StrType) and expected.min_length:
        return "text that is not empty"
    if isinstance(expected, (inspect.IntType, inspect.FloatType)) and expected.ge is not None:
        return f"{words} from {expected.ge:g} to {expected.le:g}"
    return words


def without_none(expected: inspect.UnionType) -> list[inspect.Type]:
    """Return the members of a union that are values."""
    return [member for member in expected.types if not isinstance(member, inspect.NoneType)]


def _choices(words: Iterable[str]) -> str:
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} or {last}" if first else last
