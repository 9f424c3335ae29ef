"""What does not fit the model of a letter, each value at its place, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Any

import msgspec
from msgspec import inspect

from drafter.diagnostics import Finding
from drafter.files import convert
from drafter.letter.describe_type import describe_type
from drafter.source import KeyPath, Source, format_path
from drafter.suggest import nearest, suggest


def validate(source: Source, value: Any, expected_type: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """Every problem of a value, by narrowing down to the parts that do not fit their type."""
    expected_type = _alternative(expected_type, value)
    if isinstance(expected_type, inspect.StructType) and isinstance(value, dict):
        yield from _problems_of_keys(source, value, expected_type, path)
    elif isinstance(expected_type, inspect.VarTupleType) and isinstance(value, list):
        yield from _problem(source, value, expected_type, path)
        for index, item in enumerate(value):
            yield from validate(source, item, expected_type.item_type, (*path, index))
    elif isinstance(expected_type, inspect.DictType) and isinstance(value, dict):
        for key, item in value.items():
            yield from validate(source, item, expected_type.value_type, (*path, key))
    else:
        yield from _problem(source, value, expected_type, path)


def _problems_of_keys(
    source: Source, value: dict[str, Any], expected_type: inspect.StructType, path: KeyPath
) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in expected_type.fields}
    for key, item in value.items():
        if key in fields:
            yield from validate(source, item, fields[key].type, (*path, key))
        else:
            yield _unknown_key(source, key, fields, path)
    for name, field in fields.items():
        if field.required and name not in value:
            yield source.finding(
                "missing-key", f"`{format_path((*path, name))}` is missing; write {describe_type(field.type)}.", path
            )


def _unknown_key(source: Source, key: str, known: Iterable[str], path: KeyPath) -> Finding:
    where = f" of `{format_path(path)}`" if path else ""
    near, hint = suggest(key, known)
    message = f"There is no key `{key}`{where}; {hint}"
    return source.finding("unknown-key", message, place=source.key_place((*path, key)), fix=near)


def _problem(source: Source, value: Any, expected_type: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """The problem of a single value, if it has one."""
    try:
        convert(value, _converted(expected_type), strict=False)
    except (msgspec.ValidationError, OverflowError):
        choices = [str(choice) for choice in getattr(expected_type, "values", ())]
        near = nearest(str(value), choices)
        fix = near[0] if near else f"[{value}]" if _is_missing_list(value, expected_type) else None
        hint = f" Did you mean `{fix}`?" if fix else ""
        message = (
            f"`{format_path(path)}` {_as_written(value, expected_type)}; write {describe_type(expected_type)}.{hint}"
        )
        yield source.finding(_rule(expected_type), message, path, fix=fix)


def _is_missing_list(value: Any, expected_type: inspect.Type) -> bool:
    """Whether one text was given where a list of texts is asked for."""
    return (
        isinstance(expected_type, inspect.VarTupleType)
        and isinstance(value, str)
        and value.isprintable()
        and value != ""
    )


def _alternative(expected_type: inspect.Type, value: Any) -> inspect.Type:
    """Of the types that a value may have, the one that it was meant to be."""
    expected_type = expected_type.type if isinstance(expected_type, inspect.Metadata) else expected_type
    if not isinstance(expected_type, inspect.UnionType):
        return expected_type
    shapes: tuple[type, ...] = (inspect.StructType, inspect.DictType) if isinstance(value, dict) else ()
    shapes = (inspect.VarTupleType,) if isinstance(value, list) else shapes
    some = [kind for kind in expected_type.types if not isinstance(kind, inspect.NoneType)]
    fitting = [kind for kind in some if isinstance(_without_null(kind), shapes)] if shapes else some
    return _without_null((fitting or some)[0])


def _without_null(expected_type: inspect.Type) -> inspect.Type:
    return expected_type.type if isinstance(expected_type, inspect.Metadata) else expected_type


def _converted(expected_type: inspect.Type) -> Any:
    """The Python type that a type description stands for, with its bounds."""
    import datetime
    from typing import Annotated, Literal

    if isinstance(expected_type, inspect.LiteralType):
        return Literal[expected_type.values]
    if isinstance(expected_type, inspect.StrType):
        return Annotated[str, msgspec.Meta(min_length=expected_type.min_length, pattern=expected_type.pattern)]
    if isinstance(expected_type, inspect.IntType):
        return Annotated[int, msgspec.Meta(ge=expected_type.ge, le=expected_type.le)]
    plain = {inspect.DateType: datetime.date, inspect.BoolType: bool}
    if isinstance(expected_type, inspect.StructType):
        return expected_type.cls
    if isinstance(expected_type, inspect.VarTupleType):
        return Annotated[
            tuple[Any, ...], msgspec.Meta(min_length=expected_type.min_length, max_length=expected_type.max_length)
        ]
    return plain.get(type(expected_type), dict)


def _rule(expected_type: inspect.Type) -> str:
    rules = {inspect.DateType: "bad-date", inspect.LiteralType: "bad-choice"}
    return rules.get(type(expected_type), "wrong-type")


def _as_written(value: Any, expected_type: inspect.Type) -> str:
    if value is None or value == "":
        return "is empty"
    if isinstance(value, dict):
        return "cannot be a mapping"
    if isinstance(value, list):
        counted = isinstance(expected_type, inspect.VarTupleType)
        return "cannot be a list" + (f" of {len(value)}" if counted else "") if value else "cannot be an empty list"
    return f'cannot be "{shorten(str(value), 60, placeholder=" ...")}"'
