"""Scripts other than Latin: which characters belong to them, and how Word sets them.

Uses the standard library only, because `drafter doctor` runs before any library is installed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

# The kind of the scripts of Chinese, Japanese and Korean.
EAST_ASIAN = "eastAsia"
# Languages of letters whose own script is in the table; text in it is not foreign.
_OWN_SCRIPTS = {"ar": "Arab", "zh": "Hani", "ru": "Cyrl"}
# Most texts contain only common Latin letters, punctuation and symbols; they are not searched for each script. Python
# takes longer to compile longer ranges: the ranges that are excluded here take 0.1 ms, all others 6 ms.
_FOREIGN = re.compile("[^\x00-\u036f\u2000-\u22ff]")


# Latin, Greek and Cyrillic words and numbers, with what is between them; and a symbol without its number: A/80/L.…
_WORD = "0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff"
# Compiled at its first use, because long ranges take milliseconds.
_LATIN_WORDS = f"[{_WORD}](?:[^\u2e80-\uffef\U00010000-\U0010ffff]*[{_WORD}%)])?(?:/…|(?<=L)\\.…)?"


class Script(NamedTuple):
    """A script of the Unicode Standard.

    `kind` is Word's kind of font for it: eastAsia, cs (complex), rtl (complex, from right to left), or "" for the font
    of Latin text. `language` is the language that most often uses it, as a tag of Word; it and `word_font` are "" for
    the scripts of Times New Roman.
    """

    code: str
    name: str
    kind: str
    language: str
    word_font: str
    pattern: re.Pattern[str]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a table that comes with Drafter; return a mapping from column to cell for each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def scripts() -> tuple[Script, ...]:
    """Return the scripts of unicode_scripts.csv, in its order."""
    return tuple(
        Script(row["script"], row["name"], row["kind"], row["language"], row["word_font"], _pattern(row["ranges"]))
        for row in read_rows(Path(__file__).with_suffix(".csv"))
    )


def own_script(language: str) -> str:
    """Return the code of the script of a language, such as Arab; "" for Latin."""
    return _OWN_SCRIPTS.get(language, "")


def script_of(character: str) -> Script | None:
    """Return the script of a character; None for Latin letters, digits, punctuation and symbols."""
    if not _FOREIGN.match(character):
        return None
    return next((script for script in scripts() if script.pattern.match(character)), None)


def foreign_scripts(texts: Iterable[str], language: str) -> tuple[Script, ...]:
    """Return the scripts in texts of a letter, except Latin and the script of the letter's own language."""
    foreign = "".join(text for text in texts if _FOREIGN.search(text))
    return tuple(script for script in _other_than(language) if foreign and script.pattern.search(foreign))


def split_ideographs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in Chinese, with True for Latin words and numbers.

    Punctuation inside a part of Latin words belongs to it, such as an apostrophe; that at its ends does not, except the
    bracket in 2139(2014).
    """
    at = 0
    for match in re.finditer(_LATIN_WORDS, text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def split_by_script(text: str, language: str) -> Iterator[tuple[str, Script | None]]:
    """Yield the parts of a text with their foreign scripts.

    The script is None for Latin, Greek and Cyrillic, which share a font, and for the letter's own script. Spaces and
    punctuation between two words of a script belong to it.
    """
    at = 0
    for start, end, script in _foreign_parts(text, language) if _FOREIGN.search(text) else ():
        if start > at:
            yield text[at:start], None
        yield text[start:end], script
        at = end
    if at < len(text):
        yield text[at:], None


def _foreign_parts(text: str, language: str) -> list[tuple[int, int, Script]]:
    return sorted(
        (
            (*match.span(), script)
            for script in _other_than(language)
            if script.language
            for match in script.pattern.finditer(text)
        ),
        key=lambda part: part[:2],
    )


def _other_than(language: str) -> tuple[Script, ...]:
    return tuple(script for script in scripts() if script.code != _OWN_SCRIPTS.get(language))


def _pattern(ranges: str) -> re.Pattern[str]:
    """Return the pattern of words of a script, with the spaces and punctuation between them."""
    edges = (part.split("-") for part in ranges.split())
    letters = "[" + "".join(f"\\U{first:0>8}-\\U{last:0>8}" for first, last in edges) + "\u200c\u200d]"
    first = letters.replace("\u200c\u200d", "")
    return re.compile(f"{first}{letters}*(?:[^\\w\\n\\t]+{first}{letters}*)*")
