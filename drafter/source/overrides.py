"""Overrides: values of the command line that replace those of the file, as in `--set signatories.0.given=Ann`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, UsageError
from drafter.limits import MAX_YAML_DEPTH
from drafter.source.decode import find_unprintable
from drafter.source.load import parse_value
from drafter.source.tree import KeyPath, Source, parse_path


def apply_overrides(source: Source, overrides: Sequence[tuple[str, str]]) -> Source:
    """Return the source with each dotted key set to a YAML value; null removes it.

    Raises UsageError for a key that cannot be set, and InvalidLetterError for a value that is not YAML.
    """
    for key, value in overrides:
        if message := find_unprintable(key):
            raise _invalid_override(f"--set: {message}")
        source = _apply_override(source, parse_path(key), value, f"--set {key}")
    return source


def _apply_override(source: Source, path: KeyPath, text: str, origin: str) -> Source:
    if len(path) > MAX_YAML_DEPTH:
        raise _invalid_override(f"--set: a key is limited to {MAX_YAML_DEPTH} levels; this one has {len(path)}.")
    try:
        value = parse_value(text, origin) if text.strip() else ""
    except InvalidLetterError as error:
        raise InvalidLetterError(*(_at_override(origin, finding) for finding in error.findings)) from None
    data = _with_value(source.data, path, value, origin)
    nodes, keys = (
        {at: node for at, node in scalars.items() if at[: len(path)] != path} for scalars in (source.nodes, source.keys)
    )
    origins = {at: option for at, option in source.origins.items() if at[: len(path)] != path}
    return replace(source, data=data, nodes=nodes, keys=keys, origins={**origins, path: origin})


def _with_value(container: Any, path: KeyPath, value: Any, origin: str) -> Any:
    """Return the container with the value at a path; missing lists and mappings on the way are created."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    container = ([] if isinstance(step, int) else {}) if container is None else container
    if isinstance(container, dict):
        return _without_nulls({**container, str(step): _with_value(container.get(str(step)), rest, value, origin)})
    if not isinstance(container, list):
        raise _invalid_override(f"{origin}: `{step}` cannot be set inside text; set the whole value.")
    count = len(container)
    if not isinstance(step, int) or step > count:
        raise _invalid_override(f"{origin}: `{step}` is not a place of this list; write a number from 0 to {count}.")
    inner = _with_value(container[step] if step < count else None, rest, value, origin)
    return [*container[:step], *([] if inner is None else [inner]), *container[step + 1 :]]


def _at_override(origin: str, finding: Finding) -> Finding:
    return Finding(finding.rule, finding.message, Place(origin, 1, 1, 1, 1))


def _without_nulls(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _invalid_override(message: str) -> UsageError:
    return UsageError(Finding("bad-setting", message))
