"""Settings from one or more YAML files: the values of later files replace single values of earlier ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, InvalidTemplateError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_TEMPLATE_YAML_BYTES, MAX_TEMPLATE_YAML_DEPTH
from drafter.source import KeyPath, Source, parse_yaml

# The reader of YAML is that of letters, and names a letter in some of its messages.
_LETTER = r"\b[Aa] letter\b"


class Layers(Struct, frozen=True):
    """The files of some settings, the most general first; findings have the id `rule`."""

    rule: str
    sources: tuple[Source, ...]

    @property
    def data(self) -> dict[str, Any]:
        """The merged values; every value is a text, a list or a mapping."""
        merged: dict[str, Any] = {}
        for source in self.sources:
            merged = _merge(merged, source.data)
        return merged

    def finding(self, message: str, path: KeyPath = (), at_key: bool = False, fix: str | None = None) -> Finding:
        """Return a finding at the value of a path, or at its key, in the last file that sets it."""
        for length in range(len(path), 0, -1):
            for source in reversed(self.sources):
                if path[:length] in source.nodes or path[:length] in source.keys:
                    place = source.place(path[:length])
                    if (at_key and length == len(path)) or path[:length] not in source.nodes:
                        place = source.key_place(path[:length])
                    return source.finding(self.rule, message, place=place, fix=fix)
        return self.sources[-1].finding(self.rule, message, fix=fix, place=Place(self.sources[-1].name, 1, 1, 1, 1))

    def error(self, message: str, path: KeyPath = ()) -> InvalidTemplateError:
        """Return an error at the value of a path."""
        return InvalidTemplateError(self.finding(message, path))


def read_layers(rule: str, paths: Sequence[Path]) -> Layers:
    """Read the files; raise InvalidTemplateError, with findings of the id `rule`, if one cannot be read."""
    return Layers(rule, tuple(_read(rule, path) for path in paths))


def _read(rule: str, path: Path) -> Source:
    name = f"{path.parent.name}/{path.name}"
    try:
        data = read_within(path.parent, path.name, MAX_TEMPLATE_YAML_BYTES, "template")
    except UnreadableError as error:
        message = f"The file cannot be read: {error}"
        raise InvalidTemplateError(Finding(rule, message, Place(name, 1, 1, 1, 1))) from None
    try:
        source = parse_yaml(data, name)
    except InvalidLetterError as error:
        if any(finding.rule == "empty" for finding in error.findings):
            return Source(name, "", {})
        raise InvalidTemplateError(*(_reworded(rule, finding) for finding in error.findings)) from None
    for at in source.nodes:
        if len(at) >= MAX_TEMPLATE_YAML_DEPTH:
            message = f"The nesting is deeper than {MAX_TEMPLATE_YAML_DEPTH} levels; write fewer lists and mappings."
            raise InvalidTemplateError(source.finding(rule, message, at))
    return source


def _reworded(rule: str, finding: Finding) -> Finding:
    message = finding.message
    if finding.rule == "not-a-letter":
        message = "The file consists of keys and values, for example `title: My template`."
    return finding._replace(rule=rule, message=re.sub(_LETTER, "this file", message))


def _merge(base: Mapping[str, Any], override: Mapping[str, Any]) -> dict[str, Any]:
    merged = {
        key: _merge(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in override.items()
    }
    return {**base, **merged}
