"""Letters that the typeface has not: Word takes them from another face, and a PDF cannot be made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.lint.rules.invisible import values
from drafter.source.invisible import find_invisible
from drafter.tables import packaged

# Letters of languages that are set in these letters; that of the others has another typeface.
_LANGUAGES = ("en", "fr", "es", "ru")
_COMMON = re.compile("[^\n\t -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026]")


@rule(
    "missing-glyph",
    WARNING,
    "The face has a sign for every character.",
    PRACTICE,
    bad=body_example("The clubs of Iceland and Malta (冰島) have met."),
    good=body_example("The clubs of Iceland and Malta (Ísland) have met."),
    languages=_LANGUAGES,
)
def missing_glyph(context: LintContext) -> Iterable[Match]:
    for source, path, text in values(context):
        if _COMMON.search(text):
            unseen = {index for found in find_invisible(text) for index in range(found.start, found.end)}
            for found in _missing().finditer(text):
                first = next((index for index in range(*found.span()) if index not in unseen), None)
                if first is not None:
                    character = text[first]
                    name = f"U+{ord(character):04X}, {unicodedata.name(character, 'a character without a name')}"
                    message = (
                        f"The typeface has no “{character}” ({name}); Word takes another, and a PDF cannot be made."
                    )
                    yield Match(source, path, message, first, found.end())


@cache
def _missing() -> re.Pattern[str]:
    """Runs of characters that no face of Liberation Serif has, which are those of Times New Roman and more."""
    table = packaged(Path(__file__).with_name("times_glyphs.csv"))
    ranges = (f"\\U{row['first']:0>8}-\\U{row['last']:0>8}" for row in table)
    return re.compile(f"[^\\n\\t\\u200b-\\u200f\\ufe0f{''.join(ranges)}]+")
