"""Validation errors: each value that does not fit the model, with its place and what to write instead."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from textwrap import shorten
from typing import Annotated, Any, Literal

import msgspec
from msgspec import inspect

from drafter.diagnostics import Finding
from drafter.files import convert
from drafter.letter.schema import describe_type, example_value
from drafter.source import KeyPath, Source, format_path
from drafter.suggest import nearest, suggest

_MONTHS = 12
_DAYS = 31
# Day and month in digits: a spreadsheet of one country has the day first, of another the month; with dots, the day.
_DIGITS = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Dates that authors write instead of 2026-11-28, as strptime reads them. Dates such as 03/04/2026 are ambiguous.
_OTHER_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d")
# Between the names of a text that should be a list; some names of States contain `and`.
_SECOND_PARTS = "Barbuda|Herzegovina|Nevis|the Grenadines|Pr[ií]ncipe|Tobago|Northern Ireland"
_SEPARATOR = re.compile(rf"[,;](?:\s*and\b)?|\band\b(?!\s+(?:{_SECOND_PARTS})\b)")
_DASH = re.compile(r"(?:^|\s)-\s*")
# People write `french` where a key takes the code of a language.
_CODES = {"arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru", "spanish": "es"}
_RULES = {inspect.DateType: "bad-date", inspect.LiteralType: "bad-choice"}


def validate(source: Source, value: Any, expected_type: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each part of a value that does not fit its type."""
    expected_type = _intended_type(expected_type, value)
    if isinstance(expected_type, inspect.StructType) and isinstance(value, dict):
        yield from _key_problems(source, value, expected_type, path)
    elif isinstance(expected_type, inspect.VarTupleType) and isinstance(value, list):
        yield from _problem(source, value, expected_type, path)
        for index, item in enumerate(value):
            yield from validate(source, item, expected_type.item_type, (*path, index))
    elif isinstance(expected_type, inspect.DictType) and isinstance(value, dict):
        for key, item in value.items():
            yield from validate(source, item, expected_type.value_type, (*path, key))
    else:
        yield from _problem(source, value, expected_type, path)


