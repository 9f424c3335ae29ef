"""Rules for single characters: invisible ones, those that change the direction, and those missing from the font.

For a character that the font does not contain, Word uses another font. The PDF needs a font for its script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.source import KeyPath, Source
from drafter.source.invisible import InvisibleCharacter, find_invisible
from drafter.source.tree import walk_values
from drafter.tables import packaged

if TYPE_CHECKING:
    from drafter.unicode_scripts import Script

_BIDI = "Unicode Technical Report 36, 2; Unicode Standard Annex 9"
# Languages whose letters are set in this font; letters in other languages have another.
_LANGUAGES = ("en", "fr", "es", "ru")
# Characters of two or three bytes in UTF-8, as Windows-1252 and Latin-1 show them: Ã©, â€™. A word in capitals can end
# with Ã or Â.
_MISREAD = (
    "(?<![A-Z\u00c0-\u00de])(?:\u00c3[\u0080-\u009f\u00a1-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|\u00c2[\u00a0-\u00bf])"
    "|\u00e2\u20ac\\S|\u00e2\u0080[\u0080-\u00bf]|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd"
)
_COMMON = re.compile("[^\n\t -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026]")


@rule(
    "invisible",
    WARNING,
    "Remove invisible characters.",
    PRACTICE,
    bad='body: "The clubs\\u200b have met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
    suggested=True,
)
def invisible(context: LintContext) -> Iterable[Match]:
    for source, path, character in _invisible_characters(context):
        if not character.turns:
            message = f"Remove this invisible character ({character.name})."
            yield Match(source, path, message, character.start, character.end, "")


@rule(
    "direction",
    WARNING,
    "Remove characters that change the direction of a text.",
    _BIDI,
    bad='body: "The clubs \\u202ehave met.\\n\\n{{ circulation_request }}"\n',
    good=body_example("The clubs have met."),
)
def direction(context: LintContext) -> Iterable[Match]:
    for source, path, character in _invisible_characters(context):
        if character.turns:
            message = f"{character.name} changes the direction, so that readers see another text; remove it."
            yield Match(source, path, message, character.start, character.end)


def _invisible_characters(context: LintContext) -> Iterator[tuple[Source, KeyPath, InvisibleCharacter]]:
    for source, path, text in _values(context):
        yield from ((source, path, character) for character in find_invisible(text))


@lru_cache(maxsize=1)
def _values(context: LintContext) -> tuple[tuple[Source, KeyPath, str], ...]:
    """Return every string of a letter: its values, and the texts of files next to it."""
    files = ((text.source, text.path, text.text) for text in context.texts if text.source is not context.source)
    return (*((context.source, path, text) for path, text in walk_values(context.source.data)), *files)


@rule(
    "wrong-encoding",
    WARNING,
    "Type characters again that a program read in the wrong encoding.",
    PRACTICE,
    bad=body_example("The clubs of CÃ´te dâ€™Ivoire have met."),
    good=body_example("The clubs of Côte d’Ivoire have met."),
)
def wrong_encoding(context: LintContext) -> Iterable[Match]:
    for source, path, text in _values(context):
        for found in re.finditer(_MISREAD, text) if not text.isascii() else ():
            meant = _as_utf_8(found[0])
            if meant:
                message = f"“{found[0]}” is “{meant}” that was read in the wrong encoding; type it again."
                yield Match(source, path, message, *found.span())


def _as_utf_8(text: str) -> str | None:
    """Return the characters that were read as Windows-1252 or Latin-1 instead of UTF-8; None if they are others."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


@rule(
    "missing-glyph",
    WARNING,
    "Use only characters that the font contains.",
    PRACTICE,
    bad=body_example("The clubs of Iceland and Malta (🚣) have met."),
    good=body_example("The clubs of Iceland and Malta (Ísland) have met."),
    languages=_LANGUAGES,
)
def missing_glyph(context: LintContext) -> Iterable[Match]:
    for source, path, text in _values(context):
        if _COMMON.search(text):
            skipped = {index for found in find_invisible(text) for index in range(found.start, found.end)}
            for start, end, script in _missing_words(text, skipped):
                if script is None or not context.has_font(script.code):
                    yield Match(source, path, _missing_message(text[start:end], script), start, end)


def _missing_words(text: str, skipped: Container[int]) -> Iterator[tuple[int, int, Script | None]]:
    """Yield the start and end of each sequence of missing characters; of a script, the words in it."""
    from drafter.unicode_scripts import script_of

    at = 0
    while match := _missing().search(text, at):
        first = next((index for index in range(*match.span()) if index not in skipped), None)
        at = match.end()
        if first is not None:
            script = script_of(text[first])
            words = script.pattern.match(text, first) if script else None
            at = words.end() if words else next((i for i in range(first, at) if script_of(text[i])), at)
            yield first, at, script


def _missing_message(words: str, script: Script | None) -> str:
    if script is not None:
        return f"No font for {script.name} is installed, and the PDF needs one for “{words}”; see `drafter doctor`."
    name = f"U+{ord(words[0]):04X}, {unicodedata.name(words[0], 'unnamed')}"
    return f"The font has no glyph for “{words[0]}” ({name}); use another character for the PDF."


@cache
def _missing() -> re.Pattern[str]:
    """Return the pattern of runs of characters that no font of Liberation Serif contains, without those not printed.

    These fonts contain the characters of Times New Roman and more. A no-break hyphen (U+2011) prints as a hyphen.
    """
    table = packaged(Path(__file__).with_name("times_glyphs.csv"))
    ranges = (f"\\U{row['first']:0>8}-\\U{row['last']:0>8}" for row in table)
    return re.compile(f"[^\\n\\t\\u200b-\\u200f\\u2011\\ufe0f{''.join(ranges)}]+")
