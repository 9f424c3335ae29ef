"""Check settings against their model: errors at each empty key and at each value that does not fit."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drafter.diagnostics import Finding
from drafter.errors import InvalidTemplateError
from drafter.files import Model, convert
from drafter.settings.layers import Layers
from drafter.source import format_path


def read_as(layers: Layers, model: type[Model]) -> Model:
    """Return the settings as a model; raise InvalidTemplateError with all errors in them."""
    data = layers.data
    try:
        result = convert(data, model, strict=False)
        problems = list(_empty_keys(layers))
    except (msgspec.ValidationError, OverflowError):
        from drafter.settings.problems import find_problems

        problems = [*find_problems(layers, data, model), *_empty_keys(layers)] or [
            layers.finding("The file is not complete; compare docs/templates.md.")
        ]
    if problems:
        raise InvalidTemplateError(*problems)
    return result


def _empty_keys(layers: Layers) -> Iterator[Finding]:
    for source in layers.sources:
        for path in source.empty_keys():
            message = f"`{format_path(path)}` has no value; write one, or remove the key."
            yield source.finding(layers.rule, message, place=source.key_place(path))
