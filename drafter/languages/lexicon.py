"""The lexicon of a language: words and phrases without grammar, read from its `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

FOLDER = Path(__file__).parent
# The beginning of a source that is not a document: the word is own knowledge.
UNCONFIRMED = "own knowledge"


class Lexicon(Struct, frozen=True):
    """The words of one language. Every key of `words.yaml` is a field; fields with a default may be missing.

    The mappings use the ids of the input, such as `security-council` or `charge-d-affaires`. `signature` is the order
    of a signature: `signed`, `name` and `lines`. `articles` are those before an office. `fixed` are the words that
    templates print. `forms` are words that only the grammar of this language uses. `sources` names the document that
    shows a word, by its path such as `kinds.letter`; or it begins with UNCONFIRMED.

    `masthead_organs` are the organs that the masthead prints in another form than a text. `reader` names a person who
    can confirm the words of the language, such as "a reader of Chinese". `colon` is before a title of a sub-item.
    """

    united_nations: str
    signed: str
    signature: tuple[str, ...]
    articles: tuple[str, ...]
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
    addressees: Mapping[str, Any]
    attached: Mapping[str, str]
    notes: Mapping[str, str]
    sessions: Mapping[str, str]
    agenda: Mapping[str, Mapping[str, str]]
    fixed: Mapping[str, str]
    forms: Mapping[str, Any] = {}
    sources: Mapping[str, str] = {}
    masthead_organs: Mapping[str, str] = {}
    reader: str = ""
    colon: str = ": "

    def is_unconfirmed(self, path: str) -> bool:
        """True if no document at hand shows the word at that path of `words.yaml`."""
        return self.sources.get(path, "").startswith(UNCONFIRMED)


@cache
def load_lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language; raises TypeError if its table has a missing or an unknown key."""
    import yaml

    with (FOLDER / code / "words.yaml").open("rb") as file:
        data = yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return Lexicon(**{**data, **{key: tuple(data[key]) for key in ("months", "signature", "articles")}})
