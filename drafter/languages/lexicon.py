"""The lexicon of a language: words and phrases without grammar, read from its `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

FOLDER = Path(__file__).parent


class Lexicon(Struct, frozen=True):
    """The words of one language. Every key of `words.yaml` is a field, and every field a key.

    The mappings use the ids of the input, such as `security-council` or `charge-d-affaires`.
    """

    united_nations: str
    signed: str
    draft_mark: str
    original: str
    job_letter: str
    direction: str
    distribution: Mapping[str, str]
    organs: Mapping[str, str]
    languages: Mapping[str, str]
    months: tuple[str, ...]
    kinds: Mapping[str, str]
    offices: Mapping[str, Mapping[str, Any]]
    addressees: Mapping[str, str]
    attached: Mapping[str, str]
    notes: Mapping[str, str]
    sessions: Mapping[str, str]
    agenda: Mapping[str, Mapping[str, str]]


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language; raises TypeError if its table has a missing or an unknown key."""
    import yaml

    with (FOLDER / code / "words.yaml").open("rb") as file:
        data = yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return Lexicon(**{**data, "months": tuple(data["months"])})
