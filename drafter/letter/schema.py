"""The JSON Schema of a letter, made from the model."""

from __future__ import annotations

from typing import Any

import msgspec

from drafter.letter.model import DIGITS, Letter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema as a mapping: every key with its type, bounds and description."""
    made = _with_numbers(msgspec.json.schema(Letter))
    return {"$schema": DIALECT, "title": "A United Nations letter", **made}


def _with_numbers(part: Any) -> Any:
    """The schema where text of figures may be a number, as `number: 34` is to an editor."""
    if isinstance(part, list):
        return [_with_numbers(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _with_numbers(value) for key, value in part.items() if key != DIGITS}
    return {**inner, "type": ["string", "integer"]} if part.get(DIGITS) is True else inner
