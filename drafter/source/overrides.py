"""Overrides: values of the command line that replace those of the file: `--set signatories.1.given=Ann`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, UsageError
from drafter.limits import MAX_YAML_DEPTH
from drafter.source.decode import find_unprintable
from drafter.source.load import parse_value
from drafter.source.tree import KeyPath, Source, parse_path


def apply_overrides(
    source: Source, overrides: Sequence[tuple[str, str]], cells: Mapping[str, Place] = MappingProxyType({})
) -> Source:
    """Return the source with each dotted key set to a YAML value; null removes it.

    `cells` are the places, by key, of the values that come from a table. Raises UsageError for a key that cannot be
    set, and InvalidLetterError for a value that is not YAML.
    """
    for key, value in overrides:
        if message := find_unprintable(key):
            raise _invalid_override(f"--set: {message}")
        origin = cells.get(key) or Place(f"--set {key}", 1, 1, 1, 1)
        try:
            path = parse_path(key)
        except ValueError as error:
            raise _invalid_override(f"--set {key}: {error}") from None
        source = _apply_override(source, path, value, origin)
    return source


def _apply_override(source: Source, path: KeyPath, text: str, origin: Place) -> Source:
    if len(path) > MAX_YAML_DEPTH:
        raise _invalid_override(f"--set: a key is limited to {MAX_YAML_DEPTH} levels; this one has {len(path)}.")
    try:
        value = parse_value(text, origin.file) if text.strip() else ""
    except InvalidLetterError as error:
        raise InvalidLetterError(*(finding._replace(place=origin, excerpt="") for finding in error.findings)) from None
    data = _with_value(source.data, path, value, _name(path, origin))
    nodes, keys = (
        {at: node for at, node in scalars.items() if at[: len(path)] != path} for scalars in (source.nodes, source.keys)
    )
    origins = {at: option for at, option in source.origins.items() if at[: len(path)] != path}
    inherited = {at: owner for at, owner in source.inherited.items() if at[: len(path)] != path}
    return replace(source, data=data, nodes=nodes, keys=keys, origins={**origins, path: origin}, inherited=inherited)


def _name(path: KeyPath, origin: Place) -> str:
    """Return the name of an override in messages: its option, or its column and its place in the table."""
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return origin.file if origin.file.startswith("--set ") else f"{origin.file}:{origin.line}: column `{key}`"


def _with_value(container: Any, path: KeyPath, value: Any, origin: str) -> Any:
    """Return the container with the value at a path; missing lists and mappings on the way are created."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    container = ([] if isinstance(step, int) else {}) if container is None else container
    typed = step + 1 if isinstance(step, int) else step
    if isinstance(container, dict):
        return _without_nulls({**container, str(typed): _with_value(container.get(str(typed)), rest, value, origin)})
    if not isinstance(container, list):
        raise _invalid_override(f"{origin}: `{typed}` cannot be set inside text; set the whole value.")
    count = len(container)
    if not isinstance(step, int) or step > count:
        most = f"a number from 1 to {count + 1}" if count else "1"
        raise _invalid_override(f"{origin}: `{typed}` is not an item of this list; write {most}.")
    inner = _with_value(container[step] if step < count else None, rest, value, origin)
    return [*container[:step], *([] if inner is None else [inner]), *container[step + 1 :]]


def _without_nulls(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _invalid_override(message: str) -> UsageError:
    return UsageError(Finding("bad-setting", message))
