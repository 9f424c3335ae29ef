"""The languages of the United Nations, one folder each.

Lives here: the protocol of a language with its inputs (`protocol`), and the tables that every language has: words
(`lexicon`) and names of States (`names`). To add a language, write a folder named by its code with `words.yaml`,
`states.csv` and a `grammar.py` whose `LANGUAGE` implements the protocol. `load_language` finds it.
May import: suggest, tables, un, and from markup only quotation marks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from drafter.languages.protocol import Language

WESTERN = "western"
FOLDER = Path(__file__).parent


def available_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a grammar."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/grammar.py")))


@cache
def load_language(code: str, digits: str = WESTERN) -> Language:
    """Return the `LANGUAGE` of a folder, or its `OTHER_DIGITS` if dates have other digits than western ones.

    Raises LookupError if the language has no grammar, or no such digits.
    """
    from importlib import import_module

    if code not in available_languages():
        raise LookupError(f"`{code}` is not available yet; write one of {', '.join(available_languages())}.")
    grammar = import_module(f"drafter.languages.{code}.grammar")
    if digits == WESTERN:
        return cast("Language", grammar.LANGUAGE)
    if digits not in getattr(grammar, "OTHER_DIGITS", {}):
        raise LookupError(f"`digits: {digits}` is for letters in Arabic only; remove it.")
    return cast("Language", grammar.OTHER_DIGITS[digits])
