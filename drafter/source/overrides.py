"""Values given on the command line over those of the file: `--set signatories.0.given=Ann`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, UsageError
from drafter.limits import MAX_YAML_DEPTH
from drafter.source.decode import find_unprintable
from drafter.source.load import parse_value
from drafter.source.tree import KeyPath, Source, format_key


def apply_overrides(source: Source, settings: Sequence[tuple[str, str]]) -> Source:
    """The source with each dotted key set to a YAML value, or taken out by null; raises UsageError, InvalidLetterError."""
    for key, value in settings:
        if message := find_unprintable(key):
            raise _invalid_override(f"--set: {message}")
        source = _apply_override(source, format_key(key), value, f"--set {key}")
    return source


def _apply_override(source: Source, path: KeyPath, value: str, origin: str) -> Source:
    if len(path) > MAX_YAML_DEPTH:
        raise _invalid_override(f"--set: a letter holds at most {MAX_YAML_DEPTH} levels; this key names {len(path)}.")
    try:
        given = parse_value(value, origin) if value.strip() else ""
    except InvalidLetterError as error:
        raise InvalidLetterError(*(_at_override(origin, found) for found in error.findings)) from None
    data = _put(source.data, path, given, origin)
    nodes, keys = (
        {at: node for at, node in known.items() if at[: len(path)] != path} for known in (source.nodes, source.keys)
    )
    origins = {at: said for at, said in source.origins.items() if at[: len(path)] != path}
    return replace(source, data=data, nodes=nodes, keys=keys, origins={**origins, path: origin})


def _put(holder: Any, path: KeyPath, value: Any, origin: str) -> Any:
    """The holder with the value at a path in it; lists and mappings on the way are made where there are none."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    holder = ([] if isinstance(step, int) else {}) if holder is None else holder
    if isinstance(holder, dict):
        return _without_nulls({**holder, str(step): _put(holder.get(str(step)), rest, value, origin)})
    if not isinstance(holder, list):
        raise _invalid_override(f"{origin}: `{step}` cannot be put into a text; set the whole value.")
    if not isinstance(step, int) or step > len(holder):
        raise _invalid_override(f"{origin}: a list of {len(holder)} has the places 0 to {len(holder)}, not `{step}`.")
    inner = _put(holder[step] if step < len(holder) else None, rest, value, origin)
    return [*holder[:step], *([] if inner is None else [inner]), *holder[step + 1 :]]


def _at_override(origin: str, found: Finding) -> Finding:
    return Finding(found.rule, found.message, Place(origin, 1, 1, 1, 1))


def _without_nulls(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _invalid_override(message: str) -> UsageError:
    return UsageError(Finding("bad-setting", message))
