"""What does not fit the model of a letter, each value at its place, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Any

import msgspec
from msgspec import inspect

from drafter.errors import Finding
from drafter.letter.wording import expected
from drafter.reading import convert
from drafter.source import Path, Source, in_words
from drafter.suggest import nearest, suggest


def problems(source: Source, value: Any, wanted: inspect.Type, path: Path) -> Iterator[Finding]:
    """Every problem of a value, by narrowing down to the parts that do not fit their type."""
    wanted = _alternative(wanted, value)
    if isinstance(wanted, inspect.StructType) and isinstance(value, dict):
        yield from _problems_of_keys(source, value, wanted, path)
    elif isinstance(wanted, inspect.VarTupleType) and isinstance(value, list):
        yield from _problem(source, value, wanted, path)
        for index, item in enumerate(value):
            yield from problems(source, item, wanted.item_type, (*path, index))
    elif isinstance(wanted, inspect.DictType) and isinstance(value, dict):
        for key, item in value.items():
            yield from problems(source, item, wanted.value_type, (*path, key))
    else:
        yield from _problem(source, value, wanted, path)


def _problems_of_keys(
    source: Source, value: dict[str, Any], wanted: inspect.StructType, path: Path
) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in wanted.fields}
    for key, item in value.items():
        if key in fields:
            yield from problems(source, item, fields[key].type, (*path, key))
        else:
            yield _unknown_key(source, key, fields, path)
    for name, field in fields.items():
        if field.required and name not in value:
            yield source.finding(
                "missing-key", f"`{in_words((*path, name))}` is missing; write {expected(field.type)}.", path
            )


def _unknown_key(source: Source, key: str, known: Iterable[str], path: Path) -> Finding:
    where = f" of `{in_words(path)}`" if path else ""
    near, hint = suggest(key, known)
    message = f"There is no key `{key}`{where}; {hint}"
    return source.finding("unknown-key", message, place=source.key_place((*path, key)), fix=near)


def _problem(source: Source, value: Any, wanted: inspect.Type, path: Path) -> Iterator[Finding]:
    """The problem of a single value, if it has one."""
    try:
        convert(value, _converted(wanted), strict=False)
    except (msgspec.ValidationError, OverflowError):
        choices = [str(choice) for choice in getattr(wanted, "values", ())]
        near = nearest(str(value), choices)
        fix = near[0] if near else f"[{value}]" if _is_listless(value, wanted) else None
        hint = f" Did you mean `{fix}`?" if fix else ""
        message = f"`{in_words(path)}` {_as_written(value, wanted)}; write {expected(wanted)}.{hint}"
        yield source.finding(_rule(wanted), message, path, fix=fix)


def _is_listless(value: Any, wanted: inspect.Type) -> bool:
    """Whether one text was given where a list of texts is asked for."""
    return isinstance(wanted, inspect.VarTupleType) and isinstance(value, str) and value.isprintable() and value != ""


def _alternative(wanted: inspect.Type, value: Any) -> inspect.Type:
    """Of the types that a value may have, the one that it was meant to be."""
    wanted = wanted.type if isinstance(wanted, inspect.Metadata) else wanted
    if not isinstance(wanted, inspect.UnionType):
        return wanted
    shapes: tuple[type, ...] = (inspect.StructType, inspect.DictType) if isinstance(value, dict) else ()
    shapes = (inspect.VarTupleType,) if isinstance(value, list) else shapes
    some = [kind for kind in wanted.types if not isinstance(kind, inspect.NoneType)]
    fitting = [kind for kind in some if isinstance(_bare(kind), shapes)] if shapes else some
    return _bare((fitting or some)[0])


def _bare(wanted: inspect.Type) -> inspect.Type:
    return wanted.type if isinstance(wanted, inspect.Metadata) else wanted


def _converted(wanted: inspect.Type) -> Any:
    """The Python type that a type description stands for, with its bounds."""
    import datetime
    from typing import Annotated, Literal

    if isinstance(wanted, inspect.LiteralType):
        return Literal[wanted.values]
    if isinstance(wanted, inspect.StrType):
        return Annotated[str, msgspec.Meta(min_length=wanted.min_length, pattern=wanted.pattern)]
    if isinstance(wanted, inspect.IntType):
        return Annotated[int, msgspec.Meta(ge=wanted.ge, le=wanted.le)]
    plain = {inspect.DateType: datetime.date, inspect.BoolType: bool}
    if isinstance(wanted, inspect.StructType):
        return wanted.cls
    if isinstance(wanted, inspect.VarTupleType):
        return Annotated[tuple[Any, ...], msgspec.Meta(min_length=wanted.min_length, max_length=wanted.max_length)]
    return plain.get(type(wanted), dict)


def _rule(wanted: inspect.Type) -> str:
    rules = {inspect.DateType: "bad-date", inspect.LiteralType: "bad-choice"}
    return rules.get(type(wanted), "wrong-type")


def _as_written(value: Any, wanted: inspect.Type) -> str:
    if value is None or value == "":
        return "is empty"
    if isinstance(value, dict):
        return "cannot be a mapping"
    if isinstance(value, list):
        counted = isinstance(wanted, inspect.VarTupleType)
        return "cannot be a list" + (f" of {len(value)}" if counted else "") if value else "cannot be an empty list"
    return f'cannot be "{shorten(str(value), 60, placeholder=" ...")}"'
