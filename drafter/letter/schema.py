"""The JSON Schema of a letter, made from the model."""

from __future__ import annotations

from typing import Any

import msgspec

from drafter.letter.model import Letter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema as a mapping: every key with its type, bounds and description."""
    made = msgspec.json.schema(Letter)
    return {"$schema": DIALECT, "title": "A United Nations letter", **made}
