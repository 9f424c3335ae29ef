"""The languages that Drafter knows: one folder each, loaded when first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from drafter.languages.protocol import Language

FOLDER = Path(__file__).parent


def available_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder with a grammar."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/grammar.py")))


@cache
def load_language(code: str) -> Language:
    """Return the language of a folder; LookupError when there is none."""
    from importlib import import_module

    if code not in available_languages():
        raise LookupError(f"The language {code} has no grammar yet; there are: {', '.join(available_languages())}.")
    return cast(Language, import_module(f"drafter.languages.{code}.grammar").LANGUAGE)
