"""Values given on the command line over those of the file: `--set signatories.0.given=Ann`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from drafter.errors import Finding, InvalidLetter, Place, WrongUsage
from drafter.limits import MAX_YAML_DEPTH
from drafter.source.characters import unprintable
from drafter.source.reading import read_value
from drafter.source.tree import Path, Source, dotted


def with_values(source: Source, settings: Sequence[tuple[str, str]]) -> Source:
    """The source with each dotted key set to a YAML value, or taken out by null; raises WrongUsage, InvalidLetter."""
    for key, value in settings:
        if message := unprintable(key):
            raise _refused(f"--set: {message}")
        source = _with_value(source, dotted(key), value, f"--set {key}")
    return source


def _with_value(source: Source, path: Path, value: str, origin: str) -> Source:
    if len(path) > MAX_YAML_DEPTH:
        raise _refused(f"--set: a letter holds at most {MAX_YAML_DEPTH} levels; this key names {len(path)}.")
    try:
        given = read_value(value, origin) if value.strip() else ""
    except InvalidLetter as error:
        raise InvalidLetter(*(_said_of(origin, found) for found in error.findings)) from None
    data = _put(source.data, path, given, origin)
    nodes, keys = (
        {at: node for at, node in known.items() if at[: len(path)] != path} for known in (source.nodes, source.keys)
    )
    origins = {at: said for at, said in source.origins.items() if at[: len(path)] != path}
    return replace(source, data=data, nodes=nodes, keys=keys, origins={**origins, path: origin})


def _put(holder: Any, path: Path, value: Any, origin: str) -> Any:
    """The holder with the value at a path in it; lists and mappings on the way are made where there are none."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    holder = ([] if isinstance(step, int) else {}) if holder is None else holder
    if isinstance(holder, dict):
        return _without_nothing({**holder, str(step): _put(holder.get(str(step)), rest, value, origin)})
    if not isinstance(holder, list):
        raise _refused(f"{origin}: `{step}` cannot be put into a text; set the whole value.")
    if not isinstance(step, int) or step > len(holder):
        raise _refused(f"{origin}: a list of {len(holder)} has the places 0 to {len(holder)}, not `{step}`.")
    inner = _put(holder[step] if step < len(holder) else None, rest, value, origin)
    return [*holder[:step], *([] if inner is None else [inner]), *holder[step + 1 :]]


def _said_of(origin: str, found: Finding) -> Finding:
    return Finding(found.rule, found.message, Place(origin, 1, 1, 1, 1))


def _without_nothing(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _refused(message: str) -> WrongUsage:
    return WrongUsage(Finding("bad-setting", message))
