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

FOLDER = Path(__file__).parent


def available_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a grammar."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/grammar.py")))


@cache
def load_language(code: str) -> Language:
    """Return the `LANGUAGE` of a folder; raises LookupError if the language has no grammar."""
    from importlib import import_module

    if code not in available_languages():
        raise LookupError(f"`{code}` is not available yet; write one of {', '.join(available_languages())}.")
    return cast("Language", import_module(f"drafter.languages.{code}.grammar").LANGUAGE)
