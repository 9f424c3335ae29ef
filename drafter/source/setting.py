"""Values given on the command line over those of the file: `--set signatories.0.given=Ann`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from drafter.errors import Finding, InvalidLetter, Place, WrongUsage
from drafter.source.reading import read
from drafter.source.tree import Path, Source, dotted


def with_values(source: Source, settings: Sequence[tuple[str, str]]) -> Source:
    """The source with each dotted key set to a YAML value; raises WrongUsage where there is no such place."""
    for key, value in settings:
        source = _with_value(source, dotted(key), value, f"--set {key}")
    return source


def _with_value(source: Source, path: Path, value: str, origin: str) -> Source:
    try:
        given = read(f"value: {value}" if value.strip() else "value: ''", origin).data.get("value")
    except InvalidLetter as error:
        messages = (found._replace(place=Place(origin, 1, 1, 1, 1)) for found in error.findings)
        raise InvalidLetter(*messages) from None
    data = _put(source.data, path, given, origin)
    nodes = {at: node for at, node in source.nodes.items() if at[: len(path)] != path}
    return replace(source, data=data, nodes=nodes, origins={**source.origins, path: origin})


def _put(holder: Any, path: Path, value: Any, origin: str) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int) and isinstance(holder, list) and step <= len(holder):
        inner = _put(holder[step] if step < len(holder) else {}, rest, value, origin)
        return [*holder[:step], inner, *holder[step + 1 :]]
    if isinstance(holder, dict):
        return {**holder, str(step): _put(holder.get(str(step), {}), rest, value, origin)}
    message = f"{origin}: there is no list or mapping to put `{step}` into."
    raise WrongUsage(Finding("bad-setting", message))
