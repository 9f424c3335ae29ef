"""Rule on characters that the font does not contain.

Word uses another font for them, and Drafter cannot write a PDF.
"""

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

# Languages whose letters are set in this font; letters in other languages have another.
_LANGUAGES = ("en", "fr", "es", "ru")
_COMMON = re.compile("[^\n\t -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026]")


@rule(
    "missing-glyph",
    WARNING,
    "Use only characters that the font contains.",
    PRACTICE,
    bad=body_example("The clubs of Iceland and Malta (冰島) have met."),
    good=body_example("The clubs of Iceland and Malta (Ísland) have met."),
    languages=_LANGUAGES,
)
def missing_glyph(context: LintContext) -> Iterable[Match]:
    for source, path, text in values(context):
        if _COMMON.search(text):
            invisible = {index for found in find_invisible(text) for index in range(found.start, found.end)}
            for match in _missing().finditer(text):
                first = next((index for index in range(*match.span()) if index not in invisible), None)
                if first is not None:
                    character = text[first]
                    name = f"U+{ord(character):04X}, {unicodedata.name(character, 'unnamed')}"
                    message = f"The font has no glyph for “{character}” ({name}); use another character for the PDF."
                    yield Match(source, path, message, first, match.end())


@cache
def _missing() -> re.Pattern[str]:
    """Return the pattern of runs of characters that no font of Liberation Serif contains.

    These fonts contain the characters of Times New Roman and more.
    """
    table = packaged(Path(__file__).with_name("times_glyphs.csv"))
    ranges = (f"\\U{row['first']:0>8}-\\U{row['last']:0>8}" for row in table)
    return re.compile(f"[^\\n\\t\\u200b-\\u200f\\ufe0f{''.join(ranges)}]+")