def check_empty_key(source: Source, model: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for a key without a value, if the mapping around it has no such key."""
    expected_type, value = model, source.data
    for step in path[:-1]:
        expected_type = _intended_type(expected_type, value)
        if isinstance(expected_type, inspect.StructType):
            field = next((field for field in expected_type.fields if field.encode_name == step), None)
            expected_type = field.type if field else inspect.AnyType()
        elif isinstance(expected_type, inspect.VarTupleType):
            expected_type = expected_type.item_type
        value = _child(value, step)
    expected_type = _intended_type(expected_type, value)
    known = [field.encode_name for field in getattr(expected_type, "fields", ())]
    if isinstance(expected_type, inspect.StructType) and path[-1] not in known:
        yield _unknown_key(source, str(path[-1]), known, path[:-1])


def _child(value: Any, step: str | int) -> Any:
    """Return the value of a key or an item; empty if an override removed it."""
    if isinstance(value, dict):
        return value.get(str(step), {})
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else {}


def _key_problems(
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
            yield _missing_key(source, (*path, name), field.type)


def _missing_key(source: Source, path: KeyPath, expected_type: inspect.Type) -> Finding:
    typed = f"`{path[-1]}: {example_value(expected_type)}`"
    if path in source.keys:
        place = source.key_place(path)
        return source.finding("missing-key", f"`{format_path(path)}` has no value; write {typed}.", place=place)
    return source.finding("missing-key", f"`{format_path(path)}` is missing; add {typed}.", path[:-1])


def _unknown_key(source: Source, key: str, known: Iterable[str], path: KeyPath) -> Finding:
    parent = f"`{format_path(path)}`" if path else "a letter"
    near, hint = suggest(key, known)
    message = f"`{key}` is not a key of {parent}; {hint}"
    return source.finding("unknown-key", message, place=source.key_place((*path, key)), fix=near)


def _problem(source: Source, value: Any, expected_type: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    """Yield the finding for a single value, if it does not fit."""
    try:
        convert(value, _python_type(expected_type), strict=False)
    except (msgspec.ValidationError, OverflowError):
        choices = [str(choice) for choice in getattr(expected_type, "values", ())]
        near = [code for code in (_CODES.get(str(value).strip().lower()),) if code in choices]
        near = near or nearest(str(value), choices)
        fix = near[0] if near else _as_list(value) if _is_unlisted_text(value, expected_type) else None
        hint = f" Did you mean `{fix}`?" if fix else ""
        rule = _RULES.get(type(expected_type), "wrong-type")
        yield source.finding(rule, f"`{format_path(path)}` {_complaint(value, expected_type)}{hint}", path, fix=fix)


def _complaint(value: Any, expected_type: inspect.Type) -> str:
    """Return the message about a value, as a phrase that follows the name of the key."""
    description = describe_type(expected_type)
    if value is None or value == "":
        return f"is empty; write {description}."
    if isinstance(expected_type, inspect.DateType) and isinstance(value, str):
        if reason := _not_in_calendar(value):
            return f"is not in the calendar: {reason}."
        if days := _ambiguous_date(value):
            return f"must be year-month-day: write {days}, not {_describe_value(value, expected_type)}."
        if day := _iso_date(value):
            return f"must be year-month-day: write {day}, not {_describe_value(value, expected_type)}."
    return f"must be {description}, not {_describe_value(value, expected_type)}."


def _not_in_calendar(text: str) -> str | None:
    """Return the reason why a date in the right form does not exist; None for any other text."""
    parts = _ISO_DATE.fullmatch(text)
    year, month = (int(parts[1]), int(parts[2])) if parts else (0, 0)
    if not parts or not year:
        return None
    if not 1 <= month <= _MONTHS:
        return f"the month is {parts[2]}, not 01 to {_MONTHS}"
    return f"{date(year, month, 1):%B %Y} has {monthrange(year, month)[1]} days"


def _iso_date(text: str) -> str | None:
    """Return a date that is written in another form as 2026-11-28; None if it cannot be recognized."""
    for form in _OTHER_DATES:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return None


def _ambiguous_date(text: str) -> str | None:
    """Return the days that a date in digits, such as 5/8/2026, can mean; None for any other text."""
    parts = _DIGITS.fullmatch(text.strip())
    if not parts:
        return None
    first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
    orders = [(second, first)] if parts[2] == "." else [(second, first), (first, second)]
    days = [f"{year}-{month:02}-{day:02}" for month, day in orders if 1 <= month <= _MONTHS and 1 <= day <= _DAYS]
    return " or ".join(dict.fromkeys(days)) or None


def _describe_value(value: Any, expected_type: inspect.Type) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        counted = isinstance(expected_type, inspect.VarTupleType)
        return "a list" + (f" of {len(value)}" if counted else "") if value else "an empty list"
    return f'"{shorten(str(value), 60, placeholder=" ...")}"'


def _is_unlisted_text(value: Any, expected_type: inspect.Type) -> bool:
    """True if the value is one text where a list of texts is expected."""
    return (
        isinstance(expected_type, inspect.VarTupleType)
        and isinstance(value, str)
        and not isinstance(expected_type.item_type, inspect.StructType)
        and value.isprintable()
        and value != ""
    )


def _as_list(text: str) -> str:
    """Return a text that names several things, or has dashes without a space, as a list to type."""
    separator = _DASH if _DASH.match(text) else _SEPARATOR
    return f"[{', '.join(part.strip() for part in separator.split(text) if part.strip())}]"


def _intended_type(expected_type: inspect.Type, value: Any) -> inspect.Type:
    """Return the member of a union that the author probably intended."""
    expected_type = _without_metadata(expected_type)
    if not isinstance(expected_type, inspect.UnionType):
        return expected_type
    containers: tuple[type, ...] = (inspect.StructType, inspect.DictType) if isinstance(value, dict) else ()
    containers = (inspect.VarTupleType,) if isinstance(value, list) else containers
    members = [member for member in expected_type.types if not isinstance(member, inspect.NoneType)]
    matching = [member for member in members if isinstance(_without_metadata(member), containers)]
    return _without_metadata((matching or members)[0])


def _without_metadata(expected_type: inspect.Type) -> inspect.Type:
    return expected_type.type if isinstance(expected_type, inspect.Metadata) else expected_type


def _python_type(expected_type: inspect.Type) -> Any:
    """Return the Python type, with its limits, that a description of a type represents."""
    if isinstance(expected_type, inspect.LiteralType):
        return Literal[expected_type.values]
    if isinstance(expected_type, inspect.StrType):
        return Annotated[str, msgspec.Meta(min_length=expected_type.min_length, pattern=expected_type.pattern)]
    if isinstance(expected_type, inspect.IntType):
        return Annotated[int, msgspec.Meta(ge=expected_type.ge, le=expected_type.le)]
    if isinstance(expected_type, inspect.StructType):
        return expected_type.cls
    if isinstance(expected_type, inspect.VarTupleType):
        return Annotated[
            tuple[Any, ...], msgspec.Meta(min_length=expected_type.min_length, max_length=expected_type.max_length)
        ]
    plain: dict[type, Any] = {inspect.DateType: date, inspect.BoolType: bool}
    return plain.get(type(expected_type), dict)
