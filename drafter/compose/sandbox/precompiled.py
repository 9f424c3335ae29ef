"""The built-in templates as the Python code that Jinja makes of them, generated for one version of Jinja.

`make precompiled` writes the code. A template with other text, or another version of Jinja: compiled as always. The
code holds the same counting and the same restrictions, for it is what the restricted environment generates.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

GENERATED = Path(__file__).with_name("precompiled.json")


class PrecompiledTemplates(BytecodeCache):
    """Gives Jinja the code of the templates that it would only compile to the same code; stores nothing."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the bucket of a template, with its code where that was generated from this very text."""
        bucket = Bucket(environment, name, self.get_source_checksum(source))
        code = _generated().get((name, bucket.checksum))
        if code is not None:
            bucket.code = compile(code, filename or "<template>", "exec")
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Leave out what Jinja has compiled."""


@cache
def _generated() -> Mapping[tuple[str, str], str]:
    """Return the code of each template by its name and the digest of its text; none for another version of Jinja."""
    generated = json.loads(GENERATED.read_bytes())
    if generated["jinja2"] != vars(jinja2).get("__version__"):
        return {}
    return {(one["name"], one["source"]): "\n".join(one["code"]) for one in generated["templates"]}
