"""Errors of settings that do not fit their model: each unknown key, missing key and wrong value, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Annotated, Any, Literal

import msgspec
from msgspec import inspect

from drafter.diagnostics import Finding
from drafter.files import convert
from drafter.settings.describe import describe_setting, without_none
from drafter.settings.layers import Layers
from drafter.source import KeyPath, format_path
from drafter.suggest import nearest, suggest


def find_problems(layers: Layers, data: Any, model: type) -> Iterator[Finding]:
    """Yield a finding for each part of the settings that does not fit the model."""
    return _problems(layers, data, inspect.type_info(model), ())


def _problems(layers: Layers, value: Any, expected: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each part of a value that does not fit its type."""
    bare = _bare(expected)
    if isinstance(bare, inspect.StructType) and isinstance(value, dict):
        yield from _struct_problems(layers, value, bare, path)
    elif isinstance(bare, inspect.DictType) and isinstance(value, dict):
        for key, item in value.items():
            if not _fits(key, bare.key_type):
                message = f"`{shorten(key, 60)}` is not a name here; write {describe_setting(bare.key_type)}."
                yield layers.finding(message, (*path, key), at_key=True)
            yield from _problems(layers, item, bare.value_type, (*path, key))
    elif isinstance(bare, inspect.VarTupleType) and isinstance(value, list):
        yield from _list_problems(layers, value, bare, path)
    elif isinstance(bare, inspect.TupleType) and isinstance(value, list) and len(value) == len(bare.item_types):
        for index, (item, kind) in enumerate(zip(value, bare.item_types, strict=True)):
            yield from _problems(layers, item, kind, (*path, index))
    elif not _fits(value, expected):
        yield _wrong_value(layers, value, expected, path)


def _list_problems(layers: Layers, value: list[Any], bare: inspect.VarTupleType, path: KeyPath) -> Iterator[Finding]:
    least, most = bare.min_length or 0, bare.max_length or len(value)
    if not least <= len(value) <= most:
        yield layers.finding(f"`{format_path(path)}` must have {least} to {most} items, not {len(value)}.", path)
    for index, item in enumerate(value):
        yield from _problems(layers, item, bare.item_type, (*path, index))


def _struct_problems(layers: Layers, value: Any, bare: inspect.StructType, path: KeyPath) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in bare.fields}
    for key, item in value.items():
        if key in fields:
            yield from _problems(layers, item, fields[key].type, (*path, key))
        else:
            yield _unknown_key(layers, key, fields, path)
    for name, field in fields.items():
        if field.required and name not in value:
            typed = f"`{name}: ...`, {describe_setting(field.type)}"
            yield layers.finding(f"`{format_path((*path, name))}` is missing; add {typed}.", path, at_key=True)


def _unknown_key(layers: Layers, key: str, known: Iterable[str], path: KeyPath) -> Finding:
    near, hint = suggest(key, known)
    owner = f"`{format_path(path)}`" if path else "this file"
    return layers.finding(f"`{shorten(key, 60)}` is not a key of {owner}; {hint}", (*path, key), at_key=True, fix=near)


def _wrong_value(layers: Layers, value: Any, expected: inspect.Type, path: KeyPath) -> Finding:
    choices = [str(choice) for choice in getattr(_bare(expected), "values", ())]
    near = nearest(str(value), choices)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    message = f"`{format_path(path)}` must be {describe_setting(expected)}, not {_describe_value(value)}.{hint}"
    return layers.finding(message, path, fix=near[0] if near else None)


def _describe_value(value: Any) -> str:
    if isinstance(value, dict):
        return "keys and values"
    return f"a list of {len(value)}" if isinstance(value, list) else f'"{shorten(str(value), 60, placeholder=" ...")}"'


def _bare(expected: inspect.Type) -> inspect.Type:
    """Return a type without its metadata, and the value of a type that can be absent."""
    if isinstance(expected, inspect.Metadata):
        return _bare(expected.type)
    return _bare(without_none(expected)[0]) if isinstance(expected, inspect.UnionType) else expected


def _fits(value: Any, expected: inspect.Type) -> bool:
    try:
        convert(value, _python_type(_bare(expected)), strict=False)
    except (msgspec.ValidationError, OverflowError):
        return False
    return True


def _python_type(bare: inspect.Type) -> Any:
    """Return the Python type, with its limits, that a description of a type represents."""
    if isinstance(bare, inspect.LiteralType):
        return Literal[bare.values]
    if isinstance(bare, inspect.IntType):
        return Annotated[int, msgspec.Meta(ge=bare.ge, le=bare.le)]
    if isinstance(bare, inspect.FloatType):
        return Annotated[float, msgspec.Meta(ge=bare.ge, le=bare.le)]
    if isinstance(bare, inspect.StrType):
        limits = msgspec.Meta(min_length=bare.min_length, max_length=bare.max_length, pattern=bare.pattern)
        return Annotated[str, limits]
    return {inspect.BoolType: bool, inspect.VarTupleType: list, inspect.TupleType: tuple}.get(type(bare), dict)
