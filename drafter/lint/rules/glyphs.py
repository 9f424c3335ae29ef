"""Letters that the typeface has not: Word takes them from another face, and a PDF cannot be made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from drafter.lint.authorities import PRACTICE
from drafter.lint.case import Case
from drafter.lint.rule import WARNING, Hit, body, rule
from drafter.lint.rules.hidden import values
from drafter.source.hidden import hidden
from drafter.tables import packaged

# Letters of languages that are set in these letters; that of the others has another typeface.
_LANGUAGES = ("en", "fr", "es", "ru")
_COMMON = re.compile("[^\n\t -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026]")


@rule(
    "missing-glyph",
    WARNING,
    "The face has a sign for every character.",
    PRACTICE,
    bad=body("The clubs of Iceland and Malta (冰島) have met."),
    good=body("The clubs of Iceland and Malta (Ísland) have met."),
    languages=_LANGUAGES,
)
def missing_glyph(case: Case) -> Iterable[Hit]:
    for source, path, text in values(case):
        if _COMMON.search(text):
            unseen = {index for found in hidden(text) for index in range(found.start, found.end)}
            for found in _missing().finditer(text):
                first = next((index for index in range(*found.span()) if index not in unseen), None)
                if first is not None:
                    sign = text[first]
                    name = f"U+{ord(sign):04X}, {unicodedata.name(sign, 'a character without a name')}"
                    message = f"The typeface has no “{sign}” ({name}); Word takes another, and a PDF cannot be made."
                    yield Hit(source, path, message, first, found.end())


@cache
def _missing() -> re.Pattern[str]:
    """Runs of characters that no face of Liberation Serif has, which are those of Times New Roman and more."""
    table = packaged(Path(__file__).with_name("letters.csv"))
    ranges = (f"\\U{row['first']:0>8}-\\U{row['last']:0>8}" for row in table)
    return re.compile(f"[^\\n\\t\\u200b-\\u200f\\ufe0f{''.join(ranges)}]+")
